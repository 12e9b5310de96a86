// SPDX-License-Identifier: Apache-2.0
// Which deploy hooks a run calls, from what became of its tags. Pure.
import type { Facts } from '../../facts/facts.ts';
import { matchesPattern } from '../../match-pattern.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import { planDeploy } from '../../plan/deploy.ts';
import type { Plan, PlannedHook } from '../../plan/plan.ts';
import type { DeployHook } from '../../settings/deploy/hook.ts';
import type { TemplateValues } from '../../settings/deploy/template.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Destination, TagResult } from '../destination.ts';
import type { RunProgress } from '../record/journal.ts';
import type {
  EarlierHook,
  HookCall,
  ImageAction,
  ReceiptHook,
  ShippedImage,
} from '../record/receipt.ts';
import type { Produced, Production } from '../run.ts';

/** What a run knows when it decides. */
export interface DeployFacts {
  readonly plan: Plan;
  readonly settings: Pick<Settings, 'deploy' | 'leg'>;
  readonly tagResults: readonly TagResult[];
  readonly produced: readonly Produced[];
  /** The run itself, where a saved plan is of an earlier one. */
  readonly run: Facts['run'];
  /** The hooks of an earlier run of the same commit, by its receipt. */
  readonly earlier: readonly EarlierHook[];
  /** The exact tag of a target's image, where it had one before the run; none where the run writes it. */
  readonly exactTags?: ReadonlyMap<string, string | undefined>;
}

/** What a run knows so far. */
export function toDeployFacts(
  { plan, context }: Pick<Production, 'plan' | 'context'>,
  { tagResults, produced }: Pick<RunProgress, 'tagResults' | 'produced'>,
): DeployFacts {
  const { settings, present, earlierHooks: earlier = [] } = context;
  return { plan, settings, tagResults, produced, run: (present ?? plan.facts).run, earlier };
}

/** A hook of the plan; with `hook` and `values` if it is to be called. */
export interface DecidedHook {
  readonly planned: PlannedHook;
  readonly reason: string;
  readonly call?: DecidedCall;
  /** Its last call by an earlier run. */
  readonly called?: HookCall | undefined;
}

/** A call that is to be made. */
export interface DecidedCall {
  readonly hook: DeployHook;
  readonly values: TemplateValues;
  /** Where the image is. */
  readonly destination: Destination;
}

/**
 * Every hook of the plan, and whether it is called: where this run has moved the tag in the first repository, or an earlier
 * run has and its call failed. Nothing that the plan does not call is called, nor what the settings would not.
 */
export function decideHooks(known: DeployFacts): readonly DecidedHook[] {
  const { plan, settings } = known;
  const allowed = planDeploy(plan, settings).deploy ?? [];
  return (plan.deploy ?? []).map((planned) => {
    const called = findCalled(planned, known);
    if (called !== undefined) return { planned, ...called };
    if (!planned.call) return { planned, reason: planned.reason };
    const { name, target } = planned;
    const own = allowed.find((one) => one.name === name && one.target === target);
    const hook = settings.deploy.find((one) => one.name === name && one.kind === planned.kind);
    if (own === undefined || hook === undefined) {
      return { planned, reason: 'the settings of this run have no such hook' };
    }
    return own.call ? decideHook(planned, hook, known) : { planned, reason: own.reason };
  });
}

/** What becomes of a tag that this run has moved. */
const MOVED: readonly ImageAction[] = ['created', 'moved', 'replaced'];

/** That an earlier run has called a hook with the image that its tag points at. */
function findCalled(
  planned: PlannedHook,
  known: DeployFacts,
): Pick<DecidedHook, 'reason' | 'called'> | undefined {
  const before = findBefore(planned, known);
  if (before === undefined) return undefined;
  const { outcome, digest, called } = before;
  const isDone = (at: string | null) =>
    called === undefined ? outcome === 'done' && digest === at : called.digest === at;
  const isThere = ({ image }: TagResult) =>
    [...MOVED, 'kept'].includes(image.action) && image.digest !== null && isDone(image.digest);
  if (!listThere(planned, known).some(isThere)) return undefined;
  const by = called?.run === undefined ? 'an earlier run' : `the run ${called.run}`;
  const at = called === undefined ? '' : ` at ${called.at}`;
  return { reason: `${by} has called it with this image${at}`, called };
}

function findBefore(
  planned: PlannedHook,
  { earlier }: Pick<DeployFacts, 'earlier'>,
): EarlierHook | undefined {
  return earlier.find(({ name, target }) => name === planned.name && target === planned.target);
}

function decideHook(planned: PlannedHook, hook: DeployHook, known: DeployFacts): DecidedHook {
  const there = listThere(planned, known);
  const before = findBefore(planned, known);
  const moved = there.find(({ image }) => MOVED.includes(image.action));
  const found = moved ?? there.find(({ image }) => isLeftOpen(image, before));
  if (found === undefined || found.image.digest === null) {
    return { planned, reason: explainStill(planned, there) };
  }
  const { digest, tag } = found.image;
  const reason = moved === undefined ? 'the call of an earlier run failed' : `${tag} has moved`;
  const { destination } = found;
  return { planned, reason, call: { hook, destination, values: toValues(found, digest, known) } };
}

/** Whether an earlier run moved a tag to its image, and did not call the hook, or its call failed. */
function isLeftOpen({ action, digest }: ShippedImage, before: EarlierHook | undefined): boolean {
  if (before === undefined || action !== 'kept' || digest !== before.digest) return false;
  return before.outcome === 'failed' || before.outcome === 'pending';
}

/** What became of the tags that a hook follows, in the first repository. */
function listThere({ target: name, when }: PlannedHook, known: DeployFacts): readonly TagResult[] {
  const target = known.plan.targets.find((one) => one.name === name);
  const [first] = target?.repositories ?? [];
  return known.tagResults.filter(
    ({ destination, planned, image, problem }) =>
      destination.target.name === name &&
      image.repository === first &&
      planned.platform === undefined &&
      problem === undefined &&
      matchesPattern(image.tag, when),
  );
}

function explainStill({ when }: PlannedHook, there: readonly TagResult[]): string {
  const [image] = there.map((one) => one.image);
  if (image === undefined) return `no tag ${when} was written and verified`;
  if (image.action === 'held') return `${image.tag} is held: ${image.reason}`;
  return image.action === 'kept'
    ? `${image.tag} pointed at this image already`
    : `${image.tag} was not written`;
}

/** The exact tag of the image that the run has written or kept. */
function findExact(
  { destination }: TagResult,
  digest: string,
  { tagResults }: DeployFacts,
): string | undefined {
  return tagResults.find(
    (one) =>
      one.destination === destination &&
      one.planned.kind === 'exact' &&
      one.planned.platform === undefined &&
      one.image.digest === digest &&
      !['held', 'failed'].includes(one.image.action),
  )?.image.tag;
}

function toValues(moved: TagResult, digest: string, known: DeployFacts): TemplateValues {
  const { destination, image } = moved;
  const { facts } = known.plan;
  const { target, name } = destination;
  const tag = findExact(moved, digest, known) ?? known.exactTags?.get(target.name) ?? image.tag;
  const produced = known.produced.find((one) => one.target === target);
  return {
    image: name,
    tag,
    reference: `${name}:${tag}`,
    digest,
    moved: image.tag,
    version: target.version ?? '',
    revision: produced?.unchangedSince ?? facts.sha,
    target: target.name,
    // A remote that is a path on this machine names no project.
    project: facts.project.slug ?? facts.project.url ?? destination.repository.repository.path,
    run: known.run.url ?? '',
  };
}

/** A hook for the receipt before it is called. */
export function toReceiptHook({ planned, reason, call, called }: DecidedHook): ReceiptHook {
  const { name, kind, when, target } = planned;
  const named = { name, kind, when, target, host: null, ...omitUndefined({ called }) };
  if (call === undefined) {
    return { ...named, outcome: 'skipped', reason, reference: null, digest: null };
  }
  const { reference, digest } = call.values;
  const why = 'the run ended before it was called';
  return { ...named, outcome: 'pending', reason: why, reference, digest };
}
