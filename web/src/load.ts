// The engine for programs: in a browser, in a worker and in Node.
import {openPolicy, type BundleSource, type Policy, type WasmSource} from './engine.js';
import {RedressError} from './errors.js';
import type {Assessment, Draft, Need, Submission, Verdict} from './types.js';

/** What `loadBundle` may be told. */
export interface LoadOptions {
  /** The engine's module; without it redress.wasm is loaded from beside this script. */
  wasm?: WasmSource;
}

// Most programs have one policy: the functions below speak to the one loaded last.
let latest: Policy | undefined;

/**
 * Loads a bundle (`redress compile`, `GET /policy`) into an engine of its own; `assess` and `validate`
 * speak to the one loaded last. Rejects with a RedressError where the bytes are none, and with an Error
 * where a response is no success.
 */
export async function loadBundle(bundle: BundleSource, options: LoadOptions = {}): Promise<Policy> {
  return (latest = await openPolicy(bundle, options.wasm ?? moduleBesideThisScript()));
}

/** `Policy.assess` of the policy loaded last. Throws a RedressError `engine.closed` before any is loaded. */
export function assess(draft: Draft): Assessment | Need {
  return loaded().assess(draft);
}

/** `Policy.validate` of the policy loaded last; throws like `assess`. */
export function validate(submission: Submission, now?: string): Verdict | Need {
  return loaded().validate(submission, now);
}

function loaded(): Policy {
  if (!latest) throw new RedressError('engine.closed', '', 'Load a bundle first: loadBundle(bytes).');
  return latest;
}

async function moduleBesideThisScript(): Promise<Response | Uint8Array<ArrayBuffer>> {
  const url = new URL('./redress.wasm', import.meta.url);
  if (url.protocol !== 'file:') return fetch(url);
  // Node's fetch does not read files.
  const {readFile} = await import('node:fs/promises');
  return new Uint8Array(await readFile(url));
}
