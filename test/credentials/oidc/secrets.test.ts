// SPDX-License-Identifier: Apache-2.0
// Every failure of every provider, by services that repeat what they were sent: no secret is shown, kept or handed on.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../../src/problem.ts';
import type { OidcRole } from '../../../src/settings/oidc.ts';
import { problemOf } from '../../registry/bench.ts';
import type { Asked, Reply } from '../../registry/server.ts';
import { ask } from '../ask.ts';
import { echo, echoForms, findLeaks, pickForms, sentSecrets } from '../echo.ts';
import { repository } from '../logins.ts';
import { ACCOUNT, CLIENT, CONNECTION, POOL, ROBOT, ROLE, TENANT } from './clouds.ts';
import { refusalTables } from './refusal-rows.ts';
import { openWorld, type World } from './world.ts';
import { isNightly, pickRows } from '../../lab/nightly.ts';

/** A step of a login at which a service fails. */
interface Step {
  readonly role: OidcRole;
  /** Whose answers; those of the provider without it. */
  readonly at?: 'registry';
  /** Whether it fails at this request. */
  readonly fails?: (asked: Asked) => boolean;
}

const hub: OidcRole = {
  ...{ provider: 'docker-hub', connectionId: CONNECTION },
  ...{ organization: 'acme', expiresInS: 600 },
};
const google: OidcRole = { provider: 'google', identityProvider: POOL, serviceAccount: ACCOUNT };
const azure: OidcRole = { provider: 'azure', clientId: CLIENT, tenantId: TENANT };
const aws: OidcRole = { provider: 'aws', roleArn: ROLE, region: 'eu-west-1' };

/** All steps of all providers. */
const steps: Readonly<Record<string, Step>> = {
  'the exchange of Docker Hub': { role: hub },
  'the registry of Docker Hub': { role: hub, at: 'registry' },
  'the exchange of Google': { role: google },
  'the account of Google': { role: google, fails: ({ path }) => path !== '/v1/token' },
  'the registry of Google': { role: google, at: 'registry' },
  'the exchange of Azure': { role: azure },
  'the registry of Azure, its exchange': {
    ...{ role: azure, at: 'registry' },
    fails: ({ path }) => path.startsWith('/oauth2/'),
  },
  'the registry of Azure': {
    ...{ role: azure, at: 'registry' },
    fails: ({ path }) => !path.startsWith('/oauth2/'),
  },
  'the exchange of Quay': { role: { provider: 'quay', robot: ROBOT } },
  'the exchange of JFrog': { role: { provider: 'jfrog', providerName: 'github' } },
  'the role of AWS': { role: aws },
  'the login of AWS': {
    role: aws,
    fails: ({ headers }) => headers['x-amz-target'] !== undefined,
  },
  'the registry of AWS': { role: aws, at: 'registry' },
};

const rows = Object.entries(steps).flatMap(([name, step]) =>
  Object.keys(echoForms).map((form) => ({ name, form, ...step })),
);

describe('a service that repeats what it was sent', () => {
  it.each(isNightly ? rows : pickForms(rows))(
    '$name, as $form',
    async ({ role, form, at, fails = () => true }) => {
      const repeat = echo(form);
      const seen: Asked[] = [];
      const answer = (asked: Asked) => {
        if (!fails(asked)) return undefined;
        seen.push(asked);
        return repeat(asked);
      };
      const world = await openWorld({
        role,
        ...(at === undefined ? { answer: () => answer } : { registryAnswer: answer }),
      });
      await expectNoLeak(world, seen);
    },
  );
});

const refusals = refusalTables.flatMap(([title, role, list]) =>
  list.map((row) => ({ ...row, title, name: `${title}: ${row.name}`, role })),
);
const kindOf = ({ title, code, isRegistry }: (typeof refusals)[number]) => [
  title,
  code,
  isRegistry,
];

describe('a documented refusal that repeats what it refuses', () => {
  it.each(pickRows(refusals, kindOf))(
    '$name',
    async ({ role, reply, at = () => true, isRegistry, code }) => {
      const seen: Asked[] = [];
      const answer = (asked: Asked) => {
        if (!at(asked)) return undefined;
        seen.push(asked);
        return repeatIn(reply, sentSecrets(asked).join(' '));
      };
      const world = await openWorld({
        role,
        ...(isRegistry === true ? { registryAnswer: answer } : { answer: () => answer }),
      });
      const codes = await expectNoLeak(world, seen, true);
      expect(codes).toEqual([code ?? 'LOGIN_TRUST_REFUSED']);
    },
  );
});

/** A refusal whose words end in this text. */
function repeatIn(reply: Reply, text: string): Reply {
  const said = String(reply.body);
  if (said.startsWith('<')) {
    return { ...reply, body: said.replace('</Message>', ` ${text}</Message>`) };
  }
  const body: unknown = JSON.parse(said, (name, value: unknown) => {
    const isSaid = name === 'message' || name === 'error_description';
    return isSaid && typeof value === 'string' ? `${value} ${text}` : value;
  });
  return { ...reply, body: JSON.stringify(body) };
}

/**
 * A run cannot log in, and nothing that it says, starts or writes has a secret; nor what its child is told where that
 * cannot either. The codes of its problems.
 */
async function expectNoLeak(
  world: World,
  seen: readonly Asked[],
  isChildRefused = false,
): Promise<readonly string[]> {
  const name = repository(`${world.host}/acme/app`);
  const { problems } = await problemOf(pushTo(world, name));
  expect(problems.length).toBeGreaterThan(0);
  expect(seen.length).toBeGreaterThan(0);
  const env = await world.credentials.childEnv([name]);
  // The key of the helper is one of a run, for its children.
  const { _TAGSHIP_LOGIN_KEY: key = '', ...shown } = env;
  const texts = [
    JSON.stringify(problems),
    ...world.said,
    ...world.shell.commands.map(({ argv, env: own }) =>
      JSON.stringify([argv, withoutRequest(own)]),
    ),
    ...(await readTree(world.tempDir)),
    JSON.stringify(withoutRequest(shown)),
    // What buildx prints of a login that it is refused.
    ...(isChildRefused ? [(await ask(env, world.host)).stdout] : []),
  ];
  const secrets = [...world.secrets(), ...seen.flatMap(sentSecrets), key];
  expect(findLeaks(secrets.filter(isSecret), texts)).toEqual([]);
  return problems.map(({ code }) => code);
}

/** What would be shipped to: a login, and the right to push. */
async function pushTo(world: World, name: ReturnType<typeof repository>): Promise<void> {
  await world.credentials.find(name);
  const right = await world.client.open(name).provePush();
  if (!right.ok && right.problem !== undefined) throw new Problem([right.problem]);
}

/** Children of a job have the variables of the job. */
function withoutRequest(env: Readonly<Record<string, string | undefined>>) {
  return { ...env, ACTIONS_ID_TOKEN_REQUEST_TOKEN: undefined };
}

/** What a request holds besides secrets: what the settings name, and the words of the protocols. */
const PUBLIC = [
  ...[CONNECTION, POOL, ACCOUNT, CLIENT, TENANT, ROBOT, ROLE],
  ...['urn:', 'https://', '//iam.', 'api://', 'repository:', 'AssumeRole', 'AmazonEC2', 'SpencerF'],
  'client_credentials',
];

function isSecret(value: string): boolean {
  return value !== '' && !PUBLIC.some((one) => value.startsWith(one));
}

async function readTree(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8')));
}
