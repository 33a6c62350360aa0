// The service keeps its head: the status that HTTP has for each request that it cannot take, every complaint that it can, nothing
// of the rest stored, and a log of one plain line a request. Environment: REDRESS_BIN, REDRESS_TEST_DATA.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { blank, controls, files, strings, submission } from './bad_input.mjs';

const program = process.env.REDRESS_BIN;
const folder = mkdtempSync(join(tmpdir(), 'redress-hostile-'));
const store = `sqlite:${join(folder, 'complaints.db')}`;
const json = { 'content-type': 'application/json' };
let service;
let url;
let log = '';

before(async () => {
  service = spawn(program, ['serve', '--policy', 'general', '--store', store, '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'pipe'] });
  service.stderr.on('data', (data) => (log += data));
  url = await new Promise((resolve, reject) => {
    service.stdout.once('data', (data) => resolve(/http:\S+/.exec(data)[0]));
    service.once('exit', (code) => reject(new Error(`serve ended with ${code}: ${log}`)));
  });
  service.removeAllListeners('exit');
});
after(async () => {
  const ended = new Promise((resolve) => service.once('exit', resolve));
  service.kill('SIGTERM');
  assert.equal(await ended, 0);
  rmSync(folder, { recursive: true });
});

const post = (body, headers = json) => fetch(`${url}/complaints`, { method: 'POST', headers, body, redirect: 'manual' });
const stored = () => {
  const run = spawnSync(program, ['export', '--store', store], { encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.equal(run.status, 0, run.stderr);
  return run.stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line));
};

// Bytes on a connection of their own; the status of the first answer, 0 where the connection just ends.
function exchange(bytes) {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let answer = '';
    socket.setTimeout(30_000, () => socket.destroy(new Error('no answer')));
    socket.on('data', (data) => {
      answer += data.toString('latin1');
      if (answer.includes('\r\n\r\n')) socket.end();
    });
    socket.on('error', (error) => (answer ? undefined : reject(error)));
    socket.on('close', () => resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0), answer }));
  });
}
const request = (line, headers = [], body = '') => {
  const content = Buffer.from(body);
  const length = content.length && !headers.some((header) => /^(transfer-encoding|content-length)/i.test(header)) ? [`Content-Length: ${content.length}`] : [];
  return Buffer.concat([Buffer.from([`${line} HTTP/1.1`, 'Host: h', 'Connection: close', ...headers, ...length, '', ''].join('\r\n'), 'latin1'), content]);
};
const good = JSON.stringify(submission(0xffff, 'never stored'));
const typed = (type, ...more) => [`Content-Type: ${type}`, ...more];
const padded = (size) => good + ' '.repeat(size - good.length);

const refused = [
  ['no type', request('POST /complaints', [], good), 415],
  ['plain text', request('POST /complaints', typed('text/plain'), good), 415],
  ['a type that only begins so', request('POST /complaints', typed('application/jsonp'), good), 415],
  ['multipart', request('POST /complaints', typed('multipart/form-data; boundary=x'), '--x--'), 415],
  ['UTF-16 by name', request('POST /complaints', typed('application/json; charset=utf-16'), Buffer.from(good, 'utf16le')), 415],
  ['UTF-16 without a name', request('POST /complaints', typed('application/json'), Buffer.from(good, 'utf16le')), 422],
  ['gzip', request('POST /complaints', typed('application/json', 'Content-Encoding: gzip'), gzipSync(good)), 415],
  ['gzip without a name', request('POST /complaints', typed('application/json'), gzipSync(good)), 422],
  ['gzip as a transfer coding', request('POST /complaints', typed('application/json', 'Transfer-Encoding: gzip'), gzipSync(good)), [400, 422]],
  ['no length', request('POST /complaints', typed('application/json')), 422],
  ['a negative length', request('POST /complaints', typed('application/json', 'Content-Length: -1'), good), 400],
  ['a huge length', request('POST /complaints', typed('application/json', 'Content-Length: 99999999999999999999999'), good), [400, 413]],
  ['two lengths', request('POST /complaints', typed('application/json', 'Content-Length: 2', 'Content-Length: 3'), '{}'), 400],
  ['a length and chunks', request('POST /complaints', typed('application/json', 'Content-Length: 2', 'Transfer-Encoding: chunked'), '0\r\n\r\n'), 400],
  ['chunks that are none', request('POST /complaints', typed('application/json', 'Transfer-Encoding: chunked'), 'zz\r\n{}\r\n0\r\n\r\n'), 400],
  ['128 KiB and a byte', request('POST /complaints', typed('application/json'), padded(128 * 1024 + 1)), 413],
  ['the same, said beforehand', request('POST /complaints', typed('application/json', 'Expect: 100-continue', 'Content-Length: 131073')), 413],
  ['a form that is too large', request('POST /complaints', typed('application/x-www-form-urlencoded'), `text=${'x'.repeat(3 * 128 * 1024)}`), 413],
  ['a form of one long text', request('POST /complaints', typed('application/x-www-form-urlencoded'), `text=${'x'.repeat(130_000)}`), 422],
  ['a form that is no UTF-8', request('POST /complaints', typed('application/x-www-form-urlencoded'), 'language=en&category=other&channel=link&text=%FF'), 422],
  ['a form with an escaped NUL in a name', request('POST /complaints', typed('application/x-www-form-urlencoded'), 'language=en&category=other&channel=link&text=x&contact.name=a%00b'), 422],
  ['a form of amps', request('POST /complaints', typed('application/x-www-form-urlencoded'), '&'.repeat(100_000)), 422],
  ['many headers', request('GET /healthz', Array.from({ length: 5000 }, (_, i) => `X-${i}: 1`)), 431],
  ['one long header', request('GET /healthz', [`X: ${'x'.repeat(20_000)}`]), 431],
  ['a long target', request(`GET /${'x'.repeat(20_000)}`), [414, 431]],
  ['HEAD on the intake', request('HEAD /complaints'), 405],
  ['OPTIONS', request('OPTIONS /complaints', ['Origin: https://a.example', 'Access-Control-Request-Method: POST']), 405],
  ['OPTIONS of everything', request('OPTIONS *'), [400, 405]],
  ['TRACE', request('TRACE /complaints', ['X-Secret: 1']), 405],
  ['CONNECT', request('CONNECT h:443'), [400, 405]],
  ['PUT', request('PUT /complaints', typed('application/json'), good), 405],
  ['an unknown method', request('BREW /complaints'), [400, 405]],
  ['NUL in the target', request('GET /complaints/\0'), 400],
  ['an escaped NUL', request('GET /complaints/%00'), 404],
  ['an escaped NUL in a file name', request('GET /index.html%00.js'), 404],
  ['half an escape', request('GET /%'), 400],
  ['an escape that is none', request('GET /%u0041'), 400],
  ['bytes that are no UTF-8', request('GET /%ff%fe'), 404],
  ['out of the folder', request('GET /../../etc/passwd'), 404],
  ['out of the folder, escaped', request('GET /%2e%2e/%2e%2e/etc/passwd'), 404],
  ['escaped twice', request('GET /%252e%252e%252fetc%252fpasswd'), 404],
  ['backslashes', request('GET /..%5c..%5cetc%5cpasswd'), 404],
  ['another host', request('GET http://other.example/complaints'), 400],
  ['key twice, neither right', request('GET /complaints/2345678923?key=a&key=b'), 404],
  ['a key that is no UTF-8', request('GET /complaints/2345678923?key=%ff%00'), 404],
  ['a header in a header', request('GET /policy?lang=%0d%0aSet-Cookie:a'), 404],
  ['no HTTP', Buffer.from('\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03', 'latin1'), [0, 400]],
  ['HTTP/2', Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), [0, 400]],
  ['a body that never ends', Buffer.concat([request('POST /complaints', typed('application/json', 'Content-Length: 100')), Buffer.from('{')]), [0, 408]],
];

test(`${refused.length} requests that cannot be taken`, { timeout: 120_000 }, async () => {
  const answers = await Promise.all(refused.map(([, bytes]) => exchange(bytes)));
  refused.forEach(([name, , expected], i) => {
    const { status, answer } = answers[i];
    assert.ok([expected].flat().includes(status), `${name}: ${answer.slice(0, 300)}`);
    // What was sent is not handed back as a page or a header.
    assert.doesNotMatch(answer, /Set-Cookie|X-Secret|root:/, name);
    if (status === 405) assert.match(answer, /\r\nAllow: /, name);
  });
  assert.equal(stored().length, 0);
});

test('a slow body holds nobody up, and odd but right requests are taken', async () => {
  const body = JSON.stringify(submission(1, 'slow and cold'));
  const chunks = [...body].map((c) => `${Buffer.byteLength(c).toString(16)};x=y\r\n${c}\r\n`).join('');
  const chunked = exchange(request('POST /complaints', typed('Application/JSON ; Charset="UTF-8"', 'Transfer-Encoding: chunked'), `${chunks}0\r\nTrailer: 1\r\n\r\n`));
  assert.equal((await fetch(`${url}/healthz`)).status, 200);
  assert.equal((await chunked).status, 201);
  const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(JSON.stringify(submission(2, 'marked')))]);
  assert.equal((await post(marked)).status, 201);
  const twice = 'language=en&category=other&channel=link&text=first+100%25+%zz%&text=second&language=xx';
  assert.equal((await post(twice, { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' })).status, 303);
  assert.deepEqual(stored().map(({ text }) => text).sort(), ['first 100% %zz%', 'marked', 'slow and cold']);
});

test(`${files.length} documents`, async () => {
  const before = stored().length;
  for (const { name, bytes } of files) {
    const answer = await post(bytes);
    assert.ok([413, 422].includes(answer.status), `${name}: ${answer.status}`);
    const codes = (await answer.json()).errors.map(({ code }) => code);
    if (name.startsWith('y_')) assert.ok(!codes.includes('json.syntax') && !codes.includes('json.utf8'), `${name}: ${codes}`);
    if (name.startsWith('n_')) assert.match(codes[0], /^json\./, name);
  }
  assert.equal(stored().length, before);
});

test(`${strings.length} strings as complaints, by JSON and by the plain form`, async () => {
  const texts = new Set();
  for (const [i, s] of strings.entries()) {
    const answer = await post(JSON.stringify(submission(0x10000 + i, s)));
    assert.equal(answer.status, blank(s) ? 422 : 201, JSON.stringify(s));
    await answer.arrayBuffer();
    const form = new URLSearchParams({ language: 'en', category: 'other', channel: 'link', text: s, 'contact.name': s, [s]: s });
    const page = await post(form, { 'content-type': 'application/x-www-form-urlencoded' });
    const name = (value) => blank(value) || ([...value].length <= 1000 && !controls(value));
    const known = ['policy', 'language', 'category', 'channel', 'wish'].includes(s) || /^(contact|fields)\./.test(s);
    if (!known) assert.equal(page.status, !blank(s) && name(s) ? 303 : 422, JSON.stringify(s));
    await page.arrayBuffer();
    if (!blank(s)) texts.add(s.normalize('NFC'));
  }
  // What is masked aside, every text is there as it was written.
  const kept = new Set(stored().map(({ text }) => text));
  const missing = [...texts].filter((text) => !kept.has(text));
  assert.ok(missing.length <= texts.size / 10, JSON.stringify(missing));
});

test('the log is one plain line a request', () => {
  const lines = log.split('\n').filter(Boolean);
  assert.ok(lines.length > strings.length, `${lines.length} lines`);
  for (const line of lines) assert.match(line, /^([A-Z-]+|-) [!-~]{1,120} \d{3} \d+\.\dms$/);
});
