// What was answered with 201 is in the store, once and whole, whatever befalls the service: killed in the middle of a load, a full
// disk, a store that cannot be written, no descriptor left, a clock that is set back. Real processes, files, file systems. Killed
// three times, with REDRESS_LONG=1 twenty times. Environment: REDRESS_BIN; web/dist is built.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { program, startService } from '../e2e/harness.mjs';

const kills = process.env.REDRESS_LONG ? 20 : 3;
const connections = 32;

// None outlives its test, and so keeps the run from ending, where the test fails.
const running = new Set();
afterEach(() => {
  for (const pid of running) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended as it should.
    }
  }
  running.clear();
});
async function start(options) {
  const service = await startService('general', options);
  running.add(service.pid);
  return service;
}

const complaint = (text) => ({ id: randomUUID(), language: 'en', text, category: 'other', channel: 'link', contact: {}, fields: {} });
const post = (url, body) => fetch(`${url}/complaints`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
const records = (lines) => lines.map((line) => JSON.parse(line));

/** Sends complaints on many connections until one cannot be sent; what was answered and what was not. */
async function sendUntilItEnds(url, one, when) {
  const answered = [];
  const open = [];
  let ended = false;
  await Promise.all(Array.from({ length: connections }, async () => {
    while (!ended) {
      const sent = complaint(`Number ${one()} has not arrived.`);
      try {
        const response = await post(url, sent);
        const receipt = await response.json();
        assert.equal(response.status, 201, JSON.stringify(receipt));
        answered.push({ sent, receipt });
        when(answered.length);
      } catch (error) {
        if (error instanceof assert.AssertionError) throw error;
        ended = true;
        open.push(sent);
      }
    }
  }));
  return { answered, open };
}

test(`the service is killed ${kills} times in the middle of a load`, { timeout: 600_000 }, async () => {
  let service = await start();
  const { folder, url } = service;
  const listen = new URL(url).host;
  const receipts = new Map();
  let number = 0;
  for (let round = 0; round < kills; ++round) {
    const after = 150 + 37 * round;
    let killed;
    const { answered, open } = await sendUntilItEnds(url, () => ++number, (count) => count === after && (killed = service.kill()));
    assert.ok(answered.length >= after);
    await killed;
    service = await start({ folder, listen });
    for (const { sent, receipt } of answered) receipts.set(sent.id, receipt);
    // A client that heard nothing sends the same again, as does one that lost its receipt.
    for (const sent of open) {
      const response = await post(url, sent);
      assert.ok([200, 201].includes(response.status));
      receipts.set(sent.id, await response.json());
    }
    for (const { sent, receipt } of answered.slice(-connections)) {
      const response = await post(url, sent);
      assert.equal(response.status, 200);
      assert.deepEqual(await response.json(), receipt);
    }
  }
  const stored = records(service.exported());
  assert.equal(stored.length, receipts.size);
  assert.deepEqual(new Map(stored.map(({ id, reference }) => [id, reference])), new Map([...receipts].map(([id, { reference }]) => [id, reference])));
  for (const { text, received, id } of stored) {
    assert.match(text, /^Number \d+ has not arrived\.$/);
    assert.equal(received, receipts.get(id).received);
  }
  await service.stop();
});

test('a disk that is full refuses, keeps what was taken, and takes again when there is room', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-full-'));
  // A file system of three megabytes that only the service has.
  const through = ['unshare', '--mount', '--map-root-user', 'sh', '-c', 'mount -t tmpfs -o size=3m tmpfs "$0" && exec "$@"', folder];
  const service = await start({ folder, through });
  const inside = ['nsenter', `--target=${service.pid}`, '--mount', '--user', '--preserve-credentials'];
  const filler = `/proc/${service.pid}/root${join(folder, 'filler')}`;
  const taken = [];
  const send = async () => {
    const sent = complaint('x'.repeat(5000));
    const response = await post(service.url, sent);
    const body = await response.json();
    if (response.status === 201) taken.push(sent.id);
    return { status: response.status, body };
  };
  assert.equal((await send()).status, 201);
  const room = () => Number(spawnSync(inside[0], [...inside.slice(1), 'stat', '--file-system', '--format=%f', folder], { encoding: 'utf8' }).stdout);
  writeFileSync(filler, Buffer.alloc(4096 * (room() - 20)));
  let last;
  for (let i = 0; i < 200 && last?.status !== 503; ++i) last = await send();
  assert.equal(last.status, 503, 'the disk was to be full');
  assert.equal(last.body.errors[0].code, 'store.full');
  rmSync(filler);
  assert.equal((await fetch(`${service.url}/healthz`)).status, 200);
  assert.equal((await send()).status, 201);
  assert.deepEqual(records(service.exported(inside)).map(({ id }) => id), taken);
  await service.stop();
});

test('a store that cannot be written is named at the start, and served again when it can', async () => {
  const service = await start();
  const sent = complaint('Kept.');
  const receipt = await (await post(service.url, sent)).json();
  await service.kill();
  const shell = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"';
  const store = `sqlite:${join(service.folder, 'complaints.db')}`;
  const refused = spawnSync('unshare', ['--mount', '--map-root-user', 'sh', '-c', shell, service.folder,
    program, 'serve', '--policy', 'general', '--store', store, '--listen', '127.0.0.1:0'], { encoding: 'utf8', timeout: 60_000 });
  assert.equal(refused.status, 3, refused.stderr);
  assert.match(refused.stderr, /complaints\.db/);
  assert.match(refused.stderr, /read-only/);
  const again = await start({ folder: service.folder });
  assert.deepEqual(await (await post(again.url, sent)).json(), receipt);
  await again.stop();
});

test('no descriptor left: those who are connected are served, the others when there is one', async () => {
  const service = await start();
  const { hostname, port } = new URL(service.url);
  const answered = (socket) => new Promise((resolve) => socket.once('data', (data) => resolve(String(data).slice(9, 12))));
  const opened = () => new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => resolve(socket));
    socket.on('error', reject);
  });
  const ask = (socket) => {
    const answer = answered(socket);
    socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n');
    return answer;
  };
  const connected = await opened();
  assert.equal(await ask(connected), '200');
  const limit = 40;
  assert.equal(spawnSync('prlimit', [`--pid=${service.pid}`, `--nofile=${limit}:${limit}`]).status, 0);
  const idle = await Promise.all(Array.from({ length: limit + 20 }, opened));
  const late = await opened();
  const answer = ask(late);
  assert.equal(await ask(connected), '200');
  assert.equal(await Promise.race([answer, setTimeout(500, 'waits')]), 'waits');
  for (const socket of idle) socket.destroy();
  assert.equal(await answer, '200');
  assert.equal((await post(service.url, complaint('Taken.'))).status, 201);
  connected.destroy();
  late.destroy();
  await service.stop();
});

test('a clock that is set back an hour: complaints are taken, by the clock as it is', async () => {
  const library = ['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketime.so.1`).find(existsSync);
  assert.ok(library, 'script/setup installs libfaketime');
  const folder = mkdtempSync(join(tmpdir(), 'redress-clock-'));
  const clock = join(folder, 'clock');
  writeFileSync(clock, '+0');
  const env = { LD_PRELOAD: library, FAKETIME_TIMESTAMP_FILE: clock, FAKETIME_NO_CACHE: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1' };
  const service = await start({ folder, env });
  const first = complaint('Before.');
  const before = await (await post(service.url, first)).json();
  writeFileSync(clock, '-1h');
  const second = complaint('After.');
  // What the page was shown by the clock of before cannot be held against that of now.
  const response = await post(service.url, { ...second, promise: { due: before.promise.first_reply.due, shown_at: before.received } });
  assert.equal(response.status, 201);
  const after = await response.json();
  const back = Date.parse(before.received) - Date.parse(after.received);
  assert.ok(back > 3_500_000 && back <= 3_600_000, `${before.received} ${after.received}`);
  assert.ok(Date.parse(after.promise.first_reply.due) > Date.parse(after.received));
  assert.deepEqual(await (await post(service.url, first)).json(), before);
  for (const { status_url } of [before, after]) assert.equal((await fetch(service.url + status_url)).status, 200);
  assert.deepEqual(records(service.exported()).map(({ text }) => text), ['Before.', 'After.']);
  await service.stop();
});
