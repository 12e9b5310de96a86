// SPDX-License-Identifier: Apache-2.0
// The files that the outputs of a build leave on this machine: makes their folders, and checks them before they are uploaded.
import { lstat, mkdir, readdir, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { error, Problem } from '../../problem.ts';
import { listOutputPaths } from '../../settings/values/file-outputs.ts';

/**
 * Makes the folders that a leg's outputs are in; buildx makes no folder for a file.
 *
 * @throws Problem OUTPUT_FILE_UNWRITABLE
 */
export async function makeOutputFolders(outputs: readonly string[], cwd: string): Promise<void> {
  for (const dest of listOutputPaths(outputs)) {
    await orUnusable(dest, 'written', () =>
      mkdir(dirname(resolve(cwd, dest)), { recursive: true }),
    );
  }
}

/**
 * Checks that what outputs wrote leads to nothing else of this machine: an upload follows symbolic links, so a Dockerfile
 * could have a file of the machine uploaded.
 *
 * @throws Problem OUTPUT_LINK for a path that leads through a link of the checkout, a link in it that leads out of it or nowhere, which
 * may change before the upload, and what is no file; OUTPUT_FILE_UNWRITABLE for what is not there or cannot be read
 */
export async function checkOutputTree(outputs: readonly string[], cwd: string): Promise<void> {
  for (const dest of listOutputPaths(outputs)) {
    await orUnusable(dest, 'uploaded', () => checkOne(dest, cwd));
  }
}

async function checkOne(dest: string, cwd: string): Promise<void> {
  const path = resolve(cwd, dest);
  await checkWay(path, cwd, dest);
  const own = await realpath(path);
  const links = (await lstat(own)).isDirectory() ? await listLinks(own) : [];
  for (const { path: at, isLink } of links) {
    const target = isLink ? await realpath(at).catch(() => undefined) : undefined;
    if (target === undefined || !isBelow(target, own)) {
      throw leadsOut(dest, relative(own, at), isLink);
    }
  }
}

/** Takes a step on the file system; what the system refuses is a problem of the path. */
async function orUnusable(
  dest: string,
  verb: 'written' | 'uploaded',
  step: () => Promise<unknown>,
): Promise<void> {
  try {
    await step();
  } catch (thrown) {
    if (!(thrown instanceof Error) || !('syscall' in thrown)) throw thrown;
    throw new Problem([
      error(
        'OUTPUT_FILE_UNWRITABLE',
        `outputs: ${JSON.stringify(dest)} cannot be ${verb}: ${thrown.message}`,
        'Set dest of the output to a path below a directory that can be written to, where no file is in place of a folder.',
      ),
    ]);
  }
}

/** A commit can have a link where an output is to be written. */
async function checkWay(path: string, cwd: string, dest: string): Promise<void> {
  if (!isBelow(path, cwd)) return;
  let at = cwd;
  for (const part of relative(cwd, path).split('/').filter(Boolean)) {
    at = join(at, part);
    if ((await lstat(at)).isSymbolicLink()) throw leadsOut(dest, relative(cwd, at), true);
  }
}

interface Special {
  readonly path: string;
  /** Otherwise a pipe, a socket or a device. */
  readonly isLink: boolean;
}

async function listLinks(directory: string): Promise<readonly Special[]> {
  const entries = await readdir(directory, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => !entry.isFile() && !entry.isDirectory())
    .map((entry) => ({
      path: join(entry.parentPath, entry.name),
      isLink: entry.isSymbolicLink(),
    }));
}

function isBelow(path: string, directory: string): boolean {
  const way = relative(directory, path);
  return way !== '..' && !way.startsWith('../') && !isAbsolute(way);
}

function leadsOut(dest: string, path: string, isLink: boolean): Problem {
  const what = isLink ? 'a symbolic link that leads out of it or nowhere' : 'not a regular file';
  return new Problem([
    error(
      'OUTPUT_LINK',
      `outputs: ${JSON.stringify(dest)} cannot be uploaded, since ${JSON.stringify(path)} is ${what}`,
      'Write type=tar, which keeps links as they are, or copy only the files that are wanted (FROM scratch, COPY --from).',
    ),
  ]);
}
