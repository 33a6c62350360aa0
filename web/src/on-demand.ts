// What only some receipts have, or some who hold one ask for: each in a file of its own, loaded then.
import type {Conversation} from './conversation.js';
import {lastDay, type DateSettings} from './dates.js';
import type {LawTerm} from './types.js';

/** The promised steps as a calendar file. */
export async function saveCalendar(c: Conversation): Promise<void> {
  const {receipt, about} = c.state;
  try {
    (await import('./calendar.js')).saveCalendar(receipt!, about!);
  } catch (error) {
    c.emit('error', {error});
  }
}

/** Prints the receipt alone; where what that needs cannot be loaded, the page as it is. */
export async function print({host}: Conversation): Promise<void> {
  const own = () => window as unknown as typeof import('./print.js');
  (await import('./print.js').catch(own)).print(host);
}

let lawLine: typeof import('./law.js').lawLine | undefined;

/** What the law gives, once what says it is loaded; nothing where that cannot be had. */
export function lawOf(c: Conversation, law: LawTerm, settings: DateSettings): string | undefined {
  if (lawLine) return lawLine(law, settings.language, lastDay(law.due, settings));
  import('./law.js').then((file) => {
    lawLine = file.lawLine;
    c.change({});
  }, () => undefined);
  return undefined;
}
