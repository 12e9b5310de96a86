// SPDX-License-Identifier: Apache-2.0
// Ends of logins that no clock has: a login is used at least for a while, asked for once, and its end can be shown.
import { describe, expect, it } from 'vitest';
import type { OidcRole } from '../../../src/settings/oidc.ts';
import { problemOf } from '../../registry/bench.ts';
import type { Asked, Reply } from '../../registry/server.ts';
import { repository } from '../logins.ts';
import { ACCOUNT, CLIENT, CONNECTION, POOL, ROBOT, ROLE, TENANT } from './clouds.ts';
import { openWorld } from './world.ts';

const roles: Readonly<Record<string, OidcRole>> = {
  'Docker Hub': {
    ...{ provider: 'docker-hub', connectionId: CONNECTION },
    ...{ organization: 'acme', expiresInS: 600 },
  },
  Google: { provider: 'google', identityProvider: POOL, serviceAccount: ACCOUNT },
  Azure: { provider: 'azure', clientId: CLIENT, tenantId: TENANT },
  Quay: { provider: 'quay', robot: ROBOT },
  JFrog: { provider: 'jfrog', providerName: 'github' },
  AWS: { provider: 'aws', roleArn: ROLE, region: 'eu-west-1' },
};

/** Ends as answers may state them, as the JSON that is written. */
const ends = {
  'a time that is over': { seconds: '-60', time: '"2001-01-01T00:00:00Z"', epoch: '978307200' },
  'a time beyond all calendars': {
    ...{ seconds: '1e308', time: '"+275760-09-13T00:00:00Z"', epoch: '1e308' },
  },
  'more than a number': { seconds: '1e999', time: '"Infinity"', epoch: '1e999' },
  'no number': { seconds: '"NaN"', time: '"soon"', epoch: '"NaN"' },
  'a list': { seconds: '[3600]', time: '["now"]', epoch: '[1]' },
  nothing: { seconds: 'null', time: 'null', epoch: 'null' },
};

type End = (typeof ends)[keyof typeof ends];

/** A token that states its own end, as Quay's and Azure's do. */
function toToken(epoch: string): string {
  const payload = `{"sub":"jfac@1/users/ci-user","exp":${epoch}}`;
  return ['{"alg":"none"}', payload, 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');
}

function toBody({ seconds, time, epoch }: End): Reply {
  const token = JSON.stringify(toToken(epoch));
  const names = ['access_token', 'accessToken', 'token', 'refresh_token'];
  const tokens = names.map((name) => `"${name}":${token}`).join(',');
  const body = `{${tokens},"username":"ci-user","expires_in":${seconds},"expireTime":${time}}`;
  return { headers: { 'content-type': 'application/json' }, body };
}

const isRegistry = ({ path }: Asked) => path.startsWith('/v2/');

/** What every service answers in place of what is right; the token service of AWS answers right. */
function answerWith(end: End) {
  return (asked: Asked): Reply | undefined => {
    if (isRegistry(asked) || asked.body.toString().startsWith('Action=')) return undefined;
    if (asked.headers['x-amz-target'] === undefined) return toBody(end);
    const token = Buffer.from('AWS:right-4711').toString('base64');
    const data = `{"authorizationToken":"${token}","expiresAt":${end.epoch}}`;
    const headers = { 'content-type': 'application/x-amz-json-1.1' };
    return { headers, body: `{"authorizationData":[${data}]}` };
  };
}

const rows = Object.entries(roles).flatMap(([title, role]) =>
  Object.entries(ends).map(([name, end]) => ({ title, role, name, end })),
);

describe('a login whose end is stated as', () => {
  it.each(rows)('$name, by $title', async ({ role, end }) => {
    const answer = answerWith(end);
    const world = await openWorld({ role, answer: () => answer, registryAnswer: answer });
    const at = repository(`${world.host}/acme/app`);
    const finding = world.credentials.find(at);
    const found = await finding.catch(() => undefined);
    // The SDK of AWS refuses an answer that is not of its protocol.
    if (found === undefined) {
      expect((await problemOf(finding)).problems[0]?.code).toBe('LOGIN_SERVICE_FAILED');
      return;
    }
    const endMs = found.identity?.endMs ?? Number.NaN;
    expect(Date.parse(new Date(endMs).toISOString())).toBeGreaterThan(world.clock.now());
    expect(found.untilMs).toBeGreaterThan(world.clock.now());
    expect(await world.credentials.find(at)).toBe(found);
    expect(world.issuer.tokens).toHaveLength(1);
  });
});

it('a subject with line ends is shown on one line', async () => {
  const sub = 'repo:acme/app:ref:refs/heads/x\n::add-mask::y\u001b[2J';
  const world = await openWorld({ role: { provider: 'quay', robot: ROBOT }, claims: { sub } });
  const { problems } = await problemOf(world.credentials.find(repository(`${world.host}/a/b`)));
  const { message = '', hint = '' } = problems[0] ?? {};
  expect(['\n', '\r', '\u001b'].filter((one) => `${message}${hint}`.includes(one))).toEqual([]);
  expect(message).toContain('refs/heads/x');
});
