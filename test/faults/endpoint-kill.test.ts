// SPDX-License-Identifier: Apache-2.0
// Runs that are killed while the Docker engine pushes through their endpoint, and two at the same time, through the CLI
// bundle and in real time.
import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toScript } from '../lab/fault.ts';
import { listCommands } from '../e2e/processes.ts';
import { isNightly, pickRows } from '../lab/nightly.ts';
import { isTag, KINDS, LIMIT, listen, toRules } from './endpoint-scenario.ts';
import {
  evidenceOf,
  openCliProject,
  toKnown,
  withTemp,
  type CliProject,
  type Ended,
  type Ship,
} from './process.ts';
import type { RegistryFixture } from './registry-fixture.ts';
import { createRegistryPool } from './registry-pool.ts';
import {
  checkCut,
  checkReceipt,
  checkTags,
  EXACT,
  expectComplete,
  newPath,
} from './release-run.ts';

const pool = createRegistryPool();
let project: CliProject;

beforeAll(async () => {
  project = await openCliProject();
});

afterAll(async () => {
  await pool.close();
  await project.close();
});

const kills = (['SIGKILL', 'SIGTERM'] as const).flatMap((signal) =>
  (['send a blob', 'check for a blob', 'start an upload', 'write a manifest'] as const).map(
    (step) => [signal, step] as const,
  ),
);

/** More requests than an undisturbed run makes of both registries; it is over before the last of them. */
const MOST = 120;
/** Each of the requests; what of one in two is killed at once may still do some work in the other. */
const cuts = Array.from({ length: isNightly ? MOST : 0 }, (_, index) => ({
  at: index + 1,
  signal: index % 2 === 0 ? ('SIGKILL' as const) : ('SIGTERM' as const),
}));

/** Until what a killed run has begun is over: a tag on its way to a registry, and buildx, which outlives it. */
async function awaitEnd({ fixture, temp }: Ship): Promise<void> {
  const isOver = () =>
    fixture.proxied.every(({ proxy }) => proxy.countOpen() === 0) &&
    !listCommands().some((line) => line.includes(temp));
  await expect.poll(isOver, { timeout: 20_000, interval: 50 }).toBe(true);
}

/** Two runs at once: as it happens, and with the tags written in one order in the first registry and in the other in the second. */
const together = Array.from({ length: isNightly ? 8 : 0 }, (_, index) => ({
  number: index + 1,
  order: index < 6 ? ('any' as const) : ('crossed' as const),
}));

/** Holds the exact tag back until both runs write it, and has the registries take the two in different orders. */
function crossWrites({ proxied }: RegistryFixture): void {
  for (const [at, { proxy }] of proxied.entries()) {
    const writes: { readonly manifest: string; readonly go: (fault: undefined) => void }[] = [];
    proxy.use(({ method, url, manifest }) => {
      const isExact = method === 'PUT' && url.endsWith(`/manifests/${EXACT}`);
      if (!isExact || writes.length === 2) return undefined;
      return new Promise((go) => {
        writes.push({ manifest, go });
        if (writes.length < 2) return;
        const sorted = writes.toSorted((one, other) => (one.manifest < other.manifest ? -1 : 1));
        const [first, last] = at === 0 ? sorted : sorted.toReversed();
        first?.go(undefined);
        setTimeout(() => last?.go(undefined), 200);
      });
    });
  }
}

/** A run that was killed leaves what is true, and nothing behind if it could. */
async function checkKilled(first: Ended, { fixture, path, temp }: Ship): Promise<void> {
  await awaitEnd({ fixture, path, temp });
  const evidence = await evidenceOf(fixture, path);
  const after = await checkTags(evidence);
  if (first.signal !== null) return;
  expect([0, 130], first.stderr).toContain(first.code);
  expect(await readdir(temp), 'left behind').toEqual([]);
  if (first.code === 130) checkCut(toKnown(first.receipt), evidence, after);
  else checkReceipt(toKnown(first.receipt), evidence, after);
}

async function runAgain(request: Ship): Promise<void> {
  const { fixture, path, temp } = request;
  for (const { proxy } of fixture.proxied) proxy.use([]);
  const again = await project.ship(request);
  expect(again.code, again.stderr).toBe(0);
  const whole = await evidenceOf(fixture, path);
  const after = await checkTags(whole);
  expectComplete(whole, after);
  checkReceipt(toKnown(again.receipt), whole, after);
  expect(await readdir(temp), 'left behind').toEqual([]);
  project.expectNothingLeft(temp);
}

describe.concurrent('a run whose engine pushes through the endpoint', () => {
  it.each(pickRows(kills))('%s while it is to %s, then run again', LIMIT, async (signal, step) => {
    await pool.lend(KINDS, (fixture) =>
      withTemp(async (temp) => {
        const path = newPath();
        let kill: ((signal: NodeJS.Signals) => void) | undefined;
        const holds = toScript(toRules(step, { kind: 'delay', ms: 100 }, 1));
        const heard = listen(fixture, async (asked) => {
          const fault = await holds(asked);
          if (fault !== undefined) kill?.(signal);
          return fault;
        });
        const request = { fixture, path, temp };
        const first = await project.ship({ ...request, onStart: (end) => (kill = end) });
        expect(heard.filter(isTag), 'no tag before the push is over').toEqual([]);
        expect([first.code, first.signal], first.stderr).toEqual(
          signal === 'SIGKILL' ? [null, 'SIGKILL'] : [130, null],
        );
        await checkKilled(first, request);
        await runAgain(request);
      }),
    );
  });

  it.each(cuts)('$signal at request $at, then run again', LIMIT, async ({ at, signal }) => {
    await pool.lend(KINDS, (fixture) =>
      withTemp(async (temp) => {
        const path = newPath();
        let kill: ((signal: NodeJS.Signals) => void) | undefined;
        let requests = 0;
        for (const { proxy } of fixture.proxied) {
          proxy.use(() => {
            requests += 1;
            if (requests !== at) return undefined;
            kill?.(signal);
            return { kind: 'delay', ms: 100 };
          });
        }
        const request = { fixture, path, temp };
        const first = await project.ship({ ...request, onStart: (end) => (kill = end) });
        if (requests < at) expect(first.code, first.stderr).toBe(0);
        if (at === MOST) expect(requests, 'there are no more to be killed at').toBeLessThan(MOST);
        await checkKilled(first, request);
        await runAgain(request);
      }),
    );
  });

  it.each(together)(
    'two of the same commit at once, $order order: $number',
    LIMIT,
    async ({ order }) => {
      await pool.lend(KINDS, (fixture) =>
        withTemp(async (temp) => {
          const path = newPath();
          for (const { proxy } of fixture.proxied) proxy.use([]);
          if (order === 'crossed') crossWrites(fixture);
          const request = { fixture, path, temp };
          const both = await Promise.all([project.ship(request), project.ship(request)]);
          const evidence = await evidenceOf(fixture, path);
          const after = await checkTags(evidence);
          expectComplete(evidence, after);
          expect(new Set(after.map((tags) => tags[EXACT])).size).toBe(1);
          for (const { code, receipt, stderr } of both) {
            expect(code, stderr).toBe(0);
            checkReceipt(toKnown(receipt), evidence, after);
          }
          await runAgain(request);
        }),
      );
    },
  );
});
