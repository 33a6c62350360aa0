// The list of all topics, searched by words: an editable combobox with list autocomplete, as the ARIA
// Authoring Practices have it (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). It stands in the
// flow of the page, where nothing cuts it off, and stays open while a phone's keyboard is put away.
import type {Conversation} from '../conversation.js';
import {fill} from '../messages/texts.js';
import {errorAt} from '../state.js';
import {html, nothing} from '../template.js';
import type {Labelled} from '../types.js';
import {problem, type View} from './parts.js';

// Without case and marks, so that е finds ё and o finds ő; й is a letter of its own.
const plain = (text: string): string =>
  text.toLowerCase().normalize('NFD').replace(/(\u0438\u0306)|\p{M}/gu, '$1').normalize();

/** Those whose labels hold each of the words, wherever. */
export function matching(topics: Labelled[], sought: string): Labelled[] {
  const words = plain(sought).split(/\s+/);
  return topics.filter(({label}) => words.every((word) => plain(label).includes(word)));
}

export function openList(c: Conversation): void {
  c.change({choosing: {sought: ''}});
  c.focus('topic');
}

// The control that was used goes away; the one that comes has the same name.
export function chooseTopic(c: Conversation, category: string): void {
  c.change({choosing: undefined});
  c.choose({category});
  c.focus('topic');
}

export function list(c: Conversation): View {
  const {texts, category, state: {about, choosing}} = c;
  const {categories, messages} = about!;
  const error = errorAt(c.state, 'topic');
  const label = messages['form.category']!;
  const sought = choosing?.sought ?? '';
  const found = matching(categories, sought);
  // What fits nothing else is still a topic, where the policy has one for that.
  const offered = [found, categories.filter(({id}) => id === 'other'), categories]
    .find(({length}) => length) ?? [];
  const last = offered.length - 1;
  const at = choosing?.at ?? offered.findIndex(({id}) => sought || id === category);

  const press = (event: KeyboardEvent): void => {
    const {key} = event;
    const steps: Record<string, number> = {
      ArrowDown: at < last ? at + 1 : 0, ArrowUp: at > 0 ? at - 1 : last, Home: 0, End: last,
    };
    if (key in steps) c.change({choosing: {sought, at: steps[key]}});
    else if (choosing && key === 'Enter' && offered[at]) chooseTopic(c, offered[at].id);
    else if (choosing && key === 'Escape') {
      c.change({choosing: undefined});
      c.focus('topic');
    } else return;
    event.preventDefault();
  };

  return html`<div class="topic" part="choices">
    <label for="topic" part="label">${label}</label>
    <input id="topic" part="input" role="combobox" autocomplete="off" spellcheck="false"
      placeholder=${texts.pick} aria-autocomplete="list" aria-controls="topics"
      aria-expanded=${choosing ? 'true' : 'false'}
      aria-activedescendant=${choosing && offered[at] ? `topic-${at}` : nothing}
      aria-invalid=${error ? 'true' : nothing} aria-describedby="topic-error" .value=${sought}
      @click=${() => choosing || openList(c)} @keydown=${press}
      @input=${({target}: Event) =>
        c.change({choosing: {sought: (target as HTMLInputElement).value}})}>
    ${problem('topic', error)}
    <p class="hint" role="status">${!sought.trim() ? ''
      : found.length ? fill(texts.matches, {count: found.length}) : texts.noMatch}</p>
    ${choosing ? html`<ul id="topics" part="list" role="listbox" aria-label=${label} tabindex="-1"
      @mousedown=${(event: Event) => event.preventDefault()}>
      ${offered.map((one, i) => html`<li id="topic-${i}" part="option" role="option"
        aria-selected=${i === at ? 'true' : 'false'}
        @click=${() => chooseTopic(c, one.id)}>${one.label}</li>`)}
    </ul>` : nothing}
  </div>`;
}
