// SPDX-License-Identifier: Apache-2.0
// The refusals that providers document, each by its own code: who the run is, and what its provider has to be told.
import { describe, expect, it } from 'vitest';
import type { OidcRole } from '../../../src/settings/oidc.ts';
import { createFinder } from '../../../src/secret-forms.ts';
import { problemOf } from '../../registry/bench.ts';
import type { Asked } from '../../registry/server.ts';
import { repository } from '../logins.ts';
import { CLIENT, ROBOT, ROLE, TENANT } from './clouds.ts';
import { stsFails } from './cloud-aws.ts';
import { json } from './issuer.ts';
import { entraFails, refusalTables } from './refusal-rows.ts';
import { openWorld, SUBJECT } from './world.ts';

describe('a refusal says who the run is, and what would be accepted', () => {
  it.each(
    refusalTables.flatMap(([title, role, rows]) => rows.map((row) => ({ title, role, ...row }))),
  )(
    '$title: $name',
    async ({
      role,
      reply,
      says,
      code = 'LOGIN_TRUST_REFUSED',
      at = isAny,
      isRegistry,
      times = 1,
    }) => {
      let asked = 0;
      const answer = (request: Asked) => {
        if (!at(request)) return undefined;
        asked += 1;
        return reply;
      };
      const isAtRegistry = isRegistry === true;
      const world = await openWorld({
        role,
        ...(isAtRegistry ? { registryAnswer: answer } : { answer: () => answer }),
      });
      const name = repository(`${world.host}/acme/app`);
      const { problems } = await problemOf(world.credentials.find(name));
      const { message = '', hint = '' } = problems[0] ?? {};
      expect(problems.map((problem) => problem.code)).toEqual([code]);
      const words = `${message} | ${hint}`;
      for (const one of says) expect(hint).toMatch(toPattern(one));
      expect(message).toContain(`the issuer ${world.issuer.served.url}, the audience `);
      expect(message).toContain(
        `the subject ${SUBJECT} (in GitHub's other form repo:acme@123/app@456:ref:refs/heads/main)`,
      );
      expect(asked).toBe(times);
      expect(world.issuer.tokens).toHaveLength(times);
      const texts = [words, ...world.said].join('\n');
      expect(world.secrets().filter((one) => createFinder(one)(texts).length > 0)).toEqual([]);
      expect(world.astray()).toEqual([]);
    },
  );

  it('AWS: IDPCommunicationError, after it was asked again', async () => {
    const reply = stsFails('IDPCommunicationError', 'could not be reached', 400);
    const role: OidcRole = { provider: 'aws', roleArn: ROLE, region: 'eu-west-1' };
    const world = await openWorld({ role, answer: () => reply });
    const { problems } = await problemOf(world.credentials.find(repository(`${world.host}/a/b`)));
    expect(problems[0]?.code).toBe('LOGIN_SERVICE_FAILED');
    expect(world.provider.served.asked.length).toBeGreaterThan(1);
  });
});

describe('a token that the provider calls ended', () => {
  it('is replaced once', async () => {
    const role: OidcRole = { provider: 'azure', clientId: CLIENT, tenantId: TENANT };
    let isEnded = true;
    const answer = () => {
      if (!isEnded) return undefined;
      isEnded = false;
      return entraFails(700024, 'Client assertion is not within its valid time range.');
    };
    const world = await openWorld({ role, answer: () => answer });
    const found = await world.credentials.find(repository(`${world.host}/acme/app`));
    expect(found?.identity?.subject).toBe(SUBJECT);
    expect(world.issuer.tokens).toHaveLength(2);
  });

  it('is not sent again where the job has no other', async () => {
    const world = await openWorld({
      role: { provider: 'quay', robot: ROBOT },
      answer: () => json({ error: 'Signature has expired' }, 401),
      env: (issuer) => ({ MY_TOKEN: issuer.sign('https://quay.example') }),
      oidc: { idToken: { from: 'env', name: 'MY_TOKEN' } },
    });
    const { problems } = await problemOf(world.credentials.find(repository(`${world.host}/a/b`)));
    expect(problems[0]?.code).toBe('LOGIN_ID_TOKEN_EXPIRED');
    const sent = world.provider.served.asked.filter(({ path }) => path.startsWith('/oauth2/'));
    expect(sent).toHaveLength(1);
  });
});

const isAny = (): boolean => true;

const toPattern = (says: string | RegExp): RegExp =>
  typeof says === 'string' ? new RegExp(says.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')) : says;
