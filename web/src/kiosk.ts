// A screen at the counter: it clears itself, after asking, so that the next visitor sees nothing of
// the one before; targets are large, and digits are entered on a pad. Loaded only there.
import type {Conversation} from './conversation.js';
import {languageOf, type Language} from './dom.js';
import css from './kiosk.css';
import {kioskTexts, type KioskTexts} from './kiosk-texts.js';
import {NumberPad} from './number-pad.js';
import type {View} from './view/parts.js';
import {button, fill, html, nothing} from './widget.js';

const idleSeconds = 120;
const warningSeconds = 30;
const receiptSeconds = 60;

export class Kiosk {
  readonly #conversation: Conversation;
  readonly #pad: NumberPad;
  #timer = 0;

  constructor(conversation: Conversation) {
    this.#conversation = conversation;
    this.#pad = new NumberPad(conversation.host, () => this.#language);
    conversation.host.adopt(css);
    this.#listen('add');
    this.#alive();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#pad.remove();
    this.#listen('remove');
  }

  get #language(): Language {
    const {state: {about}, host} = this.#conversation;
    return languageOf(about?.language ?? host.language);
  }

  get texts(): KioskTexts {
    return kioskTexts[this.#language];
  }

  /** What asks whether the visitor is still there, once it is to be asked. */
  view(): View {
    const {secondsLeft} = this.#conversation.state;
    if (secondsLeft === undefined) return nothing;
    const {stillThere, clears, stay} = this.texts;
    return html`<div class="notice urgent" part="notice" id="idle">
      <p role="alert"><strong>${stillThere}</strong></p>
      <p>${fill(clears, {seconds: secondsLeft})}</p>
      ${button(stay, () => undefined, 'secondary', 'stay')}
    </div>`;
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

export const watch = (conversation: Conversation): Kiosk => new Kiosk(conversation);
