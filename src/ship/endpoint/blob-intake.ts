// SPDX-License-Identifier: Apache-2.0
// The blobs that a builder pushes in one build: passed on to the repositories that lack them, or kept.
import { checked } from '../../registry/blobs/digest.ts';
import { parseObject } from '../../registry/json.ts';
import { Problem } from '../../problem.ts';
import {
  createDelivery,
  type Delivery,
  type DeliveryOptions,
  type DeliveryResult,
} from './delivery.ts';
import { createSpool, type HeldBlob, holdBytes, toStream } from './held.ts';
import { listLacking } from './lookup.ts';

/** A blob that is being pushed. */
export interface PushedBlob {
  readonly digest: string;
  readonly size: number;
  readonly stream: AsyncIterable<Uint8Array>;
}

/**
 * Takes a blob to its end; `invalid` if it is kept and has another digest, `large` if it would have to be kept and is too large for that.
 *
 * @throws the stream's error
 */
export type TakeBlob = (blob: PushedBlob) => Promise<DeliveryResult | 'invalid' | 'large'>;

/** The blobs of one build. */
export interface BlobIntake {
  /** Whether it need not be pushed; `refused` when a repository has failed for good. */
  readonly ask: (digest: string) => Promise<'present' | 'lacking' | 'refused'>;
  readonly take: TakeBlob;
  /** A blob that was kept. */
  readonly find: (digest: string) => HeldBlob | undefined;
}

/** JSON up to this size is kept in memory, bytes: each, and all together. */
const SMALL_BYTES = 1024 * 1024;
const MEMORY_BYTES = 32 * 1024 * 1024;
/** JSON in a file: an SBOM, bytes. */
export const JSON_BYTES = 256 * 1024 * 1024;
const MEDIA_TYPE = 'application/octet-stream';

/**
 * Blobs that are JSON are kept: an image's configuration, which also goes on at once, and statements, which name
 * this endpoint and go nowhere before they are rewritten. All else is passed on while it comes: the registries that
 * store it verify it.
 */
export function createBlobIntake(
  options: DeliveryOptions & { readonly directory: string },
): BlobIntake {
  const { members, clock } = options;
  const held = new Map<string, HeldBlob>();
  const turns = new Map<string, Promise<unknown>>();
  const deliveries = new Map<string, Delivery>();
  const statements = new Set<string>();
  let inMemory = 0;

  const deliver = async ({ digest, size, stream }: PushedBlob): Promise<DeliveryResult> => {
    // A push that was refused for its digest may have had another size.
    const key = `${digest} ${size}`;
    const known = deliveries.get(key);
    const blob = { mediaType: MEDIA_TYPE, digest, size };
    const delivery =
      known ?? createDelivery(blob, await listLacking(digest, members, clock), options);
    deliveries.set(key, delivery);
    return await delivery.push(stream);
  };

  const hold = async (blob: PushedBlob): Promise<DeliveryResult> => {
    const isSmall = blob.size <= SMALL_BYTES && inMemory + blob.size <= MEMORY_BYTES;
    if (!isSmall) {
      held.set(blob.digest, await toFile(blob, options.directory));
      return 'stored';
    }
    const bytes = await readAll(blob.stream);
    if (!held.has(blob.digest)) inMemory += blob.size;
    held.set(blob.digest, holdBytes(blob.digest, bytes));
    if (isConfig(bytes)) return await deliver({ ...blob, stream: toStream([bytes]) });
    statements.add(blob.digest);
    members.expect(statements.size);
    return 'stored';
  };

  const take: TakeBlob = async (blob) => {
    try {
      const { isJson, stream } = await peek(blob.stream);
      if (!isJson) return await deliver({ ...blob, stream });
      if (blob.size > JSON_BYTES) return 'large';
      return await hold({ ...blob, stream: checked(stream, blob, 'the builder') });
    } catch (thrown) {
      if (thrown instanceof Problem) return 'invalid';
      throw thrown;
    }
  };

  return {
    find: (digest) => held.get(digest),
    ask: async (digest) => {
      if (held.has(digest)) return 'present';
      const lacking =
        members.fatal() === undefined ? await listLacking(digest, members, clock) : [];
      if (members.fatal() !== undefined) return 'refused';
      return lacking.length === 0 ? 'present' : 'lacking';
    },
    take: async (blob) => {
      // The same blob twice at a time: the second finds what the first has brought.
      const before = turns.get(blob.digest);
      const taking = (before ?? Promise.resolve()).catch(() => undefined).then(() => take(blob));
      turns.set(blob.digest, taking);
      return await taking;
    },
  };
}

/** Whether bytes are the configuration of an image, which is the same wherever it goes. */
function isConfig(bytes: Uint8Array): boolean {
  const architecture = parseObject(Buffer.from(bytes).toString('utf8'))?.architecture;
  return typeof architecture === 'string' && architecture !== 'unknown';
}

async function toFile({ digest, size, stream }: PushedBlob, directory: string): Promise<HeldBlob> {
  const spool = createSpool(directory, JSON_BYTES);
  await spool.append(stream);
  return { digest, size, bytes: undefined, open: spool.open };
}

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Whether a stream is a JSON object, judged by how it begins; and the same stream. */
async function peek(
  source: AsyncIterable<Uint8Array>,
): Promise<{ readonly isJson: boolean; readonly stream: AsyncIterable<Uint8Array> }> {
  const stream = source[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  for (let bytes = 0; bytes < TAR_MAGIC.end;) {
    const next = await stream.next();
    if (next.done === true) break;
    chunks.push(next.value);
    bytes += next.value.byteLength;
    if (chunks[0]?.[0] !== BRACE) break;
  }
  const head = Buffer.concat(chunks);
  const whole = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
    yield head;
    yield* { [Symbol.asyncIterator]: () => stream };
  };
  // A layer that is not compressed begins with the name of its first file, which may be that of a template: `{{name}}/`.
  const isTar = head.toString('latin1', TAR_MAGIC.begin, TAR_MAGIC.end) === 'ustar';
  return { isJson: head[0] === BRACE && !isTar, stream: whole() };
}

const BRACE = '{'.charCodeAt(0);
/** Where an archive says that it is one: POSIX.1, pax, "ustar Interchange Format". */
const TAR_MAGIC = { begin: 257, end: 262 } as const;
