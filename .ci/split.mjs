// Cuts a module into parts: what every first visit runs, with the constants that it needs; what only a
// first visit of one kind runs besides, a part for each kind; and the rest, which the page loads once the
// first view stands. All are one program: the others take memory, tables and functions from the first, and
// put their own functions into a table of it, the crossing, through which they are called. Where a place of that
// table is empty, the page loads the rest at once (`src/start.js`). So the lists decide how fast something is,
// never whether it works. The rest holds all that the first part does not, and so no part but the first is ever
// missed. A call through the table costs a few instructions; one through a function of the page would cost some
// hundred, and opening an article makes three thousand.
//
// The lists, in `.ci/first-visit.txt`, are what ran in a browser until the first views stood; `make profile`
// writes them anew.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const NAME = /\$(?:"(?:[^"\\]|\\.)*"|[^\s()"]+)/;
const NAMES = new RegExp(NAME.source, 'g');
// Under so many known names of the lists something is wrong with the names: another compiler's, perhaps.
const ENOUGH = 0.6;

// A function's name without what differs from build to build: hashes of crates, numbers of copies and of shims.
export const plainName = (name) => name.replace(/^\$"?|"$/g, '').replace(/\[[0-9a-f]{6,}\]/g, '').replace(/shim_idx: \d+, /g, '').replace(/(?:\.\d+)+$/, '').replace(/_\d+$/, '');

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

// The digits of a number, few of them.
const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
export const shortName = (index) => (index < DIGITS.length ? '' : shortName(Math.floor(index / DIGITS.length))) + DIGITS[index % DIGITS.length];

const headOf = (part) => part.text.split('\n')[0];
const nameOf = (part) => NAME.exec(headOf(part))[0];
// Types come first, and imports before everything else.
const rank = (text) => (text.startsWith(' (type ') ? 0 : text.startsWith(' (import ') ? 1 : 2);
const write = (parts) => `(module\n${parts.slice().sort((one, other) => rank(one) - rank(other)).join('\n')}\n)\n`;
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
// A number may also lie a little before the object that it means, where an index is added to it; one that is
// the very place of an object means that.
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
      const index = objectAt(Number(number));
      const last = starts[index] === Number(number) ? index : objectAt(Number(number) + SLACK);
      for (let near = index; near <= last; near += 1) visit(near);
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

// The chosen objects of all, in their order: neighbours become one segment. What lies between two of them,
// if it is little, is written along; it may be constants of another part, and nothing that changes.
function writeSegments(objects, isChosen) {
  const segments = [];
  let between = [];
  objects.forEach((object, index) => {
    if (!isChosen(index)) return between.push(object);
    const last = segments.at(-1);
    const gap = last ? object.start - last.start - last.bytes.length : Infinity;
    if (gap <= 8 && between.every((other) => other.constant)) {
      const filling = Array(gap).fill(0);
      for (const other of between) filling.splice(other.start - last.start - last.bytes.length, other.bytes.length, ...other.bytes);
      last.bytes.push(...filling, ...object.bytes);
    } else {
      segments.push({ start: object.start, bytes: [...object.bytes] });
    }
    between = [];
  });
  return segments.map(({ start, bytes }) => ` (data (i32.const ${start}) "${bytes.map((byte) => `\\${byte.toString(16).padStart(2, '0')}`).join('')}")`);
}

// Where the functions of the table stand in it: ` (elem $0 (i32.const 1) $f $g ...)`.
function readTable(elem) {
  const start = Number(/\(i32\.const (\d+)\)/.exec(elem)[1]);
  const names = elem.slice(elem.indexOf(')', elem.indexOf('(i32.const')) + 1).match(NAMES);
  return names.map((name, index) => [start + index, name]);
}

// Neighbours become one segment here too.
function writeTable(entries) {
  const segments = [];
  for (const [index, name] of entries) {
    const last = segments.at(-1);
    if (last && last.start + last.names.length === index) last.names.push(name);
    else segments.push({ start: index, names: [name] });
  }
  return segments.map(({ start, names }) => ` (elem (i32.const ${start}) ${names.join(' ')})`);
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

  // { first, later, kinds }: the paths of the parts, `kinds` by the names of the lists; or of the whole as
  // `first` where the lists do not fit. `lists` maps kinds of first visits to what they run, as sets of
  // functions; `linked` is the module as it came from the linker.
  function split(wasm, lists, linked) {
    const parts = disassemble(wasm);
    const functions = parts.filter((part) => part.kind === 'func');
    const known = new Set(functions.map((part) => plainName(nameOf(part))));
    const all = new Set([...lists.values()].flatMap((list) => [...list]));
    const found = [...all].filter((name) => known.has(name)).length / Math.max(1, all.size);
    if (found < ENOUGH) {
      console.warn(`The module stays whole: only ${Math.round(found * 100)} % of the functions in .ci/first-visit.txt are in it. Run "make profile".`);
      return { first: wasm };
    }
    // What has no name cannot be listed, and is small.
    const runsIn = (part, list) => isUnnamed(plainName(nameOf(part))) || list.has(plainName(nameOf(part)));
    const isFirst = new Map(functions.map((part) => [part, [...lists.values()].every((list) => runsIn(part, list))]));
    // Those of one type stand together, and their names count on: that compresses.
    const typeOf = (part) => signature(part).replace(NAME, '').replace(/\$\d+/g, '');
    functions.sort((one, other) => (typeOf(one) < typeOf(other) ? -1 : typeOf(one) > typeOf(other) ? 1 : 0));
    const number = new Map(functions.map((part, index) => [part, shortName(index)]));
    const of = (kind) => parts.filter((part) => part.kind === kind);
    const texts = (some) => some.map((part) => part.text);
    const first = functions.filter((part) => isFirst.get(part));
    const rest = functions.filter((part) => !isFirst.get(part));
    const ofKind = new Map([...lists].map(([kind, list]) => [kind, rest.filter((part) => runsIn(part, list))]));

    // What is not a function, and what the others take it as. The mark keeps these names, and another one
    // those of functions, apart from the short ones that the page uses.
    const shared = [
      ...of('memory').map((part, index) => [part, `!m${index}`, part.text.trim()]),
      ...of('table').map((part, index) => [part, `!t${index}`, part.text.trim()]),
      ...of('global').filter((part) => part.text.includes('(mut ')).map((part, index) => [part, `!g${index}`, `(global ${nameOf(part)} ${/\(mut \w+\)/.exec(part.text)[0]})`]),
    ];
    const constants = of('global').filter((part) => !part.text.includes('(mut '));
    const takeShared = shared.map(([, name, text]) => ` (import "first" "${name}" ${text})`);
    const giveShared = shared.map(([part, name]) => ` (export "${name}" (${part.kind} ${nameOf(part)}))`);
    const take = (from, mark, some) => some.map((part) => ` (import "${from}" "${mark}${number.get(part)}" ${signature(part)})`);
    // Takes the place of a function that is called through the crossing.
    const crossing = (part, place) => {
      const head = signature(part);
      const type = head.replace(NAME, '').replace(/^\(func|\)$/g, '').replace(/\(param \$\S+ /g, '(param ');
      const values = [...head.matchAll(/\(param (\$\S+) \w+\)/g)].map(([, name]) => `(local.get ${name})`);
      return ` ${head.slice(0, -1)}\n  (call_indirect $crossing ${type} ${values.join(' ')} (call $arrived (i32.const ${place})))\n )`;
    };
    const ARRIVED = ` (func $arrived (param $place i32) (result i32)
  (if (ref.is_null (table.get $crossing (local.get $place))) (then (call $load)))
  (local.get $place)
 )`;
    const give = (mark, some, used) => some.filter((part) => used(`${mark}${number.get(part)}`)).map((part) => ` (export "${mark}${number.get(part)}" (func ${nameOf(part)}))`);

    const objects = readObjects(disassemble(linked)).sort((one, other) => one.start - other.start);
    const atFirst = reachable(objects, texts(first));
    const segments = (isHere) => writeSegments(objects, isHere);

    // Places of the table that nothing in the first parts names, neither as a number in code nor in their
    // constants, cannot be called before the rest is there: it puts its functions there itself. Until then
    // another function keeps the place.
    const early = [...first, ...[...ofKind.values()].flat()];
    const numbers = new Set(texts(early).flatMap((text) => [...text.matchAll(/i32\.const (\d+)/g)].map(([, number]) => Number(number))));
    for (const index of reachable(objects, texts(early))) {
      const { start, bytes } = objects[index];
      for (let at = (4 - (start % 4)) % 4; at + 4 <= bytes.length; at += 4) numbers.add(bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24));
    }
    const inRest = new Set(rest.map(nameOf));
    const table = of('elem').flatMap((part) => readTable(part.text));
    const isLate = ([index, name]) => inRest.has(name) && !numbers.has(index);
    const filler = table.find((entry) => !isLate(entry))[1];
    const earlyTable = writeTable(table.map((entry) => (isLate(entry) ? [entry[0], filler] : entry)));
    const lateTable = writeTable(table.filter(isLate));
    const segmentsOf = (own) => {
      const used = reachable(objects, texts(own));
      return segments((index) => used.has(index) && !atFirst.has(index));
    };

    const partOf = (own, data, elements, others) => [
      ...texts(of('type')),
      ...texts(of('import')),
      ...takeShared,
      ...take('first', '.', first),
      ...others,
      ...texts(constants),
      ...elements,
      ...data,
      ...texts(own),
    ];
    const firstPart = (used, others) => [
      ...texts(of('type')),
      ...texts(of('import')),
      ...['memory', 'table'].flatMap((kind) => texts(of(kind))),
      ...earlyTable,
      ...['global', 'export', 'start'].flatMap((kind) => texts(of(kind))),
      ...segments((index) => atFirst.has(index)),
      ...giveShared,
      ...give('.', first, used),
      ...others,
      ...texts(first),
    ];
    // Each keeps only what the others use, and what they use depends on what they keep. What is taken from others is
    // imported by name until that is known.
    const prune = '--remove-unused-module-elements';
    const parted = [...ofKind, ['later', rest]].map(([name, own]) => ({
      name,
      own,
      data: name === 'later' ? segments((index) => !atFirst.has(index)) : segmentsOf(own),
      elements: name === 'later' ? lateTable : [],
    }));
    const uses = (file, module) => importsFrom(disassemble(file), module);
    const named = (own) => take('later', '', rest.filter((part) => !own.includes(part)));
    const tried = parted.map(({ name, own, data, elements }) => {
      const kept = [...elements, ...own.map((part) => ` (export "${number.get(part)}" (func ${nameOf(part)}))`)];
      return assemble(partOf(own, data, kept, named(own)), name, prune);
    });
    const usedOfFirst = new Set(tried.flatMap((path) => uses(path, 'first')));
    const usedOfOthers = new Set(uses(assemble(firstPart((name) => usedOfFirst.has(name), named([])), 'first', prune), 'later'));
    for (const path of tried) for (const name of uses(path, 'later')) usedOfOthers.add(name);

    // Functions that are in the same parts stand together in the crossing.
    const crossed = rest.filter((part) => usedOfOthers.has(number.get(part)));
    const kindsOf = (part) => [...ofKind].filter(([, own]) => own.includes(part)).map(([kind]) => kind).join(' ');
    const groups = new Map();
    for (const part of crossed) {
      const kinds = kindsOf(part);
      groups.set(kinds, [...(groups.get(kinds) ?? []), part]);
    }
    const places = new Map([...groups.values()].flat().map((part, index) => [part, index]));
    const crossingTable = `(table $crossing ${places.size} ${places.size} funcref)`;
    const takeCrossing = [` (import "first" "!crossing" ${crossingTable})`, ' (import "first" "!arrived" (func $arrived (param i32) (result i32)))'];
    // A part with ways to what it has not itself: short names keep those together too.
    const linkAcross = (own, texts) => {
      const here = new Set(own);
      const others = crossed.filter((part) => !here.has(part));
      const names = new Map(others.map((part) => [nameOf(part), `$~${String(places.get(part)).padStart(4, '0')}`]));
      const ways = others.map((part) => crossing(part, places.get(part)));
      return [...texts, ...ways].map((text) => text.replace(NAMES, (name) => names.get(name) ?? name));
    };
    const giveCrossing = [' (import "later" "load" (func $load))', ` ${crossingTable}`, ARRIVED, ' (export "!crossing" (table $crossing))', ' (export "!arrived" (func $arrived))'];
    // What the part of a kind has put there, and the browser compiled, stays.
    const fillCrossing = (name) => {
      const placed = [...groups].map(([kinds, group], index) => ({
        kinds,
        segment: `$group${index}`,
        place: `(i32.const ${places.get(group[0])})`,
        length: `(i32.const ${group.length})`,
        functions: `func ${group.map(nameOf).join(' ')}`,
      }));
      const isAlways = ({ kinds }) => (name === 'later' ? kinds === '' : kinds.split(' ').includes(name));
      const always = placed.filter(isAlways).map(({ place, functions }) => ` (elem (table $crossing) ${place} ${functions})`);
      const ifEmpty = name === 'later' ? placed.filter((group) => !isAlways(group)) : [];
      if (!ifEmpty.length) return always;
      const fill = ifEmpty.map(({ segment, place, length }) => `  (if (ref.is_null (table.get $crossing ${place}))
   (then (table.init $crossing ${segment} ${place} (i32.const 0) ${length})))`);
      return [
        ...always,
        ...ifEmpty.map(({ segment, functions }) => ` (elem ${segment} ${functions})`),
        ` (func $fill\n${fill.join('\n')}\n )`,
        ' (start $fill)',
      ];
    };
    // Functions of one name's beginning are alike, which compresses best.
    const last = ['-Oz', '-Oz', '--reorder-functions-by-name'];
    const built = parted.map(({ name, own, data, elements }) => {
      const texts = partOf(own, data, [...elements, ...fillCrossing(name)], takeCrossing);
      return [name, assemble(linkAcross(own, texts), name, prune, ...last)];
    });
    const given = new Set(built.flatMap(([, path]) => uses(path, 'first')));
    const paths = new Map(built);
    const later = paths.get('later');
    paths.delete('later');
    const ofFirst = linkAcross([], firstPart((name) => given.has(name), giveCrossing));
    return { first: assemble(ofFirst, 'first', prune, ...last), later, kinds: paths };
  }
  return { instrument, split };
}

// The lists of `.ci/first-visit.txt`: `[list]` begins one, and each line is a function of it.
export function readLists(text) {
  const lists = new Map();
  let list;
  for (const line of text.split('\n')) {
    const kind = /^\[(\w+)\]$/.exec(line)?.[1];
    if (kind) lists.set(kind, (list = new Set()));
    else if (line && !line.startsWith('#')) list.add(line);
  }
  return lists;
}
