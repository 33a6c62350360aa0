// What an author may begin with.
import type {Start} from './api.js';

export interface StartingPoint {
  id: string;
  label: string;
  text: string;
}

const trades: Record<string, string> = {
  general: 'any trade', retail: 'shops', food: 'food and restaurants', bank: 'banks', telecom: 'telecom', post: 'post and parcels', auto: 'cars',
};

/** A small policy on a pack: what a site says of its own, to be changed. */
export function minimal(pack: string): string {
  return `{
  "policy": "my-${pack}",
  "extends": ["${pack}"],
  "organization": {"name": {"en": "My company"}},
  "languages": ["en"],
  "calendars": {
    "office": {
      "time_zone": "Europe/Sofia",
      "hours": {"mon-fri": ["09:00-18:00"]},
      "holidays": ["BG"]
    }
  }
}
`;
}

/** The served policy first, then `general`, then the other packs. */
export function startingPoints({served, packs}: Start): StartingPoint[] {
  const ordered = [...packs].sort((a, b) => Number(b === 'general') - Number(a === 'general'));
  return [
    ...(served ? [{id: 'served', label: `Served here: ${served.name}`, text: served.text}] : []),
    ...ordered.map((pack) => ({id: pack, label: `Pack ${pack}: ${trades[pack] ?? pack}`, text: minimal(pack)})),
  ];
}
