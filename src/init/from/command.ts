// SPDX-License-Identifier: Apache-2.0
// `tagship init --from FILE`: read the file, show it with tagship in it, report what was not migrated, ask, write.
import { constants } from 'node:fs';
import { lstat, open, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { error, Problem } from '../../problem.ts';
import { describeFileError } from '../../file-failure.ts';
import { LONGEST_TEXT } from '../../settings/file/yaml-limits.ts';
import type { InitContext } from '../init.ts';
import { listFiles, translate } from './from.ts';
import type { Note } from './notes.ts';
import type { Revision, Translation } from './translation.ts';

/** The arguments. */
export interface FromAsked {
  readonly path: string;
  readonly version: string;
}

/**
 * Prints the file with tagship in it to standard output, and says to standard error what became what, and
 * what was not taken over. Writes it over the file with `--yes`, or when the user at the terminal says
 * yes. `readCommit` finds the commit of a version's git tag.
 *
 * @throws Problem INIT_FROM_UNREADABLE, INIT_FROM_SYNTAX, INIT_FROM_NOTHING where nothing in the file can be
 *   taken over, INIT_FROM_CHANGED if the file changed before the user says yes,
 *   INIT_UNWRITABLE
 */
export async function runFrom(
  { path, version }: FromAsked,
  context: InitContext,
  readCommit: () => Promise<string | undefined>,
): Promise<'written' | 'shown'> {
  const file = resolve(context.cwd, path);
  const text = await readSmall(file, path);
  const files = await readFiles(file, text, resolve(context.cwd));
  const first = check(path, translate(text, { version }, files));
  if (first.count === 0) {
    listNotes(context, path, first);
    throw nothing(path);
  }
  const commit = await readCommit();
  const revision: Revision = { version, ...(commit !== undefined && { commit }) };
  const made = commit === undefined ? first : check(path, translate(text, revision, files));
  context.print(made.text);
  listNotes(context, path, made);
  if (!(await isAgreed(context, path))) return 'shown';
  if ((await readSmall(file, path)) !== text) {
    const hint = 'Run tagship init --from again.';
    throw new Problem([error('INIT_FROM_CHANGED', `${path} was changed in the meantime`, hint)]);
  }
  await overwrite(file, path, made.text);
  context.say(`Wrote ${path}. Use git diff to see the changes.`);
  return 'written';
}

/** How many times files that were read may name further ones. */
const DEEPEST = 4;

/**
 * Those of the files that the CI file names that are there: regular files of the project, whose root is where
 * `.github` or the `.gitlab-ci.yml` is, without links that lead out of it.
 */
async function readFiles(file: string, text: string, cwd: string): Promise<Map<string, string>> {
  const directory = dirname(file);
  const isPlaced = /[/\\]\.github[/\\]workflows$/.test(directory);
  const isMain = /^\.gitlab-ci\.ya?ml$/.test(basename(file));
  const root = isPlaced ? dirname(dirname(directory)) : isMain ? directory : rootOf(directory, cwd);
  const files = new Map<string, string>();
  const tried = new Set<string>();
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    for (const path of listFiles(text, files).filter((one) => !tried.has(one))) {
      tried.add(path);
      const found = await readInside(root, path);
      if (found !== undefined) files.set(path, found);
    }
  }
  return files;
}

/** The working directory, where the file is in it. */
function rootOf(directory: string, cwd: string): string {
  return `${directory}${sep}`.startsWith(`${cwd}${sep}`) ? cwd : directory;
}

/** The text of a file inside a directory; undefined where it is not there, or a link leads out. */
async function readInside(root: string, path: string): Promise<string | undefined> {
  try {
    const [real, base] = await Promise.all([realpath(join(root, path)), realpath(root)]);
    if (!real.startsWith(`${base}${sep}`)) return undefined;
    return await readSmall(real, path);
  } catch (cause) {
    // Without the file, what needs it is reported.
    if (cause instanceof Problem || (cause instanceof Error && 'code' in cause)) return undefined;
    throw cause;
  }
}

async function isAgreed(context: InitContext, path: string): Promise<boolean> {
  if (context.isAgreed) return true;
  if (context.ask === undefined) {
    context.say(`Nothing written. tagship init --from ${path} --yes overwrites it.`);
    return false;
  }
  const isWanted = await context.ask(`Overwrite ${path}? [y/N] `);
  if (!isWanted) context.say('Nothing written.');
  return isWanted;
}

function check(path: string, made: Translation | string): Translation {
  if (typeof made !== 'string') return made;
  const hint = 'Name a workflow for GitHub Actions, or a .gitlab-ci.yml.';
  throw new Problem([error('INIT_FROM_SYNTAX', `${path} ${made}`, hint)]);
}

function nothing(path: string): Problem {
  const hint = 'tagship init without --from writes a new file.';
  const what = `${path} has no step or job that builds an image and can be migrated`;
  return new Problem([error('INIT_FROM_NOTHING', what, hint)]);
}

function listNotes({ say }: InitContext, path: string, { taken, notTaken }: Translation): void {
  const list = (title: string, notes: readonly Note[]): void => {
    if (notes.length === 0) return;
    say(title);
    for (const { line, what, said } of notes) say(`  line ${line}: ${what}: ${said}`);
  };
  list(`Migrated from ${path}:`, taken);
  list('Not migrated, or to check:', notTaken);
}

/** The text of a regular file of at most 256 KiB. */
async function readSmall(file: string, path: string): Promise<string> {
  const fail = (what: string, cause?: unknown): Problem =>
    new Problem([error('INIT_FROM_UNREADABLE', `${path} ${what}`)], { cause });
  try {
    // Does not wait for a pipe.
    const flags = constants.O_RDONLY | ((constants as Partial<typeof constants>).O_NONBLOCK ?? 0);
    const handle = await open(file, flags).catch((cause: unknown) => {
      throw fail(
        isMissing(cause) ? 'does not exist' : `cannot be read: ${describeFileError(cause)}`,
        cause,
      );
    });
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) throw fail('is not a file');
      if (stats.size > LONGEST_TEXT) throw fail('is larger than 256 KiB');
      return await readFile(handle, 'utf8');
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    throw fail(`cannot be read: ${describeFileError(cause)}`, cause);
  }
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}

/** Writes a new file and renames it, so that the old one is never half overwritten; a link stays a link. */
async function overwrite(file: string, path: string, text: string): Promise<void> {
  const written = `${file}.tagship-new`;
  try {
    const stats = await lstat(file);
    if (stats.isSymbolicLink()) {
      await writeFile(file, text);
      return;
    }
    await writeFile(written, text, { flag: 'wx', mode: stats.mode });
    await rename(written, file);
  } catch (cause) {
    await rm(written, { force: true });
    throw new Problem(
      [error('INIT_UNWRITABLE', `cannot write ${path}: ${describeFileError(cause)}`)],
      {
        cause,
      },
    );
  }
}
