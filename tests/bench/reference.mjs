// The two sides that are compared: the program with the demo shop's policy compiled, and the Node reference with the same policy.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { program, root } from '../e2e/harness.mjs';

const built = join(root, 'build/node-reference');
const sources = join(root, 'tests/bench/node-reference');
const node = process.execPath;

/** Makes what the reference starts from. */
export function prepareReference() {
  const run = spawnSync(node, [join(sources, 'prepare.mjs')], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
}

/** The demo shop's policy as a bundle in a folder. */
export function compileBundle(folder) {
  const bundle = join(folder, 'bundle');
  const run = spawnSync(program, ['compile', '--policy', join(root, 'web/demo/policy.json'), '--out', bundle], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return bundle;
}

/** Command and arguments of each side that reads submissions; `validate(bundle).join(' ')` is a line for the shell. */
export const ours = (bundle, ...options) => [program, 'validate', '--policy', bundle, ...options];
export const theirs = (...options) => [node, join(built, 'validate.mjs'), ...options];
/** Where the compiled code of the reference is kept between its starts, as a setting before the command. */
export const compileCache = `NODE_COMPILE_CACHE=${join(built, 'compiled')}`;

/** Of each side that serves. */
export const ourService = (bundle, store) => [program, ['serve', '--policy', bundle, '--store', `sqlite:${store}`, '--listen', '127.0.0.1:0']];
export const theirService = (store) => [node, [join(sources, 'intake.mjs'), '--store', store, '--listen', '127.0.0.1:0']];
