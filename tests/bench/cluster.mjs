// What script/cluster-demo shows: three instances on one PostgreSQL behind nginx take a load, while the database and an instance are
// killed; then they stay until Ctrl-C. With --once they end at once.
import { parseArgs } from 'node:util';
import { sendAll, startCluster, storedBy } from '../conformance/cluster.mjs';
import { quantile, row } from './measure.mjs';

const { values } = parseArgs({ options: { policy: { type: 'string' }, port: { type: 'string' }, many: { type: 'string', default: '6000' }, once: { type: 'boolean' } } });
const many = Number(values.many);
const milliseconds = (value) => `${value.toFixed(1)} ms`;

const cluster = await startCluster({ policy: values.policy, port: values.port });
console.log(`\n${cluster.instances.length} instances behind nginx at ${cluster.url}/\n`);

async function round(name, event) {
  let happened;
  const begun = performance.now();
  const sent = await sendAll(cluster.url, many, { taken: (count) => count === Math.floor(many / 3) && (happened = event?.()) });
  const seconds = (performance.now() - begun) / 1000;
  await happened;
  const times = sent.map(({ ms }) => ms);
  const again = sent.filter(({ tries }) => tries > 1).length;
  row(name, `${(many / seconds).toFixed(0)}/s`, `p50 ${milliseconds(quantile(times, 0.5))}, p99 ${milliseconds(quantile(times, 0.99))}, longest ${milliseconds(Math.max(...times))}; sent again by ${again} of ${many}`);
  return sent;
}

const all = await round(`${many} complaints`);
row('  taken by each instance', (await Promise.all(cluster.instances.map(storedBy))).join(' / '));
all.push(...(await round('the database is killed and starts again', async () => {
  await cluster.postgres.crash();
  await cluster.postgres.start();
})));
all.push(...(await round('an instance is killed and starts again', () => cluster.crash(1))));
const stored = new Map(cluster.exported().map(({ id, reference }) => [id, reference]));
const lost = all.filter(({ sent, receipt }) => stored.get(sent.id) !== receipt.reference).length;
row('in the database', `${stored.size}`, `${all.length} sent, ${lost} missing, ${stored.size - all.length} there twice`);

if (!values.once) {
  console.log(`\nThe form is at ${cluster.url}/ (stop with Ctrl-C).`);
  await new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
}
await cluster.stop();
process.exit(lost === 0 && stored.size === all.length ? 0 : 1);
