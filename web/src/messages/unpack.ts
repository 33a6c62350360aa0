import type {Shape} from './pack.js';
import {shape, sign} from './shape.js';
import type {Texts} from './texts.js';

/** Throws where the strings come from another version of the form, which a cache may bring about. */
export function unpack(packed: readonly string[]): Texts {
  let next = 0;
  const read = (of: Shape): object => Object.fromEntries(Object.entries(of).map(([name, value]) =>
    [name, value ? read(value) : packed[++next]]));
  if (packed[0] !== sign) throw new Error('texts of another version');
  return read(shape) as Texts;
}
