// What was answered with 201 is in the database, once and whole, and a client that sends the same again gets the same receipt: with three
// instances behind nginx, while PostgreSQL or an instance is killed. Three times each, with REDRESS_LONG=1 twenty times. Environment:
// REDRESS_BIN; web/dist is built.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { client, complaint, sendAll, startCluster, storedBy } from './cluster.mjs';

const kills = process.env.REDRESS_LONG ? 20 : 3;
const between = 250;
let cluster;
before(async () => {
  cluster = await startCluster();
});
after(async () => {
  await cluster?.stop();
});

/** Sends while `kill(i)` is done `kills` times, and looks at what became of it all. */
async function holds(kill) {
  let turn = Promise.resolve();
  let begun = 0;
  const sent = await sendAll(cluster.url, between * (kills + 1), {
    taken: (count) => {
      if (count < between * (begun + 1) || begun === kills) return;
      const index = begun++;
      turn = turn.then(() => kill(index));
    },
  });
  await turn;
  assert.equal(begun, kills);
  const references = new Map(sent.map(({ sent: { id }, receipt }) => [id, receipt.reference]));
  assert.equal(references.size, sent.length);
  const stored = cluster.exported().filter(({ id }) => references.has(id));
  assert.equal(stored.length, sent.length, 'none is missing, none there twice');
  for (const { id, reference, text } of stored) {
    assert.equal(reference, references.get(id));
    assert.match(text, /^Number \d+ has not arrived\.$/);
  }
  const again = client(cluster.url, 60);
  for (const { sent: one, receipt } of sent.slice(-50)) {
    const answer = await again.send(one);
    assert.equal(answer.status, 200);
    assert.deepEqual(answer.receipt, receipt);
  }
  again.close();
  return sent;
}

test('an instance takes the complaint, and each of the others knows it', async () => {
  const sent = complaint('Number 1 has not arrived.');
  const receipts = [];
  for (const { url } of cluster.instances) {
    const one = client(url, 1);
    receipts.push(await one.send(sent));
    one.close();
  }
  assert.deepEqual(receipts.map(({ status }) => status), [201, 200, 200]);
  for (const { receipt } of receipts) assert.deepEqual(receipt, receipts[0].receipt);
  for (const { url } of cluster.instances) {
    const page = await fetch(url + receipts[0].receipt.status_url, { headers: { accept: 'application/json' } });
    assert.equal(page.status, 200);
  }
});

test('the load is shared by all', async () => {
  await sendAll(cluster.url, 500);
  for (const instance of cluster.instances) assert.ok((await storedBy(instance)) > 0, instance.url);
});

test(`PostgreSQL is killed ${kills} times`, { timeout: 600_000 }, async () => {
  const sent = await holds(async () => {
    await cluster.postgres.crash();
    await cluster.postgres.start();
  });
  assert.ok(sent.some(({ tries }) => tries > 1), 'somebody was to notice');
});

test(`an instance is killed ${kills} times`, { timeout: 600_000 }, async () => {
  await holds((index) => cluster.crash(index % cluster.instances.length));
});
