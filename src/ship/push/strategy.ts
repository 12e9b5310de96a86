// SPDX-License-Identifier: Apache-2.0
// Which way the bits go out, and to which repository first. Pure.
import { error, Problem } from '../../problem.ts';
import { isLoopback, readReach } from '../../registry/address.ts';
import { type RepositoryName, isPrimary } from '../../registry-host.ts';
import type { Repository } from '../../registry/registry.ts';
import type { Settings } from '../../settings/settings.ts';
import { isRequired } from '../destination.ts';
import type { Builder } from '../builder/builder.ts';

/** *builder*: the builder pushes. *layout*: it writes an OCI layout and our client uploads. */
export type PushStrategy = 'builder' | 'layout';

type Choice = Pick<Settings, 'publish' | 'registries' | 'primary'>;
type Able = Pick<Builder, 'driver' | 'canPushByDigest' | 'canWriteLayout' | 'knownHosts'>;

/**
 * The way of this run.
 *
 * | `publish` | builder            | way                                                            |
 * | --------- | ------------------ | -------------------------------------------------------------- |
 * | `auto`    | pushes by digest   | *builder*, if it can reach a repository; else *layout*         |
 * | `auto`    | `docker` driver    | *layout*                                                       |
 * | another   |                    | that one                                                       |
 *
 * @throws Problem PUBLISH_IMPOSSIBLE when the builder cannot do what `publish` asks for
 */
export function choosePushStrategy(
  settings: Choice,
  builder: Able,
  repositories: readonly RepositoryName[],
): PushStrategy {
  const can = { builder: builder.canPushByDigest, layout: builder.canWriteLayout };
  if (settings.publish !== 'auto') {
    if (can[settings.publish]) return settings.publish;
    throw new Problem([describeImpossible(settings.publish, builder.driver)]);
  }
  const reaches = repositories.some((one) => isReachable(one, builder, settings));
  if (can.builder && (reaches || !can.layout)) return 'builder';
  if (can.layout) return 'layout';
  throw new Problem([describeImpossible('layout', builder.driver)]);
}

function describeImpossible(strategy: PushStrategy, driver: string) {
  const what = strategy === 'builder' ? 'push by digest' : 'write an OCI layout';
  return error(
    'PUBLISH_IMPOSSIBLE',
    `A builder with the driver "${driver}" cannot ${what}.`,
    'Write publish: auto and builder: auto.',
  );
}

/**
 * Whether a builder can be expected to reach a repository: it cannot where we show a certificate of our
 * own, need an authority of our own, unchecked TLS or plain HTTP, and the builder was not told.
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
 * The repositories in the order in which they are worth a push from the builder: the setting
 * `primary`; then required ones before others; among them those that it can reach, then this
 * machine's own (which is another machine to a builder in a container); each as given.
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
