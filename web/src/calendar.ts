// Hands a visitor the promised steps as a calendar file. Loaded when one asks for it.
import {calendarTexts} from './calendar-texts.js';
import {languageOf} from './dom.js';
import {calendarFile} from './ics.js';
import type {Description, Receipt} from './types.js';

/** The page makes the file itself; no request is sent for it. */
export function saveCalendar(receipt: Receipt, about: Description): void {
  const link = document.createElement('a');
  const text = calendarFile(receipt, about, calendarTexts[languageOf(about.language)]);
  link.href = URL.createObjectURL(new Blob([text], {type: 'text/calendar;charset=utf-8'}));
  link.download = `complaint-${receipt.reference}.ics`;
  link.click();
  // The browser reads it only after this turn.
  setTimeout(URL.revokeObjectURL, 60_000, link.href);
}
