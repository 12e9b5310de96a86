// SPDX-License-Identifier: Apache-2.0
// The files of a commit, without what else is in the checkout.
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/problem.ts';
import { createShell } from '../../../src/shell.ts';
import { exportCommit } from '../../../src/ship/source/export.ts';
import { useSource } from '../../../src/ship/source/rewrite.ts';
import { gitEnv, makeProject, type Project } from '../../e2e/project.ts';
import { planOf, targetOf } from '../plans.ts';

let project: Project;
let tempDir: string;

beforeEach(async () => {
  project = await makeProject({
    files: { '.gitignore': '*.env\nout/\n', '.dockerignore': 'docs\n', 'sub dir/a"b.txt': 'a\n' },
  });
  tempDir = await mkdtemp(join(tmpdir(), 'tagship-source-'));
});
afterEach(async () => {
  await project.remove();
  await rm(tempDir, { recursive: true, force: true });
});

const contextOf = (cwd = project.directory) => ({
  ...{ cwd, tempDir, shell: createShell(), signal: new AbortController().signal },
  env: gitEnv(project.home),
});
const exportHead = async () => exportCommit(contextOf(), await project.git('rev-parse', 'HEAD'));
const list = async (directory: string) =>
  (await readdir(directory, { recursive: true })).toSorted();
const codesOf = (running: Promise<unknown>) =>
  running.then(
    () => [],
    (thrown: unknown) => (thrown as Problem).problems.map(({ code }) => code),
  );

describe('the files of a commit', () => {
  it('have no ignored, untracked, changed or removed file of the checkout', async () => {
    await project.write({ 'left.env': 'x', untracked: 'x', Dockerfile: 'FROM changed\n' });
    await rm(join(project.directory, 'sub dir'), { recursive: true });
    const { directory } = await exportHead();
    const files = ['.dockerignore', '.gitignore', 'Dockerfile', 'sub dir', 'sub dir/a"b.txt'];
    expect(await list(directory)).toEqual(files);
    expect(await readFile(join(directory, 'Dockerfile'), 'utf8')).toContain('FROM scratch');
    expect(await project.git('status', '--porcelain', '--', 'Dockerfile')).toBe('M Dockerfile');
  });

  it('are as a checkout has them: export-ignore and export-subst do not count, line ends do', async () => {
    await project.commit('Attributes', {
      '.gitattributes': 'tests export-ignore\nversion export-subst\n*.crlf text eol=crlf\n',
      'tests/one': 'one\n',
      version: '$Format:%H$\n',
      'a.crlf': 'a\n',
    });
    const { directory } = await exportHead();
    const read = (path: string) => readFile(join(directory, path), 'utf8');
    expect(await read('tests/one')).toBe('one\n');
    expect(await read('version')).toBe('$Format:%H$\n');
    expect(await read('a.crlf')).toBe('a\r\n');
  });

  it('have a submodule at the commit that is recorded for it, and an empty directory for one that is not checked out', async () => {
    const other = await makeProject({ files: { inner: 'first\n' } });
    const add = ['-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add'];
    await project.git(...add, other.directory, 'modules/one');
    await project.git(...add, other.directory, 'two');
    await project.commit('Submodules');
    await project.git('submodule', '--quiet', 'deinit', '--force', 'two');
    await project.write({ 'modules/one/inner': 'changed\n', 'modules/one/left': 'x' });
    const { directory } = await exportHead();
    expect(await readFile(join(directory, 'modules/one/inner'), 'utf8')).toBe('first\n');
    expect(await list(join(directory, 'modules/one'))).toEqual(['Dockerfile', 'inner']);
    expect(await list(join(directory, 'two'))).toEqual([]);
    await other.remove();
  });

  it('have an object of Git LFS from the checkout, if it is that of the commit', async () => {
    const object = 'an object\n';
    const oid = createHash('sha256').update(object).digest('hex');
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${object.length}\n`;
    await project.commit('LFS', { '.gitattributes': '*.bin filter=lfs -text\n', 'a.bin': pointer });
    const read = async () => readFile(join((await exportHead()).directory, 'a.bin'), 'utf8');
    expect(await read()).toBe(pointer);
    await project.write({ 'a.bin': object });
    expect(await read()).toBe(object);
    await project.write({ 'a.bin': 'another\n' });
    expect(await codesOf(exportHead())).toEqual(['SOURCE_LFS_CHANGED']);
  });

  it('cannot be read outside a repository', async () => {
    const running = exportCommit(contextOf(tempDir), 'a'.repeat(40));
    expect(await codesOf(running)).toEqual(['SOURCE_NO_COMMIT']);
  });
});

describe('a build from the commit', () => {
  const use = async (
    build: { context: string; file: string },
    argv: readonly string[],
    cwd = '.',
  ) => {
    const target = targetOf();
    const sha = await project.git('rev-parse', 'HEAD');
    const own = { ...target, build: { ...target.build, ...build, argv } };
    const settings = { source: 'commit', legs: undefined } as const;
    const context = { ...contextOf(join(project.directory, cwd)), settings };
    return useSource(planOf({ facts: { sha }, targets: [own] }), context);
  };
  const build = ['docker', 'buildx', 'build'];

  it('reads context, Dockerfile and named contexts there, and nothing else', async () => {
    await project.commit('Files', { 'app/Dockerfile': 'FROM scratch\n', 'libs/a': 'a\n' });
    const flags = [
      ...['--file', 'app/Dockerfile', '--build-context', 'libs=../libs'],
      ...['--build-context', 'base=target:base', '--build-context', 'up=docker-image://alpine'],
      ...['--build-context', 'etc=/etc', '--secret', 'id=a,src=left.env'],
    ];
    const own = { context: '..', file: 'Dockerfile' };
    const argv = [...build, ...flags.slice(2), '--', '..'];
    const { targets } = await use(own, argv, 'app');
    const root = join(tempDir, 'source');
    expect(targets[0]?.build.argv).toEqual([
      ...build,
      ...['--build-context', `libs=${root}/libs`, '--build-context', 'base=target:base'],
      ...['--build-context', 'up=docker-image://alpine', '--build-context', 'etc=/etc'],
      ...['--secret', 'id=a,src=left.env', '--', root],
    ]);
    const moved = await use({ context: '.', file: 'app/Dockerfile' }, [
      ...build,
      ...flags.slice(0, 2),
      '--',
      '.',
    ]);
    expect(moved.targets[0]?.build.argv).toEqual([
      ...build,
      '--file',
      `${root}/app/Dockerfile`,
      '--',
      root,
    ]);
  });

  it('is refused for a Dockerfile that is not committed', async () => {
    await project.write({ 'made.env': 'FROM scratch\n' });
    const argv = [...build, '--file', 'made.env', '--', '.'];
    expect(await codesOf(use({ context: '.', file: 'made.env' }, argv))).toEqual([
      'SOURCE_NOT_IN_COMMIT',
    ]);
  });

  it('leaves a remote context with its Dockerfile alone', async () => {
    const remote = 'https://github.com/acme/app.git';
    const argv = [...build, '--file', 'Dockerfile', '--', remote];
    const { targets } = await use({ context: remote, file: 'Dockerfile' }, argv);
    expect(targets[0]?.build.argv).toEqual(argv);
  });
});
