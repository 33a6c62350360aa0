// Tabs of one site among themselves: one sends a complaint at a time, and tells the others.
import type {Receipt} from './types.js';

/** The complaint of this id was taken, or, without a receipt, is not to be sent any more. */
export interface Word {
  id: string;
  receipt?: Receipt;
}

/** Undefined where there is no such thing: each tab for itself then, and the service takes an id once. */
export function channel(hear: (word: Word) => void): BroadcastChannel | undefined {
  try {
    const words = new BroadcastChannel('redress');
    words.onmessage = ({data}: MessageEvent<Word>) => hear(data);
    return words;
  } catch {
    return undefined;
  }
}

// Longer than an attempt takes: a tab that is at it still has been put to sleep.
const turnMs = 90_000;

/** Runs once no other tab is at work on this id; at once where a page may have no locks. */
export async function alone<T>(id: string, work: () => Promise<T>): Promise<T> {
  try {
    const signal = AbortSignal.timeout(turnMs);
    return (await navigator.locks.request(`redress ${id}`, {signal}, work)) as T;
  } catch {
    return work();
  }
}
