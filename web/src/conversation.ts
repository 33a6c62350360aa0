// The conversation: reads along while the visitor writes, asks the least, repeats the problem back.
// This file holds the order of events; reading.ts asks the engine, proceed.ts leads to the read-back,
// delivery.ts sends, view/ says what each state looks like.
import {Client} from './client.js';
import {Clock} from './clock.js';
import {Delivery} from './delivery.js';
import type {Details} from './events.js';
import type {RedressForm} from './form.js';
import type {Kiosk} from './kiosk.js';
import type {Mask} from './masks.js';
import type {Texts} from './messages/texts.js';
import {unpack} from './messages/unpack.js';
import {proceed} from './proceed.js';
import {Reading} from './reading.js';
import {Screen} from './screen.js';
import {blank, categoryOf, controlOf, submissionOf, type State} from './state.js';
import {Storage} from './storage.js';
import type {Contact, Finding, Prefill} from './types.js';
import type {View} from './view/parts.js';
import {view} from './view/view.js';
import css from './widget.css';

export class Conversation {
  state: State = blank();
  texts: Texts;
  readonly host: RedressForm;
  readonly client = new Client();
  /** Of the service, not of the visitor's machine. */
  readonly clock = new Clock(() => {
    const url = new URL(this.host.policy);
    // The part that the engine asks for: the service need not make another one for this.
    url.searchParams.set('lang', this.host.language);
    return url;
  });
  readonly storage: Storage;
  readonly reading = new Reading(this);
  /** Only of a screen at the counter. */
  kiosk?: Kiosk;
  readonly #delivery: Delivery;
  readonly #screen: Screen;
  #opening?: Promise<boolean>;

  constructor(host: RedressForm, texts: Texts) {
    this.host = host;
    this.texts = texts;
    this.storage = new Storage(host.endpoint, host.kiosk);
    host.adopt(css);
    this.#delivery = new Delivery(this);
    this.#screen = new Screen(host, () => this.#view());
  }

  async begin(): Promise<void> {
    this.prefill(this.host.prefill);
    const {waits} = this.host;
    if (!waits) await this.#restore();
    this.#listen('add');
    if ((await this.#open()) || !waits) return;
    // What waits needs no engine.
    void this.#delivery.flush();
  }

  // Once there is an engine.
  async #begun(): Promise<void> {
    this.emit('ready', {policy: this.state.about!.policy});
    this.reading.watch();
    await this.#resume();
  }

  // What waits to be sent comes first, then what was being written.
  async #resume(): Promise<void> {
    if (this.host.waits && (await this.#delivery.resume())) return;
    await this.#restore();
    if (this.host.text.value) void this.assess();
  }

  /** Loads the engine and the policy; where that fails the plain form is shown, or a way to try again. */
  #open(fresh = false): Promise<boolean> {
    return (this.#opening ??= this.#load(fresh).finally(() => (this.#opening = undefined)));
  }

  async #load(fresh: boolean): Promise<boolean> {
    const language = this.host.language;
    void this.clock.sync();
    try {
      const about = await this.client.open({policy: this.host.policy, language, fresh});
      if (about.language !== language) this.texts = unpack(await this.host.textsIn(about.language));
      const first = !this.state.about;
      this.change({about, notice: this.state.notice?.kind === 'engine' ? undefined : this.state.notice});
      if (first) void this.#begun();
      return true;
    } catch (error) {
      this.emit('error', {error});
      if (this.host.fallBack()) this.stop();
      else this.change({notice: {kind: 'engine'}});
      return false;
    }
  }

  /** After the service has said that the policy changed. */
  async reopen(): Promise<boolean> {
    const opened = await this.#open(true);
    // Fields that were asked before may be none of this policy's.
    this.state.assessment = undefined;
    return opened;
  }

  /** After the page's language changed. */
  async speak(): Promise<void> {
    if (!this.state.about) return;
    const about = await this.client.describe(this.host.language);
    this.texts = unpack(await this.host.textsIn(about.language));
    this.change({about, errors: []});
    if (this.state.assessment) await this.assess();
  }

  stop(): void {
    this.reading.stop();
    this.#delivery.stop();
    this.storage.release();
    this.kiosk?.stop();
    this.#listen('remove');
    this.#screen.remove();
    this.client.close();
  }

  prefill({category, channel, contact, fields, wish}: Prefill): void {
    const {state} = this;
    this.change({
      category: state.category ?? category,
      channel: state.channel ?? channel,
      contact: {...contact, ...state.contact},
      fields: {...fields, ...state.fields},
      wish: state.wish ?? wish,
    });
  }

  async #restore(): Promise<void> {
    const kept = this.host.text.value ? undefined : await this.storage.draft();
    if (!kept?.text || this.host.text.value) return;
    const {text, ...rest} = kept;
    this.host.text.value = text;
    this.change({...rest, notice: this.state.notice ?? {kind: 'kept'}});
  }

  #listen(how: 'add' | 'remove'): void {
    this.host.text[`${how}EventListener`]('input', this.#typed);
    for (const sign of ['click', 'keyup']) this.host[`${how}EventListener`](sign, this.#elsewhere);
  }

  #typed = (): void => {
    this.reading.typed();
    const {notice} = this.state;
    this.change({choosing: undefined, notice: notice?.kind === 'kept' ? undefined : notice});
    this.emit('change', {text: this.host.text.value});
  };

  // The list of topics closes once the visitor is busy elsewhere; not before a click there has gone
  // through, since what is below moves up.
  #elsewhere = (): void => {
    const {activeElement} = this.host.shadowRoot!;
    if (this.state.choosing && activeElement?.id !== 'topic') this.change({choosing: undefined});
  };

  /** Asks the engine what it makes of what is written. */
  assess(): Promise<void> {
    return this.reading.assess();
  }

  /** Any of these moves the promise or the read-back at once. */
  choose(what: Pick<State, 'category' | 'channel' | 'wish'>): void {
    const places = Object.keys(what).map((name) => `/${name}`);
    if ('channel' in what) places.push('/contact');
    this.change({...what, errors: this.#without(...places)});
    this.emit('change', what);
    void this.assess();
  }

  answerContact(name: keyof Contact, value: string | string[]): void {
    this.change({
      contact: {...this.state.contact, [name]: value}, errors: this.#without(`/contact/${name}`),
      warnings: [],
    });
    // A contact is nobody's business but the service's: the event does not carry it.
    this.emit('change', {contact: name});
  }

  answerField(id: string, value: string): void {
    this.change({
      fields: {...this.state.fields, [id]: value}, errors: this.#without(`/fields/${id}`),
      warnings: [],
    });
    this.emit('change', {field: id});
  }

  /** Leaves readable what is masked, or masks it again. */
  undo(mask: Mask): void {
    mask.open = !mask.open;
    this.change({});
    this.emit('change', {mask: mask.kind});
  }

  /** Takes what was probably meant in place of what was written. */
  async take(finding: Finding): Promise<void> {
    const {at, suggestion} = finding;
    const [, member, name] = at.split('/');
    if (member === 'contact') this.answerContact(name as keyof Contact, suggestion!);
    else this.answerField(name!, suggestion!);
    this.focus(this.state.stage === 'review' ? 'review-title' : controlOf(this.state, finding));
    // The read-back repeats answers, though no contact.
    if (member === 'fields') await this.assess();
  }

  #without(...places: string[]): Finding[] {
    return this.state.errors.filter(({at}) => !places.some((place) => at.startsWith(place)));
  }

  /** From writing to the read-back, where nothing is missing; else to what is. */
  async proceed(): Promise<void> {
    if (this.state.about || (await this.#open(true))) await proceed(this);
  }

  send(): Promise<void> {
    return this.#delivery.send(submissionOf(this.state, this.state.sent));
  }

  /** From the read-back to what `at` is about; `editing` has the focus when the visitor is back there. */
  edit(at = '/text', editing?: string): void {
    this.#delivery.withdraw();
    this.change({
      stage: 'write', sending: false, notice: undefined, editing,
      choosing: at === '/category' ? {sought: ''} : undefined,
    });
    this.focus(controlOf(this.state, {at}));
    // It is a draft again.
    void this.assess();
  }

  /** Does not send what could not be sent. */
  drop(): void {
    this.#delivery.withdraw();
    this.startAfresh();
  }

  /** Forgets everything that was written, or after a receipt goes on to what else there is. */
  startAfresh(): void {
    const {about, stage} = this.state;
    this.reading.drop();
    this.#delivery.leave();
    if (stage !== 'done') this.storage.forgetDraft();
    this.host.text.value = '';
    this.state = blank();
    this.change({about});
    this.prefill(this.host.prefill);
    this.focus('text');
    if (stage === 'done') void this.#resume();
  }

  async retry(): Promise<void> {
    const {about, notice} = this.state;
    if (notice?.kind !== 'engine') return this.#delivery.again();
    // The first time, all that follows comes by itself.
    if ((await this.#open(true)) && about) await this.#resume();
  }

  get category(): string | undefined {
    return categoryOf(this.state);
  }

  /** Focuses the first control of these ids that there is, unless the visitor is busy elsewhere on the page. */
  focus(...ids: (string | undefined)[]): void {
    if (!this.state.quiet) this.#screen.focus(ids);
  }

  change(changes: Partial<State>): void {
    Object.assign(this.state, changes);
    this.#screen.draw();
  }

  emit<Name extends string & keyof Details>(name: Name, detail: Details[Name]): boolean {
    return this.host.dispatchEvent(new CustomEvent(`redress-${name}`, {
      bubbles: true, composed: true, cancelable: name === 'submit', detail,
    }));
  }

  #view(): View {
    const {start, text} = this.host;
    const writing = this.state.stage === 'write';
    start.hidden = !writing;
    const wrong = writing && this.state.errors.some(({at}) => at === '/text');
    text.setAttribute('aria-invalid', String(wrong));
    return view(this);
  }
}
