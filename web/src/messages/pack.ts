// The texts as they travel: of every language only the strings, in the order of the English file. The
// names, which all of them share, travel once, within the widget (shape.ts).
import {texts as en} from './en.js';

/** Texts without their strings: each is 0. */
export type Shape = {readonly [name: string]: Shape | 0};

interface Nested {
  readonly [name: string]: Nested | string;
}

function shapeOf(texts: Nested): Shape {
  return Object.fromEntries(Object.entries(texts).map(([name, value]) =>
    [name, typeof value === 'string' ? 0 : shapeOf(value)]));
}

export const shape: Shape = shapeOf(en as unknown as Nested);

/** Another one for every other shape. */
export const sign = [...JSON.stringify(shape)]
  .reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 0).toString(36);

/** The sign of the shape, then the strings. */
export function pack(texts: object): string[] {
  const strings = (of: Shape, from: Nested): string[] => Object.entries(of).flatMap(([name, value]) =>
    value ? strings(value, from[name] as Nested) : [from[name] as string]);
  return [sign, ...strings(shape, texts as Nested)];
}
