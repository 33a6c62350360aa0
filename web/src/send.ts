// One attempt to hand a complaint in. Whoever calls decides whether and when to try again.
import type {Finding, Receipt, Submission} from './types.js';

export type Outcome =
  | {kind: 'accepted'; receipt: Receipt}
  /** The complaint itself is at fault: the visitor must change it. */
  | {kind: 'rejected'; errors: Finding[]}
  /** The id belongs to another complaint: send again under a new one. */
  | {kind: 'conflict'}
  | {kind: 'busy'; seconds: number}
  | {kind: 'offline'; error: unknown}
  | {kind: 'failed'; error: unknown};

const patienceSeconds = 30;

export async function send(endpoint: string, submission: Submission): Promise<Outcome> {
  const body = JSON.stringify(submission);
  let response: Response;
  try {
    response = await fetch(endpoint, {
      method: 'POST',
      headers: {'content-type': 'application/json', accept: 'application/json'},
      body,
      cache: 'no-store',
      // The last words of a visitor who closes the page right after sending must still arrive.
      keepalive: body.length < 15_000,
      signal: AbortSignal.timeout(patienceSeconds * 1000),
    });
  } catch (error) {
    return {kind: 'offline', error};
  }
  try {
    if (response.ok) return {kind: 'accepted', receipt: (await response.json()) as Receipt};
    if (response.status === 409) return {kind: 'conflict'};
    if (response.status === 413 || response.status === 422) {
      const problem = (await response.json()) as {errors?: Finding[]; detail?: string; title?: string};
      const errors = problem.errors ?? [
        {at: '', code: `http.${response.status}`, message: problem.detail ?? problem.title ?? ''},
      ];
      return {kind: 'rejected', errors};
    }
  } catch (error) {
    return {kind: 'failed', error};
  }
  if (response.status === 429 || response.status === 503) {
    return {kind: 'busy', seconds: wait(response.headers.get('retry-after'))};
  }
  return {kind: 'failed', error: new Error(`${endpoint}: ${response.status}`)};
}

// Seconds; a date, a missing header and nonsense become a sensible pause.
function wait(header: string | null): number {
  const seconds = Number(header ?? '');
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(Math.ceil(seconds), 300) : 10;
}
