// What is loaded on the visitor's first intent.
import {Conversation} from './conversation.js';
import type {RedressForm} from './form.js';
import type {Texts} from './messages/texts.js';

/** Starts the conversation in a form's shadow root; `begun` runs when it has something to show. */
export async function converse(host: RedressForm, texts: Texts, begun: () => void): Promise<Conversation> {
  const conversation = new Conversation(host, texts);
  await conversation.begin();
  begun();
  return conversation;
}
