// SPDX-License-Identifier: Apache-2.0
// Faults while the Docker engine pushes through a run's own endpoint, through the CLI bundle and in real time.
import { readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readContents } from '../../src/registry/manifests/contents.ts';
import type { Repository } from '../../src/registry/registry.ts';
import { toScript, type Fault } from '../lab/fault.ts';
import { isNightly, nightly } from '../lab/nightly.ts';
import {
  type Heard,
  isTag,
  KINDS,
  LIMIT,
  listen,
  type Step,
  toRules,
} from './endpoint-scenario.ts';
import { createRegistryPool } from './registry-pool.ts';
import { evidenceOf, openCliProject, toKnown, withTemp, type CliProject } from './process.ts';
import { PASSING, STAYING, STEPS } from './scenario.ts';
import {
  checkReceipt,
  checkTags,
  EXACT,
  expectComplete,
  newPath,
  NONE,
  open,
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

const isContent = ({ method, url }: Heard) =>
  ['POST', 'PATCH', 'PUT'].includes(method) && /\/blobs\/|\/manifests\/sha256:/.test(url);

const isOpened = ({ method, url }: Heard) => method === 'POST' && url.includes('/uploads/');

const isBlobAsked = ({ method, url }: Heard) => method === 'HEAD' && url.includes('/blobs/');

/** No tag is written anywhere before all content is everywhere. */
function expectOrder(heard: readonly Heard[]): void {
  const first = heard.findIndex(isTag);
  expect(first).toBeGreaterThan(0);
  expect(heard.slice(first).filter(isContent)).toEqual([]);
}

/** What the engine says of a push through the endpoint, which nothing else makes it say. */
const ENDPOINT = 'pushing manifest for the registries';
/** As long as the slowest row needs on a machine that is busy. */
const TIMES = ['--push-idle-timeout', '4s', '--retry-deadline', '40s'] as const;

const passing: readonly (readonly [Step, string])[] = [
  ['send a blob', 'resets in the middle'],
  ['send a blob', 'answers 503'],
  ['send a blob', 'never answers'],
  ['send a blob', 'takes a second'],
  ['check for a blob', 'answers 429, come back in 12.5ms'],
  ['check for a blob', 'resets before'],
  ['check for a blob', 'never answers'],
  ['check for a blob', 'takes a second'],
  ['start an upload', 'answers 502'],
  ['start an upload', 'answers 429 and nothing else'],
  ['start an upload', 'resets after doing it'],
  ['start an upload', 'never answers'],
  ['start an upload', 'takes a second'],
  ['send a blob', 'answers 429, come back in 3 s'],
  ['send a blob', 'answers 500'],
  ['send a blob', 'resets before'],
  ['send a blob', 'resets after doing it'],
  ['send a blob', 'never answers after doing it'],
  ['send a piece of a blob', 'resets in the middle'],
  ['send a piece of a blob', 'answers 503'],
  ['send a piece of a blob', 'never answers'],
  ['write a manifest', 'answers 503'],
  ['write a manifest', 'resets after doing it'],
];

const staying: readonly (readonly [Step, string])[] = [
  ['send a blob', 'denies it'],
  ['start an upload', 'denies it'],
  ['start an upload', 'always answers 503'],
  ['send a blob', 'always resets'],
  ['send a blob', 'always answers 429'],
  ['write a manifest', 'refuses it'],
];

/** By day faults of several kinds, a step each, share a run. */
const together: typeof passing = [
  ['check for a blob', 'never answers'],
  ['start an upload', 'answers 429 and nothing else'],
  ['send a blob', 'resets in the middle'],
  ['write a manifest', 'answers 503'],
];
const runs = (isNightly ? passing.map((row) => [row]) : [together]).map((row) => ({
  name: row.map(([step, fault]) => `${step}: ${fault}`).join(', '),
  rules: row.map(([step, fault]) => toRules(step, PASSING[fault] ?? expect.fail(fault), 1)),
}));

/** The texts of all in-toto statements of the image of a tag. */
async function readStatements(repository: Repository, tag: string): Promise<readonly string[]> {
  const index = await repository.getManifest(tag);
  const texts: string[] = [];
  for (const { digest } of index === undefined ? [] : readContents(index).manifests) {
    for (const layer of readContents(await repository.readManifest(digest)).layers) {
      if (layer.mediaType.includes('in-toto')) {
        texts.push(Buffer.from((await repository.readBlob?.(layer)) ?? '').toString());
      }
    }
  }
  return texts;
}

describe.concurrent('an engine that pushes through the endpoint', () => {
  it.each(runs)('the registry at $name', LIMIT, async ({ rules }) => {
    const faults = rules.flatMap(([rule]) => (rule === undefined ? [] : [rule.fault]));
    await pool.lend(KINDS, (fixture) =>
      withTemp(async (temp) => {
        const path = newPath();
        const script = toScript(rules.flat());
        const hits: Fault[] = [];
        const heard = listen(fixture, async (asked) => {
          const found = await script(asked);
          if (found !== undefined && faults.includes(found)) hits.push(found);
          return found;
        });
        const { code, receipt, stderr } = await project.ship({
          fixture,
          path,
          temp,
          args: TIMES,
        });
        expect(code, stderr).toBe(0);
        expect(new Set(hits), 'it did so').toEqual(new Set(faults));
        expect(stderr).toContain(ENDPOINT);
        expect(stderr).not.toContain('OCI layout');
        expectOrder(heard);
        const evidence = await evidenceOf(fixture, path);
        const after = await checkTags(evidence);
        checkReceipt(toKnown(receipt), evidence, after);
        expectComplete(evidence, after);
        expect(await readdir(temp), 'left behind').toEqual([]);
      }),
    );
  });

  it.each(isNightly ? staying : [])('%s: the registry %s, for good', LIMIT, async (step, name) => {
    const fault = STAYING[name] ?? expect.fail(name);
    await pool.lend(KINDS, (fixture) =>
      withTemp(async (temp) => {
        const path = newPath();
        const heard = listen(fixture, toScript(toRules(step, fault, Infinity)));
        const { code, receipt, stderr } = await project.ship({ fixture, path, temp });
        expect(code, stderr).toBe(1);
        expect(receipt?.status).toBe('failed');
        expect(JSON.stringify(receipt?.problems)).toContain(fixture.proxied[1]?.proxy.host);
        expect(stderr, 'no other strategy is tried').not.toContain('OCI layout');
        expect(heard.filter(isTag)).toEqual([]);
        expect(await readdir(temp), 'left behind').toEqual([]);
        for (const { proxy } of fixture.proxied) proxy.use([]);
        const again = await project.ship({ fixture, path, temp });
        expect(again.code, again.stderr).toBe(0);
        const evidence = await evidenceOf(fixture, path);
        expectComplete(evidence, await checkTags(evidence));
      }),
    );
  });

  nightly(it)(
    'a registry that is not required fails alone, and the others wait for nothing',
    async () => {
      const fault = STAYING['denies it'] ?? expect.fail();
      await pool.lend(KINDS, (fixture) =>
        withTemp(async (temp) => {
          const path = newPath();
          const heard = listen(fixture, toScript(toRules('send a blob', fault, Infinity)));
          const ship = { fixture, path, temp, optional: true };
          const { code, receipt, stderr } = await project.ship(ship);
          expect(code, stderr).toBe(0);
          expect(stderr).toContain(ENDPOINT);
          expect(receipt?.status).toBe('done');
          expect(heard.filter((one) => isTag(one) && one.at === 1)).toEqual([]);
          expect((await checkTags(await evidenceOf(fixture, path, false)))[1]).toEqual(NONE);
        }),
      );
    },
  );

  nightly(it)(
    'a registry that is left out gets the image later, and reads the name of no other in it',
    async () => {
      const fault = STAYING['denies it'] ?? expect.fail();
      await pool.lend(KINDS, (fixture) =>
        withTemp(async (temp) => {
          const path = newPath();
          const rule = { ...STEPS['prove that we may push'], count: Infinity, fault };
          listen(fixture, toScript([rule]));
          const ship = { fixture, path, temp };
          const first = await project.ship({ ...ship, optional: true });
          expect(first.code, first.stderr).toBe(0);
          expect(first.stderr).toContain(ENDPOINT);
          for (const { proxy } of fixture.proxied) proxy.use([]);
          const again = await project.ship(ship);
          expect(again.code, again.stderr).toBe(0);
          expect(again.receipt?.targets[0]?.reused).toBe(true);
          const found = await Promise.all(
            open(fixture, path).map((repository) => readStatements(repository, EXACT)),
          );
          expect(found[1]).toEqual(found[0]);
          expect(found[1]).not.toEqual([]);
          for (const text of found.flat()) {
            expect(text).toContain('pkg:oci/release-');
            expect(text).not.toContain('repository_url');
            for (const { proxy } of fixture.proxied) expect(text).not.toContain(proxy.host);
          }
        }),
      );
    },
  );

  nightly(it)(
    'a build that has come to its push writes nothing before the preflight has ended',
    async () => {
      for (const answer of ['granted', 'refused'] as const) {
        await pool.lend(KINDS, (fixture) =>
          withTemp(async (temp) => {
            const path = newPath();
            const asks = toScript([
              { ...STEPS['prove that we may push'], fault: { kind: 'delay', ms: 0 } },
            ]);
            let before: readonly Heard[] | undefined;
            const heard = listen(fixture, async (asked) => {
              if ((await asks(asked)) === undefined) return undefined;
              // The engine has built the image, and asks whether its layers are there.
              while (!heard.some(isBlobAsked)) await sleep(50);
              await sleep(1_000);
              before = [...heard];
              return answer === 'granted' ? undefined : STAYING['denies it'];
            });
            const { code, stderr } = await project.ship({ fixture, path, temp });
            expect(code, stderr).toBe(answer === 'granted' ? 0 : 1);
            const countOpened = (all: readonly Heard[] = []) => all.filter(isOpened).length;
            expect(countOpened(before), 'each registry proves the right').toBeGreaterThan(1);
            expect(countOpened(before), 'and opens up to four uploads').toBeLessThan(11);
            expect(before?.filter(({ method }) => method === 'PUT' || method === 'PATCH')).toEqual(
              [],
            );
            if (answer === 'refused') {
              expect(heard.filter(({ method }) => method === 'PUT' || method === 'PATCH')).toEqual(
                [],
              );
              const own = heard.filter(({ at }) => at === 0);
              const cancelled = own.filter(({ method }) => method === 'DELETE');
              expect(cancelled.length, 'what was opened').toBe(countOpened(own));
              expect(stderr).not.toContain('Build ');
            }
            expect(await readdir(temp), 'left behind').toEqual([]);
          }),
        );
      }
    },
  );
});
