// Digits under the finger, below the field that wants them, where the screen is touched and there is no
// keyboard.
import {make, type Language} from './dom.js';
import type {RedressForm} from './form.js';
import {kioskTexts} from './kiosk-texts.js';

export class NumberPad {
  readonly #host: RedressForm;
  readonly #language: () => Language;
  readonly #pad = make('div', {class: 'pad', role: 'group'});
  #field?: HTMLInputElement;
  #touched = false;

  /** `language`: the one that the page speaks at the moment. */
  constructor(host: RedressForm, language: () => Language) {
    this.#host = host;
    this.#language = language;
    // The caret stays where it is.
    this.#pad.onmousedown = (event) => event.preventDefault();
    this.#listen('add');
  }

  remove(): void {
    this.#pad.remove();
    this.#listen('remove');
  }

  #listen(how: 'add' | 'remove'): void {
    const root = this.#host.shadowRoot!;
    root[`${how}EventListener`]('pointerdown', this.#pointed);
    root[`${how}EventListener`]('focusin', this.#focused);
    root[`${how}EventListener`]('click', this.#clicked);
    root[`${how}EventListener`]('keydown', this.#typed);
  }

  #pointed = (event: Event): void => {
    this.#touched = (event as PointerEvent).pointerType === 'touch';
  };

  // Who types has a keyboard.
  #typed = (): void => {
    this.#touched = false;
    this.#pad.remove();
  };

  // Not when the field is left, but once the touch that left it has gone through: what is below moves up.
  #clicked = (): void => {
    const at = this.#host.shadowRoot!.activeElement;
    if (at !== this.#field && !this.#pad.contains(at)) this.#pad.remove();
  };

  #focused = ({target}: Event): void => {
    const field = target as HTMLInputElement;
    if (!this.#touched || !field.matches('[type=tel], [inputmode=decimal], [inputmode=numeric]')) return;
    const mode = field.inputMode;
    // Else the screen's own keyboard comes as well.
    field.inputMode = 'none';
    field.addEventListener('blur', () => (field.inputMode = mode), {once: true});
    this.#field = field;
    this.#show(field, mode === 'decimal' ? (1.5).toLocaleString(this.#language())[1]! : field.type === 'tel' ? '+' : '');
  };

  /** `sign`: what there is beside the digits. */
  #show(field: HTMLInputElement, sign: string): void {
    this.#pad.ariaLabel = field.labels![0]!.textContent;
    this.#pad.replaceChildren(
      ...[...`123456789${sign}0`].map((key) => this.#key(key, () => this.#put(key))),
      this.#key('⌫', () => this.#takeBack(), kioskTexts[this.#language()].erase));
    field.closest('.field')!.append(this.#pad);
  }

  #key(sign: string, press: () => void, name?: string): HTMLButtonElement {
    const key = make('button', {type: 'button', ...(name && {'aria-label': name})}, sign);
    key.onclick = press;
    return key;
  }

  #put(text: string, start = this.#field!.selectionStart!): void {
    const field = this.#field!;
    field.setRangeText(text, start, field.selectionEnd!, 'end');
    field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  }

  // What is selected, else the sign before the caret.
  #takeBack(): void {
    const {selectionStart: start, selectionEnd: end} = this.#field!;
    this.#put('', start === end ? Math.max(0, start! - 1) : start!);
  }
}
