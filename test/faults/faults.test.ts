// SPDX-License-Identifier: Apache-2.0
// Faults at every step, against real registries: what is promised holds whatever goes wrong. By default one of each kind
// at each step, some in one run; `npm run test:faults -- --all` tries each of them in a run of its own.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shipFrom, type RegistryFixture } from './registry-fixture.ts';
import { createRegistryPool } from './registry-pool.ts';
import {
  drawScenarios,
  isPassing,
  listScenarios,
  pickByKind,
  toRules,
  type Scenario,
} from './scenario.ts';
import { isNightly } from '../lab/nightly.ts';
import {
  checkReceipt,
  checkTags,
  newPath,
  requestOf,
  runAgain,
  type Evidence,
} from './release-run.ts';
import { prepare } from './seed-images.ts';

const runs = Number(process.env.FAULTS_RUNS ?? '0');
const seed = Number(process.env.FAULTS_SEED ?? '1');

/** Whether faults share a run, which would prove nothing if they hid one another. */
const isShared = runs === 0 && !isNightly;

const pool = createRegistryPool();

// What a run loads on demand is there before time counts, which goes by faster here.
beforeAll(async () => {
  await pool.lend(['plain', 'token'], async (fixture) => {
    for (const { proxy } of fixture.proxied) proxy.use([]);
    await shipFrom(fixture, requestOf(fixture, newPath(), { before: 'empty', bothRequired: true }));
  });
});

afterAll(async () => {
  await pool.close();
});

async function play(scenario: Scenario, fixture: RegistryFixture): Promise<void> {
  const path = newPath();
  const before = await prepare(fixture, path, scenario.before);
  for (const [at, { proxy }] of fixture.proxied.entries()) proxy.use(toRules(scenario, at));
  const request = requestOf(fixture, path, scenario);
  const patience = isPassing(scenario) ? {} : { retryDeadline: 20_000 };
  const shipped = await shipFrom(fixture, {
    ...request,
    settings: { ...request.settings, ...patience },
  });
  const done = fixture.proxied.flatMap(({ proxy }) => proxy.log.filter(({ fault }) => fault));
  for (const { proxy } of fixture.proxied) proxy.use([]);
  const evidence: Evidence = { fixture, path, scenario, before, built: shipped.built };
  const after = await checkTags(evidence);
  checkReceipt(shipped.receipt, evidence, after);
  if (isPassing(scenario)) {
    const errors = shipped.receipt.problems.filter(({ level }) => level === 'error');
    expect(errors, JSON.stringify(errors)).toEqual([]);
    if (isShared) expect(done.length).toBeGreaterThanOrEqual(scenario.plannedFaults.length);
  }
  const isWhole = new Set(after.map((tags) => JSON.stringify(tags))).size === 1;
  if (shipped.receipt.status !== 'done' || !isWhole) await runAgain(evidence, request);
}

const all = isNightly ? listScenarios() : pickByKind(listScenarios());
const scenarios = runs > 0 ? drawScenarios(runs, seed) : all;

describe.concurrent(`${scenarios.length} scenarios`, () => {
  const cases = scenarios.map((scenario) => [scenario.name, scenario] as const);
  it.each(cases)('%s', { timeout: 60_000 }, async (_name, scenario) => {
    await pool.lend(scenario.kinds, (fixture) => play(scenario, fixture));
  });
});
