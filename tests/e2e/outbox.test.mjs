// What the service sends: mails to a real mail server, webhooks to a receiver that checks their signatures with its own code.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, afterEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { program, startService } from './harness.mjs';

const folder = mkdtempSync(join(tmpdir(), 'redress-outbox-'));
after(() => rmSync(folder, { recursive: true }));
// What a test started is ended, however the test ends.
const cleanups = [];
afterEach(async () => {
  while (cleanups.length > 0) await cleanups.pop()();
});

/** Things that come one by one: `next` waits for the first that fits and was not given before. */
class Arrivals {
  all = [];
  #taken = new Set();
  #waiting = [];
  add(one) {
    this.all.push(one);
    this.#waiting = this.#waiting.filter((check) => !check());
  }
  next(fits = () => true) {
    return new Promise((resolve) => {
      const check = () => {
        const found = this.all.find((one) => !this.#taken.has(one) && fits(one));
        if (found === undefined) return false;
        this.#taken.add(found);
        resolve(found);
        return true;
      };
      if (!check()) this.#waiting.push(check);
    });
  }
}

async function startSmtp(options = {}) {
  // Debian's own Python: the package that serves mails is installed for it alone.
  const child = spawn('/usr/bin/python3', [fileURLToPath(new URL('smtp_server.py', import.meta.url)), JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = new Arrivals();
  createInterface({ input: child.stdout }).on('line', (line) => said.add(JSON.parse(line)));
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  cleanups.push(stop);
  const { port } = await said.next((one) => one.port);
  return { port, said, stop, mail: (fits = () => true) => said.next((one) => one.headers && fits(one)) };
}

/** Answers by what `answer` gives: a status, or status and headers. */
async function startReceiver(answer = () => 204) {
  const calls = new Arrivals();
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const some of request) body += some;
    const call = { path: request.url, headers: request.headers, raw: body, body: JSON.parse(body) };
    const [status, headers] = [answer(call)].flat();
    response.writeHead(status, headers).end();
    calls.add(call);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanups.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${server.address().port}`, calls };
}

const keys = [Buffer.alloc(32, 'a'), Buffer.alloc(48, 'b')];
writeFileSync(join(folder, 'hook.secret'), `whsec_${keys[0].toString('base64')}\nwhsec_${keys[1].toString('base64')}\n`);
function verify({ headers, raw }, key) {
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${raw}`;
  const expected = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  assert.ok(headers['webhook-signature'].split(' ').includes(expected), headers['webhook-signature']);
  assert.ok(Math.abs(Date.now() / 1000 - Number(headers['webhook-timestamp'])) < 300);
}

let files = 0;
async function startSending(outgoing, more = {}) {
  const file = join(folder, `outgoing-${++files}.json`);
  writeFileSync(file, JSON.stringify({ public_url: 'https://shop.example', ...outgoing }));
  const service = await startService('general', { more: ['--outgoing', file], ...more });
  let running = true;
  cleanups.push(() => running && service.stop());
  return {
    ...service,
    file,
    async end(how) {
      running = false;
      await service[how]();
    },
  };
}
const mailOf = (port, more = {}) => ({ smtp: `smtp://127.0.0.1:${port}`, from: 'Грижа за клиента <care@shop.example>', ...more });

async function complain(service, { email = 'ana@example.com', language = 'en', ...more } = {}) {
  const body = {
    id: randomUUID(), language, text: 'My parcel has not arrived.', category: 'delivery.late', channel: 'email',
    contact: { email }, fields: { order_number: 'AB123456' }, ...more,
  };
  const response = await fetch(`${service.url}/complaints`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
  });
  assert.equal(response.status, 201, await response.clone().text());
  return response.json();
}

function redress(service, ...args) {
  const store = `sqlite:${join(service.folder, 'complaints.db')}`;
  const run = spawnSync(program, [args[0], '--store', store, ...args.slice(1)], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
  return run.stdout;
}
/** Waits until the service has said so. */
async function logged(service, pattern) {
  while (!pattern.test(service.log())) await new Promise((resolve) => setTimeout(resolve, 20));
}

test('an acknowledgement in each language, in threads with what follows', { timeout: 120_000 }, async () => {
  const smtp = await startSmtp();
  const service = await startSending({ mail: mailOf(smtp.port) });
  const greetings = { en: 'Hello,', ru: 'Здравствуйте!', bg: 'Здравейте!', hu: 'Tisztelt Ügyfelünk!', uk: 'Добрий день!' };
  for (const [language, greeting] of Object.entries(greetings)) {
    const receipt = await complain(service, { language, email: `${language}@example.com` });
    const mail = await smtp.mail(({ to }) => to[0] === `${language}@example.com`);
    const headers = Object.fromEntries(mail.headers);
    assert.deepEqual(mail.defects, []);
    assert.ok(mail.longest <= 78);
    assert.equal(mail.mail_from, 'care@shop.example');
    assert.match(headers.From, /Грижа за клиента <care@shop.example>/);
    assert.ok(headers.Subject.includes(receipt.reference), headers.Subject);
    assert.equal(headers['Message-ID'], `<complaint.${receipt.reference}@shop.example>`);
    assert.equal(headers['Auto-Submitted'], 'auto-generated');
    assert.ok(Math.abs(Date.parse(headers.Date) - Date.now()) < 300_000, headers.Date);
    const text = mail.parts['text/plain'];
    const html = mail.parts['text/html'];
    assert.ok(text.startsWith(greeting), text);
    for (const part of [text, html]) {
      assert.ok(part.includes(receipt.reference));
      assert.ok(part.includes(receipt.owner));
      assert.ok(part.includes('https://shop.example'));
      for (const step of receipt.next_steps) assert.ok(part.includes(step), step);
      // Whoever reads it cannot open the page.
      assert.ok(!part.includes(receipt.key));
      assert.doesNotMatch(part, /[{}]/);
    }
    assert.doesNotMatch(html, /<(img|script|link|style)|src=/);

    redress(service, 'reply', receipt.reference, '--text', 'We <send> it again.\nToday.');
    const reply = await smtp.mail(({ to }) => to[0] === `${language}@example.com`);
    const answered = Object.fromEntries(reply.headers);
    assert.equal(answered['In-Reply-To'], headers['Message-ID']);
    assert.equal(answered.References, headers['Message-ID']);
    assert.equal(answered.Subject, headers.Subject);
    assert.equal(answered['Auto-Submitted'], undefined);
    assert.ok(reply.parts['text/plain'].replaceAll('\r', '').includes('\nWe <send> it again.\nToday.\n'), reply.parts['text/plain']);
    assert.ok(reply.parts['text/html'].includes('We &lt;send&gt; it again.<br>'));
  }
});

test('STARTTLS and a login; one connection for several mails', { timeout: 60_000 }, async () => {
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  const made = spawnSync('openssl', [
    'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=localhost',
    '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-keyout', key, '-out', certificate,
  ]);
  assert.equal(made.status, 0, String(made.stderr));
  const smtp = await startSmtp({ tls: [certificate, key], user: 'care', password: 'pass word' });
  writeFileSync(join(folder, 'mail.password'), 'pass word\n');
  const login = { user: 'care', password_file: 'mail.password', tls: 'required' };
  const service = await startSending({ mail: mailOf(smtp.port, login), ca_file: certificate });
  const connections = new Set();
  for (let i = 0; i < 3; ++i) {
    await complain(service);
    const mail = await smtp.mail();
    assert.equal(mail.tls, true);
    assert.equal(mail.login, 'care');
    connections.add(mail.connection_used);
  }
  assert.equal(connections.size, 1);
  await service.end('stop');

  // A certificate that nobody vouches for: nothing is sent.
  const wary = await startSending({ mail: mailOf(smtp.port, login) });
  await complain(wary);
  await smtp.said.next((one) => one.connection > 1);
  await wary.end('stop');
  assert.equal(smtp.said.all.filter((one) => one.headers).length, 3);
});

test('a server that refuses a receiver: a dead letter with its code, and no address anywhere', { timeout: 60_000 }, async () => {
  const smtp = await startSmtp();
  const service = await startSending({ mail: mailOf(smtp.port) });
  const receipt = await complain(service, { email: 'refused@example.com' });
  await logged(service, /is given up: outbox\.smtp_550/);
  assert.ok(!service.log().includes('refused@'));
  assert.match(redress(service, 'outbox'), /outbox\.smtp_550/);
  // It does not hold up the next.
  redress(service, 'reply', receipt.reference, '--text', 'Here we are.');
  await smtp.said.next((one) => one.rcpt === 'refused@example.com');
  await smtp.said.next((one) => one.rcpt === 'refused@example.com');
});

test('servers that hang, drop the connection or want to be asked later: tried again, and the others go on', { timeout: 60_000 }, async () => {
  const smtp = await startSmtp();
  const service = await startSending({ mail: mailOf(smtp.port), timeout_seconds: 2 });
  for (const email of ['hang@example.com', 'drop@example.com', 'later@example.com']) {
    await complain(service, { email });
    await smtp.said.next((one) => one.rcpt === email);
  }
  await complain(service, { email: 'ana@example.com' });
  await smtp.mail(({ to }) => to[0] === 'ana@example.com');
  assert.doesNotMatch(service.log(), /is given up: outbox/);
  await service.end('stop');
});

test('what was on its way when the machine failed is sent again by the same id; an end does not wait for a server that hangs', { timeout: 60_000 }, async () => {
  const hanging = await startSmtp({ hang: true });
  const service = await startSending({ mail: mailOf(hanging.port) });
  const receipt = await complain(service);
  await hanging.said.next((one) => one.rcpt);
  await service.end('kill');
  const smtp = await startSmtp();
  const again = await startSending({ mail: mailOf(smtp.port) }, { folder: service.folder });
  const mail = await smtp.mail();
  assert.equal(Object.fromEntries(mail.headers)['Message-ID'], `<complaint.${receipt.reference}@shop.example>`);
  await complain(again, { email: 'hang@example.com' });
  await smtp.said.next((one) => one.rcpt === 'hang@example.com');
  await again.end('stop');
});

test('a file that is read anew, and one that cannot be used', { timeout: 60_000 }, async () => {
  const [first, second] = [await startReceiver(), await startReceiver()];
  const to = ({ url }) => ({ webhooks: [{ url, secret_file: 'hook.secret' }] });
  const service = await startSending(to(first));
  await complain(service);
  await first.calls.next();

  writeFileSync(service.file, JSON.stringify({ public_url: 'https://shop.example', ...to(second) }));
  process.kill(service.pid, 'SIGHUP');
  await logged(service, /is read anew; answers go by it from now on/);
  const { reference } = await complain(service);
  const call = await second.calls.next();
  assert.ok(call.raw.includes(reference));
  assert.equal(second.calls.all.length, 1, 'what was told before is not told again');

  writeFileSync(service.file, '{"webhooks": 5}');
  process.kill(service.pid, 'SIGHUP');
  await logged(service, /answers go where they went, since the new file cannot be used: .*public_url/);
  const later = await complain(service);
  assert.ok((await second.calls.next()).raw.includes(later.reference));
  assert.equal(first.calls.all.length, 1);

  // Asked twice in a row, and told to end meanwhile.
  writeFileSync(service.file, JSON.stringify({ public_url: 'https://shop.example', ...to(first) }));
  process.kill(service.pid, 'SIGHUP');
  process.kill(service.pid, 'SIGHUP');
  await service.end('stop');
});

test('webhooks: signed by both secrets, for the channels and kinds that they name', { timeout: 60_000 }, async () => {
  const all = await startReceiver();
  const some = await startReceiver(() => [302, { Location: 'http://127.0.0.1:1/' }]);
  const hook = { secret_file: 'hook.secret' };
  const service = await startSending({
    webhooks: [{ url: `${all.url}/all`, ...hook }, { url: `${some.url}/some`, ...hook, kinds: ['acknowledged'], channels: ['post'] }],
  });
  const receipt = await complain(service, { channel: 'phone', contact: { phone: '+359888123456' } });
  const call = await all.calls.next();
  for (const key of keys) verify(call, key);
  assert.equal(call.headers['content-type'], 'application/json');
  assert.equal(call.body.type, 'complaint.acknowledged');
  assert.equal(call.body.timestamp, receipt.received);
  const { data } = call.body;
  assert.equal(data.reference, receipt.reference);
  assert.equal(data.channel, 'phone');
  assert.deepEqual(data.contact, { phone: '+359888123456' });
  assert.deepEqual(data.promise, receipt.promise);
  assert.ok(!call.raw.includes('parcel') && !call.raw.includes(receipt.key));
  redress(service, 'reply', receipt.reference, '--text', 'We called you.');
  const reply = await all.calls.next();
  verify(reply, keys[0]);
  assert.notEqual(reply.headers['webhook-id'], call.headers['webhook-id']);
  assert.deepEqual([reply.body.type, reply.body.data.state, reply.body.data.text], ['complaint.replied', 'replied', 'We called you.']);
  assert.equal(some.calls.all.length, 0);
});

test('a receiver that is gone is a dead letter; one that redirects is not followed', { timeout: 60_000 }, async () => {
  const gone = await startReceiver(() => 410);
  const service = await startSending({ webhooks: [{ url: gone.url, secret_file: 'hook.secret' }] });
  await complain(service);
  await logged(service, /is given up: outbox\.http_410/);
  await service.end('stop');

  const elsewhere = await startReceiver();
  const redirects = await startReceiver(() => [307, { Location: elsewhere.url }]);
  const other = await startSending({ webhooks: [{ url: redirects.url, secret_file: 'hook.secret' }] });
  await complain(other);
  await redirects.calls.next();
  await other.end('stop');
  assert.equal(elsewhere.calls.all.length, 0);
});

test('at the start the channels are named that nothing takes; what is to be told there is given up', { timeout: 60_000 }, async () => {
  const smtp = await startSmtp();
  const service = await startSending({ mail: mailOf(smtp.port) });
  await complain(service, { channel: 'phone', contact: { phone: '+359888123456' } });
  await logged(service, /is given up: outbox\.no_route/);
  assert.match(service.log(), /takes answers by phone/);
  assert.doesNotMatch(service.log(), /takes answers by (email|link)/);
});

test('a file that says it wrongly is refused before anything starts', () => {
  const file = join(folder, 'wrong.json');
  writeFileSync(file, '{"public_url":"https://shop.example","mail":{"smtp":"smtp://mail.example","from":"Acme"}}');
  const store = `sqlite:${join(folder, 'wrong.db')}`;
  const run = spawnSync(program, ['serve', '--policy', 'general', '--store', store, '--outgoing', file], { encoding: 'utf8' });
  assert.equal(run.status, 2);
  assert.match(run.stderr, /wrong\.json: \/mail\/from: “Acme” is no address; write/);
});

test('without libcurl the service says what to install', () => {
  const libraries = join(folder, 'libraries');
  mkdirSync(libraries);
  writeFileSync(join(libraries, 'libcurl.so.4'), 'no library');
  const file = join(folder, 'right.json');
  writeFileSync(file, JSON.stringify({ public_url: 'https://shop.example', mail: mailOf(9) }));
  const options = ['serve', '--policy', 'general', '--store', `sqlite:${join(folder, 'right.db')}`, '--listen', '127.0.0.1:0'];
  const run = spawnSync(program, [...options, '--outgoing', file], { encoding: 'utf8', env: { ...process.env, LD_LIBRARY_PATH: libraries } });
  assert.equal(run.status, 2);
  assert.match(run.stderr, /apt-get install libcurl4/);
});
