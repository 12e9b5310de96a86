// SPDX-License-Identifier: Apache-2.0
// Manifests of one repository: which there is, reading with proof, writing.
import type { Access } from './tokens.ts';
import { dropBody, readBody } from './body.ts';
import { isMediaType, readMediaType } from './contents.ts';
import { digestMismatch, isDigest, toDigest } from './digest.ts';
import type { Answer } from './http.ts';
import { MANIFEST_BYTES } from './limits.ts';
import { toLine } from './line.ts';
import { toPathPart } from './path.ts';
import type { Descriptor, Manifest } from './registry.ts';
import type { Call, Session } from './session.ts';

/** Every kind of manifest and index that there is. */
export const MANIFEST_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
] as const;

const ACCEPT = { accept: MANIFEST_TYPES.join(', ') };

/** HEAD by tag or digest; GET where HEAD is not allowed or does not tell digest and size. */
export async function resolveManifest(
  session: Session,
  access: Access,
  reference: string,
): Promise<Descriptor | undefined> {
  const head = await session.ask({
    ...toCall(access, reference),
    method: 'HEAD',
    expect: [200, 404, 405],
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

function toDescriptor(answer: Answer, reference: string): Descriptor | undefined {
  const digest = answer.headers['docker-content-digest'];
  const size = Number(answer.headers['content-length'] ?? Number.NaN);
  const mediaType = toMediaType(answer);
  if (typeof digest !== 'string' || !isDigest(digest) || !Number.isInteger(size)) return undefined;
  if (mediaType === undefined) return undefined;
  if (isDigest(reference) && reference !== digest) {
    throw digestMismatch(`The registry answers with digest ${digest}`, { digest: reference });
  }
  return { mediaType, digest, size };
}

function toMediaType(answer: Answer): string | undefined {
  const type = answer.headers['content-type']?.split(';', 1)[0]?.trim();
  return isMediaType(type) ? type : undefined;
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

/** GET by tag or digest, hashed and compared with what was asked for and with what the registry states. */
export async function getManifest(
  session: Session,
  access: Access,
  reference: string,
): Promise<Manifest | undefined> {
  return await session.ask({
    ...toCall(access, reference),
    method: 'GET',
    expect: [200, 404],
    read: async (answer) => {
      if (answer.statusCode === 404) {
        await dropBody(answer);
        return undefined;
      }
      return toManifest(answer, await readBody(answer, MANIFEST_BYTES), reference);
    },
  });
}

function toManifest(answer: Answer, bytes: Uint8Array, reference: string): Manifest {
  const stated = answer.headers['docker-content-digest'];
  const wanted = isDigest(reference) ? reference : stated;
  const digest = toDigest(bytes, typeof wanted === 'string' ? wanted : '');
  for (const expected of [wanted, stated]) {
    if (typeof expected === 'string' && expected !== digest) {
      throw digestMismatch(`"${reference}" came with digest ${digest}`, {
        digest: toLine(expected),
      });
    }
  }
  return { digest, bytes, mediaType: toMediaType(answer) ?? readMediaType(bytes) };
}

/** PUT the very bytes. Returns the digest that the registry states, ours where it states none. */
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
    expect: [200, 201, 202],
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
