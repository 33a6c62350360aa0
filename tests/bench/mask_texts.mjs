// What the search for personal data is timed on: labelled sentences of five languages, and what would cost most if a text were
// gone over more than once. Each text is its unit over and over.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const languages = ['bg', 'en', 'hu', 'ru', 'uk'];
const lines = (root, language) => readFileSync(join(root, `tests/privacy/${language}.jsonl`), 'utf8').trim().split('\n');

// Sentences of the languages in turn, so that the beginning of the text has all five.
function sentences(root) {
  const all = languages.map((language) => lines(root, language).map((line) => JSON.parse(line).text));
  const most = Math.max(...all.map(({ length }) => length));
  return Array.from({ length: most }, (_, i) => all.flatMap((own) => own.slice(i, i + 1))).flat().join(' ') + ' ';
}

const hostile = {
  'digits without end': '1234567890',
  'digits, a space between': '1 ',
  'digits, a dash between': '1-',
  'digits, a dot between': '1.',
  'digits, a slash between': '1/',
  'digits, a comma between': '1,',
  'digits, a colon between': '1:',
  'digits, an underscore between': '1_',
  'digits, a bracket between': '1(2)',
  'digits, a no-break space between': '1\u00a0',
  'digits, three signs between': '1 - ',
  'digits, zero width between': '1\u200b',
  'full-width digits': '０１２３４５６７８９',
  'groups of four digits': '4111 ',
  'cards with a wrong check digit': '4111 1111 1111 1112 ',
  'cards with a wrong check digit, no space': '4111111111111112 ',
  'nearly dates': '31.12.',
  'phones of seven digits': '123-4567 ',
  'brackets': '(',
  'brackets and a digit': '(((((02',
  'pluses': '+',
  'pluses and digits': '+1',
  'at signs and dots': 'a@a@a.a.',
  'at signs': '@',
  'a domain without end': 'a@a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a',
  'quotation marks before at signs': '"a"@',
  'letters without end': 'a',
  'beginnings of an IBAN': 'BG80',
  'beginnings of an IBAN, parted': 'BG80 BNBG 9661 ',
  'letters of a British number': 'AB 12 34 56 ',
  'a password word': 'password ',
  'a password word and a colon': 'password:',
  'a PIN word': 'pin ',
  'a security word': 'security ',
  'a phone word': 'phone:',
  'a phone word and digits': 'phone 1 2 3 ',
  'a card word and digits': 'card 4 1 1 1 ',
  'a passport word': 'passport ',
  'a passport word and letters': 'passport AB № ',
  'an order word and digits': 'order 1 2 3 ',
  'spaces': ' ',
  'digits far apart': '1' + ' '.repeat(500),
  'bullets': '•',
  'bullets and digits': '•••• 1234 ',
  'zero width alone': '\u200b',
  'zero width between a word and its number': 'a\u200b1 ',
  'marks on digits': '1\u0301',
};

export const maskTexts = (root) => [
  { name: 'sentences of five languages', unit: sentences(root) },
  ...Object.entries(hostile).map(([name, unit]) => ({ name, unit })),
];

/** The unit over and over, cut before the character that would make it longer than `bytes`. */
export function textOf(unit, bytes) {
  const whole = Buffer.from(unit.repeat(Math.ceil(bytes / Buffer.byteLength(unit))));
  return new TextDecoder().decode(whole.subarray(0, bytes), { stream: true });
}
