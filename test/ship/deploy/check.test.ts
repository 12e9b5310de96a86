// SPDX-License-Identifier: Apache-2.0
// What keeps a hook from being called is said before anything is built, and nothing of a value is repeated.
import { expect, it } from 'vitest';
import { checkHooks } from '../../../src/ship/deploy/check.ts';
import { settingsOf } from '../../plan/settings.ts';
import { planOf } from '../plans.ts';
import { hookOf } from './calling.ts';

it.each<{
  readonly name: string;
  readonly hook: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly isSkipped?: true;
  readonly says?: string;
}>([
  { name: 'all is well', hook: '{kind: slack, url-env: A}', env: { A: 'https://h.test/s3cret' } },
  {
    name: 'a variable is missing',
    hook: '{kind: slack, url-env: A}',
    says: 'DEPLOY_VARIABLE_MISSING',
  },
  {
    name: 'a variable is blank',
    hook: '{kind: sevalla, app: x, token-env: A}',
    env: { A: ' \n' },
    says: 'DEPLOY_VARIABLE_MISSING',
  },
  {
    name: 'a hook that is not called needs none',
    hook: '{kind: slack, url-env: A}',
    isSkipped: true,
  },
  {
    name: 'no address',
    hook: '{kind: slack, url-env: A}',
    env: { A: 's3cret' },
    says: 'DEPLOY_VARIABLE_INVALID the variable A of the deploy hook "slack" is not an address',
  },
  {
    name: 'a file address',
    hook: '{kind: slack, url-env: A}',
    env: { A: 'file:///etc/s3cret' },
    says: 'is not an address',
  },
  {
    name: 'a password in the address',
    hook: '{kind: slack, url-env: A}',
    env: { A: 'https://u:s3cret@h.test/' },
    says: 'with a user or a password in it',
  },
  {
    name: 'plain HTTP',
    hook: '{kind: slack, url-env: A}',
    env: { A: 'http://h.test/s3cret' },
    says: 'is an address on h.test without TLS',
  },
  {
    name: 'plain HTTP that is allowed',
    hook: '{kind: slack, url-env: A, insecure: true}',
    env: { A: 'http://h.test/s3cret' },
  },
  {
    name: 'plain HTTP here',
    hook: '{kind: slack, url-env: A}',
    env: { A: 'http://127.0.0.1:1/s3cret' },
  },
  {
    name: 'a header of two lines',
    hook: '{kind: webhook, url-env: A, headers-env: {X-Key: B}}',
    env: { A: 'https://h.test/', B: 's3cret\r\nX-Other: 1' },
    says: 'the variable B of the deploy hook "webhook" has a value that no header can hold',
  },
  {
    name: 'a key of any bytes',
    hook: '{kind: webhook, url-env: A, secret-env: B}',
    env: { A: 'https://h.test/', B: 'ké\ny-of-s3cret' },
  },
  {
    name: 'a key that is too short to be masked',
    hook: '{kind: sevalla, app: x, token-env: A}',
    env: { A: 'abc' },
    says: 'has fewer than 4 characters',
  },
  {
    name: 'no GitHub',
    hook: '{kind: github-deployment, environment: production}',
    says: 'DEPLOY_GITHUB_MISSING',
  },
])('$name', async ({ hook: text, env = {}, isSkipped, says }) => {
  const hook = await hookOf(text);
  const { name, kind } = hook;
  const planned = { name, kind, when: 'latest', target: 'app', call: !isSkipped, reason: '' };
  const plan = { ...planOf(), deploy: [planned] };
  const problems = checkHooks(plan, {
    settings: settingsOf({ deploy: [hook] }),
    ...{ env, deployments: undefined },
  });
  const said = problems.map(({ code, message }) => `${code} ${message}`).join('\n');
  if (says === undefined) expect(said).toBe('');
  else expect(said).toContain(says);
  expect(JSON.stringify(problems)).not.toContain('s3cret');
});
