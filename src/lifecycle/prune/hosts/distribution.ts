// SPDX-License-Identifier: Apache-2.0
// Registries that delete by the distribution API alone: Distribution, zot, Gitea and others.
import { error, Problem } from '../../../problem.ts';
import { createSlots } from '../../../registry/http/pause.ts';
import { LAYOUT_ENTRIES, TAG_PAGES } from '../../../registry/limits.ts';
import { isTag } from '../../../plan/reference/references.ts';
import type { Repository } from '../../../registry/registry.ts';
import type { HostListing, PruneHost } from '../host.ts';
import { emptyBlob, makePlaceholder } from '../left.ts';

const AT_ONCE = 16;

/**
 * The host of a repository that has no API of its own. `id` makes what is written to remove a tag unique.
 *
 * @param makeId a new one for each tag
 */
export function createDistributionHost(repository: Repository, makeId: () => string): PruneHost {
  let isByTag = true;
  let listed: HostListing['tags'] = new Map();
  return {
    untagging: 'possible',
    list: async () => {
      const listing = await listByTags(repository);
      listed = listing.tags;
      return listing;
    },
    untag: async (tag, digest) => {
      if ((await repository.resolve(tag))?.digest !== digest) return; // another run moved it
      isByTag = isByTag && (await removeTag(repository, tag, { digest, tags: listed }));
      if (!isByTag) await takeTagOver(repository, tag, makePlaceholder(tag, makeId()));
    },
    clear: async (tag) => {
      if ((await repository.resolve(tag)) !== undefined) return; // another run gave it
      if (isByTag && (await repository.deleteManifest(tag)) === 'deleted') return;
      await takeTagOver(repository, tag, makePlaceholder(tag, makeId()));
    },
    remove: async (digest) => {
      const answer = await repository.deleteManifest(digest);
      if (answer === 'unsupported') throw refuseDeletion(repository);
    },
  };
}

/**
 * All tags with their digests.
 *
 * @throws Problem PRUNE_TOO_MANY where there are more than can be listed: what is not seen would not be protected
 */
export async function listByTags(repository: Repository): Promise<HostListing> {
  const tags = await listAllTags(repository);
  const slots = createSlots(AT_ONCE);
  const found = await Promise.all(
    tags.map((tag) =>
      slots.within(async () => [tag, (await repository.resolve(tag))?.digest] as const),
    ),
  );
  const named = found.flatMap(([tag, digest]) => (digest === undefined ? [] : [[tag, digest]]));
  const dangling = found.flatMap(([tag, digest]) => (digest === undefined ? [tag] : []));
  const times = { tagTimes: new Map(), times: new Map() };
  return { tags: new Map(named as [string, string][]), ...times, dangling };
}

async function listAllTags(repository: Repository): Promise<readonly string[]> {
  const { tags, why } = await repository.listTags(TAG_PAGES);
  const isOdd = !tags.every(isTag);
  const many = tags.length > LAYOUT_ENTRIES ? `it has ${tags.length}` : undefined;
  const reason = why ?? (isOdd ? 'it has entries that are invalid tags' : many);
  if (reason === undefined) return tags;
  const { name, host } = repository.repository;
  const message = `the tags of "${name}" cannot be read completely from the list of ${host}: ${reason}.`;
  const hint =
    'Where there are too many, delete some with the tools of the registry first; else check what a proxy in front of it returns.';
  throw new Problem([error('PRUNE_TOO_MANY', message, hint)]);
}

/** Whether the registry removes a tag alone. Where it deletes the image with it, the image is put back. */
async function removeTag(
  repository: Repository,
  tag: string,
  { digest, tags }: { readonly digest: string; readonly tags: HostListing['tags'] },
): Promise<boolean> {
  const manifest = await repository.getManifest(digest);
  const answer = await repository.deleteManifest(tag);
  if (answer !== 'deleted' || manifest === undefined) return answer === 'absent';
  if ((await repository.resolve(digest)) !== undefined) return true;
  await repository.putManifest(digest, manifest);
  const others = [...tags].filter(([other, names]) => names === digest && other !== tag);
  for (const [other] of others) await repository.putManifest(other, manifest);
  return true;
}

/**
 * Gives the tag to a manifest of its own, and deletes that. A pull of the tag in between gets an image without content; what
 * is left of a killed prune is found by the next one.
 */
async function takeTagOver(
  repository: Repository,
  tag: string,
  placeholder: ReturnType<typeof makePlaceholder>,
): Promise<void> {
  await repository.putBlob(emptyBlob.descriptor, emptyBlob.source);
  await repository.putManifest(tag, placeholder);
  const answer = await repository.deleteManifest(placeholder.digest);
  if (answer === 'unsupported') throw refuseDeletion(repository);
}

function refuseDeletion({ repository: { host, name } }: Repository): Problem {
  const message = `${host} does not delete manifests of "${name}": it answered 405.`;
  const hint =
    'Switch deletion on: storage.delete.enabled in the configuration of Distribution (REGISTRY_STORAGE_DELETE_ENABLED=true).';
  return new Problem([error('PRUNE_UNSUPPORTED', message, hint)]);
}
