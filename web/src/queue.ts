// What was sent, whole, until the visitor has seen its receipt, and for 72 hours: IndexedDB's database
// `redress`, its store `queue`, keyed by endpoint and id. A mark in localStorage tells the next page that
// something waits, so that a page without such loads nothing. A kiosk keeps nothing.
import {queueKey} from './dom.js';
import type {Submission} from './types.js';

export const keptMs = 72 * 3_600_000;
// Of all endpoints together. One more is not kept in place of another that nobody has seen arrive.
const mostEntries = 5;
// Some browsers leave a database that they will not open without an answer.
const patienceMs = 3000;

export interface Entry {
  /** Absolute. */
  endpoint: string;
  id: string;
  /** When it was sent first, by the visitor's clock: milliseconds since 1970. */
  at: number;
  submission: Submission;
  /** The service has it; the visitor has yet to see the receipt. */
  taken?: boolean;
}

export class Queue {
  readonly #endpoint: string;
  readonly #off: boolean;

  constructor(endpoint: string, kiosk: boolean) {
    this.#endpoint = endpoint;
    this.#off = kiosk;
  }

  /** Resolves to whether the entry outlives the page. */
  async add(entry: Entry): Promise<boolean> {
    // First, and at once: a mark without an entry costs little, an entry without a mark is not found.
    const found = this.#mark(true);
    const kept = await this.#run((store, entries) => {
      if (entries.filter(({id}) => id !== entry.id).length >= mostEntries) return false;
      store.put(entry);
      return true;
    });
    if (kept === undefined) this.#mark(false);
    return found && !!kept;
  }

  async remove(id: string): Promise<void> {
    await this.#run((store, entries) => {
      store.delete([this.#endpoint, id]);
      this.#mark(entries.some((one) => one.endpoint === this.#endpoint && one.id !== id));
    });
  }

  /** What waits for this endpoint, the oldest first, and what has waited in vain, which is then gone. */
  async all(): Promise<{live: Entry[]; expired: Entry[]}> {
    const found = await this.#run((store, entries) => {
      // Also what a clock that was wrong has dated far ahead.
      const late = ({at}: Entry): boolean => Math.abs(Date.now() - at) > keptMs;
      for (const {endpoint, id} of entries.filter(late)) store.delete([endpoint, id]);
      const ours = entries.filter(({endpoint}) => endpoint === this.#endpoint);
      const live = ours.filter((one) => !late(one)).sort((a, b) => a.at - b.at);
      this.#mark(!!live[0]);
      return {live, expired: ours.filter(late)};
    });
    return found ?? {live: [], expired: []};
  }

  // Work on all entries in one transaction; they queue up in the order of the calls. Undefined where the
  // browser keeps nothing, as in some private windows.
  async #run<T>(work: (store: IDBObjectStore, entries: Entry[]) => T): Promise<T | undefined> {
    if (this.#off) return undefined;
    try {
      return await new Promise<T>((resolve, reject) => {
        setTimeout(reject, patienceMs);
        const asked = indexedDB.open('redress', 1);
        asked.onupgradeneeded = () =>
          asked.result.createObjectStore('queue', {keyPath: ['endpoint', 'id']});
        asked.onerror = reject;
        asked.onsuccess = () => {
          const database = asked.result;
          const transaction = database.transaction('queue', 'readwrite', {durability: 'strict'});
          const store = transaction.objectStore('queue');
          const all = store.getAll() as IDBRequest<Entry[]>;
          let result: T;
          all.onsuccess = () => (result = work(store, all.result));
          transaction.oncomplete = () => resolve(result);
          transaction.onabort = reject;
          database.close();
        };
      });
    } catch {
      return undefined;
    }
  }

  #mark(waits: boolean): boolean {
    try {
      const key = queueKey(this.#endpoint);
      if (!waits) localStorage.removeItem(key);
      else if (!this.#off) localStorage.setItem(key, '');
      return true;
    } catch {
      return false;
    }
  }
}
