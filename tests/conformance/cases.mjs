// Cases as data: every file of a folder, each a list.
import { readdirSync, readFileSync } from 'node:fs';

const folder = (name) => new URL(`${name}/`, import.meta.url);
export const read = (name, file) => JSON.parse(readFileSync(new URL(file, folder(name)), 'utf8'));

/** All cases of a folder, with the file that each stands in; of files whose content is no list there are none. */
export function casesOf(name) {
  return readdirSync(folder(name)).sort().flatMap((file) => {
    const content = read(name, file);
    return Array.isArray(content) ? content.map((one) => ({ file, ...one })) : [];
  });
}
