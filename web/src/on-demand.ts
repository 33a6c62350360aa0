// What only some who hold a receipt ask for: each in a file of its own, loaded then.
import type {Conversation} from './conversation.js';

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
