// The service's clock: a visitor's own may be wrong by years, and a promise reckoned from it would
// not be kept. The service is asked for the time; from there the page's running clock goes on, which
// nobody sets.

const patienceMs = 5000;
// The visitor's clock and the running one part by more: one was set, or the other stood still in sleep.
const driftMs = 30_000;
const askAgainMs = 10 * 60_000;
// A visitor's clock this little behind is as good as right.
const slackMs = 5 * 60_000;

/** By how much the visitor's clock is ahead of the running one. */
const ownLead = (): number => Date.now() - performance.now();

export class Clock {
  readonly #url: () => URL;
  /** The same of the service's. Unknown where it has never told: the visitor's clock must do. */
  #lead?: number;
  /** The visitor's when the service was last asked. */
  #ownLead = NaN;
  #askAgain = 0;
  #asking?: Promise<void>;

  /** `url` is asked for its headers alone. */
  constructor(url: () => URL) {
    this.#url = url;
  }

  now(): Date {
    return new Date(performance.now() + (this.#lead ?? ownLead()));
  }

  /** An instant that was taken from the visitor's clock before, on an earlier visit even. */
  corrected(own: Date): Date {
    return new Date(+this.now() - Date.now() + +own);
  }

  /** Resolves once now() is as good as can be had, after five seconds at most. */
  async ready(): Promise<void> {
    const steady = Math.abs(ownLead() - this.#ownLead) < driftMs;
    if (!steady || performance.now() > this.#askAgain) await this.sync();
  }

  /** Asks the service; never rejects. */
  sync(): Promise<void> {
    return (this.#asking ??= this.#ask().finally(() => (this.#asking = undefined)));
  }

  async #ask(): Promise<void> {
    const told = await this.#told();
    if (told !== undefined) this.#lead = told - performance.now();
    // Not to be asked just now: after a sleep the clock that went on is the one to believe.
    else if (this.#lead !== undefined) this.#lead += Math.max(0, ownLead() - this.#ownLead);
    this.#ownLead = ownLead();
    this.#askAgain = told === undefined ? performance.now() + askAgainMs : Infinity;
  }

  async #told(): Promise<number | undefined> {
    try {
      const url = this.#url();
      // No cache on the way has the answer to an address that was never asked for.
      url.searchParams.set('t', String(Math.random()));
      const {headers} = await fetch(url, {
        method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(patienceMs),
      });
      const date = Date.parse(headers.get('date') ?? '');
      if (Number.isNaN(date)) return undefined;
      // From a cache after all: some leave the date as it was, some renew it. Where the visitor's
      // clock lies between, it is right; else the later is taken, which promises less.
      const latest = date + 1000 * (Number(headers.get('age')) || 0);
      const own = Date.now();
      return own > date - slackMs && own < latest ? Math.max(own, date) : latest;
    } catch {
      return undefined;
    }
  }
}
