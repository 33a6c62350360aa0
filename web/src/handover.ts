// Hands the complaint in. What that takes is a file of its own, loaded with the visitor's first words, so
// that it is there should the connection break before they are sent.
import {bring} from './bring.js';
import type {Conversation} from './conversation.js';
import type {Delivery} from './delivery.js';

export class Handover {
  /** Once it is loaded. */
  delivery?: Delivery;
  readonly #conversation: Conversation;
  #loading?: Promise<Delivery>;

  constructor(conversation: Conversation) {
    this.#conversation = conversation;
  }

  /** Rejects where it cannot be loaded just now; the next call tries again. */
  ready(): Promise<Delivery> {
    return (this.#loading ??= this.#load().finally(() => (this.#loading = undefined)));
  }

  async #load(): Promise<Delivery> {
    if (this.delivery) return this.delivery;
    const {Delivery} = await bring<typeof import('./delivery.js')>('./delivery.js');
    return (this.delivery = new Delivery(this.#conversation));
  }
}
