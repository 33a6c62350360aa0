// Connections that say nothing, or a byte now and then, do not keep a visitor from being served. Environment: REDRESS_BIN;
// REDRESS_LONG=1 for ten thousand of them.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { submission } from './bad_input.mjs';

const idle = process.env.REDRESS_LONG ? 10_000 : 1_000;
const slow = 200;

async function serve(descriptors) {
  const folder = mkdtempSync(join(tmpdir(), 'redress-many-'));
  const command = `${descriptors ? `ulimit -n ${descriptors} && ` : ''}exec "$0" serve --policy general --store "sqlite:$1" --listen 127.0.0.1:0`;
  const child = spawn('/bin/bash', ['-c', command, process.env.REDRESS_BIN, join(folder, 'complaints.db')], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [line] = await once(child.stdout, 'data');
  const { port } = new URL(/http:\S+/.exec(line)[0]);
  const sockets = [];
  return {
    // Connected, with these bytes sent; `closed` once the service has ended it.
    async open(bytes) {
      const socket = connect(Number(port), '127.0.0.1');
      sockets.push(socket);
      socket.on('error', () => {});
      socket.resume();
      const closed = once(socket, 'close');
      await once(socket, 'connect');
      if (bytes) socket.write(bytes);
      return { socket, closed };
    },
    post: (number) => fetch(`http://127.0.0.1:${port}/complaints`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(submission(number, 'Nobody answers me.')),
    }),
    async stop() {
      for (const socket of sockets) socket.destroy();
      child.kill('SIGTERM');
      assert.deepEqual(await once(child, 'exit'), [0, null]);
      rmSync(folder, { recursive: true });
    },
  };
}

test(`${idle} idle and ${slow} slow connections leave room for a visitor`, async () => {
  const service = await serve();
  for (let i = 0; i < idle; i += 100) await Promise.all(Array.from({ length: 100 }, () => service.open()));
  const head = 'POST /complaints HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n';
  for (let i = 0; i < slow; i += 1) await service.open(i % 2 ? head : `${head}\r\n{`);
  for (let i = 0; i < 20; i += 1) assert.equal((await service.post(i)).status, 201);
  await service.stop();
});

test('where there is no room left, the connection that has been quiet longest makes some', async () => {
  // 256 of them, and 128 descriptors for other things.
  const service = await serve(384);
  const first = await service.open();
  const second = await service.open('POST /complaints HTTP/1.1\r\n');
  for (let i = 0; i < 254; i += 1) await service.open();
  assert.equal(first.socket.readyState, 'open');
  assert.equal((await service.post(1)).status, 201);
  await first.closed;
  assert.equal((await fetch(await service.post(2).then(({ url }) => url.replace('complaints', 'healthz')))).status, 200);
  await service.open();
  await second.closed;
  await service.stop();
});
