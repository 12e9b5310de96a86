// SPDX-License-Identifier: Apache-2.0
// Writes an image of the Docker engine into an archive in the directory of the run. Changes nothing in the engine.
import { join } from 'node:path';
import { error, Problem } from '../../problem.ts';
import { quoteWritten } from '../../settings/file/written.ts';
import type { RunContext } from '../context.ts';
import { lastOutputLine } from '../engine/engine.ts';
import { missing } from './problems.ts';

/** A large image takes minutes on a slow disk, ms. */
const SAVE_LIMIT_MS = 30 * 60_000;

/** What an engine, with either image store, says of an image that it does not have. */
const ABSENT = /no such image|reference does not exist|not found|unable to find image/i;

/**
 * Saves an image under a path of the run's directory, which is returned: as `docker save` writes it, an OCI layout and
 * `manifest.json` in one archive.
 *
 * @throws Problem FROM_MISSING, FROM_ENGINE
 */
export async function saveFromEngine(
  { name, written }: { readonly name: string; readonly written: string },
  context: Pick<RunContext, 'shell' | 'env' | 'cwd' | 'signal' | 'tempDir' | 'log'>,
): Promise<string> {
  const { shell, env, cwd, signal, tempDir, log } = context;
  const path = join(tempDir, `from-${process.hrtime.bigint().toString(36)}.tar`);
  const result = await log.group(`Save ${name} from the engine`, () =>
    shell({
      argv: ['docker', 'image', 'save', '--output', path, '--', name],
      ...{ env, cwd, signal, timeoutMs: SAVE_LIMIT_MS },
    }),
  );
  signal.throwIfAborted();
  if (result.code === 0) return path;
  const said = lastOutputLine(result.stderr);
  if (ABSENT.test(said)) throw missing(written, 'the engine has no image of that name');
  const isLacking = result.spawnError === 'ENOENT';
  const why = isLacking
    ? 'the program "docker" is not on the PATH'
    : result.timedOut
      ? 'docker image save took longer than 30 minutes'
      : `docker image save failed: ${said || (result.spawnError ?? 'it said nothing')}`;
  const hint = isLacking
    ? 'Install the Docker CLI, or write the image into a file and name it with docker-archive:FILE.'
    : 'Check that the engine answers (docker version), and that this user may use it.';
  throw new Problem([error('FROM_ENGINE', `from: ${quoteWritten(written)}: ${why}`, hint)]);
}
