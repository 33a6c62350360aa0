// What is loaded on the visitor's first intent.
import {Conversation} from './conversation.js';
import type {RedressForm} from './form.js';
import {unpack} from './messages/unpack.js';

/** Starts the conversation in a form's shadow root; `begun` runs when it has something to show. */
export async function converse(host: RedressForm, texts: string[], begun: () => void): Promise<Conversation> {
  const conversation = new Conversation(host, unpack(texts));
  await conversation.begin();
  begun();
  return conversation;
}
