// Days that wander through the Gregorian year: Easter of both churches, Islamic and Hebrew dates.
// Days are numbers since 1970-01-01.

export const dayNumber = (year, month, day) => Date.UTC(year, month - 1, day) / 86_400_000;
export const yearOf = (day) => new Date(day * 86_400_000).getUTCFullYear();
/** 0 = Monday … 6 = Sunday. */
export const weekdayOf = (day) => (((day + 3) % 7) + 7) % 7;
export const isoDay = (day) => new Date(day * 86_400_000).toISOString().slice(0, 10);
export const isDate = (year, month, day) =>
  month >= 1 && month <= 12 && day >= 1 && new Date(Date.UTC(year, month - 1, day)).getUTCMonth() === month - 1;

/** Easter Sunday of the Western churches: Gregorian computus by Meeus, Astronomical Algorithms, chapter 8. */
export function easter(year) {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const skipped = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - skipped + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const fromMonthStart = epact + weekday - 7 * late + 114;
  return dayNumber(year, Math.floor(fromMonthStart / 31), (fromMonthStart % 31) + 1);
}

/** Easter Sunday of the Eastern churches: Julian computus by Meeus, chapter 8; 13 days lead to the Gregorian calendar, 1900 to 2099. */
export function orthodoxEaster(year) {
  const moon = (19 * (year % 19) + 15) % 30;
  const sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
  const fromMonthStart = moon + sunday + 114;
  return dayNumber(year, Math.floor(fromMonthStart / 31), (fromMonthStart % 31) + 1) + 13;
}

// Hebrew calendar by its arithmetic (Reingold and Dershowitz, Calendrical Calculations, chapter 8). Months count from Nisan = 1.
function hebrewElapsed(year) {
  const months = Math.floor((235 * year - 234) / 19);
  const parts = 12_084 + 13_753 * months;
  const day = 29 * months + Math.floor(parts / 25_920);
  return (3 * (day + 1)) % 7 < 3 ? day + 1 : day;
}

// 1 Tishri.
function hebrewNewYear(year) {
  const [before, own, after] = [year - 1, year, year + 1].map(hebrewElapsed);
  const delay = after - own === 356 ? 2 : own - before === 382 ? 1 : 0;
  return -2_092_590 + own + delay;
}

function hebrewMonthDays(year, month) {
  const yearDays = hebrewNewYear(year + 1) - hebrewNewYear(year);
  const leap = yearDays > 380;
  if (month === 2 || month === 4 || month === 6 || month === 10 || month === 13) return 29;
  if (month === 12) return leap ? 30 : 29;
  if (month === 8) return yearDays % 10 === 5 ? 30 : 29;
  if (month === 9) return yearDays % 10 === 3 ? 29 : 30;
  return 30;
}

function hebrewDay(year, month, day) {
  const leap = hebrewNewYear(year + 1) - hebrewNewYear(year) > 380;
  let first = hebrewNewYear(year);
  for (let passed = 7; passed !== month; passed = passed === (leap ? 13 : 12) ? 1 : passed + 1) {
    first += hebrewMonthDays(year, passed);
  }
  return first + day - 1;
}

/** The days of a Gregorian year that have this Hebrew month and day, months from Nisan = 1 (Adar is 12). */
export function hebrewDays(year, month, day) {
  return [year + 3760, year + 3761].map((own) => hebrewDay(own, month, day)).filter((found) => yearOf(found) === year);
}

const radians = (degrees) => (degrees * Math.PI) / 180;

// The k-th new moon after that of 2000-01-06, in days since 1970 of Universal Time: Meeus, chapter 49, its terms above a minute,
// and 70 seconds for what Dynamical Time is ahead in these years. Good to some minutes.
function newMoon(k) {
  const t = k / 1236.85;
  const sun = radians(2.5534 + 29.1053567 * k);
  const moon = radians(201.5643 + 385.81693528 * k + 0.0107582 * t * t);
  const latitude = radians(160.7108 + 390.67050284 * k - 0.0016118 * t * t);
  const eccentricity = 1 - 0.002516 * t;
  const julian =
    2_451_550.09766 + 29.530588861 * k + 0.00015437 * t * t
    - 0.4072 * Math.sin(moon) + 0.17241 * eccentricity * Math.sin(sun) + 0.01608 * Math.sin(2 * moon)
    + 0.01039 * Math.sin(2 * latitude) + 0.00739 * eccentricity * Math.sin(moon - sun)
    - 0.00514 * eccentricity * Math.sin(moon + sun) + 0.00208 * eccentricity * eccentricity * Math.sin(2 * sun)
    - 0.00111 * Math.sin(moon - 2 * latitude);
  return julian - 2_440_587.5 - 70 / 86_400;
}

// New moons from that of 2000-01-06 to 1 Muharram 1421, from which months are counted.
const MOONS_TO_1421 = 3;
const CRESCENT_HOUR = 14;

// First day of an Islamic month. It is the day after the new moon where that falls early enough for the crescent to be seen somewhere
// on Earth before the day is over, else the second day after. The hour is the one that gives every feast that Turkey's Presidency of
// Religious Affairs published for 2017 to 2026; Kazakhstan's spiritual administration keeps the same days.
function hijriMonthStart(year, month) {
  const moon = newMoon((year - 1421) * 12 + month - 1 + MOONS_TO_1421);
  const day = Math.floor(moon);
  return day + (moon - day < CRESCENT_HOUR / 24 ? 1 : 2);
}

/** The days of a Gregorian year that have this Islamic month and day: one, two in years such as 2033, or none. */
export function hijriDays(year, month, day) {
  const about = Math.floor((year - 622) * 33 / 32);
  return [about - 1, about, about + 1, about + 2]
    .map((own) => hijriMonthStart(own, month) + day - 1)
    .filter((found) => yearOf(found) === year);
}
