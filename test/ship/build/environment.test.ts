// SPDX-License-Identifier: Apache-2.0
import { readdir } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { createBuildEnvironment } from '../../../src/ship/build/environment.ts';
import { inspect, inspected, settingsOf, version } from '../builder/choosing.ts';
import { planOf, targetOf } from '../plans.ts';
import { type Answer, makeEdge, scriptShell } from '../scripted-shell.ts';
import type { ApplyContext } from '../../../src/ship/context.ts';

const plan = planOf({ targets: [targetOf({ repositories: ['ghcr.io/acme/app'] })] });
const classic = inspect(inspected('docker', 'classic'));
const silent: Answer = {
  when: / inspect/,
  result: { code: 1, stderr: 'ERROR: docker endpoint for "default" not found' },
};

async function open(answers: readonly Answer[], given: Parameters<typeof settingsOf>[0] = {}) {
  const scripted = scriptShell(answers);
  const { edge } = await makeEdge(scripted.shell);
  const asked: { docker: boolean | undefined; buildx: string | undefined }[] = [];
  const context = {
    ...edge,
    settings: await settingsOf(given),
    push: true,
    credentials: {
      childEnv: async (_push, readers) => {
        const buildx = await readers?.buildx?.().catch(() => undefined);
        asked.push({ docker: readers?.docker, buildx });
        return { DOCKER_AUTH_CONFIG: '{}' };
      },
      createRepository: () => Promise.reject(new Error('it was asked for')),
    },
  } as Partial<ApplyContext> as ApplyContext;
  return { buildEnvironment: createBuildEnvironment(plan, context), ...scripted, edge, asked };
}

describe('a prepared build environment', () => {
  it('finds the builder and the logins before they are asked for, buildx being started once for both', async () => {
    const { buildEnvironment, lines, asked } = await open([version, inspect(inspected('docker'))]);
    buildEnvironment.prepare();
    await buildEnvironment.childEnv();
    await vi.waitFor(() => {
      expect(lines().toSorted()).toEqual(['docker-buildx inspect', 'docker-buildx version']);
    });
    expect(await buildEnvironment.builder()).toMatchObject({ name: 'default', driver: 'docker' });
    expect(asked).toEqual([{ docker: false, buildx: '0.29.1' }]);
    await buildEnvironment.close();
    expect(lines()).toHaveLength(2);
  });

  it('has the docker program’s version looked at where a gate may start it', async () => {
    const { buildEnvironment, asked } = await open([version, inspect(inspected('docker'))], {
      test: './smoke.sh',
    });
    await buildEnvironment.childEnv();
    expect(asked[0]?.docker).toBe(true);
    await buildEnvironment.close();
  });

  it.each([
    { name: 'that builds nothing makes no builder', needed: false, made: 0 },
    { name: 'that builds makes one, and takes it away', needed: true, made: 1 },
  ])('$name', async ({ needed, made }) => {
    const { buildEnvironment, lines } = await open([version, classic]);
    buildEnvironment.prepare();
    await buildEnvironment.childEnv();
    if (needed) await buildEnvironment.builder();
    await buildEnvironment.close();
    const count = (word: string) => lines().filter((line) => line.includes(` ${word} `)).length;
    expect([count('create'), count('rm')]).toEqual([made, made]);
  });

  it.each([
    { name: 'no engine', answers: [version, silent], code: 'ENGINE_UNREACHABLE' },
    {
      name: 'no docker',
      answers: [{ when: /./, result: { code: null, spawnError: 'ENOENT' } }],
      code: 'DOCKER_MISSING',
    },
  ])('fails with $name only when the builder is asked for', async ({ answers, code }) => {
    const idle = await open(answers);
    idle.buildEnvironment.prepare();
    await idle.buildEnvironment.childEnv();
    await idle.buildEnvironment.close();
    const { buildEnvironment } = await open(answers);
    buildEnvironment.prepare();
    await expect(buildEnvironment.builder()).rejects.toMatchObject({ problems: [{ code }] });
    await buildEnvironment.close();
  });

  it('waits at its end for what it has begun, so that nothing is written behind it', async () => {
    let end = (): void => undefined;
    const running = new Promise<void>((resolve) => (end = resolve));
    const slow: Answer = { ...inspect(inspected('docker')), also: () => running };
    const { buildEnvironment, edge, commands } = await open([version, slow]);
    buildEnvironment.prepare();
    const asking = () => commands.find(({ argv }) => argv.includes('inspect'));
    await vi.waitFor(() => {
      expect(asking()).toBeDefined();
    });
    const closed = buildEnvironment.close();
    expect(asking()?.signal?.aborted).toBe(true);
    end();
    await closed;
    const before = await readdir(edge.tempDir);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await readdir(edge.tempDir)).toEqual(before);
  });
});

it('a build environment that was not prepared starts nothing, and closes', async () => {
  const { buildEnvironment, lines } = await open([]);
  await buildEnvironment.close();
  expect(lines()).toEqual([]);
});
