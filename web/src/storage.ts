// The draft, which outlives a reload, a crash and a closed tab for 72 hours: masked, without contact,
// and never from a kiosk. Each tab writes a draft of its own in localStorage, since what sessionStorage
// holds ends with its tab; there stands only which draft is this tab's, for when it is loaded anew. A
// lock shows that a draft's tab is open: another takes up only what no open tab is writing. Where there
// are no locks it takes the latest, and both go on in drafts of their own.
import type {Assessment, ChannelId, WishId} from './types.js';
import {toRanges} from './utf16.js';

const keptHours = 72;

export interface KeptDraft {
  text: string;
  category?: string;
  channel?: ChannelId;
  wish?: WishId;
}

interface Kept {
  at: number;
  what: KeptDraft;
}

export class Storage {
  readonly #prefix: string;
  readonly #off: boolean;
  /** Of this tab's draft, once there is one. */
  #key?: string;
  #release?: () => void;

  constructor(endpoint: string, kiosk: boolean) {
    this.#prefix = `redress:draft:${endpoint} `;
    this.#off = kiosk;
  }

  keepDraft(draft: KeptDraft, read: Assessment): void {
    if (this.#off) return;
    try {
      if (!this.#key) {
        const key = this.#prefix + Math.random();
        void this.#lock(key);
        this.#take(key);
      }
      const what = {...draft, text: hidden(draft.text, read)};
      localStorage.setItem(this.#key!, JSON.stringify({at: Date.now(), what}));
    } catch {
      // No storage, or none left: the form works without.
    }
  }

  /** This tab's draft, else the latest that no open tab is writing; it is this tab's from now on. */
  async draft(): Promise<KeptDraft | undefined> {
    if (this.#off) return undefined;
    try {
      const own = this.#key ?? sessionStorage.getItem(this.#prefix);
      const drafts = Object.keys(localStorage)
        .filter((key) => key.startsWith(this.#prefix))
        .map((key) => ({key, ...read(key)}))
        .filter(({what}) => what)
        .sort((a, b) => +(b.key === own) - +(a.key === own) || b.at! - a.at!);
      for (const {key, what} of drafts) {
        if (key !== this.#key && !(await this.#lock(key))) continue;
        this.#take(key);
        return what;
      }
    } catch {
      // Nothing was kept where nothing can be.
    }
    return undefined;
  }

  forgetDraft(): void {
    try {
      if (this.#key) localStorage.removeItem(this.#key);
    } catch {
      // As above.
    }
  }

  /** Lets another form take the draft up. */
  release(): void {
    this.#release?.();
    this.#key = undefined;
  }

  #take(key: string): void {
    this.#key = key;
    sessionStorage.setItem(this.#prefix, key);
  }

  // Whether no open tab writes under this key.
  #lock(key: string): Promise<boolean> {
    return new Promise((resolve) => {
      const hold = (lock: Lock | null): Promise<void> | undefined => {
        resolve(!!lock);
        // Until the page is closed, or this form is done with it.
        return lock ? new Promise((done) => (this.#release = done)) : undefined;
      };
      if (!navigator.locks) resolve(true);
      else navigator.locks.request(key, {ifAvailable: true}, hold).catch(() => resolve(true));
    });
  }
}

// What is there no longer, too old or not ours is dropped.
function read(key: string): Partial<Kept> {
  try {
    const kept = JSON.parse(localStorage.getItem(key)!) as Kept;
    if (Date.now() - kept.at < keptHours * 3_600_000) return kept;
  } catch {
    // Unreadable: of another version.
  }
  localStorage.removeItem(key);
  return {};
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
