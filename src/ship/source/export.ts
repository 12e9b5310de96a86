// SPDX-License-Identifier: Apache-2.0
// Writes the files of a commit into a directory of the run: the setting `source: commit`. Asks git; changes no checkout.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, lstat, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Env } from '../../facts/facts.ts';
import { openGit } from '../../facts/git/git.ts';
import { readText } from '../../facts/variables.ts';
import { error, Problem } from '../../problem.ts';
import type { RunContext } from '../context.ts';

/** What the export of a commit needs. */
export type ExportContext = Pick<RunContext, 'cwd' | 'env' | 'shell' | 'signal' | 'tempDir'>;

/** The files of a commit. */
export interface ExportedSource {
  /** The root of the checkout. */
  readonly root: string;
  /** The directory that has the same files as the root, at the commit. */
  readonly directory: string;
}

/**
 * Writes the files of a commit as a checkout of it would have them: with line ends and filters applied. Files that
 * are not in the commit are not there, nor is `.git`. The attributes `export-ignore` and `export-subst` do not count:
 * they are for releases of the source.
 *
 * | what                            | comes from                                                              |
 * | ------------------------------- | ----------------------------------------------------------------------- |
 * | a file                          | the commit                                                              |
 * | a file in Git LFS               | the checkout, if it is the object that the commit names; else the pointer |
 * | a submodule that is checked out | the commit that is recorded for it                                      |
 * | any other submodule             | an empty directory, as in the checkout                                  |
 *
 * Nothing is fetched.
 *
 * @throws Problem SOURCE_NO_COMMIT, SOURCE_LFS_CHANGED
 */
export async function exportCommit(context: ExportContext, sha: string): Promise<ExportedSource> {
  const top = await openGit(context).run(['rev-parse', '--show-toplevel']);
  if (top.code !== 0) throw noCommit(sha, context.cwd, top.stderr);
  const root = top.stdout.replace(/\r?\n$/, '');
  const directory = toExportDirectory(context.tempDir);
  await exportTree({ context, root, sha, directory, index: join(context.tempDir, 'source-index') });
  return { root, directory };
}

/**
 * Variables with which buildx finds the repository of the exported files, and so names source and revision in the provenance,
 * as it does for a checkout. None where it is to look for changes, which it would find in the list of files.
 */
export async function readSourceEnv(context: ExportContext): Promise<Env> {
  if (readText(context.env, 'BUILDX_GIT_CHECK_DIRTY') !== undefined) return {};
  const { code, stdout } = await openGit(context).run(['rev-parse', '--absolute-git-dir']);
  if (code !== 0) return {};
  return {
    GIT_DIR: stdout.replace(/\r?\n$/, ''),
    GIT_WORK_TREE: toExportDirectory(context.tempDir),
  };
}

/** Where a run writes the files of its commit. */
export function toExportDirectory(tempDir: string): string {
  return join(tempDir, 'source');
}

interface Tree {
  readonly context: ExportContext;
  /** The checkout of a repository. */
  readonly root: string;
  readonly sha: string;
  readonly directory: string;
  /** Where the list of its files is kept meanwhile. */
  readonly index: string;
}

async function exportTree(tree: Tree): Promise<void> {
  const { context, root, sha, directory, index } = tree;
  const { run } = openGit({ ...context, cwd: root });
  const env = { GIT_INDEX_FILE: index, GIT_LFS_SKIP_SMUDGE: '1' };
  const ask = async (args: readonly string[]): Promise<string> => {
    const answer = await run(args, { env });
    context.signal.throwIfAborted();
    if (answer.code !== 0) throw noCommit(sha, root, answer.stderr || (answer.failure ?? ''));
    return answer.stdout;
  };
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await ask(['read-tree', `${sha}^{commit}`]);
  await ask(['checkout-index', '--all', '--force', `--prefix=${directory}/`]);
  const pointers = toLines(await ask(['ls-files', '-z', '--', ':(top,attr:filter=lfs)']));
  for (const path of pointers) await takeObject(path, tree);
  const entries = toLines(await ask(['ls-files', '--stage', '-z']));
  await rm(index, { force: true });
  for (const entry of entries) {
    const [, commit, path] = /^160000 ([0-9a-f]{40,64}) \d\t([^]*)$/.exec(entry) ?? [];
    if (commit === undefined || path === undefined) continue;
    await exportSubmodule(tree, commit, path);
  }
}

function toLines(text: string): readonly string[] {
  return text.split('\0').filter((line) => line !== '');
}

async function exportSubmodule(tree: Tree, sha: string, path: string): Promise<void> {
  const root = join(tree.root, path);
  const directory = join(tree.directory, path);
  if (await isThere(join(root, '.git'))) await exportTree({ ...tree, root, sha, directory });
  else await mkdir(directory, { recursive: true });
}

const POINTER =
  /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n[^]*oid sha256:([0-9a-f]{64})\n/;
const LONGEST_POINTER = 1024;

/** Replaces the pointer that the commit has by the object that it names, if the checkout has that. */
async function takeObject(path: string, { root, directory, sha }: Tree): Promise<void> {
  const [own, there] = [join(directory, path), join(root, path)];
  const pointer = await readSmall(own);
  const [, oid] = POINTER.exec(pointer ?? '') ?? [];
  if (oid === undefined || (await readSmall(there)) === pointer) return;
  if ((await hashFile(there)) !== oid) throw changed(path, sha);
  await copyFile(there, own);
}

/** The text of a regular file that is no longer than a pointer. */
async function readSmall(path: string): Promise<string | undefined> {
  const stats = await lstat(path).catch(() => undefined);
  if (stats?.isFile() !== true || stats.size > LONGEST_POINTER) return undefined;
  return readFile(path, 'utf8');
}

async function hashFile(path: string): Promise<string | undefined> {
  const stats = await lstat(path).catch(() => undefined);
  if (stats?.isFile() !== true) return undefined;
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function noCommit(sha: string, where: string, why: string): Problem {
  const said = why.trim().split('\n').at(-1) ?? '';
  return new Problem([
    error(
      'SOURCE_NO_COMMIT',
      `source: the files of commit ${sha.slice(0, 12)} cannot be read from the repository in "${where}": ${said}`,
      'Check the commit out with its submodules, or set source: checkout to build the files as they are.',
    ),
  ]);
}

function changed(path: string, sha: string): Problem {
  return new Problem([
    error(
      'SOURCE_LFS_CHANGED',
      `source: ${JSON.stringify(path)} is in Git LFS, and the checkout has another file than commit ${sha.slice(0, 12)}`,
      'Restore it (git lfs checkout), or set source: checkout to build the files as they are.',
    ),
  ]);
}
