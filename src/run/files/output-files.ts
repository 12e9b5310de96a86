// SPDX-License-Identifier: Apache-2.0
// Output files of a run: checks their paths in advance, and writes each file completely or not at all.
import * as fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { findPath, type FoundPath } from './output-path.ts';
import { FILE_FAILURES } from '../../file-failure.ts';
import { error, Problem, type ProblemData } from '../../problem.ts';

/** A file that the user asks for: the flag, and its path as given. */
export interface OutputFile {
  readonly flag: string;
  readonly path: string;
  /** A new file can be read by this user alone. */
  readonly isPrivate?: boolean;
}

/**
 * Problems with the paths of files that will be written when the run ends, all at once:
 * OUTPUT_FILE_UNWRITABLE for a directory that is missing or can't be written to, or a path that is a
 * directory or `-`; OUTPUT_FILE_LINK for one that leads through a link of the checkout; OUTPUT_FILE_TWICE.
 */
export function checkOutputFiles(
  files: readonly OutputFile[],
  cwd: string,
): readonly ProblemData[] {
  const seen = new Map<string, string>();
  return files.flatMap(({ flag, path }) => {
    try {
      const found = findOutput({ flag, path }, cwd);
      checkWritable(found);
      const other = seen.get(found.path);
      seen.set(found.path, flag);
      const isShared = found.kind === 'stream' || other === undefined;
      return isShared ? [] : [describeTwice(flag, other, path)];
    } catch (thrown) {
      return describeFailure({ flag, path }, thrown);
    }
  });
}

/**
 * Writes a file under a temporary name next to it, then renames it, so that no reader sees half of it. What
 * cannot be replaced this way (a pipe, a terminal, a mounted file) is written directly. Returns the
 * problems, by the codes of {@link checkOutputFiles}; synchronous, since a run may be killed at any moment.
 */
export function writeOutputFile(
  file: OutputFile,
  text: string,
  cwd: string,
): readonly ProblemData[] {
  try {
    const found = findOutput(file, cwd);
    if (found.kind === 'stream') writeStream(found, text);
    else replaceFile(found, text, file.isPrivate === true ? 0o600 : 0o666);
    return [];
  } catch (thrown) {
    return describeFailure(file, thrown);
  }
}

/** @throws Problem OUTPUT_FILE_UNWRITABLE for `-`: standard output has the answer of the command, and a second text would mix with it */
function findOutput({ flag, path }: OutputFile, cwd: string): FoundPath {
  if (path !== '-') return findPath(path, cwd);
  const message = `--${flag}: "-" is not the path of a file`;
  const hint = `Write --${flag} /dev/stdout for standard output, which also has what the command prints; or --${flag} ./- for a file of that name.`;
  throw new Problem([error('OUTPUT_FILE_UNWRITABLE', message, hint)]);
}

/** @throws as `access` does, if neither the directory nor the existing file is writable. */
function checkWritable({ path, kind }: FoundPath): void {
  if (kind === 'stream') return;
  if (kind === 'directory') throw Object.assign(new Error('it is a directory'), { code: 'EISDIR' });
  if (kind === 'file') fs.accessSync(path, fs.constants.W_OK);
  else fs.accessSync(dirname(path), fs.constants.W_OK | fs.constants.X_OK);
}

/** Errors after which an existing file can still be written in place: those of its directory or mount. */
const IN_PLACE: readonly unknown[] = ['EACCES', 'EPERM', 'EBUSY', 'EROFS', 'EXDEV'];

function replaceFile(found: FoundPath, text: string, newMode: number): void {
  checkWritable(found);
  const { path, stats } = found;
  const temporary = join(dirname(path), `.tagship-${Math.random().toString(36).slice(2)}`);
  try {
    const file = fs.openSync(temporary, 'wx', newMode);
    try {
      if (stats !== undefined) keepOwner(file, stats);
      fs.writeFileSync(file, text);
    } finally {
      fs.closeSync(file);
    }
    fs.renameSync(temporary, path);
  } catch (thrown) {
    fs.rmSync(temporary, { force: true });
    if (stats === undefined || !IN_PLACE.includes(toCode(thrown))) throw thrown;
    overwrite(path, text);
  }
}

function overwrite(path: string, text: string): void {
  const { O_WRONLY, O_TRUNC, O_NOFOLLOW } = fs.constants;
  const file = fs.openSync(path, O_WRONLY | O_TRUNC | O_NOFOLLOW);
  try {
    fs.writeFileSync(file, text);
  } finally {
    fs.closeSync(file);
  }
}

/** The new file has the mode of the one that it replaces, and its owner if this user may set it. */
function keepOwner(file: number, { mode, uid, gid }: fs.Stats): void {
  if (process.getuid?.() === 0) fs.fchownSync(file, uid, gid);
  fs.fchmodSync(file, mode & 0o7777);
}

/** How long the reader of a pipe may take, ms. */
const READER_MS = 2_000;

/** Writes to a pipe, a device or a descriptor of this process; a reader that is missing or slow is an error. */
function writeStream({ path, descriptor }: FoundPath, text: string): void {
  const { O_WRONLY, O_NONBLOCK, O_NOCTTY } = fs.constants;
  const file = descriptor ?? fs.openSync(path, O_WRONLY | O_NONBLOCK | O_NOCTTY);
  try {
    const bytes = Buffer.from(text);
    const start = performance.now();
    for (let at = 0; at < bytes.byteLength;) {
      try {
        at += fs.writeSync(file, bytes, at);
      } catch (thrown) {
        if (toCode(thrown) !== 'EAGAIN' || performance.now() - start > READER_MS) throw thrown;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
      }
    }
  } finally {
    if (descriptor === undefined) fs.closeSync(file);
  }
}

function describeFailure({ flag, path }: OutputFile, thrown: unknown): readonly ProblemData[] {
  if (thrown instanceof Problem) return thrown.problems;
  if (toCode(thrown) === undefined) throw thrown;
  const isNoReader = toCode(thrown) === 'ENXIO' || toCode(thrown) === 'EAGAIN';
  const hint = isNoReader
    ? 'Start the reader first.'
    : `Give --${flag} the path of a file in a directory that exists and can be written to.`;
  return [describeUnwritable(`--${flag}: "${path}"`, thrown, hint)];
}

/** OUTPUT_FILE_UNWRITABLE: what is not written, and why. */
export function describeUnwritable(what: string, thrown: unknown, hint: string): ProblemData {
  const why = WORDS[String(toCode(thrown))] ?? (thrown instanceof Error ? thrown.message : '');
  return error('OUTPUT_FILE_UNWRITABLE', `${what} can't be written: ${why}`, hint);
}

/** What the system's error codes mean for an output file. */
const WORDS: Readonly<Record<string, string>> = {
  ...FILE_FAILURES,
  ENOENT: 'its directory does not exist',
  EACCES: 'this user cannot write there',
  EPERM: 'this user cannot write there',
  ENXIO: 'nothing reads it',
  EAGAIN: `the reader took nothing for ${READER_MS / 1000} s`,
  EPIPE: 'the reader has ended',
};

function toCode(thrown: unknown): unknown {
  return thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
}

function describeTwice(flag: string, other: string, path: string): ProblemData {
  return error(
    'OUTPUT_FILE_TWICE',
    `--${flag} and --${other} name the same file "${basename(path)}"`,
    'Use a different path for each.',
  );
}
