// What nobody holds is gone: a few of the visitors of `make soak`, and each function counted.

import { test, expect } from './fixtures.mjs';
import { measure, openForSoak, runSessions } from './soak.mjs';

test.use({ viewport: { width: 360, height: 640 }, reducedMotion: 'reduce' });

test('visitors leave no function, no node and no listener behind', async ({ page, site }) => {
  test.setTimeout(240_000);
  // The module registers each function that it gives to the browser, until it lets go of it.
  await page.addInitScript(() => {
    const held = (globalThis.heldFunctions = new Set());
    const Registry = FinalizationRegistry;
    globalThis.FinalizationRegistry = class extends Registry {
      register(target, value, token) {
        if (token) held.add((token.mark = new WeakRef(token)));
        super.register(target, value, token);
      }
      unregister(token) {
        held.delete(token.mark);
        return super.unregister(token);
      }
    };
  });
  const cdp = await page.context().newCDPSession(page);
  const look = async () => ({ ...(await measure(page, cdp)), functions: await page.evaluate(() => [...heldFunctions].filter((one) => one.deref()).length) });
  await openForSoak(page, site);
  await runSessions(page, 0, 10);
  const before = await look();
  await runSessions(page, 10, 30);
  // One of each visitor would be twenty. Headlines pass by with more parts and fewer; what is only on its way out is
  // gone after a while, what somebody holds is not.
  const most = { functions: 10, listeners: 10, nodes: 80 };
  const left = async () => {
    const after = await look();
    return Object.keys(most).filter((name) => after[name] - before[name] >= most[name]).map((name) => `${name}: ${after[name] - before[name]}`);
  };
  await expect.poll(left, { timeout: 20_000 }).toEqual([]);
});
