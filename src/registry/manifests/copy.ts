// SPDX-License-Identifier: Apache-2.0
// Copies an image with everything that belongs to it to repositories, byte for byte. Writes no tags.
import { Problem } from '../../problem.ts';
import { readContents } from './contents.ts';
import { toFailure } from '../failure.ts';
import { createSlots } from '../http/pause.ts';
import { isAttestation } from './platforms.ts';
import type { BlobSource, Descriptor, Manifest, Repository } from '../registry.ts';
import { createWalk, type Walk } from './walk.ts';
import type { RepositoryName } from '../../registry-host.ts';

/** Where an image can be copied to: a repository, or anything else that keeps blobs and manifests by digest. */
export type CopyTarget = Pick<Repository, 'repository' | 'resolve' | 'putManifest' | 'putBlob'>;

/** The result of copying to one repository. */
export interface Copied {
  readonly repository: RepositoryName;
  /** How many blobs existed, were mounted within the host, or were uploaded. */
  readonly present: number;
  readonly mounted: number;
  readonly uploaded: number;
  /** Why the copy failed; absent on success. */
  readonly problem?: Problem;
  /** The part that the host does not support, if that is the reason. */
  readonly refused?: ImagePart;
}

/** An optional part of an image. */
export type ImagePart = 'index' | 'attestation';

interface Node {
  readonly manifest: Manifest;
  /** Undefined for what every image has: a platform's manifest. */
  readonly part: ImagePart | undefined;
  /** It is about another manifest, which has to be there first: GitLab requires it. */
  readonly isAbout: boolean;
  readonly children: readonly Node[];
  readonly blobs: readonly Descriptor[];
  /** The digests of those that {@link listFresh} gives. */
  readonly fresh: ReadonlySet<string>;
}

/** How many layers, from the last, are expected to be new. */
const NEW_LAYERS = 2;

const AT_ONCE = 8;
/** Layers that their licence keeps where they are. */
const FOREIGN = /foreign|nondistributable/;

/**
 * Copies an image, or an index with all its images and attestations, to every target at the same
 * time. Blobs go in parallel, each once; a manifest goes when all it refers to is there; the digest
 * stays, since no byte changes. A failing target does not stop the others.
 */
export async function copyImage(
  manifest: Manifest,
  source: BlobSource,
  targets: readonly CopyTarget[],
): Promise<readonly Copied[]> {
  if (targets.length === 0) return [];
  const tree = await readTree(manifest, createWalk(source));
  return await Promise.all(targets.map((target) => copyTo(target, tree, source)));
}

async function readTree(manifest: Manifest, walk: Walk): Promise<Node> {
  const { isIndex, isAbout, manifests } = readContents(manifest);
  const children = await walk.each(manifest, manifests, async (child, entry, deeper) => {
    const mediaType = entry.mediaType === '' ? child.mediaType : entry.mediaType;
    const node = await readTree({ ...child, mediaType }, deeper);
    return isAttestation(entry) ? { ...node, part: 'attestation' as const } : node;
  });
  const blobs = listBlobs(manifest);
  const fresh = new Set(listFresh(manifest).map(({ digest }) => digest));
  return { manifest, part: isIndex ? 'index' : undefined, isAbout, children, blobs, fresh };
}

/** The blobs of a manifest that are most often new where the image was just built: all but the layers of the base image. */
export function listFresh(manifest: Manifest): readonly Descriptor[] {
  const [config, ...layers] = listBlobs(manifest);
  return config === undefined ? [] : [config, ...layers.slice(-NEW_LAYERS)];
}

/** The blobs that go along with a manifest itself. */
export function listBlobs(manifest: Manifest): readonly Descriptor[] {
  const { config, layers } = readContents(manifest);
  const all = [...(config === undefined ? [] : [config]), ...layers];
  return all.filter(({ mediaType }) => !FOREIGN.test(mediaType));
}

async function copyTo(target: CopyTarget, tree: Node, source: BlobSource): Promise<Copied> {
  const counts = { present: 0, mounted: 0, uploaded: 0 };
  const slots = createSlots(AT_ONCE);
  const blobs = new Map<string, Promise<void>>();
  const { unlessFailed, failure } = createFuse();
  const bring = (blob: Descriptor, { part, fresh }: Node): Promise<void> => {
    const isNew = source.repository === undefined && fresh.has(blob.digest);
    const known =
      blobs.get(blob.digest) ??
      slots.within(() =>
        unlessFailed(part, async () => {
          counts[await target.putBlob(blob, source, { isNew })] += 1;
        }),
      );
    blobs.set(blob.digest, known);
    return known;
  };
  const place = async (node: Node): Promise<void> => {
    const { manifest, part, blobs: own, children } = node;
    let isThere = false;
    const look = unlessFailed(part, async () => {
      isThere = (await target.resolve(manifest.digest)) !== undefined;
    });
    const first = children.filter(({ isAbout }) => !isAbout).map(place);
    const rest = children.filter(({ isAbout }) => isAbout);
    const later = rest.map(async (child) => {
      await awaitAll([...first, ...child.blobs.map((blob) => bring(blob, child))]);
      await place(child);
    });
    await awaitAll([look, ...own.map((blob) => bring(blob, node)), ...first, ...later]);
    const write = async () => {
      if (!isThere) await target.putManifest(manifest.digest, manifest);
    };
    await unlessFailed(part, write, true);
  };
  const { repository } = target;
  try {
    await place(tree);
    return { repository, ...counts };
  } catch (caught) {
    const { thrown, part, isWrite } = failure() ?? { thrown: caught };
    if (!(thrown instanceof Problem)) throw thrown;
    const told = part !== undefined && isRefusedKind(thrown, isWrite) ? { refused: part } : {};
    return { repository, ...counts, problem: thrown, ...told };
  }
}

interface Failure {
  readonly thrown: unknown;
  /** Where in the image. */
  readonly part?: ImagePart | undefined;
  /** A manifest was written, when all that it refers to was there. */
  readonly isWrite?: boolean;
}

/**
 * Whether the host does not support this type of manifest. Many do not report it: a proxy or the
 * registry itself answers with a page, or fails at it again and again until the deadline.
 */
function isRefusedKind(thrown: Problem, isWrite = false): boolean {
  if (thrown.problems.some(({ code }) => code === 'REGISTRY_UNSUPPORTED')) return true;
  const answer = isWrite ? toFailure(thrown)?.answer : undefined;
  if (answer === undefined) return false;
  const { status, isPage } = answer;
  return (isPage && status < 500 && !ELSE.includes(status)) || (status >= 500 && status !== 503);
}

/** The subject of a page that reports it. */
const ELSE: readonly number[] = [401, 407, 408, 413, 429];

/** After the first failure, which is the one reported, nothing more is started. */
function createFuse(): {
  readonly unlessFailed: (
    part: ImagePart | undefined,
    work: () => Promise<void>,
    isWrite?: boolean,
  ) => Promise<void>;
  readonly failure: () => Failure | undefined;
} {
  let failure: Failure | undefined;
  return {
    failure: () => failure,
    unlessFailed: async (part, work, isWrite = false) => {
      try {
        if (failure === undefined) await work();
      } catch (thrown) {
        failure ??= { thrown, part, isWrite };
        throw thrown;
      }
    },
  };
}

/** Waits for all, so that nothing continues in the background, and throws the first failure. */
async function awaitAll(works: readonly Promise<unknown>[]): Promise<void> {
  const results = await Promise.allSettled(works);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}
