// One file on its way. fetch() does not tell how far it is.
import type {Problem} from './texts.js';

export type Outcome = 'added' | 'cancelled' | Problem;

export interface Upload {
  outcome: Promise<Outcome>;
  cancel(): void;
}

const problems: Record<string, Problem> = {
  'attachment.too_large': 'too_large',
  'attachment.too_many': 'too_many',
  'attachment.kind': 'kind',
  'attachment.metadata': 'damaged',
  'attachment.empty': 'empty',
};

/** `progress` runs from 0 to 1. The same bytes may be sent again: the service keeps them once. */
export function upload(url: string, blob: Blob, progress: (part: number) => void): Upload {
  const request = new XMLHttpRequest();
  const outcome = new Promise<Outcome>((resolve) => {
    request.upload.onprogress = ({loaded, total}) => progress(total ? loaded / total : 0);
    request.onload = () => resolve(read(request));
    request.onerror = () => resolve('offline');
    request.onabort = () => resolve('cancelled');
  });
  request.open('POST', url);
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.setRequestHeader('accept', 'application/json');
  request.send(blob);
  return {outcome, cancel: () => request.abort()};
}

function read({status, responseText}: XMLHttpRequest): Outcome {
  if (status === 200 || status === 201) return 'added';
  if (status === 429 || status === 503) return 'busy';
  if (status === 413) return 'too_large';
  try {
    const {errors} = JSON.parse(responseText) as {errors: {code: string}[]};
    return problems[errors[0]!.code] ?? 'failed';
  } catch {
    return 'failed';
  }
}
