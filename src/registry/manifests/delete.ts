// SPDX-License-Identifier: Apache-2.0
// Deletes manifests and tags by the distribution API.
import type { Access } from '../auth/tokens.ts';
import { isDigest } from '../blobs/digest.ts';
import { dropBody } from '../http/body.ts';
import type { Session } from '../http/session.ts';
import { toPathPart } from '../path.ts';

/** Answers of registries that delete nothing, or no single tag. */
const BY_DIGEST = [405];
const BY_TAG = [400, 405];

/**
 * DELETE by tag or digest. What is not there any more is `absent`, which a repeated request finds too.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#content-management
 */
export async function deleteManifest(
  session: Session,
  access: Access,
  reference: string,
): Promise<'deleted' | 'absent' | 'unsupported'> {
  const refusals = isDigest(reference) ? BY_DIGEST : BY_TAG;
  return await session.ask({
    method: 'DELETE',
    to: `manifests/${toPathPart(reference)}`,
    access,
    doing: `delete ${reference} from`,
    kind: 'delete',
    expect: [200, 202, 204, 404, ...refusals],
    read: async (answer) => {
      await dropBody(answer);
      if (answer.statusCode === 404) return 'absent';
      return refusals.includes(answer.statusCode) ? 'unsupported' : 'deleted';
    },
  });
}
