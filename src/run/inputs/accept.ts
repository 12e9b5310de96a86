// SPDX-License-Identifier: Apache-2.0
// The settings of a command about published images.
import { hasErrors, Problem, type PartlyParsed, type ProblemData } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import { knownSecrets } from '../../settings/values/secrets/known-secrets.ts';
import type { RunEnvironment } from '../request.ts';

/**
 * The settings of a run that builds nothing. Their secrets are hidden from here on; notices about how they are written are logged,
 * and those about builds are not.
 *
 * @throws Problem with all errors of the settings and of what else was read
 */
export function acceptSettings(
  read: PartlyParsed<Settings>,
  others: readonly ProblemData[],
  { vault, env, log }: Pick<RunEnvironment, 'vault' | 'env' | 'log'>,
): Settings {
  const problems = [...others, ...read.problems];
  if (!read.ok || hasErrors(problems)) throw new Problem(problems);
  const { value } = read;
  vault.add(knownSecrets([value, ...value.targets.map(({ settings }) => settings)], env));
  logNotices(problems, log);
  return value;
}

/**
 * Logs what is said about how settings are written: of a command that does not build, its answer is about what it was asked, and
 * holds none of it.
 */
export function logNotices(
  problems: readonly ProblemData[],
  log: Pick<RunEnvironment['log'], 'problem'>,
): void {
  problems.filter(({ code }) => code.startsWith('SETTINGS_')).forEach(log.problem);
}
