// Makes the built page smaller, after Trunk has put it together and before it is served:
// the start script and the module's glue become one minified file without what nobody calls, what
// only that called leaves the module, and the long names between the two become short ones.
import { execFileSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const folder = process.env.TRUNK_STAGING_DIR;
const at = (name) => path.join(folder, name);
const run = (tool, ...args) => execFileSync(tool, args, { encoding: 'utf8', maxBuffer: 64 << 20 });
// What browsers of the last five years know, and what rustc uses; wasm-opt must not reach for more.
const features = ['bulk-memory', 'bulk-memory-opt', 'call-indirect-overlong', 'multivalue', 'mutable-globals', 'nontrapping-float-to-int', 'reference-types', 'sign-ext']
  .map((feature) => `--enable-${feature}`);
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'bantin-squeeze-'));

let html = fs.readFileSync(at('index.html'), 'utf8');
const find = (pattern) => {
  const match = pattern.exec(html);
  if (!match) throw new Error(`index.html has no ${pattern}`);
  return match;
};
const startTag = find(/<script [^>]*src="?\.\/(start-[\w]+\.js)"?[^>]*><\/script>/);
const glueTag = find(/<link [^>]*href="?\.\/(bantin-\w+\.js)"?[^>]*rel="?modulepreload"?[^>]*>/);
const wasmTag = find(/<link [^>]*href="?\.\/(bantin-\w+_bg\.wasm)"?[^>]*rel="?preload"?[^>]*>/);

// One script. What belongs to classes that nobody makes would keep them in it.
let glue = fs.readFileSync(at(glueTag[1]), 'utf8')
  .replace(/^if \(Symbol\.dispose\).*$/gm, '')
  .replace(/^const IntoUnderlying\w+Finalization = [\s\S]*?;$/gm, '');
const start = fs.readFileSync(at(startTag[1]), 'utf8');
const importGlue = /(\w+)\s*=\s*await import\(document\.querySelector\(["'`]link\[rel=modulepreload\]["'`]\)\.href\)/;
if (!importGlue.test(start)) throw new Error('start.js does not import the module as expected');
fs.writeFileSync(path.join(scratch, 'start.js'), `import moduleGlue from './glue.js';\n${start.replace(importGlue, '$1 = { default: moduleGlue }')}`);
function bundle(...flags) {
  fs.writeFileSync(path.join(scratch, 'glue.js'), glue);
  return run('esbuild', path.join(scratch, 'start.js'), '--bundle', '--format=esm', '--target=es2022', '--log-level=error', ...flags);
}

// The module without what the script does not call.
const wasm = path.join(scratch, 'module.wasm');
const called = [...new Set([...bundle().matchAll(/\bwasm\.(\w+)/g)].map((match) => match[1]))];
const graph = [
  { name: 'script', root: true, reaches: called.map((name) => `export ${name}`) },
  ...called.map((name) => ({ name: `export ${name}`, export: name })),
];
fs.writeFileSync(path.join(scratch, 'graph.json'), JSON.stringify(graph));
run('wasm-metadce', ...features, at(wasmTag[1]), '-o', wasm, '--graph-file', path.join(scratch, 'graph.json'));
run('wasm-opt', ...features, '-Oz', '--converge', '--strip-producers', wasm, '-o', wasm);
const names = JSON.parse(run('wasm-opt', ...features, wasm, '-o', wasm, '--minify-imports-and-exports-and-modules'));

// The script without what the module does not import, and with the short names.
const imported = new Map(names.imports.map(([, long, short]) => [long, short]));
glue = glue.replace(/^ +(__wb\w+): function\([\s\S]*?^        \},\n/gm, (entry, name) => (imported.has(name) ? entry : ''));
let script = bundle();
for (const [long, short] of imported) script = script.replaceAll(new RegExp(`\\b${long}:`, 'g'), `"${short}":`);
for (const [long, short] of names.exports) script = script.replaceAll(new RegExp(`\\bwasm\\.${long}\\b`, 'g'), `wasm["${short}"]`);
script = script.replace('"./bantin_bg.js": import0', `"${names.imports[0] ? 'a' : ''}": import0`);
fs.writeFileSync(path.join(scratch, 'bundle.js'), script);
script = run('esbuild', path.join(scratch, 'bundle.js'), '--minify', '--format=esm', '--target=es2022', '--charset=utf8', '--log-level=error');

// Both under names that change with their content.
const hash = (algorithm, data, encoding) => crypto.createHash(algorithm).update(data).digest(encoding);
const put = (name, ending, data) => {
  const file = `${name}-${hash('sha256', data, 'hex').slice(0, 16)}${ending}`;
  fs.writeFileSync(at(file), data);
  return { file, integrity: `sha384-${hash('sha384', data, 'base64')}` };
};
for (const tag of [startTag, glueTag, wasmTag]) fs.rmSync(at(tag[1]));
const module = put('bantin', '_bg.wasm', fs.readFileSync(wasm));
const page = put('bantin', '.js', Buffer.from(script));
html = html
  .replace(startTag[0], `<script type=module src=./${page.file} integrity=${page.integrity}></script>`)
  .replace(glueTag[0], '')
  .replace(wasmTag[0], `<link rel=preload as=fetch type=application/wasm crossorigin href=./${module.file}>`);
fs.writeFileSync(at('index.html'), html);
fs.rmSync(scratch, { recursive: true });
