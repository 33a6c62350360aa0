import type {Language} from './dom.js';

/** Loads what the form says in one language, from beside the script that calls: messages/unpack.ts reads it. */
export async function loadTexts(language: Language): Promise<string[]> {
  // A file of its own for each: named by a variable, so that the bundler leaves it alone.
  const file = `./texts-${language}.js`;
  return ((await import(file)) as {texts: string[]}).texts;
}
