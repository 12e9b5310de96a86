// SPDX-License-Identifier: Apache-2.0
// Which API of Amazon is asked for a registry of which partition, signed for which region.
import { expect, it } from 'vitest';
import { repository, show } from '../logins.ts';
import { ecrApi } from './services.ts';
import { type EnvironmentWorld, openEnvironment } from './world.ts';

const KEYS = { id: 'AKIAEXAMPLE', secretKey: 'secret/key+of-a-user' };
const ACCOUNT = '123456789012';
const IPV6 = { AWS_USE_DUALSTACK_ENDPOINT: 'true' };

it.each([
  ['dkr.ecr.eu-west-1.amazonaws.com', 'api.ecr.eu-west-1.amazonaws.com', 'eu-west-1'],
  ['dkr-ecr.us-east-1.on.aws', 'api.ecr.us-east-1.amazonaws.com', 'us-east-1'],
  [
    'dkr.ecr-fips.us-gov-west-1.amazonaws.com',
    'api.ecr-fips.us-gov-west-1.amazonaws.com',
    'us-gov-west-1',
  ],
  ['dkr.ecr.cn-north-1.amazonaws.com.cn', 'api.ecr.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
  ['dkr.ecr.us-iso-east-1.c2s.ic.gov', 'api.ecr.us-iso-east-1.c2s.ic.gov', 'us-iso-east-1'],
])('%s: %s', async (end, api, region) => {
  const amazon = ecrApi(KEYS, { region });
  const world = await openEnvironment({
    hosts: { [api]: amazon.answer },
    env: { AWS_ACCESS_KEY_ID: KEYS.id, AWS_SECRET_ACCESS_KEY: KEYS.secretKey },
  });
  const found = await world.credentials.find(repository(`${ACCOUNT}.${end}/app`));
  expect(show(found)).toContain(`AWS:${amazon.password}`);
  expect(tunnelsOf(world)).toEqual([`CONNECT ${api}:443`]);
});

/** The names of the public registry, and a network where only IPv6 is spoken. */
it.each([
  ['public.ecr.aws', {}, 'api.ecr-public.us-east-1.amazonaws.com'],
  ['ecr-public.aws.com', {}, 'api.ecr-public.us-east-1.amazonaws.com'],
  ['ecr-public.aws.com', IPV6, 'ecr-public.us-east-1.api.aws'],
  [`${ACCOUNT}.dkr-ecr.us-east-1.on.aws`, IPV6, 'ecr.us-east-1.api.aws'],
])('%s, with %o: %s', async (host, more, api) => {
  const amazon = ecrApi(KEYS, { region: 'us-east-1' });
  const world = await openEnvironment({
    hosts: { [api]: amazon.answer },
    env: { AWS_ACCESS_KEY_ID: KEYS.id, AWS_SECRET_ACCESS_KEY: KEYS.secretKey, ...more },
  });
  const found = await world.credentials.find(repository(`${host}/acme/app`));
  expect(show(found)).toContain(`AWS:${amazon.password}`);
  expect(tunnelsOf(world)).toEqual([`CONNECT ${api}:443`]);
});

/** The hosts that were asked through the proxy. */
function tunnelsOf({ internet }: EnvironmentWorld): readonly string[] {
  return [...new Set(internet.lines().filter((line) => line.startsWith('CONNECT')))];
}
