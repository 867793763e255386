// What Lighthouse says of the finished page, as on a desktop: node lighthouse.mjs DIST
import {createServer} from 'node:net';
import {resolve} from 'node:path';
import lighthouse, {desktopConfig} from 'lighthouse';
import {expect, launch, Score, serve} from './harness.mjs';

// Performance is told and not tested: it depends on the machine.
const limits = {accessibility: 100, 'best-practices': 100, performance: 95};
const told = ['performance'];

const freePort = () => new Promise((done) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const {port} = probe.address();
    probe.close(() => done(port));
  });
});

const score = new Score();
const server = await serve(resolve(process.argv[2]));
const port = await freePort();
const browser = await launch([`--remote-debugging-port=${port}`]);
await score.check('Lighthouse, as on a desktop', async () => {
  const {lhr} = await lighthouse(server.address,
    {port, output: 'json', logLevel: 'error', onlyCategories: Object.keys(limits)}, desktopConfig);
  const failures = [];
  for (const [name, limit] of Object.entries(limits)) {
    const {score: got, auditRefs} = lhr.categories[name];
    console.log(`        ${name} ${Math.round(got * 100)}`);
    if (Math.round(got * 100) >= limit || told.includes(name)) continue;
    const bad = auditRefs.filter(({id, weight}) => weight && (lhr.audits[id].score ?? 1) < 0.9);
    failures.push(`${name} ${Math.round(got * 100)}: ${bad.map(({id}) =>
      `${id} ${lhr.audits[id].displayValue ?? ''}`).join(', ')}`);
  }
  expect(failures.length === 0, failures.join('; '));
});
await browser.close();
server.stop();
score.end();
