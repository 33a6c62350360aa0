// Lighthouse's scores of the demo's pages as a middling phone on a slow line has them: printed to be looked at, with what keeps a
// score from 100. The service speaks plain HTTP here and nothing is compressed on the way, as behind no proxy.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, startBrowser, startService } from '../e2e/harness.mjs';

const { default: lighthouse } = await import(pathToFileURL(createRequire(join(root, 'web/package.json')).resolve('lighthouse')).href);
const pages = ['/?lang=bg', '/?lang=en&theme=paper', '/cup.html?lang=en', '/complain.html?lang=hu', '/kiosk.html?lang=uk&theme=contrast'];
const categories = ['performance', 'accessibility', 'best-practices'];

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

// One of three runs, the middle one: what else the machine does counts as the page's.
async function middle(url, port) {
  const runs = [];
  for (let i = 0; i < 3; ++i) runs.push((await lighthouse(url, { port, onlyCategories: categories, logLevel: 'error' })).lhr);
  return runs.sort((a, b) => a.categories.performance.score - b.categories.performance.score)[1];
}

// What Lighthouse leaves behind goes with this folder.
const scratch = mkdtempSync(join(tmpdir(), 'redress-lighthouse-'));
process.env.TMPDIR = scratch;
const service = await startService();
const port = await freePort();
const browser = await startBrowser([`--remote-debugging-port=${port}`]);
try {
  console.log('lighthouse, mobile'.padEnd(50) + categories.map((name) => name.padStart(16)).join(''));
  for (const page of pages) {
    const lhr = await middle(service.url + page, port);
    console.log(page.padEnd(50) + categories.map((id) => String(Math.round(lhr.categories[id].score * 100)).padStart(16)).join(''));
    for (const id of categories) {
      for (const { id: audit, weight } of lhr.categories[id].auditRefs) {
        const { score, title, displayValue = '' } = lhr.audits[audit];
        if (weight && score !== null && score < 0.9) console.log(`  ${title} ${displayValue} (${Math.round(score * 100)})`);
      }
    }
  }
} finally {
  await browser.close();
  await service.stop();
  rmSync(scratch, { recursive: true, force: true });
}
