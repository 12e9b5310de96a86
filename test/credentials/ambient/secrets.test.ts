// SPDX-License-Identifier: Apache-2.0
// Every failure of what the environment offers, by services that repeat what they were sent: no secret is shown or kept.
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Env } from '../../../src/facts/facts.ts';
import { Problem } from '../../../src/problem.ts';
import type { Asked } from '../../registry/server.ts';
import { echo, echoForms, findLeaks, pickForms, sentSecrets } from '../echo.ts';
import { repository } from '../logins.ts';
import { ACCOUNT, CLIENT, POOL, ROLE, TENANT } from '../oidc/clouds.ts';
import { LONG, offers, SHORT } from './offers.ts';
import { makeFile, open, openEnvironment } from './world.ts';
import { isNightly } from '../../lab/nightly.ts';

const rows = Object.keys(offers).flatMap((name) =>
  Object.keys(echoForms).map((form) => ({ name, form })),
);

/** The same environment, with all services at one address. */
async function redirect(env: Env, url: string): Promise<Env> {
  const host = url.replace('http://', '');
  const move = (text: string) => text.replaceAll(/127\.0\.0\.1:(?!9\b)\d+/g, host);
  const moved = Object.entries(env).map(([name, value = '']) => [name, move(value)] as const);
  const file = env.GOOGLE_APPLICATION_CREDENTIALS;
  if (file === undefined) return Object.fromEntries(moved);
  const path = await makeFile(move(await readFile(file, 'utf8')));
  return { ...Object.fromEntries(moved), GOOGLE_APPLICATION_CREDENTIALS: path };
}

describe('a service that repeats what it was sent', () => {
  it.each(isNightly ? rows : pickForms(rows))('$name, as $form', async ({ name, form }) => {
    const offer = (await offers[name]?.()) ?? expect.fail();
    const repeat = echo(form);
    const seen: Asked[] = [];
    const answer = (asked: Asked) => {
      seen.push(asked);
      return repeat(asked);
    };
    const { url } = await open(answer);
    const world = await openEnvironment({
      env: await redirect(offer.env, url),
      hosts: Object.fromEntries(Object.keys(offer.hosts ?? {}).map((host) => [host, answer])),
    });
    const wanted = repository(`${offer.host}/acme/images/app`);
    const said = await world.credentials.find(wanted, 'pull,push').then(
      (found) => JSON.stringify(found ?? null),
      (thrown: unknown) => {
        if (thrown instanceof Problem) return JSON.stringify(thrown.problems);
        throw thrown;
      },
    );
    expect(seen.length).toBeGreaterThan(0);
    const secrets = [...offer.secrets, ...seen.flatMap(sentSecrets)].filter(isSecret);
    expect(findLeaks(secrets, [said, ...world.said])).toEqual([]);
  });
});

/** What a request holds besides secrets: accounts, and the words of the protocols. */
const PUBLIC = [
  ...[POOL, ACCOUNT, CLIENT, TENANT, ROLE, LONG.id, SHORT.id],
  ...['urn:', 'https://', 'http://127', '//iam.', 'api://', 'AssumeRole', 'AmazonEC2', 'SpencerF'],
  ...['client_credentials', 'AWS4-HMAC', 'Credential=', 'SignedHeaders='],
];

function isSecret(value: string): boolean {
  return !PUBLIC.some((one) => value.startsWith(one));
}
