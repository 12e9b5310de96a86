// SPDX-License-Identifier: Apache-2.0
// Builds, and pushes the image to every repository by digest. Writes no tag.
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { error, Problem, type ProblemData } from '../../problem.ts';
import { readContents } from '../../registry/manifests/contents.ts';
import { toDockerTypes } from '../../registry/manifests/docker-types.ts';
import { withSubjects } from '../../registry/manifests/subjects.ts';
import { openLayout } from '../../registry/blobs/layout.ts';
import { readPlatforms } from '../../registry/manifests/platforms.ts';
import type { BlobSource, Manifest } from '../../registry/registry.ts';
import { toLayoutProvenance } from '../build/command.ts';
import { renderCsv } from '../build/csv.ts';
import { runBuild, toBuildDigest } from '../build/build.ts';
import { awaitCleared } from './cleared.ts';
import { copyTo, withoutAttestations } from './plain-fallback.ts';
import { isRequired, type Seen } from '../destination.ts';
import { findMissing } from '../platform.ts';
import { isBare, pushFromBuilder, toAttributes } from './builder.ts';
import { pushThroughEndpoint } from './endpoint.ts';
import { isDivided } from './nodes.ts';
import { choosePushStrategy } from './strategy.ts';
import type { Arrived, BuildInput, Built } from './built.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import { oncePer } from '../../once.ts';

export { buildOnly, writeOutputs } from '../build/only.ts';

/**
 * Builds, and pushes the image by digest to every repository; the same digest everywhere, except for
 * hosts that do not accept an index or attestations: they get the image without.
 *
 * | strategy   | who pushes                                                                 |
 * | ---------- | -------------------------------------------------------------------------- |
 * | *builder*  | the builder, to the primary; our client copies from there to the others    |
 * | *endpoint* | the builder, to this process, which passes the layers on to all            |
 * | *layout*   | our client: the builder writes an OCI layout, which is uploaded to all     |
 *
 * After it returns, the digest is in every repository that is not in `failed` or `bare`.
 *
 * @throws Problem BUILD_…, PUSH_…, REGISTRY_…
 */
export async function buildAndPublish(given: BuildInput): Promise<Built> {
  // buildx cannot write a layout of what several nodes have built.
  const able = isDivided(given) ? { ...given.builder, canWriteLayout: false } : given.builder;
  const input = { ...given, builder: able };
  const { builder, context, repositories, endpoint } = input;
  const names = repositories.map(({ repository }) => repository);
  const strategy = choosePushStrategy(context.settings, { ...builder, endpoint }, names);
  if (strategy === 'builder') {
    const cleared = await awaitCleared(input);
    const pushed = await pushFromBuilder(cleared);
    if (pushed !== undefined) return finish(cleared, pushed);
  }
  const passed =
    strategy === 'endpoint' && endpoint !== undefined
      ? await pushThroughEndpoint(input, endpoint)
      : undefined;
  const arrived = passed ?? (await writeLayout(input));
  const cleared = await awaitCleared(input);
  return finish(cleared, await nameSubjects(cleared, arrived));
}

/** An image that BuildKit has not pushed to its repositories: its statements do not name them. */
async function nameSubjects(
  { target, repositories }: BuildInput,
  arrived: Arrived,
): Promise<Arrived> {
  const names = repositories.map(({ repository }) => repository);
  const named = await withSubjects(arrived, { name: target.name, repositories: names });
  return { ...arrived, ...named };
}

async function writeLayout(input: BuildInput): Promise<Arrived> {
  const { context, target } = input;
  const folder = await mkdtemp(join(context.tempDir, 'layout-'));
  const provenance = toLayoutProvenance(target.build, context.settings, context.env);
  const output = `${renderCsv(['type=oci', 'tar=false', `dest=${folder}`])}${toAttributes(context.settings)}`;
  const order = { args: [...provenance, '--output', output], isBare: isBare(input) };
  const outcome = await context.log.group(`Build ${target.name}`, () => runBuild(input, order));
  if (!outcome.ok) throw new Problem([outcome.problem]);
  const source = await openLayout(folder);
  const manifest = await source.readManifest(toBuildDigest(outcome));
  const { repositories } = await awaitCleared(input);
  const layout = `${folder}@${manifest.digest}`;
  return { manifest, source, targets: repositories, failed: [], notices: [], layout };
}

/** Checks that every platform is there, then copies to the repositories that lack the image. */
async function finish(input: BuildInput, given: Arrived): Promise<Built> {
  const { target, context } = input;
  const arrived = await inMediaTypes(given, context.settings);
  const { source, seen } = readOnce(arrived.source, arrived.manifest);
  if (arrived.targets.length > 0) readAhead(source, arrived.manifest);
  const whole = await readPlatforms(source, arrived.manifest);
  const missing = findMissing(target.platforms, whole.platforms);
  if (missing.length > 0)
    throw new Problem([describeMissing(target.name, missing, whole.platforms)]);
  const built = { manifest: arrived.manifest, ...whole };
  const isPlain = context.settings.attestations === 'plain' && whole.imageId !== null;
  const manifest =
    (isPlain ? await withoutAttestations(built, source) : undefined) ?? arrived.manifest;
  const copied = await copyTo({ ...built, manifest }, source, arrived.targets);
  const failed = copied.flatMap(({ repository: { repository }, problems }) =>
    problems.map((problem) => ({ repository, problem })),
  );
  const grave = failed.filter(({ repository }) =>
    isRequired(repository, context.settings.registries),
  );
  const all = [...arrived.failed, ...failed];
  const lost = new Set(all.map(({ repository }) => repository)).size;
  if (grave.length > 0 || lost === input.repositories.length) {
    throw new Problem((grave.length > 0 ? grave : all).map(({ problem }) => problem));
  }
  return {
    ...{ digest: manifest.digest, mediaType: manifest.mediaType, manifest, source: arrived.source },
    ...omitUndefined({ seen, layout: arrived.layout }),
    ...{ imageId: whole.imageId, platforms: whole.platforms, failed: all },
    bare: new Map(
      copied
        .filter(({ notices }) => notices.length > 0)
        .map(({ repository: { repository }, builtImage }) => [repository.name, builtImage]),
    ),
    notices: [...arrived.notices, ...copied.flatMap(({ notices }) => notices)],
  };
}

/** The image in the requested media types: a layout always has OCI's. */
async function inMediaTypes(
  arrived: Arrived,
  { mediaTypes }: BuildInput['context']['settings'],
): Promise<Arrived> {
  return mediaTypes === 'docker' ? { ...arrived, ...(await toDockerTypes(arrived)) } : arrived;
}

/** The same source; each manifest is requested once, and what was already read of a repository is reused. */
function readOnce(
  source: BlobSource,
  root: Manifest,
): { readonly source: BlobSource; readonly seen: Seen | undefined } {
  const digests = new Set([root.digest]);
  const readManifest = oncePer(
    (digest: string) => digest,
    async (digest) => {
      if (digest === root.digest) return root;
      const manifest = await source.readManifest(digest);
      digests.add(digest);
      return manifest;
    },
  );
  const { repository } = source;
  return {
    source: { ...source, readManifest },
    seen: repository === undefined ? undefined : { repository, digests },
  };
}

/** Requests all manifests that a copy will need, at once. An error is reported to the caller that needs the manifest. */
function readAhead(source: BlobSource, manifest: Manifest): void {
  for (const { digest } of readContents(manifest).manifests) {
    source.readManifest(digest).catch(() => undefined);
  }
}

function describeMissing(
  name: string,
  missing: readonly string[],
  there: Readonly<Record<string, string>>,
): ProblemData {
  return error(
    'BUILD_PLATFORM_MISSING',
    `The image of "${name}" lacks the platform "${missing.join('", "')}"; it has ${Object.keys(there).join(', ') || 'none'}.`,
    'Check whether the Dockerfile fixes a platform (FROM --platform=…), or change the setting platforms.',
  );
}
