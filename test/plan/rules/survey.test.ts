// SPDX-License-Identifier: Apache-2.0
// What people's workflows do today, with rules as they write them: each scenario, each event.
import { describe, expect, it } from 'vitest';
import type { Event } from '../../../src/facts/facts.ts';
import { makePlan } from '../../../src/plan/make.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { branchEvent, changeEvent, factsOf, gitTagEvent } from '../facts.ts';
import { settingsOf } from '../settings.ts';
import { match } from './match.ts';

interface Scenario {
  readonly name: string;
  readonly settings: Partial<Settings>;
  readonly gitTags?: readonly string[];
  readonly runs: readonly (readonly [event: Event, tags: string, held?: string])[];
}

const main = branchEvent('main');
const schedule: Event = { kind: 'schedule', branch: 'main' };
const trio = ['{{version}}', '{{major}}.{{minor}}', '{{major}}']
  .map((pattern) => `type=semver,pattern=${pattern}`)
  .join('\n');

const scenarios: readonly Scenario[] = [
  {
    name: '1 a small app: latest and the commit',
    settings: {
      tags: 'type=raw,value=latest,enable={{is_default_branch}}\ntype=ref,event=branch\ntype=sha',
    },
    runs: [
      [main, 'main latest sha-abc1234'],
      [branchEvent('feature/login'), 'feature-login sha-abc1234'],
    ],
  },
  {
    name: '2 the starter workflow: no rules, v kept',
    settings: { vPrefix: 'keep' },
    runs: [
      [gitTagEvent('v1.2.3'), 'v1.2.3 v1.2 v1 latest'],
      [gitTagEvent('v1.2.3-rc.1'), 'v1.2.3-rc.1', 'v1.2 v1 latest'],
      [changeEvent(), 'pr-42'],
      [schedule, 'nightly'],
    ],
  },
  {
    name: '3 releases only, trio',
    settings: { tags: trio },
    gitTags: ['v1.1.8', 'v1.1.9', 'v1.2.3'],
    runs: [
      [gitTagEvent('v1.2.3'), '1.2.3 1.2 1 latest'],
      [gitTagEvent('v1.1.9'), '1.1.9 1.1', '1 latest'],
      [{ kind: 'release', gitTag: 'v1.2.3', prerelease: false }, '1.2.3 1.2 1 latest'],
    ],
  },
  {
    name: '4 everything on',
    settings: {
      tags: `type=ref,event=branch\ntype=ref,event=pr\n${trio}\ntype=sha\ntype=raw,value=latest,enable={{is_default_branch}}`,
    },
    runs: [
      [main, 'main latest sha-abc1234'],
      [gitTagEvent('v1.2.3'), '1.2.3 1.2 1 sha-abc1234 latest'],
      [changeEvent(), 'pr-42 sha-abc1234'],
    ],
  },
  {
    name: '4b never an empty prefix',
    settings: { tags: 'type=sha,prefix={{branch}}-' },
    runs: [
      [main, 'main-abc1234'],
      [gitTagEvent('v1.2.3'), ''],
      [changeEvent(), ''],
    ],
  },
  {
    name: '5 continuous delivery: the whole commit',
    settings: { tags: 'type=sha,format=long,prefix=\ntype=raw,value=latest' },
    runs: [[main, 'latest abc1234567890abcdef1234567890abcdef12345']],
  },
  {
    name: '6 a channel named edge, releases own latest',
    settings: { tags: `type=edge\n${trio}` },
    runs: [
      [main, 'edge'],
      [branchEvent('dev'), ''],
      [gitTagEvent('v1.2.3'), '1.2.3 1.2 1 latest'],
    ],
  },
  {
    name: '7 a variant',
    settings: { tags: `${trio}\ntype=ref,event=branch`, flavor: 'suffix=-alpine,onlatest=true' },
    gitTags: ['v1.2.3', 'v1.2.4-alpine'],
    runs: [
      [gitTagEvent('v1.2.3'), '1.2.3-alpine 1.2-alpine 1-alpine latest-alpine'],
      [main, 'main-alpine'],
    ],
  },
  {
    name: '8 a monorepo, by match',
    settings: { tags: 'type=match,pattern=api-v(.*),group=1\ntype=ref,event=branch' },
    gitTags: ['api-v1.2.3', 'api-v1.1.0', 'web-v3.0.0'],
    runs: [
      [gitTagEvent('api-v1.2.3'), '1.2.3 latest'],
      [gitTagEvent('api-v1.1.0'), '1.1.0', 'latest'],
      [gitTagEvent('web-v3.0.0'), ''],
      [main, 'main'],
    ],
  },
  {
    name: '8b a monorepo, by tag-prefix',
    settings: { tags: trio, tagPrefix: 'api-' },
    gitTags: ['api-v1.2.3', 'api-v1.1.0', 'web-v3.0.0'],
    runs: [
      [gitTagEvent('api-v1.2.3'), '1.2.3 1.2 1 latest'],
      [gitTagEvent('api-v1.1.0'), '1.1.0 1.1', '1 latest'],
    ],
  },
  {
    name: '9 two platforms share every tag',
    settings: { tags: trio, platforms: ['linux/amd64', 'linux/arm64'] },
    runs: [[gitTagEvent('v1.2.3'), '1.2.3 1.2 1 latest']],
  },
  {
    name: '0.x: what the rules say, not what the preset would',
    settings: { tags: trio },
    runs: [[gitTagEvent('v0.4.0'), '0.4.0 0.4 0 latest']],
  },
];

describe.each(scenarios)('$name', ({ settings, gitTags, runs }) => {
  it.each(runs.map(([event, tags, held = '']) => ({ event, tags, held })))(
    '$event.kind: $tags',
    async ({ event, tags, held }) => {
      const facts = factsOf({ event, gitTags: gitTags ?? [] });
      const given = settingsOf({ images: 'ghcr.io/acme/app', ...settings });
      const plan = await makePlan(facts, given, { toolVersion: '0', secrets: [], match });
      const [target] = plan.targets;
      expect(target?.tags.map(({ tag }) => tag).join(' ')).toBe(tags);
      expect(target?.held.map(({ tag }) => tag).join(' ')).toBe(held);
    },
  );
});

describe('10 GitLab: the same rules, its own words', () => {
  const gitlab = { ci: 'gitlab', eventName: 'push' } as const;
  const runs = [
    { event: branchEvent('main'), ref: 'refs/heads/main', tags: 'main sha-abc1234' },
    { event: changeEvent(), ref: 'refs/merge-requests/42/head', tags: 'pr-42 sha-abc1234' },
    {
      event: gitTagEvent('v1.2.3'),
      ref: 'refs/tags/v1.2.3',
      tags: '1.2.3 1.2 1 sha-abc1234 latest',
    },
    { event: schedule, ref: 'refs/heads/main', tags: 'nightly main sha-abc1234' },
  ];
  const tags = `type=schedule\ntype=ref,event=branch\ntype=ref,event=pr\n${trio}\ntype=sha`;

  it.each(runs)('$event.kind', async ({ event, ref, tags: wanted }) => {
    const facts = factsOf({ ...gitlab, event, ref });
    const plan = await makePlan(facts, settingsOf({ tags }), {
      toolVersion: '0',
      secrets: [],
      match,
    });
    expect(plan.targets[0]?.tags.map(({ tag }) => tag).join(' ')).toBe(wanted);
  });
});
