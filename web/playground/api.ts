// What the playground asks of the service that it came from.

export interface Problem {
  severity: 'error' | 'warning';
  code: string;
  /** JSON pointer into the policy. */
  at: string;
  /** Of the value, from 1; the column counts code points. */
  line: number;
  column: number;
  message: string;
}

export interface Check {
  diagnostics: Problem[];
  /** Null where the policy cannot be used. */
  id: string | null;
  coverage: string | null;
  languages: string[];
  /** Where the form finds the policy; null also while its model is being trained. */
  bundle: string | null;
  bytes: number;
  /** Key of the model that is being trained. */
  training?: string;
  /** Microseconds a step. */
  took: Record<string, number>;
}

export interface Training {
  state: 'waiting' | 'ready' | 'stopped';
  done: number;
  /** 0 before the first step. */
  of: number;
}

export interface Start {
  served: {name: string; text: string} | null;
  packs: string[];
}

/** The service has answered, but not with what was asked for. */
export class Refusal extends Error {
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message || `The service answered ${status}.`);
    this.code = code;
  }
}

async function answer<T>(path: string, options: RequestInit = {}): Promise<T> {
  const response = await fetch(path, {cache: 'no-store', ...options});
  if (response.ok) return (await response.json()) as T;
  const problem = (await response.json().catch(() => ({}))) as {errors?: {code: string; message: string}[]};
  const [first] = problem.errors ?? [];
  throw new Refusal(response.status, first?.code ?? '', first?.message ?? '');
}

export const start = (): Promise<Start> => answer('/playground/start');
export const schema = (): Promise<object> => answer('/playground/schema');
export const training = (key: string): Promise<Training> => answer(`/playground/training?key=${key}`);

export const check = (text: string, signal: AbortSignal): Promise<Check> =>
  answer('/playground/check', {
    method: 'POST', headers: {'content-type': 'application/json'}, body: text, signal,
  });

/** A page of the service as a document of its own: nothing in it runs, and no markup is parsed here. */
export function page(path: string): Promise<Document> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', path);
    request.responseType = 'document';
    request.onload = () =>
      request.status === 200 && request.responseXML ? resolve(request.responseXML)
      : reject(new Refusal(request.status, '', ''));
    request.onerror = () => reject(new TypeError(`${path} cannot be reached.`));
    request.send();
  });
}
