// SPDX-License-Identifier: Apache-2.0
// Standard input is read to its end, within limits, and is left when a signal comes.
import { PassThrough, Readable } from 'node:stream';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { createPasswordReader } from '../../src/credentials/password.ts';
import { readInput } from '../../src/credentials/standard-input.ts';
import type { RegistrySetting } from '../../src/settings/settings.ts';
import { problemOf } from '../registry/bench.ts';
import { runWords } from '../run/command-line.ts';

const cwd = tmpdir();

describe('standard input', () => {
  it('with images in use is left by a prune that a signal ends', async () => {
    const controller = new AbortController();
    const words = ['prune', '127.0.0.1:9/acme/app', '--delete', 'old-*', '--in-use', '-'];
    const ending = runWords(words, { cwd, env: { HOME: cwd } }, controller.signal);
    setTimeout(() => {
      controller.abort(new Error('ended by SIGINT'));
    }, 50);
    expect(await ending).toMatchObject({ code: 130, stderr: 'interrupted: ended by SIGINT\n' });
  });

  it('is read to its end, up to a limit', async () => {
    const limits = { bytes: 6, silentMs: 1_000 };
    expect(await readInput(Readable.from(['one', Buffer.from('two')]), limits)).toEqual({
      ...{ ok: true, text: 'onetwo' },
    });
    const long = await readInput(Readable.from(['one', 'two', 'three']), limits);
    expect(long).toMatchObject({ ok: false, why: 'it is longer than 6 bytes', isTooLong: true });
  });

  it('is left once it is silent, and as soon as a signal comes', async () => {
    const open = new PassThrough();
    open.write('begun');
    const silent = await readInput(open, { bytes: 10, silentMs: 50 });
    expect(silent).toMatchObject({
      ok: false,
      why: 'nothing came for 0.05 s, and it is still open',
    });
    const controller = new AbortController();
    const ending = readInput(new PassThrough(), { bytes: 10, signal: controller.signal });
    controller.abort(new Error('ended by SIGTERM'));
    await expect(ending).rejects.toThrow('ended by SIGTERM');
    const late = readInput(new PassThrough(), { bytes: 10, signal: controller.signal });
    await expect(late).rejects.toThrow('ended by SIGTERM');
  });

  const entry = { prefix: 'ghcr.io', username: 'me', password: { from: 'stdin' } } as const;
  it.each([
    ['a pipe that is never closed', new PassThrough(), 'UNREADABLE', 'nothing came for 0.05 s'],
    ['a terminal', Object.assign(new PassThrough(), { isTTY: true }), 'UNREADABLE', 'a terminal'],
    ['too much', Readable.from([Buffer.alloc(70_000)]), 'UNREADABLE', 'longer than 65536 bytes'],
    ['nothing', Readable.from(['\n']), 'MISSING', 'standard input is empty'],
  ])('with a password: %s', async (_, stdin, code, why) => {
    const read = createPasswordReader({ ...{ env: {}, cwd }, stdin, silentMs: 50 });
    const { problems } = await problemOf(read(entry as unknown as RegistrySetting));
    expect(problems).toMatchObject([{ code: `LOGIN_PASSWORD_${code}` }]);
    expect(problems[0]?.message).toContain(why);
    expect(problems[0]?.hint).toContain('printf %s "$PASSWORD" | tagship');
  });

  it('with a password is left as soon as a signal comes', async () => {
    const controller = new AbortController();
    const given = { env: {}, cwd, stdin: new PassThrough(), signal: controller.signal };
    const ending = createPasswordReader(given)(entry as unknown as RegistrySetting);
    controller.abort(new Error('ended by SIGINT'));
    await expect(ending).rejects.toThrow('ended by SIGINT');
  });
});
