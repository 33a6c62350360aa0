// What is loaded on the visitor's first intent.
import {Conversation} from './conversation.js';
import {by} from './dates.js';
import type {RedressForm} from './form.js';
import {unpack} from './messages/unpack.js';

// For kiosk.js, which is loaded beside this file and would bring its own otherwise.
export {html, nothing} from './template.js';
export {fill} from './messages/texts.js';
export {button} from './view/parts.js';

/** Starts the conversation in a form's shadow root; `begun` runs when it has something to show. */
export async function converse(host: RedressForm, texts: string, begun: () => void): Promise<Conversation> {
  // Without it nothing would clear the screen at a counter: no conversation is to be had then.
  const kiosk = host.kiosk ? await import('./kiosk.js') : undefined;
  const conversation = new Conversation(host, unpack(texts));
  conversation.kiosk = kiosk?.watch(conversation);
  // The first dates of a page take as long as drawing the form: not at a pause in typing.
  const now = new Date();
  setTimeout(() => by(now.toISOString(), {language: host.language, zone: 'UTC', now}));
  await conversation.begin();
  begun();
  return conversation;
}
