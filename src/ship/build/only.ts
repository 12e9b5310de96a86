// SPDX-License-Identifier: Apache-2.0
// A build that pushes nothing: to check it, to load it into the local engine, or for the user's outputs.
import type { PlannedTag } from '../../plan/plan.ts';
import { repositoriesFor } from '../../plan/reference/tag-repositories.ts';
import { error, notice, Problem } from '../../problem.ts';
import type { BlobSource } from '../../registry/registry.ts';
import { decidesProvenance, toDefaultProvenance } from './command/command.ts';
import { runBuild } from './build.ts';
import { lastOutputLine } from '../engine/engine.ts';
import { checkOutputTree, makeOutputFolders } from '../legs/output-tree.ts';
import { toPlatform } from '../platform.ts';
import type { BuildMetadata, BuildOrder, BuildTask } from './task.ts';
import type { Built } from '../push/built.ts';
import { omitUndefined } from '../../omit-undefined.ts';

/** The metadata of a build that exports nothing. */
const NOTHING: BuildMetadata = { digest: undefined, mediaType: undefined, configDigest: undefined };

/** What the local engine reports about an image. */
interface Loaded {
  readonly reference: string;
  readonly id: string;
}

/**
 * Builds and pushes nothing. With `load` the image is loaded into the local engine under the names it
 * would be pushed with. The image is in no registry, so `manifest` and `source` are empty;
 * `digest` is what buildx reported, and empty if nothing was exported.
 *
 * @throws Problem BUILD_…, OUTPUT_LINK, LOAD_NO_ENGINE, LOAD_FAILED
 */
export async function buildOnly(task: BuildTask, load: boolean): Promise<Built> {
  const call = toCall(task);
  const isLoading = load && call === undefined && mayLoad(task);
  const verb = call === undefined ? 'Build' : `Call ${call} for`;
  const title = `${isLoading ? 'Build and load' : verb} ${task.target.name}`;
  let metadata: BuildMetadata = NOTHING;
  const build = async () => {
    for (const order of planOrders(task, isLoading)) {
      const outcome = await task.context.log.group(title, () => runBuild(task, order));
      if (!outcome.ok) throw new Problem([outcome.problem]);
      metadata = outcome.metadata;
    }
  };
  await (call === undefined ? withFiles(task, build) : build());
  const loaded = isLoading ? await inspectLoaded(task) : undefined;
  if (loaded !== undefined) {
    for (const name of listNames(task)) task.context.log.info(`loaded   ${name}`);
  }
  return toBuilt(task, metadata, loaded);
}

/** What buildx does instead of a build. */
function toCall({ context: { settings } }: BuildTask): string | undefined {
  return settings.call === 'build' ? undefined : settings.call;
}

function toBuilt(
  { target }: BuildTask,
  metadata: BuildMetadata,
  loaded: Loaded | undefined,
): Built {
  const { digest = '', mediaType = '', configDigest = loaded?.id } = metadata;
  const [only, ...others] = target.platforms;
  const isSingle = only !== undefined && others.length === 0 && digest !== '';
  return {
    digest,
    mediaType,
    imageId: configDigest ?? null,
    platforms: isSingle ? { [only]: digest } : {},
    manifest: { mediaType, digest, bytes: new Uint8Array() },
    source: nowhere,
    failed: [],
    bare: new Map(),
    notices: [],
    ...(loaded === undefined ? {} : { loadedReference: loaded.reference }),
  };
}

/** The image of a build that was not pushed cannot be read. */
const nowhere: BlobSource = {
  openBlob: ({ digest }) => Promise.reject(unpushed(digest)),
  readManifest: (digest) => Promise.reject(unpushed(digest)),
};

function unpushed(digest: string): Problem {
  return new Problem([
    error('REGISTRY_NOT_FOUND', `"${digest}" was built and not pushed.`, 'Push it: push: true.'),
  ]);
}

/** Whether there is an engine to load into; it must exist if the user asked for loading. */
function mayLoad({ builder, context }: BuildTask): boolean {
  if (builder.hasEngine) return true;
  const message = 'no Docker engine answers here, into which the image could be loaded.';
  if (context.settings.load) {
    const hint = 'Start Docker, or leave out load.';
    throw new Problem([error('LOAD_NO_ENGINE', message, hint)]);
  }
  context.log.problem(notice('LOAD_SKIPPED', message));
  return false;
}

/**
 * The builds that are needed, one after the other; the second uses the cache of the first.
 *
 * The engine's classic store holds one platform of an image, so with several platforms all are built and
 * the first that this machine can run is loaded.
 */
function planOrders(task: BuildTask, isLoading: boolean): readonly BuildOrder[] {
  const call = toCall(task);
  if (call !== undefined) return [{ args: ['--call', call] }];
  const all = orderOutputs(task);
  if (!isLoading) return [all];
  const load = orderLoad(task);
  const isAll = load.platform === undefined && task.context.settings.outputs.length === 0;
  return isAll ? [load] : [all, { ...load, isAgain: true }];
}

/** The user's outputs, or only the cache without any. Images in them have the names they would be pushed with. */
function orderOutputs(task: BuildTask): BuildOrder {
  const { outputs } = task.context.settings;
  if (outputs.length === 0) return { args: ['--output', 'type=cacheonly'], isBare: true };
  const isImage = outputs.some((output) => /\btype=(docker|oci|image|registry)\b/.test(output));
  const isArchive = outputs.some((output) => /\btype=(docker|oci)\b/.test(output));
  // BuildKit pushes by digest only to a name without a tag.
  const isDigest = outputs.some((output) => /\bpush-by-digest=true\b/.test(output));
  const names = isDigest ? task.target.repositories : listNames(task);
  const provenance = orderProvenance(task);
  return {
    args: [
      ...provenance,
      ...outputs.flatMap((output) => ['--output', output]),
      ...(isImage ? names.flatMap((name) => ['--tag', name]) : []),
    ],
    isBare: isArchive && isSingle(task) && !provenance.some(isForFiles),
  };
}

/** Whether BuildKit writes this provenance also into files: `inline-only=true` is for what it pushes. */
function isForFiles(word: string): boolean {
  return word.startsWith('mode=') && !word.includes('inline-only=true');
}

/**
 * The provenance that the plan adds if the settings do not decide about it. An export for the engine
 * (`type=docker`) has none: it cannot be an index.
 */
function orderProvenance({ target: { build }, context }: BuildTask): readonly string[] {
  const { settings, env } = context;
  const isForEngine = settings.outputs.some((output) => /\btype=docker\b/.test(output));
  if (isForEngine || build.provenance === undefined) return [];
  return toDefaultProvenance(build, settings, env);
}

/**
 * Writes the user's outputs in addition to a push, from the cache of the build that was pushed, if there
 * was one.
 *
 * @throws Problem BUILD_…, OUTPUT_LINK
 */
export async function writeOutputs(task: BuildTask, isAgain: boolean): Promise<void> {
  const title = `Write outputs of ${task.target.name}`;
  const order = { ...orderOutputs(task), isAgain };
  await withFiles(task, async () => {
    const outcome = await task.context.log.group(title, () => runBuild(task, order));
    if (!outcome.ok) throw new Problem([outcome.problem]);
  });
}

/** Makes the folders of a leg's outputs before a build, and checks what is uploaded after it. */
async function withFiles(
  { context: { settings, cwd } }: BuildTask,
  build: () => Promise<void>,
): Promise<void> {
  const { outputs, leg, uploadOutputs } = settings;
  if (leg.length > 0) await makeOutputFolders(outputs, cwd);
  await build();
  if (uploadOutputs !== undefined) await checkOutputTree(outputs, cwd);
}

function orderLoad(task: BuildTask): BuildOrder {
  const { target, builder } = task;
  const isWhole = target.platforms.length <= 1 || builder.store === 'containerd';
  const native = isWhole ? undefined : findNative(target.platforms);
  return {
    args: ['--load', ...listNames(task).flatMap((name) => ['--tag', name])],
    // buildx loads an index, which provenance makes of an image, only into its own engine.
    isBare: native !== undefined || isBareLoad(task),
    ...omitUndefined({ platform: native }),
  };
}

function isBareLoad({ builder, target }: BuildTask): boolean {
  const isOne = target.platforms.length <= 1;
  return isOne && builder.driver !== 'docker' && !decidesProvenance(target.build.argv);
}

/** One platform and no attestations: the export is a manifest, not an index. */
function isSingle({ target }: BuildTask): boolean {
  return target.platforms.length <= 1 && !decidesProvenance(target.build.argv);
}

/** The names that the image would be pushed with; without repositories, a local name. */
function listNames({ target, context }: BuildTask): readonly string[] {
  // An untrusted author may choose the name of the target, and so overwrite another image on this engine.
  const own = context.trust.level === 'trusted' ? target.name : 'untrusted';
  const repositories = target.repositories.length > 0 ? target.repositories : [own];
  const tags = target.tags.filter(({ platform }) => platform === undefined);
  const isFor = (planned: PlannedTag, repository: string) =>
    repositoriesFor({ repositories }, planned).includes(repository);
  return repositories.flatMap((repository) => {
    const names =
      tags.length > 0 ? tags.filter((tag) => isFor(tag, repository)) : [{ tag: 'build' }];
    return names.map(({ tag }) => `${repository}:${tag}`);
  });
}

function findNative(platforms: readonly string[]): string | undefined {
  const architecture = { x64: 'amd64', ia32: '386' }[process.arch as string] ?? process.arch;
  const own = toPlatform(`linux/${architecture}`);
  return platforms.find((platform) => toPlatform(platform) === own) ?? platforms[0];
}

/** Checks that the engine has the image now, under the first of its names. */
async function inspectLoaded(task: BuildTask): Promise<Loaded> {
  const { context } = task;
  const [reference = ''] = listNames(task);
  const result = await context.shell({
    argv: ['docker', 'image', 'inspect', '--format', '{{.Id}}', reference],
    env: context.env,
    cwd: context.cwd,
    signal: context.signal,
  });
  if (result.code === 0) return { reference, id: result.stdout.trim() };
  const said = lastOutputLine(result.stderr) || (result.spawnError ?? '');
  throw new Problem([
    error(
      'LOAD_FAILED',
      `the image was built, and the Docker engine does not have "${reference}": ${said}`,
      'Check whether the builder and the docker command talk to the same engine (docker context ls).',
    ),
  ]);
}
