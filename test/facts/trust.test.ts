// SPDX-License-Identifier: Apache-2.0
// The trust of a run: for every fixture, under everything that can be given by hand.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/facts/facts.ts';
import { origins } from '../../src/facts/origins.ts';
import { type FactOverrides, readFacts } from '../../src/facts/read.ts';
import { trustOfSettingsFile } from '../../src/facts/trust.ts';
import { decidePush } from '../../src/plan/push.ts';
import { settingsOf } from '../plan/settings.ts';
import { commits, readFixture } from './fixture.ts';
import { env as base, NOW } from './git/repository.ts';
import { cases, cwd, factsOf, gitAt } from './fixture-facts.ts';

const FIXTURES = new URL('../fixtures/', import.meta.url);
const NOT_SAID = 'this CI system does not say where the change comes from';
async function valueOf(...given: Parameters<typeof factsOf>): Promise<Facts> {
  const facts = await factsOf(...given);
  if (!facts.ok) throw new Error(facts.problems.map(({ message }) => message).join('\n'));
  return facts.value;
}

/** What people may give by hand to get more than the run has. */
const attempts: readonly FactOverrides[] = [
  { branch: 'main' },
  { branch: 'main', defaultBranch: 'main' },
  { defaultBranch: 'dependabot/npm_and_yarn/semver-7.8.6' },
  { gitTag: 'v1.2.3' },
  { gitTag: 'v9.9.9', event: 'release' },
  { event: 'push' },
  { event: 'schedule' },
  { event: 'merge_group' },
  { event: 'manual', branch: 'main' },
  { event: 'api', gitTag: 'v1.2.3' },
  { change: '12' },
  { change: '7', event: 'pull_request_target' },
  { change: '7', branch: 'main' },
  { build: '1', now: NOW },
  { fork: 'false' },
  { fork: 'false', branch: 'main' },
];

describe('every fixture', () => {
  it('has a row', () => {
    const files = readdirSync(FIXTURES).flatMap((ci) =>
      readdirSync(new URL(`${ci}/`, FIXTURES)).map((file) => `${ci}/${file}`),
    );
    expect(cases.map(({ ci, name }) => `${ci}/${name}.json`).toSorted()).toEqual(files.toSorted());
  });

  it.each(cases.filter(({ asks }) => asks !== true))(
    '$ci/$name is trusted unless: $reason',
    async ({ reason, ...fixture }) => {
      const { trust } = await valueOf(fixture);
      expect(trust).toEqual(
        reason === undefined
          ? { level: 'trusted', reason: 'what is built belongs to the project' }
          : { level: 'untrusted', reason },
      );
    },
  );

  it.each(cases.filter(({ asks }) => asks))(
    '$ci/$name asks for flags, and takes nothing from the checkout',
    async (fixture) => {
      expect(await factsOf(fixture)).toMatchObject({ ok: false });
      const [problem] = (await factsOf(fixture)).problems.filter(({ level }) => level === 'error');
      expect(problem).toMatchObject({ code: 'FACTS_NO_EVENT' });
      expect(problem?.hint).toMatch(/--branch, --git-tag, --pr or --event/);
      const facts = await valueOf(fixture, { branch: 'main' });
      expect(facts.trust.level).toBe('trusted');
      expect(decidePush(facts, settingsOf({})).push.mode).toBe('push');
      expect(trustOfSettingsFile(facts)).toEqual({ level: 'untrusted', reason: NOT_SAID });
      const { event } = await valueOf(fixture, { event: 'push' });
      expect(event).toEqual({ kind: 'other', name: 'push' });
    },
  );

  it.each(cases.filter(({ reason }) => reason !== undefined))(
    '$ci/$name stays untrusted whatever is given, and only builds',
    async (fixture) => {
      for (const overrides of attempts) {
        const facts = await valueOf(fixture, overrides);
        expect(facts.trust.level, JSON.stringify(overrides)).toBe('untrusted');
        expect(trustOfSettingsFile(facts).level).toBe('untrusted');
        expect(decidePush(facts, settingsOf({})).push.mode).toBe('build');
      }
    },
  );

  it.each(cases)('$ci/$name is untrusted with --fork', async (fixture) => {
    for (const overrides of [{ change: '12' }, { branch: 'main' }]) {
      const { trust } = await valueOf(fixture, { ...overrides, fork: 'true' });
      expect(trust.level).toBe('untrusted');
    }
  });
});

describe('a comment, which anyone can write', () => {
  const fixture = { ci: 'github', name: 'issue-comment-on-pull-request' };

  it('is trusted with the default branch checked out', async () => {
    expect(await factsOf(fixture)).toMatchObject({ value: { trust: { level: 'trusted' } } });
  });

  it.each([{}, { branch: 'main' }, { change: '7' }])(
    'is untrusted with another commit checked out (%o)',
    async (overrides) => {
      const { trust } = await valueOf(fixture, overrides, commits.head);
      expect(trust.level).toBe('untrusted');
    },
  );
});

describe('a change given by hand', () => {
  it.each([
    { run: 'the push of a branch', ci: 'circle', name: 'branch-with-open-pull-request' },
    { run: 'a change of the project', ci: 'github', name: 'pull-request' },
  ])('is the project’s on $run', async ({ ci, name }) => {
    expect(await factsOf({ ci, name }, { change: '7' })).toMatchObject({
      value: { event: { origin: 'project' }, trust: { level: 'trusted' } },
    });
  });

  it.each([
    { run: 'a run by hand', ci: 'github', name: 'workflow-dispatch-branch' },
    { run: 'a run by the API', ci: 'github', name: 'repository-dispatch' },
    { run: 'a job that says nothing', ci: 'jenkins', name: 'scripted-without-git' },
    { run: 'an unknown CI system', ci: 'unknown', name: 'appveyor' },
    { run: 'TeamCity', ci: 'teamcity', name: 'build' },
  ])('is of unknown origin on $run', async ({ ci, name }) => {
    expect(await factsOf({ ci, name }, { change: '7' })).toMatchObject({
      value: { event: { origin: 'unknown' }, trust: { level: 'untrusted' } },
    });
  });
});

it.each(['pull/7', 'pull/7/head', '7', 'merge-requests/12/merge', 'pull-requests/3/from'])(
  'counts --branch %s on a CI system that says nothing as a change of unknown origin',
  async (branch) => {
    for (const event of ['push', 'schedule', 'manual']) {
      const facts = await valueOf({ ci: 'teamcity', name: 'build' }, { branch, event });
      expect(facts.trust).toMatchObject({ level: 'untrusted' });
      expect(decidePush(facts, settingsOf({})).push.mode).toBe('build');
    }
    const said = await valueOf({ ci: 'github', name: 'push-branch-main' }, { branch });
    expect(said.trust.level).toBe('trusted');
  },
);

it('stays untrusted where a git tag has the name of a stranger’s branch', async () => {
  const { env, event } = readFixture('github', 'workflow-run-from-fork');
  const text = JSON.stringify(event).replaceAll(/"head_branch":"[^"]*"/g, '"head_branch":"v1.2.3"');
  const facts = await readFacts({
    env: { ...base, ...env },
    cwd,
    shell: gitAt(commits.head),
    payload: JSON.parse(text) as unknown,
    now: NOW,
    remote: 'never',
    overrides: {},
  });
  expect(facts).toMatchObject({
    value: { event: { kind: 'other' }, trust: { level: 'untrusted' } },
  });
});

describe('the origin table', () => {
  it('has a row for each CI system', () => {
    const systems = readdirSync(FIXTURES);
    expect([...new Set(origins.map(({ ci }) => ci))].toSorted()).toEqual(systems.toSorted());
  });

  it('is shown in docs/trust.md, with its sources', () => {
    const page = readFileSync(new URL('../../docs/trust.md', import.meta.url), 'utf8');
    const plain = page.replaceAll(/ +/g, ' ');
    for (const { name, evidence, by, source } of origins) {
      expect(plain).toContain(`| [${name}](${source}) | ${evidence} | ${by} |`);
    }
  });
});
