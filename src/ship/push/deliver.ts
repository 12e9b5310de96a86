// SPDX-License-Identifier: Apache-2.0
// What follows a build: the image is checked, and copied by digest to the repositories that lack it. Loaded while buildx runs.
import { error, Problem, type ProblemData } from '../../problem.ts';
import { readContents } from '../../registry/manifests/contents.ts';
import { toDockerTypes } from '../../registry/manifests/docker-types.ts';
import { readPlatforms } from '../../registry/manifests/platforms.ts';
import { withSubjects } from '../../registry/manifests/subjects.ts';
import type { BlobSource, Manifest } from '../../registry/registry.ts';
import { isRequired, type Seen } from '../destination.ts';
import { findMissing } from '../platform.ts';
import type { Arrived, Built, DeliveryInput } from './built.ts';
import { toSubjectName } from './cleared.ts';
import { copyTo, withoutAttestations } from './plain-fallback.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import { oncePer } from '../../once.ts';

/**
 * The same for an image that BuildKit has not pushed to its repositories: its statements do not name them yet.
 *
 * @throws Problem BUILD_PLATFORM_MISSING, PUSH_…, REGISTRY_…
 */
export async function deliverUnnamed(input: DeliveryInput, arrived: Arrived): Promise<Built> {
  return deliver(input, { ...arrived, ...(await withSubjects(arrived, toSubjectName(input))) });
}

/**
 * Checks that every platform is there, then copies to the repositories that lack the image.
 *
 * @throws Problem BUILD_PLATFORM_MISSING, PUSH_…, REGISTRY_…
 */
export async function deliver(input: DeliveryInput, given: Arrived): Promise<Built> {
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
  { mediaTypes }: DeliveryInput['context']['settings'],
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
    `the image of "${name}" lacks the platform "${missing.join('", "')}"; it has ${Object.keys(there).join(', ') || 'none'}.`,
    'Check whether the Dockerfile fixes a platform (FROM --platform=…), or change the setting platforms.',
  );
}
