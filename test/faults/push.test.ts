// SPDX-License-Identifier: Apache-2.0
// A real BuildKit pushes to a registry that fails, and our client copies from there: nothing is built twice.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toScript, type FaultRule, type Script } from '../lab/fault.ts';
import { isNightly } from '../lab/nightly.ts';
import { openBuildKit, type BuildKit } from './buildkit.ts';
import { shipFrom, type RegistryFixture } from './registry-fixture.ts';
import { createRegistryPool } from './registry-pool.ts';
import {
  drawPushScenarios,
  listDailyPushes,
  listPushScenarios,
  type PushScenario,
} from './push-scenario.ts';
import { checkReceipt, checkTags, newPath, runAgain } from './release-run.ts';
import { prepare } from './seed-images.ts';

const runs = Number(process.env.FAULTS_RUNS ?? '0');
const seed = Number(process.env.FAULTS_SEED ?? '1');
const pool = createRegistryPool();
let kit: BuildKit;

beforeAll(async () => {
  kit = await openBuildKit();
});

afterAll(async () => {
  await pool.close();
  await kit.close();
});

/** The rules, until they hold no longer. */
function holding(rules: readonly FaultRule[], hold: () => boolean): Script {
  const script = toScript(rules);
  return (asked) => (hold() ? script(asked) : undefined);
}

async function play(scenario: PushScenario, fixture: RegistryFixture): Promise<void> {
  const { rules, until, end } = scenario;
  const path = newPath();
  const before = await prepare(fixture, path, scenario.before);
  const build = kit.build(fixture, path, scenario, scenario.settings);
  for (const [at, { proxy }] of fixture.proxied.entries()) {
    proxy.use(holding(rules[at] ?? [], () => build.runs() <= until));
  }
  const { receipt, built } = await shipFrom(fixture, build.request, build.built);
  for (const { proxy } of fixture.proxied) proxy.use([]);
  const told = [...build.told, ...receipt.problems.map(({ code }) => code)];
  expect(receipt.status, JSON.stringify(receipt.problems)).toBe(end.status);
  expect(told).toEqual(expect.arrayContaining([...end.codes]));
  const beyond = `builds beyond the first, where was said: ${told.join(', ')}\n${build.said()}`;
  expect(build.runs() - 1, beyond).toBeGreaterThanOrEqual(end.again[0]);
  expect(build.runs() - 1, beyond).toBeLessThanOrEqual(end.again[1]);
  expect(receipt.retries).toBeGreaterThanOrEqual(build.runs() - 1);
  // A layout's statements get their subjects here, and with them the image gets another digest.
  const [shipped] = receipt.targets;
  const isUploaded = told.includes('PUSH_FROM_HERE') && typeof shipped?.digest === 'string';
  const all = isUploaded ? [...built, shipped.digest] : built;
  const evidence = { fixture, path, scenario, before, built: all };
  const after = await checkTags(evidence);
  checkReceipt(receipt, evidence, after);
  const isWhole = new Set(after.map((tags) => JSON.stringify(tags))).size === 1;
  if (receipt.status !== 'done' || !isWhole) await runAgain(evidence, build.request);
  expect([...build.made()], 'what was made').toHaveLength(1);
  expect(existsSync(join(kit.home, '.docker')), '~/.docker').toBe(false);
}

const listed = isNightly ? listPushScenarios() : listDailyPushes();
const scenarios = runs > 0 ? drawPushScenarios(Math.ceil(runs / 50), seed) : listed;

describe.concurrent(`${scenarios.length} pushes`, () => {
  const cases = scenarios.map((scenario) => [scenario.name, scenario] as const);
  it.each(cases)('%s', { timeout: 90_000 }, async (_name, scenario) => {
    await pool.lend(scenario.kinds, (fixture) => play(scenario, fixture));
  });
});
