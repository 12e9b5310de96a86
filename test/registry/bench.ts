// SPDX-License-Identifier: Apache-2.0
// A client under test: with a clock that does not wait, and images made of a few bytes.
import type { Clock } from '../../src/clock.ts';
import { createRegistryClient, type RegistryClientOptions } from '../../src/registry/client.ts';
import { toDigest } from '../../src/registry/blobs/digest.ts';
import type {
  BlobSource,
  Descriptor,
  FoundCredential,
  Manifest,
  RegistryClient,
  Repository,
} from '../../src/registry/registry.ts';
import { secret } from '../../src/settings/secret.ts';
import { Problem } from '../../src/problem.ts';
import type { RepositoryName } from '../../src/registry-host.ts';

/** A clock on which waiting takes no time and is written down. */
export interface QuickClock extends Clock {
  readonly waits: number[];
}

/** The time, as if every wait had been waited; `random` is the same number each time. */
export function createQuickClock(random = 0.5): QuickClock {
  const waits: number[] = [];
  let skippedMs = 0;
  return {
    waits,
    now: () => Date.now() + skippedMs,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      waits.push(ms);
      skippedMs += ms;
      await new Promise(setImmediate);
    },
    random: () => random,
  };
}

/** A client, and the clock it waits by. */
export interface Bench {
  readonly client: RegistryClient;
  readonly clock: QuickClock;
  readonly open: (host: string, path?: string) => Repository;
}

/** A client that logs in with `found`, or anonymously. */
export function createBench(
  options: Partial<RegistryClientOptions> & { found?: FoundCredential | undefined } = {},
): Bench {
  const clock = createQuickClock();
  const client = createRegistryClient({
    credentials: () => Promise.resolve(options.found),
    registries: [],
    clock,
    env: {},
    signal: new AbortController().signal,
    retryDeadlineMs: 60_000,
    ...options,
  });
  return { client, clock, open: (host, path) => client.open(toName(host, path)) };
}

/** `host/acme/app` taken apart. */
export function toName(host: string, path = 'acme/app'): RepositoryName {
  return { name: `${host}/${path}`, host, path };
}

/** A user name and password, found in `registries`. */
export function toPassword(username: string, password: string): FoundCredential {
  return {
    credential: { kind: 'password', username, password: secret(password) },
    source: 'registries',
  };
}

/** What was thrown, which must be a Problem. */
export async function problemOf(work: Promise<unknown>): Promise<Problem> {
  try {
    await work;
  } catch (thrown) {
    if (thrown instanceof Problem) return thrown;
    throw thrown;
  }
  throw new Error('nothing was thrown');
}

/** A blob and its descriptor. */
export interface TestBlob {
  readonly descriptor: Descriptor;
  readonly bytes: Buffer;
}

/** A blob of these bytes. */
export function toBlob(content: string | Buffer, mediaType = 'application/octet-stream'): TestBlob {
  const bytes = Buffer.from(content);
  return { bytes, descriptor: { mediaType, digest: toDigest(bytes), size: bytes.byteLength } };
}

/** A manifest of this JSON. */
export function toManifest(body: object): Manifest {
  const bytes = Buffer.from(JSON.stringify(body));
  const { mediaType = 'application/vnd.oci.image.manifest.v1+json' } = body as {
    mediaType?: string;
  };
  return { mediaType, bytes, digest: toDigest(bytes) };
}

/** A source in memory, which counts how often each blob was opened. */
export interface TestSource extends BlobSource {
  readonly opened: Map<string, number>;
}

/** A source that holds these blobs and manifests. */
export function toSource(
  blobs: readonly TestBlob[],
  manifests: readonly Manifest[] = [],
): TestSource {
  const opened = new Map<string, number>();
  return {
    opened,
    openBlob: ({ digest }) => {
      opened.set(digest, (opened.get(digest) ?? 0) + 1);
      const blob = blobs.find(({ descriptor }) => descriptor.digest === digest);
      return Promise.resolve(stream(blob?.bytes ?? Buffer.alloc(0)));
    },
    readManifest: (digest) => {
      const found = manifests.find((manifest) => manifest.digest === digest);
      return found === undefined ? Promise.reject(new Error(digest)) : Promise.resolve(found);
    },
  };
}

async function* stream(bytes: Buffer): AsyncGenerator<Uint8Array> {
  const size = 16 * 1024;
  for (let at = 0; at < bytes.byteLength; at += size) {
    yield bytes.subarray(at, at + size);
    await Promise.resolve();
  }
}
