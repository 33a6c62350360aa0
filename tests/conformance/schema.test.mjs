// The schemas and the program: what one takes the other takes, and what the program answers is what its schema says, member by member.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { draft, examples, line, random, submission } from '../parity/generate.mjs';
import { boundaries, enumerations, mutations, wholePolicy } from './schema_cases.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = process.env.REDRESS_BIN ?? join(root, 'build/release/bin/redress');
const dependencies = createRequire(join(root, 'web/package.json'));
const Ajv = dependencies('ajv/dist/2020.js').default;
const addFormats = dependencies('ajv-formats').default;
const scratch = mkdtempSync(join(tmpdir(), 'redress-schema-'));
after(() => rmSync(scratch, { recursive: true }));

const now = '2026-11-24T09:00:00Z';
const pool = examples(root);
const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

function run(args, input = '') {
  const { status, stdout, stderr } = spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.ok(status === 0 || status === 1, `${args.join(' ')}: ${status} ${stderr}`);
  return stdout;
}
const lines = (text) => text.split('\n').filter(Boolean).map((one) => JSON.parse(one));
const schemas = Object.fromEntries(['policy', 'draft', 'assessment', 'submission', 'verdict', 'receipt', 'outgoing', 'staff'].map((name) => [name, JSON.parse(run(['schema', name]))]));
// `required` stands where its members are not named again: beside anyOf and if.
const compile = (schema) => addFormats(new Ajv({ strict: true, strictRequired: false, allErrors: true })).compile(schema);
const validators = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, compile(schema)]));

/** Fails with what does not fit and where. */
function fits(name, value) {
  const valid = validators[name](value);
  assert.ok(valid, `${name}: ${JSON.stringify(validators[name].errors, null, 1)}\n${JSON.stringify(value).slice(0, 2000)}`);
}

/** What `redress check` finds in each of the policies. */
function check(policies) {
  const folder = join(scratch, `policies-${check.calls++}`);
  mkdirSync(folder);
  const paths = policies.map((policy, i) => join(folder, `${i}.json`));
  policies.forEach((policy, i) => writeFileSync(paths[i], JSON.stringify(policy)));
  const checked = [];
  for (let at = 0; at < paths.length; at += 500) {
    const some = paths.slice(at, at + 500);
    const answer = JSON.parse(run(['check', '--format', 'json', ...some]));
    checked.push(...(some.length === 1 ? [answer] : answer.map(({ diagnostics }) => diagnostics)));
  }
  assert.equal(checked.length, policies.length);
  return checked.map((diagnostics) => diagnostics.filter(({ severity }) => severity === 'error'));
}
check.calls = 0;

// What the README in core/data/schemas names as reasons beyond a schema.
const policyReasons = new RegExp(
  '^((calendar|team|promise|field|category|zone)\\.unknown' +
    '|(calendars|languages|channels|categories|zone|hours)\\.missing|team\\.(owner|calendar)_missing|promise\\.first_reply_missing' +
    '|field\\.(label|purpose|choices)_missing|category\\.(label|team|promise)_missing|text\\.default_missing' +
    '|field\\.(asked_twice|example_mismatch|choices_unused|bound_invalid|bound_unused|bounds_crossed)|privacy\\.kind_twice|same_as\\.circle' +
    '|hours\\.(invalid|overlap|weekday_twice)|duration\\.(zero|invalid)|date\\.invalid|pattern\\.syntax|signal\\.entry|calendar\\.never_open)$',
);

test('every pack and the demo fit', () => {
  for (const pack of schemas.policy.properties.extends.items.enum) {
    const policy = read(`core/packs/${pack}/policy.json`);
    fits('policy', policy);
    for (const language of policy.languages ?? ['en', 'ru', 'bg', 'hu', 'uk']) {
      fits('policy', { policy: pack, extends: [pack], ...read(`core/packs/${pack}/${language}.json`) });
    }
  }
  fits('policy', read('web/demo/policy.json'));
  for (const schema of Object.values(schemas)) {
    for (const example of schema.examples ?? []) fits(schema.title.toLowerCase(), example);
  }
});

test('every example in a schema fits where it stands', () => {
  for (const [name, schema] of Object.entries(schemas)) {
    let seen = 0;
    const walk = (part, at) => {
      if (typeof part !== 'object' || part === null) return;
      if (Array.isArray(part.examples)) {
        const validate = at === '' ? validators[name] : addFormats(new Ajv()).addSchema(schema).compile({ $ref: `${schema.$id}#${at}` });
        for (const example of part.examples) {
          assert.ok(validate(example), `${name}${at} ${JSON.stringify(example)}`);
          seen += 1;
        }
      }
      for (const [key, member] of Object.entries(part)) if (key !== 'examples' || !Array.isArray(member)) walk(member, `${at}/${key}`);
    };
    walk(schema, '');
    assert.ok(seen > 0, name);
  }
});

test('a policy that uses every member is taken by both', () => {
  fits('policy', wholePolicy());
  assert.deepEqual(check([wholePolicy()]), [[]]);
  // Every member that the schema names stands in it, but those that only a folded category or a pack's needs.
  const used = new Set();
  const collect = (value) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, member] of Object.entries(value)) {
      if (!Array.isArray(value)) used.add(key);
      collect(member);
    }
  };
  collect(wholePolicy());
  const named = (part) => (typeof part !== 'object' || part === null ? [] : [...(part.properties && !Array.isArray(part.properties) ? Object.keys(part.properties) : []), ...Object.values(part).flatMap(named)]);
  for (const name of named(schemas.policy)) assert.ok(used.has(name), `no test of ${name}`);
});

test('the members that the readers know are those of the schemas', () => {
  const source = (file) => readFileSync(join(root, 'core/src/codec', file), 'utf8');
  const lists = (text, pattern) => [...text.matchAll(pattern)].map(([, list]) => [...list.matchAll(/"([^"]+)"/g)].map(([, name]) => name).sort());
  // The names of every object of a schema that has members of its own.
  const objects = (part) =>
    typeof part !== 'object' || part === null
      ? []
      : [...(part.properties && !Array.isArray(part.properties) ? [Object.keys(part.properties).sort().join()] : []), ...Object.values(part).flatMap(objects)];
  const known = {
    policy: ['policy.cpp', 'policy_parts.cpp', 'policy_categories.cpp', 'policy_calendar.cpp', 'policy_privacy.cpp'].flatMap((file) => lists(source(file), /check_members\(\s*\w+,\s*\{([^}]*)\}/g)),
    draft: lists(source('draft.cpp').split('read_example')[0], /request\(text,[^{]*\{([^}]*)\}/g),
    submission: lists(source('submission.cpp'), /member_names = \{([^}]*)\}/g),
  };
  assert.deepEqual(Object.values(known).map(({ length }) => length > 0), [true, true, true]);
  assert.ok(known.policy.length >= 10, `${known.policy.length}`);
  for (const [name, all] of Object.entries(known)) {
    for (const members of all) assert.ok(objects(schemas[name]).includes(members.join()), `${name}: ${members}`);
  }
});

test('policies that differ in one member: refused by the schema means refused by check', () => {
  const r = random(4);
  // A policy that extends a pack takes long to read: some of its cases are enough.
  const cases = [...mutations(wholePolicy(), r), ...[...mutations(read('web/demo/policy.json'), r)].filter(() => r.chance(0.15))];
  assert.ok(cases.length > 2500, `${cases.length}`);
  const found = check(cases.map(({ policy }) => policy));
  let taken = 0;
  let refused = 0;
  cases.forEach(({ what, policy }, i) => {
    const valid = validators.policy(policy);
    const codes = found[i].map(({ code }) => code);
    if (!valid) {
      assert.notEqual(codes.length, 0, `${what}: taken by check, not by the schema: ${JSON.stringify(validators.policy.errors)}`);
      refused += 1;
    } else {
      assert.ok(codes.every((code) => policyReasons.test(code)), `${what}: taken by the schema, refused by check: ${JSON.stringify(found[i])}`);
      taken += codes.length === 0;
    }
  });
  assert.ok(taken > 300 && refused > 1000, `${taken} taken by both, ${refused} refused by both`);
});

test('every id that the policy schema lists is taken by check, and no other', () => {
  for (const { what, ids, policy } of enumerations(schemas.policy)) {
    assert.ok(ids.length >= 2, what);
    const found = check([...ids, `${ids[0]}x`].map(policy));
    ids.forEach((id, i) => {
      fits('policy', policy(id));
      assert.deepEqual(found[i], [], `${what} ${id}`);
    });
    assert.notEqual(found.at(-1).length, 0, what);
    assert.ok(!validators.policy(policy(`${ids[0]}x`)), what);
  }
});

test('limits of the schemas are those of the program', () => {
  for (const { what, most, schema, make } of boundaries) {
    const values = [make(most), make(most + 1)];
    const refusals = schema === 'policy' ? check(values) : values.map(answerErrors[schema]);
    assert.deepEqual(refusals[0], [], `${what}: ${most}`);
    assert.notEqual(refusals[1].length, 0, `${what}: ${most + 1}`);
    fits(schema, values[0]);
    assert.ok(!validators[schema](values[1]), `${what}: ${most + 1} fits the schema`);
  }
});

const answerErrors = {
  draft: (value) => [JSON.parse(run(['assess', '--policy', 'general'], JSON.stringify(value))).error].filter(Boolean),
  submission: (value) => JSON.parse(run(['validate', '--policy', 'general', '--now', now], JSON.stringify(value))).errors,
};

// Places that the schema names, as JSON pointers: of a missing or an unknown member its own.
const places = (errors) =>
  errors.map(({ instancePath, params }) => {
    const member = params.missingProperty ?? params.additionalProperty;
    return member === undefined ? instancePath : `${instancePath}/${member.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  });
const meet = (a, b) => a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);

/** Values from a generator: refused by the schema means refused by the program at that place; taken, that only `reasons` are left. */
function compare(name, make, command, errorsOf, reasons) {
  const r = random(20261124);
  const values = Array.from({ length: 2000 }, () => make(r, pool));
  const answers = lines(run(command, values.map((value) => JSON.stringify(value)).join('\n') + '\n'));
  assert.equal(answers.length, values.length);
  const counts = { taken: 0, refused: 0 };
  values.forEach((value, i) => {
    const told = () => `${JSON.stringify(value).slice(0, 1000)}\n${JSON.stringify(answers[i]).slice(0, 1000)}`;
    const errors = errorsOf(answers[i]);
    if (validators[name](value)) {
      for (const { code } of errors) assert.match(code, reasons, told());
      counts.taken += errors.length === 0;
    } else {
      for (const place of places(validators[name].errors)) {
        assert.ok(name === 'draft' ? errors.length > 0 : errors.some(({ at }) => meet(at, place)), `${place}\n${told()}`);
      }
      counts.refused += 1;
    }
  });
  assert.ok(counts.taken > 200 && counts.refused > 50, `${name} ${JSON.stringify(counts)}`);
}

test('drafts', () => {
  const errorsOf = ({ error }) => (error ? [error] : []);
  compare('draft', draft, ['assess', '--policy', 'general', '--ndjson'], errorsOf, /^(category|field)\.unknown$|^text\.too_long$|^instant\.invalid$/);
});

test('submissions', () => {
  compare(
    'submission',
    submission,
    ['validate', '--policy', 'general', '--ndjson', '--now', now],
    // An answer's own rules are its field's.
    ({ errors }) => errors.filter(({ field, code }) => field === undefined || code === 'member.type'),
    /^(category|field|contact|wish|policy)\.unknown$|^(email|phone|address)\.(missing|invalid)$|^text\.(blank|too_long)$|^string\.(too_long|invalid)$|^(keep|promise)\.invalid$/,
  );
});

test('what assess and validate answer fits its schema, broken lines and late years too', () => {
  const r = random(7);
  const drafts = Array.from({ length: 600 }, () => line(r, draft(r, pool)));
  const submissions = Array.from({ length: 600 }, () => line(r, submission(r, pool)));
  const input = (all) => Buffer.concat(all.flatMap((one) => [one, Buffer.from('\n')]));
  const shop = join(scratch, 'shop.json');
  writeFileSync(shop, JSON.stringify(wholePolicy()));
  const seen = { accepted: 0, rejected: 0, error: 0, assessed: 0 };
  for (const policy of ['general', shop]) {
    for (const answer of lines(run(['assess', '--policy', policy, '--ndjson'], input(drafts)))) {
      fits('assessment', answer);
      seen[answer.error ? 'error' : 'assessed'] += 1;
    }
    for (const at of [now, '2050-12-31T23:00:00Z']) {
      for (const answer of lines(run(['validate', '--policy', policy, '--ndjson', '--now', at], input(submissions)))) {
        fits('verdict', answer);
        seen[answer.error ? 'error' : answer.accepted ? 'accepted' : 'rejected'] += 1;
      }
    }
  }
  for (const [kind, count] of Object.entries(seen)) assert.ok(count > 100, `${kind} ${count}`);
});

test('a bundle that lacks a language says which', () => {
  const english = join(scratch, 'english.bundle');
  run(['compile', '--policy', 'general', '--lang', 'en', '--out', english]);
  const one = { text: 'посылка не пришла вовремя', language: 'ru' };
  for (const [command, name] of [['assess', 'assessment'], ['validate', 'verdict']]) {
    const { status, stdout } = spawnSync(program, [command, '--policy', english], { input: JSON.stringify(one), encoding: 'utf8' });
    assert.equal(status, 2);
    assert.deepEqual(JSON.parse(stdout), { need: ['ru'] });
    fits(name, JSON.parse(stdout));
  }
});

test('what is answered has no member more and none less', () => {
  const one = { id: '7b0a1f5e-3c62-4d3a-9f0e-2a5c8d1e6b47', language: 'en', text: 'my parcel has not arrived', category: 'delivery.late', channel: 'link', fields: { order_number: 'AB123456' } };
  const verdict = JSON.parse(run(['validate', '--policy', 'general', '--now', now], JSON.stringify(one)));
  fits('verdict', verdict);
  assert.equal(verdict.accepted, true);
  for (const name of Object.keys(verdict.record)) {
    const { [name]: dropped, ...record } = verdict.record;
    assert.ok(!validators.verdict({ ...verdict, record }), name);
  }
  assert.ok(!validators.verdict({ ...verdict, record: { ...verdict.record, extra: 1 } }));
  assert.ok(!validators.verdict({ ...verdict, accepted: false }));
  const assessment = JSON.parse(run(['assess', '--policy', 'general'], JSON.stringify({ text: one.text })));
  for (const name of Object.keys(assessment)) {
    const { [name]: dropped, ...rest } = assessment;
    assert.ok(!validators.assessment(rest), name);
  }
  assert.ok(!validators.assessment({ ...assessment, extra: 1 }));
});

test('receipts', async () => {
  const options = ['serve', '--policy', join(root, 'web/demo/policy.json'), '--store', `sqlite:${join(scratch, 'complaints.db')}`, '--listen', '127.0.0.1:0'];
  const service = spawn(program, options, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(service, 'exit');
  try {
    const [said] = await Promise.race([once(service.stdout, 'data'), ended.then(([code]) => assert.fail(`serve ended with ${code}`))]);
    const url = `${/http:\/\/\S+/.exec(String(said))[0]}/complaints`;
    const r = random(11);
    const statuses = { 200: 0, 201: 0 };
    for (let i = 0; i < 600; ++i) {
      const { policy, ...complaint } = submission(r, pool);
      for (let sent = 0; sent < (i % 5 === 0 ? 2 : 1); ++sent) {
        const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(complaint) });
        const receipt = await answer.json();
        if (!(answer.status in statuses)) continue;
        statuses[answer.status] += 1;
        fits('receipt', receipt);
        assert.equal(receipt.law.country, 'BG');
        assert.ok(!validators.receipt({ ...receipt, extra: 1 }));
        const { owner, ...rest } = receipt;
        assert.ok(!validators.receipt(rest));
      }
    }
    assert.ok(statuses[201] > 100 && statuses[200] > 20, JSON.stringify(statuses));
  } finally {
    service.kill('SIGTERM');
    await ended;
  }
});

test('staff', async () => {
  const { token, line: tokens } = JSON.parse(run(['token', '--name', 'crm']));
  writeFileSync(join(scratch, 'staff.tokens'), `${tokens}\n`, { mode: 0o600 });
  const options = ['serve', '--policy', 'general', '--store', `sqlite:${join(scratch, 'staff.db')}`, '--listen', '127.0.0.1:0', '--staff-tokens', join(scratch, 'staff.tokens')];
  const service = spawn(program, options, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(service, 'exit');
  try {
    const [said] = await Promise.race([once(service.stdout, 'data'), ended.then(([code]) => assert.fail(`serve ended with ${code}`))]);
    const url = /http:\/\/\S+/.exec(String(said))[0];
    const post = (path, body) =>
      fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify(body) });
    const complaint = { id: '6f1a1f0e-3c1c-4c7e-9d3a-0a2b3c4d5e6f', language: 'en', text: 'Late.', category: 'delivery.late', channel: 'link', contact: {}, fields: { order_number: 'AB123456' } };
    const { reference } = await (await post('/complaints', complaint)).json();
    const deeds = [
      ['update', { text: 'We look for it.' }],
      ['reply', { text: 'Found.', by: 'Elena Petrova' }],
      ['refile', { category: 'payment.refund' }],
      ['resolve', { text: 'The money is on its way.' }],
      ['reopen', {}],
    ];
    for (const [deed, body] of deeds) {
      fits('staff', body);
      const answer = await post(`/staff/complaints/${reference}/${deed}`, body);
      const done = await answer.json();
      assert.equal(answer.status, 200, JSON.stringify(done));
      fits('staff', done);
      assert.ok(!validators.staff({ ...done, extra: 1 }));
      const { owner, ...rest } = done;
      assert.ok(!validators.staff(rest));
    }
    // What the schema refuses the service refuses.
    for (const wrong of [{ text: 5 }, { text: 'x', category: 'other' }, { text: 'x', extra: 1 }, [], { text: 'x'.repeat(20_001) }, { text: 'x', by: 'y'.repeat(1_001) }]) {
      assert.ok(!validators.staff(wrong));
      assert.equal((await post(`/staff/complaints/${reference}/reply`, wrong)).status, 422);
    }
  } finally {
    service.kill('SIGTERM');
    await ended;
  }
});

test('outgoing', () => {
  const mail = { smtp: 'smtps://mail.example.org:465', from: 'Acme Care <care@example.org>', user: 'care', password_file: 'mail.password' };
  const webhook = { url: 'https://crm.example.org/hook', secret_file: 'crm.secret', kinds: ['replied'], channels: ['sms', 'post'] };
  const whole = { public_url: 'https://example.org', mail, webhooks: [webhook], ca_file: 'ca.pem', timeout_seconds: 30 };
  fits('outgoing', whole);
  const wrong = [
    { public_url: 'https://example.org' },
    { ...whole, password: 'x' },
    { ...whole, mail: { ...mail, from: undefined } },
    { ...whole, mail: { ...mail, password_file: undefined } },
    { ...whole, mail: { ...mail, tls: 'maybe' } },
    { ...whole, webhooks: [{ ...webhook, kinds: ['sent'] }] },
    { ...whole, webhooks: [{ ...webhook, secret_file: undefined }] },
    { ...whole, timeout_seconds: 0 },
  ];
  for (const one of wrong) assert.ok(!validators.outgoing(JSON.parse(JSON.stringify(one))), JSON.stringify(one));
});
