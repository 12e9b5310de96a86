// SPDX-License-Identifier: Apache-2.0
// Deletes old tags and images of repositories by a policy: reads, plans, backs up, deletes, reads again.
import { join } from 'node:path';
import { error, hasErrors, notice, Problem, type ProblemData } from '../../problem.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import type { RepositoryName } from '../../registry-host.ts';
import type { RegistryClient } from '../../registry/registry.ts';
import type { PrunePolicy } from '../../settings/prune.ts';
import { copyImages } from '../copy/copy.ts';
import { settleAll } from '../settle.ts';
import { readInterruption } from '../../ship/end.ts';
import { applyPrune, type PruneSite } from './apply.ts';
import { checkKept } from './check.ts';
import type { HostListing, PruneHost } from './host.ts';
import { attempt } from './interrupted.ts';
import type { Inventory } from './inventory.ts';
import { parseInUse, selectInUse } from './in-use.ts';
import { compileTagPattern, type TagPattern } from './patterns.ts';
import { planPrune, type PrunedImage, type PrunePlan, type PruneRow } from './plan.ts';
import { createInventoryReader, type InventoryReader } from './read.ts';
import { restoreTagged } from './restore.ts';
import { readTagKinds } from './tag-kinds.ts';
import type { CompiledPolicy, PruneQuestion } from './verdicts.ts';
import { createPruneWatch } from './watch.ts';

/** What a prune is asked to do. */
export interface PruneRequest {
  readonly repositories: readonly RepositoryName[];
  readonly policy: PrunePolicy;
  /** The text of `--in-use`. */
  readonly inUse: string;
  /** Whether anything is deleted. */
  readonly apply: boolean;
  /** The directory of an OCI layout. */
  readonly backup?: string;
}

/** What is known of some changes. */
export interface ClosedChanges {
  readonly closed: ReadonlySet<number>;
  /** How many were not asked about, since there are too many. */
  readonly unasked: number;
}

/** What a prune needs. */
export interface PruneContext {
  readonly registries: RegistryClient;
  readonly nowMs: number;
  /** Milliseconds, by a clock that goes on. */
  readonly now: () => number;
  readonly openHost: (repository: RepositoryName) => Promise<PruneHost>;
  /** Of these numbers of changes, those that are closed or merged. */
  readonly listClosed: (numbers: readonly number[]) => Promise<ClosedChanges>;
  /** The project of these changes, by its address. */
  readonly project?: string;
  /** Told the plan, before anything is deleted. */
  readonly onPlan: (plan: PruneReceipt) => void;
  /** Ends the prune; what was deleted by then is in the receipt. */
  readonly signal?: AbortSignal | undefined;
}

/** What happened in one repository. */
export interface PrunedRepository {
  readonly repository: string;
  readonly status: 'planned' | 'done' | 'failed';
  readonly rows: readonly PruneRow[];
  /** Blobs that nothing refers to afterwards, bytes; the registry frees them when it collects garbage. */
  readonly frees: number;
  /** Tags and manifests that are gone, or that the host collects by itself now that no tag leads to them. */
  readonly tags: readonly string[];
  readonly digests: readonly string[];
  /** Tags and manifests of which an interrupted prune does not know whether they are gone; absent otherwise. */
  readonly uncertain?: readonly string[];
  readonly problems: readonly ProblemData[];
}

/** What a prune did, or would do. Survives JSON. */
export interface PruneReceipt {
  readonly schemaVersion: 1;
  readonly status: 'planned' | 'done' | 'failed';
  readonly repositories: readonly PrunedRepository[];
}

/** The default of `minimum-age`, ms. */
const MINIMUM_AGE_MS = 86_400_000;

/**
 * Plans every repository before anything is deleted anywhere; one after the other, since hosts limit such requests.
 *
 * @throws Problem PRUNE_…, COPY_…, REGISTRY_…, and the reason of a signal that comes before the plan: nothing was deleted then
 */
export async function pruneRepositories(
  request: PruneRequest,
  context: PruneContext,
): Promise<PruneReceipt> {
  const policy = compilePolicy(request.policy);
  const prepared: Prepared[] = [];
  const wrong: ProblemData[] = [];
  for (const repository of request.repositories) {
    const { values, problems } = await settleAll([
      prepare(repository, { request, policy }, context),
    ]);
    prepared.push(...values);
    wrong.push(...problems);
  }
  if (wrong.length > 0) throw new Problem(wrong);
  const planned = toReceipt(prepared.map(({ plan }) => toPlanned(plan)));
  context.onPlan(planned);
  if (!request.apply) return planned;
  const saved = await backUpAll(prepared, request, context);
  if (saved !== undefined) return saved;
  const done: PrunedRepository[] = [];
  for (const one of prepared) {
    const isReached = done.length === 0 || context.signal?.aborted !== true;
    done.push(isReached ? await apply(one) : toPlanned(one.plan));
  }
  return toReceipt(done);
}

interface Prepared extends Omit<PruneSite, 'watch'> {
  readonly now: () => number;
  readonly plan: PrunePlan;
  readonly listing: HostListing;
  readonly nowMs: number;
  readonly reader: InventoryReader;
  readonly ask: (inventory: PruneSite['inventory']) => Promise<PrunePlan>;
}

async function prepare(
  name: RepositoryName,
  { request, policy }: { readonly request: PruneRequest; readonly policy: CompiledPolicy },
  { registries, nowMs, now, openHost, listClosed, project, signal }: PruneContext,
): Promise<Prepared> {
  const repository = registries.open(name);
  const host = await openHost(name);
  const inUse = selectInUse(parseInUse(request.inUse), name);
  const reader = createInventoryReader(repository, inUse.digests);
  const ask = async (inventory: PruneSite['inventory']) => {
    const { closed, unasked } = await findClosed(inventory, policy, listClosed);
    const own = project === undefined ? {} : { project };
    const question: PruneQuestion = { policy, nowMs, inUse, closed, ...own };
    const plan = planPrune(inventory, question, host.untagging);
    const left = unasked === 0 ? [] : [describeUnasked(name, unasked)];
    return { ...plan, problems: [...plan.problems, ...left] };
  };
  const listing = await host.list();
  const inventory = await reader.read(listing);
  const site = { host, repository, inventory, reader, now, nowMs, signal };
  return { ...site, listing, ask, plan: await ask(inventory) };
}

async function findClosed(
  { tags }: PruneSite['inventory'],
  { pullRequests }: CompiledPolicy,
  listClosed: PruneContext['listClosed'],
): Promise<ClosedChanges> {
  const none = { closed: new Set<number>(), unasked: 0 };
  if (pullRequests === undefined) return none;
  const kinds = [...readTagKinds(tags.keys()).values()];
  const numbers = kinds.flatMap((kind) => (kind.kind === 'change' ? [kind.number] : []));
  return numbers.length === 0 ? none : await listClosed([...new Set(numbers)]);
}

function describeUnasked({ name }: RepositoryName, unasked: number): ProblemData {
  const message = `${name}: there are tags of so many changes that it was not asked whether ${unasked} of them are closed; their tags stay.`;
  return notice('PRUNE_CHANGES_LEFT', message, 'Prune again to go on with them.');
}

/** @throws Problem PRUNE_POLICY for a pattern that is invalid, and where no rule names anything */
export function compilePolicy(policy: PrunePolicy): CompiledPolicy {
  const [keep, drop] = [policy.keep, policy.delete].map((list) => list.map(compileTagPattern));
  const problems = [...(keep ?? []), ...(drop ?? [])].flatMap((one) => one.problems);
  const { keepLast, pullRequests, untaggedOlderThanMs } = policy;
  const isNaming = [keepLast, pullRequests, untaggedOlderThanMs].some((rule) => rule !== undefined);
  if (!isNaming && policy.delete.length === 0) problems.push(nothingNamed());
  if (problems.length > 0) throw new Problem(problems);
  const listValues = (read: typeof keep): readonly TagPattern[] =>
    (read ?? []).flatMap((one) => (one.ok ? [one.value] : []));
  const { minimumAgeMs = MINIMUM_AGE_MS } = policy;
  return { ...policy, minimumAgeMs, keep: listValues(keep), delete: listValues(drop) };
}

function nothingNamed(): ProblemData {
  const hint =
    'Set prune in tagship.yml, or give --delete, --keep-last, --pull-requests or --untagged-older-than. --older-than alone names nothing.';
  return error('PRUNE_POLICY', 'no rule says what prune deletes.', hint);
}

/** Undefined once all are saved. Where one cannot be, nothing is deleted anywhere: a receipt that says so. */
async function backUpAll(
  prepared: readonly Prepared[],
  request: PruneRequest,
  context: PruneContext,
): Promise<PruneReceipt | undefined> {
  for (const one of prepared) {
    const saved = await attempt(one, () => backUp(one, request, context));
    if (saved.ok) continue;
    const { repository } = one.plan;
    const message = `${repository}: the backup is not complete, so nothing was deleted.`;
    const hint = 'Correct what the errors before this one say, and prune again.';
    const isEnded = readInterruption(context.signal) !== undefined;
    const why = isEnded ? [] : [error('PRUNE_BACKUP', message, hint)];
    const problems = [...saved.problems, ...why];
    return toReceipt(
      prepared.map((other) => (other === one ? toFailed(one, problems) : toPlanned(other.plan))),
    );
  }
  return undefined;
}

/** Each image with all that belongs to it, under its tags; not one that lacks a part, which could not be restored. */
async function backUp(
  { plan, repository, inventory }: Prepared,
  { backup, repositories }: PruneRequest,
  { registries, signal }: PruneContext,
): Promise<void> {
  if (backup === undefined) return;
  const { name, path } = repository.repository;
  const directory = repositories.length > 1 ? join(backup, path) : backup;
  const { manifests } = inventory;
  const isWhole = ({ digest, along }: PrunedImage) =>
    [digest, ...along].every((one) => {
      const { left, children = [] } = manifests.get(one) ?? {};
      return left === undefined && children.every((child) => manifests.has(child));
    });
  const references = plan.images
    .filter(isWhole)
    .flatMap(({ digest, tags }) =>
      tags.length === 0 ? [`@${digest}`] : tags.map((tag) => `:${tag}`),
    );
  const going = [...references, ...plan.untag.map(({ tag }) => `:${tag}`)];
  for (const reference of going) {
    const receipt = await copyImages(
      {
        ...{ from: `${name}${reference}`, to: [`oci:${directory}`] },
        ...{ allTags: false, platforms: [], replace: false, dryRun: false },
      },
      {
        registries,
        onBytes: () => undefined,
        onPlan: () => undefined,
        ...omitUndefined({ signal }),
      },
    );
    const problems = receipt.destinations.flatMap((one) => one.problems);
    if (receipt.status !== 'done') throw new Problem(problems);
  }
}

/** Reads the tags again, since time has passed: what a tag names by now stays. Then deletes, and checks what stays. */
async function apply(prepared: Prepared): Promise<PrunedRepository> {
  const ready = await attempt(prepared, () => refresh(prepared));
  if (!ready.ok) return toFailed(prepared, ready.problems);
  const { plan, site } = ready.value;
  const applied = await applyPrune(plan, site);
  const outcome = await restoreTagged(plan, { ...site, reader: prepared.reader }, applied);
  const { tags, digests, uncertain, problems } = outcome;
  const times = { ...prepared.listing, nowMs: prepared.nowMs };
  const checked = await attempt(prepared, () => checkKept(plan, site, times), outcome);
  const lost = checked.ok ? checked.value : checked.problems;
  const all = [...plan.problems, ...problems, ...lost];
  const status = hasErrors(all) ? 'failed' : 'done';
  const open = uncertain.length === 0 ? {} : { uncertain };
  return { ...toPlanned(plan), status, tags, digests, ...open, problems: all };
}

/** A repository of which nothing was deleted. */
function toFailed({ plan }: Prepared, problems: readonly ProblemData[]): PrunedRepository {
  return { ...toPlanned(plan), status: 'failed', problems: [...plan.problems, ...problems] };
}

async function refresh(
  prepared: Prepared,
): Promise<{ readonly plan: PrunePlan; readonly site: PruneSite }> {
  const { host, repository, reader, plan, inventory: before } = prepared;
  const listing = await host.list();
  const isUnchanged = isSame(listing.tags, before.tags);
  const inventory = isUnchanged ? before : withoutGone(await reader.read(listing));
  const watch = createPruneWatch({ host, inventory }, prepared);
  const site = { host, repository, inventory, watch, signal: prepared.signal };
  const restricted = isUnchanged ? plan : restrict(await prepared.ask(inventory), plan, inventory);
  return { plan: restricted, site };
}

/** Without tags whose images were gone when they were read: another prune deletes what it had put under them. */
function withoutGone(inventory: Inventory): Inventory {
  const { tags, manifests } = inventory;
  return { ...inventory, tags: new Map([...tags].filter(([, digest]) => manifests.has(digest))) };
}

/**
 * Of a plan, what an earlier one has too: nothing is deleted that was not shown. All else stays, with all that belongs to it, except
 * what another prune has written meanwhile and deletes itself.
 */
function restrict(fresh: PrunePlan, shown: PrunePlan, { manifests }: Inventory): PrunePlan {
  const digests = new Set(shown.images.map(({ digest }) => digest));
  const tags = new Set(shown.untag.map(({ tag }) => tag));
  const others = fresh.images.filter(
    ({ digest }) => !digests.has(digest) && manifests.get(digest)?.left === undefined,
  );
  const held = new Set(others.flatMap(({ digest, along }) => [digest, ...along]));
  return {
    ...fresh,
    kept: [...new Set([...fresh.kept, ...held])],
    untag: fresh.untag.filter(({ tag }) => tags.has(tag)),
    images: fresh.images
      .filter(({ digest }) => digests.has(digest) && !held.has(digest))
      .map((image) => ({ ...image, along: image.along.filter((one) => !held.has(one)) })),
  };
}

function isSame(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  return one.size === other.size && [...one].every(([tag, digest]) => other.get(tag) === digest);
}

function toPlanned({ repository, rows, frees, problems }: PrunePlan): PrunedRepository {
  return { repository, status: 'planned', rows, frees, tags: [], digests: [], problems };
}

function toReceipt(repositories: readonly PrunedRepository[]): PruneReceipt {
  const has = (status: PrunedRepository['status']) =>
    repositories.some((one) => one.status === status);
  const status = has('failed') ? 'failed' : has('planned') ? 'planned' : 'done';
  return { schemaVersion: 1, status, repositories };
}
