// The verdict on one submission: ajv for its shape, libphonenumber-js and ajv's formats for contacts, code for what depends on
// category and channel.
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import check from '../../../build/node-reference/check.cjs';
import tables from '../../../build/node-reference/tables.json' with { type: 'json' };
import { detailsIn, fitted, kinds } from './answers.mjs';
import { masked, personalData } from './personal_data.mjs';
import { Promises } from './promise.mjs';
import { CategoryGuess, Signals, wordsOf } from './words.mjs';

const { id: policyId, policy, texts } = tables;
const quick = new Promises(policy, true);
const plain = new Promises(policy, false);
const country = policy.organization.country;
const promiseMayBeOld = 30 * 60 * 1000;
const longest = 1000;
const mostBytesOfText = 65_536;

const patterns = Object.fromEntries(Object.entries(policy.fields).map(([id, { pattern }]) => [id, pattern && new RegExp(`^(?:${pattern})$`, 'u')]));
const orderInText = new RegExp(`(?<![\\p{L}\\p{N}])(?:${policy.fields.order_number.pattern})(?![\\p{L}\\p{N}])`, 'gu');

// A language is looked into only where somebody writes in it.
const known = new Map();
function readerOf(language) {
  let one = known.get(language);
  if (!one) {
    one = { signals: new Signals(texts[language].signals), guess: new CategoryGuess(texts[language].categories) };
    known.set(language, one);
  }
  return one;
}

const memberOrder = ['id', 'policy', 'language', 'text', 'category', 'channel', 'contact', 'fields', 'wish', 'keep', 'promise'];
const contactOrder = ['email', 'phone', 'name', 'lines', 'postcode', 'city', 'country'];
const promiseOrder = ['due', 'shown_at'];
const belongs = { email: ['email', 'name'], sms: ['phone', 'name'], phone: ['phone', 'name'], post: ['name', 'lines', 'postcode', 'city', 'country'], link: ['name'] };

const blank = (text) => text.trim() === '';
const oneLine = (text) => text.normalize('NFC').trim().replaceAll(/\s+/g, ' ');
const segment = (name) => name.replaceAll('~', '~0').replaceAll('/', '~1');
const string = (value) => (typeof value === 'string' ? value : undefined);

class Problems {
  list = [];

  add(at, code, values = {}) {
    if (!this.has(at)) this.list.push({ at, code, values });
  }

  has(at) {
    return this.list.some((one) => one.at === at || one.at.startsWith(`${at}/`));
  }
}

// What ajv says, in this product's codes.
const codes = { '/id': 'id.invalid', '/language': 'language.unsupported', '/category': 'category.unknown', '/channel': 'channel.unknown', '/text': 'text.too_long' };
function ofShape(errors, problems) {
  for (const { instancePath: path, keyword, params } of errors) {
    const inside = path.split('/')[1];
    if (keyword === 'required') problems.add(`${path}/${params.missingProperty}`, path === '' ? `${params.missingProperty}.missing` : 'promise.invalid');
    else if (keyword === 'additionalProperties') {
      const name = params.additionalProperty;
      problems.add(`${path}/${segment(name)}`, inside === 'contact' ? 'contact.unknown' : 'member.unknown', { name });
    } else if (inside === 'keep') problems.add(path.split('/').slice(0, 3).join('/'), path === '/keep' && keyword === 'type' ? 'member.type' : 'keep.invalid', { name: 'keep' });
    else if (keyword === 'type') problems.add(path, 'member.type', { name: path.slice(path.lastIndexOf('/') + 1) });
    else problems.add(path, inside === 'promise' ? 'promise.invalid' : codes[path], { limit: 20_000 });
  }
}

function usable(at, name, value, problems) {
  if (value.length > longest && [...value].length > longest) problems.add(at, 'string.too_long', { name, limit: longest });
  else if (/[^\P{Cc}\s]/u.test(value)) problems.add(at, 'string.invalid', { name });
  else return true;
  return false;
}

const normalEmail = (value) => (fullFormats.email.test(value) ? value.slice(0, value.indexOf('@')) + value.slice(value.indexOf('@')).toLowerCase() : undefined);
function normalPhone(value) {
  const phone = parsePhoneNumberFromString(value, country);
  return phone?.isValid() ? phone.number : undefined;
}

function contactOf(contact, channel, problems) {
  const out = {};
  for (const name of Object.keys(contact)) if (!belongs[channel].includes(name)) problems.add(`/contact/${segment(name)}`, 'contact.unknown', { name });
  const part = (name, missing, invalid, normal) => {
    const at = `/contact/${name}`;
    const written = string(contact[name]);
    if (problems.has(at)) return;
    if (written === undefined || blank(written)) {
      if (missing) problems.add(at, missing);
    } else if (usable(at, name, written, problems)) {
      const value = normal(oneLine(written));
      if (value === undefined) problems.add(at, invalid, { name });
      else out[name] = value;
    }
  };
  const same = (value) => value;
  if (channel === 'email') part('email', 'email.missing', 'email.invalid', normalEmail);
  else if (channel === 'sms' || channel === 'phone') part('phone', 'phone.missing', 'phone.invalid', normalPhone);
  part('name', channel === 'post' && 'address.missing', '', same);
  if (channel !== 'post') return out;
  const lines = (Array.isArray(contact.lines) ? contact.lines : []).filter((line, i) => typeof line === 'string' && !blank(line) && usable(`/contact/lines/${i}`, 'lines', line, problems));
  if (!problems.has('/contact/lines')) {
    if (lines.length === 0) problems.add('/contact/lines', 'address.missing');
    else if (lines.length > 4) problems.add('/contact/lines', 'address.invalid', { name: 'lines' });
    out.lines = lines.map(oneLine);
  }
  part('postcode', 'address.missing', '', same);
  part('city', 'address.missing', '', same);
  part('country', 'address.missing', 'address.invalid', (value) => (/^[a-z]{2}$/i.test(value) ? value.toUpperCase() : undefined));
  return out;
}

function fieldsOf(answers, category, problems) {
  const { ask, optional } = policy.categories[category];
  const out = {};
  for (const name of Object.keys(answers)) if (!ask.includes(name) && !optional.includes(name)) problems.add(`/fields/${segment(name)}`, 'field.unknown', { name });
  const one = (id, required) => {
    const at = `/fields/${id}`;
    const answer = string(answers[id]);
    if (problems.has(at)) return;
    if (answer === undefined || blank(answer)) {
      if (required) problems.add(at, 'field.missing');
    } else if (usable(at, id, answer, problems)) {
      const { of, code } = kinds[policy.fields[id].type];
      const value = patterns[id] ? oneLine(answer) : of(oneLine(answer));
      const fits = value !== undefined && patterns[id] ? fitted(patterns[id], value) : value;
      if (fits === undefined) problems.add(at, value === undefined ? code : 'field.pattern');
      else out[id] = fits;
    }
  };
  for (const id of ask) one(id, true);
  for (const id of optional) one(id, false);
  return out;
}

function inWords({ at, code, values }, language) {
  const { messages, labels } = texts[language];
  const [, member, name] = at.split('/');
  const field = member === 'fields' && policy.fields[name] ? name : undefined;
  const all = field ? { ...values, label: labels[field], example: policy.fields[field].example } : values;
  const message = messages[code].replaceAll(/\{(\w+)\}/g, (_, key) => all[key] ?? '');
  return { at, code, ...(field && { field }), message };
}

function inOrder(problems, category) {
  const asked = policy.categories[category];
  const orders = { contact: contactOrder, fields: asked ? [...asked.ask, ...asked.optional] : [], promise: promiseOrder };
  const place = (list, name) => (list.includes(name) ? list.indexOf(name) : list.length);
  const rank = ({ at }) => {
    const [, member, name] = at.split('/');
    if (member === undefined) return -1;
    const inner = name === undefined || !orders[member] ? 0 : 1 + place(orders[member], name);
    return place(memberOrder, member) * 100 + inner;
  };
  return problems.sort((a, b) => rank(a) - rank(b));
}

/** A verdict without more than one reason, such as a line that is no JSON. */
export const refused = (at, code, language = policy.languages[0]) => ({ accepted: false, errors: [inWords({ at, code, values: { name: '' } }, language)], warnings: [] });

/** The verdict on a parsed submission that was received at `now` (milliseconds). `findPhones` as in personal_data.mjs; `forgetful`
 * counts open hours as one first writes it, with no day remembered. */
export function judge(submission, now, { findPhones, forgetful } = {}) {
  const problems = new Problems();
  if (!check(submission)) {
    if (check.errors[0].instancePath === '' && check.errors[0].keyword === 'type') return refused('', 'member.type');
    ofShape(check.errors, problems);
  }
  const { category, channel, text, contact = {}, fields = {} } = submission;
  const language = policy.languages.includes(submission.language) ? submission.language : policy.languages[0];
  if (submission.policy !== undefined && submission.policy !== policyId) problems.add('/policy', 'policy.unknown');
  if (typeof text === 'string') {
    if (blank(text)) problems.add('/text', 'text.blank');
    else if (text.length > mostBytesOfText / 3 && Buffer.byteLength(text) > mostBytesOfText) problems.add('/text', 'text.too_long', { limit: 20_000 });
  }
  const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
  const kept = Object.hasOwn(policy.channels, channel) && isObject(contact) ? contactOf(contact, channel, problems) : {};
  const chosen = Object.hasOwn(policy.categories, category) ? policy.categories[category] : undefined;
  const answers = chosen ? fieldsOf(isObject(fields) ? fields : {}, category, problems) : {};
  if (chosen && submission.wish !== undefined && !chosen.wishes.includes(submission.wish)) problems.add('/wish', 'wish.unknown');
  if (submission.keep?.length > 0 && typeof text === 'string') problems.add('/keep/0', 'keep.invalid');
  if (problems.list.length > 0) return { accepted: false, errors: inOrder(problems.list, category).map((one) => inWords(one, language)), warnings: [] };

  const { signals: signalsOf, guess } = readerOf(language);
  const words = wordsOf(text);
  const signals = signalsOf.in(words);
  const hidden = personalData(text, findPhones);
  const keptText = masked(text, hidden).normalize('NFC');
  const promises = forgetful ? plain : quick;
  const promise = promises.dated(category, channel, now, signals);
  const warnings = [];
  if (submission.promise) {
    const shown = Date.parse(submission.promise.shown_at);
    const due = Date.parse(submission.promise.due);
    const honoured = shown <= now && now - shown <= promiseMayBeOld && due > now && promises.due(category, channel, shown, signals) === due;
    if (!honoured) warnings.push(inWords({ at: '/promise', code: 'promise.not_honoured', values: {} }, language));
    else if (due < Date.parse(promise.first_reply.due)) promise.first_reply = promises.dated(category, channel, shown, signals).first_reply;
  }
  const record = {
    id: submission.id.toLowerCase(),
    policy: policyId,
    received: `${new Date(now).toISOString().slice(0, 19)}Z`,
    language,
    text: keptText,
    category,
    suggested: guess.of(words),
    signals,
    channel,
    contact: kept,
    fields: answers,
    ...(submission.wish && { wish: submission.wish }),
    details: detailsIn(keptText, orderInText),
    team: promise.first_reply.team,
    owner: promise.first_reply.owner,
    promise,
    keep_days: policy.privacy.keep_days,
    warnings: warnings.map(({ code }) => code),
  };
  return { accepted: true, errors: [], warnings, record };
}

/** What the receipt of a record says one does next. */
export const stepsOf = ({ language, category }) => texts[language].steps[category];
