// Prints the brotli bytes of what a visitor downloads before the first view is painted, by part.
//   node .ci/sizes.mjs FOLDER [--budget BYTES]
// Fails when there are more than the budget.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const [folder, flag, budget] = process.argv.slice(2);
const brotli = (file) =>
  zlib.brotliCompressSync(fs.readFileSync(path.join(folder, file)), {
    params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_LGWIN]: 24 },
  }).length;

const html = fs.readFileSync(path.join(folder, 'index.html'), 'utf8');
// All that the page names by itself: style sheets, scripts, preloads.
const named = [...html.matchAll(/(?:href|src)="?\.?\/?([\w./-]+\.(?:css|js|wasm))(?=[">\s])/g)].map((match) => match[1]);
const common = ['index.html', ...new Set(named)];
// What the start script adds, by the kind of the first view.
const kinds = fs.readdirSync(folder).filter((file) => /^(list|article)-\w+_bg\.wasm$/.test(file));
const size = new Map([...common, ...kinds].map((file) => [file, brotli(file)]));
for (const [file, bytes] of size) console.log(`${String(bytes).padStart(8)}  ${file}`);
const sum = (files) => files.reduce((total, file) => total + size.get(file), 0);
let worst = 0;
for (const kind of kinds.length ? kinds : [undefined]) {
  const total = sum(kind ? [...common, kind] : common);
  worst = Math.max(worst, total);
  console.log(`${String(total).padStart(8)}  brotli bytes before the first view${kind ? `: ${kind.split('-')[0]}` : ''}`);
}
if (flag === '--budget' && worst > Number(budget)) {
  console.error(`That is more than the budget of ${budget} bytes.`);
  process.exit(1);
}
