// One attempt to hand a complaint in. Whoever calls decides whether and when to try again.
import type {Challenge} from './effort.js';
import type {Finding, Receipt, Submission} from './types.js';

export type Outcome =
  | {kind: 'accepted'; receipt: Receipt}
  /** The complaint itself is at fault: the visitor must change it. */
  | {kind: 'rejected'; errors: Finding[]}
  /** The id belongs to another complaint: send again under a new one. */
  | {kind: 'conflict'}
  /** `seconds`: until it may be tried again, where the service has said so. */
  | {kind: 'busy'; seconds?: number; error: unknown}
  /** No answer, or one that cannot be read: it may have arrived. */
  | {kind: 'offline' | 'failed'; error: unknown}
  /** To send the same once more would change nothing. */
  | {kind: 'refused'; error: unknown};

const patienceSeconds = 30;
const longestWaitSeconds = 3600;
// Of the answers that blame the request, those that another time may not be given.
const passing = [408, 425, 428, 429];

export type Solve = (challenge: Challenge) => Promise<string>;

/** `solve` does the little work that the service may ask for; `solution` is what came of it. */
export async function send(
  endpoint: string, submission: Submission, solve?: Solve, solution = '',
): Promise<Outcome> {
  const body = JSON.stringify(submission);
  let response: Response;
  try {
    response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(solution && {'redress-challenge': solution}),
      },
      body,
      cache: 'no-store',
      // The last words of a visitor who closes the page right after sending must still arrive.
      keepalive: body.length < 15_000,
      signal: AbortSignal.timeout(patienceSeconds * 1000),
    });
  } catch (error) {
    return {kind: 'offline', error};
  }
  const {status, headers} = response;
  if (status === 409) return {kind: 'conflict'};
  const json = await read(response);
  if (response.ok && isReceipt(json)) return {kind: 'accepted', receipt: json};
  const {errors, challenge} = (json ?? {}) as {errors?: Finding[]; challenge?: Challenge};
  if (status === 422 && errors?.[0]?.message) return {kind: 'rejected', errors};
  if (status === 428 && challenge && solve) {
    const solved = await solve(challenge).catch(() => '');
    if (solved) return send(endpoint, submission, undefined, solved);
  }
  const error = new Error(`${endpoint}: ${status}`);
  if (status === 429 || status === 503) return {kind: 'busy', seconds: wait(headers), error};
  const refused = status >= 400 && status < 500 && !passing.includes(status);
  return {kind: refused ? 'refused' : 'failed', error};
}

// Undefined where it is no JSON: a page of some proxy, nothing, or the half of an answer.
async function read(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

function isReceipt(json: unknown): json is Receipt {
  const {reference, promise, timeline} = (json ?? {}) as Partial<Receipt>;
  return !!(reference && promise && timeline);
}

// Retry-After (RFC 9110, 10.2.3): seconds, or a date, which is told by the clock that gave `Date`.
function wait(headers: Headers): number | undefined {
  const after = headers.get('retry-after') ?? '';
  const seconds = Number(after)
    || (Date.parse(after) - (Date.parse(headers.get('date') ?? '') || Date.now())) / 1000;
  return seconds > 0 ? Math.min(Math.ceil(seconds), longestWaitSeconds) : undefined;
}
