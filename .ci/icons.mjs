// Draws what an installed app shows of itself, from the same few lines as `public/pictures/icon.svg`: icons (also
// maskable ones, whose picture stays within the circle that every mask leaves), the shortcuts' icons, and
// screenshots of a built folder. The drawings are in the repository: run it when a drawing or the look has changed.
//   node .ci/icons.mjs FOLDER
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from '../tests/e2e/node_modules/@playwright/test/index.mjs';

process.env.BANTIN_DIST = path.resolve(process.argv[2] ?? 'dist');
const { startServer } = await import('../tests/e2e/server.mjs');
const into = path.join('public', 'icons');
fs.mkdirSync(into, { recursive: true });

const GROUND = '#0f5c63';
const PAPER = '#fffdf8';
const book = `<path d="M8 17q13-6 24 4q11-10 24-4v30q-13-6-24 4q-11-10-24-4z" fill="${PAPER}"/><path d="M29.5 21h5v30h-5z" fill="${GROUND}"/>
<g fill="none" stroke-width="5" stroke-linecap="round"><path d="M40 28q5-3 10-2" stroke="#b5533c"/><path d="M40 38q5-3 10-2M24 28q-5-3-10-2M24 38q-5-3-10-2" stroke="#7fb5b5"/></g>`;
const sign = (path) => `<path d="${path}" fill="none" stroke="${PAPER}" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/>`;
const svg = (inside, radius) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64"><rect width="64" height="64" rx="${radius}" fill="${GROUND}"/>${inside}</svg>`;
const scaled = (inside, size) => `<g transform="translate(${32 - 32 * size} ${32 - 32 * size}) scale(${size})">${inside}</g>`;

const drawings = [
  ['icon', svg(book, 14), [192, 512]],
  // A mask may be a circle of 80 % of the side: the book's corners are within.
  ['maskable', svg(scaled(book, 0.72), 0), [192, 512]],
  // Apple cuts the corners itself.
  ['apple', svg(scaled(book, 0.88), 0), [180]],
  ['saved', svg(sign('M20 14h24v36l-12-9-12 9z'), 14), [96]],
  ['search', svg(`${sign('M39 39l12 12')}<circle cx="28" cy="28" r="14" fill="none" stroke="${PAPER}" stroke-width="5"/>`, 14), [96]],
];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'] });
fs.writeFileSync(path.join(into, 'icon.svg'), `${drawings[0][1]}\n`);
for (const [name, drawing, sizes] of drawings) {
  for (const size of sizes) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<body style="margin:0">${drawing.replace('width="64" height="64"', `width="${size}" height="${size}" style="display:block"`)}`);
    await page.screenshot({ path: path.join(into, `${name}-${size}.png`), omitBackground: true });
    await page.close();
  }
}

// Screenshots: the list on a phone and an article on a desk.
const server = await startServer();
const feed = JSON.parse(fs.readFileSync(path.join(process.env.BANTIN_DIST, 'feed.json'), 'utf8'));
for (const [name, query, options] of [
  ['phone', '', { viewport: { width: 360, height: 640 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }],
  ['desktop', `?article=${encodeURIComponent(feed.items[0].id)}`, { viewport: { width: 1280, height: 800 } }],
]) {
  const context = await browser.newContext({ locale: 'vi-VN', serviceWorkers: 'block', ...options });
  const page = await context.newPage();
  await page.goto(`${server.url}/${query}`);
  await page.waitForFunction(() => !document.querySelector('.skeleton') && document.querySelector('h1'));
  await page.waitForLoadState('networkidle');
  const png = await page.screenshot();
  // WebP is a third of it; the browser makes it.
  const other = await context.newPage();
  const webp = await other.evaluate(async (data) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext('2d').drawImage(bitmap, 0, 0);
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 })).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  }, png.toString('base64'));
  fs.writeFileSync(path.join(into, `${name}.webp`), Buffer.from(webp, 'base64'));
  await context.close();
}
await browser.close();
await server.close();
