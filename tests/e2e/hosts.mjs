// Partners' pages: how tests open them, and what they look at before and after.

import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from './fixtures.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** The element, or this one of several; its headlines; its open article. Roles are found within its shadow. */
export const widget = (page, index = 0) => page.locator('news-reader').nth(index);
export const headlinesOf = (widget) => widget.getByRole('heading', { level: 3 }).getByRole('link');
export const articleOf = (widget) => widget.getByRole('article');

/** A partner's page of this name; it lies on another origin than the widget. */
export const hostUrl = (site, name) => `${site.otherUrl}hosts/${name}.html`;

/** The watch of every test takes requests to another origin for trouble; a partner's page is one. */
export function expectHost(site, expected) {
  expected.push(new RegExp(`^request to ${RegExp.escape?.(site.otherUrl) ?? site.otherUrl.replaceAll('.', '\\.')}`));
}

/** Opens a partner's page and waits for the widget's first headline. */
export async function openHost(page, site, expected, name) {
  expectHost(site, expected);
  await page.goto(hostUrl(site, name));
  await expect(headlinesOf(widget(page)).first()).toBeVisible();
}

/**
 * Writes down, before anything of the page runs, who listens on the window and on the document, what is
 * written to the page's history, and what was there at the start. `traces` reads it.
 */
export function watchHost() {
  const noted = { listeners: [], history: 0, policies: [] };
  Object.defineProperty(window, '__noted', { value: noted });
  const listen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, ...values) {
    const target = this ?? window;
    const isPages = [window, document, document.documentElement, document.body].includes(target);
    // Those of a script that has an address: the tools of the test listen too.
    if (isPages && /https?:|wasm/.test(new Error().stack)) noted.listeners.push(type);
    return listen.call(target, type, ...values);
  };
  for (const name of ['pushState', 'replaceState']) {
    const change = history[name];
    history[name] = function (...values) {
      noted.history += 1;
      return change.apply(this, values);
    };
  }
  if (window.trustedTypes) {
    const create = trustedTypes.createPolicy;
    TrustedTypePolicyFactory.prototype.createPolicy = function (name, ...values) {
      noted.policies.push(name);
      return create.call(this, name, ...values);
    };
  }
}

/** What a page can see of its guests; two of them are compared. Runs in the page. */
export function traces() {
  const keys = (storage) => {
    try {
      return Object.keys(window[storage]).sort();
    } catch {
      return [];
    }
  };
  return {
    globals: Object.getOwnPropertyNames(window).sort(),
    handlers: Object.getOwnPropertyNames(window).filter((name) => name.startsWith('on') && window[name]),
    listeners: [...window.__noted.listeners],
    historyLength: history.length,
    historyChanges: window.__noted.history,
    address: location.href,
    scrollRestoration: history.scrollRestoration,
    title: document.title,
    cookie: document.cookie,
    localStorage: keys('localStorage'),
    sessionStorage: keys('sessionStorage'),
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    head: [...document.head.children].map((one) => one.outerHTML),
    root: document.documentElement.cloneNode(false).outerHTML,
    body: document.body.cloneNode(false).outerHTML,
    inBody: [...document.body.children].map((one) => one.localName),
    active: document.activeElement.localName,
    scroll: [scrollX, scrollY],
    prototypes: [Object, Array, Function, String, Promise, Node, Element, HTMLElement, Event, EventTarget].map((one) => Reflect.ownKeys(one.prototype).length),
    policies: [...window.__noted.policies],
  };
}

/** How the inside of the widget looks: what a page's style sheet could have changed. Runs on the element. */
export function portrait(element) {
  const names = [
    'display', 'color', 'backgroundColor', 'fontFamily', 'fontSize', 'fontWeight', 'fontStyle', 'lineHeight', 'letterSpacing', 'wordSpacing', 'textTransform',
    'textIndent', 'textAlign', 'textShadow', 'textDecorationLine', 'whiteSpace', 'direction', 'wordBreak', 'hyphens', 'listStyleType', 'boxSizing', 'paddingInlineStart',
    'marginBlockStart', 'borderTopWidth', 'webkitTextStrokeWidth', 'float',
  ];
  const looks = [];
  const walk = (one, path) => {
    const style = getComputedStyle(one);
    const { width, height } = one.getBoundingClientRect();
    looks.push(`${path} ${Math.round(width)}x${Math.round(height)} ${names.map((name) => style[name]).join('|')}`);
    for (const [index, child] of [...one.children].entries()) walk(child, `${path}>${child.localName}${index}`);
  };
  for (const child of element.shadowRoot.children) walk(child, child.localName);
  return looks;
}

const built = new Map();

/** Bundles a page's script with what it takes from npm; `site` serves it as `/hosts/built/NAME.js`. */
export async function serveBundle(site, name) {
  if (!built.has(name)) {
    const { outputFiles } = await build({
      entryPoints: [join(here, 'hosts', `${name}.mjs`)],
      bundle: true,
      format: 'esm',
      minify: true,
      write: false,
      define: { 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
    });
    built.set(name, outputFiles[0].text);
  }
  site.file(`/hosts/built/${name}.js`, built.get(name));
}

/** The value of `integrity` for these bytes. */
export const integrityOf = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
