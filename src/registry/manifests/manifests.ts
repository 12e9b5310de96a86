// SPDX-License-Identifier: Apache-2.0
// Manifests of one repository: checking, reading with verification, writing.
import { error } from '../../problem.ts';
import { toApiHost } from '../address.ts';
import type { Access } from '../auth/tokens.ts';
import { describeBody, dropBody, readBody } from '../http/body.ts';
import { isManifest, isMediaType, readMediaType } from './contents.ts';
import { digestMismatch, isDigest, toDigest } from '../blobs/digest.ts';
import { failed, toFailure } from '../failure.ts';
import type { HttpResponse } from '../http/http.ts';
import { MANIFEST_BYTES } from '../limits.ts';
import { toLine } from '../http/line.ts';
import { toPathPart } from '../path.ts';
import type { Descriptor, Manifest } from '../registry.ts';
import type { Call, Session } from '../http/session.ts';

/** All types of manifests and indexes. */
export const MANIFEST_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
] as const;

const ACCEPT = { accept: MANIFEST_TYPES.join(', ') };

/** Answers to HEAD that GET is asked about: not every missing manifest is a 404, and HEAD has no body. */
const UNSURE = [204, 400, 401, 403, 405, 406, 410, 501];

/** HEAD by tag or digest; GET where HEAD is refused, or does not tell digest, size and kind. */
export async function resolveManifest(
  session: Session,
  access: Access,
  reference: string,
): Promise<Descriptor | undefined> {
  const head = await session.ask({
    ...toCall(access, reference),
    method: 'HEAD',
    expect: [200, 404, ...UNSURE],
    read: async (answer) => {
      await dropBody(answer);
      if (answer.statusCode === 404) return 'absent';
      return answer.statusCode === 200 ? toDescriptor(answer, reference) : undefined;
    },
  });
  if (head === 'absent') return undefined;
  if (head !== undefined) return head;
  const manifest = await getManifest(session, access, reference);
  if (manifest === undefined) return undefined;
  const { mediaType, digest, bytes } = manifest;
  return { mediaType, digest, size: bytes.byteLength };
}

function toDescriptor(answer: HttpResponse, reference: string): Descriptor | undefined {
  const digest = answer.headers['docker-content-digest'];
  const size = Number(answer.headers['content-length'] ?? Number.NaN);
  const mediaType = toMediaType(answer);
  if (typeof digest !== 'string' || !isDigest(digest) || !Number.isInteger(size)) return undefined;
  if (mediaType === undefined) return undefined;
  if (isDigest(reference) && reference !== digest) {
    throw digestMismatch(`The registry returned digest ${digest}`, { digest: reference });
  }
  return { mediaType, digest, size };
}

/** The manifest type that a header states; HTML or plain text is not one. */
function toMediaType(answer: HttpResponse): string | undefined {
  const type = answer.headers['content-type']?.split(';', 1)[0]?.trim();
  return isMediaType(type) && !type.startsWith('text/') ? type : undefined;
}

function toCall(
  access: Access,
  reference: string,
): Pick<Call<unknown>, 'to' | 'headers' | 'access' | 'doing' | 'kind'> {
  return {
    to: `manifests/${toPathPart(reference)}`,
    headers: ACCEPT,
    access,
    doing: `read "${reference}" from`,
    kind: 'read',
  };
}

/**
 * GET by tag or digest, hashed and compared with what was asked for and with what the registry states;
 * undefined when it does not exist.
 *
 * @throws Problem REGISTRY_ANSWER_INVALID for a response that is not a manifest
 */
export async function getManifest(
  session: Session,
  access: Access,
  reference: string,
): Promise<Manifest | undefined> {
  try {
    return await session.ask({
      ...toCall(access, reference),
      method: 'GET',
      expect: [200, 404, 410],
      read: async (answer) => {
        if (answer.statusCode !== 200) {
          await dropBody(answer);
          return undefined;
        }
        const bytes = await readBody(answer, MANIFEST_BYTES);
        if (!isManifest(bytes)) throw notImage(answer, access, reference);
        return toManifest(answer, bytes, reference);
      },
    });
  } catch (thrown) {
    if (UNKNOWN.test(toFailure(thrown)?.answer?.code ?? '')) return undefined;
    throw thrown;
  }
}

/** How a registry says in its own error that something is not there, under whatever status. */
const UNKNOWN = /^(?:MANIFEST|NAME)_UNKNOWN$/;

function notImage(answer: HttpResponse, { repository }: Access, reference: string): Error {
  const kind = toLine(describeBody(answer));
  const what = isDigest(reference)
    ? `${repository.name}@${reference}`
    : `${repository.name}:${reference}`;
  return failed({
    retry: 'limited',
    problem: error(
      'REGISTRY_ANSWER_INVALID',
      `"${what}" is not an image: ${toApiHost(repository.host)} answered 200 with something else (${kind}).`,
      'Check that the host is a container registry, and what a proxy in front of it returns.',
    ),
  });
}

function toManifest(answer: HttpResponse, bytes: Uint8Array, reference: string): Manifest {
  const stated = answer.headers['docker-content-digest'];
  const wanted = isDigest(reference) ? reference : stated;
  const digest = toDigest(bytes, typeof wanted === 'string' ? wanted : '');
  for (const expected of [wanted, stated]) {
    if (typeof expected === 'string' && expected !== digest) {
      throw digestMismatch(`"${reference}" was returned with digest ${digest}`, {
        digest: toLine(expected),
      });
    }
  }
  return { digest, bytes, mediaType: toMediaType(answer) ?? readMediaType(bytes) };
}

/** PUT of the exact bytes. Returns the digest that the registry states, or ours if it states none. */
export async function putManifest(
  session: Session,
  access: Access,
  reference: string,
  manifest: Manifest,
): Promise<string> {
  const isTag = !isDigest(reference);
  return await session.ask({
    method: 'PUT',
    to: `manifests/${toPathPart(reference)}`,
    headers: { 'content-type': manifest.mediaType },
    body: manifest.bytes,
    access,
    doing: isTag ? `write tag "${reference}" to` : `write manifest ${reference} to`,
    kind: isTag ? 'tag' : 'manifest',
    expect: [200, 201, 202, 204],
    read: async (answer) => {
      await dropBody(answer);
      const stored = answer.headers['docker-content-digest'];
      if (typeof stored !== 'string' || stored === '') return manifest.digest;
      if (stored !== manifest.digest) {
        throw digestMismatch(`The registry stored digest ${toLine(stored)}`, manifest);
      }
      return stored;
    },
  });
}
