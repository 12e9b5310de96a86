// SPDX-License-Identifier: Apache-2.0
// Finds the settings file, decides who controls it, and reads it. Does not interpret it.
import { close, constants, fstat, open, read, readdir, realpath } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { findRepositories, findTerritory, follow, isInside } from '../../facts/git/checkout.ts';
import type { Env } from '../../facts/facts.ts';
import { describeFileError } from '../../file-failure.ts';
import {
  error,
  notice,
  Problem,
  type Parsed,
  type ProblemCode,
  type ProblemData,
} from '../../problem.ts';
import type { SettingsText } from '../../settings/file/read-file.ts';

const SETTINGS_FILES = ['tagship.yml', '.tagship.yml'];

/** The largest settings file, bytes. */
const LARGEST_FILE = 256 * 1024;

/**
 * The file that `config` names, or `tagship.yml` or `.tagship.yml`; undefined if there is none.
 *
 * | file                                             | controlled by                            |
 * | ------------------------------------------------ | ---------------------------------------- |
 * | found by default, or inside the checkout         | the change; a link is refused            |
 * | named, and outside of the checkout, links or not | the workflow                             |
 * | named, and a link of the checkout leads there    | refused: the change chose it             |
 *
 * Without one, the notice SETTINGS_FILE_NOT_READ names a file that may be meant, and reads nothing of it.
 *
 * Reports FILE_NOT_FOUND, FILE_UNREADABLE, and before anything is read SETTINGS_FILE_LINK,
 * SETTINGS_FILE_KIND (a directory, a pipe, a device) and SETTINGS_FILE_SIZE.
 */
export async function readSettingsFile(
  given: Readonly<Record<string, string | readonly string[]>>,
  { cwd, env }: { readonly cwd: string; readonly env: Env },
): Promise<Parsed<SettingsText | undefined>> {
  const named = [given.config].flat().at(-1) ?? env.TAGSHIP_CONFIG;
  try {
    if (named !== undefined && named.trim() !== '') {
      return { ok: true, value: await readNamed(named, cwd), problems: [] };
    }
    for (const path of SETTINGS_FILES) {
      const text = await readSmall(join(cwd, path), path, 'checkout');
      if (text !== undefined) {
        return { ok: true, value: { path, text, owner: 'checkout' }, problems: [] };
      }
    }
    return { ok: true, value: undefined, problems: await explainNotRead(cwd) };
  } catch (thrown) {
    if (thrown instanceof Problem) return { ok: false, problems: thrown.problems };
    throw thrown;
  }
}

/** Other spellings of the file's name. */
const MEANT = /^\.?tagship\.(?:ya?ml|json|toml)$/i;

/** SETTINGS_FILE_NOT_READ: a file with another spelling, or else the nearest one in a folder above, within the checkout. */
async function explainNotRead(cwd: string): Promise<readonly ProblemData[]> {
  const other = (await listFolder(cwd)).find((name) => MEANT.test(name));
  if (other !== undefined) {
    const hint = `Rename it to ${SETTINGS_FILES[0] ?? ''}, or name it with the setting config.`;
    return [notRead(other, 'has another name than the settings file', hint)];
  }
  const start = await promisify(realpath)(cwd).catch(() => undefined);
  const { nearest: top } = start === undefined ? {} : await findRepositories(start);
  if (start === undefined || top === undefined) return [];
  for (let at = start, path = ''; at !== top;) {
    at = dirname(at);
    path += '../';
    const names = await listFolder(at);
    const found = SETTINGS_FILES.find((name) => names.includes(name));
    if (found === undefined) continue;
    const hint = `Run tagship in that folder, or name the file: --config ${path}${found}.`;
    return [notRead(path + found, 'lies above the working directory', hint)];
  }
  return [];
}

/** The names in a folder; none if it cannot be read. */
async function listFolder(path: string): Promise<readonly string[]> {
  try {
    return (await promisify(readdir)(path)).toSorted();
  } catch {
    return []; // without it, no file is found either
  }
}

function notRead(path: string, why: string, hint: string): ProblemData {
  return notice('SETTINGS_FILE_NOT_READ', `"${path}" is not read: it ${why}`, hint);
}

async function readNamed(name: string, cwd: string): Promise<SettingsText> {
  const territory = await findTerritory(cwd);
  const led = await follow(name, cwd);
  if (led === undefined || led.links.some((link) => isInside(territory, link))) {
    throw refuse('SETTINGS_FILE_LINK', name, 'is reached through a symbolic link in the checkout');
  }
  const owner = isInside(territory, led.path) ? 'checkout' : 'workflow';
  const text = await readSmall(led.path, name, owner);
  if (text === undefined) throw notFound(resolve(cwd, name));
  return { path: name, text, owner };
}

/** The text of a regular file of at most 256 KiB; undefined if there is none. */
async function readSmall(
  path: string,
  name: string,
  owner: SettingsText['owner'],
): Promise<string | undefined> {
  // Do not block on a pipe. A link's target may change after the check, so the last link counts, too.
  const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants as Partial<typeof constants>;
  const flags = (O_RDONLY ?? 0) | O_NONBLOCK | (owner === 'checkout' ? O_NOFOLLOW : 0);
  let file: number;
  try {
    // Not node:fs/promises, which takes longer to load than a plan takes to make.
    file = await promisify(open)(path, flags);
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return undefined;
    if (hasCode(cause, 'ELOOP')) throw refuse('SETTINGS_FILE_LINK', name, 'is a symbolic link');
    throw unreadable(name, cause);
  }
  try {
    return await readOpen(file, name);
  } finally {
    await promisify(close)(file);
  }
}

async function readOpen(file: number, name: string): Promise<string> {
  const stats = await promisify(fstat)(file);
  if (!stats.isFile()) throw refuse('SETTINGS_FILE_KIND', name, 'is not a regular file');
  if (stats.size > LARGEST_FILE) throw tooLarge(name);
  const buffer = Buffer.alloc(LARGEST_FILE + 1);
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await promisify(read)(file, buffer, length, buffer.length - length, null);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  if (length > LARGEST_FILE) throw tooLarge(name); // it grew, or is a special file of size 0
  return buffer.toString('utf8', 0, length);
}

const HINTS: Readonly<Record<string, string>> = {
  SETTINGS_FILE_LINK:
    'Put the file itself there. A file outside of the checkout can be named with --config or the variable TAGSHIP_CONFIG.',
  SETTINGS_FILE_KIND: 'Put a text file there, or name another file with --config.',
  SETTINGS_FILE_SIZE: 'Settings are some lines of YAML: check whether this is the right file.',
};

function refuse(code: ProblemCode, name: string, what: string): Problem {
  return new Problem([error(code, `the settings file "${name}" ${what}`, HINTS[code])]);
}

function tooLarge(name: string): Problem {
  return refuse('SETTINGS_FILE_SIZE', name, 'is larger than 256 KiB');
}

function notFound(path: string): Problem {
  const hint = 'Check the path; it starts at the checkout.';
  return new Problem([error('FILE_NOT_FOUND', `there is no file "${path}"`, hint)]);
}

function unreadable(path: string, cause: unknown): Problem {
  const message = `"${path}" cannot be read: ${describeFileError(cause)}`;
  const hint = 'Check the path, and that this user may read the file.';
  return new Problem([error('FILE_UNREADABLE', message, hint)], { cause });
}

function hasCode(cause: unknown, code: string): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === code;
}
