// What the visitor holds in hand: the reference, the dates, who does what.
import type {Conversation} from '../conversation.js';
import {at, by} from '../dates.js';
import {instant} from '../engine.js';
import {lawOf, print, saveCalendar} from '../on-demand.js';
import {html, nothing} from '../template.js';
import type {LawTerm, Receipt} from '../types.js';
import {attachments} from './attachments.js';
import {button, type View} from './parts.js';
import {dateSettings} from './promise.js';

export function receipt(c: Conversation, receipt: Receipt): View {
  const {texts} = c;
  // It is kept, and read again: its dates are told in full.
  const settings = {...dateSettings(c, receipt.promise.time_zone), lasting: true};
  const told = (kind: string, due: string): string => (kind === 'received' ? at : by)(due, settings);
  const step = (kind: string): string => texts.step[kind as keyof typeof texts.step] ?? kind;
  const url = statusUrl(c, receipt);
  const law = receipt.law && lawOf(c, receipt.law, settings);
  // The first step that is still to come; what stands before it has passed.
  const now = receipt.timeline.findIndex(({due}, i) => i > 0 && due > instant(c.clock.now()));
  return html`<section class="receipt" part="receipt" aria-labelledby="receipt-title">
    <h2 id="receipt-title" tabindex="-1">${texts.thanks}</h2>
    ${regrets(c) ? html`<p>${texts.sorry}</p>` : nothing}
    <p class="reference" part="reference"><span class="before">${texts.reference}</span>
      <strong id="reference" translate="no">${receipt.reference}</strong>
      ${c.kiosk ? nothing : copyButton(c, receipt)}</p>
    <p class="hint">${texts.keepIt}</p>
    <p>${c.kiosk
      // Nobody leaves the form from here, but may note it down.
      ? html`<span id="status" class="where" part="status" translate="no">${url}</span>`
      : html`<a id="status" part="status" href=${url}>${texts.follow}</a>`}</p>
    <h3>${texts.plan}</h3>
    <ol class="timeline" part="timeline">
      ${receipt.timeline.map(({kind, due}, i) => html`<li aria-current=${i === now ? 'step' : nothing}>
        <span>${step(kind)}</span> <time datetime=${due}>${told(kind, due)}</time></li>`)}
    </ol>
    ${c.kiosk ? nothing : html`<p class="line">
      ${button(texts.calendar, () => saveCalendar(c), 'link', 'calendar')}
      ${button(texts.print, () => print(c), 'link', 'print')}</p>`}
    ${steps(texts.weDo, receipt.next_steps)}
    ${steps(texts.youDo, receipt.your_steps)}
    ${attachments(c, receipt)}
    <p class="owner"><span class="before">${texts.owner}</span>
      <strong id="owner">${receipt.owner}</strong></p>
    ${law && receipt.law ? lawNote(law, receipt.law) : nothing}
    <div class="actions">
      ${button(c.kiosk?.texts.finish ?? texts.another, () => c.startAfresh(),
        c.kiosk ? 'primary' : 'link', 'another')}
    </div>
  </section>`;
}

// Where something may be put right there is something to regret; a question is none of that, and what
// fits no topic may be one. The service's own page decides likewise.
function regrets({category, state: {assessment}}: Conversation): boolean {
  return category !== 'other' && !!assessment?.form.wishes.length;
}

// The title of the law is in the language of its country.
function lawNote(line: string, {source, source_language: language}: LawTerm): View {
  const [before, after] = line.split(source);
  return html`<p class="hint" id="law">${before}<span lang=${language ?? nothing}>${source}</span>${after}</p>`;
}

function steps(title: string, list: string[] | undefined): View {
  return list?.length ? html`<h3>${title}</h3>
    <ul part="steps">${list.map((step) => html`<li>${step}</li>`)}</ul>` : nothing;
}

function statusUrl(c: Conversation, {status_url, key}: Receipt): string {
  const url = new URL(status_url, c.host.endpoint);
  if (!url.searchParams.has('key')) url.searchParams.set('key', key);
  return url.href;
}

function copyButton(c: Conversation, {reference}: Receipt): View {
  // Only a page that came over a safe connection may write to the clipboard.
  if (!navigator.clipboard) return nothing;
  const copy = async (event: Event) => {
    const pressed = event.currentTarget as HTMLElement;
    await navigator.clipboard.writeText(reference);
    pressed.textContent = c.texts.copied;
  };
  return button(c.texts.copy, copy, 'link', 'copy');
}
