// Makes the built page smaller, after Trunk has put it together and before it is served: the start
// script and the module's glue become one minified file without what nobody calls, what only that
// called leaves the module, long names between the two become short ones, and the module is cut into
// what first visits run and the rest (`split.mjs`).
import { execFileSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
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

// The glue, without what belongs to classes that nobody makes, and without its own ways to load:
// the start script has one.
let glue = fs.readFileSync(at(glueTag[1]), 'utf8')
  .replace(/^if \(Symbol\.dispose\).*$/gm, '')
  .replace(/^const IntoUnderlying\w+Finalization = [\s\S]*?;$/gm, '');
const begin = find(glue, /^ *wasm\.__wbindgen_start\(\);$/m)[0].trim();
glue = glue.slice(0, find(glue, /^async function __wbg_load\(/m).index).replace(/^function __wbg_finalize_init[\s\S]*?^}$/m, '');
glue += `export const imports = __wbg_get_imports();\nexport function finish(exports) {\n  wasm = exports;\n  ${begin}\n}\n`;
fs.copyFileSync(at(startTag[1]), scratchFile('start.js'));
function bundle(...flags) {
  fs.writeFileSync(scratchFile('glue.js'), glue);
  return run('esbuild', scratchFile('start.js'), '--bundle', '--format=iife', '--target=es2022', '--log-level=error', ...flags);
}

// The module without what the script does not call. A draft is left as it is: that is quicker to make.
const isDraft = Boolean(process.env.BANTIN_DRAFT);
const wasm = scratchFile('module.wasm');
let names = { imports: [], exports: [] };
if (isDraft) {
  fs.copyFileSync(at(wasmTag[1]), wasm);
} else {
  const called = [...new Set([...bundle().matchAll(/\bwasm\d*\.(\w+)/g)].map((match) => match[1]))];
  const graph = [
    { name: 'script', root: true, reaches: called.map((name) => `export ${name}`) },
    ...called.map((name) => ({ name: `export ${name}`, export: name })),
  ];
  fs.writeFileSync(scratchFile('graph.json'), JSON.stringify(graph));
  run('wasm-metadce', ...features, '-g', at(wasmTag[1]), '-o', wasm, '--graph-file', scratchFile('graph.json'));
  // What has one caller stays apart from it, so that it can be left for later; each part joins its own again.
  run('wasm-opt', ...features, '-g', '-Oz', '--converge', '--one-caller-inline-max-function-size', '20', '--strip-producers', wasm, '-o', wasm);
  names = JSON.parse(run('wasm-opt', ...features, '-g', wasm, '-o', wasm, '--minify-imports-and-exports-and-modules'));
}

// The two files, or the whole with a call in each function that says which one runs.
const splitter = makeSplitter({ scratch, features });
let files;
if (isDraft) {
  files = { first: wasm };
} else if (process.env.BANTIN_PROFILE) {
  const { wasm: instrumented, names } = splitter.instrument(wasm);
  fs.writeFileSync(at('functions.json'), JSON.stringify(names));
  files = { first: instrumented };
} else {
  files = splitter.split(wasm, readLists(fs.readFileSync('.ci/first-visit.txt', 'utf8')), at(wasmTag[1]));
}

// Under names that change with their content.
const hash = (algorithm, data, encoding) => crypto.createHash(algorithm).update(data).digest(encoding);
const put = (name, ending, data) => {
  const file = `${name}-${hash('sha256', data, 'hex').slice(0, 16)}${ending}`;
  fs.writeFileSync(at(file), data);
  return { file, integrity: `sha384-${hash('sha384', data, 'base64')}` };
};
const bare = (file) => {
  if (isDraft) return fs.readFileSync(file);
  run('wasm-opt', ...features, '--strip-debug', '--strip-producers', '--strip-target-features', file, '-o', file);
  return fs.readFileSync(file);
};
for (const tag of [startTag, glueTag, wasmTag]) fs.rmSync(at(tag[1]));
const first = put('bantin', '_bg.wasm', bare(files.first));
const later = files.later && put('later', '_bg.wasm', bare(files.later));
const kinds = Object.fromEntries([...(files.kinds ?? [])].map(([kind, path]) => [kind, `./${put(kind, '_bg.wasm', bare(path)).file}`]));

// The script without what the module does not import, with the short names and the addresses.
const imported = new Map(names.imports.map(([, long, short]) => [long, short]));
if (!isDraft) glue = glue.replace(/^ +(__wb\w+): function\([\s\S]*?^        \},\n/gm, (entry, name) => (imported.has(name) ? entry : ''));
let script = bundle(`--define:FIRST_URL="./${first.file}"`, `--define:LATER_URL="./${later?.file ?? first.file}"`, `--define:KIND_URLS=${JSON.stringify(kinds)}`, `--define:LATER_SHEET="./${sheetTag[1]}"`, `--define:KIOSK_SHEET="./${kioskTag[1]}"`, `--define:FIRST_SIZE=${fs.statSync(at(first.file)).size}`);
for (const [long, short] of imported) script = script.replaceAll(new RegExp(`\\b${long}:`, 'g'), `"${short}":`);
for (const [long, short] of names.exports) script = script.replaceAll(new RegExp(`\\bwasm(\\d*)\\.${long}\\b`, 'g'), `wasm$1["${short}"]`);
if (!isDraft) script = script.replace('"./bantin_bg.js": import0', '"a": import0');
fs.writeFileSync(scratchFile('bundle.js'), script);
script = run('esbuild', scratchFile('bundle.js'), '--minify', '--target=es2022', '--charset=utf8', '--log-level=error');
const page = put('bantin', '.js', Buffer.from(script));

html = html
  .replace(glueTag[0], '')
  // The script asks for it.
  .replace(sheetTag[0], '')
  .replace(kioskTag[0], '')
  .replace(wasmTag[0], '')
  // In this order: what the script asks for is then on its way already.
  .replace(startTag[0], `<link rel=preload as=fetch type=application/wasm crossorigin href=./${first.file}><script src=./${page.file} integrity=${page.integrity}></script>`);
fs.writeFileSync(at('index.html'), html);

// The service worker, whose first line is the list that the last step writes anew.
if (!isDraft) {
  const [list, ...rules] = fs.readFileSync(at('sw.js'), 'utf8').split('\n');
  fs.writeFileSync(scratchFile('sw.js'), rules.join('\n'));
  fs.writeFileSync(at('sw.js'), `${list}\n${run('esbuild', scratchFile('sw.js'), '--minify', '--target=es2022', '--charset=utf8', '--log-level=error')}`);
}
run('node', '.ci/precache.mjs', folder);
fs.rmSync(scratch, { recursive: true });
