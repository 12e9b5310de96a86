// SPDX-License-Identifier: Apache-2.0
// Faults at every step, against real registries: what is promised holds whatever goes wrong. One fault of each kind
// by default; `npm run test:faults -- --all` tries each of them.
import { afterAll, describe, expect, it } from 'vitest';
import { shipFrom, type Dock } from './dock.ts';
import { createDocks } from './docks.ts';
import {
  drawScenarios,
  isPassing,
  listScenarios,
  pickByKind,
  toRules,
  type Scenario,
} from './scenario.ts';
import { isNightly } from '../lab/nightly.ts';
import { checkReceipt, checkTags, newPath, orderOf, runAgain, type Evidence } from './voyage.ts';
import { prepare } from './stock.ts';

const runs = Number(process.env.FAULTS_RUNS ?? '0');
const seed = Number(process.env.FAULTS_SEED ?? '1');

const docks = createDocks();

afterAll(async () => {
  await docks.close();
});

async function play(scenario: Scenario, dock: Dock): Promise<void> {
  const path = newPath();
  const before = await prepare(dock, path, scenario.before);
  for (const [at, { proxy }] of dock.berths.entries()) proxy.use(toRules(scenario, at));
  const order = orderOf(dock, path, scenario);
  const patience = isPassing(scenario) ? {} : { retryDeadline: 20_000 };
  const shipment = await shipFrom(dock, { ...order, settings: { ...order.settings, ...patience } });
  for (const { proxy } of dock.berths) proxy.use([]);
  const evidence: Evidence = { dock, path, scenario, before, built: shipment.built };
  const after = await checkTags(evidence);
  checkReceipt(shipment.receipt, evidence, after);
  if (isPassing(scenario)) {
    expect(shipment.receipt.problems.filter(({ level }) => level === 'error')).toEqual([]);
  }
  const isWhole = new Set(after.map((tags) => JSON.stringify(tags))).size === 1;
  if (shipment.receipt.status !== 'done' || !isWhole) await runAgain(evidence, order);
}

const all = isNightly ? listScenarios() : pickByKind(listScenarios());
const scenarios = runs > 0 ? drawScenarios(runs, seed) : all;

describe.concurrent(`${scenarios.length} scenarios`, () => {
  const cases = scenarios.map((scenario) => [scenario.name, scenario] as const);
  it.each(cases)('%s', { timeout: 60_000 }, async (_name, scenario) => {
    await docks.lend(scenario.kinds, (dock) => play(scenario, dock));
  });
});
