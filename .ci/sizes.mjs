// Prints the brotli bytes of what a visitor downloads before the first view is painted, by part.
// The same for a partner's page with headlines.
//   node .ci/sizes.mjs FOLDER [--budget BYTES] [--widget BYTES] [--element BYTES]
// Fails when there are more than the budget: of a first visit, of a widget until its headlines are painted,
// of `widget.js` alone.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const folder = process.argv[2];
const budgetOf = (flag) => (process.argv.includes(flag) ? Number(process.argv[process.argv.indexOf(flag) + 1]) : Infinity);
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
hold(worst, '--budget');

// The element names its module, and that its program.
const read = (file) => fs.readFileSync(path.join(folder, file), 'utf8');
const module = /\.\/(widget-\w+\.js)/.exec(read('widget.js'))[1];
const program = /widget-\w+_bg\.wasm/.exec(read(module))[0];
const ofWidget = ['widget.js', module, program];
for (const file of ofWidget) size.set(file, brotli(file));
for (const file of ofWidget) console.log(`${String(size.get(file)).padStart(8)}  ${file}`);
console.log(`${String(sum(ofWidget)).padStart(8)}  brotli bytes before the headlines of a widget`);
hold(sum(ofWidget), '--widget');
hold(size.get('widget.js'), '--element');

function hold(bytes, flag) {
  if (bytes > budgetOf(flag)) {
    console.error(`${bytes} is more than the budget of ${budgetOf(flag)} bytes (${flag}).`);
    process.exitCode = 1;
  }
}
