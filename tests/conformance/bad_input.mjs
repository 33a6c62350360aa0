// Broken JSON and strings that break software: our own small cases, and those of REDRESS_TEST_DATA where it is set.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const data = process.env.REDRESS_TEST_DATA;
const bytes = (...parts) => Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

// y: JSON; n: none; i: either. Then the code that it must be refused by as a draft or a submission, where one is stated.
const ownFiles = [
  ['y_unknown', bytes('{"a":1}'), 'member.unknown'],
  ['y_two_names_in_one_object', bytes('{"text":"a","\\u0074ext":"b"}'), 'json.duplicate_key'],
  ['y_two_names_deep_down', bytes('{"fields":{"a":[{"x":1,"x":2}]}}'), 'json.duplicate_key'],
  ['y_deep', bytes('['.repeat(33), ']'.repeat(33)), 'json.too_deep'],
  ['y_32_levels', bytes('['.repeat(32), ']'.repeat(32)), 'member.type'],
  ['y_number_as_text', bytes('{"text":123456789012345678901234567890}'), 'member.type'],
  ['y_null', bytes('null'), 'member.type'],
  ['y_too_large', bytes('"', 'x'.repeat(128 * 1024), '"'), 'json.too_large'],
  ['i_huge_exponent', bytes('{"text":1e400}'), 'json.syntax'],
  ['i_byte_order_mark', bytes([0xef, 0xbb, 0xbf], 'null'), 'member.type'],
  ['n_nothing', bytes(''), 'json.syntax'],
  ['n_escaped_half_of_a_pair', bytes('{"text":"\\ud83d!"}'), 'json.syntax'],
  ['n_escaped_other_half', bytes('{"text":"\\ude00"}'), 'json.syntax'],
  ['n_raw_surrogate', bytes('{"text":"', [0xed, 0xa0, 0xbd], '"}'), 'json.utf8'],
  ['n_overlong', bytes('{"text":"', [0xc0, 0xaf], '"}'), 'json.utf8'],
  ['n_raw_nul', bytes('{"text":"a', [0], 'b"}'), 'json.syntax'],
  ['n_nul_behind', bytes('{"text":"a"}', [0]), 'json.syntax'],
  ['n_raw_control', bytes('{"text":"a', [1], 'b"}'), 'json.syntax'],
  ['n_open', bytes('['.repeat(100_000)), 'json.too_deep'],
  ['n_comment', bytes('{}//'), 'json.syntax'],
  ['n_utf16', Buffer.from('{"text":"a"}', 'utf16le'), undefined],
];
const ownStrings = [
  '',
  ' \t\r\n',
  '\u0000',
  'NUL \u0000 inside',
  'controls \u0001\u001b[31m\u007f\u0085',
  '\u202Egnirts a ni ediwdiB\u202C and isolates \u2066x\u2069',
  'zero\u200Bwidth \u00ADsoft \u2060joined \uFEFFmarks',
  '\u200B\u200D\uFEFF\u00AD',
  '\u{E0041}\u{E007F}tags',
  'noncharacters \uFFFE \uFFFF \u{1FFFF} \u{10FFFF}',
  'Z\u0335\u0336\u0488\u20DDa\u0301\u0302\u0303\u0304lgo',
  '\u0301 a mark in front',
  '\u1100\u1161\u11A8 \u212B \uFB01 e\u0301',
  '👩‍👩‍👧‍👦❤️🇧🇬1️⃣',
  '"\\/\b\f\n\r\t\u2028\u2029',
  '{"text":"x"}',
  '__proto__',
  '../../../../etc/passwd',
  '<script>alert(1)</script>',
  "'; DROP TABLE complaints; --",
  '%s%n%00%x',
  '9'.repeat(400),
  'x'.repeat(1001),
];

const folder = data && join(data, 'bad-input/json-parsing');
/** `{name, bytes, code?}`, names beginning with y_, n_ or i_ as JSONTestSuite has them. */
export const files = [
  ...ownFiles.map(([name, content, code]) => ({ name, bytes: content, code })),
  ...(folder ? readdirSync(folder).sort().map((name) => ({ name, bytes: readFileSync(join(folder, name)) })) : []),
];
export const strings = [...ownStrings, ...(data ? JSON.parse(readFileSync(join(data, 'bad-input/naughty-strings.json'), 'utf8')) : [])];

/** Nothing of it can be seen: white space, ASCII controls and invisible characters (Utf8Text::blank). */
export const blank = (text) => /^[\s\0-\x1f\x7f\x85\p{Cf}\p{Default_Ignorable_Code_Point}]*$/u.test(text);

/** Holds a control that no contact or field may have: any but tab and line ends. */
export const controls = (text) => /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]/.test(text);

const id = (n) => `6f1a1f0e-3c1c-4c7e-9d3a-${n.toString(16).padStart(12, '0')}`;
/** A submission that the general pack accepts, for a channel. */
export function submission(n, text, channel = 'link') {
  const contacts = {
    link: {},
    email: { email: 'ana@example.com' },
    phone: { phone: '+359881234567' },
    post: { name: 'Ana', lines: ['1 Main St'], postcode: '1000', city: 'Sofia', country: 'BG' },
  };
  return { id: id(n), language: 'en', text, category: 'other', channel, contact: contacts[channel], fields: {} };
}

/** Drafts with the string in each place that holds one. */
export function draftsOf(s) {
  const usual = { text: 'My parcel has not arrived.', language: 'en' };
  return [
    { text: s, language: 'en', received: '2026-11-20T14:30:00Z' },
    ...['language', 'category', 'channel', 'received', 'wish'].map((name) => ({ ...usual, [name]: s })),
    { ...usual, fields: { order_number: s } },
    { ...usual, fields: Object.fromEntries([[s, 'x']]) },
    Object.fromEntries([...Object.entries(usual), [s, 'x']]),
  ];
}

/** The like, submissions; the first has it as its text alone. */
export function submissionsOf(s) {
  const usual = submission(1, 'My parcel has not arrived.');
  const post = submission(1, 'My parcel has not arrived.', 'post');
  const late = { ...usual, category: 'delivery.late', fields: { order_number: 'AB123456' } };
  return [
    { ...usual, text: s },
    ...['id', 'policy', 'language', 'category', 'channel', 'wish'].map((name) => ({ ...usual, [name]: s })),
    { ...usual, contact: { name: s } },
    { ...usual, channel: 'email', contact: { email: s } },
    { ...usual, channel: 'phone', contact: { phone: s } },
    ...['name', 'postcode', 'city', 'country'].map((name) => ({ ...post, contact: { ...post.contact, [name]: s } })),
    { ...post, contact: { ...post.contact, lines: ['1 Main St', s] } },
    { ...usual, contact: Object.fromEntries([[s, 'x']]) },
    { ...late, fields: { order_number: s } },
    { ...usual, fields: Object.fromEntries([[s, 'x']]) },
    { ...usual, promise: { due: s, shown_at: '2026-11-20T14:29:00Z' } },
    { ...usual, promise: { due: '2026-11-20T15:00:00Z', shown_at: s } },
    Object.fromEntries([...Object.entries(usual), [s, 'x']]),
  ];
}
