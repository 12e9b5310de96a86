// SPDX-License-Identifier: Apache-2.0
// A translated CI file: its text, what was taken over, and what was not. Types only.
import type { Report } from './notes.ts';

/** What names a version of tagship in a CI file. */
export interface Revision {
  /** `1.2.3` */
  readonly version: string;
  /** The commit of its git tag, where it is known. */
  readonly commit?: string;
}

/** A file with tagship in it. */
export interface Translation extends Report {
  /** The whole file; all that is not about images is as it was, byte for byte. */
  readonly text: string;
  /** How many steps of tagship it has; with 0 the text is as it was. */
  readonly count: number;
}
