// Submissions to verdicts: one document of a file, or a stream of lines (--ndjson), on one thread or on several (--workers N).
// --contacts and --forgetful as in verdicts.mjs.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { verdictOf, verdictsOf } from './verdicts.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    now: { type: 'string' },
    ndjson: { type: 'boolean' },
    contacts: { type: 'boolean' },
    forgetful: { type: 'boolean' },
    workers: { type: 'string', default: '0' },
  },
});
const options = { now: values.now && Date.parse(values.now), contacts: values.contacts, forgetful: values.forgetful };

// Whole lines as they come, in pieces of what a read gives.
async function* pieces() {
  let rest = [];
  for await (const chunk of process.stdin) {
    const end = chunk.lastIndexOf(10) + 1;
    if (end === 0) {
      rest.push(chunk);
      continue;
    }
    const head = chunk.subarray(0, end);
    yield rest.length === 0 ? head : Buffer.concat([...rest, head]);
    rest = end < chunk.length ? [chunk.subarray(end)] : [];
  }
  if (rest.length > 0) yield Buffer.concat(rest);
}

async function print({ out, failed }) {
  if (failed) process.exitCode = 1;
  if (!process.stdout.write(out)) await once(process.stdout, 'drain');
}

// Pieces go to the workers in turn, at most two to each at a time; answers are printed in the order of the pieces.
async function onWorkers(count) {
  const workers = Array.from({ length: count }, () => new Worker(new URL('./worker.mjs', import.meta.url), { workerData: options }));
  const waiting = [];
  const next = workers.map(() => []);
  workers.forEach((worker, i) => worker.on('message', (answer) => next[i].shift()(answer)));
  let sent = 0;
  for await (const piece of pieces()) {
    const i = sent++ % count;
    waiting.push(new Promise((resolve) => next[i].push(resolve)));
    workers[i].postMessage(piece);
    if (waiting.length === 2 * count) await print(await waiting.shift());
  }
  for (const answer of waiting) await print(await answer);
  await Promise.all(workers.map((worker) => worker.terminate()));
}

if (!values.ndjson) {
  const verdict = verdictOf(readFileSync(positionals[0] ?? 0, 'utf8'), options);
  if (!verdict.accepted) process.exitCode = 1;
  process.stdout.write(`${JSON.stringify(verdict)}\n`);
} else if (Number(values.workers) > 0) {
  await onWorkers(Number(values.workers));
} else {
  for await (const piece of pieces()) await print(verdictsOf(piece, options));
}
