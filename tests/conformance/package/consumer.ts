// A site's program, type-checked against the packed declarations, without skipLibCheck.
import { assess, instant, loadBundle, quote, RedressError, toRanges, validate } from '@redress/form';
import type { Assessment, ChangeDetail, Policy, Prefill, Receipt, RedressEventMap, RedressForm, Submission } from '@redress/form';
import '@redress/form/define';

const form: RedressForm = document.createElement('redress-form');
const button = document.querySelector('redress-button');
const prefill: Prefill = { channel: 'email', contact: { email: 'ann@example.com' }, wish: 'refund' };
form.prefill = prefill;
form.policy = '/policy';
form.endpoint = '/complaints';
form.kiosk = true;
form.focus({ preventScroll: true });
button?.show();
button?.close();

form.addEventListener('redress-accepted', ({ detail }) => {
  const receipt: Receipt = detail.receipt;
  console.log(receipt.reference.length, receipt.law?.source);
});
document.addEventListener('redress-assess', ({ detail }) => {
  const assessment: Assessment = detail.assessment;
  for (const { span } of assessment.personal_data) console.log(toRanges('', [span])[0]?.start, quote('', [span]));
});
form.addEventListener('redress-submit', (event) => {
  const submission: Submission = event.detail.submission;
  if (!submission.contact.email) event.preventDefault();
});
const heard = ({ detail }: RedressEventMap['redress-change']): ChangeDetail => detail;
addEventListener('redress-change', heard);

export async function read(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const policy: Policy = await loadBundle(bytes);
  const answer = policy.assess({ text: 'late', received: instant() });
  if ('need' in answer) return answer.need.join();
  const verdict = validate({ id: '', language: 'en', text: '', category: '', channel: 'link', contact: {}, fields: {} });
  if ('need' in verdict || !verdict.accepted) throw new RedressError('text.missing', '/text', '');
  policy.close();
  return `${answer.promise?.first_reply.due} ${assess({ text: 'late' })}`;
}

// @ts-expect-error: there is no such channel.
form.prefill = { channel: 'fax' };
// @ts-expect-error: what is not for a site is not declared.
void form.load;
// @ts-expect-error: a receipt is no error.
form.addEventListener('redress-accepted', ({ detail }) => detail.error);
