// What is personal in the text: masked unless the visitor undoes it, or sent as it was written.
import type {Conversation} from '../conversation.js';
import type {Mask} from '../masks.js';
import {fill} from '../messages/texts.js';
import {html, nothing} from '../template.js';
import type {PersonalDataKind} from '../types.js';
import {button, type View} from './parts.js';

// More are folded away.
const mostLines = 4;

export function privacy(c: Conversation): View {
  const {texts, state: {assessment, about, masks}} = c;
  const name = (kind: PersonalDataKind): string => about?.messages[`mask.${kind}`] ?? kind;
  // What a button has changed is said by the line that it stands in.
  const lines = masks.map((mask: Mask, i) => html`<li class="line"><span id="mask-${i}" role="status">
    ${name(mask.kind)}: <span class="where">${mask.open ? mask.written : mask.mask}</span></span>
    ${mask.undo ? button(mask.open ? texts.hide : texts.undo, () => c.undo(mask), 'link', `undo-${i}`, `mask-${i}`)
      : nothing}</li>`);
  const more = lines.splice(mostLines);
  const warned = new Set(assessment?.personal_data
    .filter(({action}) => action === 'warn').map(({kind}) => name(kind)));
  return html`${lines.length ? html`<div class="privacy" part="privacy">${texts.masked}
    <ul>${lines}</ul>
    ${more.length ? html`<details><summary class="link">${fill(texts.more, {count: more.length})}</summary>
      <ul>${more}</ul></details>` : nothing}</div>` : nothing}
    ${warned.size ? html`<p class="privacy" part="privacy">
      ${fill(texts.warned, {kinds: [...warned].join(', ')})}</p>` : nothing}`;
}
