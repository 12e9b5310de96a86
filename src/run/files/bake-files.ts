// SPDX-License-Identifier: Apache-2.0
// Reads bake and compose files for the setting `targets-from`. Does not interpret them.
import type { Stats } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { findTerritory, follow, isInside } from '../../facts/git/checkout.ts';
import type { Trust } from '../../facts/facts.ts';
import { error, type ProblemData } from '../../problem.ts';
import { findOtherFiles, isBakeFile } from '../../settings/bake/compose.ts';

/** One of the files. */
export interface BakeFile {
  /** As written. */
  readonly path: string;
  readonly text: string;
  readonly inCheckout: boolean;
}

/** The largest file, bytes. */
const LARGEST_FILE = 1024 * 1024;

/** The files, and TARGETS_FROM_FILE for each that cannot be read. A link of the checkout may lead anywhere. */
export async function readBakeFiles(
  paths: readonly string[],
  cwd: string,
): Promise<readonly (BakeFile | ProblemData)[]> {
  const territory = await findTerritory(cwd);
  return Promise.all(paths.map((path) => readOne(path, cwd, territory)));
}

async function readOne(
  path: string,
  cwd: string,
  territory: string,
): Promise<BakeFile | ProblemData> {
  if (path.includes('://') || path === '-') return refuse(path, 'is not the path of a file');
  const led = await follow(path, cwd);
  if (led === undefined || led.links.some((link) => isInside(territory, link))) {
    return refuse(path, 'is reached through a symbolic link in the checkout');
  }
  try {
    const stats = await stat(led.path);
    const wrong = findWrong(stats);
    if (wrong !== undefined) return refuse(path, wrong);
    const inCheckout = isInside(territory, led.path);
    return { path, text: await readFile(led.path, 'utf8'), inCheckout };
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    return refuse(path, isMissing ? 'does not exist' : 'cannot be read');
  }
}

function findWrong(stats: Stats): string | undefined {
  if (!stats.isFile()) return 'is not a regular file';
  return stats.size > LARGEST_FILE ? 'is larger than 1 MiB' : undefined;
}

function refuse(path: string, what: string): ProblemData {
  return error(
    'TARGETS_FROM_FILE',
    `targets-from: "${escapeInvisible(path)}" ${what}`,
    'Name bake or compose files by their paths from the working directory.',
  );
}

/** TARGETS_FROM_UNTRUSTED for compose files of a change that take over other files of the machine. */
export async function checkUntrustedFiles(
  files: readonly BakeFile[],
  cwd: string,
  { reason }: Trust,
): Promise<readonly ProblemData[]> {
  const problems: ProblemData[] = [];
  const refuseIt = (path: string, what: string) =>
    error(
      'TARGETS_FROM_UNTRUSTED',
      `targets-from: "${escapeInvisible(path)}" ${what}, which is not allowed, because ${reason}`,
      'Write all of it into one file, or use a bake file.',
    );
  const composed = files.filter(({ path, inCheckout }) => inCheckout && !isBakeFile(path));
  for (const { path, text } of composed) {
    const what = await findOtherFiles(text);
    if (what !== undefined) problems.push(refuseIt(path, what));
  }
  // compose fills variables from this file.
  const variables = await follow('.env', cwd);
  if (variables === undefined || variables.links.length > 0) {
    problems.push(refuseIt('.env', 'is a symbolic link'));
  }
  return problems;
}

/** Copies of the files below a directory, with a text that is made from theirs. Returns the paths in the same order. */
export async function copyBakeFiles(
  files: readonly BakeFile[],
  directory: string,
  toText: (text: string) => string,
): Promise<readonly string[]> {
  return Promise.all(
    files.map(async ({ path, text }, index) => {
      const folder = join(directory, `file-${index}`);
      await mkdir(folder);
      const copy = join(folder, basename(path));
      await writeFile(copy, toText(text));
      return copy;
    }),
  );
}

/** A text for a message: one line without control characters, not too long. */
export function escapeInvisible(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ').slice(0, 300);
}
