// <redress-button>: floats in a corner of the page and opens the form in a dialog.
import {Base} from './base.js';
import {languageOf, make, tagOf, upgrade, waiting} from './dom.js';
import type {RedressForm} from './form.js';
import {startTexts} from './start-texts.js';
import type {Prefill} from './types.js';

const handedOn = ['policy', 'endpoint', 'lang', 'theme', 'kiosk'];

/**
 * A button that floats in a corner of the page and opens the form in a dialog. Attributes, events, parts
 * and custom properties are the form's, which it hands on, and a few of its own.
 *
 * @slot - The button's label, in place of its own in five languages.
 * @csspart open - The button.
 * @csspart dialog - The dialog with the form.
 * @csspart close - The button that closes it.
 */
export class RedressButton extends Base {
  /** @internal */
  static observedAttributes = handedOn;

  readonly #open = make('button', {
    type: 'button', part: 'open', class: 'primary floating', 'aria-haspopup': 'dialog',
  });
  readonly #label = make('slot');
  #dialog?: HTMLDialogElement;
  #form?: RedressForm;
  #prefill: Prefill = {};

  constructor() {
    super();
    this.#open.append(this.#label);
    this.#open.onclick = () => this.show();
    this.#open.onpointerenter = this.#open.onfocus = () => this.#warm();
    this.shadowRoot!.append(this.#open);
  }

  /** What the site knows already, for the form. */
  get prefill(): Prefill {
    return this.#prefill;
  }
  set prefill(value: Prefill) {
    this.#prefill = value;
    if (this.#form) this.#form.prefill = value;
  }

  /** @internal */
  connectedCallback(): void {
    upgrade(this, 'prefill');
    this.#label.textContent = startTexts[languageOf(tagOf(this))][3];
    if (waiting(this)) this.#warm();
  }

  /** @internal */
  attributeChangedCallback(name: string, _: string | null, value: string | null): void {
    if (this.isConnected) this.connectedCallback();
    if (!this.#form) return;
    if (value === null) this.#form.removeAttribute(name);
    else this.#form.setAttribute(name, value);
  }

  /** Opens the dialog; what was written before is still there. */
  show(): void {
    this.#warm();
    this.#dialog!.showModal();
    this.#form!.focus();
  }

  /** Closes the dialog; what was written stays in it. */
  close(): void {
    this.#dialog?.close();
  }

  #warm(): void {
    this.#dialog ??= this.#build();
    void this.#form!.load();
  }

  #build(): HTMLDialogElement {
    const form = make('redress-form');
    for (const name of handedOn) {
      const value = this.getAttribute(name);
      if (value !== null) form.setAttribute(name, value);
    }
    form.lang = tagOf(this);
    form.prefill = this.#prefill;
    const [label, , , , closing] = startTexts[languageOf(tagOf(this))];
    const close = make('button', {
      type: 'button', class: 'close', part: 'close', 'aria-label': closing,
    }, '×');
    close.onclick = () => this.close();
    const dialog = make('dialog', {part: 'dialog', 'aria-label': label}, close, form);
    this.shadowRoot!.append(dialog);
    this.#form = form;
    return dialog;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'redress-button': RedressButton;
  }
}
