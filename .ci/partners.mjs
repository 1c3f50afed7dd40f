// Adds to a build what partners take from it: the widget's script as one file of a version that can be
// pinned, its integrity in `widget.json` (and on the screen), small scripts without comments, and the
// site's own address where a foreign page must know it.
//   BANTIN_URL=https://tin.example/ make dist
import { execFileSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const folder = process.env.TRUNK_STAGING_DIR;
const at = (name) => path.join(folder, name);
const esbuild = (...args) => execFileSync('esbuild', [...args, '--minify', '--charset=utf8', '--target=es2022', '--log-level=error']);
const version = /^version = "(.+)"$/m.exec(fs.readFileSync('Cargo.toml', 'utf8'))[1];

// The loader with the module's script in it: nothing that comes later goes without an integrity. The name
// holds the content's hash, so that a partner's copy of the code means the same bytes for ever.
if (fs.existsSync(at('widget.js'))) {
  const script = esbuild(at('widget.js'), '--bundle', '--format=esm');
  const hash = (algorithm, encoding) => crypto.createHash(algorithm).update(script).digest(encoding);
  const file = `widget-${version}-${hash('sha256', 'hex').slice(0, 16)}.js`;
  const integrity = `sha384-${hash('sha384', 'base64')}`;
  fs.writeFileSync(at(file), script);
  fs.writeFileSync(at('widget.json'), `${JSON.stringify({ version, file, integrity }, null, 1)}\n`);
  console.log(`pinned widget: ${file} integrity="${integrity}"`);
}

for (const name of ['embed.js', 'embed-helper.js', 'nhung.js']) fs.writeFileSync(at(name), esbuild(at(name)));

if (process.env.BANTIN_URL) {
  const url = new URL('./', process.env.BANTIN_URL).href;
  fs.writeFileSync(at('oembed.json'), fs.readFileSync(at('oembed.json'), 'utf8').replaceAll('https://tin.example/', url));
}
