// SPDX-License-Identifier: Apache-2.0
// What a promotion checks before it writes anything: the key that marks are signed with, and every target.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { at, makeManifest, seed } from '../lifecycle/copy/copies.ts';
import { serveDialect } from '../registry/dialect.ts';
import { runWords } from './command-line.ts';

it('promote --back writes nothing with a key that cannot be read', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'tagship-promote-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const server = await serveDialect(() => undefined);
  onTestFinished(() => server.close());
  seed(server, { '1.2.2': makeManifest('1.2.2'), '1.2.3': makeManifest('1.2.3') });
  const run = (...words: readonly string[]) =>
    runWords(['promote', ...words, '--to', 'production', '--history', '--image', at(server)], {
      cwd: directory,
      env: { HOME: directory },
    });
  for (const version of ['1.2.2', '1.2.3']) {
    const { code, stderr } = await run(version);
    expect(code, stderr).toBe(0);
  }
  const before = [new Map(server.kept.tags), new Map(server.kept.manifests)];
  await writeFile(join(directory, 'tagship.yml'), 'sign: key\nsign-key-file: missing.pem\n');
  for (const words of [[], ['--dry-run']]) {
    const back = await run('--back', ...words);
    expect(back.code, back.stderr).toBe(1);
    expect(back.stderr).toContain('SIGN_KEY');
    expect([server.kept.tags, server.kept.manifests]).toEqual(before);
  }
  await writeFile(join(directory, 'tagship.yml'), '');
  const { code, stderr } = await run('--back');
  expect(code, stderr).toBe(0);
  expect(server.kept.tags.get('production')).toBe(server.kept.tags.get('1.2.2'));
});
