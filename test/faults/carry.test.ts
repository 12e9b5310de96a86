// SPDX-License-Identifier: Apache-2.0
// What others have attached to an image follows it to a repository that gets it later.
import { afterAll, expect, it } from 'vitest';
import { pickRows } from '../lab/nightly.ts';
import { createRegistryPool } from './registry-pool.ts';
import { shipFrom, type RegistryFixture, type ShipRequest } from './registry-fixture.ts';
import { newPath, requestOf } from './release-run.ts';
import { expectSigned, KEYS, signWith } from './signatures.ts';

const pool = createRegistryPool();
afterAll(() => pool.close());

function toRequest(fixture: RegistryFixture, path: string): ShipRequest {
  return requestOf(fixture, path, { before: 'empty', bothRequired: true });
}

/** The same release, to the first registry alone. */
function toFirst({ plan, ...request }: ShipRequest): ShipRequest {
  const targets = plan.targets.map((target) => ({
    ...target,
    repositories: target.repositories.slice(0, 1),
  }));
  return { ...request, plan: { ...plan, targets } };
}

const rows = [
  { name: 'one without the referrers API to another', kinds: ['plain', 'token'] },
  { name: 'the other way round', kinds: ['token', 'plain'] },
] as const;
it.each(pickRows(rows))('from $name', async ({ kinds }) => {
  await pool.lend(kinds, async (fixture) => {
    const path = newPath();
    const pem = KEYS['P-256'];
    const { settings, env } = signWith(pem);
    const first = toFirst(toRequest(fixture, path));
    const signed = await shipFrom(fixture, {
      ...{ ...first, settings: { ...first.settings, ...settings } },
      env,
    });
    expect(signed.receipt.problems).toEqual([]);
    const { receipt } = await shipFrom(fixture, toRequest(fixture, path));
    expect(receipt.problems.map(({ code }) => code)).toEqual(['SHIP_REUSED']);
    await expectSigned(fixture, path, pem);
    const [target] = receipt.targets;
    const carried = target?.referrers?.filter(({ format }) => format !== 'history') ?? [];
    expect(carried.length).toBeGreaterThanOrEqual(4);
    expect(new Set(carried.map(({ action }) => action))).toEqual(new Set(['created']));
    expect(new Set(carried.map(({ repository }) => repository)).size).toBe(1);
    expect(target?.verifyCommand).toBeUndefined();
  });
});
