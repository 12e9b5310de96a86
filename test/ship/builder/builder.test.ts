// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseBuilder } from '../../../src/ship/builder/choose.ts';
import { startBuildKit } from './buildkit.ts';
import { choose, failing, inspect, inspected, push, settingsOf, version } from './choosing.ts';
import { type Answer, makeEdge, scriptShell } from '../scripted-shell.ts';

describe('builder: auto takes the current builder', () => {
  it('of the engine, with a state folder of this run', async () => {
    const { builder, edge, lines } = await choose({}, [version, inspect(inspected('docker'))]);
    expect(builder).toMatchObject({
      name: 'default',
      driver: 'docker',
      store: 'containerd',
      canPushByDigest: false,
      canWriteLayout: true,
    });
    expect(await builder.version()).toBe('0.29.1');
    expect(builder.env).toEqual({ BUILDX_CONFIG: join(edge.tempDir, 'buildx') });
    expect(await readFile(join(edge.tempDir, 'buildx', '.buildNodeID'), 'utf8')).toMatch(
      /^[0-9a-f]{16}$/,
    );
    expect(builder.remove).toBeUndefined();
    expect(lines().toSorted()).toEqual(['docker-buildx inspect', 'docker-buildx version']);
  });

  it("that pushes, in the user's own state folder", async () => {
    const { builder } = await choose({}, [
      version,
      inspect(inspected('docker-container', 'containerd', 'mine')),
    ]);
    expect(builder).toMatchObject({
      name: 'mine',
      driver: 'docker-container',
      canPushByDigest: true,
      env: {},
    });
  });

  it('asks the engine about its store where buildx does not say', async () => {
    const info: Answer = {
      when: /docker info/,
      result: { stdout: '[["driver-type","io.containerd.snapshotter.v1"]]' },
    };
    const text = 'Name: default\nDriver: docker\n';
    const { builder } = await choose({}, [version, inspect(text), info]);
    expect(builder.store).toBe('containerd');
  });
});

describe('builder: auto makes one where the current one cannot do the job', () => {
  const classic = inspect(inspected('docker', 'classic'));

  it('and takes it away again', async () => {
    const { builder, lines, edge } = await choose({}, [version, classic]);
    expect(builder).toMatchObject({
      name: 'tagship-80000000',
      driver: 'docker-container',
      canPushByDigest: true,
    });
    expect(lines().at(-1)).toBe(
      'docker-buildx create --name tagship-80000000 --driver docker-container --bootstrap',
    );
    expect(builder.env).toEqual({ BUILDX_CONFIG: join(edge.tempDir, 'buildx') });
    await builder.remove?.();
    expect(lines().at(-1)).toBe('docker-buildx rm --force tagship-80000000');
  });

  it('and tells it how registries are reached', async () => {
    const registry = 'reg.corp: { ca: /c/ca.pem }\nlocalhost:5000: { insecure: true }\n';
    const want = { ...push, hosts: ['localhost:5000', 'reg.corp'] };
    const { builder, lines, edge } = await choose(
      { registries: registry },
      [version, classic],
      want,
    );
    expect(builder.knownHosts).toEqual(['reg.corp', 'localhost:5000']);
    expect(lines().at(-1)).toContain(
      `--buildkitd-config ${edge.tempDir}/buildkitd.toml --driver-opt network=host`,
    );
    expect(await readFile(join(edge.tempDir, 'buildkitd.toml'), 'utf8')).toContain(
      '[registry."reg.corp"]\nca = ["/c/ca.pem"]',
    );
  });

  it('or says why it could not, and leaves nothing', async () => {
    const scripted = scriptShell([
      version,
      classic,
      { when: / create/, result: { code: 1, stderr: 'ERROR: pull access denied' } },
    ]);
    const { edge } = await makeEdge(scripted.shell);
    const problem = await failing(chooseBuilder(await settingsOf({}), edge, push));
    expect(problem).toMatchObject({ code: 'BUILDER_NOT_MADE' });
    expect(problem?.message).toContain('pull access denied');
    expect(problem?.hint).toContain('driver-opts: image=');
    expect(scripted.lines().at(-1)).toBe('docker-buildx rm --force tagship-80000000');
  });

  it('also where the settings say something of the builder', async () => {
    const given = { 'driver-opts': 'image=reg.corp/buildkit:1', 'buildkitd-flags': '--debug --x' };
    const { builder, lines } = await choose(given, [version, inspect(inspected('docker'))]);
    expect(builder.driver).toBe('docker-container');
    expect(lines().at(-1)).toBe(
      'docker-buildx create --name tagship-80000000 --driver docker-container --buildkitd-flags --debug --x --driver-opt image=reg.corp/buildkit:1 --bootstrap',
    );
  });

  it.each([
    { allow: 'network.host', flags: '--allow-insecure-entitlement network.host' },
    {
      allow: 'security.insecure,network.host',
      flags:
        '--allow-insecure-entitlement network.host --allow-insecure-entitlement security.insecure',
    },
    { allow: 'fs.read=/x', flags: undefined },
    { allow: 'network.host', own: { 'buildkitd-flags': '--debug' }, flags: '--debug' },
  ])('that may do what the build is allowed: $allow', async ({ allow, own, flags }) => {
    const given = { allow, 'driver-opts': 'image=i', ...own };
    const { lines } = await choose(given, [version, inspect(inspected('docker'))]);
    const words = flags === undefined ? '' : ` --buildkitd-flags ${flags}`;
    expect(lines().at(-1)).toContain(`--driver docker-container${words} --driver-opt image=i`);
  });

  it('but goes on with the engine, when only an emulator is missing', async () => {
    const want = { ...push, platforms: ['linux/amd64', 'linux/arm64'] };
    const create: Answer = { when: / create/, result: { code: 1, stderr: 'ERROR: no network' } };
    const { builder, problems } = await choose(
      {},
      [version, inspect(inspected('docker')), create],
      want,
    );
    expect(builder).toMatchObject({ name: 'default', driver: 'docker' });
    expect(problems).toMatchObject([{ level: 'notice', code: 'BUILDER_LACKING' }]);
    expect(problems[0]?.message).toContain('"linux/arm64"');
  });
});

it.each([
  { name: 'the current one', given: {}, answers: [inspect(inspected('docker-container'))] },
  {
    name: 'one by name',
    given: { builder: 'big' },
    answers: [inspect(inspected('remote', 'containerd', 'big'))],
  },
  { name: 'one by address', given: undefined, answers: [] },
])('a builder that was there does not obey them, and a notice says so: $name', async (row) => {
  const given = row.given ?? { builder: await startBuildKit() };
  const settings = { 'driver-opts': 'image=i', 'buildkitd-config-inline': 'debug = true' };
  const { problems } = await choose({ ...given, ...settings }, [version, ...row.answers]);
  expect(problems).toMatchObject([{ level: 'notice', code: 'BUILDER_SETTINGS_UNUSED' }]);
  expect(problems[0]?.message).toContain('driver-opts, buildkitd-config-inline: not used');
});

describe('a builder by name', () => {
  it('is that one', async () => {
    const { builder, lines } = await choose({ builder: 'big' }, [
      version,
      inspect(inspected('kubernetes', 'containerd', 'big')),
    ]);
    expect(builder).toMatchObject({ name: 'big', driver: 'kubernetes' });
    expect(lines()).toContain('docker-buildx inspect big');
  });

  it.each([
    {
      name: 'there is none',
      answers: [
        version,
        { when: / inspect/, result: { code: 1, stderr: 'ERROR: no builder "big" found' } },
      ],
      code: 'BUILDER_UNKNOWN',
      says: '"big"',
      hint: 'docker buildx ls',
    },
    {
      name: 'the classic store cannot push',
      answers: [version, inspect(inspected('docker', 'classic'))],
      code: 'BUILDER_LACKING',
      says: 'classic image store',
      hint: 'containerd-snapshotter',
    },
    {
      name: 'buildx is too old',
      answers: [
        { when: / version/, result: { stdout: 'buildx v0.9.1' } },
        inspect(inspected('docker')),
      ],
      code: 'BUILDX_OLD',
      says: '0.9.1',
      hint: 'Update',
    },
    {
      name: 'no engine',
      answers: [version, inspect('Name: big\nDriver: \nError:  Cannot connect\n')],
      code: 'ENGINE_UNREACHABLE',
      says: 'Cannot connect',
      hint: 'Start Docker',
    },
  ])('or a Problem: $name', async ({ answers, code, says, hint }) => {
    const problem = await failing(choose({ builder: 'big' }, answers));
    expect(problem).toMatchObject({ code });
    expect(problem?.message).toContain(says);
    expect(problem?.hint).toContain(hint);
  });
});
