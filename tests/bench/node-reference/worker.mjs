// One thread of the stream: whole lines in, their verdicts out.
import { parentPort, workerData } from 'node:worker_threads';
import { verdictsOf } from './verdicts.mjs';

parentPort.on('message', (lines) => parentPort.postMessage(verdictsOf(Buffer.from(lines), workerData)));
