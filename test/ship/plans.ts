// SPDX-License-Identifier: Apache-2.0
// Plans and targets for tests of shipping: one call, only what the case is about.
import { factsOf, SHA } from '../plan/facts.ts';
import type { Facts } from '../../src/facts/facts.ts';
import type { PlannedTag, Plan, Series, Target } from '../../src/plan/plan.ts';

export const SOURCE = 'https://github.com/acme/App';

/** A series of semver versions, all of them unless said. */
export function seriesOf(version: string, given: Partial<Series> = {}): Series {
  return {
    name: 'all',
    scheme: 'semver',
    version,
    gitTagPrefix: '',
    exactPrefix: '',
    exactSuffix: '',
    above: [],
    ...given,
  };
}

/** An exact tag of the preset. */
export function exactTag(tag: string, given: Partial<PlannedTag> = {}): PlannedTag {
  const reason = `it is ${tag}`;
  return { tag, kind: 'exact', rule: 'preset: git tag', reason, decided: 'registry', ...given };
}

/** A floating tag: of a version series when `versions` is given, else one that follows a branch. */
export function floatingTag(tag: string, given: Partial<PlannedTag> = {}): PlannedTag {
  const reason = `it is ${tag}`;
  return { tag, kind: 'floating', rule: 'preset: row', reason, decided: 'registry', ...given };
}

/** A target of one platform with the recipe `recipe-1`. */
export function targetOf(given: Partial<Target> = {}): Target {
  return {
    name: 'app',
    version: null,
    platforms: ['linux/amd64'],
    repositories: ['registry.test/acme/app'],
    tags: [],
    held: [],
    labels: {
      'org.opencontainers.image.source': SOURCE,
      'org.opencontainers.image.revision': SHA,
    },
    annotations: {},
    build: {
      argv: ['docker', 'buildx', 'build', '.'],
      context: '.',
      file: 'Dockerfile',
      recipe: 'recipe-1',
    },
    ...given,
  };
}

/** A plan that pushes, for one target unless said. */
export function planOf(
  given: { readonly facts?: Partial<Facts>; readonly targets?: readonly Target[] } & Partial<
    Pick<Plan, 'push' | 'problems'>
  > = {},
): Plan {
  const { facts: givenFacts, ...rest } = given;
  const { gitTags, ...facts } = factsOf(givenFacts);
  return {
    schemaVersion: 1,
    tool: { name: 'tagship', version: '0.0.0' },
    facts: {
      ...facts,
      gitTags: { known: gitTags.known, count: gitTags.known ? gitTags.list.length : 0 },
    },
    push: { mode: 'push', reason: 'asked to', onlyWithCredentials: false },
    targets: [targetOf()],
    problems: [],
    ...rest,
  };
}
