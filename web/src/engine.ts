// A policy in an engine of its own.
import {instantiate} from '../../wasm/redress.js';
import {Bridge} from './bridge.js';
import type {
  Assessment, DatedPromise, Description, Draft, Need, PromiseRequest, Submission, Verdict,
} from './types.js';

/** A bundle, whole or in part: a response, its bytes, or the promise of either. */
export type BundleSource = Response | BufferSource | PromiseLike<Response | BufferSource>;

/** The engine's module: a response for redress.wasm, its bytes, or a module compiled before. */
export type ModuleSource = Response | BufferSource | WebAssembly.Module;

/** The engine's module, or the promise of it. */
export type WasmSource = ModuleSource | PromiseLike<ModuleSource>;

/**
 * A policy, loaded into an engine of its own; `loadBundle` makes it. Close it where a page lives longer
 * than it is needed. Every method throws a RedressError where it is closed or its input cannot be used.
 */
export class Policy {
  readonly #bridge: Bridge;

  /** @internal */
  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** Draft → assessment, or the languages that must be added before it can be given. */
  assess(draft: Draft): Assessment | Need {
    return this.#bridge.assess(draft) as Assessment | Need;
  }

  /** Submission → verdict, received at `now` (RFC 3339 UTC, whole seconds; the clock's without it). */
  validate(submission: Submission, now = instant()): Verdict | Need {
    return this.#bridge.validate(submission, now) as Verdict | Need;
  }

  /** By when a complaint would be answered, before there is any text. */
  promise(request: PromiseRequest): DatedPromise {
    return this.#bridge.promise(request) as DatedPromise;
  }

  /** Labels and messages in one language; the policy's first where it has no such. */
  describe(language = ''): Description | Need {
    return this.#bridge.describe(language) as Description | Need;
  }

  /** Adds the languages of another part of the same bundle. */
  async add(part: BundleSource): Promise<void> {
    this.#bridge.add(await bytesOf(part));
  }

  /** Frees the engine's memory; every later call throws. */
  close(): void {
    this.#bridge.close();
  }
}

/** Starts an engine with a bundle. Rejects with a RedressError where the bytes are none. */
export async function openPolicy(bundle: BundleSource, wasm: WasmSource): Promise<Policy> {
  const [engine, bytes] = await Promise.all([instantiate(wasm), bytesOf(bundle)]);
  return new Policy(new Bridge(engine, bytes));
}

/** The clock as the engine reads it: RFC 3339 UTC, whole seconds. */
export function instant(at = new Date()): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}

async function bytesOf(source: BundleSource): Promise<Uint8Array> {
  const given = await source;
  if (given instanceof Uint8Array) return given;
  if (ArrayBuffer.isView(given)) return new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  if (given instanceof ArrayBuffer) return new Uint8Array(given);
  if (!given.ok) throw new Error(`${given.url}: ${given.status}`);
  return new Uint8Array(await given.arrayBuffer());
}
