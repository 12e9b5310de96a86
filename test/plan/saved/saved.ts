// SPDX-License-Identifier: Apache-2.0
// Saved plans for tests: the sample, with what a case is about put over it, and the run that it is read in.
import type { Plan, PlannedTag, Target } from '../../../src/plan/plan.ts';
import { parseSavedPlan } from '../../../src/plan/saved/saved.ts';
import type { Present } from '../../../src/plan/saved/applies.ts';
import { buildWords } from '../../../src/settings/values/build-flags.ts';
import { samplePlan } from '../../report/sample.ts';
import { settingsOf } from '../settings.ts';

/** A run of CI that would do what the sample says. */
export const present: Present = {
  sha: samplePlan.facts.sha,
  dirty: false,
  trust: samplePlan.facts.trust,
  push: samplePlan.push,
  settings: settingsOf(),
  isLocal: false,
  targets: samplePlan.targets,
};

/** The sample's target and its first tag. */
export const [target] = samplePlan.targets as readonly [Target];
export const [exact] = target.tags as readonly [PlannedTag, ...PlannedTag[]];

/** What the facts say of a change from another project. */
export const stranger = {
  level: 'untrusted',
  reason: 'this change comes from another project',
} as const;

/** A run that only builds. */
export const builds = { mode: 'build', reason: 'no', onlyWithCredentials: false } as const;

/** What becomes of a plan, as a value or as text, in the run with what is given put over it. */
export function parse(json: unknown, now: Partial<Present> = {}) {
  const text = typeof json === 'string' ? json : JSON.stringify(json);
  return parseSavedPlan(text, 'plan.json', { ...present, ...now }, buildWords);
}

/** The sample with one target, and that with what is given put over it. */
export function withTarget(given: Partial<Target>): Plan {
  return { ...samplePlan, targets: [{ ...target, ...given }] };
}

/** The sample with words put before the build context. */
export function withWords(words: readonly string[]): Plan {
  const argv = [...target.build.argv.slice(0, -2), ...words, '--', '.'];
  return withTarget({ build: { ...target.build, argv } });
}
