// WebKitGTK through its own driver: the few commands of W3C WebDriver (https://www.w3.org/TR/webdriver2/) that the tests
// need, by fetch. The browser has no headless mode, so it is given a screen of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Page, until } from './page.mjs';

const startMs = 15_000;
const answerMs = 30_000;
// Motion cannot be turned off here, and a picture is of the last frame painted: what fades in is there after this.
const fadeMs = 300;
const keyCodes = { Tab: '\uE004', Enter: '\uE007', ArrowRight: '\uE014', ArrowDown: '\uE015', Backspace: '\uE003' };

export async function startWebKit() {
  const children = [];
  const stop = async () => {
    for (const child of children.reverse()) await ended(child);
  };
  try {
    const size = ['-screen', '0', '1200x1200x24'];
    const screen = await started('Xvfb', ['-displayfd', '3', ...size, '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    children.push(screen);
    const [display] = await once(screen.stdio[3], 'data', { signal: AbortSignal.timeout(startMs) });
    const shown = { DISPLAY: `:${String(display).trim()}`, GDK_BACKEND: 'x11', LIBGL_ALWAYS_SOFTWARE: '1', NO_AT_BRIDGE: '1' };
    const env = { ...process.env, ...shown, TZ: 'Europe/Sofia' };
    const port = await freePort();
    children.push(await started('WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore', env }));
    const driver = caller(`http://127.0.0.1:${port}`);
    await until(() => driver('GET', '/status').catch(() => null));
    return { open: () => open(driver), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

// A session is a browser of its own, with nothing kept from another.
async function open(driver) {
  const timeouts = { pageLoad: answerMs, script: answerMs };
  const { sessionId } = await driver('POST', '/session', { capabilities: { alwaysMatch: { timeouts } } });
  const session = (method, path, body) => driver(method, `/session/${sessionId}${path}`, body);
  await session('POST', '/window/rect', { x: 0, y: 0, width: 1100, height: 1100 });
  return new Page(tab(session));
}

function tab(session) {
  const run = (look, ...args) => session('POST', '/execute/sync', { script: `return (${look}).apply(null, arguments)`, args });
  const act = (actions) => session('POST', '/actions', { actions: [actions] });
  const stroke = (value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }];
  const keys = (values) => act({ type: 'key', id: 'keyboard', actions: values.flatMap(stroke) });
  return {
    async go(url) {
      await session('POST', '/url', { url });
      await run(watch);
    },
    run,
    click: (x, y) =>
      act({
        type: 'pointer',
        id: 'mouse',
        actions: [
          { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      }),
    type: (text) => keys([...text]),
    press: (key) => keys([keyCodes[key]]),
    async picture(path) {
      await pause(fadeMs);
      writeFileSync(path, await session('GET', '/screenshot'), 'base64');
    },
    problems: () => run(() => globalThis.problemsSeen),
    close: () => session('DELETE', ''),
  };
}

// Runs in the page. An automated WebKitGTK gives its console to nobody, so problems are noted here, from the moment the page is
// loaded; what a page's policy refuses, the browser reports to its site (site.mjs).
function watch() {
  const seen = (globalThis.problemsSeen = []);
  addEventListener('error', (event) => seen.push(event.message), true);
  addEventListener('unhandledrejection', (event) => seen.push(String(event.reason)));
  for (const level of ['error', 'warn']) {
    const told = console[level];
    console[level] = (...given) => {
      seen.push(given.join(' '));
      told.apply(console, given);
    };
  }
}

const caller = (base) => async (method, path, body) => {
  const response = await fetch(base + path, { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(2 * answerMs) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
  return value;
};

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function started(...command) {
  const child = spawn(...command);
  await once(child, 'spawn');
  return child;
}

async function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill();
  await exit;
}
