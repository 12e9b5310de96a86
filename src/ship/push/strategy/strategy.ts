// SPDX-License-Identifier: Apache-2.0
// Chooses the push strategy, and the repository to push to first. Pure.
import { error, Problem } from '../../../problem.ts';
import { isLoopback, readReach } from '../../../registry/address.ts';
import { type RepositoryName, isPrimary } from '../../../registry-host.ts';
import type { Repository } from '../../../registry/registry.ts';
import type { Settings } from '../../../settings/settings.ts';
import { isRequired } from '../../destination.ts';
import type { Builder } from '../../builder/builder.ts';

/**
 * *builder*: the builder pushes. *endpoint*: it pushes to this process, which passes on. *layout*: it writes an OCI
 * layout and our client uploads.
 */
export type PushStrategy = 'builder' | 'endpoint' | 'layout';

type Choice = Pick<Settings, 'publish' | 'registries' | 'primary'>;
type Able = Pick<Builder, 'driver' | 'canPushByDigest' | 'canWriteLayout' | 'knownHosts'> & {
  /** The registry endpoint of the run, if the builder reaches it. */
  readonly endpoint?: unknown;
};

/**
 * The push strategy of this run.
 *
 * | `publish` | builder            | strategy                                                       |
 * | --------- | ------------------ | -------------------------------------------------------------- |
 * | `auto`    | reaches the endpoint | *endpoint*                                                   |
 * | `auto`    | pushes by digest   | *builder*, if it can reach a repository; else *layout*         |
 * | `auto`    | other `docker` driver | *layout*                                                    |
 * | other     |                    | as set                                                         |
 *
 * @throws Problem PUBLISH_IMPOSSIBLE if the builder cannot do what `publish` requires
 */
export function choosePushStrategy(
  settings: Choice,
  builder: Able,
  repositories: readonly RepositoryName[],
): PushStrategy {
  const can = {
    builder: builder.canPushByDigest,
    endpoint: builder.endpoint !== undefined,
    layout: builder.canWriteLayout,
  };
  if (settings.publish !== 'auto') {
    if (can[settings.publish]) return settings.publish;
    throw new Problem([describeImpossible(settings.publish, builder.driver)]);
  }
  if (can.endpoint) return 'endpoint';
  const reaches = repositories.some((one) => isReachable(one, builder, settings));
  if (can.builder && (reaches || !can.layout)) return 'builder';
  if (can.layout) return 'layout';
  throw new Problem([describeImpossible('layout', builder.driver)]);
}

const ABILITIES: Readonly<Record<Exclude<PushStrategy, 'endpoint'>, string>> = {
  builder: 'push by digest',
  layout: 'write an OCI layout',
};

const NAMES: Readonly<Record<string, string>> = {
  docker: 'the Docker engine',
  remote: 'the BuildKit',
};

function describeImpossible(strategy: PushStrategy, driver: string) {
  if (strategy === 'endpoint') {
    return error(
      'PUBLISH_IMPOSSIBLE',
      `${NAMES[driver] ?? `a builder with the driver "${driver}"`} does not reach a port of this process on 127.0.0.1, as publish: endpoint requires.`,
      'Write publish: auto. What builds must share the network of this process: a Docker engine or a BuildKit at a local socket, on loopback or in the same pod, or a docker-container builder with network=host; not Docker Desktop, another machine, or a job in a container.',
    );
  }
  return error(
    'PUBLISH_IMPOSSIBLE',
    `a builder with the driver "${driver}" cannot ${ABILITIES[strategy]}.`,
    'Write publish: auto and builder: auto.',
  );
}

/**
 * Whether a builder is expected to reach a repository: it is not if we use a client certificate, a
 * custom certificate authority, unchecked TLS or plain HTTP, and the builder is not configured for it.
 */
export function isReachable(
  repository: RepositoryName,
  builder: Pick<Able, 'knownHosts'>,
  settings: Pick<Choice, 'registries'>,
): boolean {
  const { insecure, ca, cert } = readReach(settings.registries, repository.host);
  return (
    builder.knownHosts.includes(repository.host) ||
    (!insecure && ca === undefined && cert === undefined)
  );
}

/**
 * The repositories in the order in which the builder should try them: the setting
 * `primary`; then required ones before others; among them those that it can reach, then those on this
 * machine (which is another machine for a builder in a container); each in the given order.
 */
export function orderForPush<T extends Pick<Repository, 'repository'>>(
  repositories: readonly T[],
  builder: Able,
  settings: Choice,
): readonly T[] {
  const rank = ({ repository }: T): number => {
    if (isPrimary(repository, settings.primary)) return 0;
    const late = isRequired(repository, settings.registries) ? 0 : 3;
    if (!isReachable(repository, builder, settings)) return late + 3;
    const isElsewhere = builder.driver === 'docker-container' || builder.driver === 'kubernetes';
    return late + (isLoopback(repository.host) && isElsewhere ? 2 : 1);
  };
  return repositories.toSorted((one, other) => rank(one) - rank(other));
}
