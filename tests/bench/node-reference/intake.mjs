// The intake as one builds it on Fastify and better-sqlite3: judged, stored durably, then answered. What arrives in one turn of the
// event loop is committed together, so that one fsync serves them all.
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import fastify from 'fastify';
import { judge, stepsOf } from './judge.mjs';

const { values } = parseArgs({ options: { store: { type: 'string' }, listen: { type: 'string', default: '127.0.0.1:0' } } });

const db = new Database(values.store);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec(`CREATE TABLE IF NOT EXISTS complaints (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, content TEXT NOT NULL, reference TEXT NOT NULL UNIQUE, key_hash TEXT NOT NULL,
  received INTEGER NOT NULL, state TEXT NOT NULL, language TEXT NOT NULL, record TEXT NOT NULL, receipt TEXT NOT NULL) STRICT`);
const byId = db.prepare('SELECT content, receipt FROM complaints WHERE id = ?');
const insert = db.prepare(`INSERT INTO complaints (id, content, reference, key_hash, received, state, language, record, receipt)
  VALUES (@id, @content, @reference, @keyHash, @received, 'open', @language, @record, @receipt)`);
const insertAll = db.transaction((rows) => {
  for (const row of rows) insert.run(row);
});

let queue = [];
function flush() {
  const batch = queue;
  queue = [];
  try {
    insertAll(batch.map(({ row }) => row));
    for (const { resolve } of batch) resolve();
  } catch (error) {
    for (const { reject } of batch) reject(error);
  }
}
const stored = (row) => new Promise((resolve, reject) => {
  queue.push({ row, resolve, reject });
  if (queue.length === 1) setImmediate(flush);
});

const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const reference = () => Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('');
const sha256 = (text) => createHash('sha256').update(text).digest('hex');

// The same content has the same bytes, whatever order its members came in; a shown promise is no part of it.
function canonical(value) {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, canonical(value[key])]));
}
const contentOf = ({ promise, ...content }) => sha256(JSON.stringify(canonical(content)));

function receiptOf(record) {
  const { received, promise, owner } = record;
  const { next, yours } = stepsOf(record);
  const [name, key] = [reference(), randomBytes(16).toString('hex')];
  const timeline = [
    { kind: 'received', due: received },
    { kind: 'first_reply', due: promise.first_reply.due },
    ...promise.updates.map(({ due }) => ({ kind: 'update', due })),
    ...(promise.resolution ? [{ kind: 'resolution', due: promise.resolution.due }] : []),
  ];
  return { reference: name, key, received, promise, timeline, owner, next_steps: next, your_steps: yours, status_url: `/complaints/${name}?key=${key}` };
}

const underway = new Map();
async function take(submission, reply) {
  const id = typeof submission?.id === 'string' ? submission.id.toLowerCase() : undefined;
  const content = id && contentOf(submission);
  await underway.get(id);
  const earlier = id && byId.get(id);
  if (earlier) {
    if (earlier.content !== content) return reply.code(409).type('application/problem+json').send('{"code":"id.taken"}');
    return reply.code(200).type('application/json').send(earlier.receipt);
  }
  const now = Math.floor(Date.now() / 1000) * 1000;
  const { accepted, errors, record } = judge(submission, now);
  if (!accepted) return reply.code(422).type('application/problem+json').send(JSON.stringify({ errors }));
  const receipt = receiptOf(record);
  const text = JSON.stringify(receipt);
  const row = { id, content, reference: receipt.reference, keyHash: sha256(receipt.key), received: now / 1000, language: record.language, record: JSON.stringify(record), receipt: text };
  const done = stored(row);
  underway.set(id, done.catch(() => {}));
  try {
    await done;
  } finally {
    underway.delete(id);
  }
  return reply.code(201).header('location', `/complaints/${receipt.reference}`).header('cache-control', 'no-store').type('application/json').send(text);
}

const app = fastify({ bodyLimit: 131_072 });
app.post('/complaints', ({ body }, reply) => take(body, reply));
const [host, port] = values.listen.split(':');
console.log(`listening on ${await app.listen({ host, port: Number(port) })}`);
process.on('SIGTERM', async () => {
  await app.close();
  db.close();
});
