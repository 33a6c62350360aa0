// What is generated and kept is what its generator makes, and a bad rule is named with its place and its cure.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const kept = join(root, 'core/src/calendar/holiday_table.cpp');
const scratch = mkdtempSync(join(tmpdir(), 'redress-generated-'));
after(() => rmSync(scratch, { recursive: true }));

const generate = (...args) => spawnSync(process.execPath, [join(root, 'core/tools/holidays.mjs'), ...args], { encoding: 'utf8' });

let folders = 0;
// A folder with one rule file: what the generator makes of it.
function generateFrom(lines, name = 'XX.txt') {
  const folder = join(scratch, `${folders++}`);
  mkdirSync(folder);
  writeFileSync(join(folder, name), lines.join('\n'));
  const table = join(folder, 'table.cpp');
  return { ...generate('--rules', folder, '--table', table), folder, table };
}
const head = ['country XX Nowhere', 'source nothing at all'];

test('the table of holidays is what its rules give', () => {
  const run = generate('--check');
  assert.equal(run.status, 0, run.stderr);
});

test('--check finds a table that is not what the rules give, and leaves it as it is', () => {
  const table = join(scratch, 'table.cpp');
  copyFileSync(kept, table);
  writeFileSync(table, '\n', { flag: 'a' });
  const changed = readFileSync(table);
  for (const path of [table, join(scratch, 'absent.cpp')]) {
    const run = generate('--check', '--table', path);
    assert.equal(run.status, 1);
    assert.match(run.stderr, /is not what the rules give; run node core\/tools\/holidays\.mjs/);
  }
  assert.deepEqual(readFileSync(table), changed);
});

test('a bad rule is named with its file, its line, its value and its cure', () => {
  const bad = [
    ['02-30  Never', '“02-30” is no day of a year; write month and day as MM-DD.'],
    ['01-05..03  Backwards', '“01-05..03” is no run of days'],
    ['first mo in 05  Early', '“mo” is no weekday; write one of mon, tue'],
    ['sixth mon in 05  Late', '“sixth” counts no weekday; write one of first'],
    ['first mon in 13  Late', '“13-01” is no day of a year'],
    ['hijri 13-01  Never', '“hijri 13-01” names no month; count them from 01 to 12.'],
    ['dates 2026-02-29  Never', '“2026-02-29” is no date; write YYYY-MM-DD.'],
    ['dates 2051-01-01  Late', '“2051-01-01” lies outside the years of this file; name one from 2020 to 2050.'],
    ['2023..2021 01-01  Backwards', '“2023..2021” ends before it begins; write the earlier year first.'],
    ['without 01-01  Nothing', '“01-01  Nothing” cannot be taken away; write “without dates YYYY-MM-DD”'],
    ['01-01', '“01-01” has no name; write what the day is after two spaces or more.'],
    ['01-01 New Year', '“01-01 New Year” has no name'],
    ['january 1  New Year', '“january 1  New Year” is no rule; begin it with MM-DD'],
    ['@observed sat', '“sat” says no substitution; write such as sat->fri'],
    ['@moved sat->next', '“next” is no weekday'],
    ['region YY-A Elsewhere', '“YY-A” is no region of XX; write its code of ISO 3166-2, such as XX-XX.'],
    ['decided soon', '“soon” is no year; write one from 1970 to 2050.'],
    ['country YY Elsewhere', '“country YY Elsewhere” names a second country'],
    [`01-01  ${'x'.repeat(500)}`, 'is too long; write at most 400 bytes a line.'],
  ];
  for (const [line, message] of bad) {
    const { status, stderr } = generateFrom([...head, '', line]);
    assert.equal(status, 1, line);
    assert.ok(stderr.includes(`XX.txt:4: `) && stderr.includes(message), `${line}\n${stderr}`);
  }
  for (const [lines, message] of [
    [['01-01  New Year'], '“01-01  New Year” stands before the country; begin the file with “country XX …”.'],
    [['country YY Elsewhere'], '“YY” is not the country of this file; write XX or rename the file.'],
    [['country XX Nowhere', '01-01  New Year'], '“XX” names no source; add a line “source …”.'],
    [[''], '“XX” has no rules; begin the file with “country XX …”.'],
  ]) {
    const { status, stderr } = generateFrom(lines);
    assert.equal(status, 1);
    assert.ok(stderr.includes('XX.txt:1: ') && stderr.includes(message), stderr);
  }
});

test('a table is written only where every rule is good', () => {
  const { table } = generateFrom([...head, '01-01  New Year', '13-01  Never']);
  assert.throws(() => readFileSync(table), { code: 'ENOENT' });
});

// Days of one year by the numbers in the table: how many, then each as days since 1 January.
function rowOf(table, code, year) {
  const rows = readFileSync(table, 'utf8').split(`  // ${code}\n`).at(-1).split('\n');
  return rows[year - 2020].trim().replace(/,$/, '').split(',').slice(1).map((days) => new Date(Date.UTC(year, 0, 1 + Number(days))).toISOString().slice(5, 10));
}

test('each form of a rule gives its days', () => {
  const { status, stderr, table } = generateFrom([
    ...head,
    '01-01..02            New Year          # Friday and Saturday',
    'easter+1             Easter Monday',
    'first mon in 05      First Monday',
    'fifth tue in 05      There is none in May 2027',
    'last mon in 08       Last Monday',
    'wed from 09-08       A Wednesday itself',
    'wed before 09-08     The Wednesday before',
    '2028.. 10-01         Not yet',
    '@observed sat->fri sun->mon',
    '10-02                A Saturday',
    '@observed sat,sun->next',
    '11-06                A Saturday',
    '11-07                A Sunday',
    '@observed 2028.. sat,sun->next',
    '11-13                A Saturday, too early',
    '@moved sat->thu',
    '11-20                A Saturday',
    '@observed none',
    '12-25                A Saturday',
    '12-31                New Year\'s Eve',
    'dates 2027-12-30     Once',
    'without dates 2027-12-31     Not this year',
    'region XX-A Alone alone',
    '07-01                Its own',
  ]);
  assert.equal(status, 0, stderr);
  assert.deepEqual(rowOf(table, 'XX', 2027), [
    '01-01', '01-02', '03-29', '05-03', '08-30', '09-01', '09-08', '10-01', '10-02', '11-06', '11-07', '11-08', '11-09', '11-13', '11-18',
    '12-25', '12-30',
  ]);
  assert.deepEqual(rowOf(table, 'XX-A', 2027), ['07-01']);
});
