// Writes wasm-bindgen's glue shorter. Most of its functions differ from others in one word only, the name of a
// property, a method or a class: those become a function that makes them, and a list of words. They have
// numbers instead of names, and the module imports them in that order: then neither file has to say which is which.

import { shortName } from './split.mjs';

const ENTRY = /^ +(?:"([^"]+)"|(\w+)): (function\([\s\S]*?^        \}(?:, arguments\); \})?),\n/gm;
// Where the word stands that makes the difference, and what takes its place in the function that makes them all.
const PLACES = [
  [/(?<=instanceof )[A-Z]\w+/, 'globalThis[name]'],
  [/(?<=new )[A-Z]\w+(?=\()/, 'globalThis[name]'],
  [/(?<=\barg\d)\.\w+/, '[name]'],
];

// What wasm-bindgen writes into each function that gives a text or an object, as calls.
const BY_HAND = [
  [/(?:const|var) ptr(\d) = (?:isLikeNone\((\w+)\) \? 0 : )?passStringToWasm0\((\w+), wasm\.__wbindgen_malloc, wasm\.__wbindgen_realloc\);\n +(?:const|var) len\1 = WASM_VECTOR_LEN;\n +getDataViewMemory0\(\)\.setInt32\(\(arg0 >>> 0\) \+ 4 \* 1, len\1, true\);\n +getDataViewMemory0\(\)\.setInt32\(\(arg0 >>> 0\) \+ 4 \* 0, ptr\1, true\);/, 'giveText(arg0, $3);'],
  [/return isLikeNone\(ret\) \? 0 : addToExternrefTable0\(ret\);/, 'return giveObject(ret);'],
  [/^function\(\) \{ return handleError\(function \((.*?)\) \{([\s\S]*)\}, arguments\); \}$/, 'caught(($1) => {$2})'],
  [/^function\((.*?)\) \{/, '($1) => {'],
];
const HANDS = `
function giveText(place, text) {
  const start = isLikeNone(text) ? 0 : passStringToWasm0(text, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
  const memory = getDataViewMemory0();
  memory.setInt32((place >>> 0) + 4, WASM_VECTOR_LEN, true);
  memory.setInt32(place >>> 0, start, true);
}
function giveObject(object) {
  return isLikeNone(object) ? 0 : addToExternrefTable0(object);
}
function caught(run) {
  return (...values) => handleError(run, values);
}
`;

// What a function has in common with others, and its own word.
function shapeOf(body) {
  for (const [place, general] of PLACES) {
    const match = place.exec(body);
    if (match) return { shape: body.replace(place, general), word: match[0].replace('.', '') };
  }
  return { shape: body };
}

// The glue with its imports as an array, and the numbers of those: `{ text, numbers }`. What is not in
// `imported`, a set of names, is left out.
export function shortenGlue(glue, imported) {
  const entries = [...glue.matchAll(ENTRY)].map(([, quoted, plain, written]) => {
    const body = BY_HAND.reduce((text, [pattern, call]) => text.replace(pattern, call), written);
    return { name: quoted ?? plain, ...shapeOf(body), body };
  }).filter(({ name }) => imported.has(name));
  const groups = new Map();
  for (const entry of entries) groups.set(entry.shape, [...(groups.get(entry.shape) ?? []), entry]);
  const alike = [...groups.values()].filter(([{ word }, ...others]) => word && others.length);
  const alone = [...groups.values()].filter((group) => !alike.includes(group)).flat();
  const numbers = new Map([...alone, ...alike.flat()].map(({ name }, index) => [name, index]));
  const missing = [...imported].filter((name) => !numbers.has(name));
  if (missing.length) throw new Error(`the glue has no ${missing.join(', ')}`);
  const makers = alike.map((group) => `[(name) => ${group[0].shape}, ${JSON.stringify(group.map(({ word }) => word).join(' '))}]`);
  const start = glue.indexOf('const import0 = {');
  const end = glue.indexOf('\n    };\n', start) + '\n    };\n'.length;
  const table = `const import0 = [\n${alone.map(({ body }) => `${body},\n`).join('')}];
    for (const [make, words] of [${makers.join(',\n')}]) for (const word of words.split(' ')) import0.push(make(word));\n`;
  return { text: glue.slice(0, start) + table + glue.slice(end) + HANDS, numbers };
}

// The text of a module with those numbers in place of names, in their order, and short names for exports:
// `{ wat, exports }`, the latter from long names to short ones.
export function renumber(wat, numbers) {
  const exports = new Map();
  const imports = [];
  const lines = wat.split('\n').flatMap((line) => {
    const taken = /^( \(import )"\.\/bantin_bg\.js" "([^"]+)"/.exec(line);
    if (taken) {
      imports.push([numbers.get(taken[2]), line.replace(taken[0], `${taken[1]}"a" "${numbers.get(taken[2])}"`)]);
      return [];
    }
    const given = /^ \(export "([^"]+)"/.exec(line)?.[1];
    if (!given) return [line];
    // A letter before the digits: scripts call them as properties.
    exports.set(given, `x${shortName(exports.size)}`);
    return [line.replace(`"${given}"`, `"${exports.get(given)}"`)];
  });
  const at = lines.findIndex((line) => /^ \((?!type|import)/.test(line));
  lines.splice(at, 0, ...imports.sort(([one], [other]) => one - other).map(([, line]) => line));
  return { wat: lines.join('\n'), exports };
}
