// Makes what was built smaller, after Trunk has put it together and before it is served: a script and the
// module's glue become one minified file without what nobody calls, what only that called leaves the
// module, long names between the two become short ones, and the module is cut into what first visits run
// and the rest (`split.mjs`). That is done for the page and for widgets, which are linked one by one: what
// is called by address cannot be told from what is not needed once it is linked.
import { execFileSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { renumber, shortenGlue } from './glue.mjs';
import { makeSplitter, readLists } from './split.mjs';

const folder = process.env.TRUNK_STAGING_DIR;
const at = (name) => path.join(folder, name);
const run = (tool, ...args) => execFileSync(tool, args, { encoding: 'utf8', maxBuffer: 64 << 20 });
// What browsers of the last five years know, and what rustc uses; wasm-opt must not reach for more.
const features = ['bulk-memory', 'bulk-memory-opt', 'call-indirect-overlong', 'multivalue', 'mutable-globals', 'nontrapping-float-to-int', 'reference-types', 'sign-ext']
  .map((feature) => `--enable-${feature}`);
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'bantin-squeeze-'));
const scratchFile = (name) => path.join(scratch, name);

let html = fs.readFileSync(at('index.html'), 'utf8');
const find = (text, pattern) => {
  const match = pattern.exec(text);
  if (!match) throw new Error(`the build has no ${pattern}`);
  return match;
};
const startTag = find(html, /<script [^>]*src="?\.\/(start-[\w]+\.js)"?[^>]*><\/script>/);
const glueTag = find(html, /<link [^>]*href="?\.\/(bantin-\w+\.js)"?[^>]*rel="?modulepreload"?[^>]*>/);
const sheetTag = find(html, /<link [^>]*href="?\.\/(later-\w+\.css)"?[^>]*>/);
const kioskTag = find(html, /<link [^>]*href="?\.\/(kiosk-\w+\.css)"?[^>]*>/);
const wasmTag = find(html, /<link [^>]*href="?\.\/(bantin-\w+_bg\.wasm)"?[^>]*rel="?preload"?[^>]*>/);

// What the browser has collected is dropped by functions of the rest: once that is there, and never before.
const DROPPING = `
let waiting = [];
function dropClosure(state) {
  if (waiting) waiting.push(state);
  else wasm.__wbindgen_destroy_closure(state.a, state.b);
}
export function dropWaiting() {
  const all = waiting ?? [];
  waiting = null;
  all.forEach(dropClosure);
}
`;

// The glue, without what belongs to classes that nobody makes, and without its own ways to load:
// the scripts have theirs.
function readGlue(file) {
  const glueText = fs.readFileSync(file, 'utf8');
  const glue = glueText
    .replace(/^if \(Symbol\.dispose\).*$/gm, '')
    .replace(/^const IntoUnderlying\w+Finalization = [\s\S]*?;$/gm, '')
    .replace(find(glueText, /state => wasm\.__wbindgen_destroy_closure\(state\.a, state\.b\)/)[0], 'dropClosure');
  const begin = find(glue, /^ *wasm\.__wbindgen_start\(\);$/m)[0].trim();
  return glue.slice(0, find(glue, /^async function __wbg_load\(/m).index).replace(/^function __wbg_finalize_init[\s\S]*?^}$/m, '')
    + `export const imports = __wbg_get_imports();\nexport function finish(exports) {\n  wasm = exports;\n  ${begin}\n}\n`
    + DROPPING;
}
// What scripts call is in the first file, whatever the list of a first visit says.
function entriesOf(glue) {
  const entries = [...glue.matchAll(/^export function (\w+)/gm)].map((match) => match[1]);
  const inRust = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return entries.flatMap((name) => [name, inRust(name), `bantin::${inRust(name)}`, `widget::${inRust(name)}`]);
}

const isDraft = Boolean(process.env.BANTIN_DRAFT);
const splitter = makeSplitter({ scratch, features });
const hash = (algorithm, data, encoding) => crypto.createHash(algorithm).update(data).digest(encoding);
const integrity = (data) => `sha384-${hash('sha384', data, 'base64')}`;
// Under names that change with their content.
const put = (name, ending, data) => {
  const file = `${name}-${hash('sha256', data, 'hex').slice(0, 16)}${ending}`;
  fs.writeFileSync(at(file), data);
  return { file, integrity: integrity(data), bytes: data.length };
};
const bare = (file) => {
  if (!isDraft) run('wasm-opt', ...features, '--strip-debug', '--strip-producers', '--strip-target-features', file, '-o', file);
  return fs.readFileSync(file);
};
// Another program of ours, linked as Trunk has linked the page's.
function link(program) {
  const profile = isDraft ? 'draft' : 'release';
  const target = 'wasm32-unknown-unknown';
  console.log(`linking ${program}`);
  execFileSync('cargo', ['build', '--quiet', '--locked', '--offline', '--profile', profile, '--target', target, '--bin', program], { stdio: 'inherit' });
  const { target_directory: targets } = JSON.parse(run('cargo', 'metadata', '--locked', '--offline', '--no-deps', '--format-version', '1'));
  run('wasm-bindgen', path.join(targets, target, profile, `${program}.wasm`), '--target', 'web', '--no-typescript', '--out-name', 'bantin', '--out-dir', scratchFile(program));
  return { linked: scratchFile(`${program}/bantin_bg.wasm`), glue: readGlue(scratchFile(`${program}/bantin.js`)) };
}

// A script with the module that it calls: `name` and `rest` begin the files' names, `list` names the functions of
// first visits, `values` is what the script must know of the files.
function make({ program: { linked, glue }, script, name, rest, format, list, values }) {
  const ours = scratchFile(`${name}.wasm`);
  const alwaysFirst = entriesOf(glue);
  let text = glue;
  const bundle = (...flags) => {
    fs.writeFileSync(scratchFile('glue.js'), text);
    return run('esbuild', script, '--bundle', `--format=${format}`, '--target=es2022', '--loader:.css=text', '--log-level=error', ...flags);
  };
  // The module without what the script does not call. A draft is left as it is: that is quicker to make.
  let exports = new Map();
  if (isDraft) {
    fs.copyFileSync(linked, ours);
  } else {
    const called = [...new Set([...bundle().matchAll(/\bwasm\d*\.(\w+)/g)].map((match) => match[1]))];
    const graph = [
      { name: 'script', root: true, reaches: called.map((name) => `export ${name}`) },
      ...called.map((name) => ({ name: `export ${name}`, export: name })),
    ];
    fs.writeFileSync(scratchFile('graph.json'), JSON.stringify(graph));
    run('wasm-metadce', ...features, '-g', linked, '-o', ours, '--graph-file', scratchFile('graph.json'));
    // What has one caller stays apart from it, so that it can be left for later; each part joins its own again.
    run('wasm-opt', ...features, '-g', '-Oz', '--converge', '--one-caller-inline-max-function-size', '20', '--strip-producers', ours, '-o', ours);
    const long = run('wasm-dis', ...features, ours, '-o', '-');
    const shortened = shortenGlue(text, new Set([...long.matchAll(/^ \(import "\.\/bantin_bg\.js" "([^"]+)"/gm)].map(([, name]) => name)));
    text = shortened.text.replace('"./bantin_bg.js": import0', '"a": import0');
    const short = renumber(long, shortened.numbers);
    exports = short.exports;
    fs.writeFileSync(scratchFile(`${name}.wat`), short.wat);
    run('wasm-opt', ...features, '-g', scratchFile(`${name}.wat`), '-o', ours);
  }

  // The two files, or the whole with a call in each function that says which one runs.
  let files;
  if (isDraft) {
    files = { first: ours };
  } else if (process.env.BANTIN_PROFILE) {
    const { wasm: instrumented, names } = splitter.instrument(ours);
    fs.writeFileSync(at(`functions-${name}.json`), JSON.stringify(names));
    files = { first: instrumented };
  } else {
    const lists = readLists(fs.readFileSync(list, 'utf8'));
    for (const some of lists.values()) for (const name of alwaysFirst) some.add(name);
    files = splitter.split(ours, lists, linked);
  }
  const first = put(name, '_bg.wasm', bare(files.first));
  const later = files.later ? put(rest, '_bg.wasm', bare(files.later)) : first;
  // A list by itself has nothing that only its own kind of first visit runs.
  const ofKinds = files.kinds?.size > 1 ? [...files.kinds] : [];
  const kinds = Object.fromEntries(ofKinds.map(([kind, path]) => [kind, `./${put(kind, '_bg.wasm', bare(path)).file}`]));

  // The script with the addresses, and with the short names.
  let made = bundle(...Object.entries(values(first, later, kinds)).map(([key, value]) => `--define:${key}=${JSON.stringify(value)}`));
  for (const [long, short] of exports) made = made.replaceAll(new RegExp(`\\bwasm(\\d*)\\.${long}\\b`, 'g'), `wasm$1.${short}`);
  fs.writeFileSync(scratchFile('bundle.js'), made);
  return { script: put(name, '.js', Buffer.from(minify(scratchFile('bundle.js'), `--format=${format}`))), first };
}
function minify(file, ...flags) {
  return run('esbuild', file, '--minify', '--target=es2022', '--charset=utf8', '--log-level=error', ...flags);
}

fs.copyFileSync(at(startTag[1]), scratchFile('start.js'));
fs.copyFileSync(at(wasmTag[1]), scratchFile('linked.wasm'));
const ofPage = { linked: scratchFile('linked.wasm'), glue: readGlue(at(glueTag[1])) };
for (const tag of [startTag, glueTag, wasmTag]) fs.rmSync(at(tag[1]));
const page = make({
  program: ofPage,
  script: scratchFile('start.js'),
  name: 'bantin',
  rest: 'later',
  format: 'iife',
  list: '.ci/first-visit.txt',
  values: (first, later, kinds) => ({ FIRST_URL: `./${first.file}`, LATER_URL: `./${later.file}`, KIND_URLS: kinds, LATER_SHEET: `./${sheetTag[1]}`, KIOSK_SHEET: `./${kioskTag[1]}`, FIRST_SIZE: first.bytes }),
});
html = html
  .replace(glueTag[0], '')
  // The script asks for it.
  .replace(sheetTag[0], '')
  .replace(kioskTag[0], '')
  .replace(wasmTag[0], '')
  // In this order: what the script asks for is then on its way already.
  .replace(startTag[0], `<link rel=preload as=fetch type=application/wasm crossorigin href=./${page.first.file}><script src=./${page.script.file} integrity=${page.script.integrity}></script>`);
fs.writeFileSync(at('index.html'), html);

fs.copyFileSync('src/widget_module.js', scratchFile('widget_module.js'));
fs.writeFileSync(scratchFile('sheet.css'), minify('target/style/widget.css'));
const widget = make({
  program: link('widget'),
  script: scratchFile('widget_module.js'),
  name: 'widget',
  rest: 'widget-later',
  format: 'esm',
  list: '.ci/widget-first-visit.txt',
  values: (first, later) => ({ FIRST_FILE: first.file, FIRST_INTEGRITY: first.integrity, LATER_FILE: later.file, LATER_INTEGRITY: later.integrity }),
});
// The element itself: the one name that partners know, and that never changes.
fs.writeFileSync(at('widget.js'), minify('src/widget.js', '--format=esm', `--define:MODULE_URL=${JSON.stringify(`./${widget.script.file}`)}`));

// The service worker, whose first line is the list that the last step writes anew.
if (!isDraft) {
  const [list, ...rules] = fs.readFileSync(at('sw.js'), 'utf8').split('\n');
  fs.writeFileSync(scratchFile('sw.js'), rules.join('\n'));
  fs.writeFileSync(at('sw.js'), `${list}\n${minify(scratchFile('sw.js'))}`);
}
run('node', '.ci/precache.mjs', folder);
fs.rmSync(scratch, { recursive: true });
