// SPDX-License-Identifier: Apache-2.0
// Reads the records that the setting `legs` gives: JSON, or files.
import { describeFileFailure } from '../../file-failure.ts';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { hasErrors, type Parsed, type ProblemData } from '../../problem.ts';
import type { LegRecord } from '../record/receipt.ts';
import { distinct, JSON_SETTING, parseRecords, unreadable, RECORD_KIND } from './record.ts';

const LARGEST_BYTES = 4 * 1024 * 1024;
const MOST_FILES = 1_000;

/**
 * The records in the setting `legs`: a text that begins like JSON is JSON, and each line of any other is the
 * path of a file or a glob, relative to the working directory. Each record counts once.
 *
 * Problems: LEG_RECORD_UNREADABLE for JSON or files that hold no valid record, and for a line that matches no file.
 */
export async function readLegRecords(
  legs: string,
  cwd: string,
): Promise<Parsed<readonly LegRecord[]>> {
  if (/^\s*[[{"]/.test(legs)) return parseRecords(legs, JSON_SETTING);
  const lines = legs.split(/[\r\n]+/).map((line) => line.trim());
  const found = await Promise.all(
    lines.filter((line) => line !== '').map((line) => findFiles(line, cwd)),
  );
  const paths = [...new Set(found.flatMap(({ paths: some }) => some))];
  const problems = found.flatMap((one) => one.problems);
  if (paths.length > MOST_FILES) {
    return { ok: false, problems: [unreadable('legs', `it names more than ${MOST_FILES} files`)] };
  }
  const read = await Promise.all(paths.map((path) => readFile(path, cwd)));
  const all = [...problems, ...read.flatMap((one) => one.problems)];
  if (hasErrors(all)) return { ok: false, problems: all };
  const records = read.flatMap((one) => (one.ok ? one.value : []));
  return { ok: true, value: distinct(records), problems: all };
}

interface FoundFiles {
  readonly paths: readonly string[];
  readonly problems: readonly ProblemData[];
}

/** The files of a line: the file of that name, else those that the glob matches. */
async function findFiles(line: string, cwd: string): Promise<FoundFiles> {
  if (!/[*?[\]{}!]/.test(line) || (await isThere(resolve(cwd, line)))) {
    return { paths: [line], problems: [] };
  }
  const { glob } = await import('tinyglobby');
  const paths = await glob([line], { cwd, dot: true, expandDirectories: false });
  if (paths.length > 0) return { paths: paths.toSorted(), problems: [] };
  const problem = unreadable(JSON.stringify(line), 'it matches no file');
  return { paths: [], problems: [problem] };
}

async function isThere(path: string): Promise<boolean> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(() => undefined);
  await file?.close();
  return file !== undefined;
}

async function readFile(path: string, cwd: string): Promise<Parsed<readonly LegRecord[]>> {
  const where = JSON.stringify(path);
  const refuse = (why: string) => ({ ok: false, problems: [unreadable(where, why)] }) as const;
  try {
    // A pipe without a writer must not block.
    const file = await open(resolve(cwd, path), constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = await file.stat();
      if (!stats.isFile()) return refuse('it is not a regular file');
      if (stats.size > LARGEST_BYTES) return refuse(`it has ${stats.size} bytes`);
      const { bytesRead, buffer } = await file.read(Buffer.alloc(stats.size), 0, stats.size, 0);
      const read = parseRecords(buffer.toString('utf8', 0, bytesRead), where);
      return read.ok && read.value.length === 0 ? refuse(`it holds no "${RECORD_KIND}"`) : read;
    } finally {
      await file.close();
    }
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
    if (code === undefined) throw cause;
    return refuse(describeFileFailure(code));
  }
}
