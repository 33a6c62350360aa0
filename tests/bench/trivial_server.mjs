// Answers every complaint at once and looks at nothing but where it ends: what the load itself costs.
import { createServer } from 'node:net';

const body = JSON.stringify({ receipt: 'x'.repeat(1700) });
const answer = Buffer.from(`HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
const server = createServer({ noDelay: true }, (socket) => {
  let left = 0;
  socket.on('error', () => socket.destroy()).on('data', (chunk) => {
    if (left === 0) left = chunk.indexOf('\r\n\r\n') + 4 + Number(/content-length: *(\d+)/i.exec(chunk.latin1Slice(0, 300))[1]);
    left -= chunk.length;
    if (left === 0) socket.write(answer);
  });
});
server.listen(0, '127.0.0.1', () => console.log(`listening on http://127.0.0.1:${server.address().port}`));
process.on('SIGTERM', () => process.exit(0));
