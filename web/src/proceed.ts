// From writing to the read-back, and back to what is missing or wrong.
import type {Conversation} from './conversation.js';
import {keepOf, masksIn} from './masks.js';
import {controlOf, distinctErrors, draftOf, submissionOf} from './state.js';
import type {Finding} from './types.js';

/** To the read-back where nothing is missing; else to what is. The policy is there. */
export async function proceed(c: Conversation): Promise<void> {
  if (!c.host.text.value.trim()) {
    return complain(c, [
      {at: '/text', code: 'text.missing', message: c.state.about!.messages['text.missing'] ?? ''}]);
  }
  await c.assess();
  try {
    const {masks, read, readAt} = c.state;
    const text = c.host.text.value;
    const draft = submissionOf(c.state, {text, ...(text === read && {keep: keepOf(masks)})});
    const verdict = await c.client.validate(draft, readAt);
    c.change({warnings: verdict.warnings});
    if (!verdict.accepted) return complain(c, verdict.errors);
    // In the masked text, what was undone stands elsewhere. The address is repeated as it is kept.
    const {text: masked, contact} = verdict.record!;
    const left = await c.client.assess(draftOf(c.state, masked, readAt));
    c.change({
      stage: 'review', errors: [], notice: undefined,
      contact: {...c.state.contact, ...contact},
      sent: {text: masked, keep: keepOf(masksIn(masked, left, masks))},
    });
    c.focus(c.state.editing, 'review-title');
    c.state.editing = undefined;
  } catch (error) {
    c.reading.failed(error);
  }
}

/** Shows errors, first as a list that leads to each. */
export function complain(c: Conversation, errors: Finding[]): void {
  const early = errors.filter(({at}) => at === '/category' || at === '/text');
  // Without a topic nothing else is asked yet.
  c.change({stage: 'write', errors: c.category || !early[0] ? errors : early});
  const [first, second] = distinctErrors(c.state);
  const only = first && !second && controlOf(c.state, first);
  c.focus(only || 'errors');
  c.emit('rejected', {errors});
}
