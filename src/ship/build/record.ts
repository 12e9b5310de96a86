// SPDX-License-Identifier: Apache-2.0
// buildx's report of a successful build, for the outputs of a run. Types only.
import type { JsonObject } from '../../registry/json.ts';

/** buildx's metadata file of one build. */
export interface BuildRecord {
  /** The name of the target. */
  readonly name: string;
  /** Set if the target is built platform by platform. */
  readonly platform?: string;
  readonly metadata: JsonObject;
}
