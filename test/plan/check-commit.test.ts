// SPDX-License-Identifier: Apache-2.0
// Tags and the commit that is checked out: versions and git tags of other commits, and changes that are not there.
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/facts/facts.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { branchEvent, changeEvent, factsOf, gitTagEvent, SHA } from './facts.ts';
import { makePlan } from '../../src/plan/make.ts';
import { match } from './rules/match.ts';
import { settingsOf } from './settings.ts';

const OTHER = '9071bf2000000000000000000000000000000000';
const released = { gitTags: [{ name: 'v1.0.0', sha: OTHER }] };

function planOf(facts: Facts, settings: Partial<Settings> = {}, ships = true): Promise<Plan> {
  const context = { toolVersion: '0.0.0', secrets: [], match, ships };
  return makePlan(facts, settingsOf(settings), context);
}

function found({ problems }: Plan): readonly string[] {
  return problems.map(({ level, code }) => `${level} ${code}`);
}

describe('a version that is the git tag of another commit', () => {
  it.each<{ name: string; settings: Partial<Settings> }>([
    { name: 'the setting', settings: { version: '1.0.0' } },
    { name: 'semver', settings: { tags: 'type=semver,pattern={{version}},value=v1.0.0' } },
    { name: 'pep440', settings: { tags: 'type=pep440,pattern={{version}},value=1.0.0' } },
    { name: 'match', settings: { tags: 'type=match,pattern=v(.*),group=1,value=v1.0.0' } },
    { name: 'raw', settings: { tags: 'type=raw,value=1.0.0' } },
  ])('is refused: $name', async ({ settings }) => {
    const facts = factsOf(released);
    for (const ships of [true, false]) {
      const made = await planOf(facts, settings, ships);
      expect(found(made)).toContain('error VERSION_OTHER_COMMIT');
    }
    const local = await planOf({ ...facts, ci: 'local' }, settings, false);
    expect(found(local)).toContain('notice VERSION_OTHER_COMMIT');
    const replaced = await planOf(facts, { ...settings, onExisting: 'replace' });
    expect(found(replaced)).toEqual([]);
    const same = factsOf({ gitTags: [{ name: 'v1.0.0', sha: SHA }] });
    expect(found(await planOf(same, settings))).toEqual([]);
  });

  it('is refused under compat: strict by who ships, and not by a plan', async () => {
    const settings = {
      compat: 'strict',
      tags: 'type=semver,pattern={{version}},value=1.0.0',
    } as const;
    expect(found(await planOf(factsOf(released), settings))).toContain(
      'error VERSION_OTHER_COMMIT',
    );
    expect(found(await planOf(factsOf(released), settings, false))).toEqual([]);
  });

  it('is not looked for in a value that is part of a version', async () => {
    expect(found(await planOf(factsOf(released), { tags: 'type=raw,value=1.0' }))).toEqual([]);
  });
});

describe('the git tag of the run on another commit', () => {
  it.each(['v1.0.0', 'stable-2024'])('is refused: %s', async (name) => {
    const facts = factsOf({ event: gitTagEvent(name), gitTags: [{ name, sha: OTHER }] });
    expect(found(await planOf(facts))).toEqual(['error GIT_TAG_OTHER_COMMIT']);
  });

  it('names ref: after a workflow_run', async () => {
    const event = { kind: 'gitTag', gitTag: 'v1.0.0', trigger: 'workflow_run' } as const;
    const { problems } = await planOf(factsOf({ event, ...released }));
    expect(problems[0]?.hint).toContain('ref: ${{ github.event.workflow_run.head_sha }}');
  });
});

describe('a change whose base is checked out', () => {
  const base = { checkedOut: { is: 'base' } } as const;
  const target = { ...base, event: changeEvent(), eventName: 'pull_request_target' };

  it('of the same project is a problem that names both ways', async () => {
    const { problems, targets } = await planOf(factsOf(target));
    expect(problems[0]).toMatchObject({ level: 'error', code: 'CHANGE_NOT_CHECKED_OUT' });
    expect(problems[0]?.hint).toContain('on: pull_request');
    expect(problems[0]?.hint).toContain('ref: ${{ github.event.pull_request.head.sha }}');
    expect(targets[0]?.tags).toEqual([]);
  });

  it.each<{ name: string; settings: Partial<Settings>; level: string }>([
    { name: 'only builds', settings: {}, level: 'notice' },
    { name: 'must push', settings: { push: 'true' }, level: 'error' },
  ])('of another project never names ref: $name', async ({ settings, level }) => {
    const event = changeEvent({ origin: 'fork' });
    const { problems } = await planOf(factsOf({ ...target, event }), settings);
    const problem = problems.find(({ code }) => code === 'CHANGE_NOT_CHECKED_OUT');
    expect(problem).toMatchObject({ level });
    expect(problem?.hint).toContain('on: pull_request');
    expect(JSON.stringify(problems)).not.toContain('ref:');
  });

  it.each([
    'type=ref,event=pr',
    'type=raw,value=pr-{{pr}}',
    'type=raw,value=pr-42',
    'type=sha\ntype=raw,value=pr-42-amd64',
    'standard',
  ])('is not tagged by %s', async (tags) => {
    for (const compat of ['none', 'strict'] as const) {
      const { targets } = await planOf(factsOf(target), { tags, compat, push: 'false' });
      const given = targets[0]?.tags.map(({ tag }) => tag) ?? [];
      expect(given.filter((tag) => tag.includes('42'))).toEqual([]);
    }
  });

  it('is not tagged after a comment, whose job may ship the project itself', async () => {
    const event = { kind: 'other', name: 'issue_comment', about: 42 } as const;
    const facts = factsOf({ ...base, event, eventName: 'issue_comment' });
    const tags = 'type=raw,value=pr-42';
    expect(found(await planOf(facts, { tags, push: 'true' }))).toContain(
      'error CHANGE_NOT_CHECKED_OUT',
    );
    const own = await planOf(facts, { tags: 'type=raw,value=canary', push: 'true' });
    expect(found(own)).toEqual([]);
  });

  it('is labelled with the branch that is there', async () => {
    const { targets } = await planOf(factsOf(target));
    expect(targets[0]?.labels['org.opencontainers.image.ref.name']).toBe('main');
  });
});

describe('a workflow_run', () => {
  const event = { kind: 'branch', branch: 'main', trigger: 'workflow_run' } as const;

  it.each(['failure', 'cancelled', 'unfinished'])('that ended with %s', async (conclusion) => {
    const facts = factsOf({ event, eventName: 'workflow_run', conclusion });
    const auto = await planOf(facts);
    expect(auto).toMatchObject({ push: { mode: 'build' }, targets: [] });
    expect(found(auto)).toEqual(['notice WORKFLOW_RUN_FAILED']);
    const told = await planOf(facts, { push: 'true' });
    expect(told).toMatchObject({ push: { mode: 'push' }, targets: [{ tags: [{}, {}, {}] }] });
  });

  it('that succeeded is as a push', async () => {
    const facts = factsOf({ event, eventName: 'workflow_run', conclusion: 'success' });
    expect(await planOf(facts)).toMatchObject({ push: { mode: 'push' }, problems: [] });
  });
});

describe('a merge queue', () => {
  const event = { kind: 'mergeQueue', target: 'main', number: 104 } as const;

  it.each([
    { tags: 'type=ref,event=pr', compat: 'none', given: ['pr-104'] },
    { tags: 'type=raw,value=change-{{pr}}', compat: 'none', given: ['change-104'] },
    { tags: 'type=ref,event=pr', compat: 'strict', given: [] },
  ] as const)('knows its change: $tags ($compat)', async ({ tags, compat, given }) => {
    const { targets } = await planOf(factsOf({ event }), { tags, compat }, false);
    expect(targets[0]?.tags.map(({ tag }) => tag)).toEqual(given);
  });
});

it('a run by hand on main with a version is that version’s, and labelled so', async () => {
  const event = { ...branchEvent('main'), trigger: 'manual' } as Facts['event'];
  const facts = factsOf({
    event,
    checkedOut: { is: 'older', eventSha: OTHER },
    gitTags: [{ name: 'v1.0.0', sha: SHA }],
  });
  const { targets, problems } = await planOf(facts, { version: 'v1.0.0' });
  expect(problems).toEqual([]);
  expect(targets[0]?.tags.map(({ tag }) => tag)).toEqual([
    '1.0.0',
    '1.0',
    '1',
    'latest',
    'sha-abc1234',
  ]);
  expect(targets[0]?.labels['org.opencontainers.image.revision']).toBe(SHA);
});
