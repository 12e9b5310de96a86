// SPDX-License-Identifier: Apache-2.0
// The commands yank and unyank: read settings and facts, show the plan, apply it.
import type { YankReport } from '../../lifecycle/yank/report.ts';
import { hasErrors } from '../../problem.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Settings } from '../../settings/settings.ts';
import { listTargetRepositories } from '../inputs/repositories.ts';
import { readBoth } from '../promote.ts';
import type { Request, RunEnvironment } from '../request.ts';
import { withContext } from '../context.ts';

/** What is yanked, and how it is told. */
export interface YankOptions {
  readonly command: 'yank' | 'unyank';
  /** A version, or a reference with one. */
  readonly version: string;
  /** Only show the plan. */
  readonly dryRun: boolean;
  /** Called with the plan before anything is written. */
  readonly onPlan: (planned: YankReport) => void;
}

/**
 * Plans a yank and applies it, unless it is a dry run or the plan has errors.
 *
 * @throws Problem when there can be no plan
 */
export async function runYank(
  request: Request,
  options: YankOptions,
  environment: RunEnvironment,
): Promise<YankReport> {
  const { settings, facts } = await readBoth(request, environment);
  const [, name, version = options.version] =
    /^([^@]+[/:][^@]*):([^:/@]+)$/.exec(options.version) ?? [];
  const names = name === undefined ? await listAllNames(settings, facts) : [name];
  const { applyYank, prepareYank } = await import('../../lifecycle/yank/yank.ts');
  return withContext({ settings, facts }, environment, async (context) => {
    const { command } = options;
    const { because } = settings;
    const ready = await prepareYank({ command, version, because, names, facts }, context);
    options.onPlan(ready.report);
    if (options.dryRun || hasErrors(ready.report.problems)) return ready.report;
    return applyYank(ready, context);
  });
}

/** The repositories of all targets, each once. */
async function listAllNames(settings: Settings, facts: Facts): Promise<readonly string[]> {
  const targets = await listTargetRepositories(settings, facts);
  return [...new Set(targets.flatMap(({ names }) => names))];
}
