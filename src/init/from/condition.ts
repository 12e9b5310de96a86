// SPDX-License-Identifier: Apache-2.0
// Conditions of steps that push, as the input `push`. Pure.
import { isNoChange } from './steps/build-push.ts';
import { withValue, type Input } from './inputs.ts';
import { lineOf, normalize, type WorkflowStep } from './workflow.ts';

/** Functions that only conditions of steps know. */
const STATUS = /\b(?:success|failure|always|cancelled)\s*\(/;

/**
 * The input `push` for steps that push under a condition of their own; the reason, where no input says
 * the same.
 *
 * | conditions                              | `push`                     |
 * | --------------------------------------- | -------------------------- |
 * | none, that of the build, no change      | left out: `auto`           |
 * | one for all: `github.ref == '…'`        | `${{ github.ref == '…' }}` |
 * | several, or one with `always()`         | a reason                   |
 */
export function toPushInput(
  build: WorkflowStep,
  pushes: readonly WorkflowStep[],
): readonly Input[] | string {
  const own = normalize(build.if);
  const others = pushes.filter((step) => normalize(step.if) !== own);
  const [first] = others;
  const condition = first?.if;
  if (first === undefined || condition === undefined)
    return others.some((step) => step.if !== undefined) ? differ(first) : [];
  const isOne = pushes.every((step) => normalize(step.if) === normalize(condition));
  if (!isOne || STATUS.test(condition)) return differ(first);
  if (isNoChange(condition)) return [];
  const inner = condition
    .trim()
    .replace(/^\$\{\{(.*)\}\}$/s, '$1')
    .trim();
  return /[{}]{2}|\n/.test(inner) ? differ(first) : [withValue('push', `\${{ ${inner} }}`)];
}

function differ(step: WorkflowStep | undefined): string {
  const at = step === undefined ? '' : ` (line ${lineOf(step)})`;
  return `it pushes under a condition${at} that the input push cannot express`;
}
