// What the elements tell a page. All events bubble and cross shadow roots.
import type {
  Assessment, ChannelId, Contact, Finding, PersonalDataKind, Receipt, Submission, WishId,
} from './types.js';

/** What the visitor did; exactly one member is there (`wish` may be undefined: none). */
export interface ChangeDetail {
  /** The whole text as it stands, unmasked: it is the visitor's until they send it. */
  text?: string;
  /** Chosen in place of the suggested one. */
  category?: string;
  channel?: ChannelId;
  wish?: WishId;
  /** Which part of the contact was written; what was written is nobody's but the service's. */
  contact?: keyof Contact;
  /** Id of the field that was answered. */
  field?: string;
  /** Of which kind a mask was undone, or put back. */
  mask?: PersonalDataKind;
}

/** The events of `<redress-form>` and `<redress-button>`, by name. */
export interface RedressEventMap {
  /** The policy is loaded: `policy` is its id. */
  'redress-ready': CustomEvent<{policy: string}>;
  'redress-change': CustomEvent<ChangeDetail>;
  /** The engine has read the text as it stands. */
  'redress-assess': CustomEvent<{assessment: Assessment}>;
  /** Cancelable; where it is prevented nothing is sent, and the read-back stays. */
  'redress-submit': CustomEvent<{submission: Submission}>;
  /** The service holds the complaint. The receipt's key opens it: do not log it. */
  'redress-accepted': CustomEvent<{receipt: Receipt}>;
  /** By the engine before sending, or by the service; shown to the visitor already. */
  'redress-rejected': CustomEvent<{errors: Finding[]}>;
  /** A RedressError, another error, or a word for what became of sending. */
  'redress-error': CustomEvent<{error: unknown}>;
}

/** What each carries, by its name without the prefix. */
export type Details = {
  [Name in keyof RedressEventMap as Name extends `redress-${infer Short}` ? Short : never]:
    RedressEventMap[Name]['detail'];
};

declare global {
  interface GlobalEventHandlersEventMap extends RedressEventMap {}
}
