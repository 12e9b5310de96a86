// SPDX-License-Identifier: Apache-2.0
// `login: job`: leaves a run's logins in the job's Docker configuration. Says what it wrote and who removes it.
import { randomUUID } from 'node:crypto';
import { isAbsolute, resolve } from 'node:path';
import type { Clock } from '../../clock.ts';
import type { Credentials } from '../../credentials/credentials.ts';
import { toDockerDirectory } from '../../credentials/docker.ts';
import type { Env } from '../../facts/facts.ts';
import { readText } from '../../facts/variables.ts';
import type { Log } from '../../log.ts';
import { hasErrors, notice, Problem, type ProblemData } from '../../problem.ts';
import { parseObject, toTexts } from '../../registry/json.ts';
import type { RepositoryName } from '../../registry-host.ts';
import type { Settings } from '../../settings/settings.ts';
import { collectLogins, type LoginRow } from './collect.ts';
import { checkConfiguration, readConfiguration, toConfigFile } from './file.ts';
import { readJob, toRecordText } from './record.ts';
import { addLogins, removeLogins, resolveDirectory } from './store.ts';

/** Where logins were left, and under which name; what takes them out again needs both. */
export interface LeftLogins {
  readonly directory: string;
  readonly id: string;
}

/** What writing logins needs of a run. */
export interface LeaveOptions {
  readonly env: Env;
  readonly cwd: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly settings: Pick<Settings, 'registries' | 'primary'>;
  readonly credentials: Pick<Credentials, 'findLasting'>;
  /** Called before anything is written, where a later step of the job takes the logins out; they get a name of their own then. */
  readonly onLogins?: ((left: LeftLogins) => void) | undefined;
}

/** The directory of the job's Docker configuration, without links in its path. */
export async function findConfigDirectory(env: Env, cwd: string): Promise<string> {
  return resolveDirectory(resolve(cwd, toDockerDirectory(env)));
}

/** Whether the logins of a run could be written: the problem LOGIN_JOB_CONFIG, or none. Changes nothing. */
export async function checkLogins(env: Env, cwd: string): Promise<readonly ProblemData[]> {
  return checkConfiguration(await findConfigDirectory(env, cwd));
}

/** The name under which commands of one job add logins, and take them out. */
export function toCommandId(env: Env): string {
  const { job, runner } = readJob(env);
  return ['command', job, runner].join(' ').trim();
}

/**
 * Writes the logins for these names to the Docker configuration; none is written if one could not be made.
 *
 * @throws Problem with every login that could not be made, LOGIN_JOB_CONFIG, LOGIN_JOB_LOCKED
 */
export async function leaveLogins(
  names: readonly RepositoryName[],
  options: LeaveOptions,
): Promise<{ readonly rows: readonly LoginRow[]; readonly problems: readonly ProblemData[] }> {
  const { env, cwd, clock, signal, log, onLogins } = options;
  const directory = await findConfigDirectory(env, cwd);
  const wrong = await checkConfiguration(directory);
  if (hasErrors(wrong)) throw new Problem(wrong);
  const configuration = toRecordText(await readConfiguration(directory));
  const { entries, rows, problems } = await collectLogins(names, { ...options, configuration });
  if (hasErrors(problems)) throw new Problem(problems);
  if (Object.keys(entries).length === 0) {
    log.info('Logins for later steps: none, since the run has none but those that are there.');
    return { rows, problems };
  }
  const id = onLogins === undefined ? toCommandId(env) : randomUUID();
  onLogins?.({ directory, id });
  const added = { id, ...readJob(env), sinceMs: clock.now(), entries };
  await addLogins({ directory, clock, signal }, added);
  log.info(`Logins for later steps, in "${toConfigFile(directory)}": ${renderRows(rows)}.`);
  log.info(sayRemoval(env, onLogins !== undefined));
  return { rows, problems };
}

function renderRows(rows: readonly LoginRow[]): string {
  return rows
    .filter(({ result }) => result === 'written')
    .map(({ registry, until }) => (until === null ? registry : `${registry} (until ${until})`))
    .join(', ');
}

/** Who takes the logins out. */
function sayRemoval(env: Env, isByPostStep: boolean): string {
  if (isByPostStep) return 'The post step of this action takes them out at the end of the job.';
  return readText(env, 'GITLAB_CI') === undefined
    ? 'They stay until "tagship logout".'
    : 'They go with the job\'s container. With a shell executor, run "tagship logout" in after_script.';
}

/** What the post step needs to take logins out again. */
export interface RemoveOptions extends Pick<LeaveOptions, 'clock' | 'signal' | 'log'> {
  /** What the step saved: {@link LeftLogins} as JSON. A program that the step ran could have changed it. */
  readonly saved: string;
}

/**
 * Takes out what a step left, also one that was killed. A configuration that others made unusable is left as it is, with
 * the notice LOGIN_LEFT.
 */
export async function removeLeftLogins({ saved, ...options }: RemoveOptions): Promise<void> {
  const { directory, id } = toTexts(parseObject(saved));
  if (directory === undefined || id === undefined || !isAbsolute(directory)) return;
  const { log } = options;
  try {
    const keys = await removeLogins({ ...options, directory }, id);
    if (keys.length > 0) {
      log.info(`Took the logins out of "${toConfigFile(directory)}": ${keys.join(', ')}.`);
    }
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    for (const { message } of thrown.problems) {
      const hint = 'Remove them with "docker logout", and the file config.json.tagship next to it.';
      log.problem(notice('LOGIN_LEFT', `logins were not taken out again: ${message}`, hint));
    }
  }
}
