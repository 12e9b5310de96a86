// SPDX-License-Identifier: Apache-2.0
// Reads what a repository holds: what the host lists, and every manifest that it leads to.
import { error, Problem } from '../../problem.ts';
import { createSlots } from '../../registry/http/pause.ts';
import { isObject, parseObject, toTexts, type JsonObject } from '../../registry/json.ts';
import { INDEX_DEPTH, LAYOUT_ENTRIES, MANIFEST_BYTES } from '../../registry/limits.ts';
import { readWhole } from '../../registry/blobs/whole.ts';
import {
  readContents,
  toManifestPlatform,
  type Contents,
} from '../../registry/manifests/contents.ts';
import { MANIFEST_TYPES } from '../../registry/manifests/manifests.ts';
import { isAttestation, toPlatformText } from '../../registry/manifests/platforms.ts';
import type { Descriptor, Manifest, Repository } from '../../registry/registry.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import { subjectOf } from '../../registry/manifests/fallback.ts';
import type { HostListing } from './host.ts';
import { toSubject, type Inventory, type StoredManifest } from './inventory.ts';
import { parsePending, readLeft } from './left.ts';

const AT_ONCE = 16;

/** Before Docker there were no images: such a date stands for none. */
const FIRST_MS = Date.UTC(2013, 0, 1);

/** Reads manifests of a repository, each once. */
export interface InventoryReader {
  /** @throws Problem PRUNE_TOO_MANY, REGISTRY_…: nothing is known then */
  readonly read: (listing: HostListing) => Promise<Inventory>;
  /** A manifest that was read, with its bytes; undefined where all together are too large to be kept. */
  readonly recall: (digest: string) => Manifest | undefined;
}

/** Manifests are kept up to so many bytes. */
const KEPT_BYTES = 64 * 1024 * 1024;

/**
 * A reader that keeps what it has read: what a digest names never changes. It reads the digests that are in use as well, if they
 * are here: not every host lists images without a tag.
 */
export function createInventoryReader(
  repository: Repository,
  used: ReadonlySet<string>,
): InventoryReader {
  const known = new Map<string, StoredManifest>();
  const { keep, recall } = createMemory();
  const slots = createSlots(AT_ONCE);
  let hasReferrers = true;
  const listReferrers = async (digest: string): Promise<readonly string[]> => {
    const found = hasReferrers ? await repository.listReferrers(digest) : undefined;
    if (found === undefined) hasReferrers = false;
    return found?.map((one) => one.digest) ?? [];
  };
  const readOne = async (digest: string, times: HostListing['times']) => {
    const before = known.get(digest);
    const manifest = before ?? (await readStored(repository, digest, { times, keep }));
    if (manifest === undefined) return undefined;
    known.set(digest, manifest);
    const next = [...manifest.children, ...(await listReferrers(digest))];
    return { manifest, next: manifest.subject === undefined ? next : [...next, manifest.subject] };
  };
  return {
    recall,
    read: async ({ tags, tagTimes, times, digests }) => {
      const manifests = new Map<string, StoredManifest>();
      const subjects = [...tags.keys()].flatMap((tag) => toSubject(tag) ?? []);
      const seen = new Set([...tags.values(), ...(digests ?? []), ...subjects, ...used]);
      let level: readonly string[] = [...seen];
      while (level.length > 0) {
        if (seen.size - used.size > LAYOUT_ENTRIES) throw tooMany(repository);
        const read = await Promise.all(
          level.map((digest) => slots.within(() => readOne(digest, times))),
        );
        const found = read.filter((one) => one !== undefined);
        for (const { manifest } of found) manifests.set(manifest.digest, manifest);
        const next = new Set(found.flatMap((one) => one.next).filter((one) => !seen.has(one)));
        next.forEach((digest) => seen.add(digest));
        level = [...next];
      }
      const { name } = repository.repository;
      const listsUntagged = digests !== undefined;
      return { repository: name, tags, tagTimes, manifests, listsUntagged };
    },
  };
}

function createMemory(): Pick<InventoryReader, 'recall'> & {
  readonly keep: (manifest: Manifest) => void;
} {
  const kept = new Map<string, Manifest>();
  let bytes = 0;
  return {
    recall: (digest) => kept.get(digest),
    keep: (manifest) => {
      bytes += manifest.bytes.byteLength;
      if (bytes <= KEPT_BYTES) kept.set(manifest.digest, manifest);
    },
  };
}

async function readStored(
  repository: Repository,
  digest: string,
  { times, keep }: Pick<HostListing, 'times'> & { readonly keep: (manifest: Manifest) => void },
): Promise<StoredManifest | undefined> {
  const manifest = await repository.getManifest(digest);
  if (manifest === undefined) return undefined;
  keep(manifest);
  const { artifactType, fsLayers } = parseBody(manifest);
  const contents = fsLayers === undefined ? readContents(manifest, LAYOUT_ENTRIES) : OLD;
  const left = readLeft(artifactType);
  const config = await readImageConfig(repository, contents);
  const { platform } = toManifestPlatform(config);
  const pushedMs = times.get(digest);
  const all = [pushedMs, ...listTimes(contents, config)].filter((time) => time !== undefined);
  const own = platform === undefined || platform.os === 'unknown' ? [] : [toPlatformText(platform)];
  return {
    digest,
    mediaType: manifest.mediaType,
    size: manifest.bytes.byteLength,
    timeMs: all.length === 0 ? undefined : all.reduce((newest, one) => Math.max(newest, one)),
    platforms: contents.isIndex ? listPlatforms(contents.manifests) : own,
    children: left === 'pending' ? await readPending(repository, contents) : listChildren(contents),
    blobs: listOwnBlobs(contents),
    ...omitUndefined({
      subject: subjectOf(manifest),
      source: readSource(contents, config),
      left,
    }),
  };
}

function listChildren({ manifests }: Contents): readonly string[] {
  return manifests.filter(isManifestEntry).map(({ digest }) => digest);
}

/** Whether an entry of an index is a manifest. Older caches of BuildKit are indexes of layers. */
export function isManifestEntry({ mediaType }: Descriptor): boolean {
  return mediaType === '' || (MANIFEST_TYPES as readonly string[]).includes(mediaType);
}

/** Whether a manifest exists, and all that it lists. */
export async function isWhole(
  repository: Pick<Repository, 'getManifest'>,
  digest: string,
  depth = 1,
): Promise<boolean> {
  const manifest = await repository.getManifest(digest);
  if (manifest === undefined) return false;
  const { manifests } = readContents(manifest, LAYOUT_ENTRIES);
  if (depth > INDEX_DEPTH) return true;
  for (const entry of manifests.filter(isManifestEntry)) {
    if (!(await isWhole(repository, entry.digest, depth + 1))) return false;
  }
  return true;
}

/** What an earlier prune had still to delete. */
async function readPending(repository: Repository, { layers }: Contents) {
  const [list] = layers;
  if (list === undefined || list.size > MANIFEST_BYTES) return [];
  return parsePending(await readWhole(repository, list));
}

/** Docker's first format has no configuration, and nothing of it is a manifest. */
const OLD: Contents = {
  isIndex: false,
  isAbout: false,
  manifests: [],
  layers: [],
  annotations: {},
};

function parseBody({ bytes }: Manifest): JsonObject {
  return parseObject(Buffer.from(bytes).toString('utf8')) ?? {};
}

function listPlatforms(entries: readonly Descriptor[]): readonly string[] {
  const stated = entries
    .filter((entry) => !isAttestation(entry))
    .flatMap(({ platform }) => (platform === undefined ? [] : [toPlatformText(platform)]));
  return [...new Set(stated)];
}

function listOwnBlobs(contents: Contents): ReadonlyMap<string, number> {
  const { config, layers, manifests } = contents;
  const blobs = [
    ...(config === undefined ? [] : [config]),
    ...layers,
    ...manifests.filter((entry) => !isManifestEntry(entry)),
  ];
  return new Map(blobs.map(({ digest, size }) => [digest, size]));
}

const CONFIG_TYPE = /^application\/vnd\.(?:oci\.image\.config|docker\.container\.image)\.v1\+json$/;

async function readImageConfig(repository: Repository, { config }: Contents): Promise<JsonObject> {
  if (config === undefined || !CONFIG_TYPE.test(config.mediaType)) return {};
  if (config.size > MANIFEST_BYTES) return {};
  try {
    const bytes = await readWhole(repository, config);
    return parseObject(Buffer.from(bytes).toString('utf8')) ?? {};
  } catch (thrown) {
    const isLost = thrown instanceof Problem && thrown.problems[0]?.code === 'REGISTRY_NOT_FOUND';
    if (isLost) return {}; // its age is not known, so that the image stays
    throw thrown;
  }
}

const SOURCE = 'org.opencontainers.image.source';

function readSource({ annotations }: Contents, config: JsonObject): string | undefined {
  return annotations[SOURCE] ?? toLabels(config)[SOURCE];
}

function toLabels({ config }: JsonObject): Readonly<Record<string, string>> {
  return isObject(config) ? toTexts(config.Labels) : {};
}

const CREATED = 'org.opencontainers.image.created';

/** All times that a manifest and its configuration state. A date from before Docker stands for none. */
function listTimes({ annotations }: Contents, config: JsonObject): readonly number[] {
  const history: readonly unknown[] = Array.isArray(config.history) ? config.history : [];
  const texts = [
    ...[annotations[CREATED], toLabels(config)[CREATED], config.created],
    ...history.map((step) => (isObject(step) ? step.created : undefined)),
  ];
  return texts
    .map((text) => (typeof text === 'string' ? Date.parse(text) : Number.NaN))
    .filter((time) => time >= FIRST_MS);
}

function tooMany({ repository }: Pick<Repository, 'repository'>): Problem {
  const message = `${repository.name} has more than ${LAYOUT_ENTRIES} manifests.`;
  return new Problem([
    error('PRUNE_TOO_MANY', message, 'Delete some with the tools of the registry first.'),
  ]);
}
