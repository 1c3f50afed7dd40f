// What both measurements of first visits need: a browser, a server, and a note of each function that runs.
import fs from 'node:fs';
import path from 'node:path';
import { isUnnamed } from './split.mjs';
import { chromium } from '../tests/e2e/node_modules/@playwright/test/index.mjs';

/** `folder` is a release that was built with BANTIN_PROFILE=1, `module` the name of one of its modules. */
export async function startRecording(folder, module) {
  folder = path.resolve(folder);
  process.env.BANTIN_DIST = folder;
  // Only now: the server looks for its folder when it is imported.
  const { plainFeed, startServer } = await import('../tests/e2e/server.mjs');
  const names = JSON.parse(fs.readFileSync(path.join(folder, `functions-${module}.json`), 'utf8'));
  const sample = JSON.parse(fs.readFileSync(path.join(folder, 'feed.json'), 'utf8'));
  const server = await startServer();
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'] });
  /** The names of the functions that ran, sorted; the indices are what `record` has noted. */
  const namesOf = (indices) => [...new Set([...indices].map((index) => names[index]))].filter((name) => !isUnnamed(name)).sort();
  return { browser, server, names, sample, namesOf, plainFeed };
}

// Runs in the page before anything else. The rest of the module never comes, so what waits for it does not
// run.
export const record = () => {
  const functions = (globalThis.functionsThatRan = new Set());
  const instantiate = WebAssembly.instantiateStreaming;
  let first = true;
  WebAssembly.instantiateStreaming = (source, imports) => {
    if (!first) return new Promise(() => {});
    first = false;
    return instantiate.call(WebAssembly, source, { ...imports, later: { ran: (index) => functions.add(index) } });
  };
};
