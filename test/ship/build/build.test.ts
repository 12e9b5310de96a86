// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { runBuild } from '../../../src/ship/build/build.ts';
import type { Env } from '../../../src/facts/facts.ts';
import type { Shell } from '../../../src/shell.ts';
import { error, Problem } from '../../../src/problem.ts';
import { instantClock } from '../scripted-shell.ts';
import { targetOf } from '../plans.ts';
import { broken, prepare } from './task.ts';
import type { BuildOrder } from '../../../src/ship/build/task.ts';

const busy = {
  code: 1,
  stderr:
    'ERROR: failed to push r/a: unexpected status from PUT request to r: 503 Service Unavailable',
};
const expired = {
  code: 1,
  stderr: 'ERROR: failed to push r/a: failed to authorize: 401 Unauthorized',
};
const unclear = { code: 1, stderr: 'ERROR: failed to push r/a: unknown: unknown error' };
const unreachable = {
  code: 1,
  stderr: 'ERROR: failed to push r/a: failed to do request: x509: unknown authority',
};
const order: BuildOrder = { args: [] };

describe('a build is run again where a registry was busy', () => {
  it.each([
    { name: 'success', results: [{}], ok: true, runs: 1, order },
    { name: 'busy twice', results: [busy, busy, {}], ok: true, runs: 3, order },
    { name: 'the build itself', results: [broken], ok: false, runs: 1, kind: 'build', order },
    {
      name: 'first busy, then broken',
      results: [busy, broken],
      ok: false,
      runs: 2,
      kind: 'build',
      order,
    },
    { name: 'a login that has expired, once', results: [expired, {}], ok: true, runs: 2, order },
    {
      name: 'a login that does not come back',
      results: [expired],
      ok: false,
      runs: 2,
      kind: 'expired',
      order,
    },
    {
      name: 'a code that says nothing, for a while',
      results: [unclear, unclear, {}],
      ok: true,
      runs: 3,
      order,
    },
    {
      name: 'an unclear code, every time',
      results: [unclear],
      ok: false,
      runs: 4,
      kind: 'unclear',
      order,
    },
    {
      name: 'out of reach',
      results: [unreachable],
      ok: false,
      runs: 1,
      kind: 'unreachable',
      order,
    },
    {
      name: 'left to the caller',
      results: [busy],
      ok: false,
      runs: 1,
      kind: 'transient',
      order: { args: [], yieldsOn: (kind: string) => kind === 'transient' },
    },
    {
      name: 'not to be started',
      results: [{ code: null, spawnError: 'ENOENT' }],
      ok: false,
      runs: 1,
      kind: 'build',
      order,
    },
    {
      name: 'ended by a signal',
      results: [{ code: null }],
      ok: false,
      runs: 1,
      kind: 'build',
      order,
    },
  ])('$name', async ({ results, ok, runs, kind, order }) => {
    const { task, lines, retries } = await prepare([{ when: / build /, result: results }]);
    const outcome = await runBuild(task, order);
    expect(outcome).toMatchObject({
      ok,
      retries: runs - 1,
      ...(kind === undefined ? {} : { kind }),
    });
    expect(lines()).toHaveLength(runs);
    expect(retries(), 'reported as they happen').toBe(runs - 1);
  });

  it('longer and longer apart, until the deadline', async () => {
    const { task, clock } = await prepare([{ when: / build /, result: busy }], {
      settings: { 'retry-deadline': '60s' },
    });
    const outcome = await runBuild(task, order);
    expect(outcome).toMatchObject({
      ok: false,
      kind: 'transient',
      problem: { code: 'PUSH_FAILED' },
    });
    expect(clock.waits).toEqual([750, 2_250, 6_750, 20_250, 22_500]);
  });

  it.each([
    { name: 'a push that failed after a long build', minutes: [30], runs: 2, ok: true },
    { name: 'pushes that failed late, each of them', minutes: [30, 30], runs: 2, ok: false },
    { name: 'pushes that failed soon after', minutes: [30, 0, 0], runs: 4, ok: true },
  ])('until the deadline, from the first failure on: $name', async ({ minutes, runs, ok }) => {
    const clock = instantClock();
    let run = 0;
    const { task, lines } = await prepare(
      [
        {
          when: / build /,
          result: [...minutes.map(() => busy), {}],
          also: () => clock.sleep((minutes[run++] ?? 0) * 60_000),
        },
      ],
      { clock },
    );
    expect((await runBuild(task, order)).ok).toBe(ok);
    expect(lines()).toHaveLength(runs);
  });

  it('a login that has expired once more, though a registry was busy before', async () => {
    const { task } = await prepare([{ when: / build /, result: [busy, expired, {}] }]);
    expect(await runBuild(task, order)).toMatchObject({ ok: true, retries: 2 });
  });

  it('a login that has expired, with a new one', async () => {
    const logins: (string | undefined)[] = [];
    const note = ({ env }: { readonly env: Env }) => {
      logins.push(env.DOCKER_AUTH_CONFIG);
      return Promise.resolve();
    };
    const result = [busy, expired, {}];
    const { task } = await prepare([{ when: / build /, result, also: note }]);
    const renewEnv = () => Promise.resolve({ DOCKER_AUTH_CONFIG: 'new' });
    const old = { ...task, childEnv: { DOCKER_AUTH_CONFIG: 'old' }, renewEnv };
    expect(await runBuild(old, order)).toMatchObject({ ok: true, retries: 2 });
    expect(logins).toEqual(['old', 'old', 'new']);
  });

  it('a push that hangs, with twice the time limit each time, three times in all', async () => {
    const { task, silences } = await prepareHanging();
    const outcome = await runBuild(task, order);
    expect(outcome).toMatchObject({ ok: false, kind: 'hung', retries: 2 });
    expect(silences).toEqual([120_000, 240_000, 480_000]);
    expect(outcome.ok ? '' : outcome.problem.message).toContain('no progress for 8m');
  });

  it('not after it was cancelled', async () => {
    const { task } = await prepare([{ when: / build /, result: busy }]);
    const context = { ...task.context, signal: AbortSignal.abort(new Error('cancelled')) };
    await expect(runBuild({ ...task, context }, order)).rejects.toThrow('cancelled');
  });
});

/** A build whose push begins and then says nothing until it is ended; and how long that took. */
async function prepareHanging() {
  const { task, clock } = await prepare([]);
  const silences: number[] = [];
  const shell: Shell = async ({ onOutput, signal }) => {
    const began = clock.now();
    onOutput?.('#7 pushing layers\n', 'stderr');
    await new Promise((resolve) => signal?.addEventListener('abort', resolve));
    silences.push(clock.now() - began);
    return { code: null, stdout: '', stderr: '', timedOut: false };
  };
  return { task: { ...task, context: { ...task.context, shell } }, silences };
}

describe('what a failed build says', () => {
  it('that buildx is too old, where it is: then it did not know a flag', async () => {
    const old = new Problem([error('BUILDX_OLD', 'too old')]);
    const version = () => Promise.reject(old);
    const { task } = await prepare([{ when: / build /, result: broken }], { builder: { version } });
    await expect(runBuild(task, order)).rejects.toBe(old);
  });

  it.each([
    {
      name: 'the error and the end of the output',
      result: broken,
      code: 'BUILD_FAILED',
      message: 'process "make" did not complete',
      hint: '#5 ERROR: step',
    },
    {
      name: 'the next move',
      result: {
        code: 1,
        stderr: 'ERROR: failed to solve: failed to read dockerfile: open Dockerfile: no such file',
      },
      code: 'BUILD_FAILED',
      message: '"app"',
      hint: 'Set file:',
    },
    {
      name: 'a time limit',
      result: { code: null, timedOut: true },
      code: 'BUILD_TIMEOUT',
      message: 'longer than 90s.',
      hint: 'timeout',
    },
    {
      name: 'a time limit below a second',
      timeout: '1ms',
      result: { code: null, timedOut: true },
      code: 'BUILD_TIMEOUT',
      message: 'longer than 1ms.',
      hint: 'timeout',
    },
    {
      name: 'a program that is gone',
      result: { code: null, spawnError: 'ENOENT' },
      code: 'BUILD_FAILED',
      message: 'ENOENT',
      hint: '',
    },
  ])('$name', async ({ result, code, message, hint, timeout = '90s' }) => {
    const { task } = await prepare([{ when: / build /, result }], { settings: { timeout } });
    const outcome = await runBuild(task, order);
    const problem = outcome.ok ? undefined : outcome.problem;
    expect(problem).toMatchObject({ code });
    expect(problem?.message).toContain(message);
    expect(problem?.hint).toContain(hint);
  });
});

it("a build gets the run's environment, the logins and the time limit", async () => {
  const { task, commands } = await prepare([], { settings: { timeout: '90s' } });
  await runBuild(task, order);
  expect(commands[0]).toMatchObject({
    timeoutMs: 90_000,
    cwd: task.context.cwd,
    env: { LOGIN: 'x', HOME: task.context.env.HOME },
  });
});

it('a secret that BuildKit repeats is in no problem', async () => {
  const result = {
    code: 1,
    stderr: '#5 RUN login s3cr3t\nERROR: process "login s3cr3t" did not complete',
  };
  const argv = ['docker', 'buildx', 'build', '--build-arg', 'PW=***', '.'];
  const target = { build: { argv, context: '.', file: 'Dockerfile', recipe: 'r' } };
  const { task } = await prepare([{ when: / build /, result }], { target });
  const outcome = await runBuild({ ...task, buildArgs: ['PW=s3cr3t'] }, order);
  expect(JSON.stringify(outcome)).not.toContain('s3cr3t');
  expect(JSON.stringify(outcome)).toContain('login ***');
});

it('is run again without annotations of an index, where BuildKit makes none', async () => {
  const noIndex = {
    code: 1,
    stderr: 'ERROR: failed to build: index annotations not supported for single platform export',
  };
  const builds = { when: / build /, result: [noIndex, {}] };
  const argv = ['docker', 'buildx', 'build', '--annotation', 'manifest,index:a=b', '--', '.'];
  const { task, lines } = await prepare([builds], {
    target: { build: { ...targetOf().build, argv } },
  });
  expect(await runBuild(task, order)).toMatchObject({ ok: true });
  const runs = lines().filter((line) => line.includes(' build '));
  expect(runs.map((line) => /--annotation (\S+)/.exec(line)?.[1])).toEqual([
    'manifest,index:a=b',
    'manifest:a=b',
  ]);
});

it.each([
  { env: {}, epoch: '5' },
  { env: { SOURCE_DATE_EPOCH: '9' }, epoch: '9' },
  { env: { SOURCE_DATE_EPOCH: '' }, epoch: '5' },
])('takes the time of the commit where the step has none: $env', async ({ env, epoch }) => {
  const seen: unknown[] = [];
  const build = { ...targetOf().build, sourceDateEpoch: 5 };
  const { task } = await prepare([], { target: { build } });
  const shell: Shell = (command) => {
    seen.push(command.env.SOURCE_DATE_EPOCH);
    return task.context.shell(command);
  };
  await runBuild({ ...task, context: { ...task.context, env, shell } }, order);
  expect(seen).toEqual([epoch]);
});
