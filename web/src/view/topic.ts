// What the complaint is taken to be about: one calm line, three guesses, or the list.
import type {Conversation} from '../conversation.js';
import {chosenCategory, errorAt, textLanguage} from '../state.js';
import {html, nothing} from '../template.js';
import type {Assessment} from '../types.js';
import {toRanges} from '../utf16.js';
import {chooseTopic, list, openList} from './list.js';
import {button, type View} from './parts.js';

const mostQuotes = 4;

export function topic(c: Conversation): View {
  const {state, category} = c;
  const {assessment, about} = state;
  const listed = state.choosing || errorAt(state, 'topic');
  if (!about || (!assessment && !listed)) return nothing;
  if (listed || (!category && assessment!.decision === 'ask')) return list(c);
  if (!category) return guesses(c, assessment!);
  return line(c, category);
}

/** "We take this to be: Late delivery", for the eye and for the announcement. */
export function topicLine(c: Conversation): {before: string; label: string} | undefined {
  const {state, category} = c;
  const label = state.about?.categories.find(({id}) => id === category)?.label;
  if (!label) return undefined;
  return {before: chosenCategory(state) ? c.texts.chosen : c.texts.taken, label};
}

function line(c: Conversation, category: string): View {
  const {before, label} = topicLine(c)!;
  const words = chosenCategory(c.state) ? [] : quotes(c.state.assessment, c.state.read, category);
  return html`<div class="topic" part="topic">
    <p class="line"><span class="before">${before}:</span> <strong id="topic-label">${label}</strong>
      ${button(c.texts.change, () => openList(c), 'link', 'topic', 'topic-label')}</p>
    ${words.length ? html`<p class="words" part="words">${c.texts.words}
      ${words.map((word) => html`<mark lang=${textLanguage(c.state)}>${word}</mark> `)}</p>` : nothing}
  </div>`;
}

function guesses(c: Conversation, {categories}: Assessment): View {
  // What fits none of them has a button of its own, called alike.
  categories = categories.filter(({id}) => id !== 'other');
  return html`<div class="topic" part="choices" role="group" aria-labelledby="guess-title">
    <p class="question" id="guess-title">${c.texts.which}</p>
    <div class="pills">
      ${categories.map(({id, label}, i) =>
        button(label, () => chooseTopic(c, id), 'pill', i === 0 ? 'topic' : undefined))}
      ${button(c.texts.somethingElse, () => openList(c), 'pill quiet')}
    </div>
  </div>`;
}

/** The words that led to a category, neighbours joined: "still has not arrived". */
export function quotes(assessment: Assessment | undefined, text: string, category: string): string[] {
  const evidence = assessment?.categories.find(({id}) => id === category)?.evidence ?? [];
  const ranges = toRanges(text, evidence).sort((a, b) => a.start - b.start);
  const joined: {start: number; end: number}[] = [];
  for (const {start, end} of ranges) {
    const last = joined.at(-1);
    const joins = last && (start <= last.end || !text.slice(last.end, start).trim());
    if (joins) last.end = Math.max(last.end, end);
    else joined.push({start, end});
  }
  return [...new Set(joined.map(({start, end}) => text.slice(start, end)))].slice(0, mostQuotes);
}
