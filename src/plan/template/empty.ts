// SPDX-License-Identifier: Apache-2.0
// Empty expressions: why they are empty, and the notice.
import { notice, type ProblemData } from '../../problem.ts';
import type { Where } from './expressions.ts';
import { quote } from '../quote.ts';
import { noticeAt } from '../rules/source-span.ts';

const NO_VERSION = 'the run has no version';

/** Why a name is empty. */
const lacks: ReadonlyMap<string, string> = new Map([
  ['branch', 'the run is not on a branch'],
  ['tag', 'the run is not on a git tag'],
  ['base_ref', 'the run has no base branch'],
  ['pr', 'the run is not for a change that is checked out'],
  ['version', NO_VERSION],
  ['major', NO_VERSION],
  ['minor', NO_VERSION],
  ['patch', 'the version has no such number, or the run has no version'],
  ['channel', 'the version is not a prerelease'],
  ['build', 'the CI system gives the run no number'],
  ['environment', 'no environment is set'],
  ['sha', 'the commit is not known'],
  ['distance', 'the history of the checkout does not reach a version git tag'],
]);

const hints: ReadonlyMap<string, string> = new Map([
  ['distance', 'Give actions/checkout "fetch-depth: 0"; on GitLab set GIT_DEPTH to 0.'],
  ['environment', 'Give "environment".'],
  ['build', 'Give --build NUMBER.'],
]);

/** Why a tag is left out: `{{branch}} is empty here: the run is not on a branch`. */
export function describeEmpty(name: string): string {
  return `{{${name}}} is empty here: ${lacks.get(name) ?? 'no name of that kind is known'}`;
}

/**
 * The notice EXPRESSION_EMPTY: a part of the tag would be missing.
 *
 * @param left the rest of the tag.
 */
export function leftOut(name: string, left: string, where: Where): ProblemData {
  const message = `no tag ${quote(left)}: ${describeEmpty(name)}`;
  const hint =
    hints.get(name) ?? 'Disable the rule for such runs with "enable", or remove the name.';
  return typeof where === 'string'
    ? notice('EXPRESSION_EMPTY', `${where}: ${message}`, hint)
    : noticeAt(where, 'EXPRESSION_EMPTY', message, hint);
}

/**
 * The notices EXPRESSION_EMPTY for a label, an annotation or a build argument: it stays, without the
 * values of these names.
 *
 * @param what as a message names it: `the build arg "VERSION"`; its value may be a secret.
 */
export function lackParts(
  names: readonly string[] | undefined,
  what: string,
  setting: 'labels' | 'annotations' | 'build-args',
): readonly ProblemData[] {
  return [...new Set(names)].map((name) =>
    notice(
      'EXPRESSION_EMPTY',
      `${setting}: a part of ${what} is missing: ${describeEmpty(name)}`,
      hints.get(name) ?? `Write {{#if ${name}}}…{{/if}} around what needs it, or remove the name.`,
    ),
  );
}
