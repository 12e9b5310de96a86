// SPDX-License-Identifier: Apache-2.0
// tagship login and tagship logout: the logins of a script in the Docker configuration.
import { toConfigKey } from '../../registry/address.ts';
import { error, type ProblemData } from '../../problem.ts';
import { covers, parseScope, type RepositoryName } from '../../registry-host.ts';
import { knownSecrets } from '../../settings/values/secrets/known-secrets.ts';
import type { Request, RunEnvironment } from '../request.ts';
import { withContext } from '../context.ts';
import { noLogin } from '../inputs/untrusted.ts';
import { parseWanted, readPrepared } from '../whoami.ts';
import { listLoginNames, type LoginRow } from './collect.ts';
import { findConfigDirectory, leaveLogins, toCommandId } from './leave.ts';
import { removeLogins } from './store.ts';

/** What came of a login. Survives JSON; holds no secret. */
export interface LoginAnswer {
  readonly registries: readonly LoginRow[];
  readonly problems: readonly ProblemData[];
}

/**
 * Writes the logins for the registries, or for all of the run without any, to the Docker configuration. Again is the same as
 * once. An untrusted run writes none, with the notice LOGIN_LEFT_OUT.
 *
 * @throws Problem CLI_BAD_REGISTRY, and what is wrong with the settings, the facts or the configuration
 */
export async function login(
  request: Request,
  registries: readonly string[],
  environment: RunEnvironment,
): Promise<LoginAnswer> {
  const wanted = registries.map(parseWanted);
  const prepared = await readPrepared(request, environment, wanted.length === 0);
  const { settings, facts } = prepared;
  environment.vault.add(knownSecrets([settings], environment.env));
  if (facts.trust.level === 'untrusted' && !settings.loginUntrusted) {
    return { registries: [], problems: [noLogin(facts.trust.reason)] };
  }
  const names = wanted.length > 0 ? wanted : listLoginNames(prepared.plan, settings);
  const left = await withContext(prepared, environment, ({ credentials }) =>
    leaveLogins(names, { ...environment, settings, credentials }),
  );
  const lacking = left.rows
    .filter(({ result }) => result === 'none')
    .map(({ registry }) => registry);
  const missing = wanted.length > 0 ? lacking.map(noLoginFor) : [];
  return { registries: left.rows, problems: [...left.problems, ...missing] };
}

function noLoginFor(registry: string): ProblemData {
  return error(
    'LOGIN_MISSING',
    `there is no login for ${registry}`,
    'Give one in registries, with --registry HOST=USER, or in the variables of the CI system.',
  );
}

/**
 * Removes what {@link login} wrote in the same job, or on the same machine outside CI, for these registries or for all. Returns
 * the keys that were removed; those that others have set since stay.
 *
 * @throws Problem CLI_BAD_REGISTRY, LOGIN_JOB_CONFIG, LOGIN_JOB_LOCKED
 */
export async function logout(
  registries: readonly string[],
  environment: Pick<RunEnvironment, 'env' | 'cwd' | 'clock' | 'signal'>,
): Promise<readonly string[]> {
  const wanted = registries.map(parseWanted);
  const { env, cwd, clock, signal } = environment;
  const directory = await findConfigDirectory(env, cwd);
  const isWanted = (key: string) => wanted.length === 0 || wanted.some((name) => isOf(key, name));
  return removeLogins({ directory, clock, signal }, toCommandId(env), isWanted);
}

/** Whether a key is of a registry: its host, and what is below it; for a repository also the host that was logged in to for it. */
function isOf(key: string, name: RepositoryName): boolean {
  return key === toConfigKey(name.host) || covers(name, parseScope(key));
}
