// SPDX-License-Identifier: Apache-2.0
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runGate } from '../../src/ship/test/test.ts';
import type { BuildInput } from '../../src/ship/push/built.ts';
import { buildOnly } from '../../src/ship/build/only.ts';
import { buildAndPublish } from '../../src/ship/push/publish.ts';
import { createShell } from '../../src/shell.ts';
import type { Problem, ProblemData } from '../../src/problem.ts';
import { exactTag } from '../ship/plans.ts';
import { lab as openLab, type Lab } from '../lab/lab.ts';
import { isNightly, nightly, pickRows } from '../lab/nightly.ts';
import { makeBuildFixture, type BuildFixture, type BuildFixtureOptions } from './build-context.ts';
import { listCommands, watchProcesses } from './processes.ts';
import { makeProject, type Project } from './project.ts';

const SECRETIVE = `FROM scratch
COPY busybox /bin/busybox
ARG TOKEN
RUN ["/bin/busybox", "sh", "-c", "echo $TOKEN | /bin/busybox md5sum > /token"]
RUN --mount=type=secret,id=npm ["/bin/busybox", "md5sum", "/run/secrets/npm"]
`;

let lab: Lab;
let project: Project;
const fixtures: BuildFixture[] = [];

beforeAll(async () => {
  lab = await openLab();
  const step = (command: string) =>
    `FROM scratch\nCOPY busybox /bin/busybox\nRUN ["/bin/busybox", ${command}]\n`;
  project = await makeProject({
    lab,
    files: {
      'secretive.Dockerfile': SECRETIVE,
      'copy.Dockerfile': 'FROM scratch\nCOPY Dockerfile /\n',
      'broken.Dockerfile': step('"false"'),
      'findings.Dockerfile': 'FROM scratch AS Base\nCOPY Dockerfile /\nENV A b\n',
      'slow.Dockerfile': step('"sleep", "77"'),
      'foreign.Dockerfile': 'FROM scratch\nCOPY --chmod=755 foreign /bin/sh\nRUN true\n',
      foreign: '\x7fELF of elsewhere\n', // the kernel cannot start it
    },
  });
});

afterAll(async () => {
  for (const fixture of fixtures) await fixture.close();
  await project.remove();
});

async function open(options: BuildFixtureOptions = {}): Promise<BuildFixture> {
  const fixture = await makeBuildFixture(lab, project, options);
  fixtures.push(fixture);
  return fixture;
}

let count = 0;
/** A target of its own name, built from one of the project's Dockerfiles. */
function targetFor(file: string, ...words: string[]) {
  const argv = [
    'docker',
    'buildx',
    'build',
    '--platform',
    'linux/amd64',
    '--no-cache',
    '--file',
    file,
    ...words,
    '.',
  ];
  return {
    repositories: [`${lab.registries.plain.host}/build/${Date.now()}-${count++}`],
    tags: [exactTag('1.2.3')],
    build: { argv, context: '.', file, recipe: 'recipe-1' },
  };
}

/** A target that any machine can build for any platform. */
function copying(platforms: readonly string[]) {
  const target = targetFor('copy.Dockerfile');
  const argv = [
    'docker',
    'buildx',
    'build',
    '--platform',
    platforms.join(),
    '--file',
    'copy.Dockerfile',
    '.',
  ];
  return { ...target, platforms, build: { ...target.build, argv } };
}

const builders = [{ builder: 'default' }, { builder: 'remote' }] as const;
const toBuilder = (builder: string): string => (builder === 'remote' ? lab.buildkit.unix : builder);
const failing = async (running: Promise<unknown>) => {
  const thrown = await running.then(
    () => undefined,
    (cause: unknown) => cause as Problem,
  );
  return thrown?.problems[0];
};

describe.each(pickRows(builders))('without pushing, on $builder', ({ builder }) => {
  it('loads an image that runs under the name it would have', async () => {
    const fixture = await open({ given: { builder: toBuilder(builder) } });
    const input = await fixture.prepare(
      targetFor('Dockerfile', '--build-arg', 'VERSION=1.2.3'),
      false,
    );
    const built = await buildOnly(input, true);
    expect(built.loadedReference).toBe(`${input.target.repositories[0] ?? ''}:1.2.3`);
    expect(built.imageId).toMatch(/^sha256:/);
    const argv = [
      'docker',
      'run',
      '--rm',
      '--network',
      'none',
      built.loadedReference ?? '',
    ] as const;
    const { stdout } = await createShell()({ argv, env: fixture.context.env });
    expect(stdout).toBe('1.2.3\n');
    expect((await fixture.leftovers()).filter((name) => name.includes('.docker'))).toEqual([]);
  });

  nightly(it)('only looks whether it builds', async () => {
    const fixture = await open({ given: { builder: toBuilder(builder) } });
    const built = await buildOnly(await fixture.prepare(targetFor('Dockerfile'), false), false);
    expect(built.loadedReference).toBeUndefined();
    expect(fixture.output()).toContain('RUN ["/bin/busybox"');
  });
});

describe('a build that fails', () => {
  const failures: readonly {
    name: string;
    file: string;
    given: Record<string, string>;
    code: string;
    says: string;
  }[] = [
    {
      name: 'in a step',
      file: 'broken.Dockerfile',
      given: {},
      code: 'BUILD_FAILED',
      says: 'did not complete successfully: exit code: 1',
    },
    {
      name: 'without Dockerfile',
      file: 'none.Dockerfile',
      given: {},
      code: 'BUILD_FAILED',
      says: 'none.Dockerfile',
    },
    {
      name: 'in a program of another platform',
      ...{ file: 'foreign.Dockerfile', given: {}, code: 'PLATFORM_NO_EMULATION' },
      says: 'cannot run /bin/sh of linux/amd64',
    },
    {
      name: 'by taking too long',
      file: 'slow.Dockerfile',
      given: { timeout: '2s' },
      code: 'BUILD_TIMEOUT',
      says: 'longer than 2s',
    },
  ];
  // By day build.test.ts of test/ship/build has one that takes too long.
  const daily = failures.filter(({ code }) => isNightly || code !== 'BUILD_TIMEOUT');
  it.each(pickRows(daily, ({ code }) => code))(
    '$name: once, with a Problem',
    async ({ file, given, code, says }) => {
      const fixture = await open({ given });
      const input = await fixture.prepare(targetFor(file), true);
      const problem = await failing(buildAndPublish(input));
      expect(problem).toMatchObject({ code });
      expect(problem?.message).toContain(says);
      // BuildKit says this once for each build; it may repeat the names of steps that run side by side.
      expect(fixture.output().match(/^#0 building with /gm)?.length).toBe(1);
    },
  );

  // By day refused.test.ts has a build that ends early.
  nightly(it)('ends with its run, and leaves no process', async () => {
    const cancel = new AbortController();
    const fixture = await open({ signal: cancel.signal });
    const running = buildOnly(await fixture.prepare(targetFor('slow.Dockerfile'), false), false);
    setTimeout(() => {
      cancel.abort(new Error('cancelled'));
    }, 1_500);
    await expect(running).rejects.toThrow('cancelled');
    const own = fixture.context.tempDir;
    expect(listCommands().filter((line) => line.includes(own))).toEqual([]);
  });
});

it('secrets of a build reach its steps, and no command line or image', async () => {
  const token = `tok-${Math.random()}`;
  const npm = `npm-${Math.random()}`;
  const fixture = await open({
    given: { 'build-args': [`TOKEN=${token}`], secrets: [`npm=${npm}`] },
  });
  const words = fixture.context.settings.buildxFlags.flatMap(({ flag, value }) => [flag, value]);
  const target = targetFor('secretive.Dockerfile', '--build-arg', 'TOKEN=***', ...words);
  const input = await fixture.prepare(target, true);
  const stop = watchProcesses();
  const built = await buildAndPublish(input);
  const lines = stop();
  expect(lines.some((line) => / --build-arg TOKEN .*--secret id=npm,env=/.test(line))).toBe(true);
  expect(lines.filter((line) => line.includes(token) || line.includes(npm))).toEqual([]);
  // BuildKit names steps with their build args filled in; in a run, the log masks them.
  expect(fixture.output()).not.toContain(npm);
  expect(fixture.output()).toMatch(/[0-9a-f]{32} {2}\/run\/secrets\/npm/);
  expect(Buffer.from(built.manifest.bytes).toString()).not.toContain(npm);
});

const checks = [
  { checks: 'error', level: 'error', code: 'BUILD_CHECK' },
  { checks: 'warn', level: 'notice', code: undefined },
];
it.each(pickRows(checks))(
  "reports BuildKit's findings at their lines: checks: $checks",
  async (row) => {
    const fixture = await open({ given: { checks: row.checks } });
    const input = await fixture.prepare(targetFor('findings.Dockerfile'), true);
    const found: ProblemData[] = [];
    const onChecked = (problems: readonly ProblemData[]) => void found.push(...problems);
    const problem = await failing(buildAndPublish({ ...input, onChecked }));
    expect(problem?.code).toBe(row.code);
    const places = found.map(({ level, at }) => ({ level, ...at }));
    const file = 'findings.Dockerfile';
    expect(places.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0))).toEqual([
      { level: row.level, file, line: 1 },
      { level: row.level, file, line: 3 },
    ]);
    expect(fixture.output().includes('COPY Dockerfile')).toBe(row.code === undefined);
  },
);

describe('the gate, on what was pushed to a registry with a password', () => {
  async function publish(
    test: string,
  ): Promise<{ input: BuildInput; gate: () => Promise<unknown> }> {
    const { host, users } = lab.registries.htpasswd;
    const registries = JSON.stringify({ [host]: { username: 'bob', 'password-env': 'PW' } });
    const fixture = await open({ given: { registries, test }, env: { PW: users.bob } });
    const repositories = [`${host}/gate/${Date.now()}-${count++}`];
    const target = {
      ...targetFor('Dockerfile', '--build-arg', 'VERSION=1.2.3'),
      version: '1.2.3',
      repositories,
    };
    const input = await fixture.prepare(target, true);
    const built = await buildAndPublish(input);
    const names = input.repositories.map(({ repository }) => repository);
    return { input, gate: () => runGate({ ...input, built, repositories: names }) };
  }

  it('pulls and runs it', async () => {
    const path = join(project.directory, 'check.sh');
    await writeFile(
      path,
      '#!/bin/sh -e\ntest "$(docker run --rm --network none "$SHIPPED_IMAGE")" = "$SHIPPED_VERSION"\n',
    );
    await chmod(path, 0o755);
    const { gate } = await publish('./check.sh');
    await expect(gate()).resolves.toEqual({ 'linux/amd64': 'tested' });
  });

  nightly(it)('needs no script', async () => {
    const { gate } = await publish(
      'docker run --rm --network none $SHIPPED_IMAGE /bin/busybox true',
    );
    await expect(gate()).resolves.toEqual({ 'linux/amd64': 'tested' });
  });

  nightly(it)('fails with the command', async () => {
    const { gate } = await publish(
      'docker run --rm --network none $SHIPPED_IMAGE /bin/busybox false',
    );
    expect(await failing(gate())).toMatchObject({ code: 'GATE_FAILED' });
  });
});

describe('builders of the lab', () => {
  it.each(isNightly ? ['linux/arm64', 'linux/amd64'] : [])(
    'of two nodes, the one for %s builds it',
    async (platform) => {
      const builder = `linux/amd64=${lab.buildkit.tcp},linux/arm64=${lab.buildkit.unix}`;
      const fixture = await open({ given: { builder } });
      const input = await fixture.prepare(copying([platform]), true);
      expect(Object.keys((await buildAndPublish(input)).platforms)).toEqual([platform]);
    },
  );

  it('one BuildKit builds for two platforms, and each is confirmed', async () => {
    const platforms = ['linux/amd64', 'linux/arm64'];
    const fixture = await open({ given: { builder: lab.buildkit.tcp } });
    const input = await fixture.prepare(copying(platforms), true);
    expect(Object.keys((await buildAndPublish(input)).platforms).sort()).toEqual(platforms);
    const target = { ...input.target, platforms: [...platforms, 'linux/s390x'] };
    const problem = await failing(buildAndPublish({ ...input, target }));
    expect(problem).toMatchObject({ code: 'BUILD_PLATFORM_MISSING' });
    expect(problem?.message).toContain('"linux/s390x"');
  });

  const absent = [
    ['BUILDER_UNKNOWN', { builder: 'no-such-builder' }, {}],
    ['ENGINE_UNREACHABLE', {}, { DOCKER_HOST: 'unix:///no/docker.sock' }],
    ['DOCKER_MISSING', {}, { PATH: '/nowhere', DOCKER_CONFIG: '/nowhere' }],
  ] as const;
  it.each(pickRows(absent))('a Problem: %s', async (code, given, env) => {
    const fixture = await open({ given, env });
    expect(await failing(fixture.prepare(targetFor('Dockerfile'), true))).toMatchObject({ code });
  });
});
