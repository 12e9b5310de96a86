// SPDX-License-Identifier: Apache-2.0
// The requests of an upload: whole in one PUT or POST, or in pieces that are put together in a file.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isDigest } from '../../registry/blobs/digest.ts';
import { once } from '../../once.ts';
import { answer, refuse } from './answer.ts';
import type { TakeBlob } from './blob-intake.ts';
import { createSpool, type Spool } from './held.ts';
import type { Received } from './server.ts';

/** The uploads of one build. */
export interface Uploads {
  /** Answers a request below `blobs/uploads/`; `id` is empty for a new upload. */
  readonly handle: (received: Received, id: string, take: TakeBlob) => Promise<void>;
  /** Removes the files. */
  readonly clear: () => Promise<void>;
}

const MOST_OPEN = 1_000;
/** The bytes of an upload in pieces, which are on disk until it ends. */
const SPOOL_BYTES = 64 * 1024 ** 3;

/** An upload that has begun; its file, once there is one. */
interface Upload {
  readonly toSpool: () => Spool;
  readonly hasSpool: () => boolean;
}

/** No uploads yet; `directory` is for those in pieces. */
export function createUploads(directory: string): Uploads {
  const open = new Map<string, Upload>();
  const spools: Spool[] = [];
  const createUpload = (): Upload => {
    const spool = once(() => {
      const made = createSpool(directory, SPOOL_BYTES);
      spools.push(made);
      return made;
    });
    return { toSpool: spool, hasSpool: () => spool.begun() !== undefined };
  };
  const goOn = async (received: Received, id: string, take: TakeBlob): Promise<void> => {
    const { request, response } = received;
    const upload = open.get(id);
    if (upload === undefined) refuse(request, response, 404, 'BLOB_UPLOAD_UNKNOWN');
    else if (request.method === 'PATCH') {
      const spool = upload.toSpool();
      await spool.append(toBody(request));
      await answer(response, 202, toUploadHeaders(received, id, spool.size()));
    } else if (request.method === 'PUT') {
      if (upload.hasSpool()) open.delete(id); // what was sent in pieces is sent anew
      const verdict = await finish(received, upload, take);
      // A builder that is told to push again may do so at the same place.
      if (verdict !== 'again') open.delete(id);
    } else {
      open.delete(id);
      await answer(response, 204); // cancelled
    }
  };
  return {
    clear: async () => {
      await Promise.all(spools.map((spool) => spool.remove()));
    },
    handle: async (received, id, take) => {
      const { request, response, query } = received;
      if (id !== '') await goOn(received, id, take);
      else if (request.method !== 'POST') refuse(request, response, 405, 'UNSUPPORTED');
      else if (query.has('digest')) await finish(received, createUpload(), take);
      else if (open.size >= MOST_OPEN) refuse(request, response, 429, 'TOOMANYREQUESTS');
      else {
        const name = randomUUID();
        open.set(name, createUpload());
        await answer(response, 202, toUploadHeaders(received, name, 0));
      }
    },
  };
}

/** Where an upload continues. */
function toUploadHeaders({ request }: Received, id: string, size: number): Record<string, string> {
  const [base = ''] = /^.*\/blobs\/uploads\//.exec(request.url?.split('?')[0] ?? '') ?? [];
  return {
    location: `${base}${id}`,
    range: `0-${Math.max(size - 1, 0)}`,
    'docker-upload-uuid': id,
  };
}

async function finish(
  { request, response, query }: Received,
  { toSpool, hasSpool }: Upload,
  take: TakeBlob,
): ReturnType<TakeBlob> {
  const digest = query.get('digest') ?? '';
  if (!isDigest(digest)) {
    refuse(request, response, 400, 'DIGEST_INVALID');
    return 'invalid';
  }
  const size = Number(request.headers['content-length'] ?? Number.NaN);
  if (!hasSpool() && Number.isSafeInteger(size)) {
    return await tell(response, digest, take({ digest, size, stream: toBody(request) }));
  }
  // Registries want to know the size, which is known of what is complete.
  const spool = toSpool();
  await spool.append(toBody(request));
  return await tell(response, digest, take({ digest, size: spool.size(), stream: spool.open() }));
}

async function tell(
  response: ServerResponse,
  digest: string,
  taking: ReturnType<TakeBlob>,
): ReturnType<TakeBlob> {
  const verdict = await taking;
  if (verdict === 'stored') await answer(response, 201, { 'docker-content-digest': digest });
  else {
    const { status, code } = REFUSALS[verdict];
    refuse(response.req, response, status, code);
  }
  return verdict;
}

const REFUSALS = {
  again: { status: 503, code: 'UNAVAILABLE' },
  refused: { status: 403, code: 'DENIED' },
  invalid: { status: 400, code: 'DIGEST_INVALID' },
} as const;

/** The body, which is not destroyed when it is read in part: the answer still needs the connection. */
function toBody(request: IncomingMessage): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => request.iterator({ destroyOnReturn: false }) };
}
