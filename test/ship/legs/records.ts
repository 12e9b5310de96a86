// SPDX-License-Identifier: Apache-2.0
// Records of legs for tests: of target `app`, attempt 1.
import type { LegImage, LegRecord } from '../../../src/ship/record/receipt.ts';
import { recipeOf } from '../../../src/ship/reuse/revision.ts';
import { SHA } from '../../plan/facts.ts';
import { targetOf } from '../plans.ts';

/** The run that records are of, unless a test gives another. */
export const RUN = '0123456789abcdef0123456789abcdef';

/** What a leg has built for one platform. */
export function legImage(platform: string, given: Partial<LegImage> = {}): LegImage {
  return {
    target: 'app',
    platform,
    digest: `sha256:${Buffer.from(platform).toString('hex').padEnd(64, '0')}`,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    version: null,
    revision: SHA,
    recipe: recipeOf(targetOf()),
    tested: false,
    scanned: false,
    ...given,
  };
}

/** The record of a leg of one platform. */
export function legRecord(platform: string, given: Partial<LegRecord> = {}): LegRecord {
  return {
    ...{ schemaVersion: 1, kind: 'tagship/leg', tool: '0.0.0', run: RUN, attempt: 1 },
    leg: platform.replaceAll('/', '-'),
    leaves: [],
    images: [legImage(platform)],
    ...given,
  };
}
