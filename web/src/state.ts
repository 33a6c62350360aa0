// What the visitor has said so far, and what is made of it for the engine and for the service.
import type {Mask} from './masks.js';
import type {
  Assessment, ChannelId, Contact, Description, Draft, Finding, FormField, Labelled, Receipt,
  Submission, WishId,
} from './types.js';

export type Notice =
  /** It has not arrived, and why; unless that is `refused` it is sent again by itself. */
  | {
    kind: 'waiting';
    /** When it was sent first, by the visitor's clock. */
    at: Date;
    why?: 'offline' | 'failed' | 'refused';
    /** It would not outlive the page. */
    unkept?: boolean;
  }
  /** What was sent then has not arrived in time and is gone. */
  | {kind: 'expired'; at: Date}
  /** Sending takes longer than usual, and why. */
  | {kind: 'moment'; text: string}
  | {kind: 'engine' | 'kept' | 'moved'};

export interface State {
  stage: 'write' | 'review' | 'done';
  sending: boolean;
  about?: Description;
  /** Of `read`, which may be a few letters behind the text field. */
  assessment?: Assessment;
  read: string;
  /** When `assessment` was made: its dates hold from there. */
  readAt: string;
  /** Chosen by the visitor; without it the suggested one holds. */
  category?: string;
  /** The engine is being asked; until it has answered nothing is announced. */
  reading?: boolean;
  /** The list of all topics is open: the words that it is searched for, and the place of the active one. */
  choosing?: {sought: string; at?: number};
  /** Where in the read-back the visitor left it to change something. */
  editing?: string;
  channel?: ChannelId;
  contact: Contact;
  fields: Record<string, string>;
  wish?: WishId;
  errors: Finding[];
  /** What may be mistyped; nothing that stops anyone. */
  warnings: Finding[];
  notice?: Notice;
  /** Of `read`. */
  masks: Mask[];
  /** The text as it will be sent, and where masks in it were undone. */
  sent: Pick<Submission, 'text' | 'keep'>;
  receipt?: Receipt;
  /** Kiosk: seconds until the screen is cleared, once the visitor has been asked. */
  secondsLeft?: number;
  /** The conversation goes on by itself: the visitor has not come to it on this page yet. */
  quiet?: boolean;
}

export function blank(): State {
  return {
    stage: 'write', sending: false, read: '', readAt: '', contact: {}, fields: {},
    errors: [], warnings: [], masks: [], sent: {text: ''},
  };
}

// A site's prefill, a kept draft or what was assessed before a policy changed may name what this
// one does not offer.
function offered<Id extends string>(list: Labelled<Id>[] | undefined, id: Id | null | undefined): Id | undefined {
  return list?.find((one) => one.id === id)?.id;
}

/** The visitor's own choice. */
export function chosenCategory(state: State): string | undefined {
  return offered(state.about?.categories, state.category);
}

export function categoryOf(state: State): string | undefined {
  return chosenCategory(state) ?? offered(state.about?.categories, state.assessment?.category);
}

/** BCP 47; empty, which is HTML's word for it, where the language of what is written is not known. */
export function textLanguage({assessment}: State): string {
  return assessment?.language.tag.replace('und', '') ?? '';
}

export function channelOf(state: State): ChannelId | undefined {
  return offered(state.about?.channels, state.channel) ?? state.about?.channels[0]?.id;
}

/** The visitor's answer, or what was found in the text. */
export function valueOf(state: State, field: FormField): string {
  return state.fields[field.id] ?? field.value ?? '';
}

function answers(state: State): Record<string, string> {
  const out: Record<string, string> = {};
  for (const field of state.assessment?.form.fields ?? []) {
    const value = valueOf(state, field).trim();
    if (value) out[field.id] = value;
  }
  return out;
}

function wishOf(state: State): WishId | undefined {
  return state.assessment?.form.wishes.find((wish) => wish === state.wish);
}

/** Members that are undefined fall away in JSON and in the worker's messages alike. */
export function draftOf(state: State, text: string, received: string): Draft {
  return JSON.parse(JSON.stringify({
    text,
    language: state.about?.language,
    category: chosenCategory(state),
    channel: channelOf(state),
    received,
    wish: wishOf(state),
    fields: answers(state),
  })) as Draft;
}

const contactMembers: Record<ChannelId, readonly (keyof Contact)[]> = {
  email: ['email'],
  sms: ['phone'],
  phone: ['phone'],
  post: ['name', 'lines', 'postcode', 'city', 'country'],
  link: [],
};

/** What a channel needs, and of that what has been given. */
export function contactOf(state: State): Contact {
  const channel = channelOf(state);
  const needed = channel ? contactMembers[channel] : [];
  return Object.fromEntries(
    needed.filter((name) => state.contact[name]?.length).map((name) => [name, state.contact[name]]));
}

/** A random UUID; crypto.randomUUID is only for pages that came over a safe connection. */
export function newId(): string {
  const url = URL.createObjectURL(new Blob());
  URL.revokeObjectURL(url);
  return url.slice(-36);
}

/** May lack members: the verdict says which, in the visitor's language. */
export function submissionOf(state: State, what: State['sent']): Submission {
  const due = state.assessment?.promise?.first_reply.due;
  return JSON.parse(JSON.stringify({
    id: newId(),
    policy: state.about?.policy,
    language: state.about?.language,
    ...what,
    category: categoryOf(state),
    channel: channelOf(state),
    contact: contactOf(state),
    fields: answers(state),
    wish: wishOf(state),
    promise: due && {due, shown_at: state.readAt},
  })) as Submission;
}

/** Id of the control that a finding's place in the submission belongs to. */
export function controlOf(state: State, {at}: Pick<Finding, 'at'>): string | undefined {
  const [, member, name] = at.split('/');
  const channel = `channel-${channelOf(state)}`;
  switch (member) {
    case 'text':
    case 'keep':
      return 'text';
    case 'category':
      return 'topic';
    case 'channel':
      return channel;
    case 'contact':
      return name ? `contact-${name}` : channel;
    case 'fields':
      return name && `field-${name}`;
    case 'wish':
      return `wish-${wishOf(state) ?? 'none'}`;
    default:
      return undefined;
  }
}

export interface ControlError {
  message: string;
  /** The first control with this very message: it stands there, and the others refer to it. */
  shownAt: string;
}

export function errorAt(state: State, control: string): ControlError | undefined {
  const message = state.errors.find((error) => controlOf(state, error) === control)?.message;
  if (message === undefined) return undefined;
  return {
    message, shownAt: controlOf(state, state.errors.find((error) => error.message === message)!)!,
  };
}

/** Each message once: an address that is missing altogether is one thing to say, not five. */
export function distinctErrors(state: State): Finding[] {
  return state.errors.filter(({message}, i, all) =>
    all.findIndex((other) => other.message === message) === i);
}
