// SPDX-License-Identifier: Apache-2.0
// Joins the images of `from` into one index with the annotations of the run. Writes nothing.
import type { Target } from '../../plan/plan.ts';
import { error, Problem, type ProblemData } from '../../problem.ts';
import { readContents } from '../../registry/manifests/contents.ts';
import { readPlatforms } from '../../registry/manifests/platforms.ts';
import type { BlobSource } from '../../registry/registry.ts';
import type { Settings } from '../../settings/settings.ts';
import { quoteWritten } from '../../settings/file/written.ts';
import type { BuiltImage } from '../destination.ts';
import { findMissing, toPlatform } from '../platform.ts';
import { joinImages, readIndexAnnotations } from '../push/join.ts';
import { withoutAttestations } from '../push/plain-fallback.ts';
import { recipeOf } from '../reuse/revision.ts';
import { RECIPE_LABEL } from '../tag/current-image.ts';
import type { MadeSource } from './source.ts';

/** What the images of `from` come to. */
export interface JoinedMade {
  readonly builtImage: BuiltImage;
  readonly source: BlobSource;
}

interface Part extends MadeSource {
  readonly platforms: Readonly<Record<string, string>>;
}

/**
 * One index of the images, with the annotations of the target and its recipe, by which a later run knows it. No manifest
 * of a platform changes, so that each keeps its digest, and with it its signatures. `attestations: plain` and one
 * platform leave the manifest as it is, without an index.
 *
 * @throws Problem FROM_PLATFORM, FROM_NO_IMAGE, REGISTRY_…
 */
export async function joinMade(
  target: Target,
  sources: readonly MadeSource[],
  { attestations }: Pick<Settings, 'attestations'>,
): Promise<JoinedMade> {
  const parts = await Promise.all(
    sources.map(async (one): Promise<Part> => {
      const { platforms } = await readPlatforms(one.source, one.manifest);
      return { ...one, platforms };
    }),
  );
  const problems = checkPlatforms(target, parts);
  if (problems.length > 0) throw new Problem(problems);
  const source = combine(parts);
  const images = choose(target.platforms.map(toPlatform), parts);
  const manifest = await joinImages(images, source, toAnnotations(target, parts));
  const whole = { manifest, ...(await readPlatforms(source, manifest)) };
  const plain = attestations === 'plain' ? await withoutAttestations(whole, source) : undefined;
  return { builtImage: { ...whole, manifest: plain ?? manifest }, source };
}

/** The parts of the platforms that were asked for, in their order; where none were, all of each part. */
function choose(asked: readonly string[], parts: readonly Part[]) {
  if (asked.length === 0) return parts.map(({ manifest }) => manifest);
  return asked.flatMap((platform) =>
    parts
      .filter(({ platforms }) => platform in platforms)
      .map(({ manifest }) => ({ ...manifest, platform })),
  );
}

function checkPlatforms({ platforms }: Target, parts: readonly Part[]): readonly ProblemData[] {
  const no = parts.filter((part) => Object.keys(part.platforms).length === 0);
  if (no.length > 0) return no.map(describeNoImage);
  const all = parts.flatMap((part) => Object.keys(part.platforms));
  const isAsked = (platform: string) =>
    platforms.length === 0 || platforms.map(toPlatform).includes(platform);
  const twice = [...new Set(all.filter((one, at) => all.indexOf(one) !== at && isAsked(one)))];
  const lacking = findMissing(platforms, Object.fromEntries(all.map((one) => [one, one])));
  return [
    ...twice.map((platform) => describeTwice(platform, parts)),
    ...(lacking.length === 0 ? [] : [describeLacking(lacking, all)]),
  ];
}

/** The user's and the run's, above those of the index that the other program wrote. */
function toAnnotations(target: Target, parts: readonly Part[]) {
  const words = Object.entries(target.annotations).flatMap(([key, value]) => [
    '--annotation',
    `${key}=${value}`,
  ]);
  const { index, entry } = readIndexAnnotations(words, []);
  const [only, ...others] = parts;
  const isOne = only !== undefined && others.length === 0;
  const before = isOne ? readContents(only.manifest) : undefined;
  const kept = Object.entries(before?.isIndex === true ? before.annotations : {}).filter(
    ([key]) => !OURS.test(key),
  );
  return {
    index: {
      ...readBase(parts),
      ...Object.fromEntries(kept),
      ...index,
      [RECIPE_LABEL]: recipeOf(target),
    },
    entry,
  };
}

/** What the images say of their base, where all say the same: programs that look for a newer base read the index. */
function readBase(parts: readonly Part[]): Readonly<Record<string, string>> {
  const all = parts.map(({ manifest }) => readContents(manifest).annotations);
  const stated = Object.entries(all[0] ?? {}).filter(
    ([key, value]) => BASE.test(key) && all.every((one) => one[key] === value),
  );
  return Object.fromEntries(stated);
}

const BASE = /^org\.opencontainers\.image\.base\.(?:name|digest)$/;

/** Annotations by which a run knows the project, the commit and the version of an image. */
const OURS =
  /^(?:io\.tagship\.|org\.opencontainers\.image\.(?:source|revision|version|ref\.name)$)/;

/** A source that has the blobs and manifests of all: the only one, else several that are asked in turn. */
function combine(parts: readonly Part[]): BlobSource {
  const [first, ...others] = parts.map(({ source }) => source);
  if (first === undefined) throw new Error('an image without sources');
  if (others.length === 0) return first;
  const readAny = async <T>(read: (source: BlobSource) => Promise<T>): Promise<T> => {
    for (const source of [first, ...others.slice(0, -1)]) {
      try {
        return await read(source);
      } catch (thrown) {
        if (!isAbsent(thrown)) throw thrown;
      }
    }
    return await read(others.at(-1) ?? first); // its answer says what is missing
  };
  return {
    openBlob: (blob) => readAny((source) => source.openBlob(blob)),
    readManifest: (digest) => readAny((source) => source.readManifest(digest)),
  };
}

function isAbsent(thrown: unknown): boolean {
  const codes = thrown instanceof Problem ? thrown.problems.map(({ code }) => code) : [];
  return codes.length > 0 && codes.every((code) => ABSENT.has(code));
}

const ABSENT: ReadonlySet<string> = new Set(['REGISTRY_NOT_FOUND', 'FROM_BROKEN']);

function describeNoImage({ written }: Part): ProblemData {
  return error(
    'FROM_NO_IMAGE',
    `from: ${quoteWritten(written)}: it is for no platform, so it is not an image to run`,
    'Name a container image; os and architecture stand in its configuration.',
  );
}

function describeTwice(platform: string, parts: readonly Part[]): ProblemData {
  const having = parts.filter(({ platforms }) => platform in platforms);
  const names = having.map(({ written }) => quoteWritten(written)).join(' and ');
  return error(
    'FROM_PLATFORM',
    `from: ${names} are both for ${platform}`,
    'Several entries are joined into one image, one for each platform. Remove one of them, or make targets of them.',
  );
}

function describeLacking(lacking: readonly string[], there: readonly string[]): ProblemData {
  return error(
    'FROM_PLATFORM',
    `from: no image is for ${lacking.join(', ')}; there is ${there.join(', ')}`,
    'Add an entry with the image of that platform, or change the setting platforms.',
  );
}
