// SPDX-License-Identifier: Apache-2.0
// The setting `runners`: which machine builds which platforms. Pure.
import { error, type Parsed, type ProblemData } from '../../problem.ts';
import { quote } from '../quote.ts';

/** What `runs-on` takes: a label, or several that a runner must have. */
export type Runner = string | readonly string[];

/** A line of the setting. */
export interface RunnerRule {
  /** `linux/arm64`, or `default`; several share a leg. */
  readonly platforms: readonly string[];
  readonly runner: Runner;
}

/** GitHub's runners without extra cost, each for the platforms that it builds natively. */
const DEFAULTS: readonly RunnerRule[] = [
  { platforms: ['default'], runner: 'ubuntu-24.04' },
  { platforms: ['linux/arm'], runner: 'ubuntu-24.04-arm' },
  { platforms: ['linux/arm64'], runner: 'ubuntu-24.04-arm' },
];

const PLATFORM = /^[a-z0-9]+(?:\/[a-z0-9.]+){0,2}$/i;
const LABEL = /^[^\s[\],"'$\\]{1,100}$/;

/**
 * The rules of the setting, one a line.
 *
 * | line                            | means                                                    |
 * | ------------------------------- | -------------------------------------------------------- |
 * | `linux/arm64=big-arm`           | the platform, and those that begin with it               |
 * | `linux/arm64,linux/arm/v7=big`  | the same, and one leg builds both                        |
 * | `linux/arm64=[self-hosted,arm]` | a runner with all these labels                           |
 * | `default=big`                   | all other platforms; the usual runners are not used then |
 *
 * Problems: RUNNERS_INVALID for each other line.
 */
export function parseRunners(lines: readonly string[]): Parsed<readonly RunnerRule[]> {
  const rules: RunnerRule[] = [];
  const problems: ProblemData[] = [];
  for (const line of lines) {
    const rule = parseRule(line);
    if (rule === undefined) problems.push(describe(line));
    else rules.push(rule);
  }
  if (problems.length > 0) return { ok: false, problems };
  const isWhole = rules.some(({ platforms }) => platforms.includes('default'));
  return { ok: true, value: isWhole ? rules : [...rules, ...DEFAULTS], problems };
}

function parseRule(line: string): RunnerRule | undefined {
  const [, left = '', right = ''] = /^([^=]*)=(.*)$/.exec(line.trim()) ?? [];
  const platforms = left.split(',').map((platform) => platform.trim());
  const runner = parseRunner(right.trim());
  const isLegal = platforms.every((platform) => PLATFORM.test(platform));
  return isLegal && runner !== undefined ? { platforms, runner } : undefined;
}

function parseRunner(text: string): Runner | undefined {
  const [, list] = /^\[(.*)\]$/.exec(text) ?? [];
  if (list === undefined) return LABEL.test(text) ? text : undefined;
  const labels = list.split(',').map((label) => label.trim().replace(/^(["'])(.*)\1$/, '$2'));
  return labels.every((label) => LABEL.test(label)) ? labels : undefined;
}

function describe(line: string): ProblemData {
  return error(
    'RUNNERS_INVALID',
    `runners: ${quote(line)} is not a platform and a runner`,
    'Write linux/arm64=ubuntu-24.04-arm, or linux/arm64=[self-hosted, arm] for several labels.',
  );
}

/** The rule for a platform: the one that names the longest part of it, the first of equals. */
export function findRule(platform: string, rules: readonly RunnerRule[]): RunnerRule | undefined {
  const rank = ({ platforms }: RunnerRule): number =>
    Math.max(...platforms.map((name) => rankOf(name, platform)));
  const [best] = rules.toSorted((one, other) => rank(other) - rank(one));
  return best === undefined || rank(best) < 0 ? undefined : best;
}

function rankOf(name: string, platform: string): number {
  if (name === 'default') return 0;
  return platform === name || platform.startsWith(`${name}/`) ? name.length : -1;
}

/** The labels of GitHub's Linux runners. */
const OWN_RUNNER = /^ubuntu-(?:latest|[\d.]+)(-arm)?$/;

/**
 * Whether a runner runs a platform without an emulator. That is known of GitHub's own runners; of any other it is taken for
 * granted.
 *
 * @see https://docs.github.com/actions/reference/runners/github-hosted-runners
 */
export function isNative(platform: string, runner: Runner): boolean {
  const found = typeof runner === 'string' ? OWN_RUNNER.exec(runner) : null;
  if (found === null) return true;
  const [, architecture = ''] = platform.split('/');
  const native =
    found[1] === undefined ? ['amd64', '386', 'x86_64', 'i386'] : ['arm64', 'arm', 'aarch64'];
  return native.includes(architecture);
}
