// What the package says of itself, made from the sources at every build: the declarations that its entry
// points lead to, custom-elements.json, integrity.json and the licence.
import {cli as analyze} from '@custom-elements-manifest/analyzer/cli.js';
import {createHash} from 'node:crypto';
import {copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join, relative} from 'node:path';

const writeJson = (path, value) => writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);

/**
 * The declarations in `made` that index.d.ts, define.d.ts and react.d.ts lead to go into `out`: the others
 * are of the inside, and name libraries that a site does not have.
 */
export function writeTypes(made, out) {
  copyFileSync('src/react.d.ts', join(made, 'react.d.ts'));
  const reached = new Set(['index', 'define', 'react'].map((name) => join(made, `${name}.d.ts`)));
  for (const path of reached) {
    const text = readFileSync(path, 'utf8');
    for (const [, name] of text.matchAll(/(?:from|import\() ?'(\.[^']+)\.js'/g)) reached.add(join(dirname(path), `${name}.d.ts`));
  }
  rmSync(out, {recursive: true, force: true});
  for (const path of reached) {
    const target = join(out, relative(made, path));
    mkdirSync(dirname(target), {recursive: true});
    copyFileSync(path, target);
  }
}

/** custom-elements.json (schema 1.0.0), from the doc comments of the two elements. */
export async function writeManifest(out) {
  // define.ts tells the tags.
  const sources = ['src/form.ts', 'src/button.ts', 'src/define.ts'];
  // With the folder that package.json names, or the analyzer would change it there.
  const argv = ['analyze', '--quiet', '--outdir', out, '--globs', ...sources];
  const {schemaVersion, modules} = await analyze({argv, cwd: process.cwd(), noWrite: true});
  const script = `${out}/redress.js`;
  const [form, button] = modules.slice(0, 2).map(({declarations}) => ownFace(declarations[0]));
  const types = detailTypes();
  for (const event of form.events) event.type = {text: types.get(event.name)};
  // The button hands all of these on.
  for (const list of ['attributes', 'events', 'cssParts', 'cssProperties']) {
    button[list] = [...(button[list] ?? []), ...form[list]];
  }
  const exports = [form, button].map(({name, tagName}) =>
    ({kind: 'custom-element-definition', name: tagName, declaration: {name, module: script}}));
  const declared = {kind: 'javascript-module', path: script, declarations: [form, button], exports};
  writeJson(`${out}/custom-elements.json`, {schemaVersion, readme: 'README.md', modules: [declared]});
}

// Without what is private, and what the analyzer takes for members where listeners are set.
function ownFace(declaration) {
  const members = declaration.members.filter(({privacy, description}) => privacy !== 'private' && description);
  const description = declaration.description.replaceAll('\n', ' ');
  return {...declaration, description, members, superclass: {name: 'HTMLElement', package: 'global:'}};
}

function detailTypes() {
  const source = readFileSync('src/events.ts', 'utf8');
  return new Map([...source.matchAll(/'(redress-\w+)': (CustomEvent<.+>);/g)].map(([, name, type]) => [name, type]));
}

/** integrity.json: for the name of each script, and of the engine, what an `integrity` attribute says of it. */
export function writeIntegrity(out) {
  const names = readdirSync(out).filter((name) => /\.(js|wasm)$/.test(name)).sort();
  const hash = (name) => createHash('sha384').update(readFileSync(`${out}/${name}`)).digest('base64');
  writeJson(`${out}/integrity.json`, Object.fromEntries(names.map((name) => [name, `sha384-${hash(name)}`])));
}

/**
 * The package's own licence, beside the engine those of what it contains, and in playground/ those of the editor. `metafiles` are esbuild's; a library of which nothing is known here must not be bundled unnoticed.
 */
export function writeLicences(out, metafiles, wasm) {
  copyFileSync('../LICENSE', `${out}/LICENSE`);
  // The engine's build leaves them beside it.
  const engine = wasm && join(dirname(wasm), 'THIRD_PARTY_NOTICES');
  if (engine && existsSync(engine)) copyFileSync(engine, `${out}/THIRD_PARTY_NOTICES`);

  const editor = new Set();
  for (const [made, {inputs}] of metafiles.flatMap(({outputs}) => Object.entries(outputs))) {
    for (const [path, {bytesInOutput}] of Object.entries(inputs)) {
      const [, name] = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path) ?? [];
      if (!name || !bytesInOutput) continue;
      if (!made.startsWith(`${out}/playground/`)) throw new Error(`${made} contains ${name}: its licence must come with it`);
      editor.add(name);
    }
  }
  const rule = '-'.repeat(72);
  const texts = [...editor].sort().map((name) => `${rule}\n${name}\n${rule}\n\n${readFileSync(`node_modules/${name}/LICENSE`, 'utf8').trim()}\n`);
  writeFileSync(`${out}/playground/THIRD_PARTY_NOTICES`, `playground.js contains these works of others.\n\n${texts.join('\n')}`);
}

/** Throws where a file that package.json names is not there: a package without it would not work. */
export function requireWhole() {
  const {exports, types, customElements} = JSON.parse(readFileSync('package.json', 'utf8'));
  const named = Object.values(exports).flatMap((one) => (typeof one === 'string' ? one : Object.values(one)));
  const missing = [...named, types, customElements, 'dist/THIRD_PARTY_NOTICES'].filter((path) => !existsSync(path));
  if (missing.length) {
    throw new Error(`Missing: ${missing.join(', ')}. Build the engine and the bundle first (script/demo), then `
      + 'npm run build -- --wasm ../build/wasm/redress.wasm --bundle ../build/release/general.bundle');
  }
}
