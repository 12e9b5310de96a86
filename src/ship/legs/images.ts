// SPDX-License-Identifier: Apache-2.0
// Finds the images of legs in the registries and checks that each is what its record says. Writes nothing.
import type { Target } from '../../plan/plan.ts';
import { error, Problem, type ProblemData } from '../../problem.ts';
import { readConfig, readPlatforms, type ImageConfig } from '../../registry/manifests/platforms.ts';
import type { Manifest, Repository } from '../../registry/registry.ts';
import { toPlatform } from '../platform.ts';
import type { ShippedLeg } from '../record/receipt.ts';
import { recipeOf, revisionOf, REVISION_LABEL } from '../reuse/revision.ts';
import { RECIPE_LABEL } from '../tag/current-image.ts';
import type { LegBuild } from './checks.ts';

/** The image of one platform of a target, and the repositories that have it. */
export interface PlatformImage {
  readonly target: Target;
  /** In the form that images use. */
  readonly platform: string;
  /** What the leg pushed: an index or a manifest. */
  readonly manifest: Manifest;
  /** At least one. */
  readonly repositories: readonly Repository[];
  /** Which leg built it. */
  readonly by: ShippedLeg;
}

/**
 * Finds what a leg built in the repositories of its target, and reads the configuration of its platform.
 *
 * | code                 | when                                                                       |
 * | -------------------- | -------------------------------------------------------------------------- |
 * | MERGE_IMAGE_GONE     | no repository has it, or only a part of it                                 |
 * | MERGE_PLATFORM_WRONG | it, or its configuration, is of another platform                           |
 * | MERGE_OTHER_BUILD    | its labels name another commit or recipe: a record alone proves nothing    |
 *
 * @throws Problem REGISTRY_… if a registry cannot be read
 */
export async function findImage(
  build: LegBuild,
  repositories: readonly Repository[],
  sha: string,
): Promise<{ readonly image: PlatformImage } | { readonly problem: ProblemData }> {
  const { target, image } = build;
  const digest = image.digest ?? '';
  const platform = toPlatform(build.platform);
  const all = await Promise.all(
    repositories.map(async (repository) => {
      const manifest = await repository.getManifest(digest);
      return manifest === undefined ? [] : [{ repository, manifest }];
    }),
  );
  const [first, ...others] = all.flat();
  if (first === undefined) return { problem: describeGone(digest, target) };
  const found = await readBuilt(first.repository, first.manifest, platform);
  if (found === undefined) return { problem: describeGone(digest, target) };
  const problem =
    'is' in found
      ? describeWrong(digest, build.platform, found.is)
      : checkLabels(found, build, sha);
  if (problem !== undefined) return { problem };
  const having = [first, ...others].map(({ repository }) => repository);
  const { leg, attempt } = build.record;
  const by = { leg, attempt, tested: image.tested };
  return { image: { target, platform, manifest: first.manifest, repositories: having, by } };
}

/** The configuration of the platform; what the image is if not of this platform; undefined if a part is gone. */
async function readBuilt(
  source: Repository,
  manifest: Manifest,
  platform: string,
): Promise<ImageConfig | { readonly is: string } | undefined> {
  try {
    const { platforms } = await readPlatforms(source, manifest);
    const digest = platforms[platform];
    if (digest === undefined) return { is: Object.keys(platforms).join(', ') || NO_IMAGE };
    const child = digest === manifest.digest ? manifest : await source.readManifest(digest);
    const config = await readConfig(source, child);
    const stated = config?.platform ?? NO_IMAGE;
    return config !== undefined && isOf(stated, platform) ? config : { is: stated };
  } catch (thrown) {
    if (isGone(thrown)) return undefined;
    throw thrown;
  }
}

const NO_IMAGE = 'not an image';

/** A configuration may leave out the variant. */
function isOf(stated: string, platform: string): boolean {
  return stated === platform || platform.startsWith(`${stated}/`);
}

function isGone(thrown: unknown): boolean {
  return (
    thrown instanceof Problem && thrown.problems.every(({ code }) => code === 'REGISTRY_NOT_FOUND')
  );
}

function checkLabels(
  { labels }: ImageConfig,
  { target, image, record: { leg } }: LegBuild,
  sha: string,
): ProblemData | undefined {
  const digest = image.digest ?? '';
  const hint = 'Pass the record that this leg of this run wrote, unchanged.';
  const refuse = (what: string) =>
    error('MERGE_OTHER_BUILD', `${digest} of leg "${leg}" ${what}.`, hint);
  const revision = revisionOf(target, sha);
  const there = labels[REVISION_LABEL];
  if (REVISION_LABEL in target.labels && there !== revision) {
    const commit = /^[\x21-\x7e]{1,64}$/.test(there ?? '') ? there?.slice(0, 8) : 'none';
    return refuse(`was built from commit ${commit ?? 'none'}, not from ${revision.slice(0, 8)}`);
  }
  if (labels[RECIPE_LABEL] === recipeOf(target)) return undefined;
  return refuse(`was built with another recipe than "${target.name}" of this run`);
}

function describeGone(digest: string, { name }: Target): ProblemData {
  return error(
    'MERGE_IMAGE_GONE',
    `${digest} is no longer in any repository of "${name}".`,
    'Run all legs again. gitlab.com removes untagged images after a day; jobs that clean up must keep those of the last day.',
  );
}

function describeWrong(digest: string, platform: string, is: string): ProblemData {
  return error(
    'MERGE_PLATFORM_WRONG',
    `${digest} is recorded as ${platform}, and it is ${is}.`,
    'Pass the records as the legs wrote them. Check whether the Dockerfile fixes a platform (FROM --platform=…).',
  );
}
