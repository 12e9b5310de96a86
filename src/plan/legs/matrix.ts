// SPDX-License-Identifier: Apache-2.0
// The legs of a plan, as a matrix of jobs. Pure.
import { notice, type ProblemData } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import { isMade } from '../build/made.ts';
import type { Plan, Target } from '../plan.ts';
import { isFinished, listParts } from './parts.ts';
import { toLegName } from './leg-name.ts';
import { findRule, isNative, parseRunners, type Runner, type RunnerRule } from './runners.ts';

/** One leg: a row of GitHub's matrix. */
export interface MatrixRow {
  /** Counted from 0, so that each leg has an output of its own. */
  readonly row: number;
  /** `linux-arm64` */
  readonly leg: string;
  readonly runner: Runner;
  /** For the setting `leg`: `linux/arm64,linux/arm/v7`. */
  readonly platforms: string;
  /** For the setting `only`: `api,web`; empty if the settings have no targets. */
  readonly targets: string;
  /** The platforms that need an emulator there: `linux/s390x`; usually empty. */
  readonly emulate: string;
}

/** The jobs that build a plan. */
export interface BuildMatrix {
  /** Empty if one machine does: then the job that would merge builds. */
  readonly include: readonly MatrixRow[];
  /** Where that job runs. */
  readonly runner: Runner;
  /** The platforms that need an emulator there, if it builds. */
  readonly emulate: string;
  readonly problems: readonly ProblemData[];
}

/** How the legs of a plan are made. */
type Wanted = Pick<Settings, 'runners' | 'split' | 'emulation' | 'targets' | 'outputs'>;

/** The legs whose records the reusable workflow can hand over; a plan of more is built on one machine. */
const MOST_ROWS = 64;

/** Where a platform is built that no rule of `runners` names. */
const USUAL: Runner = 'ubuntu-24.04';

/**
 * The legs of a plan; platforms that share a line of `runners` share a leg. Targets of a plan with the answers of the
 * registries that need no build have none, unless their outputs write files, and neither has an image that another program made.
 *
 * | `split`    | a leg for each                                                                    |
 * | ---------- | --------------------------------------------------------------------------------- |
 * | `platform` | platform, with all its targets                                                    |
 * | `target`   | platform and part of the targets; those that are built on each other are one part |
 *
 * The notice SPLIT_TOO_MANY: `target` would give more legs than can be merged, so that it is `platform`.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstrategymatrixinclude
 */
export function makeMatrix({ targets }: Pick<Plan, 'targets'>, wanted: Wanted): BuildMatrix {
  const parsed = parseRunners(wanted.runners);
  const rules = parsed.ok ? parsed.value : [];
  const left = targets.filter(
    (target) => (!isFinished(target) || writesFiles(target, wanted)) && !isMade(target.build),
  );
  const { rows, problems } = chooseRows(left, rules, wanted);
  const merging = findRule('default', rules)?.runner ?? USUAL;
  if (rows.length > 1 && rows.length <= MOST_ROWS) {
    return { include: rows, runner: merging, emulate: '', problems };
  }
  const [only] = rows.length === 1 ? rows : [];
  const runner = only?.runner ?? merging;
  const all = rows.flatMap(({ platforms }) => platforms.split(','));
  return { include: [], runner, emulate: listEmulated(all, runner, wanted), problems };
}

/** Whether a target is built even if its image is there: for the files that its outputs write. */
function writesFiles({ name }: Target, { outputs, targets }: Wanted): boolean {
  const own = targets.find((target) => target.name === name);
  return (own?.settings.outputs ?? outputs).length > 0;
}

function chooseRows(
  left: readonly Target[],
  rules: readonly RunnerRule[],
  wanted: Wanted,
): { readonly rows: readonly MatrixRow[]; readonly problems: readonly ProblemData[] } {
  if (wanted.split === 'target') {
    const rows = toRows(listParts(left), rules, wanted);
    if (rows.length <= MOST_ROWS) return { rows, problems: [] };
    const problems = [describeTooMany(rows.length)];
    return { rows: toRows([left], rules, wanted), problems };
  }
  return { rows: toRows([left], rules, wanted), problems: [] };
}

function describeTooMany(count: number): ProblemData {
  return notice(
    'SPLIT_TOO_MANY',
    `split: target would give ${count} legs, and ${MOST_ROWS} can be merged: there is one for each platform instead.`,
    'Set split: platform, or ship fewer targets in a run with only.',
  );
}

/** The rows, in the order of platforms. */
function toRows(
  parts: readonly (readonly Target[])[],
  rules: readonly RunnerRule[],
  wanted: Wanted,
): readonly MatrixRow[] {
  const { targets } = wanted;
  const groups = groupPlatforms(parts.flat().filter(isTagged), rules);
  return groups
    .flatMap(({ runner, platforms }) =>
      parts.flatMap((part) => {
        const own = part.filter(
          (target) => isTagged(target) && platforms.some((one) => target.platforms.includes(one)),
        );
        const theirs = platforms.filter((one) =>
          own.some((target) => target.platforms.includes(one)),
        );
        return own.length === 0
          ? []
          : [{ runner, platforms: theirs, own: own.map(({ name }) => name) }];
      }),
    )
    .map(({ runner, platforms, own }, row) => ({
      ...{ row, runner, platforms: platforms.join(',') },
      leg: toLegName(platforms, parts.length > 1 ? own : []),
      targets: targets.length === 0 ? '' : own.join(','),
      emulate: listEmulated(platforms, runner, wanted),
    }));
}

function listEmulated(platforms: readonly string[], runner: Runner, { emulation }: Wanted): string {
  const foreign = platforms.filter((platform) => !isNative(platform, runner));
  return emulation === 'off' ? '' : foreign.join(',');
}

/** A base without tags is built where the targets are that need it. */
function isTagged({ untagged }: Target): boolean {
  return untagged === undefined;
}

interface Group {
  readonly runner: Runner;
  readonly platforms: string[];
}

/** The platforms of each machine, in the order of the plan. */
function groupPlatforms(
  targets: readonly Target[],
  rules: readonly RunnerRule[],
): readonly Group[] {
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

/** A matrix as outputs of `plan`, for the jobs that build it. */
export interface MatrixOutputs {
  readonly outputs: {
    /** For `strategy.matrix`; empty where one machine does. */
    readonly matrix: string;
    /** The number of its rows. */
    readonly count: string;
    /** As JSON for `fromJSON`, since it may be a list of labels. */
    readonly runner: string;
    /** The platforms that the last job needs an emulator for, if it builds. */
    readonly emulate: string;
    /** Whether a leg that failed keeps all targets from being tagged. */
    readonly together: string;
  };
  readonly problems: readonly ProblemData[];
}

/** The outputs of `plan` for the jobs that build it. */
export function toMatrixOutputs(
  plan: Pick<Plan, 'targets'>,
  settings: Wanted & Pick<Settings, 'together'>,
): MatrixOutputs {
  const { include, runner, emulate, problems } = makeMatrix(plan, settings);
  const outputs = {
    matrix: include.length === 0 ? '' : JSON.stringify({ include }),
    count: String(include.length),
    runner: JSON.stringify(runner),
    emulate,
    together: String(settings.together || plan.targets.length < 2),
  };
  return { outputs, problems };
}
