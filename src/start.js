// Runs before the module: asks for the news while the module is still on its way, and starts it.

const page = new URL(location.href);
const root = document.documentElement;
if (page.searchParams.get('mode') === 'kiosk') root.dataset.surface = 'kiosk';
// The skeleton takes the shape of what will come.
root.dataset.view = page.searchParams.has('article') ? 'article' : 'list';

// Leptos makes the static parts of a view from strings that were fixed when it was compiled: plain
// tags with classes and words. Nothing else, and so nothing of a feed, becomes markup here.
const STATIC_MARKUP = /^(?:<\/?(?:a|b|br|div|em|i|li|ol|p|span|strong|ul)(?: class="[\w -]*")?>|[^<>&])*$/;
globalThis.trustedTypes?.createPolicy('default', {
  createHTML: (markup) => (STATIC_MARKUP.test(markup) ? markup : null),
});

// `platform::fetch` takes these over. Addresses of other origins wait until `site.json` allows them.
const started = (globalThis.bantinStarted = {});
function begin(address) {
  try {
    const url = new URL(address, page);
    if (url.origin !== page.origin) return;
    const controller = new AbortController();
    const response = fetch(url, { credentials: 'same-origin', signal: controller.signal });
    response.catch(() => {}); // Rust reports it.
    started[url.href] = { response, controller };
  } catch {
    // Not an address: Rust says so.
  }
}
begin('site.json');
begin(page.searchParams.get('feed') || document.querySelector('link[rel=alternate]').getAttribute('href'));

try {
  const glue = await import(document.querySelector('link[rel=modulepreload]').href);
  await glue.default({ module_or_path: document.querySelector('link[rel=preload][as=fetch]').href });
} catch (error) {
  console.error('Bản Tin could not start:', error);
  document.getElementById('app').hidden = true;
  const notice = document.getElementById('unsupported');
  notice.role = 'alert';
  notice.hidden = false;
}
