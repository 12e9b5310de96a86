// SPDX-License-Identifier: Apache-2.0
// Facts that the user gives in place of what the CI system and git say. Types only.

/** The same, checked. `sha` may still be an abbreviation. */
export interface CheckedOverrides {
  readonly gitTag?: string;
  readonly branch?: string;
  readonly eventName?: string;
  readonly sha?: string;
  readonly change?: number;
  readonly isFork: boolean;
  readonly build?: string;
  readonly defaultBranch?: string;
  readonly now?: string;
}
