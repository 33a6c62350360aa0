// Between a browser and the service: a proxy that breaks what a test tells it to. It serves a page of its own with nothing but the
// form, on an origin of its own, so that visitors do not disturb each other.
import { once } from 'node:events';
import { createServer, request } from 'node:http';

const page = (language, body) => `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>Redress</title><link rel="icon" href="data:,"><script type="module" src="/redress.js"></script></head>
<body><main><h1>Redress</h1>${body}</main></body>
</html>`;

const answered = (status, headers, body = '') =>
  async ({ answer }) => void answer.writeHead(status, headers).end(body);

/** What can go wrong with one request: functions of {answer, ask, cut}. */
export const faults = {
  /** The connection ends before anything has arrived. */
  dropped: async ({ cut }) => cut(),
  /** The service has taken it, and its answer is lost. */
  lost: async ({ ask, cut }) => {
    await ask();
    cut();
  },
  /** The connection ends within the answer. */
  halved: async ({ answer, ask, cut }) => {
    const { status, headers, body } = await ask();
    answer.writeHead(status, { ...headers, 'content-length': body.length });
    answer.write(body.subarray(0, body.length / 2), cut);
  },
  /** Half an answer that says it is whole. */
  truncated: async ({ answer, ask }) => {
    const { status, headers, body } = await ask();
    answer.writeHead(status, { 'content-type': headers['content-type'] }).end(body.subarray(0, body.length / 2));
  },
  /** What a hotel's network says to everyone who has not logged in. */
  page: answered(200, { 'content-type': 'text/html' }, '<!doctype html><title>Welcome</title>'),
  empty: answered(200, { 'content-type': 'application/json' }),
  failed: answered(500, { 'content-type': 'text/html' }, '<h1>Internal Server Error</h1>'),
  gateway: answered(502, { 'content-type': 'text/html' }, '<h1>Bad Gateway</h1>'),
  unavailable: answered(503, { 'retry-after': '1' }),
  tooMany: answered(429, { 'retry-after': '1' }),
  answered,
};

/** `service`: the URL behind it, which must stay the same when what listens there is started again. */
export async function startProxy(service) {
  const proxy = {
    /** Faults of the next complaints that are handed in, one each; once there is none, all goes through. */
    plan: [],
    /** A fault of every complaint until it is taken away. */
    always: undefined,
    /** Faults of the next requests for other paths. */
    paths: {},
    /** Bodies of the complaints that came to the proxy, and of those that went on to the service. */
    came: [],
    passed: [],
    /** Paths asked for, with their queries. */
    asked: [],
  };
  const server = createServer(async (asked, answer) => {
    // A browser repeats by itself what fails on a connection that has been used before.
    answer.setHeader('connection', 'close');
    const { pathname, searchParams } = new URL(asked.url, service);
    const complaint = asked.method === 'POST' && pathname === '/complaints';
    proxy.asked.push(asked.url);
    const body = await whole(asked);
    if (complaint) proxy.came.push(String(body));
    const ask = () => {
      if (complaint) proxy.passed.push(String(body));
      return forward(service, asked, body);
    };
    const cut = () => asked.socket.destroy();
    const fault = complaint ? (proxy.always ?? proxy.plan.shift()) : proxy.paths[pathname]?.shift();
    try {
      if (fault) return await fault({ answer, ask, cut });
      const language = searchParams.get('lang') ?? 'en';
      if (pathname === '/') return answer.end(page(language, '<redress-form></redress-form>'));
      if (pathname === '/kiosk') return answer.end(page(language, '<redress-form kiosk></redress-form>'));
      if (pathname === '/button') return answer.end(page(language, '<redress-button></redress-button>'));
      const { status, headers, body: given } = await ask();
      answer.writeHead(status, { ...headers, connection: 'close' }).end(given);
    } catch {
      // The service is not there.
      cut();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(proxy, {
    url: `http://127.0.0.1:${server.address().port}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  });
}

async function forward(service, { url, method, headers }, body) {
  const { pathname, search } = new URL(url, service);
  const on = request(new URL(pathname + search, service), { method, headers: { ...headers, connection: 'close' }, agent: false });
  on.end(body);
  const [response] = await once(on, 'response');
  const { 'transfer-encoding': _, ...others } = response.headers;
  return { status: response.statusCode, headers: others, body: await whole(response) };
}

async function whole(stream) {
  const pieces = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}
