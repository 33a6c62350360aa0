// The service behind nginx as its configuration is installed, with a certificate made for the test.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, constants } from 'node:http2';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { root, startService } from './harness.mjs';
import { freePort, startNginx } from './nginx.mjs';

const folder = mkdtempSync(join(tmpdir(), 'redress-tls-'));
const name = 'complaints.example.org';
let service;
let nginx;
let ports;
let ca;

before(async () => {
  service = await startService();
  ports = { plain: await freePort(), tls: await freePort() };
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', `/CN=${name}`,
    '-addext', `subjectAltName=DNS:${name}`, '-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')], { stdio: 'ignore' });
  ca = readFileSync(join(folder, 'cert.pem'));
  nginx = await startNginx([
    ['server 127.0.0.1:8080;', `server ${new URL(service.url).host};`],
    ['listen 80;', `listen 127.0.0.1:${ports.plain};`], ['listen [::]:80;', ''],
    ['listen 443 ssl http2;', `listen 127.0.0.1:${ports.tls} ssl http2;`], ['listen [::]:443 ssl http2;', ''],
    [`/etc/ssl/certs/${name}.pem`, join(folder, 'cert.pem')], [`/etc/ssl/private/${name}.key`, join(folder, 'key.pem')],
  ]);
});

after(async () => {
  await nginx?.stop();
  await service?.stop();
  rmSync(folder, { recursive: true });
});

/** Over TLS, HTTP/1.1, the certificate checked. */
const ask = (path, { method = 'GET', headers = {}, body } = {}) => new Promise((resolve, reject) => {
  const asked = request({ host: '127.0.0.1', port: ports.tls, servername: name, ca, path, method, headers: { host: name, ...headers } }, (response) => {
    const parts = [];
    response.on('data', (part) => parts.push(part)).on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
  });
  asked.on('error', reject);
  asked.end(body);
});

const form = new URLSearchParams({
  language: 'en', text: 'My parcel has not arrived.', category: 'delivery.late', channel: 'email', 'contact.email': 'ann@example.com',
  'fields.order_number': 'AB123456',
}).toString();
const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' };

test('a plain form is posted through it, and its receipt read as a page', async () => {
  const posted = await ask('/complaints', { method: 'POST', headers: urlencoded, body: form });
  assert.equal(posted.status, 303, posted.body.toString());
  assert.match(posted.headers['strict-transport-security'], /max-age=/);
  // A path, so that it leads back through nginx whatever the service's own address is.
  assert.match(posted.headers.location, /^\/complaints\/\w+\?key=/);
  const receipt = await ask(posted.headers.location, { headers: { accept: 'text/html' } });
  assert.equal(receipt.status, 200);
  assert.match(receipt.headers['content-type'], /^text\/html/);
  const reference = /^\/complaints\/(\w+)/.exec(posted.headers.location)[1];
  assert.ok(receipt.body.includes(reference));
  const [style] = /\/complaints\/page\.css/.exec(receipt.body) ?? [];
  assert.equal((await ask(style)).status, 200);
  // Neither reference nor key is in any log.
  for (const text of nginx.logs()) assert.ok(!text.includes(reference));
});

test('JSON, a document of nine megabytes, and what is too large', async () => {
  const complaint = {
    id: crypto.randomUUID(), language: 'en', text: 'My parcel has not arrived.', category: 'delivery.late', channel: 'link', contact: {},
    fields: { order_number: 'AB123456' },
  };
  const posted = await ask('/complaints', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(complaint) });
  assert.equal(posted.status, 201, posted.body.toString());
  const { reference, key } = JSON.parse(posted.body);
  const path = `/complaints/${reference}/attachments?key=${key}`;
  const send = (bytes) => ask(path, { method: 'POST', headers: { 'content-type': 'application/pdf' }, body: bytes });
  const document = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(9 * 1024 * 1024, 0x20), Buffer.from('\n%%EOF\n')]);
  assert.equal((await send(document)).status, 201);
  const large = await ask('/complaints', { method: 'POST', headers: { 'content-type': 'application/json' }, body: 'x'.repeat(401 * 1024) });
  assert.equal(large.status, 413);
});

test('the form’s files come coded in brotli, with the worker’s header', async () => {
  const coded = () => ask('/redress/widget.js', { headers: { 'accept-encoding': 'br' } });
  // The service answers the first time as it is, and codes it meanwhile.
  let file = await coded();
  while (file.headers['content-encoding'] !== 'br') file = await coded();
  assert.equal(brotliDecompressSync(file.body).toString(), readFileSync(join(root, 'web/dist/widget.js'), 'utf8'));
  const worker = await ask('/redress/worker.js');
  assert.match(worker.headers['content-security-policy'], /'wasm-unsafe-eval'/);
  const policy = await ask('/policy?lang=en');
  assert.equal(policy.status, 200);
  assert.equal((await ask('/policy?lang=en', { headers: { 'if-none-match': policy.headers.etag } })).status, 304);
  assert.equal((await ask('/healthz')).status, 404);
});

test('HTTP/2 is spoken, and plain HTTP is sent to TLS', async () => {
  const session = connect(`https://127.0.0.1:${ports.tls}`, { ca, servername: name });
  const stream = session.request({ [constants.HTTP2_HEADER_PATH]: '/policy?lang=en', [constants.HTTP2_HEADER_AUTHORITY]: name });
  const headers = await new Promise((resolve, reject) => stream.on('response', resolve).on('error', reject));
  assert.equal(headers[':status'], 200);
  stream.resume();
  await new Promise((resolve) => session.close(resolve));
  const plain = await fetch(`http://127.0.0.1:${ports.plain}/policy`, { redirect: 'manual', headers: { host: name } });
  assert.equal(plain.status, 301);
  assert.match(plain.headers.get('location'), /^https:\/\//);
});
