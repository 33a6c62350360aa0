// Sends a complaint under one id, by itself and again and again, until the service has acknowledged it
// and the visitor has seen that. Until then it is kept, and survives the page where the browser lets it.
// Of several tabs with the same complaint one sends at a time, and tells the others.
import type {Conversation} from './conversation.js';
import {pause, pauseSeconds} from './pauses.js';
import {complain} from './proceed.js';
import {Queue, type Entry} from './queue.js';
import {quietly} from './quietly.js';
import {send, type Outcome} from './send.js';
import {solving, solvingAloud} from './solving.js';
import {newId} from './state.js';
import {alone, channel, type Word} from './tabs.js';
import type {Receipt, Submission} from './types.js';

type Unsent = Extract<Outcome, {error: unknown}>;

// Another tab's word may be on its way longer than what it did to the database.
const wordMs = 1000;
// Who leaves sooner may not have seen the receipt, and is shown it again.
const glanceMs = 2000;
const signs = ['online', 'visibilitychange'];
const visits = ['pointerdown', 'focusin'];

export class Delivery {
  readonly #conversation: Conversation;
  readonly #queue: Queue;
  readonly #words = channel((word) => this.#hear(word));
  /** The complaint at hand: it keeps its id, whatever became of earlier attempts. */
  #entry?: Entry;
  /** It is to be sent, and sent again. */
  #waits = false;
  /** Whether the browser keeps it. */
  #kept: Promise<boolean> = Promise.resolve(false);
  #attempt?: Promise<void>;
  /** Another tab may know of it. */
  #shared = false;
  /** What the pause before the next attempt depends on. */
  #tries = 0;
  #timer = 0;
  /** Id of what is taken, until the receipt has been seen. */
  #taken?: string;
  /** Milliseconds since 1970; the service has asked not to be asked before. */
  #notBefore = 0;

  constructor(conversation: Conversation) {
    const {host} = conversation;
    this.#conversation = conversation;
    this.#queue = new Queue(host.endpoint, host.kiosk);
    for (const sign of signs) addEventListener(sign, this.#stir);
    for (const visit of visits) host.addEventListener(visit, this.#met);
  }

  /** Sends what the read-back shows. */
  async send(submission: Submission): Promise<void> {
    const conversation = this.#conversation;
    if (conversation.state.sending) return;
    const entry = this.#same(submission);
    if (!conversation.emit('submit', {submission: entry.submission})) return;
    conversation.change({sending: true});
    // What is under way in other words may yet be taken.
    await this.#attempt;
    if (conversation.state.stage !== 'review') return;
    this.#entry = entry;
    await this.#deliver();
  }

  /** Sends once more what could not be sent, to the byte: whether it arrived is not known. */
  async again(): Promise<void> {
    if (this.#entry && !this.#conversation.state.sending) await this.#deliver();
  }

  /** Takes up what an earlier visit could not send. Resolves to whether the screen shows it now. */
  async resume(): Promise<boolean> {
    const conversation = this.#conversation;
    const {host} = conversation;
    const {live: [entry, ...others], expired: [expired]} = await this.#queue.all();
    if (expired) conversation.change({notice: {kind: 'expired', at: new Date(expired.at)}});
    // Who has begun to write goes on; the receipt of what is sent meanwhile is asked for next time.
    const written = host.text.value && host.text.value !== host.prefill.text;
    const silent = written && entry ? [entry, ...others] : others;
    for (const other of silent) void quietly(other, solving(this.#conversation));
    if (!entry || written) return false;
    const {submission} = entry;
    host.text.value = submission.text;
    const {text, keep, category, channel, contact, fields, wish} = submission;
    conversation.change({
      stage: 'review', sent: {text, keep}, category, channel, contact, fields, wish,
      notice: {kind: 'waiting', at: new Date(entry.at)}, quiet: !host.matches(':focus-within'),
    });
    this.#entry = entry;
    this.#shared = true;
    await conversation.assess();
    // The first time says which answers there are, the second time they are read back.
    await conversation.assess();
    // What was undone then is so still, should the visitor have to go through it again.
    for (const mask of conversation.state.masks) {
      mask.open = !!keep?.some(([start]) => start === mask.spans[0]![0]);
    }
    void this.#deliver();
    return true;
  }

  /** Sends what an earlier visit could not, where the conversation cannot be had. */
  async flush(): Promise<void> {
    for (const entry of (await this.#queue.all()).live) void quietly(entry, solving(this.#conversation));
  }

  /** The visitor wants to change it first, or does not want it to be sent at all. */
  withdraw(): void {
    if (!this.#entry) return;
    const {id} = this.#entry;
    this.#rest();
    this.#tell({id});
    void this.#queue.remove(id);
  }

  /** The screen goes on to something else, in a kiosk perhaps for somebody else. */
  leave(): void {
    this.#seen();
    void this.#part();
  }

  stop(): void {
    void this.#part();
    this.#words?.close();
    for (const sign of signs) removeEventListener(sign, this.#stir);
    for (const visit of visits) this.#conversation.host.removeEventListener(visit, this.#met);
  }

  // What no page will find again is still sent.
  async #part(): Promise<void> {
    const entry = this.#waits && this.#entry;
    this.#rest();
    this.#entry = undefined;
    if (entry && !(await this.#kept)) void quietly(entry, solving(this.#conversation));
  }

  // The same complaint keeps its id: the service takes it once.
  #same(submission: Submission): Entry {
    const content = ({id, promise, ...rest}: Submission): string => JSON.stringify(rest);
    const entry = this.#entry;
    if (entry && content(entry.submission) === content(submission)) return entry;
    this.#shared = false;
    this.#tries = 0;
    const {endpoint} = this.#conversation.host;
    return {endpoint, id: submission.id, at: Date.now(), submission};
  }

  async #deliver(): Promise<void> {
    this.#waits = true;
    this.#kept = this.#queue.add(this.#entry!);
    this.#conversation.change({sending: true});
    // What is kept whole is no draft any more.
    void this.#kept.then((kept) => kept && this.#waits && this.#conversation.storage.forgetDraft());
    await this.#again();
  }

  // At most one attempt at a time.
  #again(): Promise<void> {
    clearTimeout(this.#timer);
    return (this.#attempt ??= this.#try(this.#entry!).finally(() => (this.#attempt = undefined)));
  }

  async #try(entry: Entry): Promise<void> {
    const outcome = await alone(entry.id, () => this.#once(entry));
    if (outcome && this.#waits && entry === this.#entry) await this.#settle(outcome, entry);
  }

  async #once(entry: Entry): Promise<Outcome | undefined> {
    if (this.#shared && (await this.#kept)) {
      // Another tab has ended this, but not where a visitor has cleared what the browser keeps.
      const {live} = await this.#queue.all();
      if (!live.some(({id, taken}) => id === entry.id && !taken)) await pause(wordMs);
    }
    if (entry !== this.#entry) return undefined;
    this.#shared = true;
    let outcome = await send(entry.endpoint, entry.submission, solvingAloud(this.#conversation));
    if (outcome.kind === 'conflict') {
      // Something else was taken under this id; this complaint must not be lost over it.
      void this.#queue.remove(entry.id);
      entry.id = newId();
      entry.submission = {...entry.submission, id: entry.id};
      this.#kept = this.#queue.add(entry);
      outcome = await send(entry.endpoint, entry.submission, solvingAloud(this.#conversation));
    }
    if (outcome.kind === 'accepted') {
      this.#tell({id: entry.id, receipt: outcome.receipt});
      const shown = entry === this.#entry;
      if (shown) this.#done(outcome.receipt);
      // While this tab's turn lasts, so that the next one finds it done.
      if (shown) await this.#queue.add({...entry, taken: true});
      else await this.#queue.remove(entry.id);
    }
    return outcome;
  }

  async #settle(outcome: Outcome, entry: Entry): Promise<void> {
    const conversation = this.#conversation;
    conversation.change({sending: false});
    switch (outcome.kind) {
      case 'accepted':
        return;
      case 'rejected':
        this.withdraw();
        complain(conversation, outcome.errors);
        // It is a draft again.
        await conversation.assess();
        // The words of a policy that has changed since would mislead.
        if (outcome.errors.some(({code}) => code === 'policy.unknown')) {
          await this.#renew(entry.submission);
        }
        return;
      case 'conflict':
        return this.#wait({kind: 'failed', error: outcome.kind}, entry);
      default:
        return this.#wait(outcome, entry);
    }
  }

  async #wait(outcome: Unsent, entry: Entry): Promise<void> {
    const conversation = this.#conversation;
    const unkept = !(await this.#kept) && !conversation.host.kiosk;
    if (entry !== this.#entry) return;
    const given = outcome.kind === 'busy' ? outcome.seconds : undefined;
    const seconds = pauseSeconds(++this.#tries, given);
    this.#notBefore = given ? Date.now() + seconds * 1000 : 0;
    const refused = outcome.kind === 'refused';
    if (refused) this.#rest();
    else this.#timer = setTimeout(() => void this.#again(), seconds * 1000) as unknown as number;
    const why = refused ? 'refused' : navigator.onLine ? 'failed' : 'offline';
    conversation.change({notice: {kind: 'waiting', at: new Date(entry.at), why, unkept}});
    conversation.emit('error', {error: outcome.error});
  }

  #done(receipt: Receipt): void {
    const conversation = this.#conversation;
    this.#taken = this.#entry!.id;
    this.#rest();
    this.#entry = undefined;
    // What the visitor has written since they went back is theirs to send or to leave.
    if (conversation.state.stage === 'review') conversation.storage.forgetDraft();
    conversation.change({stage: 'done', receipt, notice: undefined, sending: false});
    conversation.focus('receipt-title');
    conversation.emit('accepted', {receipt});
    // Unseen, in a closed dialog or a tab behind others, it is asked for again at the next visit.
    new IntersectionObserver((looks, observer) => {
      if (!looks.some(({isIntersecting}) => isIntersecting)) return;
      observer.disconnect();
      setTimeout(() => this.#seen(), glanceMs);
    }).observe(conversation.host);
  }

  #seen(): void {
    if (this.#taken) void this.#queue.remove(this.#taken);
    this.#taken = undefined;
  }

  // The visitor is there, and no longer to be left undisturbed.
  #met = (): void => {
    if (this.#conversation.state.quiet) this.#conversation.change({quiet: false});
  };

  #stir = ({type}: Event): void => {
    const back = type === 'online';
    // Pauses grew while there was no connection; they begin anew.
    if (back) this.#tries = 0;
    if (!back && document.hidden) return;
    if (this.#waits && Date.now() >= this.#notBefore) void this.#again();
  };

  #tell(word: Word): void {
    this.#words?.postMessage(word);
  }

  #hear({id, receipt}: Word): void {
    if (id !== this.#entry?.id) return;
    if (receipt) {
      this.#done(receipt);
    } else {
      this.#rest();
      this.#entry = undefined;
      this.#conversation.change({notice: undefined, sending: false});
    }
  }

  #rest(): void {
    this.#waits = false;
    clearTimeout(this.#timer);
  }

  // Loads the policy that now holds and leads the visitor through the read-back once more.
  async #renew({policy}: Submission): Promise<void> {
    const conversation = this.#conversation;
    if ((await conversation.reopen()) && conversation.state.about!.policy !== policy) {
      // First what is asked now, then what was answered to it.
      await conversation.assess();
      await conversation.proceed();
      conversation.change({notice: {kind: 'moved'}});
    }
  }
}
