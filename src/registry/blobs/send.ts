// SPDX-License-Identifier: Apache-2.0
// Uploads a blob whose bytes come from elsewhere at their own pace, and cannot be opened at will.
import { error, Problem } from '../../problem.ts';
import type { Access } from '../auth/tokens.ts';
import { startUpload } from './blobs.ts';
import { uploadInChunks } from './chunks.ts';
import { sized } from './digest.ts';
import { failed, toFailure } from '../failure.ts';
import type { Session } from '../http/session.ts';
import type { Descriptor } from '../registry.ts';
import { closeUpload } from './uploads.ts';

/**
 * Uploads a blob that the repository lacks. `next` is called once an upload is open, and returns the bytes
 * when they come; it is called anew for each try, with what went wrong before. An error of the stream
 * or of `next` is thrown as it is.
 *
 * @throws Problem REGISTRY_…
 */
export async function sendBlob(
  session: Session,
  access: Access,
  blob: Descriptor,
  {
    next,
    takeUpload,
  }: {
    readonly next: (failure: Problem | undefined) => Promise<AsyncIterable<Uint8Array>>;
    /** One that is open already. */
    readonly takeUpload: () => Promise<URL | undefined>;
  },
): Promise<void> {
  let before: Problem | undefined;
  let refused: unknown; // for its size
  const open = () => next(before);
  await session.retry(access, async () => {
    try {
      if (refused !== undefined) {
        await uploadInChunks(session, access, { blob, open, refused });
        return;
      }
      const location = (await takeUpload()) ?? (await startUpload(session, access, undefined));
      if (location === undefined) return;
      const stream = await open();
      await closeUpload(session, access, {
        ...{ blob, location, isPaced: true },
        body: { size: blob.size, open: openOnce(sized(stream, blob), access) },
      });
    } catch (thrown) {
      if (thrown instanceof Problem) before = thrown;
      if (refused !== undefined || toFailure(thrown)?.answer?.status !== 413) throw thrown;
      refused = thrown;
      await uploadInChunks(session, access, { blob, open, refused });
    }
  });
}

/** The stream for the first try; a second one, after a refused authorization, needs the bytes again. */
function openOnce(
  stream: AsyncIterable<Uint8Array>,
  { repository }: Access,
): () => Promise<AsyncIterable<Uint8Array>> {
  let isTaken = false;
  return () => {
    if (isTaken) {
      const message = `"${repository.name}" refused the authorization in the middle of an upload.`;
      const problem = error('REGISTRY_DENIED', message, 'Run again.');
      return Promise.reject(failed({ retry: 'transient', problem }));
    }
    isTaken = true;
    return Promise.resolve(stream);
  };
}
