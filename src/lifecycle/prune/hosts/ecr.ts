// SPDX-License-Identifier: Apache-2.0
// Amazon ECR: deletes several images in one request, of which each may fail.
import type { EcrImageId, EcrImages } from '../../../credentials/aws/ecr-images.ts';
import { error, Problem } from '../../../problem.ts';
import type { RepositoryName } from '../../../registry-host.ts';
import { toLine } from '../../../registry/http/line.ts';
import type { PruneHost } from '../host.ts';
import { toListing } from './api.ts';

/** Images in one request. @see https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchDeleteImage.html */
const MOST = 100;

interface Waiting {
  readonly id: EcrImageId;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** The host of a repository in ECR. */
export function createEcrHost(repository: RepositoryName, images: EcrImages): PruneHost {
  const { name } = repository;
  let waiting: Waiting[] = [];
  const flush = async (): Promise<void> => {
    const batch = waiting.slice(0, MOST);
    waiting = waiting.slice(MOST);
    if (waiting.length > 0) setImmediate(() => void flush());
    try {
      const failures = await images.remove(batch.map(({ id }) => id));
      const failed = new Map(failures.map((failure) => [failure.id, failure]));
      for (const { id, resolve, reject } of batch) {
        const failure = failed.get('imageTag' in id ? id.imageTag : id.imageDigest);
        // What another run has deleted is gone.
        if (failure === undefined || failure.code === 'ImageNotFound') resolve();
        else reject(toProblem(name, failure));
      }
    } catch (thrown) {
      for (const { reject } of batch) reject(thrown);
    }
  };
  const remove = (id: EcrImageId) =>
    new Promise<void>((resolve, reject) => {
      waiting.push({ id, resolve, reject });
      if (waiting.length === 1) setImmediate(() => void flush());
    });
  return {
    // https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchDeleteImage.html
    ...{ untagging: 'not-last', tagsFirst: true },
    list: async () => {
      const listed = await images.list();
      return toListing(
        listed.map(({ digest, tags, pushedMs }) => ({ digest, tags, times: [pushedMs] })),
        repository,
      );
    },
    untag: (tag) => remove({ imageTag: tag }),
    remove: (digest) => remove({ imageDigest: digest }),
  };
}

function toProblem(
  name: string,
  { id, code, reason }: { readonly id: string; readonly code: string; readonly reason: string },
): Problem {
  const message = `could not delete ${id} from "${name}": ECR answered ${toLine(`${code} "${reason}"`)}.`;
  const hint = code.startsWith('ImageReferencedBy')
    ? 'An image that stays, or one without a tag, still lists it. Set untagged-older-than to delete those too.'
    : 'Check the permissions of the account, and whether the image is protected.';
  return new Problem([error('PRUNE_REFUSED', message, hint)]);
}
