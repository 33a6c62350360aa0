// One form's engine: fetches what it needs, and fetches more when a text is in another language.
import {openPolicy, type Policy} from './engine.js';
import type {Challenge} from './effort.js';
import type {Assessment, Description, Draft, Need, Submission, Verdict} from './types.js';

export interface Opening {
  /** URL of the engine's module. */
  wasm: string;
  /** URL of the bundle; a static file may ignore the query that is added to it. */
  policy: string;
  language: string;
  /** Past the HTTP cache: the policy is out of date, or what came before could not be used. */
  fresh?: boolean;
}

/** The questions that a page asks, and their answers; the same in a worker and without one. */
export interface Questions {
  open(opening: Opening): Promise<Description>;
  describe(language: string): Promise<Description>;
  assess(draft: Draft): Promise<Assessment>;
  validate(submission: Submission, now: string): Promise<Verdict>;
  /** Needs no policy. */
  solve(challenge: Challenge): Promise<string>;
}

// Beside this script; by a name that the build does not look into.
const effort: string = './effort.js';

export class Session implements Questions {
  #opening?: Opening;
  #policy?: Policy;

  async open(opening: Opening): Promise<Description> {
    const cache = opening.fresh ? 'no-cache' : 'default';
    const policy = await openPolicy(bundle(opening, opening.language, true), fetch(opening.wasm, {cache}));
    this.#policy?.close();
    this.#policy = policy;
    this.#opening = opening;
    return this.describe(opening.language);
  }

  describe(language: string): Promise<Description> {
    return this.#answer((policy) => policy.describe(language));
  }

  assess(draft: Draft): Promise<Assessment> {
    return this.#answer((policy) => policy.assess(draft));
  }

  validate(submission: Submission, now: string): Promise<Verdict> {
    return this.#answer((policy) => policy.validate(submission, now));
  }

  async solve(challenge: Challenge): Promise<string> {
    return ((await import(effort)) as typeof import('./effort.js')).solve(challenge);
  }

  async #answer<T extends object>(ask: (policy: Policy) => T | Need): Promise<T> {
    const asked = new Set<string>();
    for (;;) {
      const answer = ask(this.#policy!);
      if (!('need' in answer)) return answer;
      for (const language of answer.need) {
        // A part that does not bring what it was fetched for would be fetched for ever.
        if (asked.has(language)) throw new Error(`The policy's part for ${language} lacks it.`);
        asked.add(language);
        await this.#policy!.add(bundle(this.#opening!, language, false));
      }
    }
  }
}

function bundle(opening: Opening, language: string, shared: boolean): Promise<Response> {
  const url = new URL(opening.policy);
  url.searchParams.set('lang', language);
  if (!shared) url.searchParams.set('shared', '0');
  return fetch(url, {cache: opening.fresh ? 'reload' : 'default'});
}
