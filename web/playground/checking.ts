// When the policy is sent to be checked: a moment after the last letter, one text at a time, and
// again where nobody answers.
import {check, Refusal, training, type Check, type Training} from './api.js';

const pauseMs = 150;
const progressMs = 500;
const mostRetryMs = 5000;

export type News =
  | {kind: 'waiting'}
  /** `ms` from sending to the answer. */
  | {kind: 'checked'; check: Check; ms: number}
  /** A model is on its way; what could be said without it has been. */
  | {kind: 'training'; progress: Training}
  /** Another page has had its own trained instead. */
  | {kind: 'stopped'}
  | {kind: 'refused'; message: string}
  | {kind: 'unreachable'; again: () => void};

export class Checking {
  readonly #tell: (news: News) => void;
  #text = '';
  #turn = 0;
  #timer = 0;
  #retryMs = 0;
  #asking?: AbortController;

  constructor(tell: (news: News) => void) {
    this.#tell = tell;
  }

  /** Soon: more letters may follow. */
  edited(text: string): void {
    this.#text = text;
    this.#begin();
    this.#tell({kind: 'waiting'});
    this.#later(pauseMs);
  }

  now(): void {
    this.#begin();
    void this.#check();
  }

  // Whatever is asked or waited for is void.
  #begin(): void {
    this.#turn++;
    clearTimeout(this.#timer);
    this.#asking?.abort();
  }

  #later(ms: number, what = (): Promise<void> => this.#check()): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void what(), ms) as unknown as number;
  }

  async #check(): Promise<void> {
    const turn = this.#turn;
    const began = performance.now();
    this.#asking = new AbortController();
    try {
      const answer = await check(this.#text, this.#asking.signal);
      if (turn !== this.#turn) return;
      this.#retryMs = 0;
      this.#tell({kind: 'checked', check: answer, ms: performance.now() - began});
      if (answer.training) await this.#follow(answer.training);
    } catch (error) {
      if (turn === this.#turn) this.#failed(error);
    }
  }

  async #follow(key: string): Promise<void> {
    const turn = this.#turn;
    try {
      const progress = await training(key);
      if (turn !== this.#turn) return;
      if (progress.state === 'ready') return void (await this.#check());
      if (progress.state === 'stopped') return this.#tell({kind: 'stopped'});
      this.#tell({kind: 'training', progress});
      this.#later(progressMs, () => this.#follow(key));
    } catch (error) {
      if (turn === this.#turn) this.#failed(error);
    }
  }

  #failed(error: unknown): void {
    if (!(error instanceof Refusal)) {
      this.#retryMs = Math.min(mostRetryMs, this.#retryMs * 2 || 500);
      this.#tell({kind: 'unreachable', again: () => this.now()});
      return this.#later(this.#retryMs);
    }
    // Another page's text took the place of this one.
    if (error.code === 'check.superseded') this.#later(pauseMs);
    else this.#tell({kind: 'refused', message: error.message});
  }
}
