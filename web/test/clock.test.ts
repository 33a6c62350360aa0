import assert from 'node:assert/strict';
import {afterEach, mock, test} from 'node:test';
import {Clock} from '../src/clock.js';

const served = Date.parse('2026-11-24T12:00:00Z');
const hour = 3_600_000;
afterEach(() => mock.restoreAll());

interface Server {
  asked: {url: URL; init: RequestInit}[];
  /** What it answers with; nothing: it cannot be reached. */
  headers?: Record<string, string>;
}

function serve(headers?: Record<string, string>): Server {
  const server: Server = {asked: [], headers};
  mock.method(globalThis, 'fetch', async (url: URL, init: RequestInit) => {
    server.asked.push({url, init});
    if (!server.headers) throw new TypeError('failed to fetch');
    return {headers: new Headers(server.headers)};
  });
  return server;
}

const date = (ms: number): Record<string, string> => ({date: new Date(ms).toUTCString()});

/** A visitor's machine; `wall` is what its owner has set. */
class Machine {
  readonly clock = new Clock(() => new URL('https://shop.example/policy?lang=bg'));
  #wall: number;
  #running = 500;

  constructor(wall: number) {
    this.#wall = wall;
    mock.method(Date, 'now', () => this.#wall);
    mock.method(performance, 'now', () => this.#running);
  }
  pass(ms: number): void {
    this.#wall += ms;
    this.#running += ms;
  }
  /** Where the running clock stands still meanwhile. */
  sleep(ms: number): void {
    this.#wall += ms;
  }
  set(wall: number): void {
    this.#wall = wall;
  }
  off(): number {
    return Math.abs(+this.clock.now() - served);
  }
}

test('a clock that is wrong by years changes nothing', async () => {
  for (const years of [-25, -1, 0, 1, 25]) {
    serve(date(served));
    const machine = new Machine(served + years * 365 * 24 * hour);
    await machine.clock.ready();
    assert.equal(machine.off(), 0);
    machine.pass(5 * hour);
    assert.equal(+machine.clock.now(), served + 5 * hour);
  }
});

test('the time is asked for once, past every cache, and for the headers alone', async () => {
  const server = serve(date(served));
  const {clock} = new Machine(served);
  await Promise.all([clock.ready(), clock.ready(), clock.sync()]);
  await clock.ready();
  assert.equal(server.asked.length, 1);
  const [{url, init}] = server.asked as [Server['asked'][0]];
  assert.equal(init.method, 'HEAD');
  assert.equal(init.cache, 'no-store');
  assert.equal(url.searchParams.get('lang'), 'bg');
  await clock.sync();
  assert.notEqual(server.asked[1]!.url.href, url.href);
});

test('nothing is asked before the time is wanted', () => {
  const server = serve(date(served));
  const machine = new Machine(served - hour);
  assert.equal(+machine.clock.now(), served - hour);
  assert.equal(server.asked.length, 0);
});

test('a clock set while the page stands open moves no date', async () => {
  serve(date(served));
  const machine = new Machine(served);
  await machine.clock.ready();
  machine.set(Date.parse('2001-01-01T00:00:00Z'));
  assert.equal(machine.off(), 0);
  await machine.clock.ready();
  assert.equal(machine.off(), 0);
});

test('after a sleep in which the running clock stood still the time is asked for anew', async () => {
  const server = serve(date(served - 8 * hour));
  const machine = new Machine(served - 8 * hour + 3 * 24 * hour);
  await machine.clock.ready();
  machine.sleep(8 * hour);
  server.headers = date(served);
  await machine.clock.ready();
  assert.equal(server.asked.length, 2);
  assert.equal(machine.off(), 0);
});

test('after a sleep without a connection the time that passed is counted, and asked for again later', async () => {
  const server = serve(date(served - 8 * hour));
  const machine = new Machine(served + 365 * 24 * hour);
  await machine.clock.ready();
  machine.sleep(8 * hour);
  server.headers = undefined;
  await machine.clock.ready();
  assert.equal(machine.off(), 0);
  await machine.clock.ready();
  assert.equal(server.asked.length, 2);
  machine.pass(hour);
  await machine.clock.ready();
  assert.equal(server.asked.length, 3);
});

test('a small drift between the two clocks is none', async () => {
  const server = serve(date(served));
  const machine = new Machine(served);
  await machine.clock.ready();
  machine.sleep(29_000);
  await machine.clock.ready();
  assert.equal(server.asked.length, 1);
});

test('without a readable header the visitor’s clock must do, and the service is not asked at every word', async () => {
  for (const value of ['', 'yesterday', undefined]) {
    const server = serve(value === undefined ? undefined : {date: value});
    const machine = new Machine(served - hour);
    for (let i = 0; i < 5; i++) await machine.clock.ready();
    assert.equal(server.asked.length, 1);
    assert.equal(+machine.clock.now(), served - hour);
    machine.set(served);
    assert.equal(machine.off(), 0);
    server.headers = date(served);
    await machine.clock.ready();
    assert.equal(server.asked.length, 2);
  }
});

test('an answer out of a cache is as old as its Age says', async () => {
  const day = 24 * hour;
  const age = String(day / 1000);
  // The visitor's clock is of no use: the later of the two times promises less.
  for (const wrong of [-400 * day, 400 * day]) {
    serve({...date(served - day), age});
    const machine = new Machine(served + wrong);
    await machine.clock.ready();
    assert.equal(machine.off(), 0);
  }
  // A right clock decides whether the cache renewed the date.
  for (const told of [served - day, served]) {
    serve({...date(told), age});
    const machine = new Machine(served - 2000);
    await machine.clock.ready();
    assert.ok(machine.off() <= 2000, String(told));
  }
  for (const nonsense of ['old', '']) {
    serve({...date(served), age: nonsense});
    const machine = new Machine(served - 400 * day);
    await machine.clock.ready();
    assert.equal(machine.off(), 0);
  }
});

test('an instant that the visitor’s wrong clock gave is put right', async () => {
  serve(date(served));
  const machine = new Machine(served - 400 * 24 * hour);
  await machine.clock.ready();
  const written = new Date(Date.now() - 2 * hour);
  assert.equal(+machine.clock.corrected(written), served - 2 * hour);
});
