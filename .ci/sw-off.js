// The kill switch: deployed in the place of `sw.js`, it takes the service worker away from everybody at their next
// visit, with all that was stored but the pictures of saved articles. README, "Offline", says when.
const PREFIX = `bantin ${new URL(registration.scope).pathname} `;
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith(PREFIX) && name !== `${PREFIX}saved`) await caches.delete(name);
      }
      await registration.unregister();
    })(),
  );
});
