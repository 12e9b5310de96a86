// SPDX-License-Identifier: Apache-2.0
import { chmod, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type GateInput, runGate } from '../../../src/ship/test/test.ts';
import { checkInputs } from '../../../src/ship/inputs.ts';
import { createShell, type Shell } from '../../../src/shell.ts';
import { parseRepository } from '../../../src/plan/reference/references.ts';
import type { Problem } from '../../../src/problem.ts';
import { settingsOf } from '../builder/choosing.ts';
import { targetOf } from '../plans.ts';
import { makeEdge, scriptShell } from '../scripted-shell.ts';
import type { ShipContext } from '../../../src/ship/context.ts';

const digest = `sha256:${'a'.repeat(64)}`;

async function prepare(
  shell: Shell,
  test: string,
  change: Partial<GateInput> = {},
  around: Partial<ShipContext> = {},
): Promise<GateInput> {
  const { edge } = await makeEdge(shell, { PATH: process.env.PATH });
  const context = {
    ...{ ...edge, testEnv: edge.env, trust: { level: 'trusted', reason: 'it is ours' } },
    ...around,
    settings: await settingsOf({ test, 'test-timeout': '2s' }),
  } as ShipContext;
  const name = parseRepository('ghcr.io/acme/app');
  const built = { digest, platforms: {} };
  const target = targetOf({ version: '1.2.3' });
  const repositories = name.ok ? [name.value] : [];
  return {
    target,
    built,
    repositories,
    context,
    childEnv: { DOCKER_AUTH_CONFIG: '{}' },
    ...change,
  };
}

const failing = async (running: Promise<unknown>): Promise<Problem['problems'][0]> => {
  const thrown = await running.then(
    () => undefined,
    (cause: unknown) => cause as Problem,
  );
  return thrown?.problems[0] ?? { level: 'notice', code: 'NO_PROBLEM', message: '', hint: '' };
};

describe('the test gate', () => {
  it('runs the command with the image in words and environment, once for each platform', async () => {
    const { shell, commands } = scriptShell([]);
    const platforms = ['linux/amd64', 'linux/arm64'];
    const target = targetOf({ version: '1.2.3', platforms });
    await runGate(await prepare(shell, 'docker run --rm $SHIPPED_IMAGE', { target }));
    const image = `ghcr.io/acme/app@${digest}`;
    expect(commands.map(({ argv }) => argv)).toEqual(
      platforms.map(() => ['docker', 'run', '--rm', image]),
    );
    expect(commands.map(({ env }) => env.SHIPPED_PLATFORM)).toEqual(platforms);
    expect(commands[1]).toMatchObject({
      timeoutMs: 2_000,
      env: {
        ...{ SHIPPED_IMAGE: image, SHIPPED_DIGEST: digest, SHIPPED_VERSION: '1.2.3' },
        ...{
          DOCKER_AUTH_CONFIG: '{}',
          DOCKER_DEFAULT_PLATFORM: 'linux/arm64',
          PATH: process.env.PATH,
        },
      },
    });
  });

  describe('of an untrusted run', () => {
    const trust = { level: 'untrusted', reason: 'this change comes from another project' } as const;
    const around = { trust, testEnv: { PATH: process.env.PATH, LANG: 'C' } };

    it('has an empty home, no login, and nothing of the job', async () => {
      const { shell, commands } = scriptShell([]);
      const input = await prepare(shell, './check.sh', {}, around);
      await writeFile(join(input.context.cwd, 'check.sh'), '', { mode: 0o755 });
      await runGate(input);
      const [pull, test] = commands;
      const image = `ghcr.io/acme/app@${digest}`;
      expect(pull?.argv).toEqual([
        ...['docker', 'pull', '--quiet', '--platform', 'linux/amd64', image],
      ]);
      expect(pull?.env).toMatchObject({ DOCKER_AUTH_CONFIG: '{}', HOME: input.context.env.HOME });
      const { HOME = '', DOCKER_CONFIG = '', ...others } = test?.env ?? {};
      expect(others).toEqual({
        ...around.testEnv,
        ...{ SHIPPED_IMAGE: image, SHIPPED_DIGEST: digest, SHIPPED_VERSION: '1.2.3' },
        ...{ SHIPPED_PLATFORM: 'linux/amd64', DOCKER_DEFAULT_PLATFORM: 'linux/amd64' },
      });
      for (const directory of [HOME, DOCKER_CONFIG]) {
        expect(directory.startsWith(input.context.tempDir)).toBe(true);
        expect(await readdir(directory)).toEqual([]);
      }
    });

    it('pulls nothing that was only loaded', async () => {
      const { shell, commands } = scriptShell([]);
      const built = { digest, platforms: {}, loadedReference: 'app:build' };
      await runGate(await prepare(shell, 'true', { built, repositories: [] }, around));
      expect(commands.map(({ argv }) => argv)).toEqual([['true']]);
    });

    it('is run where the image cannot be pulled, with a notice', async () => {
      const answers = [{ when: /^docker pull/, result: { code: 1, stderr: 'no engine' } }];
      const { shell, lines } = scriptShell(answers);
      const said: string[] = [];
      const input = await prepare(shell, 'true', {}, around);
      const log = {
        ...input.context.log,
        problem: ({ code }: { code: string }) => said.push(code),
      };
      await runGate({ ...input, context: { ...input.context, log } });
      expect(lines().at(-1)).toBe('true');
      expect(said).toEqual(['TEST_NOT_PULLED']);
    });
  });

  it('names the loaded image when nothing was pushed', async () => {
    const { shell, commands } = scriptShell([]);
    const built = { digest, platforms: {}, loadedReference: 'app:build' };
    await runGate(await prepare(shell, 'true', { built, repositories: [] }));
    expect(commands[0]?.env.SHIPPED_IMAGE).toBe('app:build');
  });

  it.each([
    { name: 'succeeds', script: 'test "$SHIPPED_VERSION" = 1.2.3', code: 'NO_PROBLEM', says: '' },
    {
      name: 'fails',
      script: 'echo no; exit 3',
      code: 'GATE_FAILED',
      says: 'exit code 3. No tag was written',
    },
    { name: 'takes too long', script: 'sleep 60', code: 'GATE_FAILED', says: 'longer than 2s.' },
    { name: 'is killed', script: 'kill -9 $$', code: 'GATE_FAILED', says: 'ended by a signal' },
    {
      name: 'meets a foreign platform',
      script: 'echo "exec format error" >&2; exit 1',
      code: 'GATE_FAILED',
      says: 'exit code 1',
    },
  ])('a script that $name', async ({ script, code, says }) => {
    const input = await prepare(createShell(), './check.sh');
    const path = join(input.context.cwd, 'check.sh');
    await writeFile(path, `#!/bin/sh\n${script}\n`);
    await chmod(path, 0o755);
    const problem = await failing(runGate(input));
    expect(problem.code).toBe(code);
    expect(problem.message).toContain(says);
    if (script.includes('exec format')) expect(problem.hint).toContain('SHIPPED_PLATFORM');
  });

  it.each([
    {
      name: 'no such program',
      test: 'no-such-program-here',
      change: {},
      code: 'GATE_FAILED',
      says: 'ENOENT',
    },
    {
      name: 'no such script',
      test: './none.sh',
      change: {},
      code: 'GATE_INVALID',
      says: 'does not exist',
    },
    {
      name: 'a script that may not run',
      test: './plain.sh',
      change: {},
      code: 'GATE_INVALID',
      says: 'not an executable file',
    },
    {
      name: 'nothing to test',
      test: 'true',
      change: { repositories: [] },
      code: 'GATE_NO_IMAGE',
      says: '"app"',
    },
  ])('is a Problem: $name', async ({ test, change, code, says }) => {
    const input = await prepare(createShell(), test, change);
    await writeFile(join(input.context.cwd, 'plain.sh'), '#!/bin/sh\n', { mode: 0o644 });
    const problem = await failing(runGate(input));
    expect(problem.code).toBe(code);
    expect(problem.message).toContain(says);
    expect(problem.hint).not.toBe('');
  });
});

describe('what is looked at before anything is built', () => {
  const build = { argv: [], context: '.', file: 'Dockerfile', recipe: 'r' };
  it.each([
    { name: 'all is well', build, settings: {}, codes: [] },
    {
      name: 'no Dockerfile',
      build: { ...build, file: 'docker/Dockerfile' },
      settings: {},
      codes: ['BUILD_NO_DOCKERFILE'],
      says: 'there is no Dockerfile at "docker/Dockerfile" in "CWD".',
    },
    {
      name: 'no Dockerfile at a whole path',
      build: { ...build, file: '/none/Dockerfile' },
      settings: {},
      codes: ['BUILD_NO_DOCKERFILE'],
      says: 'there is no Dockerfile at "/none/Dockerfile".',
    },
    {
      name: 'no context',
      build: { ...build, context: 'api' },
      settings: {},
      codes: ['BUILD_NO_CONTEXT'],
      says: 'there is no build context "api" in "CWD".',
    },
    {
      name: 'a context elsewhere',
      build: { ...build, context: 'https://github.com/a/b.git', file: 'x' },
      settings: {},
      codes: [],
    },
    {
      name: 'a Dockerfile from standard input',
      build: { ...build, file: '-' },
      settings: {},
      codes: [],
    },
    {
      name: 'a builder that is none',
      build,
      settings: { builder: 'http://x' },
      codes: ['BUILDER_INVALID'],
    },
    {
      name: 'addresses of which none is for a platform of the image',
      build,
      settings: { builder: 'linux/s390x=tcp://a:1' },
      codes: ['BUILDER_INVALID'],
    },
    {
      name: 'a layout of two platforms from two nodes',
      build,
      platforms: ['linux/amd64', 'linux/arm64'],
      settings: { builder: 'linux/amd64=tcp://a:1,linux/arm64=tcp://b:2', publish: 'layout' },
      codes: ['BUILDER_LACKING'],
    },
    {
      name: 'a test that needs a shell',
      build,
      settings: { test: 'a && b' },
      codes: ['GATE_INVALID'],
    },
    {
      name: 'a script that is not there',
      build,
      settings: { test: './none.sh' },
      codes: ['GATE_INVALID'],
    },
    {
      name: 'everything at once',
      build: { ...build, file: 'x' },
      settings: { builder: 'http://x', test: '"' },
      codes: ['BUILD_NO_DOCKERFILE', 'BUILDER_INVALID', 'GATE_INVALID'],
    },
  ])('$name', async ({ build, settings, codes, says = '', platforms }) => {
    const { edge } = await makeEdge(createShell());
    await writeFile(join(edge.cwd, 'Dockerfile'), 'FROM scratch\n');
    const plan = { targets: [targetOf({ build, ...(platforms && { platforms }) })] };
    const problems = await checkInputs(plan, await settingsOf(settings), { ...edge, push: true });
    expect(problems.map(({ code }) => code)).toEqual(codes);
    expect(problems[0]?.message ?? '').toContain(says.replace('CWD', edge.cwd));
  });
});
