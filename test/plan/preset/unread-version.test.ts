// SPDX-License-Identifier: Apache-2.0
// Versions that no rule could read: what is said, and the setting that would fit.
import { expect, it } from 'vitest';
import type { Event } from '../../../src/facts/facts.ts';
import { branchEvent, gitTagEvent } from '../facts.ts';
import { planOf } from '../planned.ts';

const semver = 'type=semver,pattern={{version}}\ntype=sha';
const pep440 = 'type=pep440,pattern={{version}}';
const release: Event = { kind: 'release', gitTag: 'first', prerelease: false };

const cases: readonly { event: Event; tags?: string; says: string | undefined }[] = [
  {
    event: gitTagEvent('arr-mcp-v0.1.0'),
    tags: semver,
    says: 'type=semver gave no tag: git tag "arr-mcp-v0.1.0" is not semver; with tag-prefix: arr-mcp- it is 0.1.0',
  },
  {
    event: gitTagEvent('@scope/pkg@2.0.1'),
    tags: semver,
    says: 'type=semver gave no tag: git tag "@scope/pkg@2.0.1" is not semver; with tag-prefix: "@scope/pkg@" it is 2.0.1',
  },
  { event: gitTagEvent('v.1.3.0'), tags: semver, says: 'with tag-prefix: v. it is 1.3.0' },
  { event: gitTagEvent('v1.157.0rc1'), tags: semver, says: 'with type=pep440 it is 1.157.0rc1' },
  { event: gitTagEvent('v0.29'), tags: semver, says: 'with type=pep440 it is 0.29' },
  {
    event: gitTagEvent('2024.01.15'),
    tags: semver,
    says: 'with the line standard it is 2024.01.15',
  },
  { event: gitTagEvent('1.2.3-foo'), tags: pep440, says: 'with type=semver it is 1.2.3-foo' },
  {
    event: gitTagEvent('api/v1.2.3'),
    tags: 'type=match,pattern=^v(.*),group=1\ntype=ref,event=tag',
    says: 'type=match gave no tag: git tag "api/v1.2.3" does not match; with tag-prefix: api/ it is 1.2.3',
  },
  {
    event: branchEvent('main'),
    tags: 'type=semver,pattern={{version}},value=dev\ntype=sha',
    says: 'type=semver gave no tag: the value "dev" is not semver',
  },
  { event: release, tags: semver, says: 'type=semver gave no tag: git tag "first" is not semver' },
  {
    event: gitTagEvent('arr-mcp-v0.1.0'),
    says: 'git tag "arr-mcp-v0.1.0" is not read as a version; with tag-prefix: arr-mcp- it is 0.1.0',
  },
  // nothing is lost
  { event: gitTagEvent('sometag'), tags: semver, says: undefined },
  { event: gitTagEvent('sometag'), says: undefined },
  { event: gitTagEvent('v1.2.3rc1'), tags: `${semver}\n${pep440}`, says: undefined },
  { event: gitTagEvent('v1.2.3'), tags: semver, says: undefined },
  { event: branchEvent('main'), tags: semver, says: undefined },
];

it.each(cases)('$event.gitTag by $tags: $says', async ({ event, tags, says }) => {
  for (const compat of ['none', 'strict'] as const) {
    if (compat === 'strict' && tags === undefined) continue;
    const plan = await planOf({ event }, { ...(tags === undefined ? {} : { tags }), compat });
    const told = plan.problems.filter(({ code }) => code === 'VERSION_NOT_READ');
    expect(told).toHaveLength(says === undefined ? 0 : 1);
    if (says !== undefined) expect(told[0]?.message).toContain(says);
  }
});

const SHA = 'a'.repeat(40);
const local: Event = { kind: 'branch', branch: 'main', trigger: 'local' };

it.each<{ name: string; event?: Event; tags: string[]; tagPrefix?: string; hints: string[] }>([
  {
    name: 'of a monorepo',
    tags: ['api@1.4.0', 'web-v2.0.1'],
    hints: [
      'Write tag-prefix: "api@" to plan that release.',
      'Write tag-prefix: web- to plan that release.',
    ],
  },
  {
    name: 'of a scope',
    tags: ['@acme/api@1.4.0'],
    hints: ['Write tag-prefix: "@acme/api@" to plan that release.'],
  },
  { name: 'without a version', tags: ['sometag', 'deployed'], hints: [] },
  { name: 'of other projects', tags: ['api@1.4.0'], tagPrefix: 'web@', hints: [] },
  {
    name: 'where a branch is asked for',
    event: branchEvent('main'),
    tags: ['api@1.4.0'],
    hints: [],
  },
])(
  'git tags at the commit of a local branch, $name',
  async ({ event = local, tags, tagPrefix, hints }) => {
    const list = [
      ...tags.map((name) => ({ name, sha: SHA })),
      { name: 'old@1.0.0', sha: 'b'.repeat(40) },
    ];
    const plan = await planOf(
      { event, sha: SHA, gitTags: { known: true, from: 'clone', list } },
      tagPrefix === undefined ? {} : { tagPrefix },
    );
    const told = plan.problems.filter(({ code }) => code === 'VERSION_NOT_READ');
    expect(told.map(({ hint }) => hint)).toEqual(hints);
  },
);
