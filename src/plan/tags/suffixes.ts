// SPDX-License-Identifier: Apache-2.0
// Adds to every tag, whichever rule gave it, the environment and then the architecture.
import type { Event } from '../../facts/facts.ts';
import { error, notice, type ProblemData } from '../../problem.ts';
import { toArch } from '../template/scope.ts';
import type { EvaluatedTag } from '../rules/evaluated.ts';
import type { PlannedTag, Series } from '../plan.ts';
import { quote } from '../quote.ts';
import { toTag } from '../reference/references.ts';
import { seriesWithAffixes, type History, type SeriesFrame } from '../version/versions.ts';

/** Tags with the environment's suffix. */
export interface Suffixed {
  readonly tags: readonly EvaluatedTag[];
  readonly problems: readonly ProblemData[];
}

const OWN_PRIORITY = 595;

/**
 * The tags of a run for an environment.
 *
 * | tag       | becomes                                                         |
 * | --------- | --------------------------------------------------------------- |
 * | `1.2.3`   | `1.2.3-production`                                              |
 * | `latest`  | `production`                                                    |
 * | none      | `production` together with any other, whatever was pushed       |
 *
 * The environment's own tag follows the series of the run's version if there is one. A change
 * does not get it, since a change under review is not deployed yet. Codes: ENVIRONMENT_ILLEGAL,
 * ENVIRONMENT_LEGALISED.
 */
export function addEnvironment(
  evaluated: readonly EvaluatedTag[],
  environment: string,
  run: { readonly event: Event; readonly history: History },
): Suffixed {
  const name = toTag(environment);
  if (name === undefined) {
    const message = `the environment ${quote(environment)} cannot be part of a tag`;
    return {
      tags: evaluated,
      problems: [error('ENVIRONMENT_ILLEGAL', message, 'Name it like "production".')],
    };
  }
  const suffixed = evaluated.map((tag) =>
    withSuffix(tag, `-${name}`, tag.tag === 'latest' ? name : undefined),
  );
  const own = evaluateOwn(evaluated, name, run);
  const problems =
    name === environment
      ? []
      : [
          notice(
            'ENVIRONMENT_LEGALISED',
            `the environment ${quote(environment)} is written "${name}" in tags`,
          ),
        ];
  return { tags: own === undefined ? suffixed : [...suffixed, own], problems };
}

/**
 * The tags, and each again for each platform's manifest: `1.2.3-amd64`. Platforms that
 * differ only in a variant that tags do not contain are the problem ARCH_TAG_TWICE.
 */
export function addArchitectures(
  tags: readonly PlannedTag[],
  platforms: readonly string[],
): readonly PlannedTag[] {
  return [
    ...tags,
    ...platforms.flatMap((platform) =>
      tags.map((tag) => ({ ...withSuffix(tag, `-${toArch(platform)}`), platform })),
    ),
  ];
}

/** Platforms whose manifests would get the same tags. */
export function checkArchitectures(platforms: readonly string[]): readonly ProblemData[] {
  const twice = platforms.find((platform, index) =>
    platforms.slice(0, index).some((other) => toArch(other) === toArch(platform)),
  );
  if (twice === undefined) return [];
  const arch = toArch(twice);
  const both = platforms.filter((platform) => toArch(platform) === arch);
  return [
    error(
      'ARCH_TAG_TWICE',
      `${both.map(quote).join(' and ')} would both be tagged "-${arch}"`,
      'Leave one of them out of "platforms", or set "arch-tags: false".',
    ),
  ];
}

function evaluateOwn(
  evaluated: readonly EvaluatedTag[],
  name: string,
  { event, history }: { readonly event: Event; readonly history: History },
): EvaluatedTag | undefined {
  const pushed = evaluated.filter(({ onlyHeld }) => onlyHeld !== true);
  if (pushed.length === 0) return undefined;
  const own: EvaluatedTag = {
    tag: name,
    kind: 'floating',
    rule: `environment: ${name}`,
    reason: "every run for an environment moves the environment's own tag",
    priority: OWN_PRIORITY,
  };
  if (event.kind === 'change') {
    return { ...own, held: 'a change does not take the tag of an environment' };
  }
  const versions = pushed.find(
    (tag) => tag.versions !== undefined && tag.held === undefined,
  )?.versions;
  if (versions === undefined) return own;
  const all = history.makeSeries(toWholeSeries(versions));
  return { ...own, versions: seriesWithAffixes(all, '', `-${name}`) };
}

function toWholeSeries(series: Series): SeriesFrame {
  const rest = Object.entries(series).filter(([key]) => key !== 'range');
  return { ...(Object.fromEntries(rest) as unknown as Series), name: 'all' };
}

function withSuffix<T extends { readonly tag: string; readonly versions?: Series }>(
  tag: T,
  suffix: string,
  instead?: string,
): T {
  const named = { ...tag, tag: instead ?? extend(tag.tag, suffix) };
  return tag.versions === undefined
    ? named
    : { ...named, versions: seriesWithAffixes(tag.versions, '', suffix) };
}

/** A legal tag with a suffix; it is cut if it would be too long. */
function extend(tag: string, suffix: string): string {
  return toTag(tag + suffix) ?? tag;
}
