// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { digestOfRecipe } from '../../recipes.ts';
import {
  makeBuildCommand,
  toDefaultProvenance,
  toLayoutProvenance,
} from '../../../../src/ship/build/command/command.ts';
import { Problem } from '../../../../src/problem.ts';
import { secret } from '../../../../src/settings/secret.ts';

const builder = {
  name: 'b1',
  program: ['docker', 'buildx'],
  env: { BUILDX_CONFIG: '/t/buildx' },
} as const;
const given = { attestations: 'index', buildSecrets: [], buildArgs: [] } as const;
const addition = { args: ['--output', 'type=cacheonly'], metadataFile: '/t/m.json' };
const plan = (...words: string[]) => ({
  argv: ['docker', 'buildx', 'build', ...words],
  ...{ context: '.', file: 'Dockerfile', recipe: 'r1' },
});
const added = [
  ...['docker', 'buildx', 'build', '--builder', 'b1', '--progress', 'plain'],
  ...[
    '--metadata-file',
    '/t/m.json',
    '--label',
    `io.tagship.recipe=${digestOfRecipe('r1')}`,
    '--output',
    'type=cacheonly',
  ],
];

const s3 = 'type=s3,bucket=b,access_key_id=AKIA1,secret_access_key=key-1';
const azure = 'type=azblob,name=n,secret_access_key=key-2';

it('takes a second build of the same from the cache, and leaves the cache as it is', () => {
  const words = ['--no-cache', '--pull', '--cache-to', 'c', '--no-cache-filter', 'a', '--ssh', 's'];
  const again = { ...addition, isAgain: true };
  const { argv } = makeBuildCommand(plan(...words, '.'), builder, given, again);
  expect(argv.slice(added.length)).toEqual(['--ssh', 's', '.']);
});

describe('what the plan does not show', () => {
  it.each([
    {
      name: 'keys of S3 go through the environment',
      words: ['--cache-from', hide(s3), '--cache-to', `${hide(s3)},mode=max`, '.'],
      settings: { cacheFrom: [s3], cacheTo: [`${s3},mode=max`] },
      rest: ['--cache-from', 'type=s3,bucket=b', '--cache-to', 'type=s3,bucket=b,mode=max', '.'],
      env: {
        AWS_SESSION_TOKEN: '',
        AWS_ACCESS_KEY_ID: 'AKIA1',
        AWS_SECRET_ACCESS_KEY: 'key-1',
      },
    },
    {
      name: 'two pairs of keys, for which there is one variable',
      words: ['--cache-from', hide(s3), '--cache-from', hide(`${s3}2`), '.'],
      settings: { cacheFrom: [s3, `${s3}2`] },
      rest: ['--cache-from', s3, '--cache-from', `${s3}2`, '.'],
      env: {},
    },
    {
      name: 'a backend that has no other way',
      words: ['--cache-from', 'type=gha', '--cache-from', hide(azure), '.'],
      settings: { cacheFrom: ['type=gha', azure] },
      rest: ['--cache-from', 'type=gha', '--cache-from', azure, '.'],
      env: {},
    },
    {
      name: 'contexts',
      words: ['--build-context', 'a=https://u:***@x/y', '--', 'https://***@x/z'],
      settings: {
        buildxFlags: [{ flag: '--build-context', value: 'a=https://u:w@x/y' }],
        context: 'https://t@x/z',
      },
      rest: ['--build-context', 'a=https://u:w@x/y', '--', 'https://t@x/z'],
      env: {},
    },
  ] as const)('$name', ({ words, settings, rest, env }) => {
    const command = makeBuildCommand(plan(...words), builder, { ...given, ...settings }, addition);
    expect(command.argv.slice(added.length)).toEqual(rest);
    expect(command.env).toEqual({ ...builder.env, ...env });
  });
});

function hide(entry: string): string {
  return entry.replace(/key-\d+/, '***');
}

describe('the build command', () => {
  it.each([
    { name: 'as planned', words: ['--pull', '.'], buildArgs: [], rest: ['--pull', '.'], env: {} },
    {
      name: 'open build args',
      words: ['--build-arg', 'A=1', '.'],
      buildArgs: ['A=1'],
      rest: ['--build-arg', 'A=1', '.'],
      env: {},
    },
    {
      name: 'a secret build arg',
      words: ['--build-arg', 'T=***', '.'],
      buildArgs: ['T=s=3'],
      rest: ['--build-arg', 'T', '.'],
      env: { T: 's=3' },
    },
    {
      name: 'in one word',
      words: ['--build-arg=T=***', '.'],
      buildArgs: ['T=x'],
      rest: ['--build-arg=T', '.'],
      env: { T: 'x' },
    },
    {
      name: 'a build arg from the environment',
      words: ['--build-arg', 'T', '.'],
      buildArgs: ['T'],
      rest: ['--build-arg', 'T', '.'],
      env: {},
    },
    {
      name: 'stars that hide nothing',
      words: ['--label', 'x=***', '.'],
      buildArgs: [],
      rest: ['--label', 'x=***', '.'],
      env: {},
    },
  ])('$name', ({ words, buildArgs, rest, env }) => {
    const command = makeBuildCommand(plan(...words), builder, { ...given, buildArgs }, addition);
    expect(command.argv).toEqual([...added, ...rest]);
    expect(command.env).toEqual({ BUILDX_CONFIG: '/t/buildx', ...env });
    expect(command.defaults).toEqual({ BUILDX_METADATA_PROVENANCE: 'disabled' });
  });

  it.each([
    {
      name: 'the commit time',
      change: { sourceDateEpoch: 5 },
      settings: {},
      env: { SOURCE_DATE_EPOCH: '5' },
    },
    {
      name: 'plain manifests',
      change: {},
      settings: { attestations: 'plain' as const },
      env: { BUILDX_NO_DEFAULT_ATTESTATIONS: '1' },
    },
    {
      name: 'build secrets',
      change: {},
      settings: { buildSecrets: [{ id: 'npm', variable: 'SHIP_SECRET_1', secret: secret('tok') }] },
      env: { SHIP_SECRET_1: 'tok' },
    },
  ])('goes through the environment: $name', ({ change, settings, env }) => {
    const command = makeBuildCommand(
      { ...plan('.'), ...change },
      builder,
      { ...given, ...settings },
      addition,
    );
    expect({ ...command.defaults, ...command.env }).toMatchObject(env);
    expect(command.argv).toEqual([...added, '.']);
  });

  it('builds for another platform than planned', () => {
    const words = plan('--platform', 'linux/amd64,linux/arm64', '--pull', '.');
    const command = makeBuildCommand(words, builder, given, {
      ...addition,
      platform: 'linux/arm64',
    });
    expect(command.argv).toEqual([...added, '--platform', 'linux/arm64', '--pull', '.']);
  });

  it('drops the annotations of an index where there will be none', () => {
    const words = [
      ...['--annotation', 'index:a=1', '--annotation', 'manifest,index:b=2'],
      ...['--annotation', 'index-descriptor:d=4'],
      ...['--annotation', 'manifest:c=3', '--label', 'index:x=y', '.'],
    ];
    const command = makeBuildCommand(plan(...words), builder, given, { ...addition, isBare: true });
    const kept = ['--annotation', 'manifest:b=2', '--annotation', 'manifest:c=3'];
    expect(command.argv).toEqual([...added, ...kept, '--label', 'index:x=y', '.']);
  });

  it('drops attestations that no registry accepts', () => {
    const asked = ['--provenance', 'mode=max', '--sbom=true', '--attest', 'type=sbom'];
    const command = makeBuildCommand(plan(...asked, '--pull', '.'), builder, given, {
      ...addition,
      isUnattested: true,
    });
    expect(command.argv).toEqual([...added, '--pull', '.']);
    expect(command.env).toMatchObject({ BUILDX_NO_DEFAULT_ATTESTATIONS: '1' });
  });

  it.each(['PATH', 'DOCKER_HOST', 'BUILDX_BUILDER', 'LD_PRELOAD', 'SSH_AUTH_SOCK'])(
    'refuses to put a secret into %s',
    (name) => {
      const secretArg = plan('--build-arg', `${name}=***`, '.');
      const make = () =>
        makeBuildCommand(secretArg, builder, { ...given, buildArgs: [`${name}=x`] }, addition);
      expect(make).toThrow(Problem);
      expect(make).toThrow(`"${name}"`);
    },
  );
});

describe('the provenance that an image has without asking', () => {
  const flag = ['--provenance', 'mode=min'];
  it.each([
    { name: 'nothing said', argv: ['.'], attestations: 'index', env: {}, args: flag },
    {
      name: 'another attestation',
      argv: ['--attest', 'type=sbom', '.'],
      attestations: 'index',
      env: {},
      args: flag,
    },
    {
      name: 'refused',
      argv: ['--provenance', 'false', '.'],
      attestations: 'index',
      env: {},
      args: [],
    },
    {
      name: 'refused in one word',
      argv: ['--provenance=false', '.'],
      attestations: 'index',
      env: {},
      args: [],
    },
    {
      name: 'asked for',
      argv: ['--attest', 'type=provenance,mode=max', '.'],
      attestations: 'index',
      env: {},
      args: [],
    },
    {
      name: 'switched off',
      argv: ['.'],
      attestations: 'index',
      env: { BUILDX_NO_DEFAULT_ATTESTATIONS: '1' },
      args: [],
    },
    { name: 'plain', argv: ['.'], attestations: 'plain', env: {}, args: [] },
  ] as const)('$name', ({ argv, attestations, env, args }) => {
    expect(toDefaultProvenance({ argv }, { attestations }, env)).toEqual(args);
  });

  it('is what the plan says, where it says so', () => {
    const build = { argv: ['.'], provenance: 'mode=max' };
    const flags = toDefaultProvenance(build, { attestations: 'index' }, {});
    expect(flags).toEqual(['--provenance', 'mode=max']);
  });
});

it('an OCI layout that is pushed has the provenance of a private project too', () => {
  const build = { argv: ['.'], provenance: 'mode=min,inline-only=true,builder-id=https://h/r/1' };
  expect(toLayoutProvenance(build, { attestations: 'index' }, {})).toEqual([
    '--provenance',
    'mode=min,builder-id=https://h/r/1',
  ]);
});

describe('what buildx writes into its metadata file', () => {
  const args = ['--build-arg', 'NPM_TOKEN=***', '.'];

  it.each([
    { name: 'little, by default', is: { BUILDX_METADATA_PROVENANCE: 'disabled' } },
    {
      name: 'provenance and warnings',
      isRecorded: true,
      is: { BUILDX_METADATA_PROVENANCE: 'min', BUILDX_METADATA_WARNINGS: 'true' },
    },
    {
      name: 'no provenance, which would hold the value of a secret build argument',
      isRecorded: true,
      words: args,
      is: { BUILDX_METADATA_PROVENANCE: 'disabled', BUILDX_METADATA_WARNINGS: 'true' },
    },
  ])('$name', ({ isRecorded, words = ['.'], is }) => {
    const shown = { ...given, buildArgs: words === args ? ['NPM_TOKEN=sesame-open'] : [] };
    const more = { ...addition, ...(isRecorded === undefined ? {} : { isRecorded }) };
    expect(makeBuildCommand(plan(...words), builder, shown, more).defaults).toEqual(is);
  });
});

describe('a value that looks like a flag stays a value', () => {
  const evil = '--output=type=local,dest=/evil';
  const values = ['--target', '--pull', '--label', evil, '--ulimit', '--cache-to'] as const;

  it.each([
    { name: 'again', addition: { isAgain: true } },
    { name: 'on another platform', addition: { platform: 'linux/arm64' } },
    { name: 'without attestations', addition: { isUnattested: true } },
    { name: 'bare', addition: { isBare: true } },
  ])('$name', ({ addition }) => {
    const words = [...values, '--no-cache-filter', '--platform', '--annotation', 'index:a=b'];
    const given = { attestations: 'index', buildSecrets: [], buildArgs: [] } as const;
    const { argv } = makeBuildCommand(plan(...words, '--', '.'), builder, given, {
      ...{ args: [], metadataFile: '/t/m.json' },
      ...addition,
    });
    for (const [at, flag] of ['--target', '--label', '--ulimit'].entries()) {
      const where = argv.lastIndexOf(flag);
      expect(argv[where + 1]).toBe(values[2 * at + 1]);
    }
    expect(argv.indexOf(evil)).toBe(argv.lastIndexOf('--label') + 1);
  });
});
