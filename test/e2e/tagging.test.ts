// SPDX-License-Identifier: Apache-2.0
// Tags on real registries: what a run writes, keeps, holds and takes over. The builder is scripted, the registries are not.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOfRecipe } from '../ship/recipes.ts';
import type { Facts } from '../../src/facts/facts.ts';
import type { PlannedTag, Plan } from '../../src/plan/plan.ts';
import { exactTag, floatingTag, planOf, seriesOf, SOURCE, targetOf } from '../ship/plans.ts';
import {
  openRegistryFixture,
  shipFrom,
  type RegistryFixture,
  type ShipRequest,
} from '../faults/registry-fixture.ts';
import { isNightly } from '../lab/nightly.ts';

let fixture: RegistryFixture;
let repositories = 0;

beforeAll(async () => {
  fixture = await openRegistryFixture(['plain', 'token']);
});

afterAll(async () => {
  await fixture.close();
});

interface Given {
  readonly path: string;
  readonly sha: string;
  readonly tags: readonly PlannedTag[];
  readonly event?: Facts['event'];
  readonly recipe?: string;
  readonly platforms?: readonly string[];
}

function newPath(): string {
  return `team/tagging-${process.pid}-${Date.now()}-${(repositories += 1)}`;
}

function planFor({
  path,
  sha,
  tags,
  event,
  recipe = 'recipe-1',
  platforms = ['linux/amd64'],
}: Given): Plan {
  const target = targetOf({
    repositories: fixture.proxied.map(({ proxy }) => `${proxy.host}/${path}`),
    tags,
    platforms,
    labels: labelsOf(sha),
    build: { argv: ['docker', 'buildx', 'build', '.'], context: '.', file: 'Dockerfile', recipe },
  });
  return planOf({ facts: { sha, ...(event === undefined ? {} : { event }) }, targets: [target] });
}

function labelsOf(sha: string): Record<string, string> {
  return {
    'org.opencontainers.image.source': SOURCE,
    'org.opencontainers.image.revision': sha,
  };
}

function requestFor(
  given: Given,
  gitTags: readonly string[],
  rest: Partial<ShipRequest> = {},
): ShipRequest {
  const recipe = given.recipe ?? 'recipe-1';
  return {
    plan: planFor(given),
    git: { gitTags: gitTags.map((name) => ({ name, sha: given.sha })), tip: given.sha },
    image: {
      platforms: given.platforms ?? ['linux/amd64'],
      labels: { ...labelsOf(given.sha), 'io.tagship.recipe': digestOfRecipe(recipe) },
      annotations: labelsOf(given.sha),
      attested: true,
    },
    ...rest,
  };
}

function release(path: string, version: string, sha: string): Given {
  const minor = version.split('.').slice(0, 2).join('.');
  const series = (name: string, range?: string) =>
    seriesOf(version, { name, ...(range === undefined ? {} : { range }) });
  const tags = [
    exactTag(version),
    floatingTag(minor, { versions: series(`${minor}.x`, `${minor}.x`) }),
    floatingTag('latest', { versions: series('all') }),
  ];
  return { path, sha, tags };
}

async function read(path: string, tag: string): Promise<readonly (string | undefined)[]> {
  return Promise.all(
    fixture.proxied.map(async ({ proxy }) => {
      const { host } = proxy;
      const repository = fixture.direct.open({ name: `${host}/${path}`, host, path });
      return (await repository.resolve(tag))?.digest;
    }),
  );
}

const SHA1 = '1'.repeat(40);
const SHA2 = '2'.repeat(40);

describe('a release', () => {
  it('gives every tag in every repository one digest, and says so', async () => {
    const path = newPath();
    const { receipt, built } = await shipFrom(
      fixture,
      requestFor(release(path, '1.2.3', SHA1), ['v1.2.3']),
    );
    expect(receipt).toMatchObject({ status: 'done', pushed: true, problems: [] });
    expect(built).toHaveLength(1);
    for (const tag of ['1.2.3', '1.2', 'latest']) {
      expect(await read(path, tag)).toEqual([built[0], built[0]]);
    }
    expect(receipt.targets[0]?.images.map(({ action }) => action)).toEqual(
      Array(6).fill('created'),
    );
  });

  it('does not take latest from a higher one, but takes its own series', async () => {
    const path = newPath();
    const gitTags = ['v1.9.1', 'v2.0.1'];
    const first = await shipFrom(fixture, requestFor(release(path, '2.0.1', SHA1), gitTags));
    const { receipt, built } = await shipFrom(
      fixture,
      requestFor(release(path, '1.9.1', SHA2), gitTags),
    );
    expect(receipt.status).toBe('done');
    expect(await read(path, 'latest')).toEqual([first.built[0], first.built[0]]);
    expect(await read(path, '1.9')).toEqual([built[0], built[0]]);
    const held = receipt.targets[0]?.images.filter(({ action }) => action === 'held');
    expect(held?.map(({ tag, digest }) => [tag, digest])).toEqual([
      ['latest', first.built[0]],
      ['latest', first.built[0]],
    ]);
    expect(held?.[0]?.reason).toContain('2.0.1 is higher');
  });

  // A build may have begun beside the preflight; what it made then is in no registry.
  it('run again builds nothing and keeps every tag', async () => {
    const path = newPath();
    const request = requestFor(release(path, '1.2.3', SHA1), ['v1.2.3']);
    const first = await shipFrom(fixture, request);
    const again = await shipFrom(fixture, request);
    expect(again.receipt.targets[0]).toMatchObject({ reused: true, digest: first.built[0] });
    expect(await read(path, '1.2.3')).toEqual([first.built[0], first.built[0]]);
    expect(again.receipt.targets[0]?.images.map(({ action }) => action)).toEqual(
      Array(6).fill('kept'),
    );
  });

  it.each([
    { name: 'another commit', sha: SHA2, recipe: 'recipe-1', says: 'commit' },
    { name: 'another recipe', sha: SHA1, recipe: 'recipe-2', says: 'build args' },
  ])(
    'refuses a version taken by $name, in every registry, and uploads nothing',
    async ({ sha, recipe, says }) => {
      const path = newPath();
      const first = await shipFrom(fixture, requestFor(release(path, '1.2.3', SHA1), []));
      const taken = await shipFrom(
        fixture,
        requestFor({ ...release(path, '1.2.3', sha), recipe }, []),
      );
      expect(await read(path, '1.2.3')).toEqual([first.built[0], first.built[0]]);
      for (const digest of taken.built)
        expect(await read(path, digest)).toEqual([undefined, undefined]);
      expect(taken.receipt.status).toBe('failed');
      const errors = taken.receipt.problems.filter(({ code }) => code === 'TAG_TAKEN');
      expect(errors).toHaveLength(2);
      expect(errors[0]?.message).toContain(says);
    },
  );

  it('replaces when asked to, and the floating tags follow', async () => {
    const path = newPath();
    const request = requestFor(release(path, '1.2.3', SHA1), []);
    await shipFrom(fixture, request);
    const again = await shipFrom(fixture, { ...request, settings: { onExisting: 'replace' } });
    expect(again.built).toHaveLength(1);
    expect(await read(path, '1.2.3')).toEqual([again.built[0], again.built[0]]);
    expect(await read(path, 'latest')).toEqual([again.built[0], again.built[0]]);
    expect(again.receipt.targets[0]?.images.map(({ action }) => action)).toEqual([
      ...['replaced', 'moved', 'moved'],
      ...['replaced', 'moved', 'moved'],
    ]);
  });

  it('promotes the image of its commit with reuse', async () => {
    const path = newPath();
    const branch = {
      path,
      sha: SHA1,
      tags: [exactTag(`sha-${SHA1.slice(0, 7)}`), floatingTag('main')],
    };
    const first = await shipFrom(fixture, requestFor(branch, []));
    const promoted = await shipFrom(fixture, {
      ...requestFor(release(path, '1.0.0', SHA1), []),
      settings: { reuse: true },
    });
    expect(promoted.built).toEqual([]);
    expect(promoted.receipt.targets[0]).toMatchObject({ reused: true, digest: first.built[0] });
    expect(await read(path, '1.0.0')).toEqual([first.built[0], first.built[0]]);
  });

  it('gives each platform its own tags', async () => {
    const path = newPath();
    const platforms = ['linux/amd64', 'linux/arm64'];
    const { tags, ...rest } = release(path, '1.2.3', SHA1);
    const arm = exactTag('1.2.3-arm64', { platform: 'linux/arm64' });
    const { receipt } = await shipFrom(
      fixture,
      requestFor({ ...rest, platforms, tags: [...tags, arm] }, []),
    );
    expect(receipt).toMatchObject({ status: 'done', problems: [] });
    const digest = receipt.targets[0]?.platforms['linux/arm64'];
    expect(await read(path, '1.2.3-arm64')).toEqual([digest, digest]);
  });
});

// requests.test.ts counts them over many tags.
describe.each(isNightly ? ['requests'] : [])('%s', () => {
  const count = (tags: readonly string[]) =>
    fixture.proxied.map(({ proxy }) => {
      const isOf = (url: string) => tags.some((tag) => url.endsWith(`/manifests/${tag}`));
      return proxy.log.filter(({ url }) => isOf(url)).length;
    });

  it('are at most four for an exact tag', async () => {
    const path = newPath();
    for (const { proxy } of fixture.proxied) proxy.use([]);
    const tags = [exactTag('1.2.3'), exactTag('sha-1111111')];
    await shipFrom(fixture, requestFor({ path, sha: SHA1, tags }, []));
    expect(Math.max(...count(['1.2.3']), ...count(['sha-1111111']))).toBeLessThanOrEqual(4);
  });

  it('are at most seven more for a floating tag', async () => {
    const path = newPath();
    await shipFrom(fixture, requestFor(release(path, '1.2.2', SHA2), []));
    for (const { proxy } of fixture.proxied) proxy.use([]);
    await shipFrom(fixture, requestFor(release(path, '1.2.3', SHA1), ['v1.2.2', 'v1.2.3']));
    expect(Math.max(...count(['1.2.3', '1.2', 'latest']))).toBeLessThanOrEqual(4 + 2 * 7);
  });
});
