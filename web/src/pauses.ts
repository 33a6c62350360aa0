// How long to wait before the next attempt.

const longestSeconds = 300;

/**
 * Seconds before the attempt that follows the `tries`-th (from 1 on). They double from one or two
 * seconds up to five minutes, or are the `given` ones and at most a tenth more; never the same for
 * all, since many visitors must not come back at once.
 */
export function pauseSeconds(tries: number, given?: number): number {
  if (given) return given + given * Math.random() / 10;
  return Math.min(2 ** tries, longestSeconds) * (1 + Math.random()) / 2;
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
