// The problem repeated back, before anything is sent; each part of it can be changed by itself.
import type {Conversation} from '../conversation.js';
import {contactOf, textLanguage} from '../state.js';
import {html, nothing} from '../template.js';
import {button, suggestions, type View} from './parts.js';
import {promise} from './promise.js';

export function review(c: Conversation): View {
  const {state, texts} = c;
  const contact = contactOf(state);
  const where = Object.values(contact).flat().filter(Boolean).join(', ');
  // What leads back to `at`; the button keeps its id whatever it has been changed to.
  const change = (id: string, at: string): View => state.sending ? nothing
    : button(texts.change, () => c.edit(at, `edit-${id}`), 'link', `edit-${id}`, `said-${id}`);
  const said = (id: string, at: string, text: string): View =>
    html`<li class="line"><span id="said-${id}">${text}</span> ${change(id, at)}</li>`;
  return html`<section class="review" part="review" aria-labelledby="review-title">
    <h2 id="review-title" tabindex="-1">${texts.understood}</h2>
    <ul class="said">
      ${state.assessment?.read_back?.parts.map(({kind, id, text}) =>
        kind === 'field' ? said(id, `/fields/${id}`, text) : said(`-${kind}`, `/${kind}`, text))}
      ${where ? said('-contact', `/contact/${Object.keys(contact)[0]}`, where) : nothing}
    </ul>
    ${suggestions(c)}
    <figure class="quote" part="quote">
      <figcaption class="line"><span id="said--text">${texts.yourWords}</span>
        ${change('-text', '/text')}</figcaption>
      <blockquote tabindex="0" lang=${textLanguage(state)}>${state.sent.text}</blockquote>
    </figure>
    ${promise(c)}
    <div class="actions">
      <button type="button" id="send" class="primary" part="button primary"
        aria-disabled=${state.sending ? 'true' : nothing}
        @click=${() => c.send()}>${state.sending ? texts.sending : texts.sendIt}</button>
      ${state.sending ? nothing : button(texts.edit, () => c.edit(), 'link', 'edit')}
    </div>
  </section>`;
}
