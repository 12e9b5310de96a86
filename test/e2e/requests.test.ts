// SPDX-License-Identifier: Apache-2.0
// How many requests a tag costs, counted in front of a real registry.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { digestOfRecipe } from '../ship/recipes.ts';
import type { PlannedTag } from '../../src/plan/plan.ts';
import { exactTag, floatingTag, planOf, seriesOf, SOURCE, targetOf } from '../ship/plans.ts';
import { openRegistryFixture, shipFrom, type RegistryFixture } from '../faults/registry-fixture.ts';
import { pickRows } from '../lab/nightly.ts';
import { newPath } from '../faults/release-run.ts';

const GIT_TAGS = ['1.2.2', '1.2.3'];
const COUNT = 10;
const numbers = Array.from({ length: COUNT }, (_, index) => index);

let fixture: RegistryFixture;
beforeAll(async () => {
  fixture = await openRegistryFixture(['plain']);
});
afterAll(() => fixture.close());

/** Ships a version with these tags; gives the requests that it took. */
async function ship(path: string, version: string, tags: readonly PlannedTag[]): Promise<number> {
  const sha = version.replaceAll('.', '').padEnd(40, '0');
  const labels = {
    'org.opencontainers.image.source': SOURCE,
    'org.opencontainers.image.revision': sha,
    'org.opencontainers.image.version': version,
  };
  const repositories = fixture.proxied.map(({ proxy }) => `${proxy.host}/${path}`);
  const target = targetOf({ version, repositories, labels, tags });
  const { receipt, requests } = await shipFrom(fixture, {
    plan: planOf({ facts: { sha }, targets: [target] }),
    git: { gitTags: GIT_TAGS.map((name) => ({ name, sha })), tip: sha },
    image: {
      platforms: ['linux/amd64'],
      labels: { ...labels, 'io.tagship.recipe': digestOfRecipe('recipe-1') },
      annotations: labels,
      attested: true,
    },
  });
  expect(receipt.status, JSON.stringify(receipt.problems)).toBe('done');
  expect(receipt.targets[0]?.images).toHaveLength(tags.length);
  return requests;
}

const versionFloat = (tag: string, version: string) =>
  floatingTag(tag, { versions: seriesOf(version) });

const cases = [
  {
    name: 'an exact tag in a new repository',
    isOld: false,
    more: () => numbers.map((number) => exactTag(`extra-${number}`)),
    most: 4,
  },
  {
    name: 'an exact tag beside older releases',
    isOld: true,
    more: (version: string) => numbers.map((number) => exactTag(`${version}-extra-${number}`)),
    most: 4,
  },
  {
    name: 'a floating tag in a new repository',
    isOld: false,
    more: (version: string) => numbers.map((number) => versionFloat(`float-${number}`, version)),
    most: 7,
  },
  {
    name: 'a floating tag that moves on from an older release',
    isOld: true,
    more: (version: string) => numbers.map((number) => versionFloat(`float-${number}`, version)),
    most: 7,
  },
  {
    name: 'a floating tag of a branch',
    isOld: true,
    more: () => numbers.map((number) => floatingTag(`branch-${number}`)),
    most: 7,
  },
  {
    name: 'a floating tag of a variant, beside the exact tag of its own',
    isOld: true,
    more: (version: string) =>
      numbers.flatMap((number) => [
        exactTag(`${version}-v${number}`),
        floatingTag(`1-v${number}`, {
          versions: seriesOf(version, { exactSuffix: `-v${number}` }),
        }),
      ]),
    most: 4 + 7,
  },
];

// By day an exact tag and a floating one; that of a variant is one of each.
it.each(pickRows(cases, ({ most }) => Math.min(most, 7)))(
  '$name takes at most $most requests',
  async ({ isOld, more, most }) => {
    const [few, many] = [newPath(), newPath()];
    const tags = (version: string) => [exactTag(version)];
    for (const version of isOld ? ['1.2.2'] : []) {
      await ship(few, version, tags(version));
      await ship(many, version, [...tags(version), ...more(version)]);
    }
    const base = await ship(few, '1.2.3', tags('1.2.3'));
    const whole = await ship(many, '1.2.3', [...tags('1.2.3'), ...more('1.2.3')]);
    const each = (whole - base) / COUNT;
    expect(each).toBeLessThanOrEqual(most);
    expect(each).toBeGreaterThan(1); // written, and read back
  },
);
