// The shapes of all JSON that the engine and the service speak. Instants are RFC 3339 UTC, whole
// seconds; scores run from 0 to 1000; spans are UTF-8 bytes (utf16.ts converts them).

/** A place in a text, `[start, end)` in bytes of its UTF-8; `toRanges` makes positions in a string of it. */
export type ByteSpan = readonly [start: number, end: number];
/** How the answer comes; `link`: on the status page, without any contact. */
export type ChannelId = 'email' | 'sms' | 'phone' | 'post' | 'link';
/** What would put it right. */
export type WishId =
  | 'replacement' | 'refund' | 'repair' | 'apology' | 'explanation' | 'discount' | 'other';
/** What makes a complaint urgent or grave. */
export type SignalId =
  | 'safety' | 'legal_threat' | 'public_threat' | 'leaving' | 'repeat' | 'vulnerable';
/** Kinds of personal data that are found in a text. */
export type PersonalDataKind = 'card' | 'iban' | 'national_id' | 'password' | 'email' | 'phone';
/** What a field takes; it decides how an answer is read and kept. */
export type FieldType =
  | 'text' | 'multiline' | 'number' | 'money' | 'date' | 'choice' | 'email' | 'phone' | 'order';

/** An id with its name in the language that was asked for. */
export interface Labelled<Id extends string = string> {
  id: Id;
  label: string;
}

/** What a page knows of a policy before the first word, in one language. */
export interface Description {
  /** The bundle's id. */
  policy: string;
  /** The policy's own name. */
  name: string;
  organization: string;
  languages: string[];
  /** Of the labels and messages. */
  language: string;
  categories: Labelled[];
  channels: Labelled<ChannelId>[];
  wishes: Labelled<WishId>[];
  signals: SignalId[];
  /** By code. */
  messages: Record<string, string>;
}

/** What has been written so far, for `assess`. */
export interface Draft {
  /** At most 20,000 characters and 64 KiB. */
  text: string;
  /** The page's language; the text's own is detected. */
  language?: string;
  /** Chosen by the visitor, in place of the likeliest. */
  category?: string;
  channel?: ChannelId;
  /** RFC 3339 UTC, whole seconds. Without it nothing is dated. */
  received?: string;
  wish?: WishId;
  fields?: Record<string, string>;
}

/** A question of the form that fits a draft. */
export interface FormField {
  id: string;
  type: FieldType;
  required: boolean;
  label: string;
  /** Why it is asked, for the visitor. */
  purpose: string;
  /** An ECMAScript expression for the whole answer. */
  pattern?: string;
  example?: string;
  choices?: Labelled[];
  /** Found in the text: offered, not asked again. */
  value?: string;
}

/** What decides by when an answer comes. */
export interface PromiseRequest {
  category: string;
  channel: ChannelId;
  /** RFC 3339. */
  received: string;
  signals?: SignalId[];
}

/** By when and by whom a complaint is answered. */
export interface DatedPromise {
  first_reply: {due: string; promise: string; team: string; owner: string};
  updates: {due: string}[];
  resolution?: {due: string};
  /** IANA; of the team that answers. */
  time_zone: string;
  /** Every candidate, of which the earliest first reply wins. */
  basis: {rule: string; id: string; team: string; promise: string; due: string; wins: boolean}[];
}

/** What may help, and what happens next, in the page's language. */
export interface Steps {
  /** What the visitor can do at once. */
  self_help?: string;
  /** Who else can help. */
  refer_to?: string;
  /** What the organization does. */
  next_steps?: string[];
  /** What the visitor does. */
  your_steps?: string[];
}

/** Whether the likeliest category is offered alone, with two others, or all are listed. */
export type Decision = 'suggest' | 'choose' | 'ask';

/** What the engine makes of a draft. */
export interface Assessment {
  /** Of the text; `und` where it cannot be told. */
  language: {tag: string; confidence: number};
  /** The best three, whatever the decision. */
  categories: (Labelled & {score: number; evidence: ByteSpan[]})[];
  decision: Decision;
  signals: {id: SignalId; evidence: ByteSpan[]}[];
  personal_data: {
    kind: PersonalDataKind;
    span: ByteSpan;
    action: 'keep' | 'warn' | 'mask';
    /** What is sent in its place; this and the next only where it is masked. */
    mask?: string;
    /** Whether a submission's `keep` may leave it readable. */
    undo?: boolean;
  }[];
  /** Facts found in the text, which fill fields in. */
  details: {kind: 'order' | 'amount' | 'date' | 'choice'; span: ByteSpan; value: string}[];
  /** The draft's own, or the suggested one. */
  category: string | null;
  channel: ChannelId | null;
  /** The least that must be asked. */
  form: {channels: ChannelId[]; fields: FormField[]; wishes: WishId[]};
  /** Null without a category, a channel or an instant of receipt. */
  promise: DatedPromise | null;
  /** The problem repeated back, in sentences. */
  read_back: {text: string; parts: {kind: string; id: string; text: string}[]} | null;
  steps: Steps | null;
}

/** The answer of an engine that has loaded only some of a bundle's languages. */
export interface Need {
  /** BCP 47; each is to be added with `Policy.add`, then asked again. */
  need: string[];
}

/** Where the answer goes: the members that the channel needs, and no others. */
export interface Contact {
  email?: string;
  phone?: string;
  /** Only with an address. */
  name?: string;
  /** Street and number, in one line or several. */
  lines?: string[];
  postcode?: string;
  city?: string;
  /** ISO 3166, two letters. */
  country?: string;
}

/** A complaint as it is sent. */
export interface Submission {
  /** UUID, the idempotency key. */
  id: string;
  /** The id of the bundle that it was written with. */
  policy?: string;
  /** The page's. */
  language: string;
  text: string;
  category: string;
  channel: ChannelId;
  contact: Contact;
  fields: Record<string, string>;
  wish?: WishId;
  /** Masks that the visitor undid, where the policy lets them. */
  keep?: ByteSpan[];
  /** As the visitor saw it, and when. */
  promise?: {due: string; shown_at: string};
}

/** One thing that is wrong or doubtful in a submission. */
export interface Finding {
  /** JSON pointer into the submission. */
  at: string;
  /** Permanent, such as `email.invalid`. */
  code: string;
  /** A policy field's id, only under `/fields`. */
  field?: string;
  message: string;
  /** Of a warning: what was probably meant, such as an address without the slip. */
  suggestion?: string;
}

/** Whether a submission is taken, with every reason, in the order of the form. */
export interface Verdict {
  accepted: boolean;
  errors: Finding[];
  warnings: Finding[];
  /** As it would be stored, masked; only where it is accepted. */
  record?: Record<string, unknown> & {text: string; contact: Contact};
}

/** What the law that the policy names gives for a step, for information. */
export interface LawTerm {
  /** ISO 3166. */
  country: string;
  step: 'first_reply' | 'resolution';
  /** The end of the last day. */
  due: string;
  term: {count: number; unit: 'days' | 'working_days' | 'months'};
  /** The law as it is called in that country. */
  source: string;
  /** BCP 47, of that title; receipts of earlier versions lack it. */
  source_language?: string;
}

/** What the service answers when it holds a complaint. */
export interface Receipt {
  /** Ten characters, the last a check character. */
  reference: string;
  /** Opens the complaint together with its reference: a secret of the visitor's. */
  key: string;
  received: string;
  promise: DatedPromise;
  timeline: {kind: string; due: string}[];
  owner: string;
  next_steps: string[];
  your_steps: string[];
  /** Where the policy names a country whose law gives a term. */
  law?: LawTerm;
  /** What may be added afterwards, where the service takes files; each of at most so many bytes. */
  attachments?: {count: number; bytes: number; kinds: string[]};
  status_url: string;
}

/** What a site may know of its visitor already. What the policy does not offer is left aside. */
export interface Prefill {
  text?: string;
  category?: string;
  channel?: ChannelId;
  contact?: Contact;
  fields?: Record<string, string>;
  wish?: WishId;
}
