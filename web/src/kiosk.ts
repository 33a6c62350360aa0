// A screen at the counter: it clears itself, after asking, so that the next visitor sees nothing of
// the one before.
import type {Conversation} from './conversation.js';

const idleSeconds = 120;
const warningSeconds = 30;
const receiptSeconds = 60;

export class Kiosk {
  readonly #conversation: Conversation;
  #timer = 0;

  constructor(conversation: Conversation) {
    this.#conversation = conversation;
  }

  watch(): void {
    this.#listen('add');
    this.#alive();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#listen('remove');
  }

  #listen(how: 'add' | 'remove'): void {
    for (const sign of ['pointerdown', 'keydown', 'input']) {
      this.#conversation.host[`${how}EventListener`](sign, this.#alive);
    }
  }

  #alive = (): void => {
    if (this.#conversation.state.secondsLeft !== undefined) {
      this.#conversation.change({secondsLeft: undefined});
    }
    clearTimeout(this.#timer);
    const {state} = this.#conversation;
    const quiet = state.stage === 'done' ? receiptSeconds - warningSeconds : idleSeconds;
    this.#timer = setTimeout(this.#warn, quiet * 1000) as unknown as number;
  };

  #warn = (): void => {
    const {state, host} = this.#conversation;
    if (state.sending || (!host.text.value && state.stage === 'write')) return this.#alive();
    this.#tick(warningSeconds);
  };

  #tick(secondsLeft: number): void {
    if (secondsLeft > 0) {
      this.#conversation.change({secondsLeft});
      this.#timer = setTimeout(() => this.#tick(secondsLeft - 1), 1000) as unknown as number;
    } else {
      this.#conversation.startAfresh();
      this.#alive();
    }
  }
}
