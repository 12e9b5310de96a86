// SPDX-License-Identifier: Apache-2.0
// Several accounts in one run: of several providers, and several of one provider. The CI system is asked once for each audience.
import { expect, it, onTestFinished } from 'vitest';
import type { OidcRole } from '../../../src/settings/oidc.ts';
import { openEnvironment } from '../ambient/world.ts';
import { repository } from '../logins.ts';
import { openAws } from './cloud-aws.ts';
import { ACCOUNT, CONNECTION, openDockerHub, openGoogle, POOL, ROLE } from './clouds.ts';
import { openIssuer } from './issuer.ts';
import { SUBJECT } from './world.ts';

const aws = { provider: 'aws', roleArn: ROLE, region: 'eu-west-1' } as const;
const google = { provider: 'google', identityProvider: POOL } as const;
const hub = { provider: 'docker-hub', connectionId: CONNECTION, expiresInS: 600 } as const;

/** Entries of `registries`, each with the user and the start of the password that its account gives. */
const entries: readonly (readonly [prefix: string, role: OidcRole, login: string])[] = [
  ['123456789012.dkr.ecr.eu-west-1.amazonaws.com', aws, 'AWS:ecr-'],
  ['123456789012.dkr.ecr.eu-west-1.amazonaws.com/other', aws, 'AWS:ecr-'],
  ['public.ecr.aws', aws, 'AWS:ecr-'],
  ['europe-docker.pkg.dev', google, 'oauth2accesstoken:federated-'],
  ['us-docker.pkg.dev/acme', { ...google, serviceAccount: ACCOUNT }, 'oauth2accesstoken:account-'],
  ['docker.io/acme', { ...hub, organization: 'acme' }, 'acme:hub-'],
  ['docker.io/other', { ...hub, organization: 'other' }, 'other:hub-'],
];

it('each entry has the login of its own account, and each audience one token', async () => {
  const issuer = await openIssuer({ sub: SUBJECT }, Date.now);
  const trusted = { issuer: () => issuer.served.url, subject: SUBJECT, now: Date.now, busy: [] };
  const clouds = {
    aws: await openAws(trusted),
    google: await openGoogle(trusted),
    hub: await openDockerHub(trusted),
  };
  onTestFinished(async () => {
    const servers = [issuer, ...Object.values(clouds)];
    await Promise.all(servers.map(({ served }) => served.close()));
  });
  const { url } = clouds.aws.served;
  const { credentials } = await openEnvironment({
    env: {
      ...issuer.env,
      ...{ AWS_ENDPOINT_URL_STS: url, AWS_ENDPOINT_URL_ECR: url, AWS_ENDPOINT_URL_ECR_PUBLIC: url },
      _TAGSHIP_TEST_ENDPOINTS: JSON.stringify({
        'identity.docker.com': clouds.hub.served.url,
        'sts.googleapis.com': clouds.google.served.url,
        'iamcredentials.googleapis.com': clouds.google.served.url,
      }),
    },
    registries: entries.map(([prefix, role]) => ({ prefix, oidc: { role } })),
  });
  const found = await Promise.all(
    entries.map(async ([prefix]) => await credentials.find(repository(`${prefix}/app`))),
  );
  const logins = found.map((one) => {
    const { credential } = one ?? expect.fail();
    if (credential.kind !== 'password') throw new Error('no password');
    return `${credential.username}:${credential.password.reveal()}`;
  });
  for (const [at, [, , login]] of entries.entries()) expect(logins[at]).toContain(login);
  expect(new Set(logins).size).toBe(entries.length);
  expect(issuer.tokens.map(({ audience }) => audience).toSorted()).toEqual([
    `https://iam.googleapis.com/${POOL}`,
    'https://identity.docker.com',
    'sts.amazonaws.com',
  ]);
});
