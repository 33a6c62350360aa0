// The worker: the page's questions come with an id, and so do their answers.
import {RedressError} from './errors.js';
import {Session, type Questions} from './session.js';

export type Name = keyof Questions;

export interface Question {
  id: number;
  ask: Name;
  with: unknown[];
}

export interface Answer {
  id: number;
  value?: unknown;
  error?: {code: string; at: string; message: string};
}

interface WorkerScope {
  onmessage: ((event: MessageEvent<Question>) => void) | null;
  postMessage(answer: Answer): void;
}

const scope = globalThis as unknown as WorkerScope;
const session = new Session();

scope.onmessage = async ({data}) => {
  try {
    const run = session[data.ask] as (...args: unknown[]) => Promise<unknown>;
    scope.postMessage({id: data.id, value: await run.apply(session, data.with)});
  } catch (error) {
    scope.postMessage({id: data.id, error: described(error)});
  }
};

function described(error: unknown): {code: string; at: string; message: string} {
  if (error instanceof RedressError) return {code: error.code, at: error.at, message: error.message};
  // After a trap the module's memory cannot be trusted: the page starts another worker.
  const code =
    error instanceof WebAssembly.RuntimeError ? 'engine.lost'
    : error instanceof WebAssembly.CompileError || error instanceof EvalError ? 'engine.refused'
    : 'engine.failed';
  return {code, at: '', message: String((error as Error)?.message ?? error)};
}
