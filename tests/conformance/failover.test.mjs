// Two PostgreSQL servers, the second a standby that the first waits for: the first is lost for good in the middle of the load, the second
// takes its place, and the services that name both go on by themselves. And one server across the network, which asks for a password.
// Environment: REDRESS_BIN; web/dist is built.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { program, startService } from '../e2e/harness.mjs';
import { client, complaint, sendAll, startCluster, startPostgres } from './cluster.mjs';

const many = 900;
const lostAt = 300;

test('the standby takes the place of a server that is lost, and every receipt holds', { timeout: 300_000 }, async (t) => {
  const cluster = await startCluster({ withStandby: true });
  t.after(() => cluster.stop());
  let failover;
  const sent = await sendAll(cluster.url, many, {
    taken(count) {
      if (count < lostAt || failover) return;
      failover = cluster.postgres.crash().then(() => cluster.standby.promote());
      failover.catch(() => {}); // told below
    },
  });
  await failover;
  assert.ok(sent.some(({ tries }) => tries > 1), 'somebody was to notice');
  const references = new Map(sent.map(({ sent: { id }, receipt }) => [id, receipt.reference]));
  const stored = cluster.exported();
  assert.equal(stored.length, many, 'none is missing, none there twice');
  for (const { id, reference } of stored) assert.equal(reference, references.get(id));
  // What the lost server took, the other one knows.
  const again = client(cluster.url, 1);
  t.after(() => again.close());
  for (const { sent: one, receipt } of sent.slice(0, 20)) {
    const answer = await again.send(one);
    assert.equal(answer.status, 200);
    assert.deepEqual(answer.receipt, receipt);
  }
});

test('a server across the network is told the password, and nobody else is', { timeout: 120_000 }, async (t) => {
  const database = await startPostgres();
  t.after(() => database.stop());
  const password = 'Rain0ver0Sofia';
  const store = await database.listen(password);
  const service = await startService('general', { store });
  t.after(() => service.stop());
  const one = client(service.url, 1);
  t.after(() => one.close());
  assert.equal((await one.send(complaint('Number 1 has not arrived.'))).status, 201);
  assert.equal(service.exported().length, 1);

  const wrong = spawnSync(program, ['export', '--store', store.replace(password, 'Snow0ver0Varna')], { encoding: 'utf8' });
  assert.equal(wrong.status, 3);
  assert.match(wrong.stderr, /store\.unavailable|cannot be reached/);
  assert.match(wrong.stderr, /password authentication failed/);
  const without = spawnSync(program, ['export', '--store', store.replace(`:${password}`, '')], { encoding: 'utf8' });
  assert.equal(without.status, 3);
  assert.match(without.stderr, /no password supplied/);
  for (const told of [wrong.stderr, without.stderr, service.log()]) assert.doesNotMatch(told, /Rain0ver0Sofia|Snow0ver0Varna/);
});
