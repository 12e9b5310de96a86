// SPDX-License-Identifier: Apache-2.0
// What each target of a plan is built from, for the setting `paths`. Asks git; changes nothing.
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { openGit } from '../../facts/git/git.ts';
import type { GitContext, GitRun } from '../../facts/git/run.ts';
import type { Plan, Target } from '../../plan/plan.ts';
import { error, notice, type ProblemData } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import { listSettings, settingsForTarget } from '../../settings/targets.ts';

/** The inputs of one target, or why there are none. */
interface Inputs {
  readonly inputs?: string;
  readonly problems: readonly ProblemData[];
}

/** The form of what is hashed; another one makes every target another build. */
const VERSION = 1;

/**
 * The plan with the inputs of every target that has `paths`: the mode, content and name of each file that git has
 * for them, of the Dockerfile and its ignore files, and the inputs of the targets that it is built on. No history
 * is needed. Codes: PATHS_EMPTY, PATHS_INVALID; the notices PATHS_DIRTY and PATHS_BASE where they do not count.
 */
export async function addInputs(plan: Plan, settings: Settings, git: GitContext): Promise<Plan> {
  if (!listSettings(settings).some(({ paths }) => paths.length > 0)) return plan;
  const { run } = openGit(git);
  const read = new Map<string, Inputs>();
  const readOne = async (target: Target): Promise<Inputs> => {
    const known = read.get(target.name);
    if (known !== undefined) return known;
    const bases = plan.targets.filter(({ name }) => target.needs?.includes(name));
    const below = new Map<string, Inputs>();
    for (const base of bases) below.set(base.name, await readOne(base));
    const own = settingsForTarget(settings, target.name);
    const inputs = await readInputsOf(target, { settings: own, plan, below, run });
    read.set(target.name, inputs);
    return inputs;
  };
  const targets: Target[] = [];
  for (const target of plan.targets) {
    const { inputs } = await readOne(target);
    targets.push(inputs === undefined ? target : { ...target, build: { ...target.build, inputs } });
  }
  const problems = [...read.values()].flatMap((one) => one.problems);
  return { ...plan, targets, problems: [...plan.problems, ...problems] };
}

interface Reading {
  readonly settings: Settings;
  readonly plan: Plan;
  readonly below: ReadonlyMap<string, Inputs>;
  readonly run: GitRun;
}

async function readInputsOf(
  target: Target,
  { settings, plan, below, run }: Reading,
): Promise<Inputs> {
  const { paths } = settings;
  if (paths.length === 0 || settings.noCache) return { problems: [] };
  if (plan.facts.dirty && (settings.source === 'checkout' || (await isStaged(run)))) {
    return { problems: [notBelieved(target)] };
  }
  const unknown = [...below].find(([, { inputs }]) => inputs === undefined);
  if (unknown !== undefined) return { problems: [baseUnknown(target, unknown[0])] };
  const listed = await listFiles(run, toPathspecs(paths));
  if (listed.code !== 0) return { problems: [invalid(target, listed.stderr)] };
  if (listed.stdout === '') return { problems: [empty(target)] };
  const files = await listFiles(run, listBuildFiles(target));
  const bases = [...below].map(([name, { inputs }]) => [name, inputs]).sort();
  const text = JSON.stringify([VERSION, listed.stdout, files.stdout, bases]);
  return { inputs: createHash('sha256').update(text).digest('hex'), problems: [] };
}

/** Whether the index, of which the files are listed, is another than that of the commit. */
async function isStaged(run: GitRun): Promise<boolean> {
  return (await run(['diff-index', '--cached', '--quiet', 'HEAD', '--'])).code !== 0;
}

/** Mode, blob and name of each file in the index, which is that of the commit where nothing is changed. */
function listFiles(run: GitRun, pathspecs: readonly string[]): ReturnType<GitRun> {
  return run(['ls-files', '--stage', '-z', '--full-name', '--', ...pathspecs]);
}

/**
 * `!docs` excludes; nothing in a pattern is taken for other magic of git. Of patterns that begin with the same directory,
 * git compares only what follows it, also those that exclude, which begin otherwise: one directory and `!*.md` would leave
 * nothing. A pattern that begins with a wildcard prevents that.
 */
export function toPathspecs(paths: readonly string[]): readonly string[] {
  const specs = paths.map((path) =>
    path.startsWith('!') ? `:(exclude,glob)${path.slice(1)}` : `:(glob)${path}`,
  );
  const excluding = paths.filter((path) => path.startsWith('!')).length;
  return excluding > 0 && excluding < paths.length ? [...specs, NO_FILE] : specs;
}

/** Git has no file of that name. */
const NO_FILE = ':(glob)*/.git';

/** The Dockerfile and what says which files of the context it sees, which count although `paths` does not name them. */
export function listBuildFiles({ build: { file, context } }: Target): readonly string[] {
  const names = [file, `${file}.dockerignore`, posix.join(context, '.dockerignore')];
  const isLocal = (name: string) => name !== '-' && !name.includes(':') && !name.startsWith('/');
  return names.filter(isLocal).map((name) => `:(literal)${name}`);
}

function notBelieved({ name }: Target): ProblemData {
  return notice(
    'PATHS_DIRTY',
    `"${name}" is built, whatever its paths: the checkout has uncommitted changes`,
    'Commit them, or name the files in .gitignore.',
  );
}

function baseUnknown({ name }: Target, base: string): ProblemData {
  return notice(
    'PATHS_BASE',
    `"${name}" is built, whatever its paths: its base "${base}" has none, so every commit may change it`,
    `Give the target "${base}" paths too.`,
  );
}

function empty({ name }: Target): ProblemData {
  return error(
    'PATHS_EMPTY',
    `paths of "${name}" match no file of the commit`,
    'Name files or directories relative to the working directory: services/api.',
  );
}

function invalid({ name }: Target, stderr: string): ProblemData {
  const said = stderr.trim().split('\n').at(-1) ?? '';
  return error(
    'PATHS_INVALID',
    `paths of "${name}" cannot be read: ${said}`,
    'Name files or directories of the checkout.',
  );
}
