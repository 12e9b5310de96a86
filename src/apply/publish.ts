// SPDX-License-Identifier: Apache-2.0
// One build, and its bits in every repository by digest. Does not know tags.
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { error, notice, Problem, type ProblemData } from '../problem.ts';
import { copyImage } from '../registry/copy.ts';
import { openLayout } from '../registry/layout.ts';
import { readPlatforms } from '../registry/platforms.ts';
import type { BlobSource, Manifest, Repository, RepositoryName } from '../registry/registry.ts';
import { decidesProvenance, refusesAttestations, toDefaultProvenance } from './build-command.ts';
import type { FailureKind } from './build-failure.ts';
import { type BuildOutcome, type BuildTask, runBuild } from './build.ts';
import { isRequired, type Seen } from './place.ts';
import { findMissing } from './platform.ts';
import { decideWay, isReachable, orderForPush } from './way.ts';

export { buildOnly } from './build-only.ts';

/** What to build, and where its bits go. */
export interface BuildInput extends BuildTask {
  /** Where the bits go; the primary, nearest to the builder, first. */
  readonly repositories: readonly Repository[];
}

/** A repository that did not get the bits, and why. */
export interface FailedRepository {
  readonly repository: RepositoryName;
  readonly problem: ProblemData;
}

/** What came of a build. */
export interface Built {
  /** The index or manifest that tags will point at; empty when nothing holds the result. */
  readonly digest: string;
  readonly mediaType: string;
  /** The config digest of a single-platform image. */
  readonly imageId: string | null;
  /** `{"linux/amd64": "sha256:…"}`, attestations left out. */
  readonly platforms: Record<string, string>;
  readonly manifest: Manifest;
  /** Where the bits can be read from, to tag or copy further. */
  readonly source: BlobSource;
  readonly retries: number;
  /** Registries with `required: false` that did not get the bits. */
  readonly failed: readonly FailedRepository[];
  readonly seen?: Seen;
  /** The name in the local engine, when the image was loaded. */
  readonly loadedReference?: string;
}

/** What one way of publishing came to; `undefined` in {@link publishFromBuilder} asks for the other way. */
type Published = Built | undefined;

/** What the layout way answers better than another try: our own client reaches what the builder cannot. */
const LAYOUT_ANSWERS: readonly FailureKind[] = ['unreachable', 'hung'];

/**
 * Builds, and brings the bits by digest to every repository; the same digest everywhere.
 *
 * | way       | who pushes                                                                 |
 * | --------- | -------------------------------------------------------------------------- |
 * | *builder* | the builder, to the primary; our client copies from there to the others    |
 * | *layout*  | nobody: the builder writes an OCI layout, and our client uploads it to all |
 *
 * After it returns, the digest is in every repository that is not in `failed`.
 *
 * @throws Problem BUILD_…, PUSH_…, REGISTRY_…
 */
export async function buildAndPublish(input: BuildInput): Promise<Built> {
  const { builder, context, repositories } = input;
  const names = repositories.map(({ repository }) => repository);
  const way = decideWay(context.settings, builder, names);
  const published = way === 'builder' ? await publishFromBuilder(input) : undefined;
  return published ?? publishFromLayout(input);
}

async function publishFromBuilder(input: BuildInput): Promise<Published> {
  const { builder, context, target } = input;
  const { settings, log } = context;
  const mayTurn = settings.publish === 'auto' && builder.canWriteLayout;
  const candidates = orderForPush(input.repositories, builder, settings);
  const failed: FailedRepository[] = [];
  let retries = 0;
  for (const primary of candidates) {
    const { name } = primary.repository;
    if (mayTurn && !isReachable(primary.repository, builder, settings)) return undefined;
    const output = `type=image,"name=${name}",push-by-digest=true,name-canonical=true,push=true,oci-mediatypes=true`;
    const outcome = await log.group(`Build ${target.name} and push it to ${name}`, () =>
      runBuild(input, {
        args: ['--output', output],
        isBare: isBare(input),
        yieldOn: mayTurn ? LAYOUT_ANSWERS : [],
      }),
    );
    retries += outcome.retries;
    if (outcome.ok) {
      const manifest = await primary.readManifest(toDigest(outcome));
      const others = input.repositories.filter(
        (other) => other !== primary && !failed.some((one) => one.repository === other.repository),
      );
      return finish(input, { manifest, source: primary, targets: others, retries, failed });
    }
    if (mayTurn && LAYOUT_ANSWERS.includes(outcome.kind)) {
      log.problem(
        notice(
          'PUSH_FROM_HERE',
          `The builder did not get through to "${name}"; pushing from here instead: ${outcome.problem.message}`,
        ),
      );
      return undefined;
    }
    if (outcome.kind === 'build' || isRequired(name, settings.registries)) {
      throw new Problem([outcome.problem]);
    }
    failed.push({ repository: primary.repository, problem: outcome.problem });
  }
  throw new Problem(failed.map(({ problem }) => problem));
}

async function publishFromLayout(input: BuildInput): Promise<Built> {
  const { context, target, repositories } = input;
  const folder = await mkdtemp(join(context.tempDir, 'layout-'));
  const provenance = toDefaultProvenance(target.build.argv, context.settings, context.env);
  const args = [...provenance, '--output', `type=oci,tar=false,"dest=${folder}"`];
  const outcome = await context.log.group(`Build ${target.name}`, () =>
    runBuild(input, { args, isBare: isBare(input) }),
  );
  if (!outcome.ok) throw new Problem([outcome.problem]);
  const source = await openLayout(folder);
  const manifest = await source.readManifest(toDigest(outcome));
  const { retries } = outcome;
  return finish(input, { manifest, source, targets: repositories, retries, failed: [] });
}

/** Whether the environment, unknown to the plan, makes a manifest of what would be an index. */
function isBare({ target, context }: BuildInput): boolean {
  const isSingle = target.platforms.length <= 1 && !decidesProvenance(target.build.argv);
  return isSingle && refusesAttestations(context.env);
}

function toDigest(outcome: BuildOutcome & { readonly ok: true }): string {
  const { digest } = outcome.metadata;
  if (digest !== undefined) return digest;
  const message = 'buildx succeeded and named no digest in its metadata file.';
  throw new Problem([error('BUILD_NO_DIGEST', message, 'Update buildx and BuildKit.')]);
}

/** Bits that are somewhere, and where they are still to go. */
interface Arrived {
  readonly manifest: Manifest;
  readonly source: BlobSource;
  readonly targets: readonly Repository[];
  readonly retries: number;
  readonly failed: readonly FailedRepository[];
}

/** Looks whether every platform is there, then copies to the repositories that lack the bits. */
async function finish(input: BuildInput, arrived: Arrived): Promise<Built> {
  const { target, context } = input;
  const { retries } = arrived;
  const { source, seen } = remember(arrived.source, arrived.manifest);
  const whole = await readPlatforms(source, arrived.manifest);
  const missing = findMissing(target.platforms, whole.platforms);
  if (missing.length > 0)
    throw new Problem([describeMissing(target.name, missing, whole.platforms)]);
  const manifest =
    context.settings.attestations === 'plain'
      ? await toPlain(source, arrived.manifest, whole.platforms)
      : arrived.manifest;
  const copied = await copyImage(manifest, source, arrived.targets);
  const failed = copied.flatMap(({ repository, problem }) =>
    (problem?.problems ?? []).map((one) => ({ repository, problem: one })),
  );
  const grave = failed.filter(({ repository }) =>
    isRequired(repository.name, context.settings.registries),
  );
  const all = [...arrived.failed, ...failed];
  const lost = new Set(all.map(({ repository }) => repository)).size;
  if (grave.length > 0 || lost === input.repositories.length) {
    throw new Problem((grave.length > 0 ? grave : all).map(({ problem }) => problem));
  }
  return {
    ...{ digest: manifest.digest, mediaType: manifest.mediaType, manifest, source: arrived.source },
    ...(seen === undefined ? {} : { seen }),
    ...{ imageId: whole.imageId, platforms: whole.platforms, retries, failed: all },
  };
}

/** The same source, asked for each manifest once; and, of a repository, what was read of it. */
function remember(
  source: BlobSource,
  root: Manifest,
): { readonly source: BlobSource; readonly seen: Seen | undefined } {
  const reads = new Map([[root.digest, Promise.resolve(root)]]);
  const digests = new Set([root.digest]);
  const read = async (digest: string): Promise<Manifest> => {
    const manifest = await source.readManifest(digest);
    digests.add(digest);
    return manifest;
  };
  const readManifest = (digest: string): Promise<Manifest> => {
    const reading = reads.get(digest) ?? read(digest);
    reads.set(digest, reading);
    return reading;
  };
  const { repository } = source;
  return {
    source: { ...source, readManifest },
    seen: repository === undefined ? undefined : { repository, digests },
  };
}

function describeMissing(
  name: string,
  missing: readonly string[],
  there: Readonly<Record<string, string>>,
): ProblemData {
  return error(
    'BUILD_PLATFORM_MISSING',
    `The image of "${name}" lacks the platform "${missing.join('", "')}"; it has ${Object.keys(there).join(', ') || 'none'}.`,
    'Look whether the Dockerfile fixes a platform (FROM --platform=…), or change the setting platforms.',
  );
}

/** `attestations: plain`: the manifest of the only platform, without the index around it. */
async function toPlain(
  source: BlobSource,
  manifest: Manifest,
  platforms: Readonly<Record<string, string>>,
): Promise<Manifest> {
  const [only, ...others] = Object.values(platforms);
  const isPlain = only === undefined || others.length > 0 || only === manifest.digest;
  return isPlain ? manifest : source.readManifest(only);
}
