// SPDX-License-Identifier: Apache-2.0
// The files behind the setting `paths`, for `plan --explain`. Asks git; changes nothing.
import { openGit } from '../../facts/git/git.ts';
import type { GitContext, GitRun } from '../../facts/git/run.ts';
import type { ExplainedInputs } from '../../plan/explain.ts';
import type { Plan, Target } from '../../plan/plan.ts';
import type { Settings } from '../../settings/settings.ts';
import { settingsForTarget } from '../../settings/targets.ts';
import { listBuildFiles, toPathspecs } from './inputs.ts';

/**
 * The input files of each target whose `paths` count, by its name; with those that changed since the commit of the
 * image that its tags point at, if the plan names one (`--registry`) and the clone has that commit.
 */
export async function readInputFiles(
  plan: Plan,
  settings: Settings,
  git: GitContext,
): Promise<ReadonlyMap<string, ExplainedInputs>> {
  const { run } = openGit(git);
  const found = new Map<string, ExplainedInputs>();
  for (const target of plan.targets.filter(({ build }) => build.inputs !== undefined)) {
    const { paths } = settingsForTarget(settings, target.name);
    // One question each: what `paths` excludes counts all the same if it is the Dockerfile.
    const specs = [toPathspecs(paths), listBuildFiles(target)];
    const ask = (...args: readonly string[]) => askEach(run, args, specs);
    const files = await ask('ls-files', '-z', '--full-name');
    const since = revisionOf(target);
    const changed =
      since === undefined ? undefined : await ask('diff-tree', ...CHANGED, since, 'HEAD');
    found.set(target.name, {
      files: files ?? [],
      bases: target.needs ?? [],
      ...(since !== undefined && changed !== undefined && { changed: { since, files: changed } }),
    });
  }
  return found;
}

const CHANGED = ['-r', '-z', '--name-only', '--no-renames'];

/** Names of files, each once and in order; undefined if git does not know what it is asked about. */
async function askEach(
  run: GitRun,
  args: readonly string[],
  specs: readonly (readonly string[])[],
): Promise<readonly string[] | undefined> {
  const names = new Set<string>();
  for (const own of specs.filter(({ length }) => length > 0)) {
    const { code, stdout } = await run([...args, '--', ...own]);
    if (code !== 0) return undefined;
    for (const name of stdout.split('\0')) if (name !== '') names.add(name);
  }
  return [...names].sort();
}

/** The commit of the image that is there. It comes from a registry: whatever is no commit ID is none. */
function revisionOf({ unchangedSince, tags, held }: Target): string | undefined {
  const known = [unchangedSince, ...[...tags, ...held].map(({ from }) => from?.revision)];
  return known.find((revision) => revision !== undefined && /^[0-9a-f]{40,64}$/.test(revision));
}
