// For pages that show the news in a frame and may run a script: makes each frame as high as its news.
//   <script src="https://host/embed-helper.js" defer></script>
(() => {
  const { origin: own } = new URL(document.currentScript.src);
  const frames = () =>
    [...document.querySelectorAll('iframe[src*="embed.html"]')].filter((frame) => new URL(frame.src, location.href).origin === own);
  // A frame that is sandboxed without `allow-same-origin` has no name of its own: its messages come from "null".
  const isSealed = (frame) => frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-same-origin');

  addEventListener('message', ({ data, origin, source }) => {
    const height = data?.type === 'news-reader:height' && data.height;
    if (!Number.isFinite(height) || height <= 0) return;
    const frame = frames().find((frame) => frame.contentWindow === source);
    if (!frame || origin !== (isSealed(frame) ? 'null' : own)) return;
    const around = getComputedStyle(frame).boxSizing === 'border-box' ? frame.offsetHeight - frame.clientHeight : 0;
    frame.style.height = `${Math.min(height, 50000) + around}px`;
  });

  // Frames that were faster than this script. `*` reaches a sealed frame, which no origin names; the question
  // holds nothing that is anybody's.
  for (const frame of frames()) frame.contentWindow.postMessage({ type: 'news-reader:ask' }, isSealed(frame) ? '*' : own);
})();
