// By when and how the answer comes, and what may help before that.
import type {Conversation} from '../conversation.js';
import {by, type DateSettings} from '../dates.js';
import {fill} from '../messages/texts.js';
import {html, nothing} from '../template.js';
import type {View} from './parts.js';

/** The page's own tag where it is in the language of the policy's texts: its region decides dates. */
export function dateSettings({host, state, clock}: Conversation, zone: string): DateSettings {
  const {language: ours, languageTag: tag} = host;
  const language = state.about?.language ?? tag;
  return {language: ours === language ? tag : language, zone, now: clock.now()};
}

/** The sentence in three pieces, the limit in the middle. */
export function promiseLine(c: Conversation): [before: string, when: string, after: string] | undefined {
  // The channel that it was reckoned for: another one may have been chosen this moment.
  const {promise, channel} = c.state.assessment ?? {};
  if (!promise || !channel || !c.category) return undefined;
  const when = by(promise.first_reply.due, dateSettings(c, promise.time_zone));
  const [before = '', after = ''] =
    fill(c.texts.answer, {channel: c.texts.through[channel]}).split('{by}');
  // An abbreviation at the end brings the full stop along.
  return [before, when, when.endsWith('.') ? after.replace(/^\./, '') : after];
}

export function promise(c: Conversation): View {
  const line = promiseLine(c);
  if (!line) return nothing;
  const [before, when, after] = line;
  const {due} = c.state.assessment!.promise!.first_reply;
  return html`<p class="promise" part="promise">${before}<time datetime=${due}>${when}</time>${after}</p>`;
}

export function help(c: Conversation): View {
  const {steps} = c.state.assessment ?? {};
  if (!c.category || !steps) return nothing;
  const note = (title: string, text: string | undefined): View =>
    text ? html`<div class="note" part="note"><strong>${title}</strong> ${text}</div>` : nothing;
  return html`${note(c.texts.selfHelp, steps.self_help)}${note(c.texts.referTo, steps.refer_to)}`;
}
