// Submissions to measure with, from a seed: in each of the five languages, on every channel, with the answers that the category
// asks for. A text is sentences of people who complain of one thing, to a length.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { examples, random } from '../parity/generate.mjs';
import { root } from '../e2e/harness.mjs';

/** Lengths of texts in characters: what most people write, and a letter. */
export const lengths = { ordinary: [120, 400], long: [1000, 1000] };

const { categories } = JSON.parse(readFileSync(join(root, 'core/packs/general/policy.json'), 'utf8'));
const answers = { order_number: 'MN204816', product: 'Kettle', amount: '25,90 €', date: '14.03.2026', place: 'София, ул. Шипка 3', account: '77-12' };
const contacts = {
  email: { email: 'Visitor@Example.com' },
  sms: { phone: '+359 88 123 4567' },
  phone: { phone: '0888 123 456', name: 'Ivan' },
  post: { name: 'Nagy Éva', lines: ['Fő u. 1'], postcode: '1011', city: 'Budapest', country: 'hu' },
  link: {},
};

/** A source of submissions, each unlike the others; `next([fewest, most])` in characters. */
export function submissions(seed) {
  const r = random(seed);
  const pools = Map.groupBy(examples(root), ({ language, category }) => `${language} ${category}`);
  const keys = [...pools.keys()];
  const uuid = () => [8, 4, 4, 4, 12].map((n) => Array.from({ length: n }, () => '0123456789abcdef'[r.below(16)]).join('')).join('-');
  return {
    random: r,
    next([fewest, most]) {
      const key = r.pick(keys);
      const [language, category] = key.split(' ');
      const wanted = fewest + r.below(most - fewest + 1);
      let text = r.pick(pools.get(key)).text;
      while (text.length < wanted) text += ` ${r.pick(pools.get(key)).text}`;
      if (text.length > wanted) text = text.slice(0, Math.max(text.lastIndexOf(' ', wanted), fewest));
      const channel = r.pick(Object.keys(contacts));
      const { ask, optional, wishes } = categories[category];
      const fields = Object.fromEntries([...ask, ...optional.filter(() => r.chance(0.3))].map((id) => [id, answers[id]]));
      return { id: uuid(), language, text, category, channel, contact: contacts[channel], fields, ...(r.chance(0.3) && { wish: r.pick(wishes) }) };
    },
  };
}
