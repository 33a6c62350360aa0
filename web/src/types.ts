// The shapes of all JSON that the engine and the service speak. Instants are RFC 3339 UTC, whole
// seconds; scores run from 0 to 1000; spans are UTF-8 bytes (utf16.ts converts them).

export type ByteSpan = readonly [start: number, end: number];
export type ChannelId = 'email' | 'sms' | 'phone' | 'post' | 'link';
export type WishId =
  | 'replacement' | 'refund' | 'repair' | 'apology' | 'explanation' | 'discount' | 'other';
export type SignalId =
  | 'safety' | 'legal_threat' | 'public_threat' | 'leaving' | 'repeat' | 'vulnerable';
export type PersonalDataKind = 'card' | 'iban' | 'national_id' | 'password' | 'email' | 'phone';
export type FieldType =
  | 'text' | 'multiline' | 'number' | 'money' | 'date' | 'choice' | 'email' | 'phone' | 'order';

export interface Labelled<Id extends string = string> {
  id: Id;
  label: string;
}

/** What a page knows of a policy before the first word, in one language. */
export interface Description {
  policy: string;
  name: string;
  organization: string;
  languages: string[];
  language: string;
  categories: Labelled[];
  channels: Labelled<ChannelId>[];
  wishes: Labelled<WishId>[];
  signals: SignalId[];
  messages: Record<string, string>;
}

export interface Draft {
  text: string;
  /** The page's language; the text's own is detected. */
  language?: string;
  category?: string;
  channel?: ChannelId;
  /** Without it nothing is dated. */
  received?: string;
  wish?: WishId;
  fields?: Record<string, string>;
}

export interface FormField {
  id: string;
  type: FieldType;
  required: boolean;
  label: string;
  purpose: string;
  pattern?: string;
  example?: string;
  choices?: Labelled[];
  /** Found in the text: offered, not asked again. */
  value?: string;
}

export interface PromiseRequest {
  category: string;
  channel: ChannelId;
  /** RFC 3339. */
  received: string;
  signals?: SignalId[];
}

export interface DatedPromise {
  first_reply: {due: string; promise: string; team: string; owner: string};
  updates: {due: string}[];
  resolution?: {due: string};
  time_zone: string;
  basis: {rule: string; id: string; team: string; promise: string; due: string; wins: boolean}[];
}

export interface Steps {
  self_help?: string;
  refer_to?: string;
  next_steps?: string[];
  your_steps?: string[];
}

export type Decision = 'suggest' | 'choose' | 'ask';

export interface Assessment {
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
  details: {kind: 'order' | 'amount' | 'date' | 'choice'; span: ByteSpan; value: string}[];
  category: string | null;
  channel: ChannelId | null;
  form: {channels: ChannelId[]; fields: FormField[]; wishes: WishId[]};
  promise: DatedPromise | null;
  read_back: {text: string; parts: {kind: string; id: string; text: string}[]} | null;
  steps: Steps | null;
}

/** The answer of an engine that has loaded only some of a bundle's languages. */
export interface Need {
  need: string[];
}

export interface Contact {
  email?: string;
  phone?: string;
  name?: string;
  lines?: string[];
  postcode?: string;
  city?: string;
  country?: string;
}

export interface Submission {
  /** UUID, the idempotency key. */
  id: string;
  policy?: string;
  language: string;
  text: string;
  category: string;
  channel: ChannelId;
  contact: Contact;
  fields: Record<string, string>;
  wish?: WishId;
  keep?: ByteSpan[];
  promise?: {due: string; shown_at: string};
}

export interface Finding {
  /** JSON pointer into the submission. */
  at: string;
  code: string;
  /** A policy field's id, only under `/fields`. */
  field?: string;
  message: string;
  /** Of a warning: what was probably meant, such as an address without the slip. */
  suggestion?: string;
}

export interface Verdict {
  accepted: boolean;
  errors: Finding[];
  warnings: Finding[];
  record?: Record<string, unknown> & {text: string};
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
}

export interface Receipt {
  reference: string;
  key: string;
  received: string;
  promise: DatedPromise;
  timeline: {kind: string; due: string}[];
  owner: string;
  next_steps: string[];
  your_steps: string[];
  law?: LawTerm;
  status_url: string;
}

/** What a site may know of its visitor already. */
export interface Prefill {
  text?: string;
  category?: string;
  channel?: ChannelId;
  contact?: Contact;
  fields?: Record<string, string>;
  wish?: WishId;
}
