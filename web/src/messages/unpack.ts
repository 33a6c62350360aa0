import type {Places} from './pack.js';
import {shape, sign} from './shape.js';
import type {Texts} from './texts.js';

/** Throws where the strings come from another version of the form, which a cache may bring about. */
export function unpack(packed: string): Texts {
  const lines = packed.split('\n');
  const read = (of: Places): object => Object.fromEntries(Object.entries(of).map(([name, place]) =>
    [name, typeof place === 'number' ? lines[place] : read(place)]));
  if (lines[0] !== sign) throw new Error('texts of another version');
  return {...lines, ...read(shape)} as unknown as Texts;
}
