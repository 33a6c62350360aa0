// Reads along: asks the engine what it makes of the complaint at every pause in writing, when a choice
// changes what it says, and by the clock.
import type {Conversation} from './conversation.js';
import {instant} from './engine.js';
import {RedressError} from './errors.js';
import {masksIn} from './masks.js';
import {fill} from './messages/texts.js';
import {draftOf, submissionOf} from './state.js';

// Long enough not to flicker at every word, short enough to seem attentive.
const pauseMs = 350;
// Half a sentence makes doubtful what its end makes clear again: a topic once named is held until the
// visitor has paused for longer, so that the questions do not come and go under the hand.
const doubtMs = 2000;
// Fewer letters say nothing about a complaint.
const fewestLetters = 10;
// A shown promise is honoured for thirty minutes; well before that it is computed anew.
const promiseHoldsMs = 10 * 60_000;

export class Reading {
  readonly #conversation: Conversation;
  #timer = 0;
  #clock = 0;
  #turn = 0;

  constructor(conversation: Conversation) {
    this.#conversation = conversation;
  }

  watch(): void {
    this.#clock = setInterval(() => {
      const {stage, sending} = this.#conversation.state;
      if (stage !== 'done' && !sending) void this.assess('clock');
    }, promiseHoldsMs) as unknown as number;
  }

  stop(): void {
    clearInterval(this.#clock);
    this.drop();
  }

  /** Whatever is being read is void; answers the number of the next turn. */
  drop(): number {
    clearTimeout(this.#timer);
    return ++this.#turn;
  }

  /** Once the visitor pauses. */
  typed = (): void => this.#wait(pauseMs, 'typed');

  #wait(ms: number, why?: 'typed'): void {
    this.drop();
    this.#timer = setTimeout(() => void this.assess(why), ms) as unknown as number;
  }

  /** A later question makes this one void. */
  async assess(why?: 'typed' | 'clock'): Promise<void> {
    const c = this.#conversation;
    const turn = this.drop();
    const text = c.host.text.value;
    if (text.trim().length < fewestLetters && !c.state.category) {
      c.change({assessment: undefined, read: '', masks: [], reading: false});
      return;
    }
    // Once there is an engine, this is asked again.
    if (!c.state.about) return void c.reopen();
    c.state.reading = true;
    await c.clock.ready();
    if (turn !== this.#turn) return;
    const received = instant(c.clock.now());
    try {
      const read = await c.client.assess(draftOf(c.state, text, received));
      if (turn !== this.#turn) return;
      const {assessment: before, stage, category, channel, wish, errors, masks, notice} = c.state;
      const doubtful = why === 'typed' && before?.category && !read.category;
      const assessment = doubtful
        ? {...before, categories: read.categories, personal_data: read.personal_data} : read;
      if (doubtful) this.#wait(doubtMs);
      const due = before?.promise?.first_reply.due;
      const moved = why === 'clock' && due && due !== assessment.promise?.first_reply.due
        // That a complaint still waits is the greater news.
        && notice?.kind !== 'waiting';
      c.change({
        assessment, read: text, readAt: received, reading: false,
        errors: errors.filter(({at}) => at !== '/text'),
        masks: masksIn(text, assessment, masks),
        ...(moved && {notice: {kind: 'moved'} as const}),
      });
      if (stage === 'write') c.storage.keepDraft({text, category, channel, wish}, assessment);
      c.emit('assess', {assessment: read});
    } catch (error) {
      if (turn === this.#turn) this.failed(error);
    }
  }

  /** What is wrong with the text itself is said at the text field; the rest is the engine's fault. */
  failed(error: unknown): void {
    const c = this.#conversation;
    const known = error instanceof RedressError && c.state.about?.messages[error.code];
    if (known) {
      const message = fill(known, {limit: '20000'});
      c.change({errors: [{at: '/text', code: (error as RedressError).code, message}], reading: false});
    } else {
      c.emit('error', {error});
      c.change({notice: {kind: 'engine'}, reading: false});
    }
  }

  /** Once an address is written: asks whether it has a slip. The same is asked before sending. */
  async advise(): Promise<void> {
    const c = this.#conversation;
    const {about, contact, fields} = c.state;
    if (!about) return;
    const draft = submissionOf(c.state, {text: c.host.text.value});
    try {
      const {warnings} = await c.client.validate(draft, instant(c.clock.now()));
      if (contact === c.state.contact && fields === c.state.fields) c.change({warnings});
    } catch (error) {
      c.emit('error', {error});
    }
  }
}
