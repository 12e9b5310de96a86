// SPDX-License-Identifier: Apache-2.0
// The hosts of the clouds in all their partitions, and what is read from their names.
import { describe, expect, it } from 'vitest';
import { toAzureCloud } from '../../../src/credentials/oidc/audience.ts';
import {
  isAzureHost,
  isCloudHost,
  isEcrHost,
  isGoogleHost,
  toEcrAccount,
  toEcrRegion,
} from '../../../src/registry-host.ts';
import { toHint } from '../../../src/registry/providers/hints.ts';

const ACCOUNT = '123456789012';

describe('a private registry of Amazon', () => {
  it.each([
    ['dkr.ecr.eu-west-1.amazonaws.com', 'eu-west-1'],
    ['dkr.ecr-fips.us-gov-west-1.amazonaws.com', 'us-gov-west-1'],
    ['dkr-ecr.us-east-1.on.aws', 'us-east-1'],
    ['dkr-ecr-fips.us-east-1.on.aws', 'us-east-1'],
    ['dkr.ecr.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
    ['dkr-ecr.cn-north-1.on.amazonwebservices.com.cn', 'cn-north-1'],
    ['dkr.ecr.eusc-de-east-1.amazonaws.eu', 'eusc-de-east-1'],
    ['dkr.ecr.us-iso-east-1.c2s.ic.gov', 'us-iso-east-1'],
    ['dkr.ecr.us-isob-east-1.sc2s.sgov.gov', 'us-isob-east-1'],
    ['dkr.ecr.eu-isoe-west-1.cloud.adc-e.uk', 'eu-isoe-west-1'],
    ['dkr.ecr.us-isof-south-1.csp.hci.ic.gov', 'us-isof-south-1'],
  ])('%s', (end, region) => {
    const host = `${ACCOUNT}.${end}`;
    expect([isEcrHost(host), toEcrRegion(host), toEcrAccount(host)]).toEqual([
      ...[true, region, ACCOUNT],
    ]);
  });
});

it('the public registry of Amazon is in one region, and of no account', () => {
  for (const host of ['public.ecr.aws', 'ecr-public.aws.com']) {
    expect([isEcrHost(host), toEcrRegion(host), toEcrAccount(host)]).toEqual([
      true,
      'us-east-1',
      undefined,
    ]);
  }
});

it.each(['europe-docker.pkg.dev', 'us-central1-docker.pkg.dev', 'gcr.io', 'asia.gcr.io'])(
  '%s is of Google',
  (host) => {
    expect(isGoogleHost(host)).toBe(true);
  },
);

it.each([
  ['acme.azurecr.io', 'https://login.microsoftonline.com'],
  ['acme-a1b2c3d4e5.azurecr.io', 'https://login.microsoftonline.com'],
  ['acme.azurecr.us', 'https://login.microsoftonline.us'],
  ['acme.azurecr.cn', 'https://login.partner.microsoftonline.cn'],
])('%s is of Azure, at %s', (host, authority) => {
  expect(isAzureHost(host)).toBe(true);
  expect(toAzureCloud(host).authority).toBe(authority);
});

it.each([
  ...[`${ACCOUNT}.dkr.ecr.eu-west-1.amazonaws.com.evil.example`, '12.dkr.ecr.a.amazonaws.com'],
  ...['evilpublic.ecr.aws', 'notgcr.io', 'docker.pkg.dev.example', 'azurecr.io.example'],
  ...[`${ACCOUNT}.dkr.ecr.eu-west-1.amazonaws.com:443`, 'x.azurecr.io.evil.example'],
])('%s is of no cloud', (host) => {
  expect(isCloudHost(host)).toBe(false);
});

it.each([
  ['acme/images/app', 'create images --repository-format=docker --location=europe --project=acme.'],
  [
    'example.com/acme/images/app',
    'create images --repository-format=docker --location=europe --project=example.com:acme.',
  ],
])('the command that creates the repository of %s names its project', (path, says) => {
  const host = 'europe-docker.pkg.dev';
  const repository = { name: `${host}/${path}`, host, path };
  const said = { code: 'NAME_UNKNOWN', words: 'Repository "x" not found' };
  const hint = toHint('REGISTRY_REPOSITORY_MISSING', said, { repository, kind: 'upload' });
  expect(hint).toContain(says);
});
