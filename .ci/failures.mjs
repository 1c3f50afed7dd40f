// What failed of a run of Playwright, at its end: first with what the tests said, then in one line each, for whoever
// sees nothing but the end of a long log.
//   node .ci/failures.mjs RESULTS.json

import { readFileSync } from 'node:fs';

const LINES = 14;
const WIDTH = 200;
const plain = (text) => text.replace(/\u001b\[[\d;]*m/g, '');

function* failed(suite, titles = []) {
  for (const spec of suite.specs ?? []) if (!spec.ok) yield { ...spec, title: [...titles, spec.title].join(' › ') };
  for (const inner of suite.suites ?? []) yield* failed(inner, inner.file === inner.title ? titles : [...titles, inner.title]);
}

/** What was there instead of what was wanted, if it says so; its first sentence otherwise. */
function essence(message) {
  const lines = message.split('\n').map((line) => line.trim());
  return lines.find((line) => /^(\+ +"|Received( string)?: )/.test(line)) ?? lines[0];
}

const all = [...failed(JSON.parse(readFileSync(process.argv[2], 'utf8')))].map(({ file, line, title, tests }) => ({
  place: `${file}:${line}`,
  title,
  messages: tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors)).map(({ message }) => plain(message ?? '')),
}));
for (const { place, title, messages } of all) {
  console.log(`\nfailed: ${place} ${title}`);
  for (const message of messages) console.log(message.split('\n').slice(0, LINES).map((text) => `  ${text}`).join('\n'));
}
if (all.length) console.log();
for (const { place, messages } of all) console.log(`failed: ${place} ${messages.map(essence).join(' | ').slice(0, WIDTH)}`);
