// SPDX-License-Identifier: Apache-2.0
// Faults and kills while a real BuildKit pushes, through the CLI bundle and in real time.
import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Script } from '../lab/fault.ts';
import { openFarBuildKit } from '../e2e/far.ts';
import { lab } from '../lab/lab.ts';
import { isNightly, pickRows } from '../lab/nightly.ts';
import { createRegistryPool } from './registry-pool.ts';
import { BUILDKIT, FAULTS, PUSH } from './push-scenario.ts';
import { evidenceOf, openCliProject, toKnown, withTemp, type CliProject } from './process.ts';
import { checkCut, checkReceipt, checkTags, expectComplete, newPath } from './release-run.ts';

const KINDS = ['plain', 'second'] as const;
const pool = createRegistryPool();
let project: CliProject;
let far: Awaited<ReturnType<typeof openFarBuildKit>>;
let builder: readonly string[];

beforeAll(async () => {
  project = await openCliProject();
  far = await openFarBuildKit(await lab());
  builder = ['--builder', far.address];
});

afterAll(async () => {
  await pool.close();
  await far.close();
  await project.close();
});

interface Ending {
  readonly fault: keyof typeof FAULTS;
  readonly step: keyof typeof PUSH;
  readonly count: number;
  readonly args: readonly string[];
  readonly code: number;
  readonly says: string;
}

const endings: readonly Ending[] = [
  { fault: 'answers 429', step: 'write a manifest', count: 8, args: [], code: 0, says: 'again' },
  {
    ...{ fault: 'never answers', step: 'send a layer', count: Infinity, code: 0 },
    ...{
      args: ['--push-idle-timeout', '5s', '--retry-deadline', '30s'],
      says: 'tagship pushes instead',
    },
  },
  {
    ...{ fault: 'answers 500', step: 'write a manifest', count: 10, code: 0 },
    ...{ args: ['--retry-deadline', '30s', '--publish', 'builder'], says: 'trying again' },
  },
  {
    ...{ fault: 'denies it', step: 'start an upload', count: Infinity, args: [], code: 1 },
    says: 'denied',
  },
];

/** Kills that come when BuildKit, or our client at the second registry, asks so the first time. */
const kills = (['SIGKILL', 'SIGTERM'] as const).flatMap((signal) =>
  (['BuildKit', 'our client'] as const).flatMap((who) =>
    (['send a layer', 'write a manifest'] as const).map((step) => ({ signal, who, step })),
  ),
);

describe.concurrent('a BuildKit that pushes, through the bundle', () => {
  it.each(isNightly ? endings : [])(
    'the registry $fault ($step): exit code $code',
    { timeout: 120_000 },
    async ({ fault, step, count, args, code, says }) => {
      await pool.lend(KINDS, (fixture) =>
        withTemp(async (temp) => {
          const path = newPath();
          fixture.proxied[0]?.proxy.use([{ ...PUSH[step], count, fault: FAULTS[fault] }]);
          const request = { fixture, path, temp, args: [...builder, ...args] };
          const { receipt, stderr, ...ended } = await project.ship(request);
          expect(ended.code, stderr).toBe(code);
          expect(stderr).toContain(says);
          for (const { proxy } of fixture.proxied) proxy.use([]);
          const evidence = await evidenceOf(fixture, path);
          checkReceipt(toKnown(receipt), evidence, await checkTags(evidence));
          expect(await readdir(temp), 'left behind').toEqual([]);
          project.expectNothingLeft(temp);
        }),
      );
    },
  );

  it.each(pickRows(kills))(
    '$signal while $who is to $step, then run again',
    { timeout: 120_000 },
    async ({ signal, who, step }) => {
      await pool.lend(KINDS, (fixture) =>
        withTemp(async (temp) => {
          const path = newPath();
          let kill: ((signal: NodeJS.Signals) => void) | undefined;
          const { method, url } = PUSH[step];
          const script: Script = async (asked) => {
            const isMeant = asked.method === method && url.test(asked.url);
            const isBuildKit = BUILDKIT.test(asked.userAgent);
            if (!isMeant || isBuildKit !== (who === 'BuildKit')) return undefined;
            kill?.(signal);
            kill = undefined;
            await new Promise((resolve) => setTimeout(resolve, 100));
            return undefined;
          };
          fixture.proxied[who === 'BuildKit' ? 0 : 1]?.proxy.use(script);
          // A build of its own: of one that runs twice at once, BuildKit says that its steps are done, and not that they are cached.
          const args = [...builder, '--build-args', `VERSION=${path}`];
          const request = { fixture, path, temp, args };
          const first = await project.ship({ ...request, onStart: (end) => (kill = end) });
          for (const { proxy } of fixture.proxied) proxy.use([]);
          if (signal === 'SIGKILL') expect(first.signal).toBe('SIGKILL');
          else expect(await readdir(temp), 'left behind').toEqual([]);
          const evidence = await evidenceOf(fixture, path);
          expect(evidence.built, 'no tag before the push is over').toEqual([]);
          if (signal === 'SIGTERM') {
            expect(first.code).toBe(130);
            checkCut(toKnown(first.receipt), evidence, await checkTags(evidence));
          }
          const again = await project.ship(request);
          expect(again.code, again.stderr).toBe(0);
          expect(again.stderr, 'the build comes from the cache').toMatch(/RUN .*\n#\d+ CACHED/);
          const whole = await evidenceOf(fixture, path);
          const after = await checkTags(whole);
          expectComplete(whole, after);
          checkReceipt(toKnown(again.receipt), whole, after);
          expect(await readdir(temp), 'left behind').toEqual([]);
          project.expectNothingLeft(temp);
        }),
      );
    },
  );
});
