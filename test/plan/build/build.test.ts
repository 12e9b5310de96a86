// SPDX-License-Identifier: Apache-2.0
// The build command, its secrets and its recipe.
import { describe, expect, it } from 'vitest';
import { createMask } from '../../../src/report/mask.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { gitTagEvent } from '../facts.ts';
import { planOf } from '../planned.ts';

const quiet = { labels: '', annotations: '' };

async function buildOf(settings: Partial<Settings>, secrets: readonly string[] = []) {
  const plan = await planOf({ event: gitTagEvent('v1.2.3') }, settings, secrets);
  const build = plan.targets[0]?.build;
  if (build === undefined) throw new Error('no target');
  return { ...build, problems: plan.problems };
}

/** The words of the command that a setting adds, labels and annotations left out. */
async function wordsOf(settings: Partial<Settings>, secrets: readonly string[] = []) {
  const { argv } = await buildOf({ ...quiet, ...settings }, secrets);
  return argv.filter(
    (word, index) =>
      !['--label', '--annotation'].includes(word) &&
      !['--label', '--annotation'].includes(argv[index - 1] ?? ''),
  );
}

const START = ['docker', 'buildx', 'build', '--platform', 'linux/amd64'];

describe('argv', () => {
  it.each([
    { name: 'nothing', settings: {}, words: [] },
    {
      name: 'a file',
      settings: { file: 'docker/Dockerfile' },
      words: ['--file', 'docker/Dockerfile'],
    },
    { name: 'a stage', settings: { target: 'runtime' }, words: ['--target', 'runtime'] },
    {
      name: 'build args',
      settings: { buildArgs: ['A=1', 'B'] },
      words: ['--build-arg', 'A=1', '--build-arg', 'B'],
    },
    {
      name: 'an expression',
      settings: { buildArgs: ['V={{version}}', 'C={{sha}}'] },
      words: ['--build-arg', 'V=1.2.3', '--build-arg', 'C=abc1234'],
    },
    {
      name: 'no HTML in values',
      settings: { buildArgs: ["A={{#if version}}<&'>{{/if}}"] },
      words: ['--build-arg', "A=<&'>"],
    },
    {
      name: 'a shell is not there',
      settings: { buildArgs: ['A=$(date) `id`; rm\n-rf "x"'] },
      words: ['--build-arg', 'A=$(date) `id`; rm\n-rf "x"'],
    },
    { name: 'a value like a flag', settings: { target: '--push' }, words: ['--target', '--push'] },
    {
      name: 'provenance',
      settings: { provenance: 'mode=max' },
      words: ['--provenance', 'mode=max,builder-id=https://github.com/acme/App/runs/1/attempts/1'],
    },
    { name: 'an SBOM', settings: { sbom: 'true' }, words: ['--sbom', 'true'] },
    {
      name: 'caches',
      settings: { cacheFrom: ['type=gha'], cacheTo: ['type=gha,mode=max'] },
      words: ['--cache-from', 'type=gha', '--cache-to', 'type=gha,mode=max'],
    },
    { name: 'switches', settings: { noCache: true, pull: true }, words: ['--no-cache', '--pull'] },
    {
      name: 'other flags',
      settings: { buildxFlags: [{ flag: '--ssh', value: 'default' }] },
      words: ['--ssh', 'default'],
    },
  ] as const)('$name', async ({ settings, words }) => {
    expect(await wordsOf(settings)).toEqual([...START, ...words, '--', '.']);
  });

  it.each([
    { context: 'services/api', file: 'services/api/Dockerfile' },
    { context: '.', file: 'Dockerfile' },
    { context: '--push', file: '--push/Dockerfile' },
    { context: 'https://github.com/acme/app.git#main', file: 'Dockerfile' },
    { context: 'git@github.com:acme/app.git', file: 'Dockerfile' },
  ])('the context $context stands last', async ({ context, file }) => {
    const build = await buildOf({ context });
    expect(build.argv.slice(-2)).toEqual(['--', context]);
    expect(build).toMatchObject({ context, file });
  });

  it('joins platforms', async () => {
    const { argv } = await buildOf({ platforms: ['linux/amd64', 'linux/arm64'] });
    expect(argv).toContain('linux/amd64,linux/arm64');
  });

  it('leaves labels of which nothing is known to the Dockerfile', async () => {
    const plan = await planOf({ project: { slug: 'acme/app', name: 'app' } });
    const argv = plan.targets[0]?.build.argv ?? [];
    expect(argv.some((word) => word.startsWith('org.opencontainers.image.licenses'))).toBe(false);
  });

  it('blanks a label that is given without a value', async () => {
    const { argv } = await buildOf({ labels: 'org.opencontainers.image.licenses=' });
    expect(argv).toContain('org.opencontainers.image.licenses=');
  });

  it('hands over the time of the commit', async () => {
    expect((await buildOf({})).sourceDateEpoch).toBe(1_772_600_767);
    const plan = await planOf({ absent: ['commitTime'] });
    expect(plan.targets[0]?.build).not.toHaveProperty('sourceDateEpoch');
  });
});

describe('secrets', () => {
  it.each([
    { name: 'a value that is one', arg: 'A=hunter22', shown: 'A=***', code: 'BUILD_ARG_SECRET' },
    {
      name: 'a value that holds one',
      arg: 'A=https://u:hunter22@x',
      shown: 'A=***',
      code: 'BUILD_ARG_SECRET',
    },
    { name: 'a short one', arg: 'A=pw', shown: 'A=***', code: 'BUILD_ARG_SECRET' },
    { name: 'a short one inside a word', arg: 'A=pwd', shown: 'A=pwd', code: undefined },
    {
      name: 'a name that sounds like one',
      arg: 'NPM_TOKEN=abc',
      shown: 'NPM_TOKEN=abc',
      code: 'BUILD_ARG_SECRET',
    },
    { name: 'such a name without a value', arg: 'NPM_TOKEN', shown: 'NPM_TOKEN', code: undefined },
    { name: 'a harmless name', arg: 'TOKENIZER=x', shown: 'TOKENIZER=x', code: undefined },
    {
      name: 'one next to an expression',
      arg: 'A=hunter22-{{branch}}',
      shown: 'A=***',
      code: 'BUILD_ARG_MIXED',
    },
    { name: 'no name', arg: '=x', shown: '=x', code: 'BUILD_ARG_ILLEGAL' },
  ])('$name', async ({ arg, shown, code }) => {
    const secrets = ['hunter22', 'pw', ''];
    const plan = await planOf({}, { buildArgs: [arg] }, secrets);
    const argv = plan.targets[0]?.build.argv ?? [];
    expect(argv[argv.indexOf('--build-arg') + 1]).toBe(shown);
    expect(plan.problems.map((problem) => problem.code)).toEqual(code === undefined ? [] : [code]);
    expect(JSON.stringify(plan)).not.toContain('hunter22');
  });
});

describe('secrets in what goes to buildx as it is', () => {
  it.each<{ name: string; settings: Partial<Settings>; shown: string }>([
    {
      name: 'a cache to write',
      settings: { cacheTo: ['type=s3,bucket=b,secret_access_key=hunter22'] },
      shown: '--cache-to type=s3,bucket=b,secret_access_key=***',
    },
    {
      name: 'a cache to read',
      settings: { cacheFrom: ['type=azblob,secret_access_key=hunter22,name=n'] },
      shown: '--cache-from type=azblob,secret_access_key=***,name=n',
    },
    {
      name: 'a build context',
      settings: { buildxFlags: [{ flag: '--build-context', value: 'a=https://u:hunter22@x/y' }] },
      shown: '--build-context a=https://u:***@x/y',
    },
    {
      name: 'the context',
      settings: { context: 'https://u:hunter22@x/y.git' },
      shown: '-- https://u:***@x/y.git',
    },
  ])('$name', async ({ settings, shown }) => {
    const plan = await planOf({}, settings, ['hunter22']);
    expect(plan.targets[0]?.build.argv.join(' ')).toContain(shown);
    expect(JSON.stringify(plan)).not.toContain('hunter22');
  });
});

describe('recipe', () => {
  type Flag = readonly [flag: `--${string}`, value: string];
  const flags = (...pairs: readonly Flag[]): Pick<Settings, 'buildxFlags'> => ({
    buildxFlags: pairs.map(([flag, value]) => ({ flag, value })),
  });
  const base = {
    buildArgs: ['A=1', 'B=2'],
    platforms: ['linux/amd64', 'linux/arm64'],
    ...flags(
      ['--build-context', 'one=a'],
      ['--build-context', 'two=b'],
      ['--secret', 'id=npm,env=X'],
      ['--ssh', 'default=/run/agent'],
    ),
  };
  const other = (...more: readonly Flag[]) => ({
    buildxFlags: [...base.buildxFlags, ...flags(...more).buildxFlags],
  });

  it.each([
    { name: 'the order of build args', settings: { buildArgs: ['B=2', 'A=1'] }, same: true },
    {
      name: 'a build arg that is overridden',
      settings: { buildArgs: ['A=0', 'B=2', 'A=1'] },
      same: true,
    },
    {
      name: 'the order of platforms',
      settings: { platforms: ['linux/arm64', 'linux/amd64'] },
      same: true,
    },
    { name: 'labels', settings: { labels: 'a=b' }, same: true },
    { name: 'tags', settings: { latest: 'never' }, same: true },
    {
      name: 'the order of build contexts',
      settings: { buildxFlags: base.buildxFlags.toReversed() },
      same: true,
    },
    {
      name: 'where a secret and an agent come from',
      settings: flags(
        ...[['--build-context', 'one=a'] as const, ['--build-context', 'two=b'] as const],
        ...[['--secret', 'src=npmrc,id=npm'] as const, ['--ssh', 'default'] as const],
      ),
      same: true,
    },
    { name: 'the default network', settings: other(['--network', 'default']), same: true },
    { name: 'attestations', settings: other(['--attest', 'type=sbom']), same: true },
    { name: 'provenance', settings: { provenance: 'mode=max' }, same: true },
    { name: 'the builder', settings: { builder: 'tcp://b:1' }, same: true },
    { name: 'caches', settings: { cacheFrom: ['type=gha'], noCache: true }, same: true },
    { name: 'a limit of steps', settings: other(['--ulimit', 'nofile=1']), same: true },
    { name: 'another build context', settings: other(['--build-context', 'c=d']), same: false },
    {
      name: 'what a build context is',
      settings: other(['--build-context', 'two=c']),
      same: false,
    },
    { name: 'another secret', settings: other(['--secret', 'id=pip,env=Y']), same: false },
    { name: 'another agent', settings: other(['--ssh', 'other=/run/agent']), same: false },
    { name: 'the network', settings: other(['--network', 'none']), same: false },
    { name: 'a host', settings: other(['--add-host', 'db:10.0.0.5']), same: false },
    { name: 'a build arg', settings: { buildArgs: ['A=1', 'B=3'] }, same: false },
    { name: 'a platform', settings: { platforms: ['linux/amd64'] }, same: false },
    { name: 'the name', settings: { name: 'api' }, same: false },
    { name: 'the context', settings: { context: 'api' }, same: false },
    { name: 'the file', settings: { file: 'Dockerfile.alpine' }, same: false },
    { name: 'the stage', settings: { target: 'runtime' }, same: false },
  ] as readonly { name: string; settings: Partial<Settings>; same: boolean }[])(
    '$name: the same is $same',
    async ({ settings, same }) => {
      const one = (await buildOf(base)).recipe;
      expect(JSON.parse(one)).toMatchObject({ name: 'default' });
      expect((await buildOf({ ...base, ...settings })).recipe === one).toBe(same);
    },
  );

  it('does not depend on the value of a secret, which it could give away', async () => {
    const [one, other] = await Promise.all([
      buildOf({ buildArgs: ['A=hunter22'] }, ['hunter22']),
      buildOf({ buildArgs: ['A=correct-horse'] }, ['correct-horse']),
    ]);
    expect(one.recipe).toBe(other.recipe);
  });

  it('is the same in a plan that was printed, and so masked, and read again', async () => {
    const secrets = ['prod', 'hunter22'];
    const { recipe } = await buildOf(
      { buildArgs: ['A=prod-1', 'B=x'], file: 'prod.Dockerfile', target: 'hunter22-stage' },
      secrets,
    );
    expect(createMask(() => secrets)(recipe)).toBe(recipe);
  });
});
