// SPDX-License-Identifier: Apache-2.0
// Which build cache a run uses by itself.
import { describe, expect, it } from 'vitest';
import { addCaches, narrowCache } from '../../../src/plan/build/cache.ts';
import { makePlan } from '../../../src/plan/make.ts';
import { settingsForTarget } from '../../../src/settings/targets.ts';
import { settingsFrom, type Sources } from '../../settings/reading.ts';
import { branchEvent, changeEvent, factsOf, gitTagEvent } from '../facts.ts';
import { targetOf } from '../../ship/plans.ts';
import { match } from '../rules/match.ts';
import type { FactsGiven } from '../planned.ts';

interface Case {
  readonly facts?: FactsGiven;
  readonly file?: string;
  readonly given?: Sources['given'];
  readonly hasGithubCache?: boolean;
}

/** The caches of each target: `api < from`, `api > to`. */
async function cachesOf({ facts, file = 'name: api', given = {}, hasGithubCache = true }: Case) {
  const settings = await settingsFrom({ file, given });
  const edge = { toolVersion: '0.0.0', secrets: [], match };
  const plan = addCaches(await makePlan(factsOf(facts), settings, edge), {
    settingsFor: (name) => settingsForTarget(settings, name),
    hasGithubCache,
  });
  return plan.targets.flatMap(({ name, build: { cache } }) => [
    ...(cache?.from ?? []).map((entry) => `${name} < ${entry}`),
    ...(cache?.to ?? []).map((entry) => `${name} > ${entry}`),
  ]);
}

const READ = 'api < type=gha,scope=tagship-api-all';
const WRITE = `${READ.replace('<', '>')},mode=max,ignore-error=true,timeout=3m`;
const fork = { event: changeEvent({ number: 12, origin: 'fork' }) };
const RELEASE = { event: gitTagEvent('v1.2.3'), gitTags: ['v1.2.3'] };

describe('GitHub', () => {
  it.each<[string, Case, readonly string[]]>([
    ['a branch', {}, [READ, WRITE]],
    ['a fork', { facts: fork }, []],
    ['a fork, by name, reads', { facts: fork, given: { cache: 'gha' } }, [READ]],
    ['a run that does not push reads', { given: { push: 'false' } }, [READ]],
    ['a release writes', { facts: RELEASE }, [WRITE]],
    [
      'a release with cache-release',
      { facts: RELEASE, given: { 'cache-release': 'true' } },
      [READ, WRITE],
    ],
    [
      'a small cache by name',
      { given: { 'cache-mode': 'min' } },
      [READ, WRITE.replace('max', 'min')],
    ],
    ['a schedule', { facts: { event: { kind: 'schedule', branch: 'main' } } }, []],
    ['no-cache', { given: { 'no-cache': 'true' } }, []],
    ['off', { given: { cache: 'off' } }, []],
    ['cache-from wins', { given: { 'cache-from': 'type=local,src=c' } }, []],
    ['cache-to wins', { given: { 'cache-to': 'type=inline' } }, []],
    ['outside the action', { hasGithubCache: false }, []],
    [
      'outside the action, by name',
      { hasGithubCache: false, given: { cache: 'gha' } },
      [READ, WRITE],
    ],
  ])('%s', async (_, given, caches) => {
    expect(await cachesOf(given)).toEqual(caches);
  });

  it('has a scope for each target, and only the last stage of more than four', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const file = `images: ghcr.io/acme/{{name}}\ntargets: {${names.map((name) => `${name}: {}`).join()}}`;
    const caches = await cachesOf({ file });
    expect(caches).toHaveLength(10);
    expect(caches[1]).toBe(
      'a > type=gha,scope=tagship-a-all,mode=min,ignore-error=true,timeout=3m',
    );
  });

  it.each([
    { leg: 'linux/arm64', scope: 'linux-arm64' },
    { leg: 'linux/amd64', scope: 'linux-amd64' },
  ])('a leg has a scope for each target and its platforms: $leg', async ({ leg, scope }) => {
    const file =
      'platforms: [linux/amd64, linux/arm64]\nimages: ghcr.io/acme/{{name}}\ntargets: {api: {}, web: {}}';
    const fork1 = await cachesOf({ file, given: { leg, cache: 'gha' }, facts: fork });
    const read = ['api', 'web'].flatMap((name) =>
      [scope, 'all'].map((part) => `${name} < type=gha,scope=tagship-${name}-${part}`),
    );
    expect(fork1).toEqual(read);
    const both = await cachesOf({ file, given: { leg } });
    expect(both.filter((one) => one.includes('>'))).toEqual(
      ['api', 'web'].map(
        (name) =>
          `${name} > type=gha,scope=tagship-${name}-${scope},mode=max,ignore-error=true,timeout=3m`,
      ),
    );
    expect(await cachesOf({ file, given: { leg, 'cache-to': 'type=inline' } })).toEqual([]);
  });
});

describe('cache: registry', () => {
  const gitlab = { ci: 'gitlab', ownRepository: 'registry.acme.test/acme/app' } as const;
  const form = 'mode=min,image-manifest=true,oci-mediatypes=true,ignore-error=true';
  const given = { cache: 'registry' };

  it('on GitLab is below the project, by branch, then the default branch', async () => {
    const facts = { ...gitlab, event: branchEvent('feat/x') };
    const [own, main, write, ...others] = await cachesOf({ facts, given });
    const root = 'api < type=registry,ref=registry.acme.test/acme/app/cache:api-all';
    expect(own).toMatch(/^.*:api-all-feat-x-[0-9a-f]{7}$/);
    expect(own?.startsWith(`${root}-feat-x-`)).toBe(true);
    expect(main?.startsWith(`${root}-main-`)).toBe(true);
    expect(write).toBe(`${(own ?? '').replace('<', '>')},${form}`);
    expect(others).toEqual([]);
  });

  it('of a leg is that of its platforms, then that of all', async () => {
    const facts = { ...gitlab, event: branchEvent('feat/x') };
    const leg = 'linux/arm64,linux/arm/v7,linux/s390x';
    const own = await cachesOf({ facts, given: { ...given, leg: 'linux/arm64' } });
    const tags = own.map((entry) => /cache:(api-.*)-[0-9a-f]{7}/.exec(entry)?.[1]);
    const read = [
      'api-linux-arm64-feat-x',
      'api-all-feat-x',
      'api-linux-arm64-main',
      'api-all-main',
    ];
    expect(tags).toEqual([...read, 'api-linux-arm64-feat-x']);
    const names = { ...given, leg, name: 'a'.repeat(64) };
    const branch = branchEvent(`feat/${'x'.repeat(200)}`);
    const [long = ''] = await cachesOf({ facts: { ...gitlab, event: branch }, given: names });
    expect(/cache:([\w.-]+)$/.exec(long)?.[1]?.length).toBeLessThanOrEqual(128);
  });

  it('elsewhere is next to the image', async () => {
    const [read = ''] = await cachesOf({ given: { ...given, images: 'quay.io/acme/app' } });
    expect(read).toMatch(
      /^api < type=registry,ref=quay\.io\/acme\/app-cache:api-all-main-[0-9a-f]{7}$/,
    );
  });

  it('is not one of a branch with a similar name', async () => {
    const names = ['feat/x', 'feat-x', 'feat_x'];
    const read = names.map((name) => cachesOf({ facts: { event: branchEvent(name) }, given }));
    expect(new Set((await Promise.all(read)).map(([first]) => first)).size).toBe(3);
  });

  it('auto is not', async () => {
    expect(await cachesOf({ facts: gitlab, hasGithubCache: false })).toEqual([]);
  });
});

describe('a leg of a saved plan has a cache of its own, and reads that of all platforms', () => {
  const leg = ['linux/arm64'];
  const narrowed = (cache: { from: readonly string[]; to: readonly string[] }) =>
    narrowCache(targetOf({ name: 'app-all', build: { ...targetOf().build, cache } }), leg);
  const gha = (part: string) => `type=gha,scope=tagship-app-all-${part}`;
  const registry = (part: string) =>
    `type=registry,ref=r.io/a-cache:app-all-${part}-main-all-1234567`;

  it.each([
    { kind: 'GitHub', of: gha },
    { kind: 'a registry', of: registry },
  ])('$kind', ({ of }) => {
    const own = { from: [of('linux-arm64'), of('all')], to: [`${of('linux-arm64')},mode=max`] };
    expect(narrowed({ from: [of('all')], to: [`${of('all')},mode=max`] })).toEqual(own);
    expect(narrowed(own)).toEqual(own);
  });
});
