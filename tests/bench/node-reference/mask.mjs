// Personal data in a text as one masks it with libphonenumber-js and regular expressions for the rest: cards by Luhn, IBAN by the
// remainder, e-mail by its form. Input: the texts; output: nanoseconds a byte, a line each.
import { readFileSync } from 'node:fs';
import { findPhoneNumbersInText } from 'libphonenumber-js';

const cards = /\b\d(?:[ -]?\d){12,18}\b/g;
const ibans = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b/g;
const emails = /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+@(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/gu;

function luhn(digits) {
  let sum = 0;
  for (let i = digits.length - 1, twice = false; i >= 0; --i, twice = !twice) {
    const value = Number(digits[i]) * (twice ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

function remainderIsOne(iban) {
  let remainder = 0;
  for (const c of iban.slice(4) + iban.slice(0, 4)) {
    const value = parseInt(c, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}

function mask(text) {
  const found = [
    ...[...text.matchAll(cards)].filter(([match]) => luhn(match.replace(/\D/g, ''))),
    ...[...text.matchAll(ibans)].filter(([match]) => remainderIsOne(match.replaceAll(' ', ''))),
    ...text.matchAll(emails),
  ].map(({ index, 0: match }) => [index, index + match.length]);
  for (const { startsAt, endsAt } of findPhoneNumbersInText(text, { v2: true })) found.push([startsAt, endsAt]);
  let out = '';
  let position = 0;
  for (const [start, end] of found.sort(([a], [b]) => a - b)) {
    if (start < position) continue;
    out += `${text.slice(position, start)}••••`;
    position = end;
  }
  return out + text.slice(position);
}

for (const text of JSON.parse(readFileSync(0, 'utf8'))) {
  const bytes = Buffer.byteLength(text);
  let best = Infinity;
  for (let round = 0; round < 4; ++round) {
    let calls = 0;
    const begun = performance.now();
    do mask(text), ++calls;
    while (performance.now() - begun < 60);
    best = Math.min(best, ((performance.now() - begun) / calls) * 1e6);
  }
  console.log(JSON.stringify({ ns_per_byte: best / bytes }));
}
