// The module as bytes in, bytes out: no bridge between, so that broken bytes reach it as they are.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const done = 0;

export async function loadEngine(build) {
  const { instantiate } = await import(pathToFileURL(`${build}/redress.js`).href);
  const { memory, functions } = await instantiate(readFileSync(`${build}/redress.wasm`));

  const put = (bytes) => {
    const at = functions.redress_alloc(bytes.length);
    new Uint8Array(memory.buffer, at, bytes.length).set(bytes);
    return [at, bytes.length];
  };
  const take = (result) => {
    const size = functions.redress_result_size(result);
    const at = functions.redress_result_bytes(result);
    const answer = {
      status: functions.redress_result_status(result),
      policy: functions.redress_result_policy(result),
      json: Buffer.from(new Uint8Array(memory.buffer, at, size)).toString('utf8'),
    };
    functions.redress_result_free(result);
    return answer;
  };
  const call = (name, policy, ...inputs) => {
    const held = inputs.map(put);
    const answer = take(functions[name](...(policy === null ? [] : [policy]), ...held.flat()));
    for (const [at, size] of held) functions.redress_free(at, size);
    return answer;
  };

  return {
    versions: () => take(functions.redress_versions()).json,
    load(bundle) {
      const loaded = call('redress_policy_load', null, bundle);
      if (loaded.status !== done) throw new Error(loaded.json);
      return loaded.policy;
    },
    add: (policy, part) => call('redress_policy_add', policy, part),
    assess: (policy, draft) => call('redress_assess', policy, draft),
    validate: (policy, submission, now) => call('redress_validate', policy, submission, Buffer.from(now)),
    free: (policy) => functions.redress_policy_free(policy),
    promise: (policy, request) => call('redress_promise', policy, request),
    describe: (policy, language) => call('redress_describe', policy, Buffer.from(language)),
  };
}
