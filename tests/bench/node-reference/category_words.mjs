// The list of words by which a category is guessed: of each category those that its example sentences have far more often than
// the others', with how much more often. One would write such a list by hand; this one is read off the same sentences.
import { wordsOf } from './words.mjs';

const mostPerCategory = 60;
const fewest = 3;

/** {word: [[category, weight]]} from `[{text, category}]` of one language. */
export function categoryWords(examples) {
  const total = new Map();
  const by = new Map();
  for (const { text, category } of examples) {
    if (!by.has(category)) by.set(category, { sentences: 0, words: new Map() });
    const own = by.get(category);
    ++own.sentences;
    for (const word of new Set(wordsOf(text))) {
      total.set(word, (total.get(word) ?? 0) + 1);
      own.words.set(word, (own.words.get(word) ?? 0) + 1);
    }
  }
  const out = {};
  for (const [category, { sentences, words }] of by) {
    const weighed = [...words].filter(([, count]) => count >= fewest).map(([word, count]) => {
      const elsewhere = (total.get(word) - count + 1) / (examples.length - sentences);
      return [word, Math.log(count / sentences / elsewhere)];
    });
    for (const [word, weight] of weighed.sort((a, b) => b[1] - a[1]).slice(0, mostPerCategory)) {
      (out[word] ??= []).push([category, Number(weight.toFixed(2))]);
    }
  }
  return out;
}
