// Writes the one style sheet of all widgets, from those of the page and style/widget.css. In a shadow root
// there is no document: `.base` stands for it, the host's letters and window do not count, and the tokens
// can be set from outside.
import fs from 'node:fs';

const read = (name) => fs.readFileSync(`style/${name}.css`, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
// One px-based letter: media and container queries know no custom properties.
const pixels = (text) => text.replace(/([\d.]+)rem\b/g, (_, count) => `${count * 16}px`);

// `@layer a { b { c } }` as a tree: { head, inner } with inner either text or a list.
function parse(text) {
  const rules = [];
  let start = 0;
  let depth = 0;
  let open = 0;
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (quote) {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === ';' && depth === 0) {
      rules.push({ head: text.slice(start, at).trim() });
      start = at + 1;
    } else if (character === '{') {
      if (depth === 0) open = at;
      depth += 1;
    } else if (character === '}') {
      depth -= 1;
      if (depth > 0) continue;
      const head = text.slice(start, open).trim();
      const inner = text.slice(open + 1, at);
      rules.push({ head, inner: inner.includes('{') ? parse(inner) : inner });
      start = at + 1;
    }
  }
  return rules;
}

// The classes that a widget's views have.
const views = fs.readdirSync('src/views').filter((name) => /^(widget_|article_(body|header)|contents|attachments|media_player|service_banners|unit_portals|failure_notice)/.test(name)).map((name) => `src/views/${name}`);
const components = fs.readdirSync('src/ui').map((name) => `src/ui/${name}`);
const sources = [...views, ...components, 'src/views/article_page.rs'].map((file) => fs.readFileSync(file, 'utf8')).join('\n');
const known = new Set(['base', ...[...sources.matchAll(/"([\w -]+)"/g)].flatMap((match) => match[1].split(' '))]);
const isUsed = (selector) => [...selector.replace(/:not\([^)]*\)|:has\([^)]*\)/g, '').matchAll(/\.([a-z][\w-]*)/g)].every((match) => known.has(match[1]));
const splitSelectors = (head) => head.split(/,(?![^(]*\))/).map((selector) => selector.trim());

function write(rules, isToken = false) {
  return rules
    .map(({ head, inner }) => {
      if (inner === undefined) return `${head};`;
      if (head.startsWith('@layer')) return wrap(head, write(inner, head === '@layer tokens'));
      if (head === '@media print') return '';
      if (/^@(media|container|supports|keyframes)/.test(head)) {
        const asked = pixels(head).replace(/^@media (\((?:min|max)-width: \w+\))$/, '@container news-reader $1');
        return wrap(asked, Array.isArray(inner) ? write(inner, isToken) : values(inner, isToken));
      }
      // The element itself is the only one of its kind.
      if (head.startsWith(':host')) return wrap(head, values(inner, isToken));
      const selectors = [...new Set(splitSelectors(head).filter((selector) => selector !== ':host' && isUsed(selector)).map((selector) => selector.replace(':root', '.base')))];
      return selectors.length ? wrap(selectors.join(', '), Array.isArray(inner) ? write(inner, isToken) : values(inner, isToken)) : '';
    })
    .join('\n');
}
const wrap = (head, content) => (content.trim() ? `${head} {\n${content}\n}` : '');

function values(text, isToken) {
  return text
    .replace(/([\d.]+)rem\b/g, 'calc($1 * var(--font-size))')
    .replace(/([\d.]+)vw\b/g, isToken ? '$1cqi' : '$&')
    .replace(/--([\w-]+): ((?:[^;"]|"[^"]*")+);/g, (whole, name, value) => (isToken && !name.startsWith('icon') ? `--${name}: var(--news-reader-${name}, ${value});` : whole));
}

const sheets = ['tokens', 'base', 'ui', 'views', 'later', 'widget'].map(read).join('\n');
fs.mkdirSync('target/style', { recursive: true });
fs.writeFileSync('target/style/widget.css', `@layer reset, tokens, base, ui, views, page;\n${write(parse(sheets))}\n`);
