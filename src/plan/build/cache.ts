// SPDX-License-Identifier: Apache-2.0
// The build cache that a run uses by itself: the setting `cache`. Pure.
import { createHash } from 'node:crypto';
import type { Facts } from '../../facts/facts.ts';
import type { Settings } from '../../settings/settings.ts';
import type { BuildPlan, Plan, Target } from '../plan.ts';
import { isMade } from './made.ts';

/** Where a cache is read from and written to, in the form of buildx. */
export type CachePlan = NonNullable<BuildPlan['cache']>;

/** What the run offers for a cache. */
export interface CacheOffer {
  /** The settings of a target. */
  readonly settingsFor: (name: string) => Settings;
  /** The process has what `type=gha` needs: it is a step that runs the action. */
  readonly hasGithubCache: boolean;
}

/** A cache of GitHub has 10 GB for a project, so that only few targets are written with all their stages. */
const MOST_WHOLE_SCOPES = 4;

/**
 * The plan with the caches of each target. `cache-from` and `cache-to` win, and so does `no-cache`.
 *
 * | `cache`    | cache                                                                              |
 * | ---------- | ---------------------------------------------------------------------------------- |
 * | `auto`     | that of GitHub in the action, but not on a schedule; elsewhere that of the builder |
 * | `gha`      | that of GitHub                                                                     |
 * | `registry` | a repository `cache` below the project's on GitLab, else `<repository>-cache`      |
 * | `off`      | that of the builder                                                                |
 *
 * A leg has a cache for its platforms, and reads that of a run that builds all, too: one for all legs would be
 * overwritten by the last. Only trusted runs that push write. In an untrusted run `auto` is the builder's, since the build has no token of GitHub
 * unless the workflow names its cache. A run that gives an exact version tag reads none, unless `cache-release` says
 * so: what is released does not depend on what other runs have left.
 */
export function addCaches(plan: Plan, offer: CacheOffer): Plan {
  const targets = plan.targets.map((target) => {
    if (isMade(target.build)) return target;
    const cache = toCache(target, plan, offer);
    return cache === undefined ? target : { ...target, build: { ...target.build, cache } };
  });
  return { ...plan, targets };
}

function toCache(target: Target, plan: Plan, offer: CacheOffer): CachePlan | undefined {
  const settings = offer.settingsFor(target.name);
  const kind = chooseKind(settings, plan, offer);
  const found = kind === 'registry' ? inRegistry(target, plan, settings) : undefined;
  const cache = kind === 'gha' ? onGithub(target, plan, settings) : found;
  if (cache === undefined) return undefined;
  const writes = plan.push.mode === 'push' && plan.facts.trust.level === 'trusted';
  const reads = settings.cacheRelease || !isRelease(target);
  const own = { from: reads ? cache.from : [], to: writes ? cache.to : [] };
  return own.from.length + own.to.length === 0 ? undefined : own;
}

function chooseKind(
  { cache, cacheFrom, cacheTo, noCache }: Settings,
  { facts }: Plan,
  { hasGithubCache }: CacheOffer,
): Settings['cache'] {
  if (noCache || cacheFrom.length > 0 || cacheTo.length > 0) return 'off';
  if (cache !== 'auto') return cache;
  const isOffered = hasGithubCache && facts.trust.level === 'trusted';
  return isOffered && facts.event.kind !== 'schedule' ? 'gha' : 'off';
}

/** Whether a target gets an exact tag of a version. */
function isRelease({ version, tags }: Target): boolean {
  return (
    version !== null && tags.some(({ kind, tag }) => kind === 'exact' && !tag.startsWith('sha-'))
  );
}

/** One scope for each target: a common one would be overwritten by the next. GitHub itself falls back to the default branch. */
function onGithub({ name }: Target, { targets }: Plan, { leg, cacheMode }: Settings): CachePlan {
  const [own, ...others] = listParts(leg).map((part) => `scope=tagship-${name}-${part}`);
  const count = targets.flatMap(({ platforms }) => (leg.length === 0 ? name : platforms)).length;
  const usual = count <= MOST_WHOLE_SCOPES ? 'max' : 'min';
  const mode = cacheMode === 'auto' ? usual : cacheMode;
  return {
    from: [own, ...others].map((scope) => `type=gha,${scope}`),
    to: [`type=gha,${own},mode=${mode},ignore-error=true,timeout=3m`],
  };
}

/**
 * The caches of a target for a leg, also where the plan was made for all platforms: the leg reads that of all, too, and writes
 * its own, so that legs with one saved plan do not overwrite each other's.
 */
export function narrowCache(
  { name, build: { cache } }: Pick<Target, 'name' | 'build'>,
  leg: readonly string[],
): CachePlan | undefined {
  if (cache === undefined || leg.length === 0) return cache;
  const [own] = listParts(leg);
  const toOwn = (entry: string): string =>
    entry
      .replace(`scope=tagship-${name}-all`, `scope=tagship-${name}-${own}`)
      .replace(`:${name}-all-`, `:${name}-${own}-`);
  return {
    from: [...new Set(cache.from.flatMap((entry) => [toOwn(entry), entry]))],
    to: cache.to.map(toOwn),
  };
}

/** The part of a build that has a cache of its own, then others that are read too: its platforms, then `all`. */
function listParts(leg: readonly string[]): readonly [string, ...string[]] {
  if (leg.length === 0) return ['all'];
  const name = leg.map((platform) => platform.replace(/[^\w.]+/g, '-')).join('-');
  return [name.length <= LONGEST_PART ? name : toTagPart(name), 'all'];
}

/** A name of platforms that leaves room for target and branch in a tag. */
const LONGEST_PART = 16;

function inRegistry(
  target: Target,
  { facts }: Plan,
  { leg, cacheMode }: Settings,
): CachePlan | undefined {
  const [first] = target.repositories;
  const own = facts.ci === 'gitlab' ? facts.ownRepository : undefined;
  const repository = own === undefined ? first && `${first}-cache` : `${own}/cache`;
  if (repository === undefined) return undefined;
  const parts = listParts(leg);
  const refOf = (branch: string, part: string) =>
    `ref=${repository}:${target.name}-${part}-${toTagPart(branch)}`;
  const { defaultBranch } = facts;
  const branch = branchOf(facts.event) ?? defaultBranch;
  if (branch === undefined) return undefined;
  const read = new Set([branch, ...(defaultBranch === undefined ? [] : [defaultBranch])]);
  const mode = cacheMode === 'max' ? 'max' : 'min';
  const form = `mode=${mode},image-manifest=true,oci-mediatypes=true,ignore-error=true`;
  return {
    from: [...read].flatMap((one) => parts.map((part) => `type=registry,${refOf(one, part)}`)),
    to: [`type=registry,${refOf(branch, parts[0])},${form}`],
  };
}

/** The branch whose cache a run uses. */
function branchOf(event: Facts['event']): string | undefined {
  if (event.kind === 'branch' || event.kind === 'schedule') return event.branch;
  return event.kind === 'change' ? (event.source ?? `change-${event.number}`) : undefined;
}

/** Longer names of branches and of legs are cut: a tag has at most 128 characters. */
const LONGEST_BRANCH = 22;

/** The legal form of a branch's name, with digits of its hash, so that no other branch has the same by its spelling. */
function toTagPart(branch: string): string {
  const hash = createHash('sha256').update(branch).digest('hex').slice(0, 7);
  const legal = branch.replace(/[^\w.-]+/g, '-').slice(0, LONGEST_BRANCH);
  return `${legal}-${hash}`;
}
