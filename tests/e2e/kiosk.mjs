// A kiosk with times of its own, and what people do with it.

import { AxeBuilder } from '@axe-core/playwright';
import { expect } from './fixtures.mjs';

/** Times so long that nothing happens by itself. */
const STILL = { idle_seconds: 600, warning_seconds: 60, slide_seconds: 600, refresh_seconds: 3600, night_from: '0:00', night_to: '0:00' };

export const phase = (page) => page.locator('html').getAttribute('data-kiosk');

export const expectPhase = (page, name, options) => expect(page.locator('html')).toHaveAttribute('data-kiosk', name, options);

/** Lets `site.json` have these settings, from the next load on. */
export async function setKiosk(page, kiosk = {}, site = {}) {
  await page.unroute('**/site.json');
  await page.route('**/site.json', (route) =>
    route.fulfill({ json: { title: 'Bản Tin', language: 'vi', feeds: [{ title: 'Tin tức', url: 'feed.json' }], ...site, kiosk: { ...STILL, ...kiosk } } }),
  );
}

/** Opens a kiosk that nobody stands before. */
export async function openKiosk(page, site, { kiosk, settings, query } = {}) {
  await setKiosk(page, kiosk, settings);
  await page.goto(site.at({ mode: 'kiosk', ...query }));
  await expect(page.locator('html')).toHaveAttribute('data-kiosk', /./);
}

/** The first touch. */
export async function touch(page) {
  const { width, height } = page.viewportSize();
  await page.mouse.click(width / 2, height / 2);
  await expectPhase(page, 'session');
}

/** To the headlines, as somebody gets there. */
export async function toList(page) {
  await touch(page);
  await page.getByRole('button', { name: 'Trang đầu' }).click();
  await expect(page.getByText(/bài viết/).first()).toBeVisible();
}

export async function findViolations(page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 3).map((node) => node.html.slice(0, 160)) }));
}

/** What can be touched and is smaller than 64 px; links within lines of text reach 64 px by their padding in height. */
export const findSmallTargets = (page) =>
  page.evaluate(() => {
    const inDialog = document.querySelector('dialog[open]');
    return [...(inDialog ?? document).querySelectorAll('a[href], button, summary, input, select')]
      .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !one.matches('.skip-link'))
      .map((one) => {
        let box = one.getBoundingClientRect();
        for (const edge of ['::after', '::before']) {
          // A card's link is stretched over the card by a box of no content.
          const cover = getComputedStyle(one, edge);
          if (cover.content === '""' && cover.position === 'absolute') {
            let card = one;
            while (getComputedStyle(card).position === 'static') card = card.parentElement;
            box = card.getBoundingClientRect();
          }
        }
        const inText = getComputedStyle(one).display === 'inline';
        return [one.textContent.trim().slice(0, 40) || one.getAttribute('aria-label') || one.className, inText ? 64 : Math.ceil(box.width), Math.ceil(box.height)];
      })
      .filter(([, width, height]) => width < 64 || height < 64);
  });
