// Deadlines asked of the engine, which knows promises of a policy alone: every case becomes a category whose team keeps the
// case's calendar.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Such a policy has a warning or two for each, and a thousand findings are the most.
export const casesPerPolicy = 200;

export function policyOf(cases) {
  const each = (prefix, make) => Object.fromEntries(cases.map((one, i) => [`${prefix}${i}`, make(one, i)]));
  return {
    policy: 'deadlines',
    languages: ['en'],
    organization: { name: { en: 'Deadlines' } },
    calendars: each('calendar', ({ calendar }) => calendar),
    teams: each('team', (_, i) => ({ owner: 'Somebody', calendar: `calendar${i}` })),
    promises: each('promise', ({ duration, clock }) => ({ first_reply: duration, clock })),
    channels: { email: {} },
    categories: each('category', (_, i) => ({ label: { en: `Category ${i}` }, team: `team${i}`, promise: `promise${i}` })),
  };
}

export const requestOf = ({ start }, i) => ({ category: `category${i}`, channel: 'email', received: start });

/** What the engine answers to each case: {due} or {error}. */
export function askEngine({ engine, program, folder }, cases) {
  const answers = [];
  for (let from = 0; from < cases.length; from += casesPerPolicy) {
    const part = cases.slice(from, from + casesPerPolicy);
    const [json, bundle] = [join(folder, 'deadlines.json'), join(folder, 'deadlines.bundle')];
    writeFileSync(json, JSON.stringify(policyOf(part)));
    const compiled = spawnSync(program, ['compile', '--policy', json, '--out', bundle], { encoding: 'utf8' });
    if (compiled.status !== 0) throw new Error(compiled.stderr);
    const policy = engine.load(readFileSync(bundle));
    part.forEach((one, i) => {
      const { json: text } = engine.promise(policy, Buffer.from(JSON.stringify(requestOf(one, i))));
      const answer = JSON.parse(text);
      answers.push(answer.error ? { error: answer.error.code } : { due: answer.first_reply.due });
    });
    engine.free(policy);
  }
  return answers;
}

/** Whether a policy may hold the case: not a calendar that is closed for longer than `check` allows at some time. */
export function promisable({ program, folder }, one) {
  const json = join(folder, 'deadline.json');
  writeFileSync(json, JSON.stringify(policyOf([one])));
  const findings = JSON.parse(spawnSync(program, ['check', '--format', 'json', json], { encoding: 'utf8' }).stdout);
  return findings.every(({ severity, code }) => severity !== 'error' || code !== 'calendar.never_open');
}

/** What the program's calendar engine alone answers to each. */
export function askProgram(program, cases) {
  const input = cases.map(({ calendar, start, duration, clock }) => JSON.stringify({ calendar, start, duration, clock }));
  const run = spawnSync(program, ['deadline', '--ndjson'], { input: `${input.join('\n')}\n`, encoding: 'utf8', maxBuffer: 1 << 28 });
  const answers = run.stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line));
  if (answers.length !== cases.length) throw new Error(`${answers.length} answers to ${cases.length} cases: ${run.stderr}`);
  return answers.map(({ due, error }) => (error ? { error: error.code } : { due }));
}
