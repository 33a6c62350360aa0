// A receipt's promised steps as a calendar file: iCalendar, RFC 5545. native-cli/receipt/ics.cpp
// writes the same bytes and says why they are as they are.
import type {CalendarTitles} from './calendar-texts.js';
import type {Description, Receipt} from './types.js';

type Dated = Pick<Receipt, 'reference' | 'received' | 'timeline'>;
type Whose = Pick<Description, 'language' | 'organization'>;

const mostLineOctets = 75;
const eventMs = 15 * 60_000;

/** Holds the reference and never the key: calendars are synced to third parties. */
export function calendarFile(
  {reference, received, timeline}: Dated, {language, organization}: Whose, titles: CalendarTitles,
): string {
  const counts: Record<string, number> = {};
  const events = timeline.map(({kind, due}) => {
    const title = titles[kind as keyof typeof titles];
    if (!title) return '';
    counts[kind] = (counts[kind] ?? 0) + 1;
    return `BEGIN:VEVENT
UID:${escape(`redress-${reference}-${stamp(received)}-${kind}-${counts[kind]}`)}
DTSTAMP:${stamp(received)}
DTSTART:${stamp(due)}
DTEND:${stamp(due, eventMs)}
SUMMARY;LANGUAGE=${language}:${escape(`${title} ${reference}${organization && ` (${organization})`}`)}
TRANSP:TRANSPARENT
END:VEVENT
`;
  });
  return `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Redress//EN
${events.join('')}END:VCALENDAR
`.split('\n').map(fold).join('\r\n');
}

// 20261124T123000Z
function stamp(instant: string, laterMs = 0): string {
  return new Date(Date.parse(instant) + laterMs).toISOString().replace(/[-:]|\.\d+/g, '');
}

// Every line break, which is what the dot does not match, is one; of other control characters,
// those that turn the direction of the text among them, only the tab is kept.
function escape(text: string): string {
  return text
    .replace(/[\\,;]/g, '\\$&')
    .replace(/\r\n|(?!.)[^]/g, '\\n')
    .replace(/(?!\t)[\p{Cc}\p{Bidi_Control}]/gu, '');
}

function fold(line: string): string {
  let out = '';
  let octets = 0;
  for (const character of line) {
    const code = character.codePointAt(0)!;
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (octets + size > mostLineOctets) {
      out += '\r\n ';
      octets = 1;
    }
    out += character;
    octets += size;
  }
  return out;
}
