// The texts as they travel: of every language only the strings, in the order of the English file. The
// widget knows them by their places: build.mjs writes `texts[7]` where the sources say `texts.pick`.
// Names travel only where one is asked for that is not written out (shape.ts).
import {texts as en} from './en.js';

/** Texts with places in place of strings. */
export type Places = {readonly [name: string]: Places | number};

interface Nested {
  readonly [name: string]: Nested | string;
}

// The controls of a contact, and what keeps a complaint from arriving.
const askedByName = [
  'email', 'phone', 'name', 'lines', 'postcode', 'city', 'country', 'offline', 'failed', 'refused',
];

function placesIn(texts: Nested): Places {
  let last = 0;
  const read = (of: Nested): Places => Object.fromEntries(Object.entries(of).map(([name, value]) =>
    [name, typeof value === 'string' ? ++last : read(value)]));
  return read(texts);
}

/** Of all texts; the first place is the sign's. */
export const places: Places = placesIn(en as unknown as Nested);

/** What is left of `places` in the widget. */
export const shape: Places = Object.fromEntries(Object.entries(places).filter(([name, place]) =>
  typeof place === 'object' || askedByName.includes(name)));

/** Another one for all other places. */
export const sign = [...JSON.stringify(places)]
  .reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 0).toString(36);

/** The sign, then the strings: each is a line. */
export function pack(texts: object): string {
  const strings = (of: Places, from: Nested): string[] => Object.entries(of).flatMap(([name, place]) =>
    typeof place === 'number' ? [from[name] as string] : strings(place, from[name] as Nested));
  const lines = [sign, ...strings(places, texts as Nested)];
  if (lines.join('').includes('\n')) throw new Error('A text is one line.');
  return lines.join('\n');
}
