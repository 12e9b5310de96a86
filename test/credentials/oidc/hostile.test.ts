// SPDX-License-Identifier: Apache-2.0
// Token services whose answers are not what they should be: none gets a token to another host, a login, or the run to crash.
import { describe, expect, it } from 'vitest';
import type { OidcRole } from '../../../src/settings/oidc.ts';
import { createFinder } from '../../../src/secret-forms.ts';
import type { Reply } from '../../registry/server.ts';
import { problemOf } from '../../registry/bench.ts';
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

/** All names under which providers hand out tokens, with one value. */
function allFields(value: unknown): Reply {
  const names = ['access_token', 'accessToken', 'token', 'refresh_token'];
  const body = JSON.stringify(Object.fromEntries(names.map((name) => [name, value])));
  return { headers: { 'content-type': 'application/json' }, body };
}

const answers: readonly { readonly name: string; readonly reply: (other: string) => Reply }[] = [
  {
    name: 'a redirect to another host',
    reply: (other) => ({ status: 307, headers: { location: `${other}/oauth/token` } }),
  },
  {
    name: 'a redirect without TLS',
    reply: () => ({ status: 302, headers: { location: 'http://other.example/' } }),
  },
  { name: 'a token with a line break', reply: () => allFields('a\r\nx-other: 1') },
  { name: 'a token that is a number', reply: () => allFields(1) },
  { name: 'a token that is a list', reply: () => allFields(['a']) },
  { name: 'a token that is empty', reply: () => allFields('') },
  { name: 'a token of other characters', reply: () => allFields('tökén\u0000') },
  { name: 'an array', reply: () => ({ body: '[1]' }) },
  { name: 'null', reply: () => ({ body: 'null' }) },
  { name: 'nothing', reply: () => ({ body: '' }) },
  { name: 'a page of HTML', reply: () => ({ body: '<html><script>alert(1)</script>' }) },
  { name: 'ten megabytes', reply: () => ({ body: Buffer.alloc(10_000_000, 'a') }) },
  {
    name: 'a name of the prototype',
    reply: () => ({ body: '{"__proto__":{"access_token":"x","token":"x","accessToken":"x"}}' }),
  },
  { name: 'a cut answer', reply: () => ({ body: '{"access_token":"abcdef"}', cutAfter: 5 }) },
  {
    name: 'a refusal with control characters',
    reply: () => ({ status: 403, body: '{"message":"no\\u001b[2J\\n::add-mask::x"}' }),
  },
];

const rows = Object.entries(roles).flatMap(([title, role]) =>
  answers.map((answer) => ({ ...answer, title, role })),
);

describe('a token service that answers', () => {
  it.each(rows)('$name, as $title', async ({ role, reply }) => {
    const world = await openWorld({ role, answer: reply });
    const { problems } = await problemOf(
      world.credentials.find(repository(`${world.host}/acme/app`)),
    );
    expect(problems.map(({ code }) => code)).toHaveLength(1);
    const { code = '', message = '', hint = '' } = problems[0] ?? {};
    expect(code).toMatch(/^(?:LOGIN|REGISTRY)_/);
    // No line of its own, and nothing that moves a terminal's cursor.
    expect(['\n', '\r', '\u001b'].filter((one) => message.includes(one))).toEqual([]);
    const text = [message, hint, ...world.said].join('\n');
    const tokens = world.issuer.tokens.map(({ token }) => token);
    expect(tokens.filter((token) => createFinder(token)(text).length > 0)).toEqual([]);
    expect(world.other.asked).toEqual([]);
  });
});
