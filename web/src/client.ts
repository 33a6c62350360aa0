// The page's side of the worker. Where no worker can be had, the engine runs on the page, which then
// needs 'wasm-unsafe-eval' in its Content Security Policy.
import {bring} from './bring.js';
import type {Challenge} from './effort.js';
import {RedressError} from './errors.js';
import type {Opening, Questions} from './session.js';
import type {Assessment, Description, Draft, Submission, Verdict} from './types.js';
import type {Answer, Name, Question} from './worker.js';

interface Waiting {
  resolve(value: unknown): void;
  reject(reason: unknown): void;
}

interface TrustedTypes {
  createPolicy(name: string, rules: {createScriptURL(url: string): string}): {
    createScriptURL(url: string): string;
  };
}

// One policy object for the page: a site may forbid a second one of the same name.
let trusted: {createScriptURL(url: string): string} | undefined;

function workerUrl(): string {
  const url = new URL('./worker.js', import.meta.url).href;
  const types = (globalThis as {trustedTypes?: TrustedTypes}).trustedTypes;
  trusted ??= types?.createPolicy('redress', {
    createScriptURL(candidate) {
      // Only our own script: the policy must be of no use to anybody else on the page.
      if (candidate !== url) throw new TypeError('not the worker of redress');
      return candidate;
    },
  });
  return trusted?.createScriptURL(url) ?? url;
}

/** The engine as the form sees it. Restarts it once where it was lost in the middle of a question. */
export class Client implements Questions {
  #worker?: Worker;
  #page?: Promise<Questions>;
  #opening?: Opening;
  #waiting = new Map<number, Waiting>();
  #last = 0;

  async open(opening: Omit<Opening, 'wasm'>): Promise<Description> {
    this.#opening = {...opening, wasm: new URL('./redress.wasm', import.meta.url).href};
    // Each attempt begins with a worker.
    this.#page = undefined;
    try {
      return await this.#ask<Description>('open', this.#opening);
    } catch (error) {
      if (!this.#worker || !(error instanceof RedressError)) throw error;
      if (error.code !== 'engine.refused' && error.code !== 'engine.worker') throw error;
      // The worker could not be started, or may not compile: the page perhaps may.
      this.close();
      this.#page = onPage();
      return this.#ask<Description>('open', this.#opening);
    }
  }

  describe(language: string): Promise<Description> {
    return this.#again('describe', language);
  }

  assess(draft: Draft): Promise<Assessment> {
    return this.#again('assess', draft);
  }

  validate(submission: Submission, now: string): Promise<Verdict> {
    return this.#again('validate', submission, now);
  }

  solve(challenge: Challenge): Promise<string> {
    return this.#ask('solve', challenge);
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#fail(new RedressError('engine.worker', '', 'The worker was stopped.'));
  }

  async #again<T>(ask: Name, ...args: unknown[]): Promise<T> {
    try {
      return await this.#ask<T>(ask, ...args);
    } catch (error) {
      if (!(error instanceof RedressError) || error.code !== 'engine.lost') throw error;
      this.close();
      await this.#ask('open', this.#opening);
      return this.#ask<T>(ask, ...args);
    }
  }

  async #ask<T>(ask: Name, ...args: unknown[]): Promise<T> {
    if (!this.#page && !this.#worker) this.#start();
    if (this.#page) {
      const session = (await this.#page) as unknown as Record<Name, (...args: unknown[]) => Promise<T>>;
      return session[ask](...args);
    }
    return new Promise<T>((resolve, reject) => {
      const question: Question = {id: ++this.#last, ask, with: args};
      this.#waiting.set(question.id, {resolve: resolve as (value: unknown) => void, reject});
      this.#worker!.postMessage(question);
    });
  }

  #start(): void {
    try {
      this.#worker = new Worker(workerUrl());
    } catch {
      // Another origin, a strict policy, an old browser: all throw here.
      this.#page = onPage();
      return;
    }
    this.#worker.onmessage = ({data}: MessageEvent<Answer>) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (!data.error) waiting?.resolve(data.value);
      else waiting?.reject(new RedressError(data.error.code, data.error.at, data.error.message));
    };
    this.#worker.onerror = () =>
      this.#fail(new RedressError('engine.worker', '', 'The worker did not start.'));
  }

  #fail(reason: RedressError): void {
    for (const waiting of this.#waiting.values()) waiting.reject(reason);
    this.#waiting.clear();
  }
}

async function onPage(): Promise<Questions> {
  const {Session} = await bring<typeof import('./session.js')>('./session.js');
  return new Session();
}
