// SPDX-License-Identifier: Apache-2.0
// How the git tags of a project are spelled. Types only.

/** Which git tags start a pipeline, and what stands before their version. */
export interface TagStyle {
  /** For systems whose patterns know character classes, such as GitHub. */
  readonly pattern: string;
  /** For systems whose patterns know only `*`. */
  readonly wildcard: string;
  /** The setting `tag-prefix`. */
  readonly prefix?: string;
}
