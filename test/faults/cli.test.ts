// SPDX-License-Identifier: Apache-2.0
// Faults and kills through the CLI bundle, in real time, with real builds: exit code, receipt and registries agree.
import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import type { Script } from '../lab/fault.ts';
import { isNightly, nightly, pickRows } from '../lab/nightly.ts';
import type { RegistryFixture } from './registry-fixture.ts';
import { createRegistryPool } from './registry-pool.ts';
import { evidenceOf, openCliProject, toKnown, withTemp, type CliProject } from './process.ts';
import { toRules, type Scenario, type StepName } from './scenario.ts';
import { checkCut, checkReceipt, checkTags, expectComplete, newPath, NONE } from './release-run.ts';

const KINDS = ['plain', 'second'] as const;
const pool = createRegistryPool();
let project: CliProject;

beforeAll(async () => {
  project = await openCliProject();
});

afterAll(async () => {
  await pool.close();
  await project.close();
});

type Planned = readonly [step: StepName, fault: string];

const PASSING: readonly Planned[] = [
  ['prove that we may push', 'answers 429, come back in 12.5ms'],
  ['read the exact tag', 'resets before'],
  ['start an upload', 'answers 503'],
  ['send a blob', 'resets in the middle'],
  ['send a blob', 'answers 500'],
  ['write a manifest', 'resets after doing it'],
  ['read the image', 'cuts the answer short'],
  ['read the image', 'garbles the answer'],
  ['write the exact tag', 'answers 502'],
  ['write the exact tag', 'resets after doing it'],
  ['write the floating tag', 'answers 429 and nothing else'],
  ['write the floating tag', 'shows what was there before for a while'],
  ['read back the exact tag', 'answers 504'],
  ['read back the floating tag', 'takes a second'],
];

const STAYING: readonly (readonly [StepName, string, Receipt['status']])[] = [
  ['write the exact tag', 'always answers 503', 'partial'],
  ['write a manifest', 'refuses it', 'failed'],
  ['prove that we may push', 'denies it', 'failed'],
  ['write the exact tag', 'says the tag is immutable', 'partial'],
  ['write the floating tag', 'denies it', 'partial'],
];

/** By day faults of several kinds, at parts of the registry that do not meet, share a run. */
const TOGETHER: readonly Planned[] = [
  ['prove that we may push', 'answers 429, come back in 12.5ms'],
  ['send a blob', 'resets in the middle'],
  ['read the image', 'garbles the answer'],
  ['write the floating tag', 'shows what was there before for a while'],
];

function scenarioOf(faults: readonly Planned[], count: number): Scenario {
  const plannedFaults = faults.map(([step, fault]) => ({ at: 1, step, fault, count }));
  return { name: '', kinds: KINDS, before: 'empty', plannedFaults, bothRequired: true };
}

function useFaults(fixture: RegistryFixture, scenario: Scenario): void {
  for (const [at, { proxy }] of fixture.proxied.entries()) proxy.use(toRules(scenario, at));
}

describe.concurrent('through the bundle', () => {
  const runs = isNightly ? PASSING.map((row) => [row]) : [TOGETHER];
  const passing = runs.map(
    (row) => [row.map(([step, fault]) => `${step}: ${fault}`).join(', '), row] as const,
  );
  it.each(passing)('the registry at %s', { timeout: 120_000 }, async (_name, row) => {
    await pool.lend(KINDS, (fixture) =>
      withTemp(async (temp) => {
        const path = newPath();
        useFaults(fixture, scenarioOf(row, 1));
        const { code, receipt, stderr } = await project.ship({ fixture, path, temp });
        expect(code, stderr).toBe(0);
        if (receipt === undefined) throw new Error('no receipt');
        const evidence = await evidenceOf(fixture, path);
        checkReceipt(receipt, evidence, await checkTags(evidence));
        expect(await readdir(temp)).toEqual([]);
        project.expectNothingLeft(temp);
      }),
    );
  });

  it.each(pickRows(STAYING))(
    '%s: the registry %s: %s',
    { timeout: 120_000 },
    async (step, fault, status) => {
      await pool.lend(KINDS, (fixture) =>
        withTemp(async (temp) => {
          const path = newPath();
          useFaults(fixture, scenarioOf([[step, fault]], Infinity));
          const { code, receipt, stderr } = await project.ship({ fixture, path, temp });
          expect(code, stderr).toBe(1);
          expect(receipt?.status).toBe(status);
          for (const { proxy } of fixture.proxied) proxy.use([]);
          const evidence = await evidenceOf(fixture, path);
          const after = await checkTags(evidence);
          if (receipt !== undefined) checkReceipt(receipt, evidence, after);
          expect(await readdir(temp)).toEqual([]);
          const again = await project.ship({ fixture, path, temp });
          expect(again.code, again.stderr).toBe(0);
          expectComplete(evidence, await checkTags(await evidenceOf(fixture, path)));
        }),
      );
    },
  );

  nightly(it)('a registry that is not required fails alone', async () => {
    await pool.lend(KINDS, (fixture) =>
      withTemp(async (temp) => {
        const path = newPath();
        useFaults(fixture, scenarioOf([['write the exact tag', 'denies it']], Infinity));
        const { code, receipt, stderr } = await project.ship({
          fixture,
          path,
          temp,
          optional: true,
        });
        expect(code, stderr).toBe(0);
        expect(receipt?.status).toBe('done');
        const after = await checkTags(await evidenceOf(fixture, path, false));
        expect(after[1]).toEqual(NONE);
      }),
    );
  });

  // In a nightly run at every request, and at some more than there are.
  const all = Array.from({ length: 60 }, (_, at) => at + 1);
  const cuts = (['SIGKILL', 'SIGTERM', 'SIGINT'] as const).flatMap((signal) =>
    [44, ...(signal === 'SIGINT' ? [3, 14, 30, 55] : all)].map((at) => [signal, at] as const),
  );
  it.each(pickRows(cuts))(
    '%s at request %i, then run again',
    { timeout: 120_000 },
    async (signal, at) => {
      await pool.lend(KINDS, (fixture) =>
        withTemp(async (temp) => {
          const path = newPath();
          let kill: ((signal: NodeJS.Signals) => void) | undefined;
          let requests = 0;
          const script: Script = async () => {
            requests += 1;
            if (requests !== at) return undefined;
            kill?.(signal);
            await new Promise((resolve) => setTimeout(resolve, 50));
            return undefined;
          };
          for (const { proxy } of fixture.proxied) proxy.use(script);
          const first = await project.ship({ fixture, path, temp, onStart: (end) => (kill = end) });
          for (const { proxy } of fixture.proxied) proxy.use([]);
          if (signal === 'SIGKILL') expect(first.signal).toBe('SIGKILL');
          else expect(await readdir(temp), 'left behind').toEqual([]);
          const evidence = await evidenceOf(fixture, path);
          const middle = await checkTags(evidence);
          if (first.code === 130) checkCut(toKnown(first.receipt), evidence, middle);
          else expect(first.code).toBe(signal === 'SIGKILL' ? null : 0);
          const again = await project.ship({ fixture, path, temp });
          expect(again.code, again.stderr).toBe(0);
          if (evidence.built.length > 0) expect(again.receipt?.targets[0]?.reused).toBe(true);
          const whole = await evidenceOf(fixture, path);
          const after = await checkTags(whole);
          expectComplete(whole, after);
          if (again.receipt !== undefined) checkReceipt(again.receipt, whole, after);
          expect(await readdir(temp), 'left behind').toEqual([]);
          project.expectNothingLeft(temp);
        }),
      );
    },
  );
});
