// SPDX-License-Identifier: Apache-2.0
// Provenance for GitHub as steps of a run, most of which store none and load nothing of it.
import type { Journal } from '../record/journal.ts';
import type { Produced, Production } from '../run.ts';
import type { PreparedAttesting } from './prepare.ts';

/** What a run attests with, found before anything is built. */
export async function checkAttesting({ context, plan }: Production): Promise<PreparedAttesting> {
  if (!context.settings.githubAttestation) return { problems: [] };
  return (await import('./prepare.ts')).prepareAttesting(context, plan.facts.project);
}

/** Stores the provenance of what is going to be tagged. @throws Problem as attestAll */
export async function attest(
  produced: readonly Produced[],
  production: Production,
  journal: Journal,
): Promise<void> {
  if (production.attester === undefined) return;
  await (await import('./attest.ts')).attestAll(produced, production, journal);
}
