// The problem repeated back, before anything is sent.
import {html, nothing} from 'lit/html.js';
import type {Conversation} from '../conversation.js';
import {contactOf} from '../state.js';
import {button, suggestions, type View} from './parts.js';
import {promise} from './promise.js';

export function review(c: Conversation): View {
  const {state, texts} = c;
  const parts = state.assessment?.read_back?.parts ?? [];
  const where = Object.values(contactOf(state)).flat().filter(Boolean).join(', ');
  return html`<section class="review" part="review" aria-labelledby="review-title">
    <h2 id="review-title" tabindex="-1">${texts.understood}</h2>
    <ul class="said">
      ${parts.map(({kind, text}) => html`<li>${text}${kind === 'channel' && where
        ? html` <span class="where">${where}</span>` : nothing}</li>`)}
    </ul>
    ${suggestions(c)}
    <figure class="quote" part="quote">
      <figcaption>${texts.yourWords}</figcaption>
      <blockquote>${state.sent.text}</blockquote>
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
