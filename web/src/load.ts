// The engine for programs: in a browser, in a worker and in Node.
import {openPolicy, type BundleSource, type Policy, type WasmSource} from './engine.js';
import {RedressError} from './errors.js';
import type {Assessment, Draft, Need, Submission, Verdict} from './types.js';

export interface LoadOptions {
  /** The engine's module; without it redress.wasm is loaded from beside this script. */
  wasm?: WasmSource;
}

// Most programs have one policy: the functions below speak to the one loaded last.
let latest: Policy | undefined;

/** Loads a bundle (`redress compile`, `GET /policy`). Rejects with a RedressError where it is none. */
export async function loadBundle(bundle: BundleSource, options: LoadOptions = {}): Promise<Policy> {
  return (latest = await openPolicy(bundle, options.wasm ?? moduleBesideThisScript()));
}

export function assess(draft: Draft): Assessment | Need {
  return loaded().assess(draft);
}

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
