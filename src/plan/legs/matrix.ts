// SPDX-License-Identifier: Apache-2.0
// The legs of a plan, as a matrix of jobs. Pure.
import type { Settings } from '../../settings/settings.ts';
import type { Plan } from '../plan.ts';
import { toLegName } from './leg-name.ts';
import { findRule, parseRunners, type Runner, type RunnerRule } from './runners.ts';

/** One leg: a row of GitHub's matrix. */
export interface MatrixRow {
  /** Counted from 0, so that each leg has an output of its own. */
  readonly row: number;
  /** `linux-arm64` */
  readonly leg: string;
  readonly runner: Runner;
  /** For the setting `leg`: `linux/arm64,linux/arm/v7`. */
  readonly platforms: string;
}

/** The jobs that build a plan. */
export interface BuildMatrix {
  /** Empty if one machine does: then the job that would merge builds. */
  readonly include: readonly MatrixRow[];
  /** Where that job runs. */
  readonly runner: Runner;
}

/** The legs whose records the reusable workflow can hand over; a plan of more is built on one machine. */
const MOST_ROWS = 64;

/** Where a platform is built that no rule of `runners` names. */
const USUAL: Runner = 'ubuntu-24.04';

/**
 * A leg for each platform of the plan; platforms that share a line of `runners` share a leg.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstrategymatrixinclude
 */
export function makeMatrix(
  { targets }: Pick<Plan, 'targets'>,
  rules: readonly RunnerRule[],
): BuildMatrix {
  const rows = groupPlatforms(targets, rules).map(({ runner, platforms }, row) => ({
    ...{ row, runner, leg: toLegName(platforms), platforms: platforms.join(',') },
  }));
  const merging = findRule('default', rules)?.runner ?? USUAL;
  if (rows.length > 1 && rows.length <= MOST_ROWS) return { include: rows, runner: merging };
  const [only = { runner: merging }] = rows.length === 1 ? rows : [];
  return { include: [], runner: only.runner };
}

interface Group {
  readonly runner: Runner;
  readonly platforms: string[];
}

/** The platforms of each leg, in the order of the plan. */
function groupPlatforms(targets: Plan['targets'], rules: readonly RunnerRule[]): readonly Group[] {
  const groups = new Map<RunnerRule | string, Group>();
  for (const platform of new Set(targets.flatMap((target) => target.platforms))) {
    const rule = findRule(platform, rules);
    const key = rule !== undefined && rule.platforms.length > 1 ? rule : platform;
    const group = groups.get(key) ?? { runner: rule?.runner ?? USUAL, platforms: [] };
    group.platforms.push(platform);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/**
 * The outputs of `plan` for the jobs that build it: `matrix` for `strategy.matrix`, empty where one machine does;
 * `count` of its rows; and `runner`, as JSON for `fromJSON`, since it may be a list of labels.
 */
export function toMatrixOutputs(
  plan: Pick<Plan, 'targets'>,
  { runners }: Pick<Settings, 'runners'>,
): Readonly<Record<'matrix' | 'count' | 'runner', string>> {
  const rules = parseRunners(runners);
  const { include, runner } = makeMatrix(plan, rules.ok ? rules.value : []);
  return {
    matrix: include.length === 0 ? '' : JSON.stringify({ include }),
    count: String(include.length),
    runner: JSON.stringify(runner),
  };
}
