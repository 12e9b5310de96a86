// SPDX-License-Identifier: Apache-2.0
// Builds from the files of the commit instead of those of the checkout: the setting `source`.
import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { isMade } from '../../plan/build/made.ts';
import type { Plan, Target } from '../../plan/plan.ts';
import { error, Problem, type ProblemData } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import { joinFlags, splitFlags, valueOf, type Flag } from '../build/command/flags.ts';
import { isRemote } from '../inputs.ts';
import { exportCommit, type ExportContext } from './export.ts';

/**
 * The plan whose builds read the files of its commit. Paths outside the repository stay as they are, and so do those of
 * secrets, outputs, caches and the test. A merge and a plan without targets build nothing, and stay as they are.
 *
 * @throws Problem SOURCE_NOT_IN_COMMIT for a context or Dockerfile that the commit does not have; those of `exportCommit`
 */
export async function useSource(
  plan: Plan,
  context: ExportContext & { readonly settings: Pick<Settings, 'source' | 'legs'> },
): Promise<Plan> {
  const { source, legs } = context.settings;
  const isAnyBuilt = plan.targets.some(({ build }) => !isMade(build));
  if (source === 'checkout' || legs !== undefined || !isAnyBuilt) return plan;
  const { root, directory } = await exportCommit(context, plan.facts.sha);
  const cwd = await realpath(context.cwd);
  const move = (path: string): string => {
    const below = relative(root, resolve(cwd, path));
    const isOutside = below === '..' || below.startsWith('../') || isAbsolute(below);
    return isOutside ? path : join(directory, below);
  };
  const targets = plan.targets.map((target) =>
    isMade(target.build) ? target : moveTarget(target, move),
  );
  const wrong = await Promise.all(targets.map((target) => checkThere(target, directory, plan)));
  const problems = [...new Map(wrong.flat().map((one) => [one.message, one])).values()];
  if (problems.length > 0) throw new Problem(problems);
  return { ...plan, targets };
}

type Move = (path: string) => string;

/** A Dockerfile belongs to its context: with a remote one it is there. */
function moveTarget(target: Target, move: Move): Target {
  const { argv, context, file } = target.build;
  const isLocal = !isRemote(context);
  const start = argv.indexOf('build') + 1;
  const flags = splitFlags(argv.slice(start)).map((flag) => moveFlag(flag, move, isLocal));
  const build = {
    ...target.build,
    argv: [...argv.slice(0, start), ...joinFlags(flags)],
    context: isLocal ? move(context) : context,
    file: isLocal && !isRemote(file) ? move(file) : file,
  };
  return { ...target, build };
}

function moveFlag(flag: Flag, move: Move, isLocal: boolean): Flag {
  const [name, value = ''] = flag;
  if (name === '--') return isLocal ? [name, move(value)] : flag;
  const file = valueOf(flag, '--file');
  if (file !== undefined) return isLocal && !isRemote(file) ? ['--file', move(file)] : flag;
  const named = valueOf(flag, '--build-context');
  return named === undefined ? flag : ['--build-context', moveNamed(named, move)];
}

/** `name=path`; other contexts have a scheme: `target:base`, `docker-image://…`. */
function moveNamed(named: string, move: Move): string {
  const [, key = '', path = ''] = /^([^=]+)=(.*)$/.exec(named) ?? [];
  const isPath = path !== '' && !isRemote(path) && !/^[a-z][a-z0-9+.-]*:/.test(path);
  return isPath ? `${key}=${move(path)}` : named;
}

async function checkThere(
  { build: { context, file } }: Target,
  directory: string,
  { facts }: Plan,
): Promise<readonly ProblemData[]> {
  const moved = [context, file].filter(
    (path) => path.startsWith(`${directory}/`) || path === directory,
  );
  const found = await Promise.all(moved.map(async (path) => ((await isThere(path)) ? [] : [path])));
  const [first] = found.flat();
  if (first === undefined) return [];
  const path = relative(directory, first) || '.';
  return [
    error(
      'SOURCE_NOT_IN_COMMIT',
      `source: commit ${facts.sha.slice(0, 12)} has no "${path}"`,
      'Commit it, or set source: checkout to build the files as they are.',
    ),
  ];
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
