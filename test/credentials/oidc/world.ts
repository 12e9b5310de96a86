// SPDX-License-Identifier: Apache-2.0
// A run that logs in by identity token: a CI system, a provider, its registry, and what was said and sent.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createCredentials, type Credentials } from '../../../src/credentials/credentials.ts';
import type { Env, Trust } from '../../../src/facts/facts.ts';
import type { OidcRole } from '../../../src/settings/oidc.ts';
import type { RegistrySetting } from '../../../src/settings/settings.ts';
import { createRegistryClient } from '../../../src/registry/client.ts';
import type { RegistryClient } from '../../../src/registry/registry.ts';
import type { Log } from '../../../src/log.ts';
import { scriptShell, type Answer, type ScriptedShell } from '../../ship/scripted-shell.ts';
import { createQuickClock, type QuickClock } from '../../registry/bench.ts';
import {
  acrPaths,
  answerOf,
  type Cloud,
  jfrogPaths,
  openDockerHub,
  openEntra,
  openGoogle,
  openRegistry,
  quayPaths,
  type Trusted,
} from './clouds.ts';
import { serve, type Served } from '../../registry/server.ts';
import { openAws } from './cloud-aws.ts';
import { openIssuer, type Issuer, type JobClaims } from './issuer.ts';

/** The subject that all providers accept. */
export const SUBJECT = 'repo:acme/app:ref:refs/heads/main';

/** How a run differs from one on GitHub that is accepted. */
export interface WorldSetup {
  readonly role: OidcRole;
  readonly claims?: JobClaims;
  readonly trust?: Trust;
  readonly entry?: Partial<RegistrySetting>;
  /** Without the variables of GitHub; a function of the issuer, which signs tokens. */
  readonly env?: (issuer: Issuer) => Env;
  readonly answers?: readonly Answer[];
  /** What registries take besides what the provider gave. */
  readonly hubLongest?: number;
  readonly oidc?: Partial<NonNullable<RegistrySetting['oidc']>>;
  /** What the provider answers to everything in place of what is right; its argument is the URL of another host. */
  readonly answer?: (other: string) => NonNullable<Trusted['answer']>;
  /** What its registry answers in place of what is right. */
  readonly registryAnswer?: Trusted['answer'];
  /** Where the private directory is; the system's own without it. */
  readonly tempParent?: string;
}

/** A run, and what there is to see of it. */
export interface World {
  readonly credentials: Credentials;
  readonly client: RegistryClient;
  readonly clock: QuickClock;
  readonly issuer: Issuer;
  readonly provider: Cloud;
  readonly registry: Cloud;
  readonly shell: ScriptedShell;
  readonly host: string;
  /** A server that must not be asked. */
  readonly other: Served;
  /** The private directory of the run. */
  readonly tempDir: string;
  /** Every line that was logged. */
  readonly said: readonly string[];
  /** What was masked, in order. */
  readonly masked: readonly string[];
  /** Statuses that the provider gives before it answers right. */
  readonly busy: number[];
  /** Lets the registry take a password that no provider gave. */
  readonly accept: (password: string) => void;
  /** Logins that the registry no longer takes. */
  readonly revoked: Set<string>;
  /** Tokens that reached a server they are not for; a test fails if there are any. */
  readonly astray: () => readonly string[];
  /** Every token and password of the run. */
  readonly secrets: () => readonly string[];
}

const TRUSTED: Trust = { level: 'trusted', reason: 'a test' };

/** Starts servers and a run; they end with the test. */
export async function openWorld(setup: WorldSetup): Promise<World> {
  const clock = createQuickClock();
  const issuer = await openIssuer({ sub: SUBJECT, ...NUMBERS, ...setup.claims }, clock.now);
  const busy: number[] = [];
  const revoked = new Set<string>();
  const trusted: { -readonly [Key in keyof Trusted]: Trusted[Key] } = {
    issuer: () => issuer.served.url,
    subject: SUBJECT,
    now: clock.now,
    busy,
  };
  const other = await serve(() => ({ body: '{}' }));
  if (setup.answer !== undefined) trusted.answer = setup.answer(other.url);
  const calm: Trusted = { ...trusted, answer: setup.registryAnswer, busy: [] };
  const provider = await openProvider(setup, trusted, calm);
  const registry = provider.isRegistry
    ? provider.cloud
    : await openOther(setup, calm, provider.cloud, revoked);
  if (provider.isRegistry) provider.revoke(revoked);
  onTestFinished(async () => {
    const servers = new Set([other, issuer.served, provider.cloud.served, registry.served]);
    await Promise.all([...servers].map((served) => served.close()));
  });
  const { host } = registry.served;
  const said: string[] = [];
  const masked: string[] = [];
  const shell = scriptShell(setup.answers ?? []);
  const log = toLog(said);
  const entry: RegistrySetting = {
    ...{ prefix: host, required: true, insecure: false, ...setup.entry },
    oidc: { role: setup.role, ...setup.oidc },
  };
  const env: Env = {
    HOME: '/nonexistent',
    ...(setup.env?.(issuer) ?? issuer.env),
    ...toEndpoints(provider.cloud.served.url),
  };
  const signal = new AbortController().signal;
  const given = { env, signal, clock, log, registries: [entry] };
  const tempDir = await mkdtemp(join(setup.tempParent ?? tmpdir(), 'tagship-oidc-'));
  onTestFinished(() => rm(tempDir, { recursive: true }));
  const credentials = createCredentials({
    ...{ ...given, shell: shell.shell, cwd: tmpdir(), tempDir },
    settings: { registries: [entry], githubToken: undefined, primary: undefined },
    trust: setup.trust ?? TRUSTED,
    vault: { add: (secrets) => masked.push(...secrets) },
  });
  const client = createRegistryClient({
    ...{ ...given, credentials: credentials.find, retryDeadlineMs: 60_000 },
  });
  const clouds = [...new Set([provider.cloud, registry])];
  return {
    ...{ credentials, client, clock, issuer, provider: provider.cloud, registry, shell, host },
    ...{ said, masked, busy, revoked, tempDir, other },
    accept: (password) => {
      registry.given.push(password);
    },
    // Quay and JFrog take a token for any audience.
    astray: () => (provider.isRegistry ? [] : clouds).flatMap((cloud) => findAstray(cloud, issuer)),
    secrets: () => [
      ...issuer.tokens.map(({ token }) => token),
      ...clouds.flatMap(({ given: all }) => all),
      issuer.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? '',
    ],
  };
}

/** The numbers of owner and repository, as GitHub's tokens have them. */
const NUMBERS = { repository_owner_id: '123', repository_id: '456' };

/** The variables of the SDKs, and ours for tests. */
export const toEndpoints = (url: string): Readonly<Record<string, string>> => ({
  AWS_ENDPOINT_URL_STS: url,
  AWS_ENDPOINT_URL_ECR: url,
  AWS_ENDPOINT_URL_ECR_PUBLIC: url,
  AZURE_AUTHORITY_HOST: url,
  _TAGSHIP_TEST_ENDPOINTS: JSON.stringify({
    'identity.docker.com': url,
    'sts.googleapis.com': url,
    'iamcredentials.googleapis.com': url,
  }),
});

/** Those of Quay and JFrog are their registries; `accepts` then follows from what it gave. */
async function openProvider({ role, hubLongest }: WorldSetup, trusted: Trusted, calm: Trusted) {
  const isRegistry = role.provider === 'quay' || role.provider === 'jfrog';
  if (!isRegistry) {
    const open = {
      'docker-hub': openDockerHub,
      google: openGoogle,
      azure: openEntra,
      aws: openAws,
    };
    const cloud =
      role.provider === 'docker-hub'
        ? await openDockerHub(trusted, hubLongest)
        : await open[role.provider](trusted);
    return { cloud, isRegistry: false, revoke: () => undefined } as const;
  }
  let revoked = new Set<string>();
  const right = role.provider === 'quay' ? quayPaths(trusted) : jfrogPaths(trusted);
  const own: typeof right = (asked, gave) => answerOf(trusted.answer, asked) ?? right(asked, gave);
  const cloud: Cloud = await openRegistry(calm, {
    own,
    accepts: (_name, password) => cloud.given.includes(password) && !revoked.has(password),
  });
  const revoke = (set: Set<string>): void => {
    revoked = set;
  };
  return { cloud, isRegistry: true, revoke } as const;
}

/** A registry that takes what the provider gave; Azure's takes what it gave itself. */
async function openOther(
  { role }: WorldSetup,
  calm: Trusted,
  provider: Cloud,
  revoked: ReadonlySet<string>,
): Promise<Cloud> {
  const isAzure = role.provider === 'azure';
  const registry: Cloud = await openRegistry(calm, {
    isBasic: role.provider === 'aws',
    ...(isAzure ? { own: acrPaths((token) => provider.given.includes(token)) } : {}),
    accepts: (_name, password) =>
      (isAzure ? registry : provider).given.includes(password) && !revoked.has(password),
  });
  return registry;
}

/** Identity tokens go to the provider that they were made for, and to no other server. */
function findAstray(cloud: Cloud, { tokens }: Issuer): readonly string[] {
  const seen = cloud.served.asked.map((asked) => {
    const basic = asked.headers.authorization?.replace(/^Basic /, '') ?? '';
    const text = `${asked.path} ${JSON.stringify(asked.headers)} ${asked.body.toString()}`;
    return `${decodeURIComponent(text.replaceAll('%', '%25'))} ${Buffer.from(basic, 'base64').toString()}`;
  });
  return tokens
    .filter(({ audience }) => cloud.audience === undefined || audience !== cloud.audience)
    .filter(({ token }) => seen.some((text) => text.includes(token)))
    .map(({ audience }) => `a token for ${audience} reached ${cloud.served.host}`);
}

function toLog(said: string[]): Log {
  const say = (line: string): void => void said.push(line);
  return {
    group: async (title, step) => {
      say(title);
      return await step();
    },
    ...{ info: say, debug: say, output: say },
    problem: ({ message, hint }) => {
      say(`${message} ${hint}`);
    },
  };
}
