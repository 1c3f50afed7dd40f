// Lets thousands of visitors come and go, and says what they have left behind. See `make soak`.

import { chromium } from '@playwright/test';
import config from './playwright.config.mjs';
import { growth, measure, openForSoak, runSessions } from './soak.mjs';
import { startServer } from './server.mjs';

const sessions = Number(process.env.SESSIONS) || 2000;
const step = Number(process.env.STEP) || 250;
const START = 50;

const server = await startServer();
const browser = await chromium.launch(config.use.launchOptions);
// Small, because it is not the painting that is looked at.
const page = await browser.newPage({ viewport: { width: 360, height: 640 }, locale: 'vi-VN', reducedMotion: 'reduce' });
page.on('pageerror', (error) => console.log(`error in the page: ${error.stack}`));
const site = { at: (query) => `${server.url}/?${new URLSearchParams(query)}` };
const cdp = await page.context().newCDPSession(page);

let before;
const began = Date.now();
async function report(done) {
  const held = await measure(page, cdp);
  before ??= held;
  const columns = Object.entries(held).map(([name, value]) => `${name} ${value} (${((value / before[name]) * 100).toFixed(1)} %)`);
  console.log(`${done} sessions, ${Math.round((Date.now() - began) / 1000)} s: ${columns.join(', ')}`);
  return held;
}

await openForSoak(page, site);
const loads = [];
page.on('load', () => loads.push(page.url()));
await runSessions(page, 0, START);
let held = await report(START);
for (let done = START; done < sessions; ) {
  const next = Math.min(Math.floor(done / step) * step + step, sessions);
  await runSessions(page, done, next);
  done = next;
  held = await report(done);
}
await browser.close();
await server.close();

const grown = growth(before, held);
if (loads.length) grown.push(`the page was loaded anew ${loads.length} times`);
console.log(grown.length ? `grown by more than 5 %: ${grown.join('; ')}` : `steady: within 5 % of session ${START} after ${sessions}`);
process.exitCode = grown.length ? 1 : 0;
