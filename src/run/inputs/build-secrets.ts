// SPDX-License-Identifier: Apache-2.0
// Checks before the build that the variables and files of build secrets exist. Reads no value.
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Env } from '../../facts/facts.ts';
import type { Plan, Target } from '../../plan/plan.ts';
import { error, notice, type ProblemData } from '../../problem.ts';
import { splitEntries } from '../../settings/values/entries.ts';

/** A plan without the secrets whose files are missing, and the problems of all missing secrets. */
export interface CheckedSecrets {
  readonly plan: Plan;
  readonly problems: readonly ProblemData[];
}

interface Missing {
  readonly id: string;
  /** `the variable NPM_TOKEN is not set` */
  readonly why: string;
  readonly isFile: boolean;
  readonly setting: string;
}

/**
 * Checks every variable and file that the plan's build secrets name. BUILD_SECRET_MISSING is an
 * error for a required secret and a notice for any other: an unset variable is an empty
 * secret for buildx; a missing file, which would make buildx fail, is left out, as
 * docker/build-push-action does.
 */
export async function checkBuildSecrets(
  plan: Plan,
  { env, cwd }: { readonly env: Env; readonly cwd: string },
): Promise<CheckedSecrets> {
  const checked = await Promise.all(plan.targets.map((target) => checkTarget(target, env, cwd)));
  const targets = checked.map(({ target }) => target);
  const problems = checked.flatMap((one) => one.problems);
  return problems.length === 0 ? { plan, problems } : { plan: { ...plan, targets }, problems };
}

async function checkTarget(target: Target, env: Env, cwd: string) {
  const { argv, requiredSecrets = [] } = target.build;
  const end = argv.lastIndexOf('--');
  const found = await Promise.all(
    argv.map(async (word, at) => ({
      at,
      missing:
        argv[at - 1] === '--secret' && at < end ? await findMissing(word, env, cwd) : undefined,
    })),
  );
  const lost = found.flatMap(({ missing }) => missing ?? []);
  const left = found.filter(({ missing }) => missing?.isFile === true).map(({ at }) => at);
  const kept = argv.filter((_, at) => !left.includes(at) && !left.includes(at + 1));
  return {
    target: left.length === 0 ? target : { ...target, build: { ...target.build, argv: kept } },
    problems: lost.map((one) => describeMissing(one, requiredSecrets.includes(one.id))),
  };
}

async function findMissing(word: string, env: Env, cwd: string): Promise<Missing | undefined> {
  const fields = new Map(
    splitEntries(word, true).map((field) => {
      const [, key = '', value = ''] = /^([^=]*)=(.*)$/s.exec(field) ?? [];
      return [key, value];
    }),
  );
  const id = fields.get('id') ?? '';
  const variable = fields.get('env');
  const path = fields.get('src');
  if (variable !== undefined && !/^SHIP_SECRET_\d+$/.test(variable)) {
    const isSet = env[variable] !== undefined && env[variable] !== '';
    const why = `the variable ${variable} is not set`;
    const setting = `secret-envs: ${id}=${variable},required`;
    return isSet ? undefined : { id, why, isFile: false, setting };
  }
  if (path === undefined || (await isThere(resolve(cwd, path)))) return undefined;
  const setting = `secret-files: ${id}=${path},required`;
  return { id, why: `there is no file "${path}"`, isFile: true, setting };
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function describeMissing({ id, why, isFile, setting }: Missing, isRequired: boolean): ProblemData {
  const become = isFile ? 'is left out of the build' : 'is empty in the build';
  return isRequired
    ? error(
        'BUILD_SECRET_MISSING',
        `the build secret "${id}" is required: ${why}`,
        'Set it for this run. Runs for forks and for bots get no secrets.',
      )
    : notice(
        'BUILD_SECRET_MISSING',
        `the build secret "${id}" ${become}: ${why}`,
        `To fail the run instead, set ${setting}.`,
      );
}
