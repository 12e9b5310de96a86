// SPDX-License-Identifier: Apache-2.0
// A project and a repository in memory: a git tag is pushed, planned by rules and tagged as the plan says. Expects nothing.
import type { GitTag } from '../../../src/facts/facts.ts';
import { makePlan } from '../../../src/plan/make.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { factsOf, gitTagEvent } from '../../plan/facts.ts';
import { match } from '../../plan/rules/match.ts';
import { settingsOf } from '../../plan/settings.ts';
import { createStore, type Store } from '../memory.ts';
import { tagIn } from '../tagging.ts';

/** One repository, and the project's git tags. */
export interface World {
  readonly store: Store;
  readonly gitTags: GitTag[];
  /** Whether runs get to know the git tags. */
  readonly isKnown: boolean;
}

/** What one run came to. */
export interface Shipped {
  readonly plan: Plan;
  /** The tags that the plan gives and holds: `latest`, `-latest`. */
  readonly planned: readonly string[];
  /** What the receipt says of each tag. */
  readonly reasons: ReadonlyMap<string, string>;
}

/** A world without an image; the git tags of some versions may be there already. */
export function createWorld(gitTags: readonly string[] = [], isKnown = true): World {
  return { store: createStore(), gitTags: gitTags.map(toGitTag), isKnown };
}

/** The commit of a git tag: any digits, the same ones every time. */
function toGitTag(name: string): GitTag {
  return { name, sha: Buffer.from(`${name}.`.repeat(40)).toString('hex').slice(0, 40) };
}

/** Ships a git tag by a run's settings. Other settings make another image of the same commit. */
export async function ship(
  world: World,
  gitTag: string,
  given: Partial<Settings>,
): Promise<Shipped> {
  const { sha } = toGitTag(gitTag);
  if (!world.gitTags.some(({ name }) => name === gitTag)) world.gitTags.push(toGitTag(gitTag));
  const gitTags = world.isKnown
    ? ({ known: true, from: 'remote', list: [...world.gitTags] } as const)
    : ({ known: false, reason: 'offline' } as const);
  const facts = factsOf({ event: gitTagEvent(gitTag), sha, gitTags });
  const settings = settingsOf(given);
  const plan = await makePlan(facts, settings, { toolVersion: '0.0.0', secrets: [], match });
  const [target] = plan.targets;
  if (target === undefined) throw new Error(`${gitTag} has no target`);
  const version = target.labels['org.opencontainers.image.version'];
  const tagged = await tagIn([{ store: world.store }], {
    tags: target.tags,
    held: target.held,
    sha,
    salt: JSON.stringify([gitTag, given.tags, given.flavor]),
    facts: { event: facts.event },
    settings: given,
    remote: {
      gitTags: () => Promise.resolve(gitTags),
      tip: () => Promise.resolve('f'.repeat(40)),
    },
    ...(version === undefined ? {} : { version }),
  });
  return {
    plan,
    planned: [...target.tags.map(({ tag }) => tag), ...target.held.map(({ tag }) => `-${tag}`)],
    reasons: new Map(tagged.tagResults.map(({ image }) => [image.tag, image.reason])),
  };
}

/** The exact tags that have the same image as a tag. */
export function behind({ store }: World, tag: string): readonly string[] {
  const digest = store.tags.get(tag);
  return digest === undefined
    ? []
    : [...store.tags].flatMap(([name, one]) => (one === digest && name !== tag ? [name] : []));
}
