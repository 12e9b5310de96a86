// SPDX-License-Identifier: Apache-2.0
// Floating tags move forward only, however the tags of a project are spelled: planned, and tagged in memory.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { behind, createWorld, ship } from './shipping.ts';
import { spelt, type Spelt } from './spellings.ts';

const COMPAT = ['none', 'strict'] as const;
const rows = spelt.flatMap((one) =>
  COMPAT.filter((compat) => compat === 'none' || !one.isOurs).map((compat) => ({ ...one, compat })),
);
type Row = (typeof rows)[number];

const settingsFor = ({ settings, compat }: Row) => ({ ...settings, compat });

/** What plain rules of the same project give. */
const PLAIN = { tags: 'type=semver,pattern={{version}}\ntype=semver,pattern={{major}}' };

describe.each(rows)('$name, compat: $compat', (row) => {
  it('moves forward', async () => {
    const world = createWorld();
    await ship(world, 'v10.6.1', settingsFor(row));
    await ship(world, 'v10.7.0', settingsFor(row));
    expect(behind(world, row.latest)).toContain(row.exact('10.7.0'));
    for (const tag of row.series('10.6.1').slice(0, 1)) {
      expect(behind(world, tag), tag).toContain(row.exact('10.6.1'));
    }
  });

  it.each([true, false])('stays for a backport, git tags known: %s', async (isKnown) => {
    const world = createWorld(['v10.6.1'], isKnown);
    await ship(world, 'v10.7.0', settingsFor(row));
    const { planned, reasons } = await ship(world, 'v10.6.1', settingsFor(row));
    expect(behind(world, row.latest)).toContain(row.exact('10.7.0'));
    expect(behind(world, row.exact('10.6.1'))).not.toContain(row.latest);
    expect(reasons.get(row.latest)).toContain('10.7.0');
    const isHeldInPlan = isKnown && row.compat === 'none';
    expect(planned.includes(`-${row.latest}`)).toBe(isHeldInPlan);
  });

  it('is not given to a backport where it is gone', async () => {
    const world = createWorld(['v10.6.1']);
    await ship(world, 'v10.7.0', settingsFor(row));
    world.store.tags.delete(row.latest);
    await ship(world, 'v10.6.1', settingsFor(row));
    expect(behind(world, row.latest)).toEqual([]);
  });

  it('leaves a release to itself for a prerelease, unless the tag is written out', async () => {
    const world = createWorld();
    await ship(world, 'v10.7.0', settingsFor(row));
    const { planned } = await ship(world, 'v11.0.0-rc.1', settingsFor(row));
    await ship(world, 'v10.6.1', settingsFor(row));
    const isGiven = planned.includes(row.latest);
    if (row.compat === 'none') expect(isGiven).toBe(row.isLiteral);
    const wanted = isGiven ? '11.0.0-rc.1' : '10.7.0';
    expect(behind(world, row.latest)).toContain(row.exact(wanted));
  });

  if (row.isPlain) return; // a plain image is not a variant of itself

  it('leaves latest to the plain image of the version', async () => {
    const world = createWorld();
    await ship(world, 'v10.7.0', PLAIN);
    const { reasons } = await ship(world, 'v10.7.0', settingsFor(row));
    expect(behind(world, 'latest')).toContain('10.7.0');
    expect(behind(world, row.exact('10.7.0'))).not.toContain('latest');
    if (row.latest === 'latest') expect(reasons.get('latest')).toContain('onlatest=true');
    else expect(behind(world, row.latest)).toContain(row.exact('10.7.0'));
  });

  it('gives latest to the plain image that comes later', async () => {
    const world = createWorld();
    await ship(world, 'v10.7.0', settingsFor(row));
    expect(behind(world, row.latest)).toContain(row.exact('10.7.0'));
    await ship(world, 'v10.7.0', PLAIN);
    expect(behind(world, 'latest')).toContain('10.7.0');
  });
});

const POOL = ['9.9.9', '10.6.0', '10.6.1', '10.7.0', '10.10.0', '11.0.0', '11.0.1'];
const orders = fc.shuffledSubarray(POOL, { minLength: 2 });

/** The versions of a pool by the floating tags of their series. */
function groupBySeries(row: Spelt, versions: readonly string[]): ReadonlyMap<string, string> {
  const highest = new Map<string, string>();
  for (const version of POOL.filter((one) => versions.includes(one))) {
    for (const tag of [row.latest, ...row.series(version)]) highest.set(tag, version);
  }
  return highest;
}

describe('after any order of shipping', () => {
  it('each floating tag is at the highest version of its series', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...rows),
        orders,
        fc.boolean(),
        async (row, versions, isAhead) => {
          const world = createWorld(isAhead ? versions.map((version) => `v${version}`) : []);
          for (const version of versions) await ship(world, `v${version}`, settingsFor(row));
          for (const [tag, version] of groupBySeries(row, versions)) {
            expect(behind(world, tag), tag).toContain(row.exact(version));
          }
        },
      ),
      { numRuns: 50 },
    );
  }, 60_000);
});
