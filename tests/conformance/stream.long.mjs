// A million deadlines through one run of the program: every answer in its place, memory bounded whatever the length.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { test } from 'node:test';

const count = 1_000_000;
const hour = 3_600_000;
const mostKilobytes = 32 * 1024;
const calendar = { time_zone: 'Etc/UTC', hours: { 'mon-sun': ['00:00-24:00'] } };

test('a million lines are answered in order, in bounded memory', async () => {
  const begin = Date.parse('2026-01-01T00:00:00Z');
  const iso = (time) => `${new Date(time).toISOString().slice(0, 19)}Z`;
  const program = spawn(process.env.REDRESS_BIN, ['deadline', '--ndjson'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => program.on('exit', resolve));
  const feeding = (async () => {
    for (let i = 0; i < count; ++i) {
      const line = JSON.stringify({ calendar, start: iso(begin + i * 60_000), duration: 'PT1H', clock: 'business' });
      if (!program.stdin.write(`${line}\n`)) await new Promise((resolve) => program.stdin.once('drain', resolve));
    }
    program.stdin.end();
  })();
  let answered = 0;
  let peak = 0;
  for await (const line of createInterface({ input: program.stdout })) {
    if (line !== `{"due":"${iso(begin + answered * 60_000 + hour)}"}`) assert.fail(`line ${answered + 1}: ${line}`);
    ++answered;
    if (answered % 100_000 === 50_000) peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${program.pid}/status`, 'utf8'))[1]);
  }
  await feeding;
  assert.equal(await ended, 0);
  assert.equal(answered, count);
  assert.ok(peak > 0 && peak < mostKilobytes, `${peak} KB at the most`);
  console.log(`# peak ${peak} KB`);
});
