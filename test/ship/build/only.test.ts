// SPDX-License-Identifier: Apache-2.0
import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { digestOfRecipe } from '../recipes.ts';
import { buildOnly } from '../../../src/ship/build/only.ts';
import { Problem } from '../../../src/problem.ts';
import { exactTag, targetOf } from '../plans.ts';
import type { Answer } from '../scripted-shell.ts';
import { broken, prepare } from './task.ts';

describe('a build that pushes nothing', () => {
  const tags = [exactTag('1.2.3'), exactTag('1.2.3-amd64', { platform: 'linux/amd64' })];
  const target = { repositories: ['r/a', 's/a'], tags };
  const two = ['linux/arm64', 'linux/amd64'];
  const metadata = JSON.stringify({
    'containerimage.digest': 'sha256:d1',
    'containerimage.descriptor': { mediaType: 'm' },
  });
  const builds: Answer = {
    ...{ when: / build /, result: {} },
    also: ({ argv }) => writeFile(argv[argv.indexOf('--metadata-file') + 1] ?? '', metadata),
  };
  const inspects: Answer = { when: /image inspect/, result: { stdout: 'sha256:i1\n' } };
  const plain = `--label io.tagship.recipe=${digestOfRecipe('recipe-1')}`;

  it.each([
    {
      name: 'only looks whether it works',
      load: false,
      given: {},
      ends: ['--output type=cacheonly .'],
    },
    {
      name: 'loads under every name',
      load: true,
      given: { target },
      ends: ['--load --tag r/a:1.2.3 --tag s/a:1.2.3 .'],
      loaded: 'r/a:1.2.3',
    },
    {
      name: 'loads under a name of our own',
      load: true,
      given: { target: { repositories: [] } },
      ends: ['--load --tag app:build .'],
      loaded: 'app:build',
    },
    {
      name: 'writes the outputs',
      load: false,
      given: { settings: { outputs: ['type=local,dest=out', 'type=tar,dest=x'] } },
      ends: ['--output type=local,dest=out --output type=tar,dest=x .'],
    },
    {
      name: 'names the images in the outputs',
      load: false,
      given: { target, settings: { outputs: ['type=docker,dest=x.tar'] } },
      ends: ['--output type=docker,dest=x.tar --tag r/a:1.2.3 --tag s/a:1.2.3 .'],
    },
    {
      name: 'names without tags what is pushed by digest',
      load: false,
      given: { target, settings: { outputs: ['type=image,push-by-digest=true,push=true'] } },
      ends: ['--output type=image,push-by-digest=true,push=true --tag r/a --tag s/a .'],
    },
    {
      name: 'names without tags what is pushed by digest, as type=registry',
      load: false,
      given: { target, settings: { outputs: ['type=registry,push-by-digest=true'] } },
      ends: ['--output type=registry,push-by-digest=true --tag r/a --tag s/a .'],
    },
    {
      name: 'attests what a leg pushes by digest as what is pushed otherwise',
      load: false,
      given: {
        target: { ...target, build: { ...targetOf().build, provenance: 'mode=max' } },
        settings: { outputs: ['type=image,push-by-digest=true,push=true'] },
      },
      ends: [
        '--provenance mode=max --output type=image,push-by-digest=true,push=true --tag r/a --tag s/a .',
      ],
    },
    {
      name: 'attests nothing that is for the engine',
      load: false,
      given: {
        target: { ...target, build: { ...targetOf().build, provenance: 'mode=max' } },
        settings: { outputs: ['type=docker,dest=x.tar'] },
      },
      ends: ['--output type=docker,dest=x.tar --tag r/a:1.2.3 --tag s/a:1.2.3 .'],
    },
    {
      name: 'writes the outputs, then loads',
      load: true,
      given: { target, settings: { outputs: ['type=local,dest=out'] } },
      ends: ['--output type=local,dest=out .', '--load --tag r/a:1.2.3 --tag s/a:1.2.3 .'],
      loaded: 'r/a:1.2.3',
    },
    {
      name: 'loads several platforms into the containerd store',
      load: true,
      given: { target: { ...target, platforms: two } },
      ends: ['--load --tag r/a:1.2.3 --tag s/a:1.2.3 .'],
      loaded: 'r/a:1.2.3',
    },
    {
      name: 'builds all platforms and loads its own',
      load: true,
      given: { target: { ...target, platforms: two }, builder: { store: 'n/a' } as const },
      ends: [
        '--output type=cacheonly .',
        `--load --tag r/a:1.2.3 --tag s/a:1.2.3 --platform linux/${process.arch === 'arm64' ? 'arm64' : 'amd64'} .`,
      ],
      loaded: 'r/a:1.2.3',
    },
    {
      name: 'only checks the Dockerfile',
      load: true,
      given: { target, settings: { call: 'check', outputs: ['type=local,dest=out'] } },
      ends: ['--call check .'],
    },
    {
      name: 'loads nothing where there is no engine',
      load: true,
      given: { builder: { hasEngine: false } },
      ends: ['--output type=cacheonly .'],
    },
  ])('$name', async ({ load, given, ends, loaded }) => {
    const { task, lines } = await prepare([builds, inspects], given);
    const built = await buildOnly(task, load);
    const found = lines().filter((line) => line.includes(' build '));
    expect(found.map((line) => line.split(plain).at(-1)?.trim())).toEqual(ends);
    expect(built).toMatchObject({ digest: 'sha256:d1', mediaType: 'm', failed: [] });
    expect(built.loadedReference).toBe(loaded);
    expect(built.imageId).toBe(loaded === undefined ? null : 'sha256:i1');
  });

  it.each([
    {
      name: 'the engine lacks it',
      answers: [
        builds,
        { when: /image inspect/, result: { code: 1, stderr: 'Error: No such image: r/a' } },
      ],
      given: { target },
      code: 'LOAD_FAILED',
    },
    {
      name: 'there is no engine, and load was asked for',
      answers: [builds],
      given: { settings: { load: 'true' }, builder: { hasEngine: false } },
      code: 'LOAD_NO_ENGINE',
    },
    {
      name: 'it fails',
      answers: [{ when: / build /, result: broken }],
      given: {},
      code: 'BUILD_FAILED',
    },
  ])('is a Problem when $name', async ({ answers, given, code }) => {
    const { task } = await prepare(answers, given);
    const thrown: unknown = await buildOnly(task, true).catch((cause: unknown) => cause);
    expect((thrown as Problem).problems).toMatchObject([{ code }]);
  });

  it('has no image to read', async () => {
    const { task } = await prepare([builds]);
    const { source } = await buildOnly(task, false);
    await expect(source.readManifest('sha256:d1')).rejects.toThrow(Problem);
    await expect(source.openBlob({ digest: 'sha256:d1', mediaType: '', size: 1 })).rejects.toThrow(
      'not pushed',
    );
  });
});
