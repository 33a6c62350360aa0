import assert from 'node:assert/strict';
import {beforeEach, test} from 'node:test';
import {Bridge, type Engine, type Functions} from '../src/bridge.js';
import {RedressError} from '../src/errors.js';

// A heap that only hands out and takes back: what the bridge owes the engine is counted here.
class Heap {
  memory = new WebAssembly.Memory({initial: 1});
  live = new Map<number, number>();
  results = new Map<number, {status: number; json: string; at: number}>();
  policies = new Set<number>();
  next = 8;
  answer = {status: 0, json: '{}'};
  trap = false;

  alloc = (size: number): number => {
    const at = this.next;
    this.next += Math.max(size, 1) + 8;
    this.live.set(at, size);
    return at;
  };
  free = (at: number, size: number): void => {
    assert.equal(this.live.get(at), size);
    this.live.delete(at);
  };
  text = (at: number, size: number): string =>
    new TextDecoder().decode(new Uint8Array(this.memory.buffer, at, size));
  result = (): number => {
    if (this.trap) throw new WebAssembly.RuntimeError('unreachable');
    const bytes = new TextEncoder().encode(this.answer.json);
    const at = this.alloc(bytes.length);
    new Uint8Array(this.memory.buffer, at, bytes.length).set(bytes);
    this.results.set(at, {...this.answer, at});
    return at;
  };
  engine(changes: Partial<Functions> = {}): Engine {
    const functions: Functions = {
      redress_abi_version: () => 1,
      redress_alloc: this.alloc,
      redress_free: this.free,
      redress_policy_load: () => {
        const result = this.result();
        if (this.answer.status === 0) this.policies.add(result);
        return result;
      },
      redress_policy_add: this.result,
      redress_policy_free: (policy) => void assert.ok(this.policies.delete(policy)),
      redress_assess: (_, at, size) => {
        this.asked = this.text(at, size);
        return this.result();
      },
      redress_validate: (_, at, size, now, nowSize) => {
        this.asked = `${this.text(at, size)}@${this.text(now, nowSize)}`;
        return this.result();
      },
      redress_promise: (_, at, size) => {
        this.asked = this.text(at, size);
        return this.result();
      },
      redress_describe: this.result,
      redress_result_status: (result) => this.results.get(result)!.status,
      redress_result_policy: (result) => (this.policies.has(result) ? result : 0),
      redress_result_bytes: (result) => result,
      redress_result_size: (result) => this.live.get(result)!,
      redress_result_free: (result) => this.free(result, this.live.get(result)!),
      ...changes,
    };
    return {memory: this.memory, functions};
  }
  asked = '';
}

let heap: Heap;
let bridge: Bridge;
beforeEach(() => {
  heap = new Heap();
  bridge = new Bridge(heap.engine(), new Uint8Array([1, 2, 3]));
});

test('questions reach the engine as UTF-8 and answers come back as values', () => {
  heap.answer = {status: 0, json: '{"decision":"ask","was":"жалба 😡"}'};
  assert.deepEqual(bridge.assess({text: 'жалба 😡'}), {decision: 'ask', was: 'жалба 😡'});
  assert.equal(heap.asked, '{"text":"жалба 😡"}');
  bridge.validate({text: 'a'}, '2026-11-24T12:00:00Z');
  assert.equal(heap.asked, '{"text":"a"}@2026-11-24T12:00:00Z');
});

test('nothing stays allocated after success, a rejection, a need, an error or a trap', () => {
  for (const [status, json] of [[0, '{}'], [1, '{"accepted":false}'], [3, '{"need":["ru"]}']] as const) {
    heap.answer = {status, json};
    bridge.validate({text: 'a'}, '2026-11-24T12:00:00Z');
    assert.equal(heap.live.size, 0);
  }
  heap.answer = {status: 2, json: '{"error":{"code":"text.missing","at":"/text","message":"Write."}}'};
  assert.throws(() => bridge.assess({}), {name: 'RedressError', code: 'text.missing', at: '/text'});
  assert.equal(heap.live.size, 0);
  heap.trap = true;
  assert.throws(() => bridge.assess({text: 'a'}), WebAssembly.RuntimeError);
  assert.equal(heap.live.size, 0);
});

test('an engine without memory and without words is an error, not a crash', () => {
  heap.answer = {status: 4, json: ''};
  assert.throws(() => bridge.assess({text: 'a'}), {code: 'engine.internal'});
});

test('lone surrogates never reach the engine', () => {
  for (const draft of [{text: 'a\ud800'}, {fields: {'\udc00': 'x'}}]) {
    heap.asked = '';
    assert.throws(() => bridge.assess(draft), {code: 'json.utf8'});
    assert.throws(() => bridge.validate(draft, '2026-11-24T12:00:00Z'), {code: 'json.utf8'});
    assert.equal(heap.asked, '');
  }
  assert.throws(() => bridge.describe('\ud800'), {code: 'json.utf8'});
});

test('a closed policy is freed once and answers no more', () => {
  bridge.close();
  bridge.close();
  assert.equal(heap.policies.size, 0);
  assert.throws(() => bridge.assess({text: 'a'}), RedressError);
});

test('bytes that are no bundle and an engine of another version are refused', () => {
  heap.answer = {status: 2, json: '{"error":{"code":"bundle.invalid","at":"","message":"No bundle."}}'};
  assert.throws(() => new Bridge(heap.engine(), new Uint8Array(4)), {code: 'bundle.invalid'});
  const other = heap.engine({redress_abi_version: () => 2});
  assert.throws(() => new Bridge(other, new Uint8Array(4)), {code: 'engine.version'});
  assert.equal(heap.live.size, 0);
});
