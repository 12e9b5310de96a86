// SPDX-License-Identifier: Apache-2.0
// What a builder pushes in one build: blobs go on to all repositories at once, manifests are kept. Writes no manifest.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../clock.ts';
import { isDigest, toDigest } from '../../registry/blobs/digest.ts';
import { isManifest, readMediaType } from '../../registry/manifests/contents.ts';
import { INDEX_ENTRIES, MANIFEST_BYTES, TREE_BYTES } from '../../registry/limits.ts';
import { answer, refuse } from './answer.ts';
import {
  type BlobIntake,
  createBlobIntake,
  JSON_BYTES,
  type PushedBlob,
  type TakeBlob,
} from './blob-intake.ts';
import { createManifests, type HeldBlob, type HeldManifests } from './held.ts';
import type { Members } from './members.ts';
import type { Manifest } from '../../registry/registry.ts';
import type { Received } from './server.ts';
import { createUploads, type Uploads } from './uploads.ts';

/** The state of one build's push. */
export interface Intake {
  readonly handle: (received: Received) => Promise<void>;
  readonly manifests: Pick<HeldManifests, 'get'>;
  readonly findBlob: (digest: string) => HeldBlob | undefined;
  /** What was refused as too large: `a manifest of more than 16 MiB`. */
  readonly listTooLarge: () => readonly string[];
  /** Nothing is pushed any more: what still waits for bytes ends. */
  readonly end: () => void;
}

/** What {@link openIntake} needs. */
export interface IntakeOptions {
  readonly members: Members;
  readonly clock: Clock;
  /** A private directory for what is too large for the memory. */
  readonly directory: string;
  /** Called with each manifest that is pushed under a tag: all that it refers to was pushed before. */
  readonly onTagged?: ((manifest: Manifest) => void) | undefined;
}

interface Parts extends Pick<IntakeOptions, 'onTagged'> {
  readonly blobs: BlobIntake;
  readonly manifests: HeldManifests;
  readonly uploads: Uploads;
  readonly take: TakeBlob;
  /** Sentences about what was too large, each once. */
  readonly tooLarge: Set<string>;
}

/** Takes a push. A blob that all repositories have is not asked for; nothing is kept that they can hold. */
export function openIntake(options: IntakeOptions): Intake {
  const over = new AbortController();
  const blobs = createBlobIntake({ ...options, over: over.signal });
  const tooLarge = new Set<string>();
  const parts: Parts = {
    blobs,
    tooLarge,
    take: async (blob) => {
      const taken = await blobs.take(blob);
      if (taken === 'large') tooLarge.add(describeBlob(blob));
      return taken;
    },
    manifests: createManifests({ count: INDEX_ENTRIES, bytes: TREE_BYTES }),
    uploads: createUploads(options.directory),
    onTagged: options.onTagged,
  };
  return {
    handle: (received) => dispatch(parts, received),
    manifests: parts.manifests,
    findBlob: blobs.find,
    listTooLarge: () => [...tooLarge],
    end: () => {
      over.abort();
      void parts.uploads.clear();
    },
  };
}

async function dispatch(parts: Parts, received: Received): Promise<void> {
  const { request, response, path } = received;
  const [, kind = '', rest = ''] = /^(blobs\/uploads|blobs|manifests)\/([^/]*)$/.exec(path) ?? [];
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? '');
  if (kind === 'blobs/uploads') {
    await parts.uploads.handle(received, rest, parts.take);
    return;
  }
  switch (`${method} ${kind}`) {
    case 'GET blobs': {
      await answerBlob(parts, rest, response);
      return;
    }
    case 'GET manifests': {
      await answerManifest(parts, rest, response);
      return;
    }
    case 'PUT manifests': {
      await takeManifest(parts, rest, received);
      return;
    }
    default:
      refuse(request, response, 405, 'UNSUPPORTED');
  }
}

async function answerBlob(
  { blobs }: Parts,
  digest: string,
  response: ServerResponse,
): Promise<void> {
  const held = blobs.find(digest);
  const headers = { 'docker-content-digest': digest, 'content-type': 'application/octet-stream' };
  if (held?.bytes !== undefined) await answer(response, 200, headers, held.bytes);
  else if (response.req.method === 'GET') refuse(response.req, response, 404, 'BLOB_UNKNOWN');
  else {
    const state = isDigest(digest) ? await blobs.ask(digest) : 'lacking';
    if (state === 'present') await answer(response, 200, headers);
    else if (state === 'lacking') refuse(response.req, response, 404, 'BLOB_UNKNOWN');
    else refuse(response.req, response, 403, 'DENIED');
  }
}

async function answerManifest(
  { manifests }: Parts,
  reference: string,
  response: ServerResponse,
): Promise<void> {
  const manifest = manifests.get(reference);
  if (manifest === undefined) {
    refuse(response.req, response, 404, 'MANIFEST_UNKNOWN');
    return;
  }
  const { mediaType, digest, bytes } = manifest;
  const headers = { 'content-type': mediaType, 'docker-content-digest': digest };
  const length = { 'content-length': String(bytes.byteLength) };
  await answer(response, 200, { ...headers, ...length }, bytes);
}

async function takeManifest(
  { manifests, onTagged, tooLarge }: Parts,
  reference: string,
  { request, response }: Received,
): Promise<void> {
  const refuseLarge = (what: string): void => {
    tooLarge.add(what);
    refuse(request, response, 413, { code: 'SIZE_INVALID', message: what });
  };
  const bytes = await readBytes(request, MANIFEST_BYTES);
  if (bytes === undefined) {
    refuseLarge(`the manifest ${reference}, of more than ${MANIFEST_BYTES / MIB} MiB`);
    return;
  }
  const digest = toDigest(bytes, reference);
  if (reference.includes(':') && reference !== digest) {
    refuse(request, response, 400, 'DIGEST_INVALID');
  } else if (!isManifest(bytes)) refuse(request, response, 400, 'MANIFEST_INVALID');
  else if (manifests.put(reference, { digest, bytes, mediaType: readMediaType(bytes) })) {
    const manifest = manifests.get(reference);
    if (manifest !== undefined && reference !== digest) onTagged?.(manifest);
    await answer(response, 201, { 'docker-content-digest': digest });
  } else refuseLarge(MANY_MANIFESTS);
}

const MIB = 1024 ** 2;
const MANY_MANIFESTS = `more than ${INDEX_ENTRIES} manifests, or ${TREE_BYTES / MIB} MiB of them`;

function describeBlob({ digest, size }: PushedBlob): string {
  const [mib, most] = [Math.ceil(size / MIB), JSON_BYTES / MIB];
  return `the blob ${digest}, ${mib} MiB of JSON such as an SBOM, of which at most ${most} MiB are kept`;
}

/** The whole body; undefined if it is longer than `limit`. */
async function readBytes(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = chunk as Uint8Array;
    size += bytes.byteLength;
    if (size > limit) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
