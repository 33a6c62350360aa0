// Everything that knows a pointer: arguments into the engine's memory, results out of it. What the
// engine allocates for a call is wiped and freed in `finally`, whether the call succeeds or not.
import {RedressError} from './errors.js';
import {refuseLoneSurrogates} from './utf16.js';

type Pointer = number;

/** The functions of redress_c.h. */
export interface Functions {
  redress_abi_version(): number;
  redress_policy_load(bundle: Pointer, size: number): Pointer;
  redress_policy_add(policy: Pointer, part: Pointer, size: number): Pointer;
  redress_policy_free(policy: Pointer): void;
  redress_assess(policy: Pointer, draft: Pointer, size: number): Pointer;
  redress_validate(
    policy: Pointer, submission: Pointer, size: number, now: Pointer, nowSize: number): Pointer;
  redress_promise(policy: Pointer, request: Pointer, size: number): Pointer;
  redress_describe(policy: Pointer, language: Pointer, size: number): Pointer;
  redress_result_status(result: Pointer): number;
  redress_result_policy(result: Pointer): Pointer;
  redress_result_bytes(result: Pointer): Pointer;
  redress_result_size(result: Pointer): number;
  redress_result_free(result: Pointer): void;
  redress_alloc(size: number): Pointer;
  redress_free(bytes: Pointer, size: number): void;
}

/** The engine, started. */
export interface Engine {
  memory: WebAssembly.Memory;
  functions: Functions;
}

const abiVersion = 1;

// redress_c.h: REDRESS_INVALID and REDRESS_INTERNAL answer {"error": …}.
const invalid = 2;
const internal = 4;

/** A policy in the engine's memory, spoken to in JSON. */
export class Bridge {
  readonly #engine: Functions;
  readonly #memory: WebAssembly.Memory;
  #policy: Pointer = 0;

  /** Loads a bundle, or its shared part with some languages. Throws a RedressError where it is none. */
  constructor({memory, functions: engine}: Engine, bundle: Uint8Array) {
    if (engine.redress_abi_version() !== abiVersion) {
      throw new RedressError('engine.version', '', 'The engine and its loader are of different versions.');
    }
    this.#engine = engine;
    this.#memory = memory;
    this.#call([bundle], (at, size) => engine.redress_policy_load(at!, size!), (result) => {
      this.#policy = engine.redress_result_policy(result);
    });
  }

  /** Adds the languages of another part of the same bundle. */
  add(part: Uint8Array): void {
    this.#call([part], (at, size) => this.#engine.redress_policy_add(this.#open(), at!, size!));
  }

  assess(draft: unknown): unknown {
    return this.#ask(draft, (at, size) => this.#engine.redress_assess(this.#open(), at!, size!));
  }

  validate(submission: unknown, now: string): unknown {
    return this.#withText([JSON.stringify(checked(submission)), now], (at, size, nowAt, nowSize) =>
      this.#engine.redress_validate(this.#open(), at!, size!, nowAt!, nowSize!));
  }

  promise(request: unknown): unknown {
    return this.#ask(request, (at, size) => this.#engine.redress_promise(this.#open(), at!, size!));
  }

  describe(language: string): unknown {
    refuseLoneSurrogates(language, '/language');
    return this.#withText([language], (at, size) =>
      this.#engine.redress_describe(this.#open(), at!, size!));
  }

  /** Frees the policy; every later call throws. */
  close(): void {
    if (this.#policy !== 0) this.#engine.redress_policy_free(this.#policy);
    this.#policy = 0;
  }

  #open(): Pointer {
    if (this.#policy === 0) throw new RedressError('engine.closed', '', 'This policy was closed.');
    return this.#policy;
  }

  #ask(question: unknown, run: (...args: number[]) => Pointer): unknown {
    return this.#withText([JSON.stringify(checked(question))], run);
  }

  #withText(texts: string[], run: (...args: number[]) => Pointer): unknown {
    const encoder = new TextEncoder();
    const inputs = texts.map((text) => encoder.encode(text));
    try {
      return this.#call(inputs, run);
    } finally {
      for (const input of inputs) input.fill(0);
    }
  }

  /** Runs one function on inputs copied in, and gives the JSON of its result. */
  #call(
    inputs: Uint8Array[], run: (...args: number[]) => Pointer, look?: (result: Pointer) => void,
  ): unknown {
    const engine = this.#engine;
    const held: [Pointer, number][] = [];
    let result: Pointer = 0;
    try {
      for (const input of inputs) {
        const at = engine.redress_alloc(input.length);
        if (at === 0) throw new RedressError('engine.memory', '', 'The engine is out of memory.');
        held.push([at, input.length]);
        // A fresh view each time: the allocation may have moved the memory.
        new Uint8Array(this.#memory.buffer, at, input.length).set(input);
      }
      result = run(...held.flat());
      const json = this.#read(result);
      look?.(result);
      return json;
    } finally {
      if (result !== 0) engine.redress_result_free(result);
      for (const [at, size] of held) engine.redress_free(at, size);
    }
  }

  #read(result: Pointer): unknown {
    const engine = this.#engine;
    const status = engine.redress_result_status(result);
    const at = engine.redress_result_bytes(result);
    const size = engine.redress_result_size(result);
    const text = new TextDecoder().decode(new Uint8Array(this.#memory.buffer, at, size));
    const json: unknown = text === '' ? null : JSON.parse(text);
    if (status === invalid || status === internal) {
      const error = (json as {error?: {code: string; at: string; message: string}} | null)?.error;
      throw new RedressError(
        error?.code ?? 'engine.internal', error?.at ?? '', error?.message ?? 'The engine failed.');
    }
    return json;
  }
}

function checked(value: unknown): unknown {
  refuseLoneSurrogates(value);
  return value;
}
