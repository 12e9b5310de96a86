// SPDX-License-Identifier: Apache-2.0
// Where images are copied to: a repository, a layout in a directory, or a tar archive that is packed at the end.
import { access } from 'node:fs/promises';
import { once } from '../../once.ts';
import { error, Problem } from '../../problem.ts';
import {
  addToIndex,
  listReferring,
  readIndexEntries,
  toFallbackTag,
} from '../../registry/manifests/fallback.ts';
import type {
  Descriptor,
  Manifest,
  PutOptions,
  RegistryClient,
  Repository,
} from '../../registry/registry.ts';
import { WHOLE_BYTES } from '../../registry/limits.ts';
import { isDigest } from '../../registry/blobs/digest.ts';
import type { CopyDestination } from './destination.ts';
import type { Location } from './location.ts';
import { checkKind, checkWritable } from './place.ts';
import type { Related } from './related.ts';
import { openStore, type Store } from './store.ts';

/**
 * Opens a location for writing.
 *
 * @throws Problem COPY_LOCATION for one that already names what only a copy can know
 */
export async function openTarget(
  location: Location,
  client: RegistryClient,
  { replace }: { readonly replace: boolean },
): Promise<CopyDestination> {
  const { kind, path = '', repository } = location;
  if (repository !== undefined) {
    const store = await openStore(location, client);
    client.connect([repository]);
    return toRepositoryTarget(client.open(repository), store);
  }
  await checkKind(location);
  await checkWritable(location);
  const exists = await isThere(kind === 'directory' ? `${path}/index.json` : path);
  const before =
    exists && (kind === 'directory' || !replace) ? await openExisting(location, client) : undefined;
  const { toLayoutTarget } = await import('./layout-target.ts');
  return toLayoutTarget(location, before, () => openStore(location, client));
}

/** @throws Problem COPY_ARCHIVE_EXISTS for a file that is no archive of a layout: it is not overwritten */
async function openExisting(location: Location, client: RegistryClient): Promise<Store> {
  try {
    return await openStore(location, client);
  } catch (thrown) {
    const isFile = location.kind === 'archive' && thrown instanceof Problem;
    throw isFile ? archiveExists(location.label, 'is not an OCI image layout') : thrown;
  }
}

async function isThere(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

/**
 * What is expected of the blobs of an empty repository: none exists. The first one is asked for, and if it exists, so are all
 * others: a copy was interrupted there. Else small ones are not: to ask costs as much as to send them.
 */
function createExpectation(open: Repository): (blob: Descriptor) => PutOptions {
  let first: Promise<boolean> | undefined;
  let isBegun = false;
  return ({ digest, size }) => {
    const ask = async () => {
      const found = await open.hasBlob(digest, 'pull,push');
      isBegun ||= found;
      return found;
    };
    if (first === undefined) {
      const own = ask();
      first = own.catch(() => true); // thrown to the blob itself
      return { isNew: true, isThere: () => own };
    }
    if (isBegun) return {};
    const before = first;
    if (size > WHOLE_BYTES) return { isNew: true, isThere: ask };
    return { isNew: true, isThere: async () => (await before) && ask() };
  };
}

/** Remembers what is there by digest, so that many images ask for what they share only once. */
function toRepositoryTarget(open: Repository, before: Store): CopyDestination {
  const blobs = new Map<string, ReturnType<Repository['putBlob']>>();
  const written = new Map<string, Promise<string>>();
  const listAtFirst = once(() => listOnce(open));
  const toOptions = createExpectation(open);
  // Where nothing is tagged, hardly anything is there: what is written twice costs less than asking each time.
  const isEmpty = async () => (await listAtFirst.begun())?.length === 0;
  return {
    label: before.label,
    listAtFirst,
    trustsTags: true,
    isAtomic: false,
    provePush: async () => {
      await open.authorize('pull,push');
      const [right] = await Promise.all([open.provePush('keep'), listAtFirst()]);
      if (!(await isEmpty())) void open.uploads?.cancel();
      return right;
    },
    repository: open.repository,
    before,
    resolve: async (reference) => {
      const isKnown = (await written.get(reference)?.catch(() => undefined)) !== undefined;
      if (isKnown) return { mediaType: '', digest: reference, size: 0 };
      return isDigest(reference) && (await isEmpty()) ? undefined : open.resolve(reference);
    },
    putBlob: async (blob, source) => {
      const isNew = await isEmpty();
      const known = blobs.get(blob.digest);
      if (known !== undefined) {
        await known;
        return 'present';
      }
      const putting = open.putBlob(blob, source, isNew ? toOptions(blob) : {});
      blobs.set(blob.digest, putting);
      return await putting;
    },
    putManifest: async (reference, manifest) => {
      const known = isDigest(reference) ? written.get(reference) : undefined;
      const putting = known ?? open.putManifest(reference, manifest);
      if (isDigest(reference)) written.set(reference, putting);
      return await putting;
    },
    attach: (subject, referrers, index) => attachTo(open, subject, referrers, index),
    list: () => undefined,
    finish: () => Promise.resolve(),
    release: () => void open.uploads?.cancel(),
    readBack: (tags) => Promise.all(tags.map(async (tag) => (await open.resolve(tag))?.digest)),
  };
}

async function listOnce(open: Repository): Promise<readonly string[] | undefined> {
  try {
    const { tags, complete } = await open.listTags(1, 'once');
    return complete ? tags : undefined;
  } catch (thrown) {
    if (thrown instanceof Problem) return undefined;
    throw thrown;
  }
}

/**
 * A registry with the referrers API lists them by itself; else the fallback index does. That of the source is taken as it is
 * where the copy has all that it lists: registries accept no index that lists what they lack.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-manifests-with-subject
 */
async function attachTo(
  target: Repository,
  subject: string,
  referrers: readonly Related[],
  given: Manifest | undefined,
): Promise<boolean> {
  const { referrers: listed, index, hasApi, isTaken } = await listReferring(target, subject);
  if (hasApi || isTaken) return hasApi;
  const has = (some: readonly { readonly digest: string }[], { digest }: { digest: string }) =>
    some.some((one) => one.digest === digest);
  const own = referrers.map(({ manifest }) => manifest);
  const missing = own.filter((manifest) => !has(listed, manifest));
  if (missing.length === 0) return true;
  const isWhole = given && readIndexEntries(given)?.every((entry) => has(own, entry));
  const isSame = index === undefined && isWhole === true;
  await target.putManifest(toFallbackTag(subject), isSame ? given : addToIndex(index, missing));
  return true;
}

/** What is said where an archive exists that holds something else: it is written as a whole. */
export function archiveExists(label: string, why = 'holds other images than these'): Problem {
  const message = `${label} exists, and ${why}.`;
  const hint = 'Write to a new file, or give --replace to overwrite it.';
  return new Problem([error('COPY_ARCHIVE_EXISTS', message, hint)]);
}
