// What outlives a reload: the draft, masked and without contact, and whole what was sent but not yet
// acknowledged. Both end after 72 hours. A kiosk keeps nothing.
import {queueKey} from './dom.js';
import type {Assessment, ChannelId, Submission, WishId} from './types.js';
import {toRanges} from './utf16.js';

const keptHours = 72;

export interface KeptDraft {
  text: string;
  category?: string;
  channel?: ChannelId;
  wish?: WishId;
}

interface Kept<T> {
  at: number;
  what: T;
}

export class Storage {
  readonly #draft: string;
  readonly #queue: string;
  readonly #off: boolean;

  constructor(endpoint: string, kiosk: boolean) {
    this.#draft = `redress:draft:${endpoint}`;
    this.#queue = queueKey(endpoint);
    this.#off = kiosk;
  }

  keepDraft(draft: KeptDraft, read: Assessment): void {
    this.#write(this.#draft, {...draft, text: hidden(draft.text, read)});
  }
  draft(): KeptDraft | undefined {
    return this.#read<KeptDraft>(this.#draft)?.what;
  }

  queue(submission: Submission): void {
    this.#write(this.#queue, submission);
  }
  queued(): {at: Date; submission: Submission} | undefined {
    const kept = this.#read<Submission>(this.#queue);
    return kept && {at: new Date(kept.at), submission: kept.what};
  }

  unqueue(): void {
    this.#drop(this.#queue);
  }
  forgetDraft(): void {
    this.#drop(this.#draft);
  }

  #write(key: string, what: unknown): void {
    if (this.#off) return;
    try {
      localStorage.setItem(key, JSON.stringify({at: Date.now(), what}));
    } catch {
      // No storage, or none left: the form works without.
    }
  }

  #read<T>(key: string): Kept<T> | undefined {
    if (this.#off) return undefined;
    try {
      const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept<T> | null;
      if (!kept) return undefined;
      if (Date.now() - kept.at < keptHours * 3_600_000) return kept;
    } catch {
      // Unreadable: not ours, or of another version.
    }
    this.#drop(key);
    return undefined;
  }

  #drop(key: string): void {
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing was kept where nothing can be.
    }
  }
}

// Everything personal, also what the policy only warns of: a draft may lie on a shared machine.
function hidden(text: string, read: Assessment): string {
  let out = '';
  let from = 0;
  // The engine names them in the order of the text.
  for (const {start, end} of toRanges(text, read.personal_data.map(({span}) => span))) {
    out += `${text.slice(from, start)}••••`;
    from = end;
  }
  return out + text.slice(from);
}
