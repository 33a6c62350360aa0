// The conversation: reads along while the visitor writes, asks the least, repeats the problem back.
// This file holds the order of events; view/ says what each state looks like, handover.ts sends.
import {Client} from './client.js';
import {Clock} from './clock.js';
import {instant} from './engine.js';
import {RedressError} from './errors.js';
import type {RedressEventMap} from './events.js';
import type {RedressForm} from './form.js';
import {Handover} from './handover.js';
import {Kiosk} from './kiosk.js';
import {fill, type Texts} from './messages/texts.js';
import {unpack} from './messages/unpack.js';
import {keepOf, masksIn, type Mask} from './masks.js';
import {Screen} from './screen.js';
import {
  blank, categoryOf, controlOf, distinctErrors, draftOf, submissionOf, type State,
} from './state.js';
import {Storage} from './storage.js';
import type {ChannelId, Contact, Finding, Prefill, WishId} from './types.js';
import type {View} from './view/parts.js';
import {view} from './view/view.js';
import css from './widget.css';

// Long enough not to flicker at every word, short enough to seem attentive.
const pauseMs = 350;
// Fewer letters say nothing about a complaint.
const fewestLetters = 10;
// A shown promise is honoured for thirty minutes; well before that it is computed anew.
const promiseHoldsMs = 10 * 60_000;

// By the event's name without the prefix.
type Details = {
  [Name in keyof RedressEventMap as Name extends `redress-${infer Short}` ? Short : never]:
    RedressEventMap[Name]['detail'];
};

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
  readonly #handover: Handover;
  readonly #kiosk: Kiosk;
  readonly #screen: Screen;
  #timer = 0;
  #clock = 0;
  #turn = 0;

  constructor(host: RedressForm, texts: Texts) {
    this.host = host;
    this.texts = texts;
    this.storage = new Storage(host.endpoint, host.kiosk);
    this.#handover = new Handover(this);
    this.#kiosk = new Kiosk(this);
    host.adopt(css);
    this.#screen = new Screen(host, () => this.#view());
  }

  async begin(): Promise<void> {
    this.#restore();
    this.prefill(this.host.prefill);
    this.host.text.addEventListener('input', this.#typed);
    if (!(await this.#open())) return;
    this.emit('ready', {policy: this.state.about!.policy});
    this.#clock = setInterval(this.#refresh, promiseHoldsMs) as unknown as number;
    if (this.host.kiosk) this.#kiosk.watch();
    if (this.storage.queued()) void this.#handover.resume();
    else if (this.host.text.value) void this.assess();
  }

  /** Loads the engine and the policy; where that fails the plain form is shown, or a way to try again. */
  async #open(fresh = false): Promise<boolean> {
    const language = this.host.language;
    void this.clock.sync();
    try {
      const about = await this.client.open({policy: this.host.policy, language, fresh});
      if (about.language !== language) this.texts = unpack(await this.host.textsIn(about.language));
      this.change({about, notice: this.state.notice?.kind === 'engine' ? undefined : this.state.notice});
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
    this.#turn++;
    clearTimeout(this.#timer);
    clearInterval(this.#clock);
    this.#handover.stop();
    this.#kiosk.stop();
    this.host.text.removeEventListener('input', this.#typed);
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

  #restore(): void {
    const kept = this.storage.draft();
    if (!kept?.text || this.host.text.value) return;
    const {text, ...rest} = kept;
    this.host.text.value = text;
    this.change({...rest, notice: {kind: 'kept'}});
  }

  #typed = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.assess(), pauseMs) as unknown as number;
    if (this.state.notice?.kind === 'kept') this.change({notice: undefined});
    this.emit('change', {text: this.host.text.value});
  };

  #refresh = (): void => {
    if (this.state.stage !== 'done' && !this.state.sending) void this.assess(true);
  };

  /** Asks the engine what it makes of the text; a later question makes this one void. */
  async assess(byClock = false): Promise<void> {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    const text = this.host.text.value;
    if (text.trim().length < fewestLetters && !this.state.category) {
      this.change({assessment: undefined, read: '', masks: []});
      return;
    }
    await this.clock.ready();
    if (turn !== this.#turn) return;
    const received = instant(this.clock.now());
    try {
      const assessment = await this.client.assess(draftOf(this.state, text, received));
      if (turn !== this.#turn) return;
      const before = this.state.assessment?.promise?.first_reply.due;
      const moved = byClock && before !== undefined && before !== assessment.promise?.first_reply.due;
      const errors = this.state.errors.filter(({at}) => at !== '/text');
      this.change({
        assessment, read: text, readAt: received, errors,
        masks: masksIn(text, assessment, this.state.masks),
        ...(moved && {notice: {kind: 'moved'} as const}),
      });
      const {category, channel, wish} = this.state;
      this.storage.keepDraft({text, category, channel, wish}, assessment);
      this.emit('assess', {assessment});
    } catch (error) {
      if (turn === this.#turn) this.#misread(error);
    }
  }

  // What is wrong with the text itself is said at the text field; the rest is the engine's fault.
  #misread(error: unknown): void {
    const known = error instanceof RedressError && this.state.about?.messages[error.code];
    if (known) {
      const message = fill(known, {limit: '20000'});
      this.change({errors: [{at: '/text', code: (error as RedressError).code, message}]});
    } else {
      this.emit('error', {error});
      this.change({notice: {kind: 'engine'}});
    }
  }

  chooseCategory(category: string): void {
    this.change({category, errors: this.#without('/category')});
    this.emit('change', {category});
    void this.assess();
  }

  chooseChannel(channel: ChannelId): void {
    this.change({channel, errors: this.#without('/channel', '/contact')});
    this.emit('change', {channel});
    void this.assess();
  }

  chooseWish(wish: WishId | undefined): void {
    this.change({wish});
    this.emit('change', {wish});
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

  /** Once an address is written: asks whether it has a slip. The same is asked before sending. */
  async advise(): Promise<void> {
    if (!this.state.about) return;
    const {contact, fields} = this.state;
    const draft = submissionOf(this.state, {text: this.host.text.value});
    try {
      const {warnings} = await this.client.validate(draft, instant(this.clock.now()));
      if (contact === this.state.contact && fields === this.state.fields) this.change({warnings});
    } catch (error) {
      this.emit('error', {error});
    }
  }

  /** Takes what was probably meant in place of what was written. */
  async take(finding: Finding): Promise<void> {
    const {at, suggestion} = finding;
    const [, member, name] = at.split('/');
    if (member === 'contact') this.answerContact(name as keyof Contact, suggestion!);
    else this.answerField(name!, suggestion!);
    this.focus(this.state.stage === 'review' ? 'review-title' : controlOf(this.state, finding)!);
    // The read-back repeats answers, though no contact.
    if (member === 'fields') await this.assess();
  }

  #without(...places: string[]): Finding[] {
    return this.state.errors.filter(({at}) => !places.some((place) => at.startsWith(place)));
  }

  /** From writing to the read-back, where nothing is missing; else to what is. */
  async proceed(): Promise<void> {
    if (!this.state.about && !(await this.#open())) return;
    if (!this.host.text.value.trim()) {
      return this.complain([
        {at: '/text', code: 'text.missing', message: this.state.about!.messages['text.missing'] ?? ''}]);
    }
    await this.assess();
    try {
      const {masks, read, readAt} = this.state;
      const written = this.host.text.value;
      const draft = submissionOf(this.state, {
        text: written, ...(written === read && {keep: keepOf(masks)}),
      });
      const verdict = await this.client.validate(draft, readAt);
      this.change({warnings: verdict.warnings});
      if (!verdict.accepted) return this.complain(verdict.errors);
      // In the masked text, what was undone stands elsewhere.
      const {text} = verdict.record!;
      const left = await this.client.assess(draftOf(this.state, text, readAt));
      this.change({
        stage: 'review', errors: [], notice: undefined,
        sent: {text, keep: keepOf(masksIn(text, left, masks))},
      });
      this.focus('review-title');
    } catch (error) {
      this.#misread(error);
    }
  }

  /** Shows errors, first as a list that leads to each. */
  complain(errors: Finding[]): void {
    const missing = errors.some(({at}) => at === '/category');
    this.change({stage: 'write', errors, choosing: this.state.choosing || missing});
    const [first, second] = distinctErrors(this.state);
    const only = first && !second && controlOf(this.state, first);
    this.focus(only || 'errors');
    this.emit('rejected', {errors});
  }

  send(): Promise<void> {
    return this.#handover.send();
  }

  edit(): void {
    this.#handover.stop();
    this.change({stage: 'write', sending: false, notice: undefined});
    this.focus('text');
  }

  /** Forgets everything that was written. */
  startAfresh(): void {
    this.storage.forgetDraft();
    this.storage.unqueue();
    this.host.text.value = '';
    const {about} = this.state;
    this.state = blank();
    this.change({about});
    this.prefill(this.host.prefill);
    this.focus('text');
  }

  async retry(): Promise<void> {
    if (this.state.notice?.kind !== 'engine') return this.#handover.again();
    if (await this.#open()) await this.assess();
  }

  get category(): string | undefined {
    return categoryOf(this.state);
  }

  /** Focuses the control of this id, unless the visitor is busy elsewhere on the page. */
  focus(id: string): void {
    if (!this.state.quiet) this.#screen.focus(id);
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
