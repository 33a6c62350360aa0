// npm run build [-- --wasm FILE --bundle FILE]: sources → dist/, the files that a page names and the
// ones that they load. REDRESS_WASM and REDRESS_BUNDLE name the same two; what is not named is left
// out, and what dist/ has of it stays. With --whole, as in npm run pack, nothing may be missing in the end.
import {build, transform} from 'esbuild';
import {cpSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {execFileSync} from 'node:child_process';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {brotliCompressSync} from 'node:zlib';
import {parseArgs} from 'node:util';
import {renderDemo} from './demo/pages/render.mjs';
import {requireWhole, writeIntegrity, writeLicences, writeManifest, writeTypes} from './package-files.mjs';

process.chdir(import.meta.dirname);
const {values: given} = parseArgs({options: {
  wasm: {type: 'string'}, bundle: {type: 'string'}, whole: {type: 'boolean'},
}});
const out = 'dist';
const languages = readdirSync('src/messages').filter((name) => /^..\.ts$/.test(name)).map((name) => name.slice(0, 2));

// Style sheets come minified as text: they are adopted by shadow roots, never linked.
const internal = [...new Set(readFileSync('src/start.css', 'utf8').match(/--_[\w-]+/g))];
const cssAsText = {
  name: 'css-as-text',
  setup({onLoad}) {
    onLoad({filter: /\.css$/}, async ({path}) => {
      const {code} = await transform(readFileSync(path, 'utf8'), {loader: 'css', minify: true});
      // What the minifier leaves, since it cannot know whose a custom property is.
      const contents = code.trim().replace(/--_[^;}]*/g, (own) => own.replace(/([:,]) /g, '$1'))
        .replace(/--_[\w-]+/g, (name) => `--_${internal.indexOf(name)}`);
      return {contents, loader: 'text'};
    });
  },
};

// Templates hold more blanks than markup needs: runs of them are one.
const tight = (path, source) => (/src\/(view|attachments)\//.test(path) ? source.replace(/\n\s+/g, '\n') : source);
const tightTemplates = {
  name: 'tight-templates',
  setup({onLoad}) {
    onLoad({filter: /src\/(view|attachments)\/.*\.ts$/}, ({path}) => ({
      contents: tight(path, readFileSync(path, 'utf8')),
      loader: 'ts',
    }));
  },
};

// Texts travel packed, and what the widget shows of them is told by its place: src/messages/pack.ts.
const {outputFiles: [packer]} = await build({
  stdin: {contents: `export * from './pack.js'; ${languages.map((name) =>
    `export {texts as ${name}} from './${name}.js';`).join('')}`, resolveDir: 'src/messages'},
  bundle: true, format: 'esm', charset: 'utf8', write: false,
});
const messages = await import(`data:text/javascript;base64,${Buffer.from(packer.contents).toString('base64')}`);
const shapeOfTexts = {
  name: 'shape-of-texts',
  setup({onLoad}) {
    onLoad({filter: /src\/messages\/shape\.ts$/}, () => {
      const {shape, sign} = messages;
      return {contents: Object.entries({shape, sign}).map(([name, value]) =>
        `export const ${name}=${JSON.stringify(value)};`).join('')};
    });
  },
};
const placedTexts = {
  name: 'placed-texts',
  setup({onLoad}) {
    onLoad({filter: /src\/(view\/)?[^/]+\.ts$/}, ({path}) => {
      const source = readFileSync(path, 'utf8');
      if (/\} = (\w+\.)*texts\b/.test(source)) throw new Error(`${path}: say texts.NAME, which is found here`);
      return {contents: tight(path, source).replace(/\btexts\.(\w+)/g, (whole, name) =>
        Number.isInteger(messages.places[name]) ? `texts[${messages.places[name]}]` : whole), loader: 'ts'};
    });
  },
};

const shared = {
  bundle: true,
  minify: true,
  target: ['es2022'],
  charset: 'utf8',
  legalComments: 'none',
  conditions: ['production'],
  plugins: [cssAsText, shapeOfTexts, tightTemplates],
  logLevel: 'warning',
  metafile: true,
};

/** One file; `external` are the files beside it that it loads when it needs them. */
const file = (source, name, external = [], format = 'esm', first = []) =>
  build({...shared, plugins: [...first, ...shared.plugins], entryPoints: [source], outfile: `${out}/${name}`, external, format});

async function writeTexts(name) {
  const source = `export const texts=${JSON.stringify(messages.pack(messages[name]))}`;
  const {code} = await transform(source, {minify: true, target: shared.target, charset: 'utf8'});
  writeFileSync(`${out}/texts-${name}.js`, code);
}

mkdirSync(`${out}/demo`, {recursive: true});
// A script that is made no more would still be served, counted and packed.
for (const name of readdirSync(out)) if (/\.js$|^LICENSE/.test(name)) rmSync(`${out}/${name}`);
const made = await Promise.all([
  file('src/define.ts', 'redress.js'),
  file('src/widget.ts', 'widget.js', ['./kiosk.js', './calendar.js', './law.js', './print.js'], 'esm', [placedTexts]),
  file('src/effort.ts', 'effort.js'),
  ...languages.map(writeTexts),
  file('src/attachments/attachments.ts', 'attachments.js'),
  file('src/worker.ts', 'worker.js', [], 'iife'),
  file('src/session.ts', 'session.js'),
  file('src/kiosk.ts', 'kiosk.js', ['./widget.js']),
  file('src/calendar.ts', 'calendar.js'),
  file('src/law.ts', 'law.js'),
  file('src/print.ts', 'print.js'),
  file('src/index.ts', 'index.js', ['node:*']),
  file('playground/main.ts', 'playground/playground.js'),
]);

const declarations = mkdtempSync(join(tmpdir(), 'redress-types-'));
const tsc = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', declarations];
execFileSync(process.execPath, tsc, {stdio: 'inherit'});
writeTypes(declarations, `${out}/types`);
rmSync(declarations, {recursive: true});
cpSync('demo', `${out}/demo`, {recursive: true, filter: (path) => path !== 'demo/pages'});
renderDemo(`${out}/demo`);
for (const name of ['index.html', 'playground.css']) copyFileSync(`playground/${name}`, `${out}/playground/${name}`);
for (const [source, name] of [
  [given.wasm ?? process.env.REDRESS_WASM, 'redress.wasm'],
  [given.bundle ?? process.env.REDRESS_BUNDLE, 'general.bundle'],
]) {
  if (source) copyFileSync(source, `${out}/${name}`);
}
await writeManifest(out);
writeIntegrity(out);
writeLicences(out, made.flatMap((one) => one?.metafile ?? []), given.wasm ?? process.env.REDRESS_WASM);
if (given.whole) requireWhole();

const size = (name) => brotliCompressSync(readFileSync(`${out}/${name}`)).length;
const names = (filter) => readdirSync(out).filter((name) => filter.test(name));
const report = (label, list) => {
  const bytes = list.reduce((sum, name) => sum + size(name), 0);
  console.log(`${label.padEnd(24)}${(bytes / 1024).toFixed(2)} KB brotli`);
};
report('before intent', ['redress.js']);
// Until the receipt is shown; what only some visitors load is apart.
report('widget', names(/^(redress|widget|worker|texts-.*)\.js$/));
for (const name of names(/\.(js|wasm|bundle)$/)) report(`  ${name}`, [name]);
