// A deadline over open hours as one writes it with luxon. Input: the cases that deadline_bench printed, one a line; output: the
// same due and the nanoseconds that it took.
import { readFileSync } from 'node:fs';
import { DateTime } from 'luxon';

const zone = 'Europe/Sofia';
const windows = [[9, 13], [14, 18]];

function deadline(start, seconds, closed) {
  let left = seconds;
  const from = DateTime.fromMillis(start, { zone });
  let day = from.startOf('day');
  for (;;) {
    if (day.weekday <= 5 && !closed.has(day.toISODate())) {
      for (const [opening, closing] of windows) {
        const close = day.set({ hour: closing }).toMillis();
        const open = Math.max(day.set({ hour: opening }).toMillis(), start);
        if (close <= open) continue;
        if (left * 1000 <= close - open) return open + left * 1000;
        left -= (close - open) / 1000;
      }
    }
    day = day.plus({ days: 1 });
  }
}

const { holidays, start, cases } = JSON.parse(readFileSync(0, 'utf8'));
for (const { duration, closed_days: closedDays, due } of cases) {
  const closed = new Set(holidays);
  for (let i = 0; i < closedDays; ++i) closed.add(DateTime.fromISO('2026-11-24').plus({ days: i }).toISODate());
  const seconds = Number(/\d+/.exec(duration)[0]) * 3600;
  const begin = Date.parse(start);
  if (deadline(begin, seconds, closed) !== Date.parse(due)) throw new Error(`${duration}: the two do not agree`);
  let best = Infinity;
  for (let round = 0; round < 4; ++round) {
    let calls = 0;
    const begun = performance.now();
    do deadline(begin + (calls++ % 1000) * 1000, seconds, closed);
    while (performance.now() - begun < 60);
    best = Math.min(best, ((performance.now() - begun) / calls) * 1e6);
  }
  console.log(JSON.stringify({ ns: best }));
}
