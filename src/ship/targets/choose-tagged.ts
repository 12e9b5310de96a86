// SPDX-License-Identifier: Apache-2.0
// Whether the targets that succeeded are tagged where others failed.
import { notice } from '../../problem.ts';
import type { Journal } from '../record/journal.ts';
import type { Produced, Production } from '../run.ts';

/**
 * What may be tagged: all, or of a run in which a target failed those that are left under `together: false`. The
 * notice TARGETS_NOT_TAGGED names the targets that are built and not tagged.
 */
export function chooseTagged(
  passed: readonly Produced[],
  { context }: Production,
  journal: Journal,
): readonly Produced[] {
  const fates = Object.entries(journal.read().fates);
  if (fates.length === 0 || !context.settings.together) return passed;
  const names = passed.map(({ target }) => `"${target.name}"`).join(', ');
  const lost = fates.filter(([, { status }]) => status === 'failed').map(([name]) => `"${name}"`);
  if (passed.length > 0) {
    const problem = notice(
      'TARGETS_NOT_TAGGED',
      `built and not tagged: ${names}, because ${lost.join(', ')} failed.`,
      'Correct the error and run it again. With together: false, targets are tagged even if others fail.',
    );
    journal.learn({ problems: [problem] });
  }
  return [];
}
