// What the complaint is taken to be about: one calm line, three guesses, or the list.
import {html, nothing} from 'lit/html.js';
import type {Conversation} from '../conversation.js';
import {chosenCategory, errorAt} from '../state.js';
import type {Assessment} from '../types.js';
import {toRanges} from '../utf16.js';
import {button, problem, type View} from './parts.js';

const mostQuotes = 4;

export function topic(c: Conversation): View {
  const {state, category} = c;
  const {assessment, about} = state;
  if (!about || (!assessment && !state.choosing)) return nothing;
  if (state.choosing || (!category && assessment!.decision === 'ask')) return list(c);
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
      ${button(c.texts.change, () => open(c), 'link', 'topic')}</p>
    ${words.length ? html`<p class="words" part="words">${c.texts.words}
      ${words.map((word) => html`<mark>${word}</mark> `)}</p>` : nothing}
  </div>`;
}

function guesses(c: Conversation, {categories}: Assessment): View {
  return html`<div class="topic" part="choices" role="group" aria-labelledby="guess-title">
    <p class="question" id="guess-title">${c.texts.which}</p>
    <div class="pills">
      ${categories.map(({id, label}, i) =>
        button(label, () => choose(c, id), 'pill', i === 0 ? 'topic' : undefined))}
      ${button(c.texts.somethingElse, () => open(c), 'pill quiet')}
    </div>
  </div>`;
}

function list(c: Conversation): View {
  const {about} = c.state;
  const error = errorAt(c.state, 'topic');
  // The list stays while it has the focus: with the keyboard every step through it is a choice.
  return html`<div class="topic" part="choices">
    <label for="topic" part="label">${about!.messages['form.category']}</label>
    <select id="topic" part="input" aria-invalid=${error ? 'true' : nothing}
      aria-describedby="topic-error"
      @change=${(event: Event) => {
        const {value} = event.target as HTMLSelectElement;
        c.state.choosing = true;
        if (value) c.chooseCategory(value);
      }}
      @blur=${() => c.category && c.change({choosing: false})}>
      <option value="" ?selected=${!c.category}>${c.texts.pick}</option>
      ${about!.categories.map(({id, label}) =>
        html`<option value=${id} ?selected=${id === c.category}>${label}</option>`)}
    </select>
    ${problem('topic', error)}
  </div>`;
}

function open(c: Conversation): void {
  c.change({choosing: true});
  c.focus('topic');
}

// The button that was pressed goes away; the line that comes has the same place.
function choose(c: Conversation, category: string): void {
  c.chooseCategory(category);
  c.focus('topic');
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
