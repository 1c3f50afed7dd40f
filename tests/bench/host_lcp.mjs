// What the widget costs the page that holds it: the largest contentful paint of a partner's page with and
// without the widget below the fold, in alternation, each in a fresh profile.
//   node tests/bench/host_lcp.mjs [RUNS=15]          (after "make dist")
// 150 ms of latency, 1.6 Mbit/s, a processor that is four times slower: as "make bench".
import { chromium } from '../e2e/node_modules/@playwright/test/index.mjs';
import { startServer } from '../e2e/server.mjs';

const runs = Number(process.env.RUNS || process.argv[2] || 15);
const server = await startServer();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
});

/** Milliseconds until the largest paint. */
async function measure(address) {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 100_000 });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(address, { waitUntil: 'networkidle' });
  const time = await page.evaluate(
    () => new Promise((done) => new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime)).observe({ type: 'largest-contentful-paint', buffered: true })),
  );
  await context.close();
  return time;
}

const quantile = (values, part) => [...values].sort((a, b) => a - b)[Math.floor(values.length * part)];
const with_ = [];
const without = [];
for (let run = 0; run < runs; run += 1) {
  // Who comes first changes: a machine that becomes busy harms neither.
  const order = run % 2 ? [['below_the_fold', with_], ['without_widget', without]] : [['without_widget', without], ['below_the_fold', with_]];
  for (const [name, times] of order) times.push(await measure(`${server.otherUrl}/hosts/${name}.html`));
}
// The lower quartile besides: on a machine that does other things, what is slow says more about those.
for (const [name, part] of [['median', 0.5], ['lower quartile', 0.25]]) {
  const [a, b] = [quantile(without, part), quantile(with_, part)];
  console.log(`largest contentful paint of the host, ${name} of ${runs} runs: ${a.toFixed(0)} ms without, ${b.toFixed(0)} ms with (${(((b - a) / a) * 100).toFixed(1)} %)`);
}
await browser.close();
await server.close();
