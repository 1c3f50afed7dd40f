// Visitors without end: what a kiosk does for months, in some minutes. `kiosk_soak.spec.mjs` runs some of
// them, `make soak` thousands.

import { openKiosk } from './kiosk.mjs';

/** Opens a kiosk whose news is refreshed now and then, and whose idle visitors are soon forgotten. */
export async function openForSoak(page, site) {
  page.setDefaultTimeout(0);
  await openKiosk(page, site, { kiosk: { idle_seconds: 2, warning_seconds: 0.5, slide_seconds: 1, refresh_seconds: 5 } });
  await page.evaluate(visitors);
}

/** Lets visitors of these numbers come, one after the other. */
export async function runSessions(page, from, to) {
  for (let first = from; first < to; first += 25) {
    await page.evaluate(([first, last]) => globalThis.letVisitorsCome(first, last), [first, Math.min(first + 25, to)]);
  }
}

/**
 * What is held while nobody is there, after all that nobody holds has been collected. Headlines pass by with
 * more parts and fewer: the least of some looks counts.
 */
export async function measure(page, cdp) {
  const looks = [];
  while (looks.length < 4) {
    await page.evaluate(() => new Promise((done) => setTimeout(done, 1200)));
    await page.waitForFunction(() => document.documentElement.dataset.kiosk === 'attract');
    for (let turn = 0; turn < 2; turn += 1) await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
    looks.push({ heap: usedSize, module: await page.evaluate(() => globalThis.bantinKiosk.memory), nodes, listeners: jsEventListeners });
  }
  const least = (name) => Math.min(...looks.map((look) => look[name]));
  return Object.fromEntries(Object.keys(looks[0]).map((name) => [name, least(name)]));
}

/** Of what there is more than 5 % more now, by name; so many bytes of the module's memory are let pass. */
export function growth(before, after, slack = 0) {
  return Object.keys(before)
    .filter((name) => after[name] > before[name] * 1.05 + (name === 'module' ? slack : 0))
    .map((name) => `${name}: ${before[name]} became ${after[name]}`);
}

// Runs in the page: a touch is what the browser makes of one, and nothing waits longer than it must.
function visitors() {
  const root = document.documentElement;
  const pause = () => new Promise((done) => setTimeout(done, 5));
  async function until(what, find) {
    const end = performance.now() + 20_000;
    for (;;) {
      const found = find();
      if (found) return found;
      if (performance.now() > end) throw new Error(`waited for ${what} in ${root.dataset.kiosk}, ${document.querySelector('h1')?.textContent}`);
      await pause();
    }
  }
  function touch(element) {
    const { left, top, width, height } = element.getBoundingClientRect();
    const at = { bubbles: true, cancelable: true, composed: true, clientX: left + width / 2, clientY: top + height / 2, pointerId: 1, pointerType: 'touch', isPrimary: true, button: 0, detail: 1 };
    element.dispatchEvent(new PointerEvent('pointerdown', at));
    element.dispatchEvent(new PointerEvent('pointerup', at));
    element.dispatchEvent(new PointerEvent('click', at));
  }
  const named = (name, where = document) => [...where.querySelectorAll('button, a')].find((one) => one.textContent.trim() === name);
  const touchNamed = async (name, where) => touch(await until(name, () => named(name, where)));
  const links = () => [...document.querySelectorAll('main h2 a')];
  const inPhase = (...phases) => () => phases.includes(root.dataset.kiosk);

  async function visit(number) {
    await until('headlines for nobody', inPhase('attract'));
    touch(await until('headline', () => document.querySelector('h1')));
    await until('a session', inPhase('session'));
    await touchNamed('Trang đầu');
    // Browses, and reads.
    const link = await until('headlines', () => links().length > 5 && links()[number % 6]);
    const title = link.textContent;
    touch(link);
    await until('article', () => document.querySelector('main article h1')?.textContent === title);
    scrollTo(0, 600);
    if (number % 2) await touchNamed('Chữ to hơn');
    if (number % 3 === 0) await touchNamed('Tương phản cao');
    await touchNamed('Phóng to mã QR');
    const dialog = await until('code', () => document.querySelector('dialog[open]'));
    touch(await until('way out', () => dialog.querySelector('button')));
    // Looks for something.
    const field = document.querySelector('input[type=search]');
    field.focus();
    const keyboard = await until('keyboard', () => document.querySelector('.keyboard:not([hidden])'));
    for (const key of ['truwowngf', 'hocj', 'soos', 'thuws', 'vungf', 'mangj'][number % 6]) touch(keyboard.querySelector(`[data-key="${key}"]`));
    await until('results', () => /Kết quả tìm kiếm/.test(document.querySelector('main h1')?.textContent) && links().length);
    touch(keyboard.querySelector('[data-key=done]'));
    const found = links()[0];
    const word = found.textContent;
    touch(found);
    await until('what was found', () => document.querySelector('main article h1')?.textContent === word);
    if (number % 5 === 0) await touchNamed('English');
    // Goes, with a word or without.
    if (number % 50 === 49) await until('end of waiting', inPhase('attract'));
    else touch(await until('the end', () => document.querySelector('[data-icon=finish]')));
    await until('the end of it', inPhase('attract'));
  }

  globalThis.letVisitorsCome = async (first, last) => {
    for (let number = first; number < last; number += 1) await visit(number);
  };
}
