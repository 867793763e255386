// Lighthouse's audit of the finished page, as on a desktop: node lighthouse.mjs DIST
import {createServer} from 'node:net';
import {resolve} from 'node:path';
import lighthouse, {desktopConfig} from 'lighthouse';
import {expect, launch, Score, serve} from './harness.mjs';

const limits = {accessibility: 100, 'best-practices': 100, performance: 95};
// Reported, not tested: it depends on the machine.
const untested = ['performance'];

/** @returns {Promise<number>} */
const freePort = () => new Promise((done) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const {port} = /** @type {import('node:net').AddressInfo} */ (probe.address());
    probe.close(() => done(port));
  });
});

const suiteScore = new Score();
const server = await serve(resolve(process.argv[2]));
const port = await freePort();
const browser = await launch([`--remote-debugging-port=${port}`]);
await suiteScore.check('Lighthouse, as on a desktop', async () => {
  const result = await lighthouse(server.address,
    {port, output: 'json', logLevel: 'error', onlyCategories: Object.keys(limits)}, desktopConfig);
  expect(result, 'Lighthouse gives no result');
  const {lhr} = result;
  const failures = [];
  for (const [name, limit] of Object.entries(limits)) {
    const {score, auditRefs} = lhr.categories[name];
    const got = score ?? 0;
    console.log(`        ${name} ${Math.round(got * 100)}`);
    if (Math.round(got * 100) >= limit || untested.includes(name)) continue;
    const bad = auditRefs.filter(({id, weight}) => weight && (lhr.audits[id].score ?? 1) < 0.9);
    failures.push(`${name} ${Math.round(got * 100)}: ${bad.map(({id}) =>
      `${id} ${lhr.audits[id].displayValue ?? ''}`).join(', ')}`);
  }
  expect(failures.length === 0, failures.join('; '));
});
await browser.close();
server.stop();
suiteScore.end();
