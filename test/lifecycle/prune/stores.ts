// SPDX-License-Identifier: Apache-2.0
// What tests of prune share: repositories in memory, made of a few words, and a prune of them.
import { compilePolicy } from '../../../src/lifecycle/prune/prune.ts';
import { createDistributionHost } from '../../../src/lifecycle/prune/hosts/distribution.ts';
import { applyPrune, type PruneOutcome } from '../../../src/lifecycle/prune/apply.ts';
import { checkKept } from '../../../src/lifecycle/prune/check.ts';
import type { PruneHost } from '../../../src/lifecycle/prune/host.ts';
import { planPrune, type PrunePlan } from '../../../src/lifecycle/prune/plan.ts';
import { restoreTagged } from '../../../src/lifecycle/prune/restore.ts';
import { createInventoryReader } from '../../../src/lifecycle/prune/read.ts';
import type { PruneQuestion } from '../../../src/lifecycle/prune/verdicts.ts';
import { createPruneWatch } from '../../../src/lifecycle/prune/watch.ts';
import type { ProblemData } from '../../../src/problem.ts';
import type { Manifest, Repository } from '../../../src/registry/registry.ts';
import type { PrunePolicy } from '../../../src/settings/prune.ts';
import { createStore, digestOf, openMemory, type Step, type Store } from '../../ship/memory.ts';

/** A day, ms. */
export const DAY = 86_400_000;
/** The time of these tests. */
export const NOW = Date.UTC(2026, 10, 27);

const OCI = 'application/vnd.oci.image';

/** Puts a manifest into a store. */
export function put(store: Store, body: object, mediaType = `${OCI}.manifest.v1+json`): Manifest {
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, ...body }));
  const manifest = { mediaType, bytes, digest: digestOf(bytes) };
  store.manifests.set(manifest.digest, manifest);
  return manifest;
}

function putBlob(store: Store, text: string, mediaType: string) {
  const bytes = Buffer.from(text);
  store.blobs.set(digestOf(bytes), bytes);
  return { mediaType, digest: digestOf(bytes), size: bytes.byteLength };
}

/** What an entry of an index says. */
export function entry({ mediaType, digest, bytes }: Manifest, platform?: string) {
  const [os, architecture] = platform?.split('/') ?? [];
  return {
    ...{ mediaType, digest, size: bytes.byteLength },
    ...(os === undefined ? {} : { platform: { os, architecture } }),
  };
}

/** An image for one platform; without an age its configuration has no date. */
export function putOne(
  store: Store,
  seed: string,
  { days, platform = 'linux/amd64' }: { days?: number | undefined; platform?: string } = {},
): Manifest {
  const [os, architecture] = platform.split('/');
  const created = days === undefined ? {} : { created: new Date(NOW - days * DAY).toISOString() };
  const config = JSON.stringify({ os, architecture, seed, ...created });
  return put(store, {
    config: putBlob(store, config, `${OCI}.config.v1+json`),
    layers: [putBlob(store, `layer ${seed} ${platform}`, `${OCI}.layer.v1.tar`)],
  });
}

/** An index of manifests. */
export function putIndex(store: Store, children: readonly Manifest[], more: object = {}): Manifest {
  const platforms = ['linux/amd64', 'linux/arm64', 'linux/s390x'];
  const manifests = children.map((child, at) => entry(child, platforms[at]));
  return put(store, { manifests, ...more }, `${OCI}.index.v1+json`);
}

/** An image for two platforms with an attestation. */
export function putImage(store: Store, seed: string, days?: number): Manifest {
  const [one, other] = ['linux/amd64', 'linux/arm64'].map((platform) =>
    putOne(store, seed, { days, platform }),
  );
  const note = putNote(store, `attestation ${seed}`);
  return putIndex(
    store,
    [one, other, note].filter((child) => child !== undefined),
  );
}

/** A manifest that holds a text, such as a signature. */
export function putNote(store: Store, text: string, more: object = {}): Manifest {
  const empty = putBlob(store, '{}', 'application/vnd.oci.empty.v1+json');
  return put(store, {
    artifactType: 'application/vnd.example.note',
    ...{ config: empty, layers: [putBlob(store, text, 'text/plain')], ...more },
  });
}

/** Signs a digest as cosign does: by a tag of the older format, or by a referrer in the list of a tag. */
export function sign(store: Store, digest: string, how: 'tag' | 'referrer'): void {
  const tag = digest.replace(':', '-');
  if (how === 'tag') {
    store.tags.set(`${tag}.sig`, putNote(store, `signature of ${digest}`).digest);
    return;
  }
  const subject = { mediaType: `${OCI}.manifest.v1+json`, digest, size: 1 };
  const referrer = putNote(store, `referrer of ${digest}`, { subject });
  store.tags.set(tag, putIndex(store, [referrer]).digest);
}

/** A repository with these tags, each of an image of its own unless it has an equals sign: `main=1.0.0`. */
export function storeOf(tags: readonly string[], days: number | undefined = 90): Store {
  const store = createStore();
  for (const word of tags) {
    const [tag = '', of] = word.split('=');
    const digest = of === undefined ? putImage(store, tag, days).digest : store.tags.get(of);
    store.tags.set(tag, digest ?? '');
  }
  return store;
}

/** A question with this policy. */
export function questionOf(
  policy: Partial<PrunePolicy>,
  more: { readonly closed?: readonly number[]; readonly inUse?: readonly string[] } = {},
): PruneQuestion {
  const used = more.inUse ?? [];
  return {
    policy: compilePolicy({ keep: [], delete: [], ...policy }),
    nowMs: NOW,
    inUse: {
      digests: new Set(used.filter((one) => one.startsWith('sha256:'))),
      tags: new Set(used.filter((one) => !one.startsWith('sha256:'))),
    },
    closed: new Set(more.closed),
  };
}

/** A host that lists all manifests and removes single tags, as those with an API of their own do. */
export function listingHost(store: Store): PruneHost {
  return {
    ...{ untagging: 'possible', tagsFirst: true },
    list: () =>
      Promise.resolve({
        tags: new Map(store.tags),
        ...{ tagTimes: new Map(), times: new Map() },
        digests: [...store.manifests.keys()],
      }),
    untag: (tag) => {
      store.tags.delete(tag);
      return Promise.resolve();
    },
    remove: (digest) => {
      store.manifests.delete(digest);
      for (const [tag, named] of store.tags) if (named === digest) store.tags.delete(tag);
      return Promise.resolve();
    },
  };
}

/** What a prune of a store comes to. */
export interface PrunedStore extends PruneOutcome {
  readonly plan: PrunePlan;
  readonly lost: readonly ProblemData[];
}

/** Prunes a store. `step` is called before each write. */
export async function pruneStore(
  store: Store,
  question: PruneQuestion,
  {
    step,
    host: given,
    ...others
  }: { readonly step?: Step; readonly host?: PruneHost; readonly repository?: Repository } = {},
): Promise<PrunedStore> {
  let ids = 0;
  const repository = others.repository ?? openMemory(store, step);
  const host = given ?? createDistributionHost(repository, () => `id-${(ids += 1)}`);
  const listing = await host.list();
  const reader = createInventoryReader(repository, question.inUse.digests);
  const inventory = await reader.read(listing);
  const plan = planPrune(inventory, question, host.untagging);
  const watch = createPruneWatch({ host, inventory }, { reader, now: () => 0 });
  const site = { host, repository, inventory, watch };
  const applied = await applyPrune(plan, site);
  const outcome = await restoreTagged(plan, { ...site, reader }, applied);
  const lost = await checkKept(plan, site, { ...listing, nowMs: question.nowMs });
  return { ...outcome, plan, lost };
}
