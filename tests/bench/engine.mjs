// The parts of the core alone: the calendar beside ICU's and luxon, the search for personal data by length and kind of text.
import { join } from 'node:path';
import { root } from '../e2e/harness.mjs';
import { maskTexts, textOf } from './mask_texts.mjs';
import { answered, row } from './measure.mjs';

const native = (name, input) => answered(join(root, 'build/release/bin', name), [], input);
const inNode = (name, input) => answered(process.execPath, [join(root, 'tests/bench/node-reference', name)], JSON.stringify(input));

/** The calendar against ICU's and against luxon: the same open hours, holidays and instants, the same due. */
export function deadlines() {
  const [{ start, holidays }, ...cases] = native('deadline_bench');
  const theirs = inNode('deadline.mjs', { start, holidays, cases });
  cases.forEach(({ name, ns, icu_ns: icu }, i) => row(`deadline over ${name} of open hours`, `${(ns / 1000).toFixed(2)} µs`,
    `ICU's calendar ${(icu / ns).toFixed(0)}×, luxon ${(theirs[i].ns / ns).toFixed(0)}× of it; aim 20×, 100×`));
}

/** The search for personal data costs the same for each byte however long the text is and whatever it is made of. */
export function masking() {
  const compared = 10_000;
  const texts = maskTexts(root);
  const ours = native('mask_bench', JSON.stringify(texts));
  const theirs = inNode('mask.mjs', texts.map(({ unit }) => textOf(unit, compared)));
  ours.forEach(({ name, sizes }, i) => {
    const [small, large] = [sizes[0], sizes.at(-1)].map((one) => one.ns_per_byte);
    const beside = theirs[i].ns_per_byte / sizes.find(({ size }) => size === compared).ns_per_byte;
    row(`mask: ${name}`, `${large.toFixed(0)} ns/byte`,
      `10 MB; 1 KB ${small.toFixed(0)}, ${(large / small).toFixed(1)}× (flat is 1, hold 3); in Node ${beside.toFixed(beside < 1 ? 2 : 0)}× of it`);
  });
}
