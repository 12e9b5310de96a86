// SPDX-License-Identifier: Apache-2.0
// What was read of a repository, before anything follows from it. Types only.
import type { ProblemData } from '../../problem.ts';
import type { StatusDetails, StatusRepository, StatusSignature } from './status.ts';

/** An image that was read. */
export interface ImageReading extends StatusDetails {
  /** What its label says. */
  readonly version: string | null;
  /** The size of each blob, by digest. */
  readonly blobs: ReadonlyMap<string, number>;
}

/** A repository that was read. */
export interface RepositoryReading extends Pick<StatusRepository, 'name' | 'state' | 'depth'> {
  /** All its tags of images, also those that were not looked at. */
  readonly listed: readonly string[];
  /** Whether the registry listed all its tags. */
  readonly isListComplete: boolean;
  /** The digest of each tag that was looked at; null if it is listed, but does not exist. */
  readonly digests: ReadonlyMap<string, string | null>;
  readonly images: ReadonlyMap<string, ImageReading>;
  readonly signatures: ReadonlyMap<string, StatusSignature>;
  readonly problems: readonly ProblemData[];
}
