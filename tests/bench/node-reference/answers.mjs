// Answers in one form, and the details of the same kinds that a text holds.
const currencies = { '€': 'EUR', eur: 'EUR', euro: 'EUR', 'лв': 'BGN', 'лв.': 'BGN', bgn: 'BGN', ft: 'HUF', huf: 'HUF', '₴': 'UAH', uah: 'UAH', $: 'USD', usd: 'USD', '£': 'GBP', gbp: 'GBP' };
const sign = Object.keys(currencies).map((one) => one.replace(/[.$]/g, '\\$&')).sort((a, b) => b.length - a.length).join('|');
const amount = String.raw`\d{1,3}(?:[ .]\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?`;
const money = new RegExp(`^(?:(${sign})\\s?(${amount})|(${amount})\\s?(${sign}))$`, 'iu');
const day = String.raw`(\d{1,2})\.(\d{1,2})\.(\d{4})|(\d{4})-(\d{2})-(\d{2})`;
const date = new RegExp(`^(?:${day})\\.?$`);
const moneyInText = new RegExp(`(?<![\\p{L}\\p{N}.,])(?:(${sign})\\s?(${amount})|(${amount})\\s?(${sign}))(?![\\p{L}\\p{N}])`, 'giu');
const dateInText = new RegExp(`(?<![\\p{L}\\p{N}.])(?:${day})(?![\\p{L}\\p{N}])`, 'gu');
const longestOrder = 40;

function decimal(written) {
  const plain = written.replaceAll(' ', '').replace(/\.(?=\d{3}(?:\D|$))/g, '').replace(',', '.');
  return Number(plain).toFixed(plain.includes('.') ? 2 : 0);
}
const moneyOf = ([, before, first, second, after]) => `${decimal(first ?? second)} ${currencies[(before ?? after).toLowerCase()]}`;

function dateOf([, d, m, y, year = y, month = m, dayOfMonth = d]) {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(dayOfMonth)));
  if (date.getUTCMonth() !== Number(month) - 1 || year < '1900' || year > '2100') return undefined;
  return date.toISOString().slice(0, 10);
}

function read(pattern, valueOf, written) {
  const match = pattern.exec(written);
  return match ? valueOf(match) : undefined;
}

/** The normal form, or undefined: `{of(value), code}` by type. */
export const kinds = {
  text: { of: (value) => value, code: 'field.invalid' },
  money: { of: (value) => read(money, moneyOf, value), code: 'money.invalid' },
  date: { of: (value) => read(date, dateOf, value), code: 'date.invalid' },
  order: { of: (value) => (/\d/.test(value) && value.length <= longestOrder && /^[\p{L}\p{N} ./_#№-]+$/u.test(value) ? value : undefined), code: 'field.invalid' },
};

/** As written, in capitals, or without gaps where the pattern has none; undefined where nothing fits. */
export function fitted(pattern, value) {
  for (const one of [value, value.toUpperCase(), value.replace(/^[#№]\s*/, '').replaceAll(/[ -]/g, '').toUpperCase()]) {
    if (pattern.test(one)) return one;
  }
  return undefined;
}

/** Order numbers, amounts and dates in a masked text; spans in bytes of UTF-8. */
export function detailsIn(text, orders) {
  const found = [];
  const look = (kind, pattern, valueOf) => {
    for (const match of text.matchAll(pattern)) {
      const value = valueOf(match);
      if (value) found.push({ kind, start: match.index, end: match.index + match[0].length, value });
    }
  };
  look('order', orders, ([match]) => match);
  look('amount', moneyInText, moneyOf);
  look('date', dateInText, dateOf);
  found.sort((a, b) => a.start - b.start);
  return found.map(({ kind, start, end, value }) => {
    const first = Buffer.byteLength(text.slice(0, start));
    return { kind, span: [first, first + Buffer.byteLength(text.slice(start, end))], value };
  });
}
