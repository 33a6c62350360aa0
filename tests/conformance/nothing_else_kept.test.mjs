// What a visitor's machine says of itself, and what is masked, is kept nowhere: not in the store's files, not in a record, not in
// the log. A real service with a real database file. Environment: REDRESS_BIN; web/dist is built.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { root, startService } from '../e2e/harness.mjs';

const keepDays = 77;
const source = '127.7.7.7';
const headers = {
  'user-agent': 'Zq7Browser/93.1 (Zq7Machine)',
  'x-forwarded-for': '198.51.100.77, 203.0.113.78',
  forwarded: 'for=192.0.2.79;host=zq7host.example',
  'x-real-ip': '198.51.100.80',
  referer: 'https://zq7referer.example/cart?zq7basket=81',
  origin: 'https://zq7origin.example',
  'accept-language': 'sw-x-zq7tongue',
  cookie: 'zq7session=zq7crumb',
  authorization: 'Bearer zq7bearer',
};
const masked = ['5555 5555', '55555555', 'Zq7Secret!42'];
// Parts of what was sent, so that one kept by itself is seen too.
const traces = [
  source, 'zq7browser', 'zq7machine', '198.51.100.77', '203.0.113.78', '192.0.2.79', 'zq7host', '198.51.100.80', 'zq7referer', 'zq7basket',
  'zq7origin', 'zq7tongue', 'zq7session', 'zq7crumb', 'zq7bearer', 'zq7query', ...masked,
];
const complaint = {
  language: 'en',
  text: 'My zq7samovar has not arrived. I paid with 5555 5555 5555 4444, and my password is Zq7Secret!42',
  category: 'delivery.late',
  channel: 'email',
  contact: { email: 'zq7visitor@example.com' },
  fields: { order_number: 'MN204816' },
};
const phone = '+359881234567';
// What the contract says that a record holds, and what the store adds to it.
const members = [
  'id', 'policy', 'received', 'language', 'text', 'category', 'suggested', 'signals', 'channel', 'contact', 'fields', 'wish', 'details',
  'team', 'owner', 'promise', 'warnings', 'keep_days', 'reference', 'state', 'events',
];

const folder = mkdtempSync(join(tmpdir(), 'redress-kept-'));
const receipts = [];
let service;

function send(method, path, body, type = 'application/json') {
  return new Promise((resolve, reject) => {
    const options = { method, localAddress: source, headers: { ...headers, ...(body && { 'content-type': type }) } };
    const sent = request(`${service.url}${path}`, options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => (text += part)).on('end', () => resolve({ status: response.statusCode, text }));
    });
    sent.on('error', reject).end(body);
  });
}

async function post(expected, value) {
  const { status, text } = await send('POST', '/complaints', typeof value === 'string' ? value : JSON.stringify(value));
  assert.equal(status, expected, text);
  if (status === 201) receipts.push(JSON.parse(text));
}

before(async () => {
  const policy = JSON.parse(readFileSync(join(root, 'web/demo/policy.json'), 'utf8'));
  policy.privacy = { mask: ['card', 'iban', 'national_id', 'password'], warn: ['phone', 'email'], keep_days: keepDays };
  const file = join(folder, 'policy.json');
  writeFileSync(file, JSON.stringify(policy));
  service = await startService(file);

  const id = randomUUID();
  await post(201, { ...complaint, id });
  await post(201, { ...complaint, id: randomUUID(), channel: 'sms', contact: { phone } });
  await post(409, { ...complaint, id, text: `${complaint.text}, again` });
  await post(422, { ...complaint, id: randomUUID(), contact: { email: 'zq7visitor@' } });
  await post(422, JSON.stringify(complaint).slice(0, -1));
  const form = new URLSearchParams({ ...complaint, contact: '', fields: '', 'contact.email': complaint.contact.email, 'fields.order_number': 'MN204816' });
  assert.equal((await send('POST', '/complaints', form.toString(), 'application/x-www-form-urlencoded')).status, 303);
  for (const { status_url: url, reference, key } of receipts) {
    assert.equal((await send('GET', url)).status, 200);
    assert.equal((await send('GET', `/complaints/${reference}/calendar.ics?key=${key}`)).status, 200);
  }
  assert.equal((await send('GET', '/nothing?zq7query=zq7visitor@example.com')).status, 404);
  assert.equal((await send('DELETE', '/complaints?zq7query=1', undefined)).status, 405);
});
after(async () => {
  await service?.stop();
  rmSync(folder, { recursive: true });
});

const occurring = (text, words) => words.filter((word) => text.toLowerCase().includes(word.toLowerCase()));

test('the files of the store hold the complaint and nothing of its sender', () => {
  const files = readdirSync(service.folder);
  assert.ok(files.includes('complaints.db') && files.includes('complaints.db-wal'), files.join(' '));
  const bytes = files.map((name) => readFileSync(join(service.folder, name)).toString('latin1')).join('\n');
  // It can be seen what is there.
  assert.deepEqual(occurring(bytes, ['zq7samovar', 'zq7visitor', phone]), ['zq7samovar', 'zq7visitor', phone]);
  assert.deepEqual(occurring(bytes, [...traces, ...receipts.map(({ key }) => key)]), []);
});

test('a record holds what the contract says', () => {
  const records = service.exported();
  assert.equal(records.length, 3);
  assert.deepEqual(occurring(records.join('\n'), traces), []);
  for (const line of records) {
    const record = JSON.parse(line);
    assert.deepEqual(Object.keys(record).filter((name) => !members.includes(name)), []);
    assert.equal(record.keep_days, keepDays);
    for (const event of record.events) assert.deepEqual(Object.keys(event), ['number', 'at', 'kind']);
    assert.equal(record.text, 'My zq7samovar has not arrived. I paid with •••• 4444, and my password is ••••');
  }
});

test('the log says method, path, status and time, and nothing of what was sent', { timeout: 20_000 }, async () => {
  // The lines come in the order of the requests: with the last one all are here.
  await send('GET', '/healthz');
  while (!service.log().includes('/healthz')) await setTimeout(5);
  const lines = service.log().trim().split('\n').filter((line) => !line.startsWith('listening on '));
  assert.ok(lines.length >= 10, service.log());
  for (const line of lines) assert.match(line, /^(GET|POST|DELETE) \/[^ ?]* \d{3} \d+\.\dms$/);
  const sent = ['zq7samovar', 'zq7visitor', 'example.com', phone, phone.slice(1), 'MN204816', ...receipts.map(({ key }) => key)];
  assert.deepEqual(occurring(lines.join('\n'), [...traces, ...sent]), []);
});
