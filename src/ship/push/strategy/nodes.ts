// SPDX-License-Identifier: Apache-2.0
// Pushes from a builder with several nodes: one build per platform, and an index of our own. Writes no tag.
import { Problem, type ProblemCode } from '../../../problem.ts';
import type { FailureKind } from '../../build/failure.ts';
import { copyImage } from '../../../registry/manifests/copy.ts';
import { toDockerTypes } from '../../../registry/manifests/docker-types.ts';
import { type SubjectName, withSubjects } from '../../../registry/manifests/subjects.ts';
import type { Repository } from '../../../registry/registry.ts';
import { runBuild, toBuildDigest } from '../../build/build.ts';
import { joinImages, readIndexAnnotations } from '../join.ts';
import { buildLayout } from './layout.ts';
import { isIndexAttribute, toAttributes } from './output.ts';
import type { PushAhead } from './builder-ahead.ts';
import { takeTurns } from '../../build/turns.ts';
import type { BuildOrder, BuildOutcome, BuildTask, FailedBuild } from '../../build/task.ts';

/** Where and how a builder pushes. */
export interface NodesPush {
  readonly primary: Repository;
  readonly ahead: PushAhead;
  /** `--output` for a push by digest, with these attributes of the image. */
  readonly toOutput: (attributes: readonly string[]) => string;
  readonly order: Partial<BuildOrder>;
  /** Says that the image of a platform is uploaded from here, since its push hangs. */
  readonly onHung: (outcome: FailedBuild) => void;
  /** What the image is called in its statements. */
  readonly subject: SubjectName;
  /** The flag for the default provenance. */
  readonly provenance: readonly string[];
}

/**
 * Builds each platform separately, all at the same time, and pushes them by digest; then pushes an index of
 * them, by digest, too. The outcome is that of one build. The first build that fails ends the
 * others.
 *
 * @throws the signal's reason when the run is cancelled
 */
export async function pushFromNodes(task: BuildTask, push: NodesPush): Promise<BuildOutcome> {
  const built = await buildAll(task, push);
  return 'kind' in built ? built : await putIndex(task, push, built);
}

/** The digests that were pushed, in the order of the platforms, and the number of retries. */
interface Pushed {
  readonly digests: readonly string[];
  readonly retries: number;
}

async function buildAll(task: BuildTask, push: NodesPush): Promise<Pushed | FailedBuild> {
  const { context, target } = task;
  const platforms = [...new Set(target.platforms)];
  const attributes = (context.settings.imageOutput ?? []).filter((one) => !isIndexAttribute(one));
  const turns = takeTurns(context.log, platforms.length);
  const stop = new AbortController();
  const signal = AbortSignal.any([context.signal, stop.signal]);
  let failure: FailedBuild | undefined;
  const build = async (platform: string, at: number): Promise<BuildOutcome> => {
    const { log = context.log, end } = turns[at] ?? {};
    log.info(`Platform ${platform}:`);
    const args = [...push.provenance, '--output', push.toOutput(attributes)];
    const own = { args, platform, isBare: true, hear: push.ahead.listen() };
    const part = { ...task, context: { ...context, signal, log } };
    let isThere = false;
    try {
      const yieldsOn = (kind: FailureKind) => kind === 'hung';
      const pushed = await runBuild(part, { ...push.order, yieldsOn, ...own });
      const isHung = !pushed.ok && pushed.kind === 'hung';
      const outcome = isHung ? await upload(part, push, { hung: pushed, platform }) : pushed;
      if (!outcome.ok) failure ??= outcome;
      isThere = outcome.ok;
      return outcome;
    } finally {
      if (!isThere) stop.abort();
      end?.();
    }
  };
  const outcomes = await Promise.allSettled(platforms.map(build));
  context.signal.throwIfAborted();
  if (failure !== undefined) return failure;
  const done = outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
  return {
    digests: done.flatMap((outcome) => (outcome.ok ? [toBuildDigest(outcome)] : [])),
    retries: done.reduce((sum, { retries }) => sum + retries, 0),
  };
}

/** Takes the image of a platform out of its builder, which has built it, and uploads it. */
async function upload(
  task: BuildTask,
  { primary, order, onHung, subject }: NodesPush,
  { hung, platform }: { readonly hung: FailedBuild; readonly platform: string },
): Promise<BuildOutcome> {
  onHung(hung);
  const { settings } = task.context;
  const attributes = toAttributes({
    imageOutput: (settings.imageOutput ?? []).filter((one) => !isIndexAttribute(one)),
  });
  const built = await buildLayout(task, { ...order, attributes, platform, isBare: true });
  if (!built.ok) return built;
  const named = await withSubjects(built.image, subject);
  const { manifest, source } =
    settings.mediaTypes === 'docker' ? await toDockerTypes(named) : named;
  const retries = hung.retries + 1 + built.retries;
  const [copied] = await copyImage(manifest, source, [primary]);
  const problem = copied?.problem?.problems[0];
  if (problem !== undefined) return { ok: false, kind: toKind(problem.code), problem, retries };
  const { digest, mediaType } = manifest;
  return { ok: true, metadata: { digest, mediaType, configDigest: undefined }, retries };
}

function toKind(code: ProblemCode): FailureKind {
  return KINDS[code] ?? 'refused';
}

const KINDS: Partial<Record<ProblemCode, FailureKind>> = {
  REGISTRY_UNSUPPORTED: 'unsupported',
  REGISTRY_FAILED: 'failing',
};

/** An error of the registry for the index is reported like a failed push. */
async function putIndex(
  { target, context }: BuildTask,
  { primary, ahead: { source } }: NodesPush,
  { digests, retries }: Pushed,
): Promise<BuildOutcome> {
  const { imageOutput = [] } = context.settings;
  try {
    const images = await Promise.all(digests.map((digest) => source.readManifest(digest)));
    const annotations = readIndexAnnotations(target.build.argv, imageOutput);
    const index = await joinImages(images, source, annotations);
    const isDocker = context.settings.mediaTypes === 'docker';
    const { manifest } = isDocker
      ? await toDockerTypes({ manifest: index, source })
      : { manifest: index };
    const { mediaType, digest } = manifest;
    await primary.putManifest(digest, manifest);
    return { ok: true, metadata: { mediaType, digest, configDigest: undefined }, retries };
  } catch (thrown) {
    const problem = thrown instanceof Problem ? thrown.problems[0] : undefined;
    if (problem === undefined) throw thrown;
    return { ok: false, kind: toKind(problem.code), problem, retries };
  }
}
