// Several instances of the service on one PostgreSQL, nginx before them, all on this machine; and clients that do as the form does: who is
// not answered sends the same again.
import { execFile, execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { root, startService } from '../e2e/harness.mjs';
import { freePort, startNginx } from '../e2e/nginx.mjs';

const postgres = join(root, 'tests/postgres.sh');
const run = promisify(execFile);
const retryAfterMs = 100;

/**
 * A server with a folder of its own: `{url, crash(), start(), follow(), listen(password), stop()}`. Of `first`, a standby: its URL names
 * both, and promote() lets it take writes.
 */
export async function startPostgres(first) {
  // A socket's path is short, so not in the build tree.
  const folder = mkdtempSync('/tmp/redress-pg-');
  const ask = async (...words) => (await run(postgres, words)).stdout.trim();
  const begin = first ? ['follow', folder, first] : ['start', folder];
  const start = () => ask('start', folder, String(process.pid));
  const stop = () => {
    execFileSync(postgres, ['stop', folder, 'immediate']);
    rmSync(folder, { recursive: true });
  };
  const pid = () => Number(readFileSync(join(folder, 'data/postmaster.pid'), 'utf8').split('\n')[0]);
  const url = await ask(...begin, String(process.pid)).catch((error) => {
    stop();
    throw error;
  });
  return {
    url,
    follow: () => startPostgres(folder),
    promote: () => ask('promote', folder),
    listen: async (password) => ask('listen', folder, String(await freePort()), password),
    /** As when its machine fails: nobody is told, nothing is tidied up. */
    async crash() {
      const killed = pid();
      process.kill(killed, 'SIGKILL');
      while (existsSync(`/proc/${killed}`)) await setTimeout(1);
    },
    /** Its other processes notice that it is gone, and only then may it start anew. */
    async start() {
      for (let tries = 0; ; ++tries) {
        try {
          await start();
          return;
        } catch (error) {
          if (tries === 100) throw error;
          await setTimeout(retryAfterMs);
        }
      }
    },
    stop,
  };
}

/** `{url, instances, postgres, crash(i), exported(), stop()}`; with a standby, `standby`, too. */
export async function startCluster({ count = 3, policy = 'general', port, withStandby = false } = {}) {
  const database = await startPostgres();
  const standby = withStandby ? await database.follow() : undefined;
  const store = (standby ?? database).url;
  const start = (listen) => startService(policy, { store, listen, more: ['--rate', 'off', '--trusted-proxy', '127.0.0.1'] });
  // All at once on an empty database: one of them makes the tables.
  const instances = await Promise.all(Array.from({ length: count }, () => start()));
  const listen = `127.0.0.1:${port ?? (await freePort())}`;
  const nginx = await startNginx([
    ['# hash $remote_addr', 'hash $remote_addr'],
    ['server 127.0.0.1:8080;', instances.map(({ url }) => `server ${new URL(url).host} fail_timeout=1s;`).join(' ')],
    ['listen 80;', `listen 127.0.0.1:${await freePort()};`], ['listen [::]:80;', ''],
    ['listen 443 ssl http2;', `listen ${listen};`], ['listen [::]:443 ssl http2;', ''],
    ['ssl_certificate     /etc/ssl/certs/complaints.example.org.pem;', ''],
    ['ssl_certificate_key /etc/ssl/private/complaints.example.org.key;', ''],
    ['location /redress/     { proxy_pass http://redress/; }', 'location / { proxy_pass http://redress/; }'],
  ]);
  return {
    url: `http://${listen}`,
    instances,
    postgres: database,
    standby,
    /** Kills an instance; another takes its place. */
    async crash(index) {
      const { host } = new URL(instances[index].url);
      await instances[index].kill();
      rmSync(instances[index].folder, { recursive: true });
      instances[index] = await start(host);
    },
    exported: () => instances[0].exported().map((line) => JSON.parse(line)),
    async stop() {
      try {
        await nginx.stop();
        for (const instance of instances) await instance.stop();
      } finally {
        standby?.stop();
        database.stop();
      }
    },
  };
}

/** How many complaints an instance has stored since its start, by its own figures. */
export async function storedBy({ url }) {
  const figures = await (await fetch(`${url}/metrics`)).text();
  return Number(/^redress_store_commit_complaints_sum (\d+)$/m.exec(figures)[1]);
}

export const complaint = (text) => ({ id: randomUUID(), language: 'en', text, category: 'other', channel: 'link', contact: {}, fields: {} });

/** One of the clients, told apart by its address: `send(complaint)` gives `{status, receipt, tries, ms}` once it is taken. */
export function client(url, number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const post = (body) => new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const asked = request(`${url}/complaints`, { method: 'POST', agent, localAddress: `127.0.0.${2 + number}`, headers }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part)).on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode, text: Buffer.concat(parts).toString() }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
  return {
    async send(sent) {
      const begun = performance.now();
      for (let tries = 1; ; ++tries) {
        const answer = await post(JSON.stringify(sent)).catch((error) => ({ status: 0, text: error.message }));
        if (answer.status === 200 || answer.status === 201) {
          return { status: answer.status, receipt: JSON.parse(answer.text), tries, ms: performance.now() - begun };
        }
        // Nobody there, or not able to; anything else is an answer that repeating does not change.
        if (answer.status !== 0 && answer.status < 500) throw new Error(`${answer.status} ${answer.text}`);
        if (performance.now() - begun > 60_000) throw new Error(`nobody takes it: ${answer.status} ${answer.text}`);
        await setTimeout(retryAfterMs);
      }
    },
    close: () => agent.destroy(),
  };
}

/** `many` complaints by `clients` at a time; `taken(count)` is called after each. Gives `[{sent, status, receipt, tries, ms}]`. */
export async function sendAll(url, many, { clients = 48, taken = () => {} } = {}) {
  const out = [];
  let next = 0;
  await Promise.all(Array.from({ length: clients }, async (_, number) => {
    const one = client(url, number);
    while (next < many) {
      const sent = complaint(`Number ${next++} has not arrived.`);
      out.push({ sent, ...(await one.send(sent)) });
      taken(out.length);
    }
    one.close();
  }));
  return out;
}
