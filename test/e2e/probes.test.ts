// SPDX-License-Identifier: Apache-2.0
// Tests without a script, on the real engines of the lab: with the containerd image store and with the classic one.
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import type { ProblemData } from '../../src/problem.ts';
import { Problem } from '../../src/problem.ts';
import { removeLeft } from '../../src/ship/leftover.ts';
import type { ShipContext } from '../../src/ship/context.ts';
import { checkTestEngine } from '../../src/ship/test/engine.ts';
import { nameContainer, noteContainer } from '../../src/ship/test/leftover.ts';
import { parseProbe } from '../../src/ship/test/probe.ts';
import { runProbes } from '../../src/ship/test/probes.ts';
import type { Tests } from '../../src/ship/record/receipt.ts';
import { createShell } from '../../src/shell.ts';
import { openClassicEngine } from '../lab/classic.ts';
import { lab as openLab, type Lab } from '../lab/lab.ts';
import { isNightly, nightly, pickRows } from '../lab/nightly.ts';
import { settingsOf } from '../ship/builder/choosing.ts';
import { makeEdge } from '../ship/scripted-shell.ts';

let lab: Lab;
let directory = '';
const images = new Map<string, Promise<string>>();
/** Each run has a random number of its own, and so a container of its own name. */
let runs = Date.now() % 2 ** 18;

const nameOfLast = (): string => nameContainer(0.5 + runs / 2 ** 20);

beforeAll(async () => {
  lab = await openLab();
  await openClassicEngine(lab.classicEngine);
  directory = await mkdtemp(join(tmpdir(), 'tagship-probes-'));
  await copyFile(lab.busybox, join(directory, 'busybox'));
  await installBusybox(join(directory, 'bin'));
  // No program: the header of one for arm64, which the kernel refuses for its machine.
  await writeFile(join(directory, 'foreign'), toElf(0xb7), { mode: 0o755 });
});

afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
});

/** As `busybox --install -s`, which a step of each build would take longer for. */
async function installBusybox(bin: string): Promise<void> {
  await mkdir(bin);
  await copyFile(lab.busybox, join(bin, 'busybox'));
  const { stdout } = await promisify(execFile)(lab.busybox, ['--list']);
  for (const name of stdout.split('\n').filter((one) => one !== '' && one !== 'busybox')) {
    await symlink('busybox', join(bin, name));
  }
}

function toElf(machine: number): Buffer {
  const header = Buffer.alloc(64);
  header.write('\x7fELF\x02\x01\x01', 0, 'latin1');
  header.writeUInt16LE(2, 16);
  header.writeUInt16LE(machine, 18);
  return header;
}

const engines = ['containerd', 'classic'] as const;
type EngineName = (typeof engines)[number];

const hostOf = (engine: EngineName): string =>
  engine === 'classic' ? lab.classicEngine.unix : lab.env.DOCKER_HOST;

async function docker(engine: EngineName, ...args: string[]): Promise<string> {
  const env = { ...process.env, ...lab.env, DOCKER_HOST: hostOf(engine) };
  return (await promisify(execFile)('docker', args, { env })).stdout.trim();
}

/** An image that runs this line of sh, with these further instructions; its name. */
function build(engine: EngineName, script: string, more = ''): Promise<string> {
  const key = `${engine} ${script} ${more}`;
  const made =
    images.get(key) ??
    (async () => {
      const name = `tagship-probe:${Date.now().toString(36)}-${images.size}`;
      const file = join(directory, `${name.replace(':', '-')}.Dockerfile`);
      const run = JSON.stringify(['/bin/sh', '-c', script]);
      await writeFile(file, `FROM scratch\nCOPY bin /bin\n${more}\nCMD ${run}\n`);
      await docker(
        engine,
        'buildx',
        'build',
        '--quiet',
        '--load',
        '-t',
        name,
        '-f',
        file,
        directory,
      );
      return name;
    })();
  images.set(key, made);
  return made;
}

interface Ran {
  readonly tests: Tests | undefined;
  readonly problem: ProblemData;
  readonly notices: readonly ProblemData[];
}

interface Asked {
  readonly engine?: EngineName;
  readonly image: string;
  readonly test: string;
  readonly platforms?: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

async function makeContext(
  asked: Asked,
): Promise<{ context: ShipContext; problems: ProblemData[] }> {
  const { engine = 'containerd', test, env, settings, signal } = asked;
  const own = { ...process.env, ...lab.env, DOCKER_HOST: hostOf(engine), ...env };
  const clock = { ...systemClock, random: () => 0.5 + (runs += 1) / 2 ** 20 };
  const given = { clock, ...(signal && { signal }) };
  const { edge, problems } = await makeEdge(createShell(), own, given);
  const context = {
    ...{ ...edge, testEnv: edge.env, trust: { level: 'trusted', reason: 'it is ours' } },
    settings: await settingsOf({ test, 'test-timeout': '20s', ...settings }),
  } as ShipContext;
  return { context, problems };
}

const NONE: ProblemData = { level: 'notice', code: 'NO_PROBLEM', message: '', hint: '' };

function listContainers(engine: EngineName, name: string): Promise<string> {
  return docker(engine, 'ps', '--all', '--quiet', '--filter', `name=${name}`);
}

/** Runs a test; whatever it comes to, no container stays. */
async function run(asked: Asked): Promise<Ran> {
  const { engine = 'containerd', image, test, platforms = ['linux/amd64'] } = asked;
  const { context, problems } = await makeContext(asked);
  const probe = parseProbe(test);
  if (probe === undefined) throw new Error(`${test} is a command`);
  const input = { image, platforms, isPushed: false, context, childEnv: {} };
  const ran = await runProbes(input, probe).then(
    (tests) => ({ tests, problem: NONE }),
    (cause: unknown) => {
      if (!(cause instanceof Problem)) throw cause;
      return { tests: undefined, problem: cause.problems[0] ?? NONE };
    },
  );
  expect(await listContainers(engine, nameOfLast())).toBe('');
  expect(await readdir(context.tempDir)).toEqual([]);
  return { ...ran, notices: problems };
}

const healthcheck = (script: string, startPeriod = '0s'): string =>
  `HEALTHCHECK --interval=200ms --start-period=${startPeriod} --start-interval=200ms --retries=1 CMD ${script}`;
const PASSED = { 'linux/amd64': 'tested' };

/** By what an image is tested. */
const forms = [
  {
    name: 'health',
    test: 'health',
    script: 'sleep 1; touch /good; sleep 60',
    more: healthcheck('test -e /good', '30s'),
  },
  { name: 'a path', test: 'http:8080/bin/busybox', script: 'httpd -f -p 8080 -h /' },
  { name: 'a port', test: 'tcp:8080', script: 'sleep 1; httpd -f -p 8080' },
];

describe.each(engines)('an image on the %s store', (engine) => {
  it.each(engine === 'classic' ? pickRows(forms) : pickRows(forms.toReversed()))(
    'is tested by $name, without a script',
    async ({ test, script, more }) => {
      const image = await build(engine, script, more);
      const { tests, problem } = await run({ engine, image, test });
      expect(tests, `${problem.message}\n${problem.hint}`).toEqual(PASSED);
    },
  );

  if (!isNightly && engine === 'classic') return;

  it('that ends fails the test with the last lines of its log', async () => {
    const image = await build(engine, 'echo "no database"; exit 3');
    const { problem } = await run({ engine, image, test: 'tcp:8080' });
    expect(problem.code).toBe('GATE_FAILED');
    expect(problem.message).toContain('ended with exit code 3. No tag was written.');
    expect(problem.hint).toBe('The last lines of the container:\nno database');
  });
});

describe('an image', () => {
  nightly(it)('that a foreign platform has too is tested where it runs', async () => {
    const image = await build('containerd', 'httpd -f -p 8080');
    const file = join(directory, 'both.Dockerfile');
    const both = `${image}-both`;
    await writeFile(
      file,
      'ARG TARGETARCH\nFROM scratch AS arm64\nCOPY foreign /bin/sh\nFROM scratch AS amd64\nCOPY busybox /bin/httpd\nCOPY busybox /bin/sh\nFROM ${TARGETARCH}\nCMD ["/bin/sh", "-c", "httpd -f -p 8080"]\n',
    );
    const platforms = ['linux/amd64', 'linux/arm64'];
    await docker(
      'containerd',
      ...['buildx', 'build', '--quiet', '--load', '--platform', platforms.join(',')],
      ...['-t', both, '-f', file, directory],
    );
    const { tests, notices } = await run({ image: both, test: 'tcp:8080', platforms });
    expect(tests).toEqual({ ...PASSED, 'linux/arm64': 'not runnable here' });
    expect(notices.map(({ code }) => code)).toEqual(['TEST_NOT_RUNNABLE']);
    const alone = await run({ image: both, test: 'tcp:8080', platforms: ['linux/arm64'] });
    expect(alone.problem.message).toContain('no platform of');
  });

  nightly(it)('without a health check cannot be asked for its health', async () => {
    const image = await build('containerd', 'sleep 60');
    const { problem } = await run({ image, test: 'health' });
    expect(problem.code).toBe('TEST_NO_HEALTHCHECK');
    expect(problem.hint).toContain('HEALTHCHECK');
  });

  it('has no variable of the job but those that the workflow names', async () => {
    const image = await build('containerd', 'env; exit 1');
    const env = { JOB_WORD: 'a-word-of-the-job', NAMED: 'given' };
    const settings = { 'test-env': ['NAMED', 'ABSENT'] };
    const { problem } = await run({ image, test: 'tcp:1', env, settings });
    expect(problem.hint).not.toContain('a-word-of-the-job');
    expect(problem.hint.split('\n')).toContain('NAMED=given');
    expect(problem.hint).not.toContain('ABSENT');
  });
});

describe.each(isNightly ? ['a hostile image'] : [])('%s', () => {
  it('whose health check prints colours, commands and megabytes', async () => {
    const noise =
      'printf "\\033[31m::error::x\\r\\n"; head -c 3000000 /dev/zero | tr "\\\\0" x; exit 1';
    const image = await build(
      'containerd',
      'while true; do printf "\\033[2J%01000d\\n" 7; done',
      healthcheck(noise),
    );
    const { problem } = await run({ image, test: 'health' });
    expect(problem.code).toBe('GATE_FAILED');
    expect(problem.message).toContain('failed: unhealthy (::error::x');
    expect(problem.message.length).toBeLessThan(700);
    expect(problem.message).not.toMatch(/[\p{C}]/u);
    expect(problem.hint.split('\n').length).toBeLessThanOrEqual(16);
    expect(problem.hint.length).toBeLessThan(8_000);
    expect(problem.hint.replaceAll('\n', '')).not.toMatch(/[\p{C}]/u);
  });

  it('that ignores SIGTERM is removed', async () => {
    const image = await build('containerd', 'trap "" TERM; while true; do sleep 1; done');
    const settings = { 'test-timeout': '1s' };
    const { problem } = await run({ image, test: 'tcp:8080', settings });
    expect(problem.message).toContain('did not succeed within 1s: ECONNREFUSED');
  });

  it('that prints what the kernel says of foreign programs does not pass', async () => {
    const image = await build('containerd', 'echo exec format error; exit 1');
    const { problem, tests } = await run({ image, test: 'tcp:8080' });
    expect(tests).toBeUndefined();
    expect(problem.code).toBe('GATE_FAILED');
  });
});

describe('a run that ends early', () => {
  it('removes the container when it is cancelled', async () => {
    const image = await build('containerd', 'trap "" TERM; while true; do sleep 1; done');
    const ending = new AbortController();
    const running = run({ image, test: 'tcp:8080', signal: ending.signal });
    running.catch(() => undefined);
    while ((await listContainers('containerd', nameOfLast())) === '') await systemClock.sleep(50);
    ending.abort(new Error('ended by SIGTERM'));
    await expect(running).rejects.toThrow('ended by SIGTERM');
    expect(await listContainers('containerd', nameOfLast())).toBe('');
  });

  nightly(it)('by a kill leaves it to the next run', async () => {
    const image = await build('containerd', 'sleep 60');
    const { context } = await makeContext({ image, test: 'tcp:1' });
    const name = nameOfLast();
    await noteContainer(context.tempDir, name);
    await docker('containerd', 'run', '--detach', '--name', name, image);
    expect(await removeLeft(context.tempDir, context)).toEqual([]);
    expect(await listContainers('containerd', name)).toBe('');
    expect(await readdir(context.tempDir)).toEqual([]);
  });
});

describe('before anything is built', () => {
  it.each([
    { name: 'an engine that answers', env: {}, test: 'tcp:80', codes: [] },
    {
      name: 'no engine',
      env: { DOCKER_HOST: 'unix:///none.sock' },
      test: 'health',
      codes: ['TEST_NO_ENGINE'],
    },
    {
      name: 'no engine, and a script',
      env: { DOCKER_HOST: 'unix:///none.sock' },
      test: './test.sh',
      codes: [],
    },
  ])('$name', async ({ env, test, codes }) => {
    const { context } = await makeContext({ image: '', test: 'health', env });
    const problems = await checkTestEngine([test, undefined], context);
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });
});
