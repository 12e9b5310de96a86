// SPDX-License-Identifier: Apache-2.0
// Who a run is to its registries: which login would be used, and whether it may push. Writes nothing.
import type { Credentials } from '../credentials/credentials.ts';
import { parseRepository } from '../plan/reference/references.ts';
import { error, hasErrors, Problem, type ProblemData } from '../problem.ts';
import type { FoundCredential, RegistryClient } from '../registry/registry.ts';
import type { RepositoryName } from '../registry-host.ts';
import { toPrefix } from '../settings/values/registry/registries.ts';
import { knownSecrets } from '../settings/values/secrets/known-secrets.ts';
import { logNotices } from './inputs/accept.ts';
import { listLoginNames } from './login/collect.ts';
import { readRun } from './read.ts';
import type { Prepared, Request, RunEnvironment } from './request.ts';
import { withContext } from './context.ts';
import { prepare } from './ship.ts';

/** What is asked. */
export interface WhoamiQuestion {
  /** A registry or a repository; all of the run without it. */
  readonly registry: string | undefined;
  /** Whether a push is granted, too: an upload is started and cancelled. */
  readonly check: boolean;
}

/** Who a run is to one registry or repository. Holds no secret, and survives JSON. */
export interface WhoamiRow {
  /** `ghcr.io`, or `ghcr.io/acme/app`. */
  readonly registry: string;
  /** Where the login is from; null for none. */
  readonly source: string | null;
  readonly username: string | null;
  /** The account of the environment: a role, an email address, the ID of an application or a key; null where none is named. */
  readonly account: string | null;
  /** When the login ends, UTC ISO 8601; null for one that says no end. */
  readonly until: string | null;
  /** Of a login by identity token: what the provider decides by. */
  readonly identity: {
    readonly from: string;
    readonly issuer: string;
    readonly audience: string;
    readonly subject: string;
  } | null;
  /** Whether a push is granted; null where it was not asked for. */
  readonly push: 'granted' | 'refused' | null;
  readonly problems: readonly ProblemData[];
}

/** The answer, by registry. */
export interface WhoamiAnswer {
  readonly registries: readonly WhoamiRow[];
  readonly problems: readonly ProblemData[];
}

/**
 * Finds the login for each repository of the plan and each entry of `registries`, or for the one that is asked for. A
 * login that fails is a row with its problems.
 *
 * @throws Problem with what is wrong with the settings or the facts
 */
export async function whoami(
  request: Request,
  { registry, check }: WhoamiQuestion,
  environment: RunEnvironment,
): Promise<WhoamiAnswer> {
  const wanted = registry === undefined ? undefined : parseWanted(registry);
  const prepared = await readPrepared(request, environment, wanted === undefined);
  const names = wanted === undefined ? listLoginNames(prepared.plan, prepared.settings) : [wanted];
  environment.vault.add(knownSecrets([prepared.settings], environment.env));
  const registries = await withContext(prepared, environment, (context) =>
    Promise.all(names.map((name) => toRow(name, { ...context, check }))),
  );
  return { registries, problems: registries.flatMap(({ problems }) => problems) };
}

/** The plan too where its images are needed; settings and facts alone where there can be no plan. */
export async function readPrepared(
  request: Request,
  environment: RunEnvironment,
  needsPlan: boolean,
): Promise<Pick<Prepared, 'settings' | 'facts'> & Partial<Prepared>> {
  if (needsPlan) {
    try {
      const prepared = await prepare(request, environment);
      logNotices(prepared.plan.problems, environment.log);
      return prepared;
    } catch (thrown) {
      if (!(thrown instanceof Problem)) throw thrown; // what is wrong with the plan itself is not asked here
    }
  }
  const { settings, facts } = await readRun(request, environment);
  const problems = [...(request.problems ?? []), ...settings.problems, ...facts.problems];
  if (!settings.ok || !facts.ok || hasErrors(problems)) throw new Problem(problems);
  logNotices(problems, environment.log);
  return { settings: settings.value, facts: facts.value };
}

/** The registry or repository that a command line names. @throws Problem CLI_BAD_REGISTRY */
export function parseWanted(text: string): RepositoryName {
  const prefix = text.includes('/') ? undefined : toPrefix(text);
  if (prefix !== undefined) return { name: prefix, host: prefix, path: '' };
  const parsed = text.includes('/') ? parseRepository(text) : undefined;
  if (parsed?.ok === true) return parsed.value;
  throw new Problem([
    error(
      'CLI_BAD_REGISTRY',
      `invalid registry ${JSON.stringify(text.slice(0, 100))}`,
      'Write a host such as ghcr.io, or a repository such as ghcr.io/acme/app.',
    ),
  ]);
}

interface RowContext {
  readonly credentials: Credentials;
  readonly registries: RegistryClient;
  readonly check: boolean;
}

async function toRow(
  name: RepositoryName,
  { credentials, registries, check }: RowContext,
): Promise<WhoamiRow> {
  try {
    const found = await credentials.find(name);
    const pushed = check && name.path !== '' ? await ask(registries, name) : NOT_ASKED;
    return { registry: name.name, ...describe(found), ...pushed };
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    return { registry: name.name, ...describe(undefined), push: null, problems: thrown.problems };
  }
}

const NOT_ASKED = { push: null, problems: [] } as const;

async function ask(
  registries: RegistryClient,
  name: RepositoryName,
): Promise<Pick<WhoamiRow, 'push' | 'problems'>> {
  const right = await registries.open(name).provePush();
  if (right.ok) return { push: 'granted', problems: [] };
  return { push: 'refused', problems: right.problem === undefined ? [] : [right.problem] };
}

function describe(
  found: FoundCredential | undefined,
): Pick<WhoamiRow, 'source' | 'username' | 'account' | 'until' | 'identity'> {
  if (found === undefined) {
    return { source: null, username: null, account: null, until: null, identity: null };
  }
  const { credential, source, identity, untilMs, account = null } = found;
  const username = credential.kind === 'password' ? credential.username : null;
  const endMs = identity?.endMs ?? found.endMs ?? untilMs;
  const until = endMs === undefined ? null : new Date(endMs).toISOString();
  if (identity === undefined) return { source, username, account, until, identity: null };
  const { from, issuer, audience, subject } = identity;
  return { source, username, account, until, identity: { from, issuer, audience, subject } };
}
