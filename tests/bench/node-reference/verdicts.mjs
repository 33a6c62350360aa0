// Whole lines of NDJSON to their verdicts.
import { findPhoneNumbersInText } from 'libphonenumber-js/max';
import { judge, refused } from './judge.mjs';

const longestLine = 1 << 20;

/** Options: `now` (milliseconds; without it the clock), `contacts` to look for e-mail and phones in the text too, `forgetful` as in
 * judge.mjs. */
export function verdictOf(line, { now, contacts, forgetful }) {
  let submission;
  try {
    submission = JSON.parse(line);
  } catch {
    return refused('', 'json.syntax');
  }
  return judge(submission, now ?? Math.floor(Date.now() / 1000) * 1000, { findPhones: contacts ? findPhoneNumbersInText : undefined, forgetful });
}

/** `{out, failed}` of a buffer of whole lines. */
export function verdictsOf(lines, options) {
  let out = '';
  let failed = false;
  for (const line of lines.toString().split('\n')) {
    if (line === '' || line === '\r') continue;
    const verdict = line.length > longestLine ? refused('', 'json.too_large') : verdictOf(line, options);
    failed ||= !verdict.accepted;
    out += `${JSON.stringify(verdict)}\n`;
  }
  return { out, failed };
}
