// The one place where the engine's spans (bytes of UTF-8) become positions in JavaScript's strings.
import {RedressError} from './errors.js';
import type {ByteSpan} from './types.js';

/** UTF-16 code units, `[start, end)`. */
export interface Range {
  start: number;
  end: number;
}

/**
 * Converts spans of `text`, in any order and overlapping as they may; the result has their order.
 * A span that starts or ends inside a character is widened to hold it whole, one beyond the text
 * ends with it. O(text + spans · log spans).
 */
export function toRanges(text: string, spans: readonly ByteSpan[]): Range[] {
  const offsets = [...new Set(spans.flat())].sort((a, b) => a - b);
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  let bytes = 0;
  let units = 0;
  for (const offset of offsets) {
    while (bytes < offset && units < text.length) {
      const code = text.codePointAt(units)!;
      const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
      if (bytes + size > offset) break;
      bytes += size;
      units += size === 4 ? 2 : 1;
    }
    const inside = bytes < offset && units < text.length;
    first.set(offset, units);
    last.set(offset, inside ? units + (text.codePointAt(units)! > 0xffff ? 2 : 1) : units);
  }
  return spans.map(([start, end]) => ({start: first.get(start)!, end: last.get(end)!}));
}

/** The words that spans point at. */
export function quote(text: string, spans: readonly ByteSpan[]): string[] {
  return toRanges(text, spans).map(({start, end}) => text.slice(start, end));
}

/**
 * Throws a RedressError `json.utf8` where a string anywhere in `value` holds half of a surrogate pair.
 * JSON and TextEncoder would let it through changed, and the complaint would not be the one written.
 */
export function refuseLoneSurrogates(value: unknown, at = ''): void {
  if (typeof value === 'string') {
    // With the u flag a pair is one character, so only halves match.
    if (/\p{Surrogate}/u.test(value)) {
      throw new RedressError('json.utf8', at, 'A lone surrogate is no character; remove or complete it.');
    }
  } else if (value && typeof value === 'object') {
    for (const [name, member] of Object.entries(value)) {
      refuseLoneSurrogates(name, at);
      refuseLoneSurrogates(member, `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    }
  }
}
