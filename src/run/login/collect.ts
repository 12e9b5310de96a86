// SPDX-License-Identifier: Apache-2.0
// Which logins a run leaves for later steps, and under which keys. Asks credentials; writes nothing.
import type { Credentials } from '../../credentials/credentials.ts';
import { findHelper, parseDockerConfig, toEntry } from '../../credentials/docker-config.ts';
import { parseRepository } from '../../plan/reference/references.ts';
import type { Plan } from '../../plan/plan.ts';
import { Problem, type ProblemData } from '../../problem.ts';
import { toConfigKey } from '../../registry/address.ts';
import type { FoundCredential } from '../../registry/registry.ts';
import { covers, isPrimary, parseScope, type RepositoryName } from '../../registry-host.ts';
import type { Settings } from '../../settings/settings.ts';
import type { LoginEntries } from './configuration.ts';

/** One registry or repository, and what comes of its login. Holds no secret, and survives JSON. */
export interface LoginRow {
  /** `ghcr.io/acme/app`, or `ghcr.io`. */
  readonly registry: string;
  /** Where the login is from; null for none. */
  readonly source: string | null;
  /** `written`: to the configuration; `there`: it was in the configuration already; `none`: there is no login. */
  readonly result: 'written' | 'there' | 'none';
  /** When it ends (UTC ISO 8601), if that is known. */
  readonly until: string | null;
}

/** The logins of a run. */
export interface CollectedLogins {
  readonly entries: LoginEntries;
  readonly rows: readonly LoginRow[];
  /** Why a login could not be made: errors, or notices for registries that are not required. */
  readonly problems: readonly ProblemData[];
}

/** What {@link collectLogins} needs. */
export interface CollectOptions {
  readonly credentials: Pick<Credentials, 'findLasting'>;
  readonly settings: Pick<Settings, 'registries' | 'primary'>;
  /** The Docker configuration as it is, to which the logins would be added. */
  readonly configuration: string | undefined;
}

/** The repositories of a plan, and those entries of `registries` that hold none of them. */
export function listLoginNames(
  plan: Plan | undefined,
  { registries }: Pick<Settings, 'registries'>,
): readonly RepositoryName[] {
  const planned = [...new Set((plan?.targets ?? []).flatMap(({ repositories }) => repositories))]
    .map(parseRepository)
    .flatMap((parsed) => (parsed.ok ? [parsed.value] : []));
  const entries = registries
    .map(({ prefix }) => ({ name: prefix, ...parseScope(prefix) }))
    .filter((entry) => !planned.some((name) => covers(entry, name)));
  return [...planned, ...entries];
}

/**
 * Finds the login of each name, with at least half of its life before it, and the keys under which programs find it.
 *
 * | login                                         | key                                       |
 * | --------------------------------------------- | ----------------------------------------- |
 * | the first of a host, that of `primary` if set | the host: all programs                    |
 * | another one of the same host                  | the repository: cosign, crane, Podman, …  |
 *
 * What comes from the configuration itself, or from a helper that it names, is there already.
 */
export async function collectLogins(
  names: readonly RepositoryName[],
  options: CollectOptions,
): Promise<CollectedLogins> {
  const entries = new Map<string, ReturnType<typeof toEntry>>();
  const rows: LoginRow[] = [];
  const problems: ProblemData[] = [];
  const { primary, registries } = options.settings;
  const rank = (name: RepositoryName): number => (isPrimary(name, primary) ? 0 : 1);
  for (const name of names.toSorted((one, other) => rank(one) - rank(other))) {
    try {
      const found = await options.credentials.findLasting(name);
      const isThere = found !== undefined && isInConfiguration(found, name, options.configuration);
      rows.push(toRow(name, found, isThere));
      if (found !== undefined && !isThere) addEntry(entries, name, found);
    } catch (thrown) {
      if (!(thrown instanceof Problem)) throw thrown;
      problems.push(...asNoticesOfOptional(thrown.problems, isOptional(name, registries)));
    }
  }
  return { entries: Object.fromEntries(entries), rows, problems };
}

function addEntry(
  entries: Map<string, ReturnType<typeof toEntry>>,
  { host, name, path }: RepositoryName,
  { credential }: FoundCredential,
): void {
  const entry = toEntry(credential);
  const ofHost = entries.get(toConfigKey(host));
  if (ofHost === undefined) entries.set(toConfigKey(host), entry);
  else if (path !== '' && JSON.stringify(ofHost) !== JSON.stringify(entry)) {
    entries.set(name, entry);
  }
}

function isInConfiguration(
  { source }: FoundCredential,
  { host }: RepositoryName,
  text: string | undefined,
): boolean {
  if (source === 'the Docker configuration') return true;
  const config = text === undefined ? undefined : parseDockerConfig(text);
  const helper = config === undefined ? '' : findHelper(config, host);
  return helper !== '' && source === `docker-credential-${helper}`;
}

function toRow(
  { name }: RepositoryName,
  found: FoundCredential | undefined,
  isThere: boolean,
): LoginRow {
  const endMs = found?.identity?.endMs ?? found?.endMs;
  return {
    registry: name,
    source: found?.source ?? null,
    result: found === undefined ? 'none' : isThere ? 'there' : 'written',
    until: endMs === undefined ? null : new Date(endMs).toISOString(),
  };
}

function isOptional(name: RepositoryName, registries: Settings['registries']): boolean {
  return registries.some(({ prefix, required }) => !required && covers(parseScope(prefix), name));
}

function asNoticesOfOptional(
  problems: readonly ProblemData[],
  isOptional: boolean,
): readonly ProblemData[] {
  return isOptional ? problems.map((problem) => ({ ...problem, level: 'notice' })) : problems;
}
