// Personal data in a text by regular expressions: cards by Luhn, IBAN by the remainder, the Bulgarian personal number by its check
// digit, a password behind its word; where wanted also e-mail by its form and phones by libphonenumber-js.
const cards = /\b\d(?:[ -]?\d){12,18}\b/g;
const ibans = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b/g;
const personalNumbers = /\b\d{10}\b/g;
const passwords = /(?<!\p{L})(?:password|passcode|парола|пароль|jelsz[óo])(?:\p{L}*)(?: is|:|=| -)\s*(\S+?)(?=[.,;!?]*(?:\s|$))/giu;
const emails = /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+@(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/gu;
const checkWeights = [2, 4, 8, 5, 10, 9, 7, 3, 6];
const shownOfNumber = 4;

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

function isPersonalNumber(digits) {
  const month = Number(digits.slice(2, 4)) % 20;
  const day = Number(digits.slice(4, 6));
  const sum = checkWeights.reduce((all, weight, i) => all + weight * Number(digits[i]), 0);
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && (sum % 11) % 10 === Number(digits[9]);
}

/** `[{start, end, shown}]` in order, none overlapping. `findPhones` is libphonenumber-js's, and e-mail goes with it. */
export function personalData(text, findPhones) {
  const found = [];
  const add = ({ index, 0: match }, shown = 0) => found.push({ start: index, end: index + match.length, shown });
  for (const match of text.matchAll(cards)) if (luhn(match[0].replace(/\D/g, ''))) add(match, shownOfNumber);
  for (const match of text.matchAll(ibans)) if (remainderIsOne(match[0].replaceAll(' ', ''))) add(match, shownOfNumber);
  for (const match of text.matchAll(personalNumbers)) if (isPersonalNumber(match[0])) add(match);
  for (const { index, 0: match, 1: secret } of text.matchAll(passwords)) {
    const start = index + match.length - secret.length;
    found.push({ start, end: start + secret.length, shown: 0 });
  }
  if (findPhones) {
    for (const match of text.matchAll(emails)) add(match);
    for (const { startsAt, endsAt } of findPhones(text, { v2: true })) found.push({ start: startsAt, end: endsAt, shown: 0 });
  }
  let position = 0;
  return found.sort((a, b) => a.start - b.start || b.end - a.end).filter(({ start, end }) => {
    if (start < position) return false;
    position = end;
    return true;
  });
}

/** The text without what was found in it, of numbers the last digits. */
export function masked(text, found) {
  if (found.length === 0) return text;
  let out = '';
  let position = 0;
  for (const { start, end, shown } of found) {
    out += `${text.slice(position, start)}••••${shown ? ` ${text.slice(start, end).replaceAll(/[ -]/g, '').slice(-shown)}` : ''}`;
    position = end;
  }
  return out + text.slice(position);
}
