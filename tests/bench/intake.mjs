// The durable intake at 64 connections beside Fastify with better-sqlite3, what the load itself can do, and what the disk takes for
// one fsync meanwhile: no answer can come sooner.
import { closeSync, fdatasyncSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { benchFolder, cpuSeconds, inTurn, median, peakBytes, quantile, ratio, row, started } from './measure.mjs';
import { compileBundle, ourService, theirService } from './reference.mjs';
import { lengths, submissions } from './submissions.mjs';

const connections = 64;
const rounds = 5;
const syncs = 300;
const script = (name) => fileURLToPath(new URL(name, import.meta.url));
const run = promisify(execFile);
const milliseconds = (value) => `${value.toFixed(1)} ms`;

// Milliseconds of an appended page and its fdatasync, one after the other.
function fsyncTimes(folder) {
  const file = openSync(join(folder, 'fsync'), 'w');
  const page = Buffer.alloc(4096, 1);
  const times = Array.from({ length: syncs }, () => {
    const begun = performance.now();
    writeSync(file, page);
    fdatasyncSync(file);
    return performance.now() - begun;
  });
  closeSync(file);
  return times;
}

/** `count` complaints a measurement. */
export async function intake(count) {
  const folder = benchFolder();
  const source = submissions(9);
  let files = 0;
  // Each complaint is sent once.
  const load = async (service, many) => {
    const bodies = join(folder, `bodies${files++}`);
    writeFileSync(bodies, Array.from({ length: many }, () => `${JSON.stringify(source.next(lengths.ordinary))}\n`).join(''));
    const before = cpuSeconds(service.pid);
    const { stdout } = await run(process.execPath, [script('load.mjs'), service.url, String(connections), bodies]);
    const result = JSON.parse(stdout);
    if (result.statuses[201] !== many) throw new Error(`the service answered ${JSON.stringify(result.statuses)}`);
    rmSync(bodies);
    return { ...result, rate: many / result.seconds, cpu: (cpuSeconds(service.pid) - before) / many };
  };

  const trivial = await started(process.execPath, [script('trivial_server.mjs')]);
  const alone = await load(trivial, count);
  await trivial.stop();
  const ours = await started(...ourService(compileBundle(folder), join(folder, 'ours.db')));
  const theirs = await started(...theirService(join(folder, 'theirs.db')));
  for (const service of [ours, theirs]) await load(service, count); // warms both up
  const synced = [];
  const all = await inTurn(rounds, {
    ours: () => {
      synced.push(...fsyncTimes(folder));
      return load(ours, count);
    },
    theirs: () => load(theirs, count),
  });
  const peaks = [ours, theirs].map(({ pid }) => peakBytes(pid));
  await ours.stop();
  await theirs.stop();

  const of = (side, value) => median(all.map((round) => value(round[side])));
  row(`intake, durable, ${connections} connections: rate`, ratio(all, ({ rate }) => rate, 'ours', 'theirs'),
    `${of('ours', ({ rate }) => rate).toFixed(0)} requests a second, Fastify ${of('theirs', ({ rate }) => rate).toFixed(0)}; hold 1.6×, goal 2.5×`);
  row('  the load alone, to a server that does nothing', alone.rate.toFixed(0), `${(1e6 * alone.own / count).toFixed(0)} µs of CPU a request beside the service's`);
  row('  CPU of the service a request', ratio(all, ({ cpu }) => cpu), `${(1e6 * of('ours', ({ cpu }) => cpu)).toFixed(0)} µs, Fastify ${(1e6 * of('theirs', ({ cpu }) => cpu)).toFixed(0)} µs`);
  row('  p50', milliseconds(of('ours', ({ p50 }) => p50)), `Fastify ${milliseconds(of('theirs', ({ p50 }) => p50))}; one fsync ${milliseconds(quantile(synced, 0.5))}`);
  row('  p99', milliseconds(of('ours', ({ p99 }) => p99)), `Fastify ${milliseconds(of('theirs', ({ p99 }) => p99))}; one fsync ${milliseconds(quantile(synced, 0.99))}; hold 25 ms`);
  row('  peak memory', `${(peaks[0] / 2 ** 20).toFixed(0)} MB`, `Fastify ${(peaks[1] / 2 ** 20).toFixed(0)} MB`);
}
