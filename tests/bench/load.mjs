// The load on a service, from a process of its own: plain sockets kept open, each sends its next request when the last is
// answered. Arguments: URL, connections, a file with a complaint, or the path of a page, a line. Prints seconds, the load's own seconds of processor, milliseconds by
// quantile, answers by status.
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { quantile } from './measure.mjs';

const [target, connections, file] = process.argv.slice(2);
const { hostname, port } = new URL(target);
const requests = readFileSync(file, 'utf8').trim().split('\n').map((line) => Buffer.from(line.startsWith('/')
  ? `GET ${line} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`
  : `POST /complaints HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(line)}\r\n\r\n${line}`,
));
const times = [];
const statuses = {};
let next = 0;

// The status and where the answer ends; nothing while it is not whole.
function answerIn(bytes) {
  const head = bytes.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const text = bytes.latin1Slice(0, head);
  const length = /\r\ncontent-length: *(\d+)/i.exec(text);
  const end = head + 4 + Number(length[1]);
  return bytes.length < end ? undefined : { status: text.slice(9, 12), end };
}

const client = () => new Promise((resolve, reject) => {
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  let begun;
  let got = Buffer.alloc(0);
  const send = () => {
    if (next === requests.length) {
      socket.end();
      return resolve();
    }
    begun = performance.now();
    socket.write(requests[next++]);
  };
  socket.on('connect', send).on('error', reject).on('close', () => reject(new Error('the service closed a connection')));
  socket.on('data', (chunk) => {
    got = got.length === 0 ? chunk : Buffer.concat([got, chunk]);
    const answer = answerIn(got);
    if (!answer) return;
    times.push(performance.now() - begun);
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    got = got.subarray(answer.end);
    send();
  });
});

const idle = process.cpuUsage();
const begun = performance.now();
await Promise.all(Array.from({ length: Number(connections) }, client));
const seconds = (performance.now() - begun) / 1000;
const { user, system } = process.cpuUsage(idle);
console.log(JSON.stringify({ seconds, own: (user + system) / 1e6, p50: quantile(times, 0.5), p99: quantile(times, 0.99), statuses }));
