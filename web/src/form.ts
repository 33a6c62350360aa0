// <redress-form>: before the visitor's first intent a text field and a button, nothing more. The
// conversation is loaded on focus, hover or opening and goes on in this same text field.
import {Base} from './base.js';
import {bring} from './bring.js';
import {endpointOf, languageOf, make, tagOf, upgrade, waiting, type Language} from './dom.js';
import {startTexts} from './start-texts.js';
import {adopt} from './styles.js';
import type {Prefill} from './types.js';
import type {Conversation} from './conversation.js';

const intents = ['focusin', 'pointerenter', 'input'];

/**
 * The complaint form, inline. It starts as a text field and a button; the rest is loaded on the visitor's
 * first intent (focus, pointer, input) and goes on in the same field.
 *
 * @attr {string} policy - URL of the bundle: the service's `/policy` (the default), or a static file.
 * Read when the visitor first means to write.
 * @attr {string} endpoint - Where the complaint is sent: `/complaints` without it.
 * @attr {string} lang - BCP 47. Without it the language of the nearest ancestor that names one holds,
 * then the browser's; where the policy lacks it, the policy's first.
 * @attr {"light" | "dark" | "auto"} theme - Fixes the colour scheme; `auto` follows the visitor's, and
 * without the attribute the page's `color-scheme` holds.
 * @attr {boolean} kiosk - A shared screen: nothing is kept in the browser, and the form clears itself
 * when it is left.
 *
 * @fires redress-ready - The policy is loaded, and the form can say all that it knows.
 * @fires redress-change - The visitor wrote, chose or answered something.
 * @fires redress-assess - The engine has read the text, as it stands.
 * @fires redress-submit - The visitor confirmed the read-back. Cancelable: then nothing is sent.
 * @fires redress-accepted - The service holds the complaint; the receipt with its reference is shown.
 * @fires redress-rejected - Something is missing or wrong; it is shown at its place.
 * @fires redress-error - The engine could not be loaded or used, or a complaint could not be sent.
 *
 * @slot - A plain `<form>`: what is there without script, and where the engine cannot be had.
 *
 * @csspart start - What stands on the page at first: label, hint and text field.
 * @csspart label - Label of a control, or legend of a group.
 * @csspart hint - What helps to fill a control in.
 * @csspart text - The text field of the complaint.
 * @csspart button - Every button of the form.
 * @csspart primary - The button that goes on.
 * @csspart secondary - A button beside it.
 * @csspart link - A button that looks like a link.
 * @csspart pill - A button that offers a topic.
 * @csspart topic - The line that says what the complaint is taken to be about.
 * @csspart choices - The topics to choose from.
 * @csspart list - All topics, below the field that searches them.
 * @csspart words - The visitor's words that led to the topic.
 * @csspart promise - By when the answer comes.
 * @csspart note - What may help at once, and who else can help.
 * @csspart channel - How to answer, with the contact for it.
 * @csspart channels - The choice of a channel.
 * @csspart contact - The controls of the chosen channel.
 * @csspart field - A control with its label, purpose and error.
 * @csspart input - An input, select or text area.
 * @csspart purpose - Why a control is asked for.
 * @csspart error - What is wrong with one control.
 * @csspart errors - The list of all that is wrong.
 * @csspart privacy - What is masked before it is sent, and what is not.
 * @csspart wish - What would put it right.
 * @csspart option - One of a choice, with its radio button.
 * @csspart notice - What became of the connection, the draft or the promise.
 * @csspart review - The read-back before sending.
 * @csspart quote - The visitor's own words in it.
 * @csspart receipt - What is shown once the complaint is accepted.
 * @csspart reference - The reference number.
 * @csspart status - The link to the status page.
 * @csspart timeline - What happens by when.
 * @csspart steps - What we do, what you do.
 *
 * @cssprop [--redress-accent=light-dark(#1b5e52, #7fd1bf)] - Buttons, links, focus and marks.
 * @cssprop [--redress-on-accent=light-dark(#fff, #0d1f1b)] - Text on the accent.
 * @cssprop [--redress-text=light-dark(#1d2320, #eceeec)] - Text.
 * @cssprop [--redress-muted=light-dark(#5a635f, #a9b2ad)] - Hints, and tints of panels.
 * @cssprop [--redress-background=light-dark(#fff, #181c1a)] - Controls and the dialog.
 * @cssprop [--redress-border=light-dark(#868f8a, #7b8580)] - Borders of controls.
 * @cssprop [--redress-error=light-dark(#a8261c, #ff9d92)] - What is wrong.
 * @cssprop [--redress-radius=.6rem] - Corners.
 * @cssprop [--redress-font=inherit] - The `font` of the form, as a shorthand.
 */
export class RedressForm extends Base {
  /** @internal */
  static observedAttributes = ['lang'];

  /**
   * The parts that stand before the conversation and stay during it.
   * @internal
   */
  readonly start = make('div', {class: 'start', part: 'start'});
  /** @internal */
  readonly text = make('textarea', {
    id: 'text', part: 'text', rows: '5', 'aria-describedby': 'hint text-error', 'aria-required': 'true',
    autocomplete: 'off',
  });
  /** @internal */
  readonly rest = make('div', {class: 'rest'});
  readonly #label = make('label', {for: 'text', part: 'label'});
  readonly #hint = make('p', {id: 'hint', part: 'hint'});
  readonly #go = make('button', {type: 'button', part: 'button primary', class: 'primary'});
  readonly #plain = make('slot', {hidden: ''});
  /** The conversation could not be loaded just now. */
  #lost = false;
  #prefill: Prefill = {};
  #conversation?: Promise<Conversation | undefined>;

  constructor() {
    super();
    this.start.append(this.#label, this.#hint, this.text);
    this.shadowRoot!.append(this.start, this.rest, this.#go, this.#plain);
    this.#go.onclick = () => {
      // Another attempt is not to complain of what has never been asked.
      const again = this.#lost;
      void this.load().then((conversation) => void (again || conversation?.proceed()));
    };
  }

  /** What the site knows already; it can be changed by the visitor, whose own answers come first. */
  get prefill(): Prefill {
    return this.#prefill;
  }
  set prefill(value: Prefill) {
    this.#prefill = value;
    if (value.text && !this.text.value) this.text.value = value.text;
    void this.#conversation?.then((conversation) => conversation?.prefill(value));
  }

  // React and Vue set a property wherever there is one, hence each of these can be set.
  /** The attribute `policy` as an absolute URL. */
  get policy(): string {
    return new URL(this.getAttribute('policy') ?? '/policy', this.baseURI).href;
  }
  set policy(url: string) {
    this.setAttribute('policy', url);
  }
  /** The attribute `endpoint` as an absolute URL. */
  get endpoint(): string {
    return endpointOf(this);
  }
  set endpoint(url: string) {
    this.setAttribute('endpoint', url);
  }
  /** The attribute `kiosk`. */
  get kiosk(): boolean {
    return this.hasAttribute('kiosk');
  }
  set kiosk(on: boolean) {
    this.toggleAttribute('kiosk', on);
  }
  /**
   * A complaint that has not reached the service yet is to be sent.
   * @internal
   */
  get waits(): boolean {
    return waiting(this);
  }
  /**
   * BCP 47, with its region where the page names one.
   * @internal
   */
  get languageTag(): string {
    return tagOf(this);
  }

  /**
   * The one of our languages that the tag asks for.
   * @internal
   */
  get language(): Language {
    return languageOf(this.languageTag);
  }

  // These two are for the conversation as well, so that a visitor loads them once.
  /**
   * What the conversation says in the one of our languages that a tag asks for.
   * @internal
   */
  async textsIn(tag: string): Promise<string> {
    return (await bring<{texts: string}>(`./texts-${languageOf(tag)}.js`)).texts;
  }
  /**
   * Adds a style sheet to the form's own.
   * @internal
   */
  adopt(css: string): void {
    adopt(this.shadowRoot!, css);
  }

  /** @internal */
  connectedCallback(): void {
    upgrade(this, 'prefill');
    this.rest.after(this.#go);
    this.#write();
    this.#takeOver();
    for (const intent of intents) this.addEventListener(intent, this.#intend);
    // A complaint that has not reached the service yet is what the visitor wanted before.
    if (this.waits) void this.load();
  }

  /** @internal */
  disconnectedCallback(): void {
    void this.#conversation?.then((conversation) => conversation?.stop());
    this.#conversation = undefined;
  }

  /** @internal */
  attributeChangedCallback(): void {
    if (!this.isConnected) return;
    this.#write();
    void this.#conversation?.then((conversation) => conversation?.speak());
  }

  /** Focuses the text field. */
  override focus(options?: FocusOptions): void {
    this.text.focus(options);
  }

  /**
   * Shows the plain form inside the element, if there is one, where the conversation cannot be had.
   * @internal
   */
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

  /**
   * Loads the conversation. Resolves to nothing where that failed; without a plain form to fall back to the
   * visitor is told, and the next intent or a connection that is back tries again.
   * @internal
   */
  load(): Promise<Conversation | undefined> {
    return this.#conversation ??= Promise.all([
      bring<typeof import('./widget.js')>('./widget.js'),
      this.textsIn(this.languageTag),
    ]).then(([{converse}, texts]) => converse(this, texts, this.#begun)).catch((error: unknown) => {
      this.#conversation = undefined;
      addEventListener('online', this.#intend, {once: true});
      if (!this.fallBack() && !this.#lost) this.#write(true);
      this.dispatchEvent(
        new CustomEvent('redress-error', {bubbles: true, composed: true, detail: {error}}));
      return undefined;
    });
  }

  // The conversation brings a button of its own; whoever was on this one goes on there.
  #begun = (): void => {
    const focused = this.shadowRoot!.activeElement === this.#go;
    this.#write(false);
    this.#go.remove();
    if (focused) this.shadowRoot!.getElementById('go')?.focus();
  };

  // Who writes in the plain form by now is not to be disturbed.
  #intend = (): void => void (this.isConnected && this.#plain.hidden && this.load());

  #write(lost = this.#lost): void {
    const [label, hint, go, , , failed, again] = startTexts[this.language];
    this.#lost = lost;
    this.#label.textContent = label;
    this.#hint.role = lost ? 'alert' : null;
    this.#hint.textContent = lost ? failed : hint;
    this.#go.textContent = lost ? again : go;
  }

  // The visitor may have begun to write in the plain form before this script arrived.
  #takeOver(): void {
    const field = this.querySelector<HTMLTextAreaElement>('form [name=text]');
    if (!field || this.text.value) return;
    this.text.value = field.value;
    if (document.activeElement === field) this.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'redress-form': RedressForm;
  }
}
