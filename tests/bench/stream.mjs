// The stream of lines and the one record, each beside the Node reference.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { benchFolder, inTurn, median, ratio, row, timed } from './measure.mjs';
import { compileBundle, compileCache, ours, theirs } from './reference.mjs';
import { lengths, submissions } from './submissions.mjs';

const now = '2026-11-20T10:00:00Z';
const rounds = 5;
const tenth = 10;
const megabytes = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`;
const microseconds = (seconds, count) => `${((seconds / count) * 1e6).toFixed(0)} µs`;

/** CPU, time and memory of `count` records, for each length of text. */
export async function stream(count) {
  const folder = benchFolder();
  const bundle = compileBundle(folder);
  for (const [name, length] of Object.entries(lengths)) {
    const input = join(folder, `${name}.ndjson`);
    const source = submissions(4);
    writeFileSync(input, Array.from({ length: count }, () => `${JSON.stringify(source.next(length))}\n`).join(''));
    const onCores = (list) => ['taskset', '--cpu-list', list, ...ours(bundle)];
    const run = (command, lines) => () => timed(`${command.join(' ')} --ndjson --now ${now} <${lines} >${folder}/out`);
    // The slowest way to write the reference, on fewer records.
    const few = join(folder, `${name}.few.ndjson`);
    spawnSync('bash', ['-c', `head -n ${Math.ceil(count / tenth)} ${input} >${few}`]);
    const all = await inTurn(rounds, {
      ours: run(ours(bundle), input),
      ...(availableParallelism() > 1 && { oneCore: run(onCores('0'), input), twoCores: run(onCores('0,1'), input) }),
      theirs: run(theirs(), input),
      workers: run(theirs('--workers', availableParallelism()), input),
      contacts: run(theirs('--contacts'), input),
      forgetful: run(theirs('--forgetful'), few),
    });
    const of = (side, value) => median(all.map((round) => value(round[side])));
    const title = `stream, ${[...new Set(length)].join('–')} characters`;
    row(`${title}: CPU a record`, ratio(all, ({ cpu }) => cpu),
      `${microseconds(of('ours', ({ cpu }) => cpu), count)}, in Node ${microseconds(of('theirs', ({ cpu }) => cpu), count)}; hold 10×, goal 28×`);
    row('  the same, Node looks for contacts in the text', ratio(all, ({ cpu }) => cpu, 'contacts'));
    row('  the same, Node asks luxon for every day anew', ratio(all, ({ cpu }) => cpu, 'forgetful', 'ours', tenth));
    row('  time, all cores beside one process', ratio(all, ({ wall }) => wall), `${(count / of('ours', ({ wall }) => wall)).toFixed(0)} records a second`);
    if (all[0].twoCores) row('  time, two cores beside one', ratio(all, ({ wall }) => wall, 'oneCore', 'twoCores'), 'hold 1.8×');
    row('  time, beside a worker a core', ratio(all, ({ wall }) => wall, 'workers'));
    row('  peak memory', megabytes(of('ours', ({ peak }) => peak)), `in Node ${megabytes(of('theirs', ({ peak }) => peak))}; hold 16 MB, goal 12 MB`);
  }
}

/** Process start to verdict, bundle given. Several starts at a time, so that the clock's own steps do not count. */
export async function oneRecord() {
  const folder = benchFolder();
  const bundle = compileBundle(folder);
  const input = join(folder, 'one.json');
  writeFileSync(input, JSON.stringify(submissions(4).next(lengths.ordinary)));
  const run = (starts, command, settings = '') => async () => {
    const { wall, cpu } = await timed(`for i in {1..${starts}}; do ${settings} ${[...command, '--now', now].join(' ')} ${input} >${folder}/out; done`);
    return { wall: wall / starts, cpu: cpu / starts };
  };
  const reference = run(4, theirs(), compileCache);
  await reference(); // fills the cache of compiled code
  const all = await inTurn(2 * rounds - 1, { ours: run(20, ours(bundle)), theirs: reference });
  const of = (side, value) => `${(1000 * median(all.map((round) => value(round[side])))).toFixed(1)} ms`;
  row('one record, process start to verdict: time', ratio(all, ({ wall }) => wall),
    `${of('ours', ({ wall }) => wall)}, in Node ${of('theirs', ({ wall }) => wall)} (one bundled file, its code cached); hold 35×, goal 75×`);
  row('  CPU', ratio(all, ({ cpu }) => cpu), `${of('ours', ({ cpu }) => cpu)}, in Node ${of('theirs', ({ cpu }) => cpu)}`);
}
