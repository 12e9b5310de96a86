// SPDX-License-Identifier: Apache-2.0
// What buildx says of a build that succeeded, for the outputs of a run. A type only.
import type { JsonObject } from '../../registry/json.ts';

/** buildx's metadata file of one build. */
export interface BuildRecord {
  /** Of the target. */
  readonly name: string;
  /** Where the target is built platform by platform. */
  readonly platform?: string;
  readonly metadata: JsonObject;
}
