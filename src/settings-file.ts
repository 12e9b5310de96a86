// SPDX-License-Identifier: Apache-2.0
// Finds the settings file and reads it. Knows nothing of what is in it.
import { readFile } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Env } from './facts/facts.ts';
import { error, Problem, type Parsed } from './problem.ts';

const SETTINGS_FILES = ['tagship.yml', '.tagship.yml'];

/** The file that `config` names, else `tagship.yml` or `.tagship.yml`; undefined where there is none. */
export async function readSettingsFile(
  given: Readonly<Record<string, string | readonly string[]>>,
  { cwd, env }: { readonly cwd: string; readonly env: Env },
): Promise<Parsed<{ readonly path: string; readonly text: string } | undefined>> {
  const named = [given.config].flat().at(-1) ?? env.TAGSHIP_CONFIG;
  try {
    if (named !== undefined && named.trim() !== '') {
      const value = { path: named, text: await readText(resolve(cwd, named)) };
      return { ok: true, value, problems: [] };
    }
    for (const path of SETTINGS_FILES) {
      const text = await readIfThere(join(cwd, path));
      if (text !== undefined) return { ok: true, value: { path, text }, problems: [] };
    }
    return { ok: true, value: undefined, problems: [] };
  } catch (thrown) {
    if (thrown instanceof Problem) return { ok: false, problems: thrown.problems };
    throw thrown;
  }
}

/**
 * The text of a file that the user named.
 *
 * @throws Problem FILE_NOT_FOUND, FILE_UNREADABLE
 */
export async function readText(path: string): Promise<string> {
  const text = await readIfThere(path);
  if (text !== undefined) return text;
  throw new Problem([
    error(
      'FILE_NOT_FOUND',
      `there is no file "${path}"`,
      'Check the path; it starts at the checkout.',
    ),
  ]);
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    // Not node:fs/promises: that takes longer to load than a plan takes to be made.
    return await promisify(readFile)(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw new Problem([error('FILE_UNREADABLE', `"${path}" cannot be read: ${String(cause)}`)], {
      cause,
    });
  }
}
