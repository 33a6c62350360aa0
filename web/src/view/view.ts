// The whole conversation, from what its state is.
import type {Conversation} from '../conversation.js';
import {at} from '../dates.js';
import {fill} from '../messages/texts.js';
import {controlOf, distinctErrors, errorAt} from '../state.js';
import {html, noChange, nothing} from '../template.js';
import type {Finding} from '../types.js';
import {button, problem, type View} from './parts.js';
import {privacy} from './privacy.js';
import {help, promise, promiseLine, dateSettings} from './promise.js';
import {channel, fields, wish} from './questions.js';
import {receipt} from './receipt.js';
import {review} from './review.js';
import {topic, topicLine} from './topic.js';

export function view(c: Conversation): View {
  const {stage, receipt: held} = c.state;
  return html`
    <p class="unseen" role="status">${announcement(c)}</p>
    ${stage === 'done' && held ? receipt(c, held) : html`
      ${stage === 'write' ? writing(c) : nothing}
      ${stage === 'review' ? review(c) : nothing}
      ${early(c) ? nothing : notice(c)}`}
    ${c.kiosk?.view()}`;
}

// The promise is next to what is being written: what comes and goes meanwhile is below it.
function writing(c: Conversation): View {
  const {texts, category} = c;
  return html`
    ${problem('text', errorAt(c.state, 'text'))}
    ${promise(c)}
    ${early(c) ? notice(c) : nothing}
    ${topic(c)}
    ${privacy(c)}
    ${category && c.state.assessment ? html`
      ${help(c)} ${channel(c)} ${fields(c)} ${wish(c)}` : nothing}
    ${summary(c)}
    <div class="actions">${button(texts.go, () => c.proceed(), 'primary', 'go')}</div>`;
}

// What changed quietly on the screen is said quietly too, in one place and one sentence, once the
// engine has answered.
function announcement(c: Conversation): unknown {
  // The heading of the receipt takes the focus, and is read, unless that would disturb.
  if (c.state.stage === 'done') return c.state.quiet ? c.texts.thanks : '';
  if (c.state.stage === 'review') return c.state.sending ? c.texts.sending : '';
  if (c.state.reading) return noChange;
  const line = topicLine(c);
  if (!line) return '';
  return `${line.before}: ${line.label}. ${promiseLine(c)?.join('') ?? ''}`;
}

// One error stands at its field, where the focus goes; several are listed first, each leading to its own.
function summary(c: Conversation): View {
  const errors = distinctErrors(c.state);
  const place = (one: Finding) => controlOf(c.state, one);
  if (!errors.length || (errors.length === 1 && place(errors[0]!))) return nothing;
  return html`<div class="errors" id="errors" tabindex="-1" role="group" part="errors"
    aria-labelledby="errors-title">
    <p id="errors-title"><strong>${c.texts.check}</strong></p>
    <ul>${errors.map((one) => html`<li>${place(one)
      ? html`<a href="#${place(one)}" @click=${(event: Event) => {
          event.preventDefault();
          c.focus(place(one)!);
        }}>${one.message}</a>`
      : one.message}</li>`)}</ul>
  </div>`;
}

// What is about the text belongs to it, what is about sending to the button.
function early({state: {stage, notice}}: Conversation): boolean {
  return stage === 'write' && /kept|moved|expired/.test(notice?.kind ?? '');
}

function notice(c: Conversation): View {
  const {notice} = c.state;
  if (!notice) return nothing;
  const {texts} = c;
  const box = (text: string, action: View = nothing, urgent = false): View =>
    html`<div class="notice ${urgent ? 'urgent' : ''}" part="notice" id="notice"
      role=${urgent ? 'alert' : 'status'}>
      <p>${text}</p>${action}</div>`;
  const again = button(texts.retry, () => c.retry(), 'secondary', 'retry');
  const dated = (text: string, when: Date): string => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return fill(text, {when: at(c.clock.corrected(when).toISOString(), dateSettings(c, zone))});
  };
  switch (notice.kind) {
    case 'waiting': {
      const {at, why, unkept} = notice;
      const text = dated(texts.queued, at);
      if (!why) return box(text);
      const drop = button(texts.drop, () => c.drop(), 'link', 'drop');
      return box(`${text} ${texts[why]} ${unkept ? texts.stayHere : ''}`,
        html`<div class="actions">${again}${drop}</div>`, true);
    }
    case 'expired':
      return box(dated(texts.expired, notice.at));
    case 'engine':
      return box(texts.engineFailed, again, true);
    case 'kept':
      return box(texts.kept, button(texts.discard, () => c.startAfresh(), 'link', 'discard'));
    case 'moment':
      return box(notice.text);
    case 'moved':
      return box(texts.answerMoved);
  }
}
