// native-cli/packaging/nginx.conf as it is installed, in a real nginx on this machine: only names, ports, paths of files and the user are
// changed.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './harness.mjs';

export const freePort = () => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

/** `changes` are pairs of what the file says and what it is to say: `{logs(), stop()}` once it listens. */
export async function startNginx(changes) {
  const folder = mkdtempSync(join(tmpdir(), 'redress-nginx-'));
  let site = readFileSync(join(root, 'native-cli/packaging/nginx.conf'), 'utf8');
  for (const [from, to] of [...changes, ['/var/log/nginx/redress.error.log', join(folder, 'site.log')]]) {
    // Or the example is not what is tested.
    assert.ok(site.includes(from), from);
    site = site.replaceAll(from, to);
  }
  for (const part of ['body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']) mkdirSync(join(folder, part));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((part) => `${part}_temp_path ${join(folder, part.replace('client_', ''))};`);
  const user = process.getuid() === 0 ? 'user root;' : '';
  writeFileSync(join(folder, 'nginx.conf'), `daemon off; ${user} pid ${join(folder, 'pid')}; error_log stderr notice;
    events {} http { ${temporary.join(' ')} ${site} }`);
  const nginx = spawn('nginx', ['-e', 'stderr', '-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  await new Promise((resolve, reject) => {
    nginx.stderr.on('data', (data) => {
      log += data;
      if (log.includes('start worker process ')) resolve();
    });
    nginx.on('exit', () => reject(new Error(log)));
  });
  return {
    /** Every text that it logged. */
    logs: () => [log, readFileSync(join(folder, 'site.log'), 'utf8')],
    async stop() {
      nginx.removeAllListeners('exit');
      const ended = new Promise((resolve) => nginx.on('exit', resolve));
      if (nginx.exitCode === null) {
        nginx.kill('SIGQUIT');
        await ended;
      }
      rmSync(folder, { recursive: true });
    },
  };
}
