// SPDX-License-Identifier: Apache-2.0
// Gets the image of a target to all its destinations, by digest: reuses an existing one, or builds it. Writes no tag.
import { isMade } from '../plan/build/made.ts';
import type { Plan, Target } from '../plan/plan.ts';
import { error, Problem, type ProblemData } from '../problem.ts';
import type { BuildInput } from './push/built.ts';
import { checkPushed } from './push/check-pushed.ts';
import { explainNotRebuilt } from './push/notices.ts';
import { asNotices } from './destination.ts';
import { findEarlier } from './reuse/earlier.ts';
import type { Earlier } from './reuse/find.ts';
import { copyMade, takeUnpushed } from './made/made.ts';
import { type ExactTags, nameExactTags, readExactTags } from './tag/exact/write.ts';
import type { ApplyContext } from './context.ts';
import type { BuildEnvironment, Produced, Production, Surveyed } from './run.ts';
import type { Builder } from './builder/builder.ts';
import type { BuildTask } from './build/task.ts';
import { wantsLoad } from './build/load.ts';
import { wantsScan } from './scan/scanned.ts';
import { exportBase, isBase, withBaseImages } from './targets/bases.ts';
import { omitUndefined } from '../omit-undefined.ts';

/**
 * Gets a target's image to every usable destination. An image of this build that has an exact tag is
 * reused; with `reuse: true` also one that was built for this commit earlier. The image in each
 * destination is verified, platform by platform, before any tag points at it.
 *
 * @throws Problem if the image cannot be built or reused, or not be pushed to a required destination
 */
export async function produce(
  target: Target,
  surveyed: readonly Surveyed[],
  production: Production,
): Promise<Produced> {
  const usable = surveyed.filter((one) => one.usable);
  if (usable.length === 0) throw new Problem(noDestination(target, surveyed));
  const lost = production.merge?.lost.get(target);
  if (lost !== undefined) throw new Problem(lost);
  if (production.merge !== undefined && target.untagged !== undefined) return toUnmade(target);
  return produceIn(usable, target, production);
}

async function produceIn(
  usable: readonly Surveyed[],
  target: Target,
  production: Production,
): Promise<Produced> {
  const { plan, context, merge } = production;
  const { settings } = context;
  const { earlier, problems } = await findEarlier(usable, settings, plan.facts);
  if (earlier !== undefined) void production.early.drop();
  if (earlier !== undefined && settings.leg.length > 0) {
    const left = (await import('./reuse/copy.ts')).leaveOut(target, earlier);
    await addOutputs(left, production);
    return left;
  }
  const asked: AskedTags = new Map();
  const produced =
    earlier === undefined
      ? await make(target, usable, production, asked)
      : await reuse(target, usable, earlier, production);
  if (merge === undefined) await addOutputs(produced, production);
  prefetchExactTags(produced, production, asked);
  const checked = await production.watch.time('verify', () =>
    checkPushed(produced.pushedImages, production.context),
  );
  return {
    ...produced,
    pushedImages: checked.pushedImages,
    problems: [
      ...problems,
      ...produced.problems,
      ...(produced.reused ? explainNotRebuilt(target) : []),
      ...checked.problems,
    ],
  };
}

/** Copies an image of this build to the destinations that lack it. */
async function reuse(
  target: Target,
  usable: readonly Surveyed[],
  earlier: Earlier,
  { watch, context }: Production,
): Promise<Produced> {
  const { copyEarlier } = await import('./reuse/copy.ts');
  const { mediaTypes } = context.settings;
  return watch.time('publish', () => copyEarlier(target, usable, earlier, mediaTypes));
}

/** The target of a merge that makes no image of it: legs have built it. */
export function toUnmade(target: Target): Produced {
  return { target, builtImage: undefined, pushedImages: [], reused: false, problems: [] };
}

/** Starts to read the exact tags, unless another build, the test or the signing comes before they are written. */
function prefetchExactTags(
  { pushedImages }: Produced,
  { plan, context: { settings }, exactTags }: Production,
  asked: AskedTags,
): void {
  if (!isTaggedNext({ plan, settings })) return;
  const options = { sha: plan.facts.sha, onExisting: settings.onExisting };
  for (const pushedImage of pushedImages) {
    const reading = readExactTags(pushedImage, options, asked.get(pushedImage.destination.name));
    reading.catch(() => undefined); // reported to the caller
    exactTags.set(pushedImage.destination, reading);
  }
}

/** By the name of a destination: exact tags that are asked for since a builder has said that the image is there. */
type AskedTags = Map<string, Promise<ExactTags>>;

function isTaggedNext({
  plan,
  settings,
}: {
  readonly plan: Plan;
  readonly settings: ApplyContext['settings'];
}): boolean {
  const { test, sign } = settings;
  return test === undefined && !wantsScan(settings) && sign === 'none' && plan.targets.length === 1;
}

/** What to call while the image of a target is pushed, to ask for the exact tags of its only destination. */
function askWhenPushed(
  usable: readonly Surveyed[],
  { plan, context: { settings }, buildEnvironment }: Production,
  asked: AskedTags,
): Pick<BuildInput, 'onPushed' | 'onRetry'> {
  const onRetry = () => {
    asked.clear();
    buildEnvironment.onRetry();
  };
  const onPushed = () => {
    for (const { destination } of isTaggedNext({ plan, settings }) ? usable : []) {
      const asking = nameExactTags(destination, plan.facts.sha);
      asking.catch(() => undefined); // asked again where it is needed
      asked.set(destination.name, asking);
    }
  };
  return { onRetry, onPushed };
}

/** Builds, merges what the legs built, or takes an image that another program made. */
async function make(
  target: Target,
  usable: readonly Surveyed[],
  production: Production,
  asked: AskedTags,
): Promise<Produced> {
  const { merge, watch, context } = production;
  const taken = findTaken(target, production);
  if (taken !== undefined) {
    const names = taken.from.map(({ image }) => image).join(', ');
    return watch.time('publish', () =>
      context.log.group(`Copy ${names}`, () => copyMade(target, usable, taken)),
    );
  }
  if (merge === undefined) return build(target, usable, production, asked);
  const { mergeTarget } = await import('./legs/merge.ts');
  const images = merge.images.get(target) ?? [];
  return watch.time('publish', () =>
    context.log.group(`Merge ${target.name}`, () =>
      mergeTarget(target, usable, images, context.settings),
    ),
  );
}

/** The image of a target that another program made; undefined for one that is built. */
function findTaken({ name, build }: Target, { taken, context }: Production) {
  const image = taken.get(name);
  // It was not opened: the run was ended meanwhile.
  if (image === undefined && isMade(build)) context.signal.throwIfAborted();
  return image;
}

async function build(
  target: Target,
  usable: readonly Surveyed[],
  production: Production,
  asked: AskedTags,
): Promise<Produced> {
  const { context, buildEnvironment, watch } = production;
  const destinations = usable.map(({ destination }) => destination);
  const repositories = destinations.map(({ repository }) => repository);
  const start = async () => {
    const { buildAndPublish } = await import('./push/publish.ts');
    const open = await openBuildEnvironment(buildEnvironment);
    const { buildArgs } = context.settings;
    const hooks = askWhenPushed(usable, production, asked);
    // The endpoint waits for the builder, which may be made only now that it is asked for.
    const endpoint = await buildEnvironment.endpoint();
    const onto = onBases(target, production, open.builder);
    const input = { target: onto, repositories, context, ...open, endpoint, buildArgs };
    return buildAndPublish({ ...input, ...hooks });
  };
  const builtImage = await watch.time(
    'build',
    async () => (await production.early.take(target, repositories)) ?? (await start()),
  );
  const lost = new Set(builtImage.failed.map(({ repository }) => repository.name));
  return {
    target,
    builtImage,
    pushedImages: destinations
      .filter(({ name }) => !lost.has(name))
      .map((destination) => ({
        destination,
        builtImage: builtImage.bare.get(destination.name) ?? builtImage,
      })),
    reused: false,
    ...omitUndefined({ layout: builtImage.layout }),
    problems: [
      ...builtImage.notices,
      ...asNotices(builtImage.failed.map(({ problem }) => problem)),
    ],
  };
}

/** Writes files and other outputs that the user wants in addition to a push, also if nothing had to be built. */
async function addOutputs({ target, reused }: Produced, production: Production): Promise<void> {
  const { context, buildEnvironment, watch } = production;
  if (context.settings.outputs.length === 0) return;
  const { writeOutputs } = await import('./build/only.ts');
  const open = await openBuildEnvironment(buildEnvironment);
  const task = {
    target: onBases(target, production, open.builder),
    context,
    ...open,
    buildArgs: context.settings.buildArgs,
  };
  await watch.time('outputs', () => writeOutputs(task, !reused));
}

/** The target, with the images that this run made of the targets that it is built on. */
function onBases(target: Target, { made, context }: Production, builder: Builder): Target {
  if (made === undefined) return target;
  return withBaseImages(target, { made, builder, settings: context.settings });
}

async function openBuildEnvironment({
  builder,
  childEnv,
  renewEnv,
  onRetry,
  onChecked,
}: BuildEnvironment): Promise<
  Pick<BuildTask, 'builder' | 'childEnv' | 'renewEnv' | 'onRetry' | 'onChecked'>
> {
  const [chosen, env] = await Promise.all([builder(), childEnv()]);
  return { builder: chosen, childEnv: env, renewEnv, onRetry, onChecked };
}

/** Builds without pushing; loads the image into the local engine if that is useful. */
export async function buildUnpushed(target: Target, production: Production): Promise<Produced> {
  const { plan, context, buildEnvironment, watch } = production;
  const taken = findTaken(target, production);
  if (taken !== undefined) return takeUnpushed(target, taken, context);
  const { buildOnly: buildImage } = await import('./build/only.ts');
  const open = await openBuildEnvironment(buildEnvironment);
  const { buildArgs } = context.settings;
  const onto = onBases(target, production, open.builder);
  const input = { target: onto, repositories: [], context, ...open, buildArgs };
  const { builder } = open;
  const several = target.platforms.length > 1 && builder.store !== 'containerd';
  const able = context.settings.load || (builder.hasEngine && !several);
  const built = await watch.time('build', () =>
    buildImage(input, able && (wantsLoad(plan, context) || staysHere(context, builder))),
  );
  const isExported = isBase(target, plan.targets) && context.settings.call === undefined;
  const layout = isExported ? await watch.time('build', () => exportBase(input)) : undefined;
  return {
    target,
    builtImage: built.digest === '' ? undefined : built,
    pushedImages: [],
    reused: false,
    ...omitUndefined({ loadedReference: built.loadedReference, layout }),
    problems: [],
  };
}

/**
 * Whether an image that is not pushed stays in the engine that built it, like with `docker build`: for
 * later steps, if `push` was left to the run. An image of an untrusted change stays only with
 * `load`: in an engine that other jobs share it would take names of the project.
 */
function staysHere(
  { settings, trust }: Pick<ApplyContext, 'settings' | 'trust'>,
  { driver }: Pick<Builder, 'driver'>,
): boolean {
  const { push, outputs, imageOutput } = settings;
  const isFree = push === 'auto' && outputs.length === 0 && imageOutput === undefined;
  return driver === 'docker' && isFree && trust.level === 'trusted';
}

function noDestination(target: Target, surveyed: readonly Surveyed[]): readonly ProblemData[] {
  return [
    error(
      'SHIP_NOWHERE',
      `no repository of target "${target.name}" can be pushed to.`,
      'See the notices of each registry; none of them is required.',
    ),
    ...surveyed.flatMap(({ problems }) => problems),
  ];
}
