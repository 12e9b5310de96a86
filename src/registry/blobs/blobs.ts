// SPDX-License-Identifier: Apache-2.0
// Blobs of one repository: whether one is there, reading, mounting, uploading.
import { toApiHost } from '../address.ts';
import { type Ahead, openAhead } from './deferred.ts';
import { dropBody } from '../http/body.ts';
import { uploadInChunks } from './chunks.ts';
import { cancelUpload, closeUpload, readLocation, STARTED } from './uploads.ts';
import type { Access } from '../auth/tokens.ts';
import { checked, sized } from './digest.ts';
import { failed, toFailure } from '../failure.ts';
import { toNetworkFailure } from '../http/network.ts';
import { lost } from '../http/trace.ts';
import { WHOLE_BYTES } from '../limits.ts';
import { toPathPart } from '../path.ts';
import type { BlobSource, Descriptor, PutOptions } from '../registry.ts';
import type { Session } from '../http/session.ts';
import { readWhole } from './whole.ts';

/** Responses to HEAD before a push that mean "not found": the blob is uploaded, and the registry reports the reason if it refuses. */
const UNSURE = [204, 400, 401, 403, 405, 406, 410, 416, 501];

/** Whether the repository has a blob. An HTML page counts as no: uploading twice is harmless. */
export async function hasBlob(session: Session, access: Access, digest: string): Promise<boolean> {
  return await session.ask({
    method: 'HEAD',
    to: `blobs/${toPathPart(digest)}`,
    access,
    doing: `look for blob ${digest} in`,
    kind: 'read',
    expect: access.actions === 'pull' ? [200, 404, 410] : [200, 404, ...UNSURE],
    read: async (answer) => {
      await dropBody(answer);
      if (answer.statusCode !== 200) return false;
      return answer.headers['content-type']?.startsWith('text/html') !== true;
    },
  });
}

/** A stream of a blob. It fails at its end if the digest does not match. */
export async function openBlob(
  session: Session,
  access: Access,
  blob: Descriptor,
): Promise<AsyncIterable<Uint8Array>> {
  const answer = await session.ask({
    method: 'GET',
    to: `blobs/${toPathPart(blob.digest)}`,
    access,
    doing: `read blob ${blob.digest} from`,
    kind: 'read',
    isBlob: true,
    expect: [200],
    read: (found) => found,
  });
  return checked(told(answer, blob, access), blob, access.repository.name);
}

/** All bytes of a small blob, read again if truncated or altered. */
export async function readBlob(
  session: Session,
  access: Access,
  blob: Descriptor,
): Promise<Uint8Array> {
  return await session.ask({
    method: 'GET',
    to: `blobs/${toPathPart(blob.digest)}`,
    access,
    doing: `read blob ${blob.digest} from`,
    kind: 'read',
    isBlob: true,
    expect: [200],
    read: async (answer) => {
      const chunks: Uint8Array[] = [];
      const stream = checked(told(answer, blob, access), blob, access.repository.name);
      for await (const chunk of stream) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
  });
}

/** The same stream, whose errors name its source. */
async function* told(
  stream: AsyncIterable<Uint8Array>,
  blob: Descriptor,
  { repository }: Access,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* stream;
  } catch (cut) {
    const thrown = lost(cut);
    const doing = `read blob ${blob.digest} from "${repository.name}"`;
    const failure = toNetworkFailure(thrown, toApiHost(repository.host), doing);
    throw failure === undefined ? thrown : failed(failure, thrown);
  }
}

/** How often a mount without a response is tried. */
const MOUNTS = 2;

/**
 * Copies one blob here by the cheapest method: it already exists; it is mounted from a repository
 * of the same host; it is streamed. With `isNew` the upload is started, and its source opened, while the registry is asked
 * whether the blob exists, which saves two round trips. Each try opens the source anew, so nothing is kept in memory.
 */
export async function putBlob(
  session: Session,
  access: Access,
  blob: Descriptor,
  given: PutSource,
): Promise<'present' | 'mounted' | 'uploaded'> {
  const { source } = given;
  const from = toMountable(source, access);
  const open = () => source.openBlob(blob);
  const openFar = () =>
    from === undefined && source.repository !== undefined ? openAhead(open) : undefined;
  const isLikely = given.isNew === true || given.isMade === true;
  let started = isLikely && from === undefined ? startAhead(session, access, given) : undefined;
  let ahead = isLikely ? openFar() : undefined;
  const cancel = () => {
    started?.cancel();
    ahead?.drop();
  };
  const ask = given.isThere ?? (() => hasBlob(session, access, blob.digest));
  if (given.isMade !== true && (await isPresent(ask, cancel))) return 'present';
  // The source is opened while this registry starts the upload.
  ahead ??= openFar();
  let mounts = MOUNTS;
  const toMount = () => (mounts > 0 ? from && { from, blob } : undefined);
  return await session.retry(access, async () => {
    const { take, drop } = ahead ?? { take: open, drop: () => undefined };
    ahead = undefined;
    try {
      const starting = started?.starting;
      started = undefined;
      const location = (await starting) ?? (await startUpload(session, access, toMount()));
      if (location === undefined) return 'mounted';
      await upload(session, access, { blob, open: take, location });
      return 'uploaded';
    } catch (thrown) {
      if (toFailure(thrown)?.answer?.status !== 413) throw thrown;
      await uploadInChunks(session, access, { blob, open, refused: thrown });
      return 'uploaded';
    } finally {
      mounts -= 1;
      drop();
    }
  });
}

/** Where a blob comes from, what is known of it, and uploads that are open. */
interface PutSource extends PutOptions {
  readonly source: BlobSource;
  readonly takeUpload: () => Promise<URL | undefined>;
}

/** An upload that is started before it is known whether it is needed. */
interface Started {
  readonly starting: Promise<URL | undefined>;
  readonly cancel: () => void;
}

function startAhead(
  session: Session,
  access: Access,
  { takeUpload }: Pick<PutSource, 'takeUpload'>,
): Started {
  const start = async () => (await takeUpload()) ?? (await startUpload(session, access, undefined));
  const starting = start();
  const cancel = async (): Promise<void> => {
    const location = await starting.catch(() => undefined);
    if (location !== undefined) await cancelUpload(session, access, location);
  };
  starting.catch(() => undefined); // reported where the upload is needed
  return { starting, cancel: () => void cancel() };
}

/** Asks, and cancels what was begun meanwhile unless the answer is no. */
async function isPresent(ask: () => Promise<boolean>, cancel: () => void): Promise<boolean> {
  try {
    const found = await ask();
    if (found) cancel();
    return found;
  } catch (thrown) {
    cancel();
    throw thrown;
  }
}

function toMountable({ repository }: BlobSource, access: Access): Access | undefined {
  if (repository === undefined || repository.path === access.repository.path) return undefined;
  const isSameHost = toApiHost(repository.host) === toApiHost(access.repository.host);
  return isSameHost ? { ...access, mountFrom: repository } : undefined;
}

/** Opens an upload, and returns where it continues; undefined if the blob was mounted. */
export async function startUpload(
  session: Session,
  access: Access,
  mount: { readonly from: Access; readonly blob: Descriptor } | undefined,
): Promise<URL | undefined> {
  const start = {
    method: 'POST',
    body: new Uint8Array(),
    doing: `start an upload to`,
    kind: 'blob',
    expect: STARTED,
    read: readLocation,
  } as const;
  if (mount?.from.mountFrom !== undefined) {
    const { from, blob } = mount;
    const query = new URLSearchParams({ mount: blob.digest, from: mount.from.mountFrom.path });
    try {
      return await session.askOnce({
        ...start,
        to: `blobs/uploads/?${query.toString()}`,
        access: from,
        read: async (answer, url) => {
          if (answer.statusCode !== 201) return await readLocation(answer, url);
          await dropBody(answer);
          return undefined;
        },
      });
    } catch (thrown) {
      // Without read access to the other repository, or without mount support, the blob is uploaded.
      if (!isAnswered(thrown)) throw thrown;
    }
  }
  return await session.askOnce({ ...start, to: 'blobs/uploads/', access });
}

/** Whether the registry gave any response other than "not now". */
function isAnswered(thrown: unknown): boolean {
  const failure = toFailure(thrown);
  return failure?.answer === undefined
    ? failure?.retry === 'permanent' || failure?.retry === 'limited'
    : ![429, 503].includes(failure.answer.status);
}

async function upload(
  session: Session,
  access: Access,
  { blob, open, location }: { blob: Descriptor; open: Ahead['take']; location: URL },
): Promise<void> {
  const openSized = async () => sized(await open(), blob);
  const body =
    blob.size <= WHOLE_BYTES
      ? await readWhole({ openBlob: openSized }, blob)
      : { size: blob.size, open: openSized };
  await closeUpload(session, access, { blob, location, body });
}
