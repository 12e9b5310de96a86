// SPDX-License-Identifier: Apache-2.0
// A promotion that is only shown says which files it does not write.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { at, makeManifest, seed } from '../lifecycle/copy/copies.ts';
import { serveDialect } from '../registry/dialect.ts';
import { runWords } from './command-line.ts';

it('a dry run writes no file, and says so', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'tagship-promote-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const server = await serveDialect(() => undefined);
  onTestFinished(() => server.close());
  seed(server, { '1.2.3': makeManifest('1.2.3') });
  const words = ['promote', `${at(server)}:1.2.3`, '--to', 'production', '--dry-run'];
  const edge = { cwd: directory, env: { HOME: directory } };
  const run = await runWords([...words, '--receipt', 'r.json', '--dotenv', 'r.env'], edge);
  expect(run.code, run.stderr).toBe(0);
  expect(run.stderr).toContain('dotenv, receipt have no effect with dry-run');
  expect(run.stderr).toContain('[SETTINGS_UNUSED]');
  expect(await readdir(directory)).toEqual([]);
  expect((await runWords(words, edge)).stderr).not.toContain('SETTINGS_UNUSED');
});
