// SPDX-License-Identifier: Apache-2.0
// Keys of AWS as user name and password of an entry: exchanged for a login, as docker/login-action does.
import { describe, expect, it } from 'vitest';
import type { RegistrySetting } from '../../../src/settings/settings.ts';
import { secret } from '../../../src/settings/secret.ts';
import { createFinder } from '../../../src/secret-forms.ts';
import { problemOf } from '../../registry/bench.ts';

import { repository, show } from '../logins.ts';
import { ecrApi, type TestKeys } from './services.ts';
import { ECR, open, openEnvironment } from './world.ts';

const OTHER = '210987654321.dkr.ecr.eu-west-1.amazonaws.com';
const KEYS = { id: 'AKIAEXAMPLE', secretKey: 'secret/key+of-a-user' };
const MORE = { id: 'AKIAOTHER', secretKey: 'another/key+of-a-user' };
const SHORT = { id: 'ASIAEXAMPLE', secretKey: 'short/lived+key', session: 'session-4711' };

const toEntry = (prefix: string, { id, secretKey }: TestKeys): Partial<RegistrySetting> => ({
  ...{ prefix, username: id },
  password: { from: 'given', secret: secret(secretKey) },
});

/** Two accounts at one address, by their keys. */
async function openAccounts(env: Readonly<Record<string, string>> = {}, first: TestKeys = KEYS) {
  const [one, other] = [ecrApi(first), ecrApi(MORE, { account: '210987654321' })];
  const { url } = await open((asked) =>
    (asked.headers.authorization?.includes(MORE.id) === true ? other : one).answer(asked),
  );
  const world = await openEnvironment({
    env: { AWS_ENDPOINT_URL_ECR: url, AWS_ENDPOINT_URL_ECR_PUBLIC: url, ...env },
    registries: [toEntry(ECR, first), toEntry(OTHER, MORE), toEntry('public.ecr.aws', first)],
    trust: 'untrusted',
  });
  return { ...world, one, other };
}

describe('keys in entries', () => {
  it('are exchanged, each for the login of its own account', async () => {
    const { credentials, one, other, masked, said } = await openAccounts();
    const logins = [ECR, OTHER, 'public.ecr.aws/acme'].map((host) =>
      credentials.find(repository(`${host}/app`)),
    );
    expect((await Promise.all(logins)).map(show)).toEqual([
      `AWS:${one.password} from registries: ${ECR}`,
      `AWS:${other.password} from registries: ${OTHER}`,
      `AWS:${one.password} from registries: public.ecr.aws`,
    ]);
    expect(masked).toEqual(expect.arrayContaining([KEYS.secretKey, MORE.secretKey, one.password]));
    const shown = [KEYS.secretKey, one.password].filter((value) =>
      said.some((line) => createFinder(value)(line).length > 0),
    );
    expect(shown).toEqual([]);
  });

  it('create a repository in their account', async () => {
    const { credentials, one, other } = await openAccounts();
    const at = repository(`${OTHER}/app`);
    await credentials.createRepository(at, { immutable: false, scan: false });
    expect([one.created, other.created]).toEqual([[], ['CreateRepository app MUTABLE']]);
  });

  it.each([
    { name: 'that of the same key', id: SHORT.id, works: true },
    { name: 'that of no key', id: '', works: true },
    { name: 'not that of another key', id: KEYS.id, works: false },
  ])('are of a session with the token in the environment: $name', async ({ id, works }) => {
    const env = { AWS_SESSION_TOKEN: SHORT.session, AWS_ACCESS_KEY_ID: id };
    const { credentials, one } = await openAccounts(env, SHORT);
    const finding = credentials.find(repository(`${ECR}/app`));
    if (works) expect(show(await finding)).toContain(one.password);
    else expect((await problemOf(finding)).problems[0]?.code).toBe('LOGIN_REFUSED');
  });

  it('that are refused name the entry, and show no secret', async () => {
    const api = ecrApi(MORE);
    const { url } = await open(api.answer);
    const { credentials } = await openEnvironment({
      env: { AWS_ENDPOINT_URL_ECR: url },
      registries: [toEntry(ECR, KEYS)],
    });
    const { problems } = await problemOf(credentials.find(repository(`${ECR}/app`)));
    expect(problems[0]?.code).toBe('LOGIN_REFUSED');
    expect(problems[0]?.message).toContain(`the credential from registries: ${ECR}`);
    expect(problems[0]?.hint).toContain('access key, secret key and session token belong together');
    expect(createFinder(KEYS.secretKey)(JSON.stringify(problems))).toEqual([]);
  });

  it('without a secret key are reported as a missing password', async () => {
    const { credentials } = await openEnvironment({
      registries: [{ prefix: ECR, username: KEYS.id, password: { from: 'env', name: 'NONE' } }],
    });
    const { problems } = await problemOf(credentials.find(repository(`${ECR}/app`)));
    expect(problems[0]?.code).toBe('LOGIN_PASSWORD_MISSING');
  });
});
