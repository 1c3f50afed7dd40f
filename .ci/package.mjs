// Puts the npm package together: `node .ci/package.mjs dist FOLDER`. Its script is the pinned one, changed in
// one point: bundlers copy a file along only where they read its name in `new URL(name, import.meta.url)`.
import fs from 'node:fs';
import path from 'node:path';

const [dist, folder] = process.argv.slice(2);
const { version, file } = JSON.parse(fs.readFileSync(path.join(dist, 'widget.json'), 'utf8'));
const read = (name) => fs.readFileSync(path.join(dist, name), 'utf8');
const put = (name, text) => {
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  fs.writeFileSync(path.join(folder, name), text);
};
const copy = (from, to) => put(to, fs.readFileSync(from));
fs.rmSync(folder, { recursive: true, force: true });

const script = read(file);
const modules = [...new Set([...script.matchAll(/"(?:\.\/)?([\w.-]+\.wasm)"/g)].map((match) => match[1]))];
const address = /(\w+)=\(?(\w+)\)?=>new URL\(\2,import\.meta\.url\)/;
if (!modules.length || !address.test(script)) throw new Error('the widget loads its modules in another way now: .ci/package.mjs must know it');
const known = modules.map((name) => `"${name}":new URL("./${name}",import.meta.url)`);
const addresses = `const bantinFiles={${known.join(',')}};\n`;
put('index.js', addresses + script.replace(address, (_, name, file) => `${name}=${file}=>bantinFiles[${file}]??new URL(/* @vite-ignore */ ${file},import.meta.url)`));
for (const name of modules) copy(path.join(dist, name), name);

// The same as it lies on the site, for those who use no bundler.
copy(path.join(dist, 'widget.js'), 'dist/widget.js');
for (const [, name] of read('widget.js').matchAll(/"\.\/([\w.-]+\.js)"/g)) copy(path.join(dist, name), `dist/${name}`);
for (const name of modules) copy(path.join(dist, name), `dist/${name}`);

for (const name of fs.readdirSync(path.join(dist, 'types'))) copy(path.join(dist, 'types', name), name.endsWith('.json') ? name : `types/${name}`);
copy('.ci/npm/README.md', 'README.md');
copy('LICENSE', 'LICENSE');
const types = (name) => ({ types: `./types/${name}.d.ts` });
put('package.json', `${JSON.stringify({
  name: 'bantin-news-reader',
  version,
  description: 'The element <news-reader>: a ministry’s news on a partner’s page',
  license: 'MIT',
  type: 'module',
  keywords: ['custom-element', 'web-component', 'json-feed', 'news'],
  sideEffects: true,
  types: './types/news-reader.d.ts',
  customElements: 'custom-elements.json',
  exports: {
    '.': { ...types('news-reader'), default: './index.js' },
    './react': types('react'),
    './vue': types('vue'),
    './svelte': types('svelte'),
    './widget.js': './dist/widget.js',
    './custom-elements.json': './custom-elements.json',
    './package.json': './package.json',
  },
}, null, 2)}\n`);
