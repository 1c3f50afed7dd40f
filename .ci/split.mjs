// Cuts a module in two: what a first visit runs, with the constants that it needs, and all the rest, which
// the page loads once the first view stands. Both are one program: the second file takes memory, tables and functions from the first,
// and the first calls into the second through functions of the page, which load it at once if it is
// called before it is there (`src/start.js`). So the list decides how fast something is, never whether
// it works.
//
// The list, `.ci/first-visit.txt`, is what ran in a browser until the first views stood; `make profile`
// writes it anew.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const NAME = /\$(?:"(?:[^"\\]|\\.)*"|[^\s()"]+)/;
const NAMES = new RegExp(NAME.source, 'g');
// Under so many known names of the list something is wrong with the names: another compiler's, perhaps.
const ENOUGH = 0.6;

// A function's name without what differs from compiler to compiler: hashes of crates, numbers of copies.
export const plainName = (name) => name.replace(/^\$"?|"$/g, '').replace(/\[[0-9a-f]{6,}\]/g, '').replace(/(?:\.\d+)+$/, '').replace(/_\d+$/, '');

export const isUnnamed = (name) => /^\d+$/.test(name);

// The text of a module as its parts: ` (func ...`, ` (import ...`, each with its lines.
function readParts(wat) {
  const parts = [];
  for (const line of wat.split('\n')) {
    if (/^ \(/.test(line)) parts.push(line);
    else if (line.startsWith('  ') || line === ' )') parts[parts.length - 1] += `\n${line}`;
  }
  return parts.map((text) => ({ text, kind: /^ \((\w+)/.exec(text)[1] }));
}

const headOf = (part) => part.text.split('\n')[0];
const nameOf = (part) => NAME.exec(headOf(part))[0];
const write = (parts) => `(module\n${parts.join('\n')}\n)\n`;
// `(func $f (param $0 i32) (result i32)` with or without its closing bracket.
const signature = (part) => `${headOf(part).trim().replace(/\)*$/, '')}${'))'.slice(0, unclosed(headOf(part).trim().replace(/\)*$/, '')))}`;
function unclosed(text) {
  const bare = text.replace(NAMES, '');
  return bare.split('(').length - bare.split(')').length;
}

// The constants of a module as it was linked, each with its place: `{ start, bytes, constant }`.
export function readObjects(parts) {
  return parts.filter((part) => part.kind === 'data').map(({ text }) => {
    const [, name, start] = /^ \(data (\S+) \(i32\.const (\d+)\)/.exec(text);
    const bytes = [];
    const escapes = { t: 9, n: 10, r: 13, '"': 34, "'": 39, '\\': 92 };
    const content = text.slice(text.indexOf(') "') + 3, text.lastIndexOf('"'));
    for (const [, code, sign, plain] of content.matchAll(/\\([0-9a-f]{2})|\\(.)|([^\\])/gs)) {
      bytes.push(code ? parseInt(code, 16) : sign ? escapes[sign] : plain.charCodeAt(0));
    }
    return { start: Number(start), bytes, constant: name.includes('.rodata') };
  });
}

// Which constants some functions can come to: by a number in their code, or by a pointer in another one.
// A number may also lie a little before the object that it means, where an index is added to it.
const SLACK = 64;
function reachable(objects, texts) {
  const starts = objects.map((object) => object.start);
  const end = Math.max(...objects.map((object) => object.start + object.bytes.length));
  const objectAt = (address) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= address) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  const found = new Set();
  const waiting = [];
  const visit = (index) => {
    if (index >= 0 && !found.has(index)) {
      found.add(index);
      waiting.push(index);
    }
  };
  const inside = (address) => address >= starts[0] - SLACK && address < end;
  for (const text of texts) {
    for (const [, number] of text.matchAll(/(?:i32\.const |offset=)(\d+)/g)) {
      if (!inside(Number(number))) continue;
      for (let index = objectAt(Number(number)); index <= objectAt(Number(number) + SLACK); index += 1) visit(index);
    }
  }
  objects.forEach((object, index) => object.constant || visit(index));
  while (waiting.length) {
    const { start, bytes } = objects[waiting.pop()];
    for (let at = (4 - (start % 4)) % 4; at + 4 <= bytes.length; at += 4) {
      const pointer = bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
      if (pointer >= starts[0] && pointer < end) visit(objectAt(pointer));
    }
  }
  return found;
}

// Neighbours become one segment.
function writeSegments(objects) {
  const segments = [];
  for (const { start, bytes } of objects) {
    const last = segments[segments.length - 1];
    const gap = last ? start - last.start - last.bytes.length : Infinity;
    if (gap >= 0 && gap <= 8) last.bytes.push(...Array(gap).fill(0), ...bytes);
    else segments.push({ start, bytes: [...bytes] });
  }
  return segments.map(({ start, bytes }) => ` (data (i32.const ${start}) "${bytes.map((byte) => `\\${byte.toString(16).padStart(2, '0')}`).join('')}")`);
}

export function makeSplitter({ scratch, features }) {
  const run = (tool, ...args) => execFileSync(tool, [...features, ...args], { encoding: 'utf8', maxBuffer: 256 << 20 });
  const file = (name) => path.join(scratch, name);
  const disassemble = (wasm) => readParts(run('wasm-dis', wasm, '-o', '-'));
  function assemble(parts, name, ...flags) {
    fs.writeFileSync(file(`${name}.wat`), write(parts));
    run('wasm-opt', '-g', ...flags, file(`${name}.wat`), '-o', file(`${name}.wasm`));
    return file(`${name}.wasm`);
  }
  const importsFrom = (parts, module) => parts.filter((part) => part.kind === 'import' && part.text.startsWith(` (import "${module}"`)).map((part) => /"\w+" "([^"]+)"/.exec(part.text)[1]);

  // The module with a call at the beginning of each function that tells the page which one runs.
  function instrument(wasm) {
    const parts = disassemble(wasm);
    const names = [];
    const texts = parts.map((part) => {
      if (part.kind !== 'func') return part.text;
      const lines = part.text.split('\n');
      const body = lines.findIndex((line, index) => index > 0 && !line.startsWith('  (local '));
      lines.splice(body, 0, `  (call $__ran (i32.const ${names.length}))`);
      names.push(plainName(nameOf(part)));
      return lines.join('\n');
    });
    return { wasm: assemble([' (import "later" "ran" (func $__ran (param i32)))', ...texts], 'instrumented'), names };
  }

  // { first, later }: paths of the two, or of the whole as `first` where the list does not fit. `linked` is
  // the module as it came from the linker.
  function split(wasm, list, linked) {
    const parts = disassemble(wasm);
    const functions = parts.filter((part) => part.kind === 'func');
    const known = new Set(functions.map((part) => plainName(nameOf(part))));
    const found = [...list].filter((name) => known.has(name)).length / Math.max(1, list.size);
    if (found < ENOUGH) {
      console.warn(`The module stays whole: only ${Math.round(found * 100)} % of the functions in .ci/first-visit.txt are in it. Run "make profile".`);
      return { first: wasm };
    }
    // What has no name cannot be listed, and is small.
    const isFirst = new Map(functions.map((part) => [part, list.has(plainName(nameOf(part))) || isUnnamed(plainName(nameOf(part)))]));
    // Three digits each: the module's own exports have shorter names, and no two may be the same.
    const number = new Map(functions.map((part, index) => [part, (index + 36 ** 2).toString(36)]));
    const of = (kind) => parts.filter((part) => part.kind === kind);
    const texts = (some) => some.map((part) => part.text);
    const first = functions.filter((part) => isFirst.get(part));
    const rest = functions.filter((part) => !isFirst.get(part));

    // What is not a function, and what the rest takes it as. The mark keeps these names apart from the
    // short ones that the page uses.
    const shared = [
      ...of('memory').map((part, index) => [part, `!m${index}`, part.text.trim()]),
      ...of('table').map((part, index) => [part, `!t${index}`, part.text.trim()]),
      ...of('global').filter((part) => part.text.includes('(mut ')).map((part, index) => [part, `!g${index}`, `(global ${nameOf(part)} ${/\(mut \w+\)/.exec(part.text)[0]})`]),
    ];
    const constants = of('global').filter((part) => !part.text.includes('(mut '));
    const takeShared = shared.map(([, name, text]) => ` (import "first" "${name}" ${text})`);
    const giveShared = shared.map(([part, name]) => ` (export "${name}" (${part.kind} ${nameOf(part)}))`);

    const objects = readObjects(disassemble(linked)).sort((one, other) => one.start - other.start);
    const used = reachable(objects, texts(first));
    const firstData = writeSegments(objects.filter((_, index) => used.has(index)));
    const restData = writeSegments(objects.filter((_, index) => !used.has(index)));

    const restParts = (exported) => [
      ...texts(of('type')),
      ...texts(of('import')),
      ...takeShared,
      ...first.map((part) => ` (import "first" "!f${number.get(part)}" ${signature(part)})`),
      ...texts(constants),
      ...rest.filter((part) => exported(number.get(part))).map((part) => ` (export "${number.get(part)}" (func ${nameOf(part)}))`),
      ...restData,
      ...texts(rest),
    ];
    const firstParts = (given) => [
      ...texts(of('type')),
      ...texts(of('import')),
      ...rest.map((part) => ` (import "later" "${number.get(part)}" ${signature(part)})`),
      ...['memory', 'table', 'elem', 'global', 'export', 'start'].flatMap((kind) => texts(of(kind))),
      ...firstData,
      ...giveShared,
      ...first.filter((part) => given(`!f${number.get(part)}`)).map((part) => ` (export "!f${number.get(part)}" (func ${nameOf(part)}))`),
      ...texts(first),
    ];
    // Each keeps only what the other uses, and what the other uses depends on what it keeps.
    const prune = '--remove-unused-module-elements';
    let given = importsFrom(disassemble(assemble(restParts(() => true), 'later', prune)), 'first');
    const called = new Set(importsFrom(disassemble(assemble(firstParts((name) => given.includes(name)), 'first', prune)), 'later'));
    const later = assemble(restParts((name) => called.has(name)), 'later', prune, '-Oz', '--reorder-functions');
    given = importsFrom(disassemble(later), 'first');
    return { first: assemble(firstParts((name) => given.includes(name)), 'first', prune, '-Oz', '--reorder-functions'), later };
  }
  return { instrument, split };
}
