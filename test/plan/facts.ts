// SPDX-License-Identifier: Apache-2.0
// Facts for tests of the plan: one call, only what the case is about.
import type { Event, Facts, GitTags, Origin } from '../../src/facts/facts.ts';
import { decideTrust } from '../../src/facts/trust.ts';

/** The commit of every made-up run; its short form is `abc1234`. */
export const SHA = 'abc1234567890abcdef1234567890abcdef12345';

/** Git tags by name alone, the run's on its commit and each other on its own, or with the commit said. */
export type GitTagsGiven = readonly (string | { readonly name: string; readonly sha: string })[];

type Given = Partial<Omit<Facts, 'gitTags'>> & {
  readonly gitTags?: GitTagsGiven | GitTags;
  /** What the run does not know. */
  readonly absent?: readonly ('commitTime' | 'defaultBranch' | 'ownRepository')[];
};

/** Facts of a push to `main` of `acme/App` on GitHub, with what is given put over them. */
export function factsOf(given: Given = {}): Facts {
  const event: Event = given.event ?? { kind: 'branch', branch: 'main', trigger: 'push' };
  const { gitTags, absent = [], ...rest } = given;
  const facts: Facts = {
    ci: 'github',
    eventName: toEventName(event),
    ref: toRef(event),
    sha: SHA,
    commitTime: '2026-03-04T05:06:07.000Z',
    dirty: false,
    defaultBranch: 'main',
    project: {
      slug: 'acme/App',
      name: 'App',
      url: 'https://github.com/acme/App',
      description: 'An app',
      license: 'MIT',
    },
    run: { number: '567', id: '1234567', attempt: '1', url: 'https://github.com/acme/App/runs/1' },
    ownRepository: 'ghcr.io/acme/app',
    now: '2026-03-04T05:10:00.000Z',
    trust: decideTrust(event, { isLocal: given.ci === 'local' }),
    ...rest,
    event,
    gitTags: toGitTags(gitTags ?? [], { event, sha: given.sha ?? SHA }),
  };
  const known = Object.entries(facts).filter(([key]) => !absent.some((name) => name === key));
  return Object.fromEntries(known) as unknown as Facts;
}

/** A push of a git tag. */
export function gitTagEvent(gitTag: string): Event {
  return { kind: 'gitTag', gitTag, trigger: 'push' };
}

/** A push to a branch. */
export function branchEvent(branch: string): Event {
  return { kind: 'branch', branch, trigger: 'push' };
}

/** Change number 42 from `feature/login` to `main`, of the same project unless said. */
export function changeEvent(
  given: { readonly number?: number; readonly origin?: Origin } = {},
): Event {
  return {
    kind: 'change',
    number: given.number ?? 42,
    source: 'feature/login',
    target: 'main',
    headSha: 'def5678567890abcdef1234567890abcdef12345',
    origin: given.origin ?? 'project',
  };
}

/** The run's own git tag is on its commit, every other on one of its own. */
function toGitTags(
  given: GitTagsGiven | GitTags,
  { event, sha }: Pick<Facts, 'event' | 'sha'>,
): GitTags {
  if ('known' in given) return given;
  const own = 'gitTag' in event ? event.gitTag : undefined;
  const list = given.map((gitTag, index) => {
    if (typeof gitTag !== 'string') return gitTag;
    return {
      name: gitTag,
      sha: gitTag === own ? sha : (index + 1).toString(16).padStart(40, '0'),
    };
  });
  return { known: true, from: 'clone', list };
}

function toEventName(event: Event): string {
  switch (event.kind) {
    case 'branch':
    case 'gitTag':
      return 'push';
    case 'release':
      return 'release';
    case 'change':
      return 'pull_request';
    case 'mergeQueue':
      return 'merge_group';
    case 'schedule':
      return 'schedule';
    case 'other':
      return event.name;
  }
}

function toRef(event: Event): string {
  switch (event.kind) {
    case 'branch':
      return `refs/heads/${event.branch}`;
    case 'gitTag':
    case 'release':
      return `refs/tags/${event.gitTag}`;
    case 'change':
      return `refs/pull/${event.number}/merge`;
    case 'mergeQueue':
      return 'refs/heads/gh-readonly-queue/main/pr-42-abc1234';
    case 'schedule':
      return `refs/heads/${event.branch ?? 'main'}`;
    case 'other':
      return 'refs/heads/main';
  }
}
