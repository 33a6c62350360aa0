// Policies that use every member, and how they go wrong; ids and limits with the documents that reach them.

const all = (text) => ({ en: text, ru: text, bg: text, hu: text, uk: text });

/** Stands alone and uses every member that a policy can have. */
export const wholePolicy = () => ({
  $schema: './policy.schema.json',
  policy: 'shop-2026.11_a',
  extends: [],
  organization: { name: { en: 'Shop', bg: 'Магазин' }, country: 'BG', law: 'BG' },
  languages: ['en', 'bg'],
  calendars: {
    office: {
      time_zone: 'Europe/Sofia',
      hours: { 'mon-thu': ['09:00-13:00', '14:00-18:00'], fri: ['09:00-15:00'] },
      holidays: ['BG', '2026-12-31'],
      exceptions: { '2026-12-23': ['09:00-12:00'], '2026-12-28': [] },
    },
    duty: { time_zone: 'Etc/UTC', hours: { 'mon-sun': ['18:00-02:00'] } },
  },
  teams: {
    desk: { owner: 'Elena Petrova', calendar: 'office', after_hours: 'night' },
    night: { owner: 'Night desk', calendar: 'duty' },
  },
  promises: {
    standard: { first_reply: 'PT8H', clock: 'business', update_every: 'P2D', resolution: 'P10D' },
    urgent: { first_reply: 'PT1H30M', clock: 'calendar' },
  },
  channels: { email: {}, sms: { promise: 'urgent' }, phone: {}, post: {}, link: {} },
  fields: {
    order_number: { type: 'order', pattern: '[A-Z]{2}[0-9]{6}', example: 'AB123456', label: all('Order number'), purpose: all('To find it.') },
    size: { type: 'choice', label: { en: 'Size', bg: 'Размер' }, purpose: { en: 'To send the right one.', bg: 'За точния размер.' }, choices: { small: all('Small'), large: all('Large') } },
    bought: { type: 'date', label: all('Bought on'), purpose: all('To see the term.'), min: '-P10Y', max: 'P0D' },
    paid: { type: 'money', label: all('Price'), purpose: all('To know the sum.'), min: 0, max: '9999.90' },
  },
  categories: {
    'delivery.late': {
      label: all('Late'),
      read_back: all('It is late.'),
      examples: { ...all(['it has not arrived']), en: ['my parcel has not arrived', 'still waiting'] },
      team: 'desk',
      promise: 'standard',
      promise_by_channel: { email: 'standard', sms: 'urgent', phone: 'urgent', post: 'standard', link: 'standard' },
      ask: ['order_number'],
      optional: ['size', 'bought', 'paid'],
      wishes: ['refund', 'replacement'],
      self_help: all('Look again.'),
      refer_to: all('Ask the carrier.'),
      next_steps: { ...all(['We look.', 'We answer.']) },
      your_steps: { en: ['Wait.'], bg: ['Изчакайте.'], hu: [] },
    },
    'delivery.slow': { same_as: 'delivery.late', examples: { en: ['so slow'] } },
  },
  signals: Object.fromEntries(
    ['safety', 'legal_threat', 'public_threat', 'leaving', 'repeat', 'vulnerable'].map((id) => [id, { promise: 'urgent', team: 'desk', words: { ...all(['court*', 'see you there']) } }]),
  ),
  privacy: { mask: ['card', 'iban'], warn: ['email', 'phone'], keep_days: 365, undo: true },
});

const strange = [null, true, 0, -1, 5, 1.5, '', ' ', 'x', 'No Such!', [], ['x'], [null], [5], {}, { x: 1 }, { en: 5 }, { hu: 5 }, { hu: 'x' }, { hu: [5] }, { x: null }];

/** The policy with one thing changed at a time, every member in turn: `{what, policy}`. `r` picks what it becomes. */
export function* mutations(policy, r) {
  function* places(value, path) {
    yield path;
    if (typeof value !== 'object' || value === null) return;
    for (const key of Object.keys(value)) yield* places(value[key], [...path, key]);
  }
  const changed = (path, change) => {
    const out = structuredClone(policy);
    const parent = path.slice(0, -1).reduce((value, key) => value[key], out);
    change(parent, path.at(-1));
    return { what: `${path.join('/')} ${change.what ?? ''}`, policy: out };
  };
  const named = (what, change) => Object.assign(change, { what });
  for (const path of places(policy, [])) {
    if (path.length === 0) continue;
    const value = path.reduce((part, key) => part[key], policy);
    yield changed(path, named('dropped', (parent, key) => (Array.isArray(parent) ? parent.splice(Number(key), 1) : delete parent[key])));
    yield changed(path, named('renamed', (parent, key) => {
      if (Array.isArray(parent)) return parent.push(parent[Number(key)]);
      parent[`${key}x`] = parent[key];
      return delete parent[key];
    }));
    for (let i = 0; i < 7; ++i) {
      const other = r.pick(strange);
      yield changed(path, named(`→ ${JSON.stringify(other)}`, (parent, key) => {
        parent[key] = structuredClone(other);
      }));
    }
    if (typeof value === 'string') {
      const other = r.pick([`${value}x`, value.toUpperCase(), ` ${value}`]);
      yield changed(path, named(`→ ${JSON.stringify(other)}`, (parent, key) => {
        parent[key] = other;
      }));
    }
    if (typeof value === 'object' && !Array.isArray(value)) {
      for (const [key, other] of [['extra', 1], ['extra', {}], ['Bad Key', r.pick([{}, null])], ['hu', r.pick([5, '', 'x', ['x'], [5], {}])]]) {
        yield changed([...path, key], named(`added ${JSON.stringify(other)}`, (parent, name) => {
          parent[name] = structuredClone(other);
        }));
      }
    }
  }
}

const site = (members) => ({ policy: 'p', extends: ['general'], ...members });
const calendar = (members) => {
  const policy = wholePolicy();
  Object.assign(policy.calendars.office, { hours: { mon: ['09:00-18:00'] }, ...members });
  return policy;
};
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** `{what, ids, policy(id)}`: every list of ids of the schema, each id in a policy that is right but for it. */
export function enumerations(schema) {
  const { $defs: parts, properties } = schema;
  const category = parts.category.else.properties;
  const words = (ids) => ids.filter((id) => id !== null);
  return [
    { what: 'pack', ids: properties.extends.items.enum, policy: (id) => ({ policy: 'p', extends: [id] }) },
    { what: 'language', ids: properties.languages.items.enum, policy: (id) => site({ languages: [id] }) },
    { what: 'channel', ids: Object.keys(properties.channels.properties), policy: (id) => site({ channels: { [id]: { promise: 'urgent' } } }) },
    { what: 'promise by channel', ids: Object.keys(category.promise_by_channel.properties), policy: (id) => site({ categories: { other: { promise_by_channel: { [id]: 'urgent' } } } }) },
    { what: 'signal', ids: Object.keys(properties.signals.properties), policy: (id) => site({ signals: { [id]: { promise: 'urgent' } } }) },
    { what: 'wish', ids: category.wishes.items.enum, policy: (id) => site({ categories: { other: { wishes: [id] } } }) },
    { what: 'field type', ids: words(parts.field.properties.type.enum), policy: (id) => site({ fields: { account: { type: id, ...(id === 'choice' ? { choices: { a: { en: 'A', ru: 'A', bg: 'A', hu: 'A', uk: 'A' } } } : {}) } } }) },
    { what: 'clock', ids: words(parts.promise.properties.clock.enum), policy: (id) => site({ promises: { standard: { clock: id } } }) },
    { what: 'personal data', ids: parts.personal_data_kinds.items.enum, policy: (id) => site({ privacy: { mask: [id], warn: [] } }) },
    { what: 'holidays', ids: parts.calendar.properties.holidays.items.anyOf[0].enum, policy: (id) => calendar({ holidays: [id] }) },
    { what: 'language of a text', ids: Object.keys(parts.text.properties), policy: (id) => site({ organization: { name: { en: 'A', [id]: 'A' } } }) },
    { what: 'language of steps', ids: Object.keys(parts.steps.properties), policy: (id) => site({ categories: { other: { next_steps: { [id]: ['A'] } } } }) },
    { what: 'language of examples', ids: Object.keys(parts.examples.properties), policy: (id) => site({ categories: { other: { examples: { [id]: ['A b c'] } } } }) },
    { what: 'weekday', ids: [...weekdays, ...weekdays.flatMap((a) => weekdays.map((b) => `${a}-${b}`))], policy: (id) => calendar({ hours: { [id]: ['09:00-18:00'] } }) },
  ];
}

const clock = (minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const times = (n, make) => Array.from({ length: n }, (_, i) => make(i));
const complaint = (members) => ({
  id: '7b0a1f5e-3c62-4d3a-9f0e-2a5c8d1e6b47',
  language: 'en',
  text: 'nobody was there',
  category: 'other',
  channel: 'link',
  ...members,
});

/** `{what, most, schema, make(n)}`: taken with `most`, refused with one more. */
export const boundaries = [
  { what: 'policy name', most: 100, schema: 'policy', make: (n) => site({ policy: 'x'.repeat(n) }) },
  { what: 'id', most: 100, schema: 'policy', make: (n) => site({ teams: { ['x'.repeat(n)]: { owner: 'O', calendar: 'office' } } }) },
  { what: '$schema', most: 1000, schema: 'policy', make: (n) => site({ $schema: 'x'.repeat(n) }) },
  { what: 'text', most: 1000, schema: 'policy', make: (n) => site({ organization: { name: { en: '🔥'.repeat(n) } } }) },
  { what: 'owner', most: 1000, schema: 'policy', make: (n) => site({ teams: { service: { owner: 'я'.repeat(n) } } }) },
  { what: 'windows of a day', most: 24, schema: 'policy', make: (n) => calendar({ hours: { mon: times(n, (i) => `${clock(30 * i)}-${clock(30 * i + 20)}`) } }) },
  { what: 'steps', most: 20, schema: 'policy', make: (n) => site({ categories: { other: { next_steps: { en: times(n, () => 'x') } } } }) },
  { what: 'steps in a language not spoken', most: 20, schema: 'policy', make: (n) => site({ languages: ['en'], categories: { other: { next_steps: { en: ['x'], hu: times(n, () => 'x') } } } }) },
  { what: 'words of a signal', most: 2000, schema: 'policy', make: (n) => site({ signals: { safety: { words: { en: times(n, (i) => `w${i}`) } } } }) },
  { what: 'keep_days', most: 36500, schema: 'policy', make: (n) => site({ privacy: { keep_days: n } }) },
  { what: 'keep_days, the least', most: -1, schema: 'policy', make: (n) => site({ privacy: { keep_days: -n } }) },
  { what: 'bound', most: 999999999999999, schema: 'policy', make: (n) => site({ fields: { account: { type: 'number', max: n } } }) },
  { what: 'digits of a bound', most: 15, schema: 'policy', make: (n) => site({ fields: { account: { type: 'money', min: '9'.repeat(n) } } }) },
  { what: 'example', most: 20000, schema: 'policy', make: (n) => site({ categories: { other: { examples: { en: ['x'.repeat(n)] } } } }) },
  { what: 'years', most: 2050, schema: 'policy', make: (n) => calendar({ exceptions: { [`${n}-12-31`]: [] } }) },
  { what: 'years, the first', most: -1970, schema: 'policy', make: (n) => calendar({ exceptions: { [`${-n}-01-01`]: [] } }) },
  { what: 'text of a draft', most: 20000, schema: 'draft', make: (n) => ({ text: 'я'.repeat(n) }) },
  { what: 'text of a submission', most: 20000, schema: 'submission', make: (n) => complaint({ text: 'я'.repeat(n) }) },
  { what: 'address lines', most: 4, schema: 'submission', make: (n) => complaint({ channel: 'post', contact: { name: 'A', lines: times(n, () => 'x'), postcode: '1', city: 'B', country: 'bg' } }) },
];
