import type {Language} from './dom.js';
import type {Texts} from './messages/texts.js';

/** Loads what the form says in one language, from beside the script that calls. */
export async function loadTexts(language: Language): Promise<Texts> {
  // A file of its own for each: named by a variable, so that the bundler leaves it alone.
  const file = `./texts-${language}.js`;
  return ((await import(file)) as {texts: Texts}).texts;
}
