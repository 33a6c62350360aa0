// A reference that answers something else is no reference: before anything is measured, the two sides must say the same of some
// hundred submissions, good ones and such as have one thing wrong, received by day, by night, at weekends and before holidays.
import assert from 'node:assert/strict';
import { answered, benchFolder } from './measure.mjs';
import { compileBundle, ours, theirs } from './reference.mjs';
import { lengths, submissions } from './submissions.mjs';

const instants = ['2026-11-20T10:00:00Z', '2026-11-20T20:30:00Z', '2026-11-21T11:59:59Z', '2026-12-23T15:30:00Z', '2026-04-09T13:00:00Z', '2027-03-27T23:30:00Z'];
const perInstant = 150;
// The program also takes for a danger to health what its model surely puts there, and the words of a text's own language where that
// is not the page's: few texts have a signal that no list of words of the page's language finds.
const fewestSameSignals = 0.94;

const spoilers = [
  (one) => delete one.id,
  (one) => delete one.text,
  (one) => delete one.category,
  (one) => delete one.channel,
  (one) => delete one.contact,
  (one) => delete one.language,
  (one) => delete one.fields,
  (one) => (one.id = one.id.slice(1)),
  (one) => (one.text = ' \n '),
  (one) => (one.text = 'x'.repeat(20_001)),
  (one) => (one.text = 5),
  (one) => (one.category = 'no.such'),
  (one) => (one.channel = 'fax'),
  (one) => (one.language = 'xx'),
  (one) => (one.contact = []),
  (one) => (one.contact = { email: 'nobody' }),
  (one) => (one.contact = { email: '' }),
  (one) => (one.contact = { phone: '12' }),
  (one) => (one.contact = { ...one.contact, fax: '1' }),
  (one) => (one.contact = { name: 5 }),
  (one) => (one.contact = { name: 'A', lines: [' '], postcode: '1', city: 'B', country: 'Hungary' }),
  (one) => (one.fields = { ...one.fields, order_number: '12' }),
  (one) => (one.fields = { ...one.fields, amount: 'much' }),
  (one) => (one.fields = { ...one.fields, date: '31.02.2026' }),
  (one) => (one.fields = { ...one.fields, 'no/such~field': '1' }),
  (one) => (one.fields = { ...one.fields, place: 'x'.repeat(1001) }),
  (one) => (one.fields = 'none'),
  (one) => (one.wish = 'revenge'),
  (one) => (one.extra = 1),
  (one) => (one.policy = 'ff'),
  (one) => (one.keep = [[0, 5]]),
  (one) => (one.promise = { due: 'soon' }),
];

// What must be the same of an answer.
const reasons = ({ errors }) => errors.map(({ at, code, field }) => ({ at, code, field }));
const kept = ({ id, received, language, category, channel, contact, fields, wish, keep_days: keepDays }) =>
  ({ id, received, language, category, channel, contact, fields, wish, keepDays });

/** Throws where the two do not agree; prints how many they agreed on. */
export function agree() {
  const bundle = compileBundle(benchFolder());
  const source = submissions(7);
  let [all, accepted, sameSignals] = [0, 0, 0];
  for (const now of instants) {
    const given = Array.from({ length: perInstant }, (_, i) => {
      const one = source.next(i % 5 === 0 ? lengths.long : lengths.ordinary);
      if (i % 3 === 0) source.random.pick(spoilers)(one);
      else if (i % 3 === 1) {
        const shownAt = Date.parse(now) - 1000 * source.random.below(4000);
        one.promise = { due: new Date(shownAt + 3.6e6).toISOString().replace('.000', ''), shown_at: new Date(shownAt).toISOString().replace('.000', '') };
      }
      return one;
    });
    const input = `${given.map((one) => JSON.stringify(one)).join('\n')}\n`;
    const [first, second] = [ours(bundle), theirs()].map(([command, ...args]) => answered(command, [...args, '--ndjson', '--now', now], input, [0, 1]));
    assert.equal(second.length, first.length, 'the reference answers another number of lines');
    first.forEach((our, i) => {
      const their = second[i];
      const where = `the reference does not agree on ${JSON.stringify(given[i])}, received ${now}`;
      ++all;
      assert.equal(their.accepted, our.accepted, where);
      assert.deepEqual(reasons(their), reasons(our), where);
      if (!our.accepted) return;
      ++accepted;
      assert.deepEqual(kept(their.record), kept(our.record), where);
      if (their.record.signals.join() !== our.record.signals.join()) return;
      ++sameSignals;
      assert.deepEqual(their.record.promise, our.record.promise, where);
      assert.deepEqual(their.record.warnings.filter((code) => code !== 'email.typo'), our.record.warnings, where);
    });
  }
  const share = sameSignals / accepted;
  assert.ok(share >= fewestSameSignals, `the reference finds the same signals in ${(100 * share).toFixed(1)} % only`);
  console.log(`The Node reference agrees on ${all} submissions, ${all - accepted} of them refused: reasons, answers, contact; and on the promise wherever it finds the same signals, in ${(100 * share).toFixed(1)} %.`);
}
