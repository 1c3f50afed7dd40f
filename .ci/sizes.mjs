// Prints the brotli bytes of what a visitor downloads before the first article is painted, by part.
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
const parts = ['index.html', ...new Set(named)].map((file) => ({ file, bytes: brotli(file) }));
const total = parts.reduce((sum, part) => sum + part.bytes, 0);
for (const { file, bytes } of parts) console.log(`${String(bytes).padStart(8)}  ${file}`);
console.log(`${String(total).padStart(8)}  brotli bytes before the first article`);
if (flag === '--budget' && total > Number(budget)) {
  console.error(`That is more than the budget of ${budget} bytes.`);
  process.exit(1);
}
