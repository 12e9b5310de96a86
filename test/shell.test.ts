// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { CAPTURE_LIMIT, type Command, createShell } from '../src/shell.ts';
import { listCommands } from './e2e/processes.ts';

const shell = createShell();
const env = { PATH: process.env.PATH };
const node = (script: string): Command['argv'] => [process.execPath, '-e', script];
const sh = (script: string): Command['argv'] => ['/bin/sh', '-c', script];

describe('a command runs to its end', () => {
  it.each([
    { name: 'success', argv: sh('echo out; echo err >&2'), code: 0, out: 'out\n', err: 'err\n' },
    { name: 'an exit code', argv: sh('exit 7'), code: 7, out: '', err: '' },
    { name: 'failure in silence', argv: ['/bin/false'] as const, code: 1, out: '', err: '' },
    { name: 'ended by a signal', argv: sh('kill -9 $$'), code: null, out: '', err: '' },
    {
      name: 'words stay whole',
      argv: ['/bin/echo', 'a b', '$HOME', '*'] as const,
      code: 0,
      out: 'a b $HOME *\n',
      err: '',
    },
  ])('$name', async ({ argv, code, out, err }) => {
    const result = await shell({ argv, env });
    expect(result).toEqual({ code, stdout: out, stderr: err, timedOut: false });
  });

  it('gives the child the environment it was handed, and no more', async () => {
    const { stdout } = await shell({
      argv: ['/usr/bin/env'],
      env: { ONLY: 'this', NOT: undefined },
    });
    expect(stdout).toBe('ONLY=this\n');
  });

  it('passes standard input on, and an empty one where there is none', async () => {
    const stdin = 'ü\n'.repeat(100_000);
    expect((await shell({ argv: ['/bin/cat'], env, stdin })).stdout).toBe(stdin);
    expect((await shell({ argv: ['/bin/cat'], env })).stdout).toBe('');
  });

  it('minds no child that leaves its input unread', async () => {
    const result = await shell({ argv: ['/bin/true'], env, stdin: 'x'.repeat(1_000_000) });
    expect(result.code).toBe(0);
  });

  it('runs where it is told to', async () => {
    expect((await shell({ argv: ['/bin/pwd'], env, cwd: '/usr' })).stdout).toBe('/usr\n');
  });
});

describe('what cannot be started is a value', () => {
  it.each([
    { name: 'no such program', argv: ['no-such-program-here'] as const, spawnError: 'ENOENT' },
    { name: 'not executable', argv: ['/etc'] as const, spawnError: 'EACCES' },
    {
      name: 'a NUL in an argument',
      argv: ['/bin/echo', 'a\0b'] as const,
      spawnError: 'ERR_INVALID_ARG_VALUE',
    },
    { name: 'too long', argv: ['/bin/echo', 'x'.repeat(4_000_000)] as const, spawnError: 'E2BIG' },
  ])('$name', async ({ argv, spawnError }) => {
    expect(await shell({ argv, env })).toMatchObject({ code: null, timedOut: false, spawnError });
  });
});

describe('output', () => {
  it('comes decoded, though characters are cut in the middle', async () => {
    const argv = node(`const b = Buffer.from('añ→😀z');
      let i = 0; const next = () => { if (i < b.length) { process.stdout.write(b.subarray(i, ++i)); setTimeout(next, 3); } }; next();`);
    const chunks: string[] = [];
    const result = await shell({ argv, env, onOutput: (chunk) => chunks.push(chunk) });
    expect(result.stdout).toBe('añ→😀z');
    expect(chunks.join('')).toBe('añ→😀z');
    expect(chunks.join('')).not.toContain('\uFFFD');
  });

  it('comes while the command runs, and says which stream', async () => {
    const heard: string[] = [];
    await shell({
      argv: sh('echo one; sleep 0.1; echo two >&2'),
      env,
      onOutput: (chunk, stream) => heard.push(`${stream}: ${chunk}`),
    });
    expect(heard).toEqual(['stdout: one\n', 'stderr: two\n']);
  });

  it('of great length is kept at its end', async () => {
    const argv = node(`process.stdout.write('x'.repeat(${3 * CAPTURE_LIMIT}) + 'end')`);
    let heard = 0;
    const result = await shell({ argv, env, onOutput: (chunk) => (heard += chunk.length) });
    expect(heard).toBe(3 * CAPTURE_LIMIT + 3);
    expect(result.stdout).toHaveLength(CAPTURE_LIMIT);
    expect(result.stdout.endsWith('xend')).toBe(true);
  });
});

describe('a command is ended', () => {
  it('when its time is up', async () => {
    const result = await shell({ argv: sh('sleep 60'), env, timeoutMs: 100 });
    expect(result).toMatchObject({ code: null, timedOut: true });
  });

  it('by force, when it does not listen', { timeout: 15_000 }, async () => {
    const started = performance.now();
    const argv = sh('trap "" TERM; while :; do sleep 0.2; done');
    expect(await shell({ argv, env, timeoutMs: 100 })).toMatchObject({
      code: null,
      timedOut: true,
    });
    expect(performance.now() - started).toBeGreaterThan(4_900);
  });

  it('when the run is cancelled', async () => {
    const signal = AbortSignal.timeout(100);
    const result = await shell({ argv: sh('sleep 60'), env, signal });
    expect(result).toMatchObject({ code: null, aborted: true, timedOut: false });
  });

  it('before it began, when the run was cancelled before', async () => {
    const result = await shell({ argv: ['/bin/echo', 'x'], env, signal: AbortSignal.abort() });
    expect(result).toMatchObject({ code: null, aborted: true, stdout: '' });
  });

  it.each([
    { name: 'on a time limit', script: 'sleep MARK & sleep MARK', options: { timeoutMs: 150 } },
    {
      name: 'on success, with the output held open',
      script: 'sleep MARK & echo done',
      options: {},
    },
    {
      name: 'on success, with the output let go',
      script: 'sleep MARK >/dev/null 2>&1 &',
      options: {},
    },
  ])('with all that it started: $name', async ({ script, options }) => {
    const mark = `${900 + Math.floor(Math.random() * 90)}.${Date.now() % 100_000}`;
    const result = await shell({ argv: sh(script.replaceAll('MARK', mark)), env, ...options });
    expect(result.spawnError).toBeUndefined();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(listCommands().filter((line) => line.includes(mark))).toEqual([]);
  });
});
