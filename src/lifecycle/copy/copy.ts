// SPDX-License-Identifier: Apache-2.0
// Copies images between registries and layouts on disk, for backup, restore and air gaps.
import { resolve } from 'node:path';
import { omitUndefined } from '../../omit-undefined.ts';
import { error, notice, Problem, type ProblemData } from '../../problem.ts';
import { checkPath } from '../../registry/providers/paths.ts';
import type { BlobSource, RegistryClient } from '../../registry/registry.ts';
import { isDigest } from '../../registry/blobs/digest.ts';
import { describeRefusal } from '../../registry/auth/rights.ts';
import { allDone } from '../settle.ts';
import { applyCopy, type CopiedTo } from './apply.ts';
import type { CopyDestination } from './destination.ts';
import { gatherImages, type CopyQuestion, type SourceImage } from './gather.ts';
import { isPattern, parseLocation, type Location } from './location.ts';
import { listRefused, planCopiedTags, type CopiedTag, type WantedTag } from './plan.ts';
import { openStore, type Store } from './store.ts';
import { archiveExists, openTarget } from './target.ts';

/** What a copy is asked to do. */
export interface CopyRequest extends CopyQuestion {
  /** A location, as `parseLocation` reads it. */
  readonly from: string;
  readonly to: readonly string[];
  /** Tags that name another image are overwritten. */
  readonly replace: boolean;
  /** Nothing is written. */
  readonly dryRun: boolean;
}

/** One image of a receipt. */
export interface CopiedImage {
  readonly digest: string;
  readonly mediaType: string;
  readonly tags: readonly string[];
  readonly manifests: number;
  /** Signatures, attestations and all else that refers to it. */
  readonly referrers: number;
  /** All blobs together. */
  readonly bytes: number;
}

/** What a copy did, or with `dryRun` would do. Survives JSON. */
export interface CopyReceipt {
  readonly schemaVersion: 1;
  readonly status: 'planned' | 'done' | 'failed';
  readonly source: string;
  readonly images: readonly CopiedImage[];
  /** All blobs, each once: what a copy to an empty place moves. */
  readonly bytes: number;
  readonly destinations: readonly CopiedTo[];
}

/** What a copy needs. */
export interface CopyContext {
  readonly registries: RegistryClient;
  /** Told how many bytes were read of the source to be copied since the last time. */
  readonly onBytes: (bytes: number) => void;
  /** Told the plan, before anything is written. */
  readonly onPlan: (plan: CopyReceipt) => void;
  /** Ends the copy; the receipt says what was written by then. */
  readonly signal?: AbortSignal;
}

/**
 * Copies images with all their platforms, attestations, signatures and referrers, byte for byte. Everything is decided before
 * anything is written; tags come last, and are read back.
 *
 * @throws Problem COPY_…, REGISTRY_…, and the reason of the signal before the first byte: nothing was written then
 */
export async function copyImages(
  request: CopyRequest,
  { registries, onBytes, onPlan, signal }: CopyContext,
): Promise<CopyReceipt> {
  const from = parseLocation(request.from);
  const locations = request.to.map((word) => checkDestination(parseLocation(word), from, request));
  checkLayouts(locations);
  const wrong = locations.flatMap(({ repository }) => (repository ? checkPath(repository) : []));
  if (wrong.length > 0) throw new Problem(wrong);
  const store = await openStore(from, registries);
  // The destinations are asked while the source is read.
  const begun = locations.map((one) => openToWrite(one, request, registries));
  try {
    const gathering = gatherImages(store, from, request);
    const opening = allDone(begun);
    await allDone<unknown>([gathering, opening]);
    const [{ images, nameless }, targets] = [await gathering, await opening];
    const read = { images, source: store.source, request };
    const work = await allDone(targets.map((one) => prepare(one, read)));
    const note = (one: CopiedTo) => withNameless(one, store.label, nameless);
    const plan = toReceipt(store, images, work.map(toPlanned).map(note));
    onPlan(plan);
    if (request.dryRun) return plan;
    const source = counted(store.source, onBytes, signal);
    const destinations = await Promise.all(
      work.map((one) => applyCopy(one.target, { ...one, ...request, images, source, signal })),
    );
    return toReceipt(store, images, destinations.map(note));
  } finally {
    for (const one of begun) {
      one.then(
        ({ target }) => {
          target.release();
        },
        () => undefined, // thrown above
      );
    }
    await store.close();
  }
}

/** Most tags that a message names. */
const MOST_NAMED = 10;

/** Says which tags a destination does not get, since the source has no image for them. */
function withNameless(one: CopiedTo, source: string, tags: readonly string[]): CopiedTo {
  if (tags.length === 0) return one;
  const more = tags.length > MOST_NAMED ? ` and ${tags.length - MOST_NAMED} more` : '';
  const names = `${tags.slice(0, MOST_NAMED).join(', ')}${more}`;
  const message = `${one.destination} does not get these tags: ${source} lists them, and has no image for them: ${names}.`;
  const hint = 'There is nothing to copy. Ship the images again, or delete the tags in the source.';
  return { ...one, problems: [notice('COPY_NAMELESS', message, hint), ...one.problems] };
}

interface Opened {
  readonly location: Location;
  readonly target: CopyDestination;
}

interface Prepared {
  readonly target: CopyDestination;
  readonly wanted: readonly WantedTag[];
  readonly tags: readonly CopiedTag[];
}

/** @throws Problem where nothing can be written there */
async function openToWrite(
  location: Location,
  request: CopyRequest,
  registries: RegistryClient,
): Promise<Opened> {
  const target = await openTarget(location, registries, request);
  const right = request.dryRun ? { ok: true as const } : await target.provePush();
  if (!right.ok) throw new Problem([describeRefusal({ name: target.label }, right)]);
  return { location, target };
}

/** @throws Problem for a tag that may not be written, or an archive that holds something else */
async function prepare(
  { location, target }: Opened,
  {
    images,
    source,
    request,
  }: {
    readonly images: readonly SourceImage[];
    readonly source: BlobSource;
    readonly request: CopyRequest;
  },
): Promise<Prepared> {
  const { kind, reference } = location;
  const wanted = images.flatMap((image) =>
    (reference === undefined ? image.tags : [reference]).map((tag) => ({ tag, image })),
  );
  const own = wanted.map(({ tag }) => tag);
  const listed = request.dryRun ? undefined : await target.listAtFirst();
  const question = { source, replace: request.replace, own, ...omitUndefined({ listed }) };
  const tags = await planCopiedTags(target, wanted, question);
  const refused = listRefused(target.label, tags);
  if (refused.length > 0) throw new Problem(refused);
  const isArchive = kind === 'archive' && target.before !== undefined;
  if (isArchive && !(await holdsAll(target, images, tags))) throw archiveExists(target.label);
  return { target, wanted, tags };
}

/** Whether everything that is to be written to an archive is in it. */
async function holdsAll(
  { before }: CopyDestination,
  images: readonly SourceImage[],
  tags: readonly CopiedTag[],
): Promise<boolean> {
  if (tags.some(({ action }) => action !== 'keep')) return false;
  const manifests = images.flatMap(({ manifest, items }) => [
    manifest,
    ...items.map((item) => item.manifest),
  ]);
  if (before === undefined) return false;
  const found = await Promise.all(manifests.map(({ digest }) => before.resolve(digest)));
  return found.every((one) => one !== undefined);
}

/** @throws Problem COPY_LOCATION for what cannot be a destination of this copy */
function checkDestination(to: Location, from: Location, request: CopyRequest): Location {
  const wrong = whyNoDestination(to, from, request);
  if (wrong === undefined) return to;
  const message = `invalid destination "${to.label}": ${wrong}`;
  throw new Problem([error('COPY_LOCATION', message, 'Name another destination.')]);
}

/** A layout is read once and written as a whole: of two writers at once, the last one would drop what the first wrote. */
function checkLayouts(locations: readonly Location[]): void {
  const paths = locations.flatMap(({ path }) => (path === undefined ? [] : [resolve(path)]));
  const twice = paths.find((path, at) => paths.indexOf(path) !== at);
  if (twice === undefined) return;
  const message = `invalid destination "${twice}": it is named more than once`;
  const hint = 'Name each layout once; copy again for its other tag, which sends nothing twice.';
  throw new Problem([error('COPY_LOCATION', message, hint)]);
}

function whyNoDestination(
  { label, reference }: Location,
  from: Location,
  { allTags }: CopyRequest,
): string | undefined {
  const keepsTag = reference === undefined || reference === from.reference;
  if (label === from.label && keepsTag) return 'it is the source itself';
  if (reference === undefined) return undefined;
  if (isDigest(reference) || isPattern(reference)) {
    return 'a destination has a tag, or none to keep those of the source';
  }
  const isMany = allTags || (from.reference !== undefined && isPattern(from.reference));
  return isMany ? 'several images cannot have one tag' : undefined;
}

function counted(
  source: BlobSource,
  onBytes: (bytes: number) => void,
  signal: AbortSignal | undefined,
): BlobSource {
  async function* count(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of stream) {
      signal?.throwIfAborted();
      onBytes(chunk.byteLength);
      yield chunk;
    }
  }
  return { ...source, openBlob: async (blob) => count(await source.openBlob(blob)) };
}

function toPlanned({ target, tags }: Prepared): CopiedTo {
  const blobs = { present: 0, mounted: 0, uploaded: 0 };
  return { destination: target.label, status: 'planned', tags, blobs, problems: [] };
}

function toReceipt(
  { label }: Store,
  images: readonly SourceImage[],
  destinations: readonly CopiedTo[],
): CopyReceipt {
  const blobs = new Map(images.flatMap((image) => [...image.blobs]));
  const has = (status: CopiedTo['status']) => destinations.some((one) => one.status === status);
  return {
    schemaVersion: 1,
    status: has('failed') ? 'failed' : has('planned') ? 'planned' : 'done',
    source: label,
    images: images.map(({ manifest, tags, manifests, items, blobs: own }) => ({
      digest: manifest.digest,
      mediaType: manifest.mediaType,
      tags,
      manifests,
      referrers: items.length,
      bytes: sum(own.values()),
    })),
    bytes: sum(blobs.values()),
    destinations,
  };
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

/** All problems of a receipt. */
export function listProblems({ destinations }: CopyReceipt): readonly ProblemData[] {
  return destinations.flatMap(({ problems }) => problems);
}
