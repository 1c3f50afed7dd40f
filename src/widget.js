// The element <news-reader>. It only tells the module what happens to it: what is drawn, and everything
// that decides, is in `src/shells/widget.rs`, which is loaded once for all elements and when the first of
// them comes near the part of the page that is seen. `.ci/squeeze.mjs` fills in the module's address.
const TEXTS = ['feed-url', 'article-id', 'theme', 'layout', 'loading', 'tag', 'open-in', 'site-url'];
const FLAGS = ['services', 'units'];

let loading;
const load = () =>
  (loading ??= import(MODULE_URL)
    .then((module) => module.start())
    .catch((error) => {
      // Another element, or this one when it is put somewhere else, may try again.
      loading = undefined;
      if (!error.kind) console.error(`news-reader: ${new URL('.', import.meta.url)} cannot be reached, so the fallback stays.`, error);
      throw error;
    }));

class NewsReader extends HTMLElement {
  static observedAttributes = [...TEXTS, ...FLAGS, 'lang', 'limit'];
  #root = this.attachShadow({ mode: 'open' });
  #reader; // What the module gave, as long as it draws here.
  #observer;
  #leaving;

  constructor() {
    super();
    // What the element has inside is its fallback.
    this.#root.append(document.createElement('slot'));
    // Properties that were set before the element was defined hide the accessors.
    for (const name of Object.keys(this)) {
      if (!(name in NewsReader.prototype)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  connectedCallback() {
    clearTimeout(this.#leaving);
    if (this.#reader || this.#observer) return;
    if (this.loading === 'eager') return this.#start();
    // A screen's height away.
    this.#observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.#start(), { rootMargin: '100%' });
    this.#observer.observe(this);
  }

  // With this, `moveBefore` does not disconnect.
  connectedMoveCallback() {}

  // An element that is moved is back before the task ends.
  disconnectedCallback() {
    this.#leaving = setTimeout(() => {
      this.#unwatch();
      this.#reader?.end();
      this.#reader = undefined;
    });
  }

  attributeChangedCallback(name) {
    this.#reader?.change();
    if (name === 'loading' && this.#observer && this.loading === 'eager') this.#start();
  }

  /** Reads the feed again; the promise tells whether its server has given the news, and is never rejected. */
  async refresh() {
    if (!this.#reader && this.isConnected) await this.#start();
    return (await this.#reader?.refresh()) ?? false;
  }

  /** Opens an article by its id, or the list without one. */
  open(id) {
    this.#reader ? this.#reader.open(id ?? undefined) : (this.articleId = id);
  }

  #unwatch() {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  #start() {
    this.#unwatch();
    return load().then(
      (module) => {
        if (this.isConnected) this.#reader ??= module.mount(this, this.#root);
      },
      ({ kind = 'network', message }) =>
        this.dispatchEvent(new CustomEvent('news-reader:error', { bubbles: true, composed: true, detail: { kind, message } })),
    );
  }
}

const mirror = (name, get, set) =>
  Object.defineProperty(NewsReader.prototype, name.replace(/-(.)/, (_, letter) => letter.toUpperCase()), {
    enumerable: true,
    configurable: true,
    get() {
      return get(this.getAttribute(name));
    },
    set(value) {
      value = set(value);
      value == null ? this.removeAttribute(name) : this.setAttribute(name, value);
    },
  });
for (const name of TEXTS) mirror(name, (text) => text, (value) => value);
for (const name of FLAGS) mirror(name, (text) => text !== null, (value) => (value ? '' : null));
mirror('limit', (text) => (text === null ? null : Number(text)), (value) => value);

if (customElements.get('news-reader')) console.warn(`news-reader: defined already; ${import.meta.url} does nothing.`);
else customElements.define('news-reader', NewsReader);
