// Words of a text by a regular expression, and what lists of words say of it: signals and the likeliest category.
const word = /[\p{L}\p{M}\p{N}]+(?:['-][\p{L}\p{M}\p{N}]+)*/gu;

/** In lower case and in NFC, an apostrophe always typed the same. */
export const wordsOf = (text) => text.normalize('NFC').toLowerCase().replaceAll('’', "'").match(word) ?? [];

const stem = 3;
const matches = (pattern, given) => (pattern.star ? given.startsWith(pattern.text) : given === pattern.text);

/** Phrases of one to four words, where `refund*` stands for every word that begins so. */
export class Signals {
  #whole = new Map();
  #starred = new Map();
  #shortest = stem;
  #ids;

  constructor(lists) {
    this.#ids = Object.keys(lists);
    for (const [id, phrases] of Object.entries(lists)) {
      for (const phrase of phrases) {
        const patterns = phrase.normalize('NFC').toLowerCase().split(' ').map((one) => ({ text: one.replace('*', ''), star: one.endsWith('*') }));
        const [first] = patterns;
        const index = first.star ? this.#starred : this.#whole;
        const key = first.star ? first.text.slice(0, stem) : first.text;
        if (first.star) this.#shortest = Math.min(this.#shortest, key.length);
        if (!index.has(key)) index.set(key, []);
        index.get(key).push({ id, patterns });
      }
    }
  }

  /** Ids of the signals that the words hold, in the order of the lists. */
  in(words) {
    const found = new Set();
    const look = (entries, at) => {
      for (const { id, patterns } of entries ?? []) {
        if (found.has(id) || at + patterns.length > words.length) continue;
        if (patterns.every((pattern, i) => matches(pattern, words[at + i]))) found.add(id);
      }
    };
    for (let at = 0; at < words.length; ++at) {
      look(this.#whole.get(words[at]), at);
      for (let length = Math.min(stem, words[at].length); length >= this.#shortest; --length) look(this.#starred.get(words[at].slice(0, length)), at);
    }
    return this.#ids.filter((id) => found.has(id));
  }
}

/** The category that most of the words speak for, with its share of all that speak for any; of none the last one, `other`. */
export class CategoryGuess {
  #words;

  constructor(words) {
    this.#words = new Map(Object.entries(words));
  }

  of(words) {
    const scores = new Map();
    let sum = 0;
    for (const one of words) {
      for (const [category, weight] of this.#words.get(one) ?? []) {
        scores.set(category, (scores.get(category) ?? 0) + weight);
        sum += weight;
      }
    }
    let best = { id: 'other', score: 0 };
    for (const [id, score] of scores) if (score > best.score) best = { id, score };
    return { id: best.id, score: sum > 0 ? Math.round((1000 * best.score) / sum) : 0 };
  }
}
