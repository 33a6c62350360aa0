// Drafts and submissions of every kind, well-formed and broken, from a seed: the same lines on every run.
import { readFileSync } from 'node:fs';

/** mulberry32: small, seeded, good enough to vary test inputs. */
export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    below: (n) => Math.floor(next() * n),
    chance: (p) => next() < p,
    pick: (list) => list[Math.floor(next() * list.length)],
  };
}

const languages = ['en', 'ru', 'bg', 'hu', 'uk'];
const channels = ['email', 'sms', 'phone', 'post', 'link'];
const wishes = ['replacement', 'refund', 'repair', 'apology', 'explanation', 'discount', 'other'];
const fields = ['order_number', 'product', 'amount', 'date', 'place', 'account'];
const asked = Object.fromEntries(
  Object.entries(JSON.parse(readFileSync(new URL('../../core/packs/general/policy.json', import.meta.url), 'utf8')).categories)
    .map(([id, { ask, optional }]) => [id, { ask, optional }]),
);
const inserts = [
  ' 4111 1111 1111 1111 ', ' BG80 BNBG 9661 1020 3456 78 ', ' ivan@пример.бг ', ' +359 88 123 4567 ', ' тел. 0888 123 456 ',
  ' password: hunter2 ', ' AB123456 ', ' €25,90 ', ' 1 200 лв. ', ' 14.03.2026 ', ' вчера ', ' tegnap ', ' see you in court ',
  ' адвокат ', ' 🔥❤️‍🔥👩‍👩‍👧 ', ' é é ', ' й ', ' \u200b\u202e\u2066 ', ' ￾ ', ' \u0000 ', ' ﷽ ',
  ' ①②③ ', ' ＡＢ１２３４５６ ', ' \u{1F1E7}\u{1F1EC} ', ' \u{E0041} ', ' ͏ ', ' ﬀ İ ẞ ß ', ' \u{10FFFF} ', ' \t\r ', ' м’яч ', ' "\\/ ',
];

export function examples(root) {
  const out = [];
  for (const language of languages) {
    const lines = readFileSync(`${root}/core/packs/general/examples/${language}.jsonl`, 'utf8').trim().split('\n');
    for (const line of lines) out.push({ ...JSON.parse(line), language });
  }
  return out;
}

function text(r, pool) {
  let out = r.pick(pool).text;
  if (r.chance(0.2)) out += ' ' + r.pick(pool).text;
  if (r.chance(0.02)) out = out.repeat(1 + r.below(40));
  const letters = [...out];
  for (let i = r.below(4); i > 0; --i) {
    const at = r.below(letters.length);
    if (r.chance(0.5)) letters.splice(at, 0, r.pick(inserts));
    else letters[at] = r.pick(letters);
  }
  out = letters.join('');
  if (r.chance(0.1)) out = out.toUpperCase();
  if (r.chance(0.1)) out = out.normalize('NFD');
  if (r.chance(0.02)) out = r.pick(['', ' ', '\u200b', '.', '🔥', '1', 'ъ']);
  return out;
}

const instant = (r) => new Date(1.75e12 + r.below(1e8) * 1000).toISOString().replace('.000', '');

function answer(r, field) {
  const usual = { order_number: 'ab123456', product: 'Kettle', amount: '25,90 €', date: '14.03.2026', place: 'София, ул. Шипка 3', account: '77-12' };
  return r.chance(0.9) ? usual[field] : r.pick(['', ' ', 'x'.repeat(1001), '31.02.2026', 'много', '🔥', 'a\u0001b', '0']);
}
function answers(r, category) {
  const out = {};
  const { ask, optional } = r.chance(0.8) ? asked[category] : { ask: fields, optional: [] };
  for (const field of ask) if (r.chance(0.95)) out[field] = answer(r, field);
  for (const field of optional) if (r.chance(0.4)) out[field] = answer(r, field);
  if (r.chance(0.03)) out['no/such~field'] = '1';
  return out;
}

export function draft(r, pool) {
  const out = { text: text(r, pool) };
  if (r.chance(0.9)) out.language = r.pick(languages);
  if (r.chance(0.4)) out.category = r.pick(pool).category;
  if (r.chance(0.5)) out.channel = r.pick(channels);
  if (r.chance(0.8)) out.received = instant(r);
  if (r.chance(0.2)) out.wish = r.pick(wishes);
  if (r.chance(0.2)) out.fields = answers(r, r.pick(pool).category);
  return r.chance(0.1) ? spoiled(r, out) : out;
}

function contact(r, channel) {
  const email = () => r.pick(['ivan@Example.COM', 'eva.nagy@example.hu', 'a@b', 'и@пример.бг', 'x'.repeat(70) + '@a.bg', ' a.b+c@d-e.eu ']);
  const phone = () => r.pick(['+359 88 123 4567', '0888', '+1', '+44 (0)7700 900123', '＋３５９８８１２３４５６７']);
  const all = {
    email: { email: email() },
    sms: { phone: phone() },
    phone: { phone: phone(), name: 'Иван' },
    post: { name: 'Nagy Éva', lines: ['Fő u. 1', ''], postcode: '1011', city: 'Budapest', country: r.pick(['hu', 'HU', 'Hungary', '']) },
    link: {},
  };
  return r.chance(0.85) ? all[channel] : all[r.pick(channels)];
}

export function submission(r, pool) {
  const hex = (n) => Array.from({ length: n }, () => '0123456789abcdefABCDEF'[r.below(22)]).join('');
  const channel = r.pick(channels);
  const { category } = r.pick(pool);
  const out = {
    id: r.chance(0.95) ? `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}` : hex(36),
    language: r.pick(languages),
    text: text(r, pool),
    category,
    channel,
    contact: contact(r, channel),
    fields: answers(r, category),
  };
  if (r.chance(0.3)) out.wish = r.pick(wishes);
  if (r.chance(0.05)) out.keep = [[0, r.below(30)]];
  if (r.chance(0.3)) out.promise = { due: instant(r), shown_at: instant(r) };
  if (r.chance(0.02)) out.policy = hex(64);
  return r.chance(0.15) ? spoiled(r, out) : out;
}

// A member dropped, of another type, or one too many.
function spoiled(r, value) {
  const key = r.pick(Object.keys(value));
  const out = { ...value };
  if (r.chance(0.4)) delete out[key];
  else if (r.chance(0.6)) out[key] = r.pick([null, true, -1, 1e300, 0.5, [], {}, '', 'x', [[]], { a: { b: [1] } }]);
  else out[r.pick(['extra', 'Text', 'contact.email', '__proto__', ''])] = 1;
  return out;
}

/** One line as bytes: mostly JSON, now and then cut, nested too deeply, given twice or not UTF-8. */
export function line(r, value) {
  let json = JSON.stringify(value);
  if (r.chance(0.02)) json = json.slice(0, r.below(json.length));
  if (r.chance(0.01)) json = json.replace('{', '{"text":"x","text":"y",');
  if (r.chance(0.01)) json = '['.repeat(40) + ']'.repeat(40);
  if (r.chance(0.01)) json = json.replace('"text":"', '"text":"\\ud83d ');
  if (r.chance(0.02)) json = json.replace(/[^\x00-\x7f]/g, (c) => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));
  if (json.trim() === '') json = 'null';
  const bytes = Buffer.from(json);
  if (r.chance(0.02)) bytes[r.below(bytes.length)] = 0x80 + r.below(0x80);
  return bytes;
}
