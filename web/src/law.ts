// What the law of a country gives for an answer, as a line of small print.
import {day, type DateSettings} from './dates.js';
import {fill, type Texts} from './messages/texts.js';
import type {LawTerm} from './types.js';

/** In the language of `texts`, which is that of the settings. */
export function lawLine(law: LawTerm, texts: Texts['law'], settings: DateSettings): string {
  const {country, step, due, term: {count, unit}, source} = law;
  const one = new Intl.PluralRules(settings.language).select(count) === 'one';
  return fill(texts[step], {
    country: new Intl.DisplayNames(settings.language, {type: 'region'}).of(country) ?? country,
    term: `${count} ${texts[unit].split('|')[one ? 0 : 1]}`,
    // The term ends with a day, at the midnight after it.
    date: day(new Date(Date.parse(due) - 1000), settings),
    source,
  });
}
