// SPDX-License-Identifier: Apache-2.0
// Makes the record of a leg. Pure.
import { toLegName } from '../../plan/legs/leg-name.ts';
import type { Plan, Target } from '../../plan/plan.ts';
import type { LeftToMerge, LegImage, LegRecord } from '../record/receipt.ts';
import type { Settings } from '../../settings/settings.ts';
import { recipeOf, revisionOf } from '../reuse/revision.ts';
import type { Produced } from '../run.ts';
import { RECORD_KIND } from './record.ts';
import type { RunIdentity } from './run-identity.ts';

/** What a record says in addition to what was built. */
interface About {
  readonly run: RunIdentity;
  readonly tool: string;
  /** The platforms that the leg was asked for. */
  readonly platforms: readonly string[];
  readonly leaves: readonly LeftToMerge[];
  readonly isTested: (target: Target) => boolean;
  readonly isScanned: (target: Target) => boolean;
}

/** What these settings ask for that only a merge can do. */
export function listLeftToMerge({
  sign,
  githubAttestation,
}: Pick<Settings, 'sign' | 'githubAttestation'>): readonly LeftToMerge[] {
  return [
    ...(sign === 'none' ? [] : ['sign' as const]),
    ...(githubAttestation ? ['github-attestation' as const] : []),
  ];
}

/** The record of a leg that succeeded. */
export function makeRecord(part: Plan, produced: readonly Produced[], about: About): LegRecord {
  const built = produced.filter(({ reused }) => !reused);
  return {
    schemaVersion: 1,
    kind: RECORD_KIND,
    tool: about.tool,
    ...about.run,
    leg: toLegName(about.platforms),
    leaves: about.leaves,
    images: built.flatMap((one) => toImages(one, part.facts.sha, about)),
  };
}

function toImages(
  { target, builtImage, pushedImages }: Produced,
  sha: string,
  about: Pick<About, 'isTested' | 'isScanned'>,
): readonly LegImage[] {
  const pushed = pushedImages.length === 0 ? undefined : builtImage?.manifest;
  return target.platforms.map((platform) => ({
    target: target.name,
    platform,
    digest: pushed?.digest ?? null,
    mediaType: pushed?.mediaType ?? null,
    version: target.version,
    revision: revisionOf(target, sha),
    recipe: recipeOf(target),
    tested: about.isTested(target),
    scanned: about.isScanned(target),
  }));
}
