// SPDX-License-Identifier: Apache-2.0
// Where logins would come from, as the plan names it: the same source that a run then uses.
import { expect, it } from 'vitest';
import { nameLogins } from '../../src/credentials/names.ts';
import type { Env } from '../../src/facts/facts.ts';
import { secret } from '../../src/settings/secret.ts';
import type { RegistrySetting } from '../../src/settings/settings.ts';
import { basic, openCredentials, repository } from './logins.ts';

const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
const password = { from: 'given', secret: secret('password-1') } as const;
const role = {
  provider: 'aws',
  roleArn: 'arn:aws:iam::123456789012:role/ci',
  region: 'eu-west-1',
} as const;
const auths = (host: string) => ({ auths: { [host]: { auth: basic('octocat:password-2') } } });

interface Row {
  readonly name: string;
  readonly image: string;
  readonly registries?: readonly Partial<RegistrySetting>[];
  readonly githubToken?: string;
  readonly env?: Env;
  readonly config?: object;
  readonly isTrusted?: boolean;
  /** Nothing is asked to find out that the same source is used: a service would be. */
  readonly isAsked?: true;
}

it.each<Row>([
  {
    name: 'registries',
    image: 'quay.io/a/b',
    registries: [{ prefix: 'quay.io', username: 'robot', password }],
  },
  {
    ...{ name: 'identity token for AWS', image: `${ECR}/a`, isAsked: true },
    registries: [{ prefix: ECR, oidc: { role } }],
  },
  { name: 'github-token', image: 'ghcr.io/a/b', githubToken: 'github-token-1' },
  {
    ...{ name: 'CI_REGISTRY_PASSWORD', image: 'gitlab.acme.io:5050/a' },
    env: {
      CI_REGISTRY: 'gitlab.acme.io:5050',
      CI_REGISTRY_USER: 'u',
      CI_REGISTRY_PASSWORD: 'password-3',
    },
  },
  {
    ...{ name: 'DOCKER_AUTH_CONFIG', image: 'quay.io/a/b' },
    env: { DOCKER_AUTH_CONFIG: JSON.stringify(auths('quay.io')) },
  },
  { name: 'the Docker configuration', image: 'quay.io/a/b', config: auths('quay.io') },
  {
    name: 'docker-credential-pass',
    image: 'quay.io/a',
    config: { credHelpers: { 'quay.io': 'pass' } },
    isAsked: true,
  },
  { name: 'none', image: 'quay.io/a', config: { credsStore: 'desktop' }, isAsked: true },
  {
    name: 'AWS_ACCESS_KEY_ID',
    image: `${ECR}/a`,
    env: { AWS_ACCESS_KEY_ID: 'AKIA' },
    isAsked: true,
  },
  { name: 'none', image: `${ECR}/a`, env: { AWS_ACCESS_KEY_ID: 'AKIA' }, isTrusted: false },
  { name: 'this machine, if it has one', image: 'acme.azurecr.io/a', isAsked: true },
  { name: 'none', image: 'ghcr.io/a/b' },
])('$name, for $image', async ({ name, image, isTrusted = true, isAsked, ...setup }) => {
  const credentials = await openCredentials({ ...setup, answers: [] });
  const { registries = [], githubToken } = setup;
  const settings = {
    registries: registries.map((entry) => ({
      prefix: '',
      required: true,
      insecure: false,
      ...entry,
    })),
    githubToken: githubToken === undefined ? undefined : secret(githubToken),
  };
  const { shell } = credentials.shell;
  const env = { ...setup.env, HOME: credentials.home.replace(/\/\.docker$/, '') };
  expect(await nameLogins([image], { settings, env, shell, isTrusted })).toEqual({ [image]: name });
  expect(credentials.shell.lines()).toEqual([]);
  if (isAsked === true) return;
  const found = await credentials.find(repository(image));
  expect(found?.source.split(':')[0] ?? 'none').toBe(name);
});
