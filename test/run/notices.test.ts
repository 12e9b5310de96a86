// SPDX-License-Identifier: Apache-2.0
// Commands about published images say what they say of their settings, and what an option does not do.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { at, makeManifest, seed } from '../lifecycle/copy/copies.ts';
import { makeProject } from '../e2e/project.ts';
import { serveDialect } from '../registry/dialect.ts';
import { runWords, type Ended } from './command-line.ts';

/** A repository with one image, and a directory that no repository is in. */
async function makeSite() {
  const directory = await mkdtemp(join(tmpdir(), 'tagship-notices-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const server = await serveDialect(() => undefined);
  onTestFinished(() => server.close());
  seed(server, { '1.2.3': makeManifest('1.2.3') });
  const run = (argv: readonly string[], env = {}): Promise<Ended> =>
    runWords(argv, { cwd: directory, env: { HOME: directory, ...env } });
  return { directory, repository: at(server), run };
}

/** A command that ends well, with a repository as it is written, and a directory to write to. */
const commands: readonly (readonly [
  string,
  (repository: string, directory: string) => readonly string[],
])[] = [
  ['copy', (repository, directory) => ['copy', `${repository}:1.2.3`, `oci:${directory}/saved`]],
  ['log', (repository) => ['log', `${repository}:1.2.3`]],
  ['promote', (repository) => ['promote', `${repository}:1.2.3`, '--to', 'qa', '--dry-run']],
  ['prune', (repository) => ['prune', repository, '--delete', 'old-*']],
  ['status', (repository) => ['status', repository]],
  ['verify', (repository) => ['verify', `${repository}:1.2.3`]],
  [
    'yank',
    (repository) => ['yank', '1.2.3', '--because', 'slow', '--image', repository, '--dry-run'],
  ],
];

it.each(commands)('%s says once that a variable is no setting', async (_, toWords) => {
  const { directory, repository, run } = await makeSite();
  const ended = await run(toWords(repository, directory), { TAGSHIP_IMAGSE: 'ghcr.io/acme/app' });
  expect(ended.stderr.split('[SETTINGS_UNKNOWN_VARIABLE]')).toHaveLength(2);
  expect(ended.stderr).toContain('"TAGSHIP_IMAGSE" is not a setting');
});

it.each(commands)('the answer of %s as JSON is not about settings', async (_, toWords) => {
  const { directory, repository, run } = await makeSite();
  const words = [...toWords(repository, directory), '--json'];
  const env = { TAGSHIP_IMAGSE: 'ghcr.io/acme/app' };
  const [plain, noted] = [await run(words), await run(words, env)];
  expect(noted.stderr.split('[SETTINGS_UNKNOWN_VARIABLE]')).toHaveLength(2);
  expect(JSON.parse(noted.stdout)).not.toEqual({});
  expect(noted.stdout).not.toContain('SETTINGS_');
  expect(plain.stdout).not.toContain('SETTINGS_');
  expect(noted.code).toBe(plain.code);
});

it.each([
  ['the registries of the run', []],
  ['one registry', ['ghcr.io']],
])('whoami of %s says it too, and not in its answer', async (_, words) => {
  const project = await makeProject({ files: {} });
  onTestFinished(() => project.remove());
  const env = { HOME: project.directory, TAGSHIP_IMAGSE: 'ghcr.io/acme/app' };
  const cwd = project.directory;
  const { code, stdout, stderr } = await runWords(['whoami', ...words, '--json'], { cwd, env });
  expect(code, stderr).toBe(0);
  expect(stderr.split('[SETTINGS_UNKNOWN_VARIABLE]')).toHaveLength(2);
  expect(JSON.parse(stdout)).toHaveProperty('registries');
  expect(stdout).not.toContain('SETTINGS_');
});

it('a prune that is only shown says that nothing is saved, and saves nothing', async () => {
  const { directory, repository, run } = await makeSite();
  const words = ['prune', repository, '--delete', '1.*', '--minimum-age', '0d'];
  const shown = await run([...words, '--backup', 'saved']);
  expect(shown.code, shown.stderr).toBe(0);
  expect(shown.stderr).toContain('backup has no effect without yes');
  expect(await readdir(directory)).toEqual([]);
  expect((await run(words)).stderr).not.toContain('SETTINGS_UNUSED');
  const done = await run([...words, '--backup', 'saved', '--yes']);
  expect(done.stderr).not.toContain('SETTINGS_UNUSED');
});

it.each([
  ['promote', '1.2.3', '--to', 'qa'],
  ['prune', '--delete', 'old-*'],
  ['status'],
  ['yank', '1.2.3', '--because', 'slow'],
])('%s says of every target that its repository has no valid name', async (...words) => {
  const file = 'targets:\n  api: {images: ghcr.io/acme/one!}\n  web: {images: ghcr.io/acme/two!}\n';
  const project = await makeProject({ files: { 'tagship.yml': file } });
  onTestFinished(() => project.remove());
  const { code, stderr } = await runWords(words, {
    cwd: project.directory,
    env: { HOME: project.directory },
  });
  expect(code, stderr).toBe(1);
  for (const name of ['acme/one!', 'acme/two!']) expect(stderr).toContain(name);
});
