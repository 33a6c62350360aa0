// The least that must be asked: how to answer, to where, the category's fields, and the wish.
import type {Conversation} from '../conversation.js';
import {fill} from '../messages/texts.js';
import {channelOf, errorAt, valueOf} from '../state.js';
import {html, nothing} from '../template.js';
import type {ChannelId, Contact, FormField, WishId} from '../types.js';
import {control, pills, problem, type Control, type View} from './parts.js';

export function channel(c: Conversation): View {
  const {about} = c.state;
  const chosen = channelOf(c.state);
  if (!about || !chosen) return nothing;
  return html`<div class="group" part="channel">
    ${pills('channel', 'channels', about.messages['form.channel'] ?? '', about.channels, chosen,
      (channel) => c.choose({channel}))}
    ${problem(`channel-${chosen}`, errorAt(c.state, `channel-${chosen}`))}
    <div part="contact">${contact(c, chosen)}</div>
  </div>`;
}

function contact(c: Conversation, channel: ChannelId): View {
  const {texts} = c;
  const one = (name: keyof Contact & keyof typeof texts, more: Partial<Control>): View => control(c, {
    id: `contact-${name}`,
    label: texts[name] as string,
    required: true,
    value: (c.state.contact[name] as string | undefined) ?? '',
    write: (value) => c.answerContact(name, value),
    ...more,
  });
  switch (channel) {
    case 'email':
      return one('email', {
        type: 'email', autocomplete: 'email', hint: texts.contactPurpose,
        written: () => void c.reading.advise(),
      });
    case 'sms':
    case 'phone':
      return one('phone', {
        type: 'tel', autocomplete: 'tel',
        hint: `${texts.phoneHint} ${texts.contactPurpose}`,
      });
    case 'post':
      return html`<p class="hint">${texts.contactPurpose}</p>
        ${one('name', {autocomplete: 'name'})}
        ${one('lines', {
          lines: 2,
          autocomplete: 'street-address',
          value: c.state.contact.lines?.join('\n') ?? '',
          write: (value) => c.answerContact('lines', value.split('\n')),
        })}
        <div class="row">
          ${one('postcode', {autocomplete: 'postal-code', autocapitalize: 'characters'})}
          ${one('city', {autocomplete: 'address-level2'})}
        </div>
        ${one('country', {autocomplete: 'country', autocapitalize: 'characters', hint: texts.countryHint})}`;
    case 'link':
      return html`<p class="hint">${texts.linkHint}</p>`;
  }
}

const kinds: Partial<Record<FormField['type'], Partial<Control>>> = {
  multiline: {lines: 3},
  number: {inputmode: 'decimal'},
  money: {inputmode: 'text'},
  date: {type: 'date'},
  email: {type: 'email', autocomplete: 'email'},
  phone: {type: 'tel', autocomplete: 'tel'},
  order: {autocapitalize: 'characters'},
};

export function fields(c: Conversation): View {
  const asked = c.state.assessment?.form.fields ?? [];
  if (!asked.length) return nothing;
  return html`<div class="group">${asked.map((field) => {
    const prefilled = field.value !== undefined && c.state.fields[field.id] === undefined;
    // A date field shows its own format, and an answer that is there needs no example.
    const example = !prefilled && field.type !== 'date' && field.example;
    // An order number of digits alone.
    const digits = field.type === 'order' && /^\d+$/.test(field.example ?? '')
      && !/[\p{L}.]/u.test(field.pattern?.replaceAll('\\d', '') ?? '.');
    const hint = [
      prefilled && c.texts.found, field.purpose, example && fill(c.texts.example, {example}),
    ].filter(Boolean).join(' ');
    return control(c, {
      id: `field-${field.id}`,
      label: field.label,
      hint,
      required: field.required,
      value: valueOf(c.state, field),
      write: (value) => c.answerField(field.id, value),
      ...kinds[field.type],
      ...(digits && {inputmode: 'numeric'}),
      ...(field.type === 'email' && {written: () => void c.reading.advise()}),
      ...(field.choices && {choices: field.choices}),
    });
  })}</div>`;
}

export function wish(c: Conversation): View {
  const {about, assessment} = c.state;
  const offered = assessment?.form.wishes ?? [];
  if (!about || !offered.length) return nothing;
  const options: {id: WishId | 'none'; label: string}[] = [
    {id: 'none', label: c.texts.wishNone},
    ...about.wishes.filter(({id}) => offered.includes(id)),
  ];
  const chosen = offered.find((id) => id === c.state.wish) ?? 'none';
  return html`<div class="group">${pills('wish', 'wish', c.texts.wish, options, chosen,
    (id) => c.choose({wish: id === 'none' ? undefined : id}))}</div>`;
}
