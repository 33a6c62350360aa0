// The npm package as a web developer gets it: packed, unpacked into a site's node_modules, and looked at from there.
import assert from 'node:assert/strict';
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const web = join(root, 'web');
const site = mkdtempSync(join(tmpdir(), 'redress-package-'));
const unpacked = join(site, 'node_modules/@redress/form');
const read = (path) => readFileSync(join(unpacked, path), 'utf8');
const json = (path) => JSON.parse(read(path));
let tarball;
let packed;

before(() => {
  // What is built already is packed: the tests beside this one read it.
  const options = ['pack', '--json', '--pack-destination', site];
  const [made] = JSON.parse(execFileSync('npm', options, { cwd: web, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }));
  tarball = join(site, made.filename);
  packed = made.files.map(({ path }) => path).sort();
  mkdirSync(unpacked, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', unpacked]);
  writeFileSync(join(site, 'package.json'), '{"type": "module"}');
});
after(() => rmSync(site, { recursive: true }));

// The file of a tool's command, as its package names it.
function tool(name, command) {
  const folder = join(web, 'node_modules', name);
  return join(folder, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).bin[command]);
}

function node(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: site, encoding: 'utf8' });
  assert.equal(status, 0, stdout + stderr);
  return stdout;
}

test('what is built is packed, without demo and playground, and all that package.json names is there', () => {
  const built = readdirSync(join(web, 'dist'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(web.length + 1))
    .filter((path) => !/^dist\/(demo|playground)\//.test(path));
  assert.deepEqual(packed, ['README.md', 'package.json', ...built].sort());

  const { exports, types, customElements, sideEffects, devDependencies, ...others } = json('package.json');
  const named = Object.values(exports).flatMap((one) => (typeof one === 'string' ? one : Object.values(one)));
  for (const path of [...named, ...sideEffects, types, customElements]) {
    assert.ok(packed.includes(path.replace(/^\.\//, '')), path);
  }
  assert.equal(others.dependencies, undefined);
  for (const hook of ['install', 'preinstall', 'postinstall', 'prepare']) assert.equal(others.scripts[hook], undefined);
});

test('the licences of what is in it come with it', () => {
  assert.match(read('dist/LICENSE'), /Apache License/);
  const notices = read('dist/THIRD_PARTY_NOTICES');
  for (const name of ["ICU, with Unicode's data", 'JSON for Modern C++', 'musl']) assert.ok(notices.includes(`\n${name}\n`), name);
  assert.match(notices, /UNICODE, INC. LICENSE AGREEMENT|Unicode, Inc\./i);
});

test('publint has nothing to say', () => {
  assert.match(node(tool('publint', 'publint'), 'run', tarball, '--strict'), /All good!/);
});

// esm-only: custom elements are for browsers, which have modules alone, and Node from 22 on requires them as they are. The three
// left out are no modules: a worker's script, the engine and a bundle, which a page fetches.
test('the types are right for every way to resolve them', async () => {
  const options = ['--profile', 'esm-only', '--no-definitely-typed', '--format', 'json'];
  const files = ['--exclude-entrypoints', 'worker.js', 'redress.wasm', 'general.bundle'];
  const { stdout } = await promisify(execFile)(process.execPath, [tool('@arethetypeswrong/cli', 'attw'), tarball, ...options, ...files], {
    cwd: site,
    maxBuffer: 1 << 26,
  });
  const { analysis } = JSON.parse(stdout);
  assert.ok(analysis.types);
  assert.deepEqual(Object.keys(analysis.entrypoints).sort(), [
    '.', './custom-elements.json', './define', './integrity.json', './package.json', './react', './redress.js',
  ]);
  const resolutions = Object.values(analysis.entrypoints).flatMap(({ resolutions: by }) => [by['node16-esm'], by.bundler]);
  for (const { resolution } of resolutions) assert.ok(resolution.isTypeScript || resolution.isJson);
});

test('a site’s program and React’s JSX, by React’s own types, are checked against the declarations', () => {
  for (const name of readdirSync(join(root, 'tests/conformance/package'))) {
    cpSync(join(root, 'tests/conformance/package', name), join(site, name));
  }
  symlinkSync(join(web, 'node_modules/@types'), join(site, 'node_modules/@types'));
  const files = ['consumer.ts', 'consumer.tsx'];
  for (const [name, resolution] of [['bundler', { module: 'esnext', moduleResolution: 'bundler' }], ['node', { module: 'nodenext' }]]) {
    const compilerOptions = {
      target: 'es2023', lib: ['es2023', 'dom', 'dom.iterable'], types: [], strict: true, noEmit: true, jsx: 'react-jsx',
      skipLibCheck: false, ...resolution,
    };
    writeFileSync(join(site, `${name}.json`), JSON.stringify({ compilerOptions, files }));
    node(tool('typescript', 'tsc'), '-p', `${name}.json`);
  }
});

test('plain Node imports both entry points, and the engine works there', () => {
  writeFileSync(join(site, 'program.js'), `
    import { readFile } from 'node:fs/promises';
    import { loadBundle, assess, validate, toRanges } from '@redress/form';
    import '@redress/form/define';
    import '@redress/form/react';
    const bundle = await readFile(new URL(import.meta.resolve('@redress/form/general.bundle')));
    const policy = await loadBundle(bundle);
    const text = 'My parcel still has not arrived.';
    const { category, promise } = assess({ text, language: 'en', channel: 'link', received: '2026-11-20T10:00:00Z' });
    const complaint = { id: crypto.randomUUID(), language: 'en', text, category, channel: 'link', contact: {}, fields: { order_number: 'AB123456' } };
    const { accepted, errors } = validate(complaint, '2026-11-20T10:00:00Z');
    policy.close();
    console.log(JSON.stringify({ category, due: promise.first_reply.due, accepted, errors, dom: typeof customElements }));
  `);
  const { category, due, accepted, errors, dom } = JSON.parse(node('program.js'));
  assert.equal(dom, 'undefined');
  assert.equal(category, 'delivery.late');
  assert.match(due, /^2026-11-2\dT/);
  assert.deepEqual({ accepted, errors }, { accepted: true, errors: [] });
});

test('integrity.json has the hash of every script and of the engine, as a browser reckons it', () => {
  const told = json('dist/integrity.json');
  const shipped = readdirSync(join(unpacked, 'dist')).filter((name) => /\.(js|wasm)$/.test(name));
  assert.deepEqual(Object.keys(told), shipped.sort());
  for (const [name, integrity] of Object.entries(told)) {
    const hash = createHash('sha384').update(readFileSync(join(unpacked, 'dist', name))).digest('base64');
    assert.equal(integrity, `sha384-${hash}`, name);
  }
});
