// <redress-form>: before the visitor's first intent a text field and a button, nothing more. The
// conversation is loaded on focus, hover or opening and goes on in this same text field.
import {Base, languageOf, make, queueKey, tagOf, upgrade, type Language} from './dom.js';
import {loadTexts} from './load-texts.js';
import css from './start.css';
import {startTexts} from './start-texts.js';
import {adopt} from './styles.js';
import type {Prefill} from './types.js';
import type {Conversation} from './conversation.js';

const intents = ['focusin', 'pointerenter', 'input'];

export class RedressForm extends Base {
  static observedAttributes = ['lang'];

  /** The parts that stand before the conversation and stay during it. */
  readonly start = make('div', {class: 'start', part: 'start'});
  readonly text = make('textarea', {
    id: 'text', part: 'text', rows: '5', 'aria-describedby': 'hint text-error', autocomplete: 'off',
  });
  readonly rest = make('div', {class: 'rest'});
  readonly #label = make('label', {for: 'text', part: 'label'});
  readonly #hint = make('p', {id: 'hint', part: 'hint'});
  readonly #go = make('button', {type: 'button', part: 'button primary', class: 'primary'});
  readonly #plain = make('slot', {hidden: ''});
  #prefill: Prefill = {};
  #conversation?: Promise<Conversation>;

  constructor() {
    super();
    const root = this.attachShadow({mode: 'open'});
    this.adopt(css);
    this.start.append(this.#label, this.#hint, this.text);
    root.append(this.start, this.rest, this.#go, this.#plain);
    this.#go.onclick = () => void this.load().then((conversation) => conversation?.proceed());
  }

  /** What the site knows already; it can be changed by the visitor. */
  get prefill(): Prefill {
    return this.#prefill;
  }
  set prefill(value: Prefill) {
    this.#prefill = value;
    if (value.text && !this.text.value) this.text.value = value.text;
    void this.#conversation?.then((conversation) => conversation.prefill(value));
  }

  get policy(): string {
    return new URL(this.getAttribute('policy') ?? '/policy', this.baseURI).href;
  }
  get endpoint(): string {
    return new URL(this.getAttribute('endpoint') ?? '/complaints', this.baseURI).href;
  }
  get kiosk(): boolean {
    return this.hasAttribute('kiosk');
  }
  /** BCP 47, with its region where the page names one. */
  get languageTag(): string {
    return tagOf(this);
  }

  /** The one of our languages that the tag asks for. */
  get language(): Language {
    return languageOf(this.languageTag);
  }

  // These two are for the conversation as well, so that a visitor loads them once.
  /** What the conversation says in the one of our languages that a tag asks for. */
  textsIn(tag: string): Promise<string[]> {
    return loadTexts(languageOf(tag));
  }
  /** Adds a style sheet to the form's own. */
  adopt(css: string): void {
    adopt(this.shadowRoot!, css);
  }

  connectedCallback(): void {
    upgrade(this, 'prefill');
    this.rest.after(this.#go);
    this.#write();
    this.#takeOver();
    for (const intent of intents) this.addEventListener(intent, this.#intend);
    // A complaint that has not reached the service yet is what the visitor wanted before.
    if (!this.kiosk && waiting(this.endpoint)) void this.load();
  }

  disconnectedCallback(): void {
    void this.#conversation?.then((conversation) => conversation.stop());
    this.#conversation = undefined;
  }

  attributeChangedCallback(): void {
    if (!this.isConnected) return;
    this.#write();
    void this.#conversation?.then((conversation) => conversation.speak());
  }

  override focus(options?: FocusOptions): void {
    this.text.focus(options);
  }

  /** Shows the plain form inside the element, if there is one, where the conversation cannot be had. */
  fallBack(): boolean {
    const plain = this.querySelector('form');
    if (!plain) return false;
    const field = plain.querySelector<HTMLTextAreaElement>('[name=text]');
    const writing = this.shadowRoot!.activeElement === this.text;
    if (field) field.value = this.text.value;
    this.#plain.hidden = false;
    this.start.hidden = this.#go.hidden = this.rest.hidden = true;
    if (writing) field?.focus();
    return true;
  }

  /** Loads the conversation. Resolves to nothing where that failed; the next intent tries again. */
  load(): Promise<Conversation | undefined> {
    for (const intent of intents) this.removeEventListener(intent, this.#intend);
    this.#conversation ??= Promise.all([
      import('./widget.js'),
      this.textsIn(this.languageTag),
    ]).then(([{converse}, texts]) => converse(this, texts, this.#begun));
    return this.#conversation.catch((error: unknown) => {
      this.#conversation = undefined;
      for (const intent of intents) this.addEventListener(intent, this.#intend);
      this.fallBack();
      this.dispatchEvent(
        new CustomEvent('redress-error', {bubbles: true, composed: true, detail: {error}}));
      return undefined;
    });
  }

  // The conversation brings a button of its own; whoever was on this one goes on there.
  #begun = (): void => {
    const focused = this.shadowRoot!.activeElement === this.#go;
    this.#go.remove();
    if (focused) this.shadowRoot!.getElementById('go')?.focus();
  };

  #intend = (): void => void this.load();

  #write(): void {
    const texts = startTexts[this.language];
    this.#label.textContent = texts.label;
    this.#hint.textContent = texts.hint;
    this.#go.textContent = texts.go;
  }

  // The visitor may have begun to write in the plain form before this script arrived.
  #takeOver(): void {
    const field = this.querySelector<HTMLTextAreaElement>('form [name=text]');
    if (!field || this.text.value) return;
    this.text.value = field.value;
    if (document.activeElement === field) this.focus();
  }
}

function waiting(endpoint: string): boolean {
  try {
    return localStorage.getItem(queueKey(endpoint)) !== null;
  } catch {
    return false;
  }
}
