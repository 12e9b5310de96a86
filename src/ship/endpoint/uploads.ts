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

/** An upload that has begun. */
interface Upload {
  /** Adds to its file, which is made when it is needed first. */
  readonly append: Spool['append'];
  readonly openSpool: Spool['open'];
  readonly hasSpool: () => boolean;
  readonly removeSpool: () => Promise<void>;
  /** Of what is in its file. */
  readonly size: () => number;
  /** A piece is being written. */
  readonly isBusy: () => boolean;
}

/** No uploads yet; `directory` is for those in pieces. */
export function createUploads(directory: string): Uploads {
  const open = new Map<string, Upload>();
  const goOn = async (received: Received, id: string, take: TakeBlob): Promise<void> => {
    const { request, response } = received;
    const upload = open.get(id);
    if (upload === undefined) refuse(request, response, 404, 'BLOB_UPLOAD_UNKNOWN');
    else if (request.method === 'GET' || request.method === 'HEAD') {
      await answer(response, 204, toUploadHeaders(received, id, upload));
    } else if (upload.isBusy()) refuse(request, response, 409, 'BLOB_UPLOAD_INVALID');
    else {
      let goesOn: boolean | undefined;
      try {
        goesOn = await change(received, { id, upload, take });
      } finally {
        // After an error it is not known how much of a piece was written.
        if (!(goesOn ?? !upload.hasSpool())) {
          open.delete(id);
          await upload.removeSpool();
        }
      }
    }
  };
  return {
    clear: async () => {
      await Promise.all([...open.values()].map((upload) => upload.removeSpool()));
    },
    handle: async (received, id, take) => {
      const { request, response, query } = received;
      if (id !== '') await goOn(received, id, take);
      else if (request.method !== 'POST') refuse(request, response, 405, 'UNSUPPORTED');
      else if (query.has('digest')) {
        const upload = createUpload(directory);
        await finish(received, upload, take).finally(upload.removeSpool);
      } else if (open.size >= MOST_OPEN) refuse(request, response, 429, 'TOOMANYREQUESTS');
      else {
        const name = randomUUID();
        const upload = createUpload(directory);
        open.set(name, upload);
        await answer(response, 202, toUploadHeaders(received, name, upload));
      }
    },
  };
}

function createUpload(directory: string): Upload {
  const spool = once(() => createSpool(directory, SPOOL_BYTES));
  let isBusy = false;
  return {
    append: async (stream) => {
      isBusy = true;
      try {
        return await spool().append(stream);
      } finally {
        isBusy = false;
      }
    },
    openSpool: () => spool().open(),
    hasSpool: () => spool.begun() !== undefined,
    removeSpool: async () => {
      await spool.begun()?.remove();
    },
    size: () => spool.begun()?.size() ?? 0,
    isBusy: () => isBusy,
  };
}

/** Whether the upload goes on. @throws an error of the stream */
async function change(
  received: Received,
  { id, upload, take }: { readonly id: string; readonly upload: Upload; readonly take: TakeBlob },
): Promise<boolean> {
  const { request, response } = received;
  switch (request.method ?? '') {
    case 'PATCH': {
      return await addPiece(received, id, upload);
    }
    case 'PUT': {
      const verdict = await finish(received, upload, take);
      // A builder that is told to push again may do so at the same place, but for what was sent in pieces.
      return verdict === 'again' && !upload.hasSpool();
    }
    case 'DELETE': {
      await answer(response, 204);
      return false;
    }
    default: {
      refuse(request, response, 405, 'UNSUPPORTED');
      return true;
    }
  }
}

/** Adds a piece, which must begin where the last one ended if it says where it belongs; false where it is too much. */
async function addPiece(received: Received, id: string, upload: Upload): Promise<boolean> {
  const { request, response } = received;
  if (isNext(request.headers, upload)) {
    const isWhole = await upload.append(toBody(request));
    if (isWhole) await answer(response, 202, toUploadHeaders(received, id, upload));
    else refuse(request, response, 413, TOO_LARGE);
    return isWhole;
  }
  response.setHeaders(new Map(Object.entries(toUploadHeaders(received, id, upload))));
  refuse(request, response, 416, 'BLOB_UPLOAD_INVALID');
  return true;
}

const TOO_LARGE = {
  code: 'SIZE_INVALID',
  message: `an upload in pieces has more than ${SPOOL_BYTES} bytes`,
} as const;

function isNext(headers: IncomingMessage['headers'], upload: Upload): boolean {
  const range = headers['content-range'];
  if (range === undefined) return true;
  const [, from = '', to = ''] = /^(?:bytes )?(\d+)-(\d+)(?:\/.*)?$/.exec(range) ?? [];
  const length = headers['content-length'] ?? String(Number(to) - Number(from) + 1);
  return from === String(upload.size()) && Number(to) - Number(from) + 1 === Number(length);
}

/** Where an upload continues. */
function toUploadHeaders(
  { request }: Received,
  id: string,
  upload: Upload,
): Record<string, string> {
  const [base = ''] = /^.*\/blobs\/uploads\//.exec(request.url?.split('?')[0] ?? '') ?? [];
  return {
    location: `${base}${id}`,
    range: `0-${Math.max(upload.size() - 1, 0)}`,
    'docker-upload-uuid': id,
  };
}

async function finish(
  { request, response, query }: Received,
  upload: Upload,
  take: TakeBlob,
): ReturnType<TakeBlob> {
  const digest = query.get('digest') ?? '';
  if (!isDigest(digest)) {
    refuse(request, response, 400, 'DIGEST_INVALID');
    return 'invalid';
  }
  const size = Number(request.headers['content-length'] ?? Number.NaN);
  if (!upload.hasSpool() && Number.isSafeInteger(size)) {
    return await tell(response, digest, take({ digest, size, stream: toBody(request) }));
  }
  // Registries want to know the size, which is known of what is complete.
  if (!(await upload.append(toBody(request)))) {
    refuse(request, response, 413, TOO_LARGE);
    return 'large';
  }
  const stream = upload.openSpool();
  return await tell(response, digest, take({ digest, size: upload.size(), stream }));
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
    const message = `the blob ${digest} is too large`;
    refuse(response.req, response, status, verdict === 'large' ? { code, message } : code);
  }
  return verdict;
}

const REFUSALS = {
  again: { status: 503, code: 'UNAVAILABLE' },
  refused: { status: 403, code: 'DENIED' },
  invalid: { status: 400, code: 'DIGEST_INVALID' },
  large: { status: 413, code: 'SIZE_INVALID' },
} as const;

/** The body, which is not destroyed when it is read in part: the answer still needs the connection. */
function toBody(request: IncomingMessage): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => request.iterator({ destroyOnReturn: false }) };
}
