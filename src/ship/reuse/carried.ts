// SPDX-License-Identifier: Apache-2.0
// Where signatures, attestations and all else that belongs to an image can be read.
import type { BlobSource, Repository } from '../../registry/registry.ts';

/** Where what belongs to an image can be found: a repository, or a layout. */
export interface CarriedFrom extends BlobSource, Pick<Repository, 'getManifest' | 'listReferrers'> {
  /** `ghcr.io/acme/app`, `oci:result` */
  readonly label: string;
}

/**
 * The ends of the tags of cosign's older format: signatures, attestations, SBOMs.
 *
 * @see https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md
 */
export const OLDER_ENDS = ['sig', 'att', 'sbom'] as const;

/** What belongs to the images of a repository. */
export function fromRepository(repository: Repository): CarriedFrom {
  return { ...repository, label: repository.repository.name };
}
