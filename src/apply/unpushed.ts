// SPDX-License-Identifier: Apache-2.0
// Why a run that might have pushed did not, and what it would have pushed. Pure.
import type { Plan, Target } from '../plan/plan.ts';
import { notice, type ProblemData } from '../problem.ts';
import type { Settings } from '../settings/settings.ts';

/**
 * The notice PUSH_SKIPPED of a run that was left to decide about pushing and only built; nothing
 * where the user decided, and where there was no tag to push, which is said elsewhere. Outside CI
 * the hint lists what `--push` would give to each repository.
 */
export function explainUnpushed(
  { facts, push, targets }: Plan,
  settings: Pick<Settings, 'push' | 'load'>,
): readonly ProblemData[] {
  const isDecided = settings.push !== 'auto' || settings.load || push.mode === 'push';
  if (isDecided || targets.every(({ tags }) => tags.length === 0)) return [];
  const hint = facts.ci === 'local' ? targets.flatMap(foretell).join('\n') : '';
  return [notice('PUSH_SKIPPED', `Built and not pushed: ${push.reason}.`, hint)];
}

function foretell({ repositories, tags }: Target): readonly string[] {
  const names = tags.map(({ tag }) => tag).join(', ');
  if (repositories.length === 0)
    return [`With --push and --image REPOSITORY it would get: ${names}`];
  return repositories.map((repository) => `With --push, ${repository} would get: ${names}`);
}
