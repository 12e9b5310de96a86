// SPDX-License-Identifier: Apache-2.0
// Where a Dockerfile is in its repository, for annotations and reports. Reads the file system only.
import { realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { findRepositories } from '../../facts/git/checkout.ts';
import type { BuildPlan } from '../../plan/plan.ts';
import type { RunContext } from '../context.ts';
import { isRemote } from '../inputs.ts';
import { toExportDirectory } from './export.ts';

/**
 * The path of a Dockerfile from the top of the repository, in which GitHub and GitLab look for it, whatever the working
 * directory is; also where it is read from an exported commit. Undefined for one that is elsewhere, and without one.
 */
export async function placeInRepository(
  { file, context }: Pick<BuildPlan, 'file' | 'context'>,
  { cwd, tempDir }: Pick<RunContext, 'cwd' | 'tempDir'>,
): Promise<string | undefined> {
  if (file === '' || isRemote(file) || isRemote(context)) return undefined;
  const path = resolve(cwd, file);
  const exported = toBelow(toExportDirectory(tempDir), path);
  if (exported !== undefined) return exported;
  const top = (await findRepositories(cwd)).nearest ?? (await realpath(cwd));
  const directory = dirname(path);
  return toBelow(top, join(await realpath(directory).catch(() => directory), basename(path)));
}

/** The path from a directory to what is below it. */
function toBelow(directory: string, path: string): string | undefined {
  const below = relative(directory, path);
  return below === '..' || below.startsWith('../') || isAbsolute(below) ? undefined : below;
}
