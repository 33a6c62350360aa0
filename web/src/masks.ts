// What the policy masks in a text, as the visitor sees it and may undo it. A choice belongs to what was
// written, not to its place: it outlives changes elsewhere in the text, and ends with what it is about.
import type {Assessment, ByteSpan, PersonalDataKind} from './types.js';
import {quote} from './utf16.js';

// What a submission may name at most (limits::keep_spans); the rest stays masked.
const mostSpans = 100;

/** Something that is masked wherever it stands in the text. */
export interface Mask {
  kind: PersonalDataKind;
  written: string;
  /** What is sent in its place. */
  mask: string;
  /** The policy lets the visitor undo it. */
  undo: boolean;
  /** The visitor has undone it. */
  open: boolean;
  spans: ByteSpan[];
}

/** One kind after the other, each in the order of the text; undone is what was so in `before`. */
export function masksIn(text: string, {personal_data}: Assessment, before: Mask[]): Mask[] {
  const masks: Mask[] = [];
  const words = quote(text, personal_data.map(({span}) => span));
  personal_data.forEach(({kind, span, action, mask = '', undo = false}, i) => {
    if (action !== 'mask') return;
    // The service sends the text back composed; what was written may not be.
    const written = words[i]!.normalize();
    const same = (one: Mask) => one.kind === kind && one.written === written;
    const known = masks.find(same);
    if (known) known.spans.push(span);
    else masks.push({kind, written, mask, undo, open: undo && !!before.find(same)?.open, spans: [span]});
  });
  return masks.sort((a, b) => (a.kind < b.kind ? -1 : +(a.kind > b.kind)));
}

/** A submission's `keep`; none where there is nothing in it. */
export function keepOf(masks: Mask[]): ByteSpan[] | undefined {
  const spans = masks.flatMap((one) => (one.open ? one.spans : [])).slice(0, mostSpans);
  return spans[0] && spans;
}
