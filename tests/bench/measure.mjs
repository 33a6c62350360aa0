// How things are measured and printed: the two sides in turn, so that what else the machine does falls on both, and the middle of
// the ratios with how far they lie apart.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const quantile = (values, q) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))];
export const median = (values) => quantile(values, 0.5);
export const row = (name, value, note = '') => console.log(name.padEnd(50) + value.padStart(16) + (note && `  ${note}`));

/** Rounds of what each side measures, `{ours, theirs, …}`, begun from either end in turn. */
export async function inTurn(rounds, sides) {
  const out = [];
  for (let i = 0; i < rounds; ++i) {
    const round = {};
    const names = Object.keys(sides);
    for (const name of i % 2 === 0 ? names : names.reverse()) round[name] = await sides[name]();
    out.push(round);
  }
  return out;
}

/** How many times one side's number is another's, round by round: the median, and from least to most. `share`: where the one above
 * was given that many times fewer records. */
export function ratio(rounds, value, above = 'theirs', below = 'ours', share = 1) {
  const all = rounds.map((round) => (share * value(round[above])) / value(round[below]));
  const [least, middle, most] = [Math.min(...all), median(all), Math.max(...all)];
  const digits = middle < 10 ? 2 : 0;
  return `${middle.toFixed(digits)}× (${least.toFixed(digits)}–${most.toFixed(digits)})`;
}

/** A folder of the build tree, there until the process ends: on a disk, where a temporary one may lie in memory. */
export function benchFolder() {
  mkdirSync(join(root, 'build'), { recursive: true });
  const folder = mkdtempSync(join(root, 'build/bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Peak resident bytes of a process up to now; 0 where it has ended. */
export function peakBytes(pid) {
  try {
    return 1024 * Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Seconds of processor that a running process has taken. */
export function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100; // of USER_HZ, which Linux fixes at 100
}

/** `{wall, cpu, peak}` of a command of the shell, seconds and bytes. Its status 1 says that a line was refused. */
export function timed(command) {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-c', `TIMEFORMAT='%R %U %S'; time ${command}`], { stdio: ['ignore', 'inherit', 'pipe'] });
    let errors = '';
    let peak = 0;
    // The peak only grows, so the last look before the end is it.
    const look = setInterval(() => {
      const [running] = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').split(' ');
      if (running) peak = Math.max(peak, peakBytes(running));
    }, 10);
    child.stderr.setEncoding('utf8').on('data', (data) => (errors += data));
    child.on('exit', () => clearInterval(look));
    child.on('close', (code) => {
      if (code > 1) return reject(new Error(`${command}\n${errors}`));
      const [wall, user, system] = errors.trim().split('\n').at(-1).split(' ').map(Number);
      return resolve({ wall, cpu: user + system, peak });
    });
  });
}

/** What a program prints, a JSON document a line; `statuses` that it may end with. */
export function answered(command, args, input, statuses = [0]) {
  const run = spawnSync(command, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (!statuses.includes(run.status)) throw new Error(`${command} ${args.join(' ')}\n${run.stderr}`);
  return run.stdout.trim().split('\n').map((line) => JSON.parse(line));
}

/** A server that says where it listens: `{url, pid, stop()}`. What it logs goes to a file, so that nobody is busy reading it. */
export async function started(command, args) {
  const log = join(benchFolder(), 'log');
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', openSync(log, 'w')] });
  const url = await new Promise((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (data) => {
      const match = /listening on (http:\/\/\S+)/.exec((said += data));
      if (match) resolve(match[1]);
    });
    child.on('exit', (code) => reject(new Error(`${command} ended with ${code}: ${readFileSync(log, 'utf8')}`)));
  });
  child.removeAllListeners('exit');
  const ended = new Promise((resolve) => child.on('exit', resolve));
  return {
    url,
    pid: child.pid,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
