// SPDX-License-Identifier: Apache-2.0
// A repository in memory that takes everything, and reads each blob to its end.
import { readWhole } from '../../../src/registry/blobs/whole.ts';
import { toDigest } from '../../../src/registry/blobs/digest.ts';
import type { Repository } from '../../../src/registry/registry.ts';
import { toName, toSource } from '../bench.ts';

/** The repository, and the digests of what was written to it. */
export function createRecorder(): { readonly target: Repository; readonly written: string[] } {
  const written: string[] = [];
  const target: Repository = {
    ...toSource([]),
    repository: toName('registry.example'),
    resolve: () => Promise.resolve(undefined),
    getManifest: () => Promise.resolve(undefined),
    putManifest: (digest) => {
      written.push(digest);
      return Promise.resolve(digest);
    },
    deleteManifest: () => Promise.resolve('unsupported'),
    hasBlob: () => Promise.resolve(false),
    putBlob: async (blob, source) => {
      const bytes = await readWhole({ openBlob: source.openBlob }, blob);
      if (toDigest(bytes) !== blob.digest) throw new Error(`other bytes for ${blob.digest}`);
      written.push(blob.digest);
      return 'uploaded';
    },
    sendBlob: () => Promise.resolve(),
    provePush: () => Promise.resolve({ ok: true }),
    listReferrers: () => Promise.resolve(undefined),
    listTags: () => Promise.resolve({ tags: [], complete: true }),
    authorize: () => Promise.resolve(),
  };
  return { target, written };
}
