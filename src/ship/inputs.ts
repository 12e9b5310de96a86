// SPDX-License-Identifier: Apache-2.0
// Checks before the build what a run needs from the checkout. Starts nothing.
import { stat } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import { checkHiddenValues } from '../plan/build/build-args.ts';
import { isMade } from '../plan/build/made.ts';
import type { Plan } from '../plan/plan.ts';
import { error, Problem, type ProblemData } from '../problem.ts';
import { checkScript, parseGate } from './test/command.ts';
import { parseProbe } from './test/probe.ts';
import { checkNodes } from './builder/shortcomings.ts';
import { parseBuilder, readBuilder } from './builder/setting.ts';
import { readSmallFile } from '../small-file.ts';
import type { Settings } from '../settings/settings.ts';
import { parseMadeImage, pathOfMade } from '../settings/values/from.ts';
import type { RunContext } from './context.ts';
import { missing } from './made/problems.ts';

/**
 * Problems of Dockerfiles, contexts, the builder's name and the test that would end the run
 * later: a missing Dockerfile or context, an invalid or unsuitable builder, an unreadable configuration of
 * buildkitd, an invalid test command, a build arg whose value neither plan nor settings
 * have.
 */
export async function checkInputs(
  plan: Pick<Plan, 'targets'>,
  settings: BuilderSettings & Pick<Settings, 'test' | 'buildArgs' | 'buildkitdConfig'>,
  runContext: Pick<RunContext, 'cwd' | 'env'> & { readonly push: boolean },
): Promise<readonly ProblemData[]> {
  const found = await Promise.all([
    ...listDifferent(plan.targets).map(({ build }) =>
      isMade(build) ? checkMade(build.from, runContext.cwd) : checkBuild(build, runContext.cwd),
    ),
    collect(() => {
      const builder = readBuilder(settings.builder, runContext.env);
      checkBuilder(plan, { ...settings, builder }, runContext.push);
    }),
    collect(() => checkTest(settings.test, runContext.cwd)),
    checkConfig(settings.buildkitdConfig, runContext.cwd),
  ]);
  const args = plan.targets.flatMap(({ build }) =>
    checkHiddenValues(build.argv, settings.buildArgs),
  );
  return [...found.flat(), ...args];
}

/** One of the targets that are made from the same context and Dockerfile, or from the same image. */
function listDifferent(targets: Plan['targets']): Plan['targets'] {
  const keyOf = ({ build }: Plan['targets'][number]) =>
    JSON.stringify([build.context, build.file, build.from]);
  return [...new Map(targets.map((target) => [keyOf(target), target])).values()];
}

type BuilderSettings = Parameters<typeof checkNodes>[1];

/** @throws Problem BUILDER_INVALID, BUILDER_LACKING */
function checkBuilder(
  { targets }: Pick<Plan, 'targets'>,
  settings: BuilderSettings,
  push: boolean,
) {
  const wish = parseBuilder(settings.builder);
  if (wish.kind !== 'nodes') return;
  const platforms = [...new Set(targets.flatMap((target) => target.platforms))];
  const problems = checkNodes(wish.nodes, settings, { platforms, push });
  if (problems.length > 0) throw new Problem(problems);
}

async function checkBuild(
  { context, file }: { context: string; file: string },
  cwd: string,
): Promise<readonly ProblemData[]> {
  if (isRemote(context)) return [];
  const below = (path: string) => (isAbsolute(path) ? '' : ` in "${cwd}"`);
  if (!(await isThere(resolve(cwd, context)))) {
    const message = `there is no build context "${context}"${below(context)}.`;
    return [error('BUILD_NO_CONTEXT', message, 'Set context: to a folder of the checkout.')];
  }
  if (file === '-' || isRemote(file) || (await isThere(resolve(cwd, file)))) return [];
  const message = `there is no Dockerfile at "${file}"${below(file)}.`;
  return [error('BUILD_NO_DOCKERFILE', message, 'Write one, or set file: to its path.')];
}

/** Whether the files are there that another program makes. The engine and registries are not asked. */
async function checkMade(
  from: readonly string[] = [],
  cwd: string,
): Promise<readonly ProblemData[]> {
  const found = from.map(async (written) => {
    const path = pathOfMade(written);
    if (path === undefined || (await isThere(resolve(cwd, path)))) return [];
    const is = parseMadeImage(written)?.kind === 'layout' ? 'directory' : 'file';
    return missing(written, `there is no such ${is}`).problems;
  });
  return (await Promise.all(found)).flat();
}

/** Contexts and Dockerfiles that BuildKit fetches itself: URLs, git addresses, standard input. */
export function isRemote(location: string): boolean {
  return location === '-' || /^([a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)/.test(location);
}

async function checkTest(test: string | undefined, cwd: string): Promise<void> {
  if (test === undefined || parseProbe(test) !== undefined) return;
  const [program] = parseGate(test, {});
  await checkScript(program, cwd);
}

/** The largest configuration of buildkitd, bytes. */
const CONFIG_BYTES = 1024 * 1024;

async function checkConfig(path: string | undefined, cwd: string): Promise<readonly ProblemData[]> {
  if (path === undefined || (await isReadable(resolve(cwd, path)))) return [];
  const message = `there is no buildkitd configuration at "${path}" that can be read.`;
  const hint =
    'Set buildkitd-config to the path of a TOML file, or write it into buildkitd-config-inline.';
  return [error('BUILDKITD_CONFIG_MISSING', message, hint)];
}

async function isReadable(path: string): Promise<boolean> {
  return (await readSmallFile(path, CONFIG_BYTES)).ok;
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** The problems that a check throws. */
async function collect(check: () => unknown): Promise<readonly ProblemData[]> {
  try {
    await check();
    return [];
  } catch (thrown) {
    if (thrown instanceof Problem) return thrown.problems;
    throw thrown;
  }
}
