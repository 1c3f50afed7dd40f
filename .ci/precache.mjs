// Writes the list of the shell into a built folder's service worker: what it stores of this version, and the
// version's name, a hash of all of that. A build ends with it; whoever changes a built folder by hand calls it again.
//   node .ci/precache.mjs FOLDER
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const folder = process.argv[2];
const at = (name) => path.join(folder, name);
const hash = (algorithm, data, encoding) => crypto.createHash(algorithm).update(data).digest(encoding);

// Under these names nothing else is ever found. Those that a partner's page loads are no part of the shell.
const hashed = fs.readdirSync(folder).filter((name) => /-[0-9a-f]{12,16}(_bg)?\.(css|js|wasm)$/.test(name) && !name.startsWith('widget')).sort();
const files = hashed.map((name) => [`./${name}`, `sha384-${hash('sha384', fs.readFileSync(at(name)), 'base64')}`]);
// Names that stay: each version has its own content of them.
const named = [['./', 'index.html'], ['./pictures/icon.svg'], ['./manifest.webmanifest'], ['./watchdog.js']].filter(([name, file = name]) => fs.existsSync(at(file)));
files.push(...named.map(([name]) => [name, '']));

const [, ...rules] = fs.readFileSync(at('sw.js'), 'utf8').split('\n');
const contents = named.map(([name, file = name]) => hash('sha256', fs.readFileSync(at(file)), 'hex'));
const version = hash('sha256', JSON.stringify([files, contents, rules]), 'hex').slice(0, 16);
fs.writeFileSync(at('sw.js'), [`self.shell = ${JSON.stringify({ version, files })};`, ...rules].join('\n'));
