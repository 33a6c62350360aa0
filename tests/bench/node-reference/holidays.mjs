// Public holidays of Bulgaria, by the Labour Code: fixed days, Easter of the Orthodox Church, and for a fixed one at a weekend the
// next working day. Days as luxon's ISO dates.
import { DateTime } from 'luxon';

const fixed = ['01-01', '03-03', '05-01', '05-06', '05-24', '09-06', '09-22', '12-24', '12-25', '12-26'];
const decreed = ['2025-12-31', '2026-01-02'];

// Meeus' rule for the Julian calendar, thirteen days behind until 2099.
function easter(year) {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const month = Math.floor((d + e + 114) / 31);
  return DateTime.utc(year, month, ((d + e + 114) % 31) + 1).plus({ days: 13 });
}

/** Set of ISO dates of one year. */
export function holidaysOf(year) {
  const days = new Set(fixed.map((day) => `${year}-${day}`));
  const sunday = easter(year);
  for (let i = -2; i <= 1; ++i) days.add(sunday.plus({ days: i }).toISODate());
  for (const day of fixed) {
    let date = DateTime.fromISO(`${year}-${day}`, { zone: 'utc' });
    if (date.weekday < 6) continue;
    while (date.weekday >= 6 || days.has(date.toISODate())) date = date.plus({ days: 1 });
    days.add(date.toISODate());
  }
  for (const day of decreed) if (day.startsWith(`${year}-`)) days.add(day);
  return days;
}
