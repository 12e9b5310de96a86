// SPDX-License-Identifier: Apache-2.0
// What is true of every plan, whatever the names: legal tags, no surprises, nothing changed on the way.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/facts/facts.ts';
import { makePlan } from '../../src/plan/make.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { isTag } from '../../src/plan/reference/references.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { factsOf } from './facts.ts';
import { settingsOf } from './settings.ts';
import { match } from './rules/match.ts';
import { countRuns } from '../lab/nightly.ts';

const context = { toolVersion: '0.0.0', secrets: ['hunter22'], match };

const hostile = fc.constantFrom(
  '$(touch x)',
  '`id`',
  'a;b',
  'a\nb',
  'a\u0000b',
  '\u202Egpj.exe',
  '../../etc/passwd',
  '-rf',
  '.hidden',
  '{{sha}}',
  '{{#if x}}',
  '🚀🚀',
  'é'.repeat(5000),
  'x'.repeat(5000),
  'v1.2.3',
  '2024.01.15',
  'latest',
  '::error::x',
  '%0A::error::x',
);
const name = fc.oneof(
  hostile,
  fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 50 }),
);
const version = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)).map((numbers) => numbers.join('.'));
const gitTag = fc.oneof(
  name,
  version.map((text) => `v${text}`),
  version.map((text) => `${text}-rc.1`),
);

const event: fc.Arbitrary<Event> = fc.oneof(
  name.map((branch): Event => ({ kind: 'branch', branch, trigger: 'push' })),
  gitTag.map((one): Event => ({ kind: 'gitTag', gitTag: one, trigger: 'push' })),
  fc
    .tuple(gitTag, fc.boolean())
    .map(([one, prerelease]): Event => ({ kind: 'release', gitTag: one, prerelease })),
  fc
    .tuple(fc.nat(), name, fc.constantFrom('project', 'fork', 'unknown'))
    .map(([number, source, origin]): Event => ({ kind: 'change', number, source, origin })),
  name.map((branch): Event => ({ kind: 'schedule', branch })),
  fc.constant<Event>({ kind: 'mergeQueue' }),
);

const settings: fc.Arbitrary<Partial<Settings>> = fc.record(
  {
    environment: name,
    tagPrefix: fc.constantFrom('api@', 'v', ''),
    vPrefix: fc.constantFrom<Settings['vPrefix']>('drop', 'keep', 'both'),
    latest: fc.constantFrom<Settings['latest']>('auto', 'release', 'branch', 'never'),
    version: fc.oneof(version, name),
    ignoreVersions: fc.constantFrom('1.x', '>=2', 'nonsense'),
    archTags: fc.boolean(),
    platforms: fc.constantFrom(['linux/amd64'], ['linux/amd64', 'linux/arm/v7']),
    moving: fc.constantFrom<Settings['moving']>('forward', 'always'),
    flavor: fc.constantFrom('suffix=-alpine', 'latest=true', 'prefix={{branch}}-,onlatest=true'),
    tags: fc.constantFrom(
      'standard',
      'type=ref,event=branch\ntype=ref,event=tag\ntype=ref,event=pr',
      'type=raw,value={{branch}}{{tag}}\ntype=sha,prefix={{branch}}-',
      'type=semver,pattern={{version}}\ntype=semver,pattern={{major}}\ntype=build',
    ),
  },
  { requiredKeys: [] },
);

const run = fc.record({
  event,
  gitTags: fc.array(gitTag, { maxLength: 20 }),
  settings,
});

function toFacts({ event: happened, gitTags }: { event: Event; gitTags: readonly string[] }) {
  return { event: happened, gitTags };
}

function listTags(plan: Plan): readonly string[] {
  return plan.targets.flatMap(({ tags, held }) => [...tags, ...held].map(({ tag }) => tag));
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(freeze);
  return Object.freeze(value);
}

describe('any run', () => {
  it('has legal tags only, each once, and survives JSON', async () => {
    await fc.assert(
      fc.asyncProperty(run, async (given) => {
        const plan = await makePlan(factsOf(toFacts(given)), settingsOf(given.settings), context);
        const tags = listTags(plan);
        expect(tags.filter((tag) => !isTag(tag))).toEqual([]);
        expect(new Set(tags).size).toBe(tags.length);
        const candidates = plan.targets.flatMap(({ tags: own, held }) =>
          [...own, ...held].flatMap(({ versions }) => versions?.above ?? []),
        );
        expect(candidates.filter(({ tag }) => !isTag(tag))).toEqual([]);
        expect(JSON.parse(JSON.stringify(plan))).toStrictEqual(plan);
      }),
      { numRuns: countRuns(60) },
    );
  });

  it('gives equal plans for equal input, which it does not change', async () => {
    await fc.assert(
      fc.asyncProperty(run, async (given) => {
        const facts = freeze(factsOf(toFacts(given)));
        const wanted = freeze(settingsOf(given.settings));
        const before = JSON.stringify([facts, wanted]);
        const one = await makePlan(facts, wanted, context);
        const other = await makePlan(factsOf(toFacts(given)), settingsOf(given.settings), context);
        expect(one).toStrictEqual(other);
        expect(JSON.stringify([facts, wanted])).toBe(before);
      }),
      { numRuns: countRuns(50) },
    );
  });

  it('quotes what is hostile, so that no message starts a line of its own', async () => {
    await fc.assert(
      fc.asyncProperty(event, async (given) => {
        const plan = await makePlan(factsOf({ event: given }), settingsOf(), context);
        const texts = [
          ...plan.problems.flatMap(({ message }) => [message]),
          ...plan.targets.flatMap(({ tags, held, skipped }) =>
            [...tags, ...held, ...(skipped ?? [])].map(({ reason }) => reason),
          ),
          plan.push.reason,
        ];
        expect(texts.filter((text) => /[\p{C}\p{Zl}\p{Zp}]/u.test(text))).toEqual([]);
      }),
      { numRuns: countRuns(60) },
    );
  });
});

describe('a hostile branch', () => {
  it('changes nothing but its own tag and the labels that repeat it', async () => {
    const planFor = async (branch: string) => {
      const facts = factsOf({ event: { kind: 'branch', branch, trigger: 'push' } });
      const plan = await makePlan({ ...facts, ref: '' }, settingsOf(), context);
      const [target] = plan.targets;
      return {
        push: plan.push,
        repositories: target?.repositories,
        others: target?.tags.filter(
          ({ rule, kind }) => rule !== 'preset: branch' || kind === 'exact',
        ),
        command: target?.build.argv.filter((word) => !/image\.(ref\.name|version)=/.test(word)),
        recipe: target?.build.recipe,
      };
    };
    const harmless = await planFor('dev');
    await fc.assert(
      fc.asyncProperty(name, async (branch) => {
        fc.pre(branch !== 'main');
        expect(await planFor(branch)).toEqual(harmless);
      }),
      { numRuns: countRuns(60) },
    );
  });
});
