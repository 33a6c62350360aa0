// The engine in Node, from the package: what a text is about, by when it is answered, and the verdict on a submission.
//   node judge.mjs 'my parcel still has not arrived'
import {readFile} from 'node:fs/promises';
import {instant, loadBundle, RedressError} from '@redress/form';

const bundle = await readFile(new URL(import.meta.resolve('@redress/form/general.bundle')));
const policy = await loadBundle(bundle);
const text = process.argv[2] ?? '';
try {
  const {category, categories, promise} = policy.assess({text, language: 'en', channel: 'link', received: instant()});
  const submission = {
    id: crypto.randomUUID(), language: 'en', text, category: category ?? categories[0].id, channel: 'link', contact: {},
    fields: {order_number: 'AB123456'},
  };
  const {accepted, errors} = policy.validate(submission);
  console.log(JSON.stringify({category: submission.category, due: promise?.first_reply.due, accepted, errors}));
} catch (error) {
  if (!(error instanceof RedressError)) throw error;
  console.error(`${error.code}: ${error.message}`);
  process.exitCode = 1;
} finally {
  policy.close();
}
