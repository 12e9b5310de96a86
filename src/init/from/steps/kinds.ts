// SPDX-License-Identifier: Apache-2.0
// What each kind of step gives: one image to build, in the words of ours. Types only.
import type { Input } from '../inputs.ts';
import type { TranslatedLogin, Variable } from './login.ts';
import type { Report } from '../notes.ts';
import type { WorkflowStep } from '../workflow.ts';

/** An image that steps of a job build, and what a step of ours needs for the same. */
export interface Image {
  /** The step that ours replaces. */
  readonly step: WorkflowStep;
  /** Further steps to remove. */
  readonly others: readonly WorkflowStep[];
  readonly inputs: readonly Input[];
  readonly logins: readonly TranslatedLogin[];
  readonly env: readonly Variable[];
  /** The outputs of `step` and `others` that ours has too, by the names that they have there. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly report: Report;
}
