// SPDX-License-Identifier: Apache-2.0
// The logins that children of a run need: which host gets which, and how they reach the child.
import type { Env } from '../facts/facts.ts';
import type { Log } from '../log.ts';
import { once } from '../once.ts';
import { Problem } from '../problem.ts';
import { toConfigKey } from '../registry/address.ts';
import type { Credential, FoundCredential } from '../registry/registry.ts';
import { isPrimary, isSameHost, type RepositoryName } from '../registry-host.ts';
import type { Settings } from '../settings/settings.ts';
import type { Shell } from '../shell.ts';
import { type Readers, toChildEnv } from './child.ts';
import type { DockerLogins } from './docker.ts';
import type { LoginHelper } from './helper/login-socket.ts';
import type { LoginNeed } from './renewing.ts';

/** Where a credential may be found. */
export type CredentialSource = (
  repository: RepositoryName,
  need?: LoginNeed,
) => Promise<FoundCredential | undefined>;

/** What {@link createChildEnv} needs. */
export interface ChildrenOptions {
  readonly settings: Pick<Settings, 'primary'>;
  readonly env: Env;
  readonly baseEnv?: Env;
  readonly shell: Shell;
  readonly tempDir: string;
  readonly signal?: AbortSignal;
  readonly log?: Log;
  readonly vault?: { readonly add: (secrets: readonly string[]) => void };
  readonly docker: DockerLogins;
  readonly find: {
    /** What settings and the CI system give. */
    readonly given: CredentialSource;
    readonly docker: CredentialSource;
    readonly podman: CredentialSource;
    /** What the environment offers for a cloud's registries; it ends in hours. */
    readonly ambient: CredentialSource;
    /** Whether what settings give for it ends in minutes or hours. */
    readonly endsSoon: (repository: RepositoryName) => boolean;
  };
  /** The hosts, or paths of them, with a credential from another source than the user's own Docker login. */
  readonly listKnown: () => readonly RepositoryName[];
}

/** The environment of children. `isRefused`: a registry no longer accepts a login that they had. */
export type ChildEnv = (
  push: readonly RepositoryName[],
  readers?: Readers,
  isRefused?: boolean,
) => Promise<Env>;

/** A host whose login a helper is asked for, and where it is found then. */
interface Late {
  readonly repository: RepositoryName;
  readonly source: CredentialSource;
}

/** The logins that children had last, and those of them that were refused, by host. */
interface HandedOut {
  readonly last: Map<string, FoundCredential>;
  refused: ReadonlyMap<string, FoundCredential>;
}

/**
 * buildx keeps a login that a helper gave for 4 minutes and 50 seconds, and may send it at the end of that: it gets one
 * that lives longer, or a new one.
 *
 * @see https://github.com/docker/buildx/blob/v0.29.1/util/dockerutil/dockerconfig/configprovider.go
 */
const KEPT_MS = 300_000;

/**
 * A function that gives the environment of children, logged in for pulling, and for pushing to `push`. A login that ends
 * soon is not in it: a helper asks for it when it is needed. Where there can be no helper, it is one with at least half of
 * its life before it.
 */
export function createChildEnv(options: ChildrenOptions): ChildEnv {
  const { find, docker, settings } = options;
  const late = new Map<string, Late>();
  const handedOut: HandedOut = { last: new Map(), refused: new Map() };
  const openHelper = once(() => openAnswering(options, late, handedOut));
  return async (push, readers, isRefused = false) => {
    if (isRefused) handedOut.refused = new Map(handedOut.last);
    const logins = new Map<string, Credential>();
    const has = (host: string) =>
      [...logins.keys(), ...late.keys()].some((known) => isSameHost(known, host));
    const add = async (repository: RepositoryName): Promise<void> => {
      const { host } = repository;
      if (has(host)) return;
      if (find.endsSoon(repository) && (await openHelper()) !== undefined) {
        late.set(host, { repository, source: find.given });
        return;
      }
      const need = { left: 'half', refused: handedOut.refused.get(host) } as const;
      const login = await findLogin(options, repository, need);
      if (login === undefined) return;
      const { found, source } = login;
      handedOut.last.set(host, found);
      const isLate = source === find.ambient && (await openHelper()) !== undefined;
      if (isLate) late.set(host, { repository, source });
      else logins.set(host, found.credential);
    };
    for (const repository of primaryFirst(push, settings.primary)) await add(repository);
    const ofPodman = (await orNone(docker.podman.hosts())) ?? [];
    for (const known of [...options.listKnown(), ...ofPodman.map(toWhole)]) {
      if (has(known.host) || (await orNone(find.docker(known))) !== undefined) continue;
      await add(known);
    }
    const helper = late.size === 0 ? undefined : await openHelper();
    const asked = helper === undefined ? undefined : { helper, hosts: [...late.keys()] };
    return await toChildEnv({ ...options, readers }, logins, asked);
  };
}

/** A host with all that is on it. */
export function toWhole(host: string): RepositoryName {
  return { name: host, host, path: '' };
}

/** The login for a repository, and where it is from; undefined for Docker's own, which children find by themselves. */
async function findLogin(
  { find }: ChildrenOptions,
  repository: RepositoryName,
  need: LoginNeed,
): Promise<{ readonly found: FoundCredential; readonly source: CredentialSource } | undefined> {
  const given = await orNone(find.given(repository, need));
  if (given !== undefined) return { found: given, source: find.given };
  if ((await orNone(find.docker(repository))) !== undefined) return undefined;
  for (const source of [find.podman, find.ambient]) {
    const found = await orNone(source(repository, need));
    if (found !== undefined) return { found, source };
  }
  return undefined;
}

/** Loaded only where a login ends soon. */
async function openAnswering(
  options: ChildrenOptions,
  late: ReadonlyMap<string, Late>,
  handedOut: HandedOut,
): Promise<LoginHelper | undefined> {
  const { openLoginHelper } = await import('./helper/login-socket.ts');
  return await openLoginHelper({
    ...options,
    answer: async (server) => {
      const asked = [...late].find(([host]) => toConfigKey(host) === server);
      if (asked === undefined) return undefined;
      const [host, { repository, source }] = asked;
      const need = { left: KEPT_MS, refused: handedOut.refused.get(host) };
      const finding = source(repository, need);
      // A build without a push continues without a login; one that had a login is told why it has none any more.
      const found = handedOut.last.has(host) ? await finding : await orNone(finding);
      if (found === undefined) return undefined;
      handedOut.last.set(host, found);
      options.log?.debug(`A child process asked for the login to ${host}.`);
      return found.credential;
    },
  });
}

/** A login that cannot be read is reported before a push; a build without a push continues without it. */
export async function orNone<T>(finding: Promise<T>): Promise<T | undefined> {
  try {
    return await finding;
  } catch (thrown) {
    if (thrown instanceof Problem) return undefined;
    throw thrown;
  }
}

/** Children get one login per host: that of the primary repository, where it is on the host. */
function primaryFirst(
  push: readonly RepositoryName[],
  primary: string | undefined,
): readonly RepositoryName[] {
  const rank = (repository: RepositoryName) => (isPrimary(repository, primary) ? 0 : 1);
  return push.toSorted((one, other) => rank(one) - rank(other));
}
