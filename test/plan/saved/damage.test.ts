// SPDX-License-Identifier: Apache-2.0
// Plans as makePlan makes them are taken; damaged anywhere, they are a plan or a Problem, and what reads them never throws.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeBuildCommand } from '../../../src/ship/build/command/command.ts';
import { explainPlan } from '../../../src/plan/explain.ts';
import { toMetadataOutputs } from '../../../src/plan/metadata/metadata.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { Problem } from '../../../src/problem.ts';
import { renderDotenv } from '../../../src/report/files/dotenv.ts';
import { renderExplanation } from '../../../src/report/plan/explain-text.ts';
import { renderPlan } from '../../../src/report/plan/plan-text.ts';
import { renderPlanSummary } from '../../../src/report/summary.ts';
import { plain } from '../../../src/report/text.ts';
import { branchEvent, changeEvent, gitTagEvent } from '../facts.ts';
import { planOf } from '../planned.ts';
import { parse } from './saved.ts';
import { settingsOf } from '../settings.ts';
import { countRuns, isNightly } from '../../lab/nightly.ts';

/** Plans of all kinds that go through a file. */
const plans: readonly Plan[] = await Promise.all([
  planOf({ event: gitTagEvent('v1.2.3'), gitTags: ['v1.0.0', 'v1.2.3', 'v2.0.0'] }),
  planOf({ event: branchEvent('feature/ä b') }, { tags: 'standard\ntype=sha\ntype=edge' }),
  planOf(
    { event: gitTagEvent('v1.1.9'), gitTags: ['v1.1.9', 'v1.2.3'] },
    {
      archTags: true,
      platforms: ['linux/amd64', 'linux/arm64/v8'],
      plainTag: '{{version}}-plain',
      images: 'ghcr.io/acme/app\nacme/app',
      buildArgs: ['VERSION={{version}}', 'TOKEN=abcdefgh1234'],
      labels: 'a=b\nlong=one two',
      cacheTo: ['type=gha'],
      file: 'docker/Dockerfile',
      buildxFlags: [{ flag: '--secret', value: 'id=npm,env=NPM_TOKEN' }],
    },
    ['abcdefgh1234'],
  ),
  planOf({ event: changeEvent(), ci: 'gitlab' }, { context: 'https://git.test/acme/app.git' }),
  planOf({ event: { kind: 'schedule' }, gitTags: { known: false, reason: 'shallow' } }),
  planOf(
    { event: { kind: 'release', gitTag: 'v1.2.3', prerelease: true }, gitTags: ['v1.2.3'] },
    { compat: 'strict', tags: 'type=semver,pattern={{version}}\ntype=ref,event=branch' },
  ),
  planOf({ event: gitTagEvent('api@1.2.3'), gitTags: ['api@1.2.3'] }, { tagPrefix: 'api@' }),
  planOf({ event: gitTagEvent('v1.2.3+b1'), gitTags: ['v1.2.3+b1'] }, { vPrefix: 'both' }),
  planOf(
    { event: gitTagEvent('v1.2.3-1'), gitTags: ['v1.2.3-1', 'v1.2.3-2'] },
    { tags: 'type=ref,event=tag,suffix=-slim\ntype=sha', revisions: '-\\d+' },
  ),
  planOf({ event: gitTagEvent('2024.01.15'), gitTags: ['2024.01.14', '2024.01.15'] }),
]);

/** Facts that decide what a plan fits, so that no case ends before its fields are looked at. */
const settings = settingsOf({ buildArgs: ['TOKEN=abcdefgh1234'] });
const read = (json: unknown, { facts, push, targets }: Plan) =>
  parse(json, { sha: facts.sha, trust: facts.trust, push, targets, settings });

it.each(plans.map((plan) => ({ name: `${plan.facts.event.kind} ${plan.facts.ref}`, plan })))(
  '$name is taken as it was made',
  ({ plan }) => {
    expect(read(plan, plan)).toEqual({ ok: true, value: plan, problems: [] });
  },
);

type Path = readonly (string | number)[];

function listPaths(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  const inner = keys.flatMap((key) => {
    const below = (value as Record<string | number, unknown>)[key];
    return listPaths(below, [...path, key]);
  });
  return [path, ...inner];
}

const DELETE = Symbol('delete');

/** A copy of a JSON value with another value at a path, or without what is there. */
function damage(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by === DELETE ? undefined : by;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items: unknown[] = value;
    return items.flatMap((item, at) => {
      if (at !== key) return [item];
      return rest.length === 0 && by === DELETE ? [] : [damage(item, rest, by)];
    });
  }
  const entries = Object.entries(value).flatMap(([name, item]) => {
    if (name !== key) return [[name, item]];
    return rest.length === 0 && by === DELETE ? [] : [[name, damage(item, rest, by)]];
  });
  return Object.fromEntries(entries);
}

const DAMAGES: readonly unknown[] = [
  ...[DELETE, null, true, false, 0, -1, 1.5, 1e308, 2 ** 53, '', [], {}, [[]], [null], [{}]],
  ...['..', 'a/../b', 'x?y=1', 'a\nb', '\u0000', '\ud800', '\u001b[31m', '::error::x', '--output'],
  ...['*'.repeat(3), 'x'.repeat(5000), '9'.repeat(400), '{{#each}}', 'NaN', '2026-99-99', '%'],
  ...['push', 'exact', 'branch', 'linux/amd64', 'id=x,env=SHIP_SECRET_1', { kind: 'branch' }],
  JSON.parse('{"__proto__": {"tags": [1]}, "constructor": "x"}') as unknown,
];

/** Everything pure that a run reads a plan with. */
async function useAll(plan: Plan): Promise<void> {
  renderPlan(plan, { paint: plain, width: 80, details: true });
  renderPlanSummary(plan);
  renderExplanation(explainPlan(plan), plain);
  renderDotenv(plan, undefined);
  for (const compat of ['none', 'strict'] as const) {
    await toMetadataOutputs(plan, settingsOf({ compat }));
  }
  for (const { build } of plan.targets) {
    try {
      makeBuildCommand(
        build,
        { program: ['docker', 'buildx'], env: {} },
        { attestations: 'index', buildSecrets: [], buildArgs: ['TOKEN=x'] },
        { args: [], metadataFile: 'x' },
      );
    } catch (thrown) {
      if (!(thrown instanceof Problem)) throw thrown;
    }
  }
}

async function check(json: unknown, plan: Plan): Promise<void> {
  const parsed = read(json === undefined ? '' : json, plan);
  if (parsed.ok) return useAll(parsed.value);
  expect(parsed.problems.length).toBeGreaterThan(0);
  expect(parsed.problems.length).toBeLessThan(100);
  for (const { code, message } of parsed.problems) {
    expect(code).toMatch(/^PLAN_/);
    expect(message.length).toBeLessThan(2000);
    expect(message).not.toMatch(/[\u0000-\u001f]/); // eslint-disable-line no-control-regex
  }
}

it('each value of a plan, damaged in each way', { timeout: 300_000 }, async () => {
  const seen = new Set<string>();
  for (const plan of plans) {
    for (const path of listPaths(plan)) {
      const key = path.map((step) => (typeof step === 'number' ? '#' : step)).join(' ');
      if (seen.has(key)) continue;
      seen.add(key);
      // By day a value is damaged in every third way, another value in others.
      const ways = DAMAGES.filter((_, at) => isNightly || at % 3 === seen.size % 3);
      for (const by of ways) await check(damage(plan, path, by), plan);
    }
  }
  expect(seen.size).toBeGreaterThan(100);
});

it('several values at once, by anything that JSON can hold', { timeout: 120_000 }, async () => {
  const oneOf = fc.constantFrom(...plans).chain((plan) =>
    fc.record({
      plan: fc.constant(plan),
      damages: fc.array(
        fc.tuple(
          fc.constantFrom(...listPaths(plan)),
          fc.oneof(fc.jsonValue(), fc.constantFrom(...DAMAGES)),
        ),
        { minLength: 1, maxLength: 4 },
      ),
    }),
  );
  await fc.assert(
    fc.asyncProperty(oneOf, async ({ plan, damages }) => {
      await check(
        damages.reduce<unknown>((json, [path, by]) => damage(json, path, by), plan),
        plan,
      );
    }),
    { numRuns: countRuns(60) },
  );
});
