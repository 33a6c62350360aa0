// What the law of a country gives for an answer, as a line of small print. Loaded with a receipt that
// names such a term.
import {languageOf} from './dom.js';
import {lawTexts} from './law-texts.js';
import {fill} from './messages/texts.js';
import type {LawTerm} from './types.js';

/** `language`: BCP 47, one of the five; `date`: the last day of the term, in it. */
export function lawLine(law: LawTerm, language: string, date: string): string {
  const {country, step, term: {count, unit}, source} = law;
  const texts = lawTexts[languageOf(language)];
  const one = new Intl.PluralRules(language).select(count) === 'one';
  return fill(texts[step], {
    country: new Intl.DisplayNames(language, {type: 'region'}).of(country) ?? country,
    term: `${count} ${texts[unit].split('|')[one ? 0 : 1]}`,
    date,
    source,
  });
}
