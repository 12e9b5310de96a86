// SPDX-License-Identifier: Apache-2.0
// Ten projects as they are found in the wild, and the tags of each thing that happens in them.
import { expect, it } from 'vitest';
import type { Plan, PlannedTag } from '../../src/plan/plan.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { branchEvent, changeEvent, gitTagEvent } from './facts.ts';
import { expectGolden } from './golden.ts';
import { type FactsGiven, planOf } from './planned.ts';

interface Scenario {
  readonly name: string;
  /** At most one line, but for where to push. */
  readonly settings?: Partial<Settings>;
  readonly runs: Readonly<Record<string, FactsGiven>>;
}

const main = { event: branchEvent('main') };
const v123 = { event: gitTagEvent('v1.2.3'), gitTags: ['v1.0.0', 'v1.2.3'] };
const released = ['v1.0.0', 'v1.2.3'];
const gitlab = {
  ci: 'gitlab',
  eventName: 'push',
  ownRepository: 'registry.gitlab.com/acme/app',
} as const;

const scenarios: readonly Scenario[] = [
  {
    name: '01-small-app',
    runs: { main, 'feature branch': { event: branchEvent('feature/login') } },
  },
  {
    name: '02-starter-workflow',
    settings: { vPrefix: 'keep' },
    runs: {
      main: { ...main, gitTags: released },
      'v1.2.3': v123,
      'v1.2.3-rc.1': { event: gitTagEvent('v1.2.3-rc.1'), gitTags: ['v1.0.0', 'v1.2.3-rc.1'] },
      'change 42 from a fork': { event: changeEvent({ origin: 'fork' }) },
      schedule: { event: { kind: 'schedule', branch: 'main' } },
    },
  },
  {
    name: '03-releases-only',
    runs: {
      'v1.2.3': v123,
      'v0.4.0': { event: gitTagEvent('v0.4.0'), gitTags: ['v0.4.0'] },
      'backport v1.1.9': { event: gitTagEvent('v1.1.9'), gitTags: ['v1.1.9', ...released] },
      'release event': {
        event: { kind: 'release', gitTag: 'v1.2.3', prerelease: false },
        gitTags: released,
      },
      'release event, pre-release box': {
        event: { kind: 'release', gitTag: 'v1.2.3', prerelease: true },
        gitTags: released,
      },
    },
  },
  {
    name: '04-everything-on',
    settings: { tags: 'standard\ntype=sha' },
    runs: {
      main: { ...main, gitTags: released },
      'v1.2.3': v123,
      'change 42': { event: changeEvent() },
    },
  },
  {
    name: '05-continuous-delivery',
    settings: { tags: 'standard\ntype=sha,format=long' },
    runs: { main },
  },
  {
    name: '06-two-registries-and-edge',
    settings: {
      images: 'ghcr.io/acme/app\nacme/app',
      tags: 'standard\ntype=edge',
      latest: 'release',
    },
    runs: {
      main,
      'v1.2.3': v123,
      'change from a fork': { event: changeEvent({ origin: 'fork' }) },
    },
  },
  {
    name: '07-variant',
    settings: { file: 'Dockerfile.alpine', flavor: 'suffix=-alpine,onlatest=true' },
    runs: { main, 'v1.2.3': v123 },
  },
  {
    name: '08-monorepo',
    settings: { images: 'ghcr.io/acme/app/api', tagPrefix: 'api-' },
    runs: {
      main: { ...main, gitTags: ['web-v1.0.0'] },
      'api-v1.2.3': {
        event: gitTagEvent('api-v1.2.3'),
        gitTags: ['api-v1.2.3', 'api-v1.0.0', 'web-v9.0.0', 'api-gateway-v8.0.0'],
      },
      'web-v1.0.0': { event: gitTagEvent('web-v1.0.0'), gitTags: ['web-v1.0.0'] },
      'api-gateway-v8.0.0': { event: gitTagEvent('api-gateway-v8.0.0') },
    },
  },
  {
    name: '09-two-platforms',
    settings: { platforms: ['linux/amd64', 'linux/arm64'] },
    runs: { main, 'v1.2.3': v123 },
  },
  {
    name: '10-gitlab',
    settings: { vPrefix: 'both' },
    runs: {
      main: { ...gitlab, ...main },
      'feature/x': { ...gitlab, event: branchEvent('feature/x') },
      'v1.2.3': { ...gitlab, ...v123 },
    },
  },
];

it.each(scenarios)('$name', async ({ name, settings, runs }) => {
  const results = await Promise.all(
    Object.entries(runs).map(async ([run, facts]) => [run, shorten(await planOf(facts, settings))]),
  );
  await expectGolden(name, Object.fromEntries(results));
});

it('whole', async () => {
  const plan = await planOf(
    { event: gitTagEvent('v1.1.9'), gitTags: ['v1.1.9', ...released] },
    { buildArgs: ['VERSION={{version}}', 'NPM_TOKEN=hunter22'] },
    ['hunter22'],
  );
  expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  await expectGolden('plan', plan);
});

function shorten({ push, targets, problems }: Plan) {
  return {
    push: `${push.mode}: ${push.reason}`,
    targets: targets.map(({ version, repositories, platforms, tags, held, skipped }) => ({
      version,
      repositories,
      platforms: platforms.join(),
      tags: tags.map(describe),
      held: held.map(describe),
      skipped: (skipped ?? []).map(({ rule, reason }) => `${rule}: ${reason}`),
    })),
    problems: problems.map(({ level, code, message }) => `${level} ${code}: ${message}`),
  };
}

function describe({ tag, kind, series, decided, rule, reason }: PlannedTag): string {
  const what = series === undefined ? kind : `${kind} (${series})`;
  return `${tag}: ${what}, decided by ${decided}; ${reason} [${rule}]`;
}
