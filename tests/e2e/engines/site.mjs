// A site of its own with the form on a page that allows the least the documentation names, or on pages of a test's own. The
// service stands behind it, as behind a proxy. What a browser refuses by policy it reports here itself, of a worker too.
import { once } from 'node:events';
import { createServer, request } from 'node:http';

export const trustedTypes = "require-trusted-types-for 'script'; trusted-types redress";
export const strict = `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; worker-src 'self'; ${trustedTypes}`;
const reporting = '; report-uri /violations';

/** A page in Bulgarian: {type, text, policy}. */
export const page = (policy, head, body) => ({
  type: 'text/html',
  policy,
  text: `<!doctype html>
<html lang="bg">
<head><meta charset="utf-8"><title>Жалби</title>${head}</head>
<body>${body}</body>
</html>`,
});
export const script = (source, attributes = '') => `<script type="module" src="${source}"${attributes}></script>`;
const strictPages = {
  '/': page(strict, script('/redress.js'), '<redress-form policy="/policy" endpoint="/complaints"></redress-form>'),
  // What the policy must refuse: a style in the markup, and markup from a string.
  '/careless': page(strict, script('/careless.js'), '<p style="color: red">Жалби</p><button>Напред</button>'),
  '/careless.js': {
    type: 'text/javascript',
    policy: strict,
    text: `document.querySelector('button').onclick = () => {
      document.querySelector('p').innerHTML = '<b>Жалби</b>';
    };`,
  },
};

/** `pages` by path, everything else is the service's; `worker` is the policy of worker.js in place of the service's. */
export async function startSite(service, { pages = strictPages, worker } = {}) {
  const violations = [];
  const server = createServer(async (asked, answer) => {
    const { pathname } = new URL(asked.url, service);
    if (pathname === '/violations') {
      violations.push(...(await reported(asked)));
      answer.writeHead(204).end();
    } else if (pages[pathname]) {
      const { type, text, policy } = pages[pathname];
      answer.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': policy + reporting }).end(text);
    } else {
      forward(service, asked, answer, pathname === '/worker.js' ? worker : undefined);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    /**
     * What was refused, as "/page directive", as it was reported. The icon that a browser looks for by itself is left out: no page
     * with this policy has one.
     */
    violations,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function reported(asked) {
  let text = '';
  for await (const piece of asked) text += piece;
  const { 'csp-report': report } = JSON.parse(text);
  if (report['blocked-uri'].endsWith('/favicon.ico')) return [];
  return [`${new URL(report['document-uri']).pathname} ${report['effective-directive']}`];
}

// The service's own policies, of the worker above all, report as well.
function forward(service, asked, answer, policy) {
  const on = request(new URL(asked.url, service), { method: asked.method, headers: asked.headers }, (response) => {
    const headers = { ...response.headers };
    if (policy) headers['content-security-policy'] = policy;
    if (headers['content-security-policy']) headers['content-security-policy'] += reporting;
    answer.writeHead(response.statusCode, headers);
    response.pipe(answer);
  });
  on.on('error', () => answer.destroy());
  asked.pipe(on);
}
