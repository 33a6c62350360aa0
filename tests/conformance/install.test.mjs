// What `cmake --install` leaves, and what others build on it: the library by CMake and by pkg-config, from a folder that was moved.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const build = process.env.REDRESS_BUILD ?? join(root, 'build/release');
const folder = mkdtempSync(join(tmpdir(), 'redress-install-'));
const prefix = join(folder, 'there');
const program = join(prefix, 'bin/redress');

function run(command, args, { input, code = 0, env = {} } = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder, input, encoding: 'utf8', timeout: 240_000, env: { ...process.env, ...env },
  });
  assert.equal(status, code, `${command} ${args.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}

const draft = '{"text": "my parcel still has not arrived",\n      "language": "en", "received": "2026-11-20T10:00:00Z"}';

before(() => {
  run('cmake', ['--install', build, '--prefix', join(folder, 'first')]);
  renameSync(join(folder, 'first'), prefix);
  run(program, ['compile', '--policy', 'general', '--out', 'general.bundle']);
  writeFileSync(join(folder, 'draft.json'), draft);
});
after(() => rmSync(folder, { recursive: true }));

test('program, pages, completions, unit, licences and library are where they are looked for', () => {
  const commands = readdirSync(join(prefix, 'share/man/man1'));
  assert.ok(commands.includes('redress.1.gz') && commands.includes('redress-serve.1.gz'));
  for (const path of [
    'share/bash-completion/completions/redress', 'share/zsh/vendor-completions/_redress', 'share/fish/vendor_completions.d/redress.fish',
    'lib/systemd/system/redress.service', 'share/doc/redress/LICENSE', 'share/doc/redress/THIRD_PARTY_NOTICES',
    'include/redress_c.h', 'include/redress/redress.hpp', 'share/doc/redress/examples/nginx.conf',
  ]) assert.ok(existsSync(join(prefix, path)), path);
  const notices = readFileSync(join(prefix, 'share/doc/redress/THIRD_PARTY_NOTICES'), 'utf8');
  for (const name of ['ICU', 'Abseil', 'Boost', 'brotli', 'CLI11', 'JSON for Modern C++', 'SQLite', 'zlib']) {
    assert.match(notices, new RegExp(`^-{72}\n${name.replaceAll('+', '\\+')}.*\n-{72}\n\n\\S`, 'm'));
  }
  const page = join(root, 'web/dist');
  if (existsSync(page)) {
    assert.deepEqual(readdirSync(join(prefix, 'share/redress/web')), readdirSync(page).filter((name) => !['demo', 'types', 'LICENSE'].includes(name)));
  }
});

test('by CMake: the whole example of redress.hpp', () => {
  const header = readFileSync(join(prefix, 'include/redress/redress.hpp'), 'utf8');
  const example = [...header.matchAll(/^\/\/ {3}(.*)$/gm)].map(([, line]) => line).join('\n');
  assert.match(example, /load_bundle[^]*assess_json[^]*validate_json/);
  const submission = '{"id":"6f1a1f0e-3c1c-4c7e-9d3a-0a2b3c4d5e6f","language":"en","text":"My parcel has not arrived.",'
    + '"category":"delivery.late","channel":"link","contact":{},"fields":{"order_number":"AB123456"}}';
  cpSync(join(root, 'tests/conformance/install'), join(folder, 'source'), { recursive: true });
  writeFileSync(join(folder, 'source/consumer.cpp'), `
    #include <redress/redress.hpp>
    #include <fstream>
    #include <iostream>
    #include <iterator>
    using namespace redress;
    static std::string bytes_of(const char* path) {
      std::ifstream in(path, std::ios::binary);
      return {std::istreambuf_iterator<char>(in), {}};
    }
    static int fail(const std::string& message) { std::cerr << message; return 1; }
    static void print(const std::string& json) { std::cout << json << '\\n'; }
    static void store(const std::string& record) { std::cout << record << '\\n'; }
    int main() {
      const std::string submission = R"(${submission})";
      ${example}
    }`);
  run('cmake', ['-S', 'source', '-B', 'made', '-G', 'Ninja', `-DCMAKE_PREFIX_PATH=${prefix}`, '-DCMAKE_BUILD_TYPE=Release']);
  run('cmake', ['--build', 'made']);
  const [assessment, record] = run('made/consumer', []).split('\n');
  assert.equal(`${assessment}\n`, run(program, ['assess', '--policy', 'general'], { input: draft }));
  const verdict = run(program, ['validate', '--policy', 'general', '--now', '2026-11-20T10:02:00Z'], { input: submission });
  assert.deepEqual(JSON.parse(record), JSON.parse(verdict).record);
});

test('by pkg-config: the C interface, from C', () => {
  const env = { PKG_CONFIG_PATH: join(prefix, 'lib/pkgconfig') };
  const flags = run('pkg-config', ['--cflags', '--libs', 'redress'], { env }).trim().split(/\s+/);
  run('gcc', ['-std=c11', '-Wall', '-Wextra', '-Wpedantic', '-Werror', join(root, 'tests/conformance/install/consumer.c'), '-o', 'consumer', ...flags]);
  const assessment = run('./consumer', ['general.bundle', 'draft.json']);
  assert.equal(`${assessment}\n`, run(program, ['assess', '--policy', 'general', 'draft.json']));
  writeFileSync(join(folder, 'bad.json'), '{"text":');
  assert.match(run('./consumer', ['general.bundle', 'bad.json'], { code: 2 }), /"code":"json\.syntax"/);
});

if (spawnSync('systemd-analyze', ['--version']).status === 0) {
  test('the units are valid, and the service closed as far as a service can be', (t) => {
    const examples = join(prefix, 'share/doc/redress/examples');
    const unit = join(prefix, 'lib/systemd/system/redress.service');
    const units = [unit, join(examples, 'redress-due.service'), join(examples, 'redress-due.timer')];
    // Its program lies where the unit says, though the folder was moved.
    for (const path of units) {
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll(join(folder, 'first'), prefix).replaceAll('/usr/bin/redress', program));
    }
    assert.equal(run('systemd-analyze', ['verify', '--man=no', ...units]), '');
    const told = run('systemd-analyze', ['security', '--offline=true', '--no-pager', '--threshold=15', unit]);
    t.diagnostic(/Overall exposure.*/.exec(told)[0]);
  });
}
