// SPDX-License-Identifier: Apache-2.0
// Reads one image: its platforms with their sizes, when it was created, what its index holds about it.
import { readContents, type Contents } from '../../registry/manifests/contents.ts';
import { isAttestation, readConfig, toPlatformText } from '../../registry/manifests/platforms.ts';
import { createSlots } from '../../registry/http/pause.ts';
import { TREE_BYTES } from '../../registry/limits.ts';
import type { Descriptor, Manifest, Repository } from '../../registry/registry.ts';
import { orUnreadable } from '../../ship/sign/store/bundle-store.ts';
import { orAbsent } from '../../registry/manifests/fallback.ts';
import { nameStatement } from './attestation.ts';
import type { ImageReading } from './reading.ts';
import type { StatusPlatform } from './status.ts';

/** More manifests than these in one index are not read. */
const MOST_CHILDREN = 64;
const AT_ONCE = 8;
const PREDICATE_TYPE = 'in-toto.io/predicate-type';
const CREATED = 'org.opencontainers.image.created';
const VERSION = 'org.opencontainers.image.version';

/**
 * Reads an image by its digest. What of it is broken counts as not known.
 *
 * @throws Problem REGISTRY_MANIFEST_INVALID for what is not an image, and those of the registry
 */
export async function readStatusImage(
  repository: Repository,
  digest: string,
): Promise<ImageReading> {
  const manifest = await repository.readManifest(digest);
  const contents = readContents(manifest);
  return contents.isIndex
    ? await readIndex(repository, contents)
    : await readSingle(repository, manifest, contents);
}

async function readSingle(
  repository: Repository,
  manifest: Manifest,
  contents: Contents,
): Promise<ImageReading> {
  const config = await orUnreadable(() => readConfig(repository, manifest));
  const texts = { ...config?.labels, ...contents.annotations };
  const bytes = sizeOf(contents);
  const { platform } = config ?? {};
  return {
    created: toTime(texts[CREATED], config?.created),
    version: toWord(texts[VERSION]),
    platforms:
      platform === undefined
        ? []
        : [{ platform, digest: manifest.digest, bytes, isMissing: false }],
    attestations: [],
    blobs: blobsOf(contents),
  };
}

interface Child {
  readonly entry: Descriptor;
  /** Undefined where it was not read. */
  readonly contents?: Contents;
  readonly manifest?: Manifest;
  readonly isMissing: boolean;
}

async function readIndex(
  repository: Repository,
  { manifests, annotations }: Contents,
): Promise<ImageReading> {
  const children = await readChildren(repository, manifests);
  const images = children.filter(({ entry }) => !isAttestation(entry));
  const usual = images.find(({ entry }) => entry.platform?.architecture === 'amd64') ?? images[0];
  const config = await orUnreadable(async () =>
    usual?.manifest === undefined ? undefined : readConfig(repository, usual.manifest),
  );
  const texts = { ...config?.labels, ...usual?.contents?.annotations, ...annotations };
  const known = children.flatMap(({ contents }) => contents ?? []);
  const alone = config?.platform ?? 'unknown';
  return {
    created: toTime(texts[CREATED], config?.created),
    version: toWord(texts[VERSION]),
    platforms: images.map((child) => toPlatform(child, child === usual ? alone : 'unknown')),
    attestations: listAttestations(children),
    blobs: new Map(known.flatMap((contents) => [...blobsOf(contents)])),
  };
}

async function readChildren(
  repository: Repository,
  entries: readonly Descriptor[],
): Promise<readonly Child[]> {
  const slots = createSlots(AT_ONCE);
  let bytes = 0;
  return Promise.all(
    entries.map((entry, at) =>
      slots.within(async () => {
        const unread = { entry, isMissing: false };
        if (at >= MOST_CHILDREN || bytes > TREE_BYTES) return unread;
        const child = await orUnreadable(() => readChild(repository, entry));
        bytes += child?.manifest?.bytes.byteLength ?? 0;
        return child ?? unread;
      }),
    ),
  );
}

async function readChild(repository: Repository, entry: Descriptor): Promise<Child> {
  const manifest = await orAbsent(repository.readManifest(entry.digest));
  if (manifest === undefined) return { entry, isMissing: true };
  return { entry, manifest, contents: readContents(manifest), isMissing: false };
}

/** An index in an index has no size of its own. */
function toPlatform({ entry, contents, isMissing }: Child, silent: string): StatusPlatform {
  const { platform, digest } = entry;
  const bytes = contents === undefined || contents.isIndex ? null : sizeOf(contents);
  const name = platform === undefined ? silent : toPlatformText(platform);
  return { platform: name, digest, bytes, isMissing };
}

/** BuildKit's attestations stand in the index, each about one platform. */
function listAttestations(children: readonly Child[]): readonly string[] {
  const types = children
    .filter(({ entry }) => isAttestation(entry))
    .flatMap(({ contents }) => contents?.layers ?? [])
    .map(({ annotations }) => nameStatement(annotations?.[PREDICATE_TYPE]));
  return [...new Set(types)].sort();
}

function sizeOf(contents: Contents): number {
  return [...blobsOf(contents).values()].reduce((sum, bytes) => sum + bytes, 0);
}

function blobsOf({ config, layers }: Contents): ReadonlyMap<string, number> {
  const blobs = config === undefined ? layers : [config, ...layers];
  return new Map(blobs.map(({ digest, size }) => [digest, size]));
}

/** Times before this one say nothing: builds that are reproducible state the start of the clock. */
const EARLIEST_MS = Date.UTC(2000, 0, 1);

/** The first of the texts that is a time, UTC ISO 8601. */
function toTime(...texts: readonly (string | undefined)[]): string | null {
  for (const text of texts) {
    const ms = text === undefined || text.length > 40 ? Number.NaN : Date.parse(text);
    if (ms > EARLIEST_MS) return new Date(ms).toISOString();
  }
  return null;
}

function toWord(text: string | undefined): string | null {
  return text !== undefined && /^[\x21-\x7e]{1,128}$/.test(text) ? text : null;
}
