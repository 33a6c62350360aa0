// Sends what no screen shows: what earlier visits left, and what a closed form could not keep.
import {pauseSeconds} from './pauses.js';
import {keptMs, type Entry} from './queue.js';
import {send, type Solve} from './send.js';
import {alone} from './tabs.js';

/** Resolves after the first attempt; others follow by themselves while the page stands. */
export async function quietly(entry: Entry, solve: Solve, tries = 1): Promise<void> {
  const outcome = await alone(entry.id, () => send(entry.endpoint, entry.submission, solve));
  if (!('error' in outcome) || outcome.kind === 'refused' || Date.now() - entry.at > keptMs) return;
  const given = outcome.kind === 'busy' ? outcome.seconds : undefined;
  setTimeout(() => void quietly(entry, solve, tries + 1), pauseSeconds(tries, given) * 1000);
}
