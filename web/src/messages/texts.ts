// What the form says beside the core's own messages; one file a language, each in its own idiom.

export interface Texts {
  /** Before the name of the topic that the text was taken for. */
  taken: string;
  /** Before the name of a topic that the visitor chose. */
  chosen: string;
  change: string;
  /** Before the words that led to the topic. */
  words: string;
  which: string;
  somethingElse: string;
  /** In the field that searches the list of topics, while it is empty. */
  pick: string;
  /** How many topics fit what was typed: `{count}`. */
  matches: string;
  noMatch: string;

  /** `{by}`: the limit, preposition and all, as dates.ts writes it; `{channel}` of `through`. */
  answer: string;
  through: Record<'email' | 'sms' | 'phone' | 'post' | 'link', string>;
  /** Where the promise was counted anew while the form stood open. */
  answerMoved: string;
  selfHelp: string;
  referTo: string;

  email: string;
  phone: string;
  phoneHint: string;
  name: string;
  lines: string;
  postcode: string;
  city: string;
  country: string;
  countryHint: string;
  contactPurpose: string;
  linkHint: string;
  optional: string;
  found: string;
  example: string;
  /** On the button that takes the `{address}` that was probably meant. */
  useInstead: string;

  /** Before the list of what is masked, which says what becomes of each. */
  masked: string;
  /** On a button: this one is not to be masked. */
  undo: string;
  /** On the same button, once that is so. */
  hide: string;
  /** `{count}` further ones. */
  more: string;
  /** `{kinds}`: the core's words for what was found, with commas. */
  warned: string;

  wish: string;
  wishNone: string;

  go: string;
  check: string;
  understood: string;
  yourWords: string;
  sendIt: string;
  sending: string;
  edit: string;

  /** `{when}` it was sent first; one of the next three says what keeps it. */
  queued: string;
  offline: string;
  failed: string;
  /** It is not sent again by itself. */
  refused: string;
  /** Where it would not outlive the page. */
  stayHere: string;
  retry: string;
  /** On a button beside that: it is not to be sent any more. */
  drop: string;
  /** `{when}` it was sent first; it could not be for three days. */
  expired: string;
  kept: string;
  discard: string;

  thanks: string;
  sorry: string;
  reference: string;
  keepIt: string;
  follow: string;
  copy: string;
  copied: string;
  plan: string;
  /** Before a date, or before a limit as in `answer`. */
  step: Record<'received' | 'first_reply' | 'update' | 'resolution', string>;
  /** On the button that makes a calendar file. */
  calendar: string;
  print: string;
  weDo: string;
  youDo: string;
  owner: string;
  another: string;

  engineFailed: string;
}

/** The message with its `{name}`s filled in; what is filled in is not searched again. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
