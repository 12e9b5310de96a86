// SPDX-License-Identifier: Apache-2.0
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  findBuildx,
  inspectBuilder,
  parseInspect,
  readBuildxVersion,
} from '../../../src/ship/engine/engine.ts';
import { Problem } from '../../../src/problem.ts';
import { makeEdge, scriptShell } from '../scripted-shell.ts';

const program = ['docker', 'buildx'] as const;

/** What Docker 28 prints without the plugin. */
const NO_PLUGIN =
  "docker: unknown command: docker buildx\n\nRun 'docker --help' for more information\n";

describe('what buildx inspect prints', () => {
  it.each([
    {
      name: 'an engine with the containerd store',
      text: 'Name:   default\nDriver: docker\n\nNodes:\nName:             default\nStatus:           running\nPlatforms:        linux/amd64, linux/amd64/v2, linux/386\nLabels:\n org.mobyproject.buildkit.worker.containerd.uuid:      4b\n',
      found: {
        name: 'default',
        driver: 'docker',
        platforms: ['linux/amd64', 'linux/amd64/v2', 'linux/386'],
        containerd: true,
        nodes: 1,
        error: undefined,
      },
    },
    {
      name: 'an engine with the classic store',
      text: 'Name:   default\nDriver: docker\n\nNodes:\nName:      default\nPlatforms: linux/amd64\nLabels:\n org.mobyproject.buildkit.worker.moby.host-gateway-ip: 172.17.0.1\n',
      found: {
        name: 'default',
        driver: 'docker',
        platforms: ['linux/amd64'],
        containerd: false,
        nodes: 1,
        error: undefined,
      },
    },
    {
      name: 'an older buildx, without labels',
      text: 'Name:   default\nDriver: docker\n\nNodes:\nName:      default\nPlatforms: linux/amd64\n',
      found: {
        name: 'default',
        driver: 'docker',
        platforms: ['linux/amd64'],
        containerd: undefined,
        nodes: 1,
        error: undefined,
      },
    },
    {
      name: 'two nodes, one with fixed platforms',
      text: 'Name:          multi\nDriver:        remote\nLast Activity: 2026-11-22\n\nNodes:\nName:      m0\nEndpoint:  tcp://a:1\nPlatforms: linux/amd64*\n\nName:      m1\nEndpoint:  tcp://b:1\nPlatforms: linux/arm64*, linux/amd64\n',
      found: {
        name: 'multi',
        driver: 'remote',
        platforms: ['linux/amd64', 'linux/arm64'],
        containerd: undefined,
        nodes: 2,
        error: undefined,
      },
    },
    {
      name: 'no engine',
      text: 'Name:   default\nDriver: \nError:  Cannot connect to the Docker daemon\n',
      found: {
        name: 'default',
        driver: '',
        platforms: [],
        containerd: undefined,
        nodes: 0,
        error: 'Cannot connect to the Docker daemon',
      },
    },
    { name: 'nothing', text: '', found: undefined },
  ])('$name', ({ text, found }) => {
    expect(parseInspect(text)).toEqual(found);
  });

  const inspectFailing = async (stderr: string) => {
    const { shell } = scriptShell([{ when: /inspect/, result: { code: 1, stderr } }]);
    const { edge } = await makeEdge(shell);
    return inspectBuilder(edge, program, 'x');
  };

  it('a builder that is not there is undefined', async () => {
    expect(await inspectFailing('ERROR: no builder "x" found')).toBeUndefined();
  });

  it('an engine whose certificates are not there is one that does not answer', async () => {
    const said = 'docker endpoint for "default" not found';
    expect(await inspectFailing(`ERROR: ${said}\n`)).toMatchObject({ driver: '', error: said });
  });

  it('a missing plugin is a Problem', async () => {
    const thrown = await inspectFailing(NO_PLUGIN).catch((cause: unknown) => cause);
    expect((thrown as Problem).problems).toMatchObject([{ code: 'BUILDX_MISSING' }]);
  });

  it('what buildx cannot read of its own is a Problem', async () => {
    const thrown = await inspectFailing('ERROR: unexpected end of JSON input').catch(
      (cause: unknown) => cause,
    );
    expect(thrown).toBeInstanceOf(Problem);
    const [problem] = (thrown as Problem).problems;
    expect(problem).toMatchObject({
      code: 'BUILDX_FAILED',
      message: '"docker buildx inspect" failed: unexpected end of JSON input',
    });
  });
});

describe('the version of buildx', () => {
  it.each([
    { stdout: 'github.com/docker/buildx v0.29.1 abcdef0', version: '0.29.1' },
    { stdout: 'github.com/docker/buildx 0.13.1+ds1 0.13.1+ds1-4', version: '0.13.1' },
    { stdout: 'github.com/docker/buildx v0.31.0-desktop.2 9999', version: '0.31.0' },
  ])('$version', async ({ stdout, version }) => {
    const { edge } = await makeEdge(scriptShell([{ when: /version/, result: { stdout } }]).shell);
    expect(await readBuildxVersion(edge, program)).toBe(version);
  });

  it.each([
    {
      name: 'no docker',
      result: { code: null, spawnError: 'ENOENT' },
      code: 'DOCKER_MISSING',
      says: '"docker" is not on the PATH',
    },
    {
      name: 'no plugin',
      result: { code: 1, stderr: NO_PLUGIN },
      code: 'BUILDX_MISSING',
      says: 'it has no buildx plugin',
    },
    {
      name: 'no plugin, an older Docker',
      result: {
        code: 1,
        stderr: "docker: 'buildx' is not a docker command.\nSee 'docker --help'\n",
      },
      code: 'BUILDX_MISSING',
      says: 'it has no buildx plugin',
    },
    {
      name: 'a plugin that fails',
      result: { code: 1, stderr: 'exec format error\n' },
      code: 'BUILDX_MISSING',
      says: '"docker buildx version" failed: exec format error',
    },
    {
      name: 'too old',
      result: { stdout: 'github.com/docker/buildx v0.11.2 9' },
      code: 'BUILDX_OLD',
      says: 'buildx 0.11.2 is too old',
    },
  ])('$name', async ({ result, code, says }) => {
    const { edge } = await makeEdge(scriptShell([{ when: /version/, result }]).shell);
    const thrown: unknown = await readBuildxVersion(edge, program).catch((cause: unknown) => cause);
    expect(thrown).toBeInstanceOf(Problem);
    const [problem] = (thrown as Problem).problems;
    expect(problem).toMatchObject({ code });
    expect(problem?.message).toContain(says);
    expect(problem?.hint).not.toBe('');
  });
});

describe('where the plugin is', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'tagship-edge-'));
    for (const folder of ['config/cli-plugins', 'extra', 'empty', 'broken']) {
      await mkdir(join(root, folder), { recursive: true });
    }
    await writeFile(join(root, 'config/cli-plugins/docker-buildx'), '');
    await writeFile(join(root, 'extra/docker-buildx'), '');
    await writeFile(
      join(root, 'empty/config.json'),
      JSON.stringify({ cliPluginsExtraDirs: [join(root, 'extra')] }),
    );
    await writeFile(join(root, 'broken/config.json'), '{');
  });
  afterAll(() => rm(root, { recursive: true }));

  it.each([
    { name: "in the user's folder", config: 'config', found: 'config/cli-plugins/docker-buildx' },
    {
      name: 'in a folder that the configuration names',
      config: 'empty',
      found: 'extra/docker-buildx',
    },
  ])('$name', async ({ config, found }) => {
    expect(await findBuildx({ DOCKER_CONFIG: join(root, config) })).toEqual([join(root, found)]);
  });

  it('a broken configuration is left to Docker to complain about', async () => {
    const found = await findBuildx({ DOCKER_CONFIG: join(root, 'broken') });
    expect(found.at(-1)).toMatch(/buildx$/);
  });
});
