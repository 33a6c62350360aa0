// Hands the complaint in, under one id until it is acknowledged, and keeps it until then.
import type {Conversation} from './conversation.js';
import {submissionOf} from './state.js';
import {send, type Outcome} from './send.js';
import type {Submission} from './types.js';

export class Handover {
  readonly #conversation: Conversation;
  #last?: Submission;
  #timer = 0;

  constructor(conversation: Conversation) {
    this.#conversation = conversation;
  }

  /** Sends what the read-back shows. */
  async send(): Promise<void> {
    const conversation = this.#conversation;
    if (conversation.state.sending) return;
    const submission = this.#sameId(submissionOf(conversation.state, conversation.state.sent));
    if (!conversation.emit('submit', {submission})) return;
    await this.#deliver(submission);
  }

  /** Sends once more what could not be sent, to the byte: whether it arrived is not known. */
  async again(): Promise<void> {
    if (this.#last && !this.#conversation.state.sending) await this.#deliver(this.#last);
  }

  /** Sends what an earlier visit could not. */
  async resume(): Promise<void> {
    const {storage, host} = this.#conversation;
    const {at, submission} = storage.queued()!;
    host.text.value = submission.text;
    const {text, keep, category, channel, contact, fields, wish} = submission;
    this.#conversation.change({
      stage: 'review', sent: {text, keep}, category, channel, contact, fields, wish,
      notice: {kind: 'queued', at}, quiet: true,
    });
    for (const sign of ['pointerdown', 'focusin']) {
      host.addEventListener(sign, () => this.#conversation.change({quiet: false}), {once: true});
    }
    this.#last = submission;
    await this.#conversation.assess();
    // What was undone then is so still, should the visitor have to go through it again.
    for (const mask of this.#conversation.state.masks) {
      mask.open = !!keep?.some(([start]) => start === mask.spans[0]![0]);
    }
    await this.#deliver(submission);
  }

  stop(): void {
    clearTimeout(this.#timer);
    removeEventListener('online', this.#online);
  }

  // The same complaint keeps its id, whatever became of earlier attempts: the service takes it once.
  #sameId(submission: Submission): Submission {
    const content = ({id, promise, ...rest}: Submission): string => JSON.stringify(rest);
    if (this.#last && content(this.#last) === content(submission)) submission = this.#last;
    return (this.#last = submission);
  }

  async #deliver(submission: Submission): Promise<void> {
    const conversation = this.#conversation;
    this.stop();
    conversation.storage.queue(submission);
    const {notice} = conversation.state;
    conversation.change({sending: true, notice: notice?.kind === 'queued' ? notice : undefined});
    let outcome = await send(conversation.host.endpoint, submission);
    if (outcome.kind === 'conflict') {
      // Something else was taken under this id; this complaint must not be lost over it.
      this.#last = {...submission, id: crypto.randomUUID()};
      conversation.storage.queue(this.#last);
      outcome = await send(conversation.host.endpoint, this.#last);
    }
    conversation.change({sending: false});
    await this.#settle(outcome, submission);
  }

  async #settle(outcome: Outcome, submission: Submission): Promise<void> {
    const conversation = this.#conversation;
    switch (outcome.kind) {
      case 'accepted':
        conversation.storage.unqueue();
        conversation.storage.forgetDraft();
        this.#last = undefined;
        conversation.change({stage: 'done', receipt: outcome.receipt, notice: undefined});
        conversation.focus('receipt-title');
        conversation.emit('accepted', {receipt: outcome.receipt});
        return;
      case 'rejected':
        conversation.storage.unqueue();
        conversation.complain(outcome.errors);
        // The words of a policy that has changed since would mislead.
        if (outcome.errors.some(({code}) => code === 'policy.unknown')) await this.#renew(submission);
        return;
      case 'busy':
        conversation.change({notice: {kind: 'busy', seconds: outcome.seconds}});
        this.#timer = setTimeout(() => void this.again(), outcome.seconds * 1000) as unknown as number;
        return;
      case 'offline':
        addEventListener('online', this.#online);
        break;
      case 'conflict':
      case 'failed':
    }
    const failed = outcome.kind === 'offline' && !navigator.onLine ? 'offline' : 'failed';
    conversation.change({notice: {kind: failed}});
    conversation.emit('error', {error: 'error' in outcome ? outcome.error : outcome.kind});
  }

  #online = (): void => void this.again();

  // Loads the policy that now holds and leads the visitor through the read-back once more.
  async #renew(old: Submission): Promise<void> {
    const conversation = this.#conversation;
    const before = old.policy;
    if ((await conversation.reopen()) && conversation.state.about!.policy !== before) {
      // First what is asked now, then what was answered to it.
      await conversation.assess();
      await conversation.proceed();
      conversation.change({notice: {kind: 'moved'}});
    }
  }
}
