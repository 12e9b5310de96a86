// SPDX-License-Identifier: Apache-2.0
// Blobs of one repository: whether one is there, reading, mounting, uploading.
import { error } from '../problem.ts';
import { toApiHost } from './address.ts';
import { type Ahead, openAhead } from './ahead.ts';
import { dropBody } from './body.ts';
import type { Access } from './tokens.ts';
import { checked, digestMismatch, sized } from './digest.ts';
import { failed, toFailure } from './failure.ts';
import { parseLink } from './link.ts';
import type { Answer } from './http.ts';
import { toLine } from './line.ts';
import { toNetworkFailure } from './network.ts';
import { lost } from './trace.ts';
import { toPathPart } from './path.ts';
import type { BlobSource, Descriptor } from './registry.ts';
import type { Session } from './session.ts';

/** Whether the repository has a blob. */
export async function hasBlob(session: Session, access: Access, digest: string): Promise<boolean> {
  return await session.ask({
    method: 'HEAD',
    to: `blobs/${toPathPart(digest)}`,
    access,
    doing: `look for blob ${digest} in`,
    kind: 'read',
    // Before a push, a registry that will not say is answered by uploading, and then it must say why.
    expect: access.actions === 'pull' ? [200, 404] : [200, 403, 404, 405],
    read: async (answer) => {
      await dropBody(answer);
      return answer.statusCode === 200;
    },
  });
}

/** A stream over a blob. It fails at its end when the bytes are not those of the digest. */
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

/** The same stream, whose errors name the place that it comes from. */
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

/**
 * Brings one blob here, by the cheapest way: it is there already; it is mounted from a repository
 * of the same host; it is streamed. Each try opens the source anew, so nothing is kept in memory.
 */
export async function putBlob(
  session: Session,
  access: Access,
  blob: Descriptor,
  source: BlobSource,
): Promise<'present' | 'mounted' | 'uploaded'> {
  if (await hasBlob(session, access, blob.digest)) return 'present';
  const from = toMountable(source, access);
  const open = () => source.openBlob(blob);
  const isFar = from === undefined && source.repository !== undefined;
  // Another registry is asked for the bytes while this one is asked where to send them.
  let ahead = isFar ? openAhead(open) : undefined;
  return await session.retry(access, async () => {
    const { take, drop } = ahead ?? { take: open, drop: () => undefined };
    ahead = undefined;
    try {
      const location = await startUpload(session, access, blob, from);
      if (location === undefined) return 'mounted';
      await upload(session, access, { blob, open: take, location });
      return 'uploaded';
    } finally {
      drop();
    }
  });
}

function toMountable({ repository }: BlobSource, access: Access): Access | undefined {
  if (repository === undefined || repository.path === access.repository.path) return undefined;
  const isSameHost = toApiHost(repository.host) === toApiHost(access.repository.host);
  return isSameHost ? { ...access, mountFrom: repository } : undefined;
}

/** Where to send the blob; undefined when it was mounted. */
async function startUpload(
  session: Session,
  access: Access,
  blob: Descriptor,
  mount: Access | undefined,
): Promise<URL | undefined> {
  const start = {
    method: 'POST',
    body: new Uint8Array(),
    doing: `start an upload to`,
    kind: 'blob',
    read: readLocation,
  } as const;
  if (mount?.mountFrom !== undefined) {
    const query = new URLSearchParams({ mount: blob.digest, from: mount.mountFrom.path });
    try {
      return await session.askOnce({
        ...start,
        to: `blobs/uploads/?${query.toString()}`,
        access: mount,
        expect: [201, 202],
      });
    } catch (thrown) {
      // Whoever may not read the other repository, or whose registry cannot mount, uploads.
      if (!isRefusal(thrown)) throw thrown;
    }
  }
  return await session.askOnce({ ...start, to: 'blobs/uploads/', access, expect: [202] });
}

function isRefusal(thrown: unknown): boolean {
  const failure = toFailure(thrown);
  return failure?.again === 'never' || failure?.again === 'seldom';
}

/** Where an upload goes on; undefined when the blob was mounted. */
export async function readLocation(answer: Answer, url: URL): Promise<URL | undefined> {
  await dropBody(answer);
  if (answer.statusCode === 201) return undefined;
  const { location } = answer.headers;
  if (location !== undefined) return parseLink(location, url, 'says that an upload goes on at');
  throw failed({
    again: 'seldom',
    problem: error(
      'REGISTRY_ANSWER_INVALID',
      `${url.host} started an upload without saying where it goes on.`,
      'Check that the host is a container registry.',
    ),
  });
}

async function upload(
  session: Session,
  access: Access,
  { blob, open, location }: { blob: Descriptor; open: Ahead['take']; location: URL },
): Promise<void> {
  const to = new URL(location);
  // Appended as text: what the registry put there may be signed, and must come back as it was.
  to.search = `${to.search}${to.search === '' ? '?' : '&'}digest=${encodeURIComponent(blob.digest)}`;
  await session.askOnce({
    method: 'PUT',
    to,
    headers: { 'content-type': 'application/octet-stream' },
    body: { size: blob.size, open: async () => sized(await open(), blob) },
    access,
    doing: `upload blob ${blob.digest} to`,
    kind: 'blob',
    isBlob: true,
    expect: [201, 204],
    read: async (answer) => {
      await dropBody(answer);
      const stored = answer.headers['docker-content-digest'];
      if (typeof stored === 'string' && stored !== '' && stored !== blob.digest) {
        throw digestMismatch(`${to.host} stored digest ${toLine(stored)}`, blob);
      }
    },
  });
}
