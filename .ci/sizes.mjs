// Prints the brotli bytes of what a visitor downloads before the first article is painted, by part.
// The same for a partner's page with headlines.
//   node .ci/sizes.mjs FOLDER [--budget BYTES] [--widget BYTES] [--element BYTES]
// Fails when there are more than the budget: of a first visit, of a widget until its headlines are painted,
// of `widget.js` alone.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const folder = process.argv[2];
const budgetOf = (flag) => Number(process.argv[process.argv.indexOf(flag) + 1 || Infinity] ?? Infinity);
const brotli = (file) =>
  zlib.brotliCompressSync(fs.readFileSync(path.join(folder, file)), {
    params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_LGWIN]: 24 },
  }).length;

const html = fs.readFileSync(path.join(folder, 'index.html'), 'utf8');
// All that the page names by itself: style sheets, scripts, preloads.
const named = [...html.matchAll(/(?:href|src)="?\.?\/?([\w./-]+\.(?:css|js|wasm))(?=[">\s])/g)].map((match) => match[1]);
const parts = ['index.html', ...new Set(named)].map((file) => ({ file, bytes: brotli(file) }));
report(parts, 'before the first article', budgetOf('--budget'));

// The element names its module, and that names the first file first.
const read = (file) => fs.readFileSync(path.join(folder, file), 'utf8');
const module = /\.\/(widget-\w+\.js)/.exec(read('widget.js'))[1];
const program = /widget-\w+_bg\.wasm/.exec(read(module))[0];
const measured = (files) => files.map((file) => ({ file, bytes: brotli(file) }));
report(measured(['widget.js']), 'of the element', budgetOf('--element'));
report(measured(['widget.js', module, program]), 'before the headlines of a widget', budgetOf('--widget'));

function report(parts, what, budget) {
  const total = parts.reduce((sum, part) => sum + part.bytes, 0);
  for (const { file, bytes } of parts) console.log(`${String(bytes).padStart(8)}  ${file}`);
  console.log(`${String(total).padStart(8)}  brotli bytes ${what}`);
  if (total > budget) {
    console.error(`That is more than the budget of ${budget} bytes.`);
    process.exitCode = 1;
  }
}
