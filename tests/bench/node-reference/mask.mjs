// Personal data in a text as one masks it with libphonenumber-js and regular expressions for the rest. Input: the texts; output:
// nanoseconds a byte, a line each.
import { readFileSync } from 'node:fs';
import { findPhoneNumbersInText } from 'libphonenumber-js';
import { masked, personalData } from './personal_data.mjs';

const mask = (text) => masked(text, personalData(text, findPhoneNumbersInText));

for (const text of JSON.parse(readFileSync(0, 'utf8'))) {
  const bytes = Buffer.byteLength(text);
  let best = Infinity;
  for (let round = 0; round < 4; ++round) {
    let calls = 0;
    const begun = performance.now();
    do mask(text), ++calls;
    while (performance.now() - begun < 60);
    best = Math.min(best, ((performance.now() - begun) / calls) * 1e6);
  }
  console.log(JSON.stringify({ ns_per_byte: best / bytes }));
}
