// SPDX-License-Identifier: Apache-2.0
// The plan of several targets: which, in which repositories, with which tags, and what is wrong with them.
import { describe, expect, it } from 'vitest';
import { makePlan } from '../../../src/plan/make.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { settingsFrom, type Sources } from '../../settings/reading.ts';
import { branchEvent, changeEvent, factsOf, gitTagEvent } from '../facts.ts';
import { match } from '../rules/match.ts';
import type { FactsGiven } from '../planned.ts';
import { startCpuTime } from '../../cpu-time.ts';

async function planFrom(
  file: string,
  facts: FactsGiven = {},
  sources: Sources = {},
): Promise<Plan> {
  const settings = await settingsFrom({ file, ...sources });
  return makePlan(factsOf(facts), settings, { toolVersion: '0.0.0', secrets: [], match });
}

/** Each target with its repositories and tags, on one line. */
function toLines({ targets }: Plan): readonly string[] {
  return targets.map(
    ({ name, repositories, tags }) =>
      `${name}: ${repositories.join(' ')}: ${tags.map(({ tag }) => tag).join(' ')}`,
  );
}

function toProblems({ problems }: Plan): readonly string[] {
  return problems.map(({ code, message }) => `${code} ${message}`);
}

const IMAGES = 'images: ghcr.io/acme/{{name}}\n';
const v123 = { event: gitTagEvent('v1.2.3'), gitTags: ['v1.2.3'] } as const;
const TAGS = '1.2.3 1.2 1 latest';

describe('repositories', () => {
  const own = { ...v123, ownRepository: 'ghcr.io/acme/app' };

  it.each([
    [
      'two targets',
      'targets: {api: {}, web: {}}',
      ['api: ghcr.io/acme/app/api', 'web: ghcr.io/acme/app/web'],
    ],
    ['one target of a map', 'targets: {api: {}}', ['api: ghcr.io/acme/app/api']],
    [
      'default: true, which comes first',
      'targets: {api: {}, web: {default: true}}',
      ['web: ghcr.io/acme/app', 'api: ghcr.io/acme/app/api'],
    ],
    [
      '{{name}}',
      `${IMAGES}targets: {api: {}, web: {}}`,
      ['api: ghcr.io/acme/api', 'web: ghcr.io/acme/web'],
    ],
    [
      'images of its own',
      `${IMAGES}targets: {api: {}, web: {images: quay.io/acme/site}}`,
      ['api: ghcr.io/acme/api', 'web: quay.io/acme/site'],
    ],
    ['no targets', 'platforms: linux/amd64', ['default: ghcr.io/acme/app']],
  ])('%s', async (_, file, lines) => {
    expect(toLines(await planFrom(file, own))).toEqual(lines.map((line) => `${line}: ${TAGS}`));
  });
});

describe('a file without targets', () => {
  it('gives the plan of the same flags, with nothing of several targets in it', async () => {
    const given = {
      images: 'quay.io/acme/app',
      platforms: 'linux/amd64,linux/arm64',
      sbom: 'true',
    };
    const file = 'images: quay.io/acme/app\nplatforms: [linux/amd64, linux/arm64]\nsbom: true\n';
    const plan = await planFrom(file, v123);
    expect(plan).toEqual(await planFrom('', v123, { given }));
    expect(plan.targets.map((target) => Object.keys(target).sort())).toEqual([
      [
        'annotations',
        'build',
        'held',
        'labels',
        'name',
        'platforms',
        'repositories',
        'tags',
        'version',
      ].sort(),
    ]);
    expect(plan).not.toHaveProperty('omitted');
  });
});

describe('{{name}}', () => {
  it('is the name of the target in flavor, build-args and labels', async () => {
    const file =
      'images: ghcr.io/acme/app\nflavor: suffix=-{{name}},onlatest=true\nbuild-args: {NAME: "{{name}}"}\nlabels: {name: "{{name}}"}\ntargets: {api: {}, web: {}}';
    const plan = await planFrom(file, v123);
    expect(toLines(plan)).toEqual([
      'api: ghcr.io/acme/app: 1.2.3-api 1.2-api 1-api latest-api',
      'web: ghcr.io/acme/app: 1.2.3-web 1.2-web 1-web latest-web',
    ]);
    expect(plan.targets.map(({ labels }) => labels.name)).toEqual(['api', 'web']);
    expect(plan.targets.map(({ build }) => build.argv.includes('NAME=web'))).toEqual([false, true]);
    expect(toProblems(plan)).toEqual([]);
  });
});

describe('git tags', () => {
  const file = `${IMAGES}targets: {api: {}, web: {tag-prefix: web@}, admin: {tag-prefix: web@admin-}}`;

  it.each([
    ['web@1.2.3', ['web']],
    ['web@admin-1.2.3', ['admin']],
    ['v1.2.3', ['api']],
    ['other@1.2.3', ['api']],
  ])('%s is for %j', async (gitTag, names) => {
    const plan = await planFrom(file, { event: gitTagEvent(gitTag), gitTags: [gitTag] });
    expect(plan.targets.map(({ name }) => name)).toEqual(names);
    expect(plan.omitted?.map(({ name }) => name)).toEqual(
      ['api', 'web', 'admin'].filter((name) => !names.includes(name)),
    );
  });

  it('a branch is for all', async () => {
    const plan = await planFrom(file, { event: branchEvent('main') });
    expect(plan.targets.map(({ name }) => name)).toEqual(['api', 'web', 'admin']);
    expect(plan.omitted).toBeUndefined();
  });

  it('one that is meant for no target is a notice', async () => {
    const plan = await planFrom(`${IMAGES}targets: {web: {tag-prefix: web@}}`, v123);
    expect(plan.targets).toEqual([]);
    expect(plan.push.mode).toBe('build');
    expect(plan.problems).toMatchObject([
      {
        level: 'notice',
        code: 'TARGET_NOT_MEANT',
        hint: 'web: not meant by git tag v1.2.3 (web@<version>)',
      },
    ]);
  });
});

describe('only and except', () => {
  const file = `${IMAGES}targets: {base: {}, api: {build-contexts: base=target:base}, web-a: {}, web-b: {}}`;

  it.each([
    [{ only: 'web-*' }, ['web-a', 'web-b']],
    [{ only: 'web-?', except: 'web-a' }, ['web-b']],
    [{ except: 'web-a,web-b' }, ['base', 'api']],
    [{ except: 'base' }, ['api', 'web-a', 'web-b', 'base']],
  ])('%j', async (given, names) => {
    const plan = await planFrom(file, v123, { given });
    expect(plan.targets.map(({ name }) => name)).toEqual(names);
    expect(toProblems(plan)).toEqual([]);
  });

  it('a hostile pattern takes no long time', async () => {
    const name = 'a'.repeat(60);
    const text = `${IMAGES}only: "${'*a'.repeat(14)}b"\ntargets: { ${name}: {} }`;
    const spent = startCpuTime();
    const plan = await planFrom(text, v123);
    expect(plan.targets).toEqual([]);
    expect(spent()).toBeLessThan(1_000);
  });

  it('what a target needs is built, without tags', async () => {
    const plan = await planFrom(file, v123, { given: { only: 'api' } });
    expect(toLines(plan)).toEqual([`api: ghcr.io/acme/api: ${TAGS}`, 'base: ghcr.io/acme/base: ']);
    expect(plan.targets[0]?.needs).toEqual(['base']);
    expect(plan.targets[1]?.untagged).toBe('built only for api');
    expect(plan.omitted?.map(({ name }) => name)).toEqual(['web-a', 'web-b']);
  });

  it.each([
    [file, { only: 'wep-a' }, 'TARGET_UNKNOWN only: there is no target "wep-a"'],
    [file, { except: 'bse' }, 'TARGET_UNKNOWN except: there is no target "bse"'],
    ['context: .', { only: 'api' }, 'TARGET_UNKNOWN only: there is no target "api"'],
  ])('a name that is no target', async (text, given, problem) => {
    expect(toProblems(await planFrom(text, v123, { given }))).toContain(problem);
  });
});

describe('bases', () => {
  const withBase = (base: string) =>
    `${IMAGES}targets: {base: ${base}, api: {build-contexts: base=target:base}, web: {}}`;
  const recipeOf = ({ targets }: Plan, wanted: string) =>
    targets.find(({ name }) => name === wanted)?.build.recipe;

  it('the recipe of a child holds that of its base', async () => {
    const one = await planFrom(withBase('{build-args: {A: 1}}'), v123);
    const again = await planFrom(withBase('{build-args: {A: 1}}'), v123);
    const other = await planFrom(withBase('{build-args: {A: 2}}'), v123);
    expect(recipeOf(one, 'api')).toBe(recipeOf(again, 'api'));
    expect(recipeOf(one, 'api')).not.toBe(recipeOf(other, 'api'));
    expect(recipeOf(one, 'web')).toBe(recipeOf(other, 'web'));
  });

  it.each([
    [
      'a cycle',
      'targets: {a: {build-contexts: x=target:b}, b: {build-contexts: x=target:c}, c: {build-contexts: x=target:a}}',
      'TARGETS_CYCLE targets are built on each other: a → b → c → a',
    ],
    [
      'itself',
      'targets: {a: {build-contexts: x=target:a}}',
      'TARGETS_CYCLE targets are built on each other: a → a',
    ],
    [
      'an unknown one',
      'targets: {base: {}, a: {build-contexts: x=target:bse}}',
      'TARGET_UNKNOWN tagship.yml:2:21: build-contexts: there is no target "bse"',
    ],
    [
      'one without targets',
      'build-contexts: x=target:base',
      'TARGET_UNKNOWN build-contexts: there is no target "base", since the settings have no targets',
    ],
  ])('%s', async (_, file, problem) => {
    expect(toProblems(await planFrom(`${IMAGES}${file}`, v123))).toContain(problem);
  });
});

describe('tags of two targets', () => {
  it('in one repository collide', async () => {
    const plan = await planFrom('images: ghcr.io/acme/app\ntargets: {api: {}, web: {}}', v123);
    expect(toProblems(plan)).toEqual([
      'TARGETS_COLLIDE "api" and "web" both write ghcr.io/acme/app:1.2.3 and 3 more',
    ]);
  });

  it('with a suffix do not', async () => {
    const file = 'images: ghcr.io/acme/app\ntargets: {api: {}, web: {flavor: suffix=-alpine}}';
    expect(toProblems(await planFrom(file, v123))).toEqual([]);
  });

  it('with two suffixes of which none is in latest', async () => {
    const file =
      'images: ghcr.io/acme/app\ntargets: {slim: {flavor: suffix=-slim}, web: {flavor: suffix=-alpine}}';
    expect(toProblems(await planFrom(file, v123))).toEqual([
      'TARGETS_COLLIDE "slim" and "web" both write ghcr.io/acme/app:latest',
    ]);
  });
});

describe('problems', () => {
  it('name their target, or are said once where all have them', async () => {
    const file = `${IMAGES}targets: {api: {labels: "a={{x}}"}, web: {}}`;
    expect(toProblems(await planFrom(file, v123))).toEqual([
      expect.stringMatching(/^EXPRESSION_FOREIGN target "api": .*x/),
    ]);
    const both = `labels: "a={{x}}"\n${IMAGES}targets: {api: {}, web: {}}`;
    expect(toProblems(await planFrom(both, v123))).toEqual([
      expect.stringMatching(/^EXPRESSION_FOREIGN (?!target)/),
    ]);
  });
});

describe('an untrusted run that pushes', () => {
  const trust = { level: 'untrusted', reason: 'it comes from another project' } as const;
  const facts = { event: changeEvent({ number: 12 }), trust, ownRepository: 'ghcr.io/acme/app' };
  const file = 'images: evil.test/x\ntargets: {api: {images: evil.test/y}, web: {}}';
  const stranger = { owner: 'checkout', trust } as const;

  it.each([
    [{ push: 'true' }, 'build'],
    [{ push: 'true', images: 'ghcr.io/acme/app' }, 'build'],
    [{ push: 'true', images: 'ghcr.io/acme/{{name}}' }, 'push'],
  ])('%j: %s', async (given, mode) => {
    const plan = await planFrom(file, facts, { ...stranger, given });
    expect(plan.push.mode).toBe(mode);
    expect(JSON.stringify(plan)).not.toContain('evil.test');
  });

  it('targets of the workflow’s own file are pushed', async () => {
    const plan = await planFrom('targets: {api: {}}', facts, { given: { push: 'true' } });
    expect(plan.push.mode).toBe('push');
  });
});
