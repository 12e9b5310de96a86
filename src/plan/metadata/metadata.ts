// SPDX-License-Identifier: Apache-2.0
// The outputs of docker/metadata-action, from a plan. Writes no file.
import type { Settings } from '../../settings/settings.ts';
import { parseImages } from './images.ts';
import { listStrictAnnotations, listStrictLabels, type Label } from '../labels/metadata-labels.ts';
import type { Plan, Target } from '../plan.ts';
import { parseRepository } from '../reference/references.ts';

/** What the outputs are written from. */
interface Metadata {
  readonly version: string | undefined;
  /** Names of repositories as the user wrote them; empty for tags without one. */
  readonly images: readonly string[];
  readonly tagNames: readonly string[];
  /** The repositories of tags that are not for all repositories, by tag. */
  readonly only: ReadonlyMap<string, readonly string[]>;
  readonly labels: readonly Label[];
  /** Keys include their level. */
  readonly annotations: readonly Label[];
}

/** The outputs whose value is the text of a bake file; the entry points write it to a file and output its path. */
export const bakeOutputs = [
  'bake-file',
  'bake-file-tags',
  'bake-file-labels',
  'bake-file-annotations',
] as const;

/**
 * The values of the outputs `version`, `tags`, `tag-names`, `labels`, `annotations`, `json` and the
 * texts of the four bake files, in docker/metadata-action's shapes. Of several targets the first
 * counts, but the bake files have all, each by its name. Under `compat: strict` held tags are included.
 */
export async function toMetadataOutputs(
  plan: Plan,
  settings: Settings,
): Promise<Record<string, string>> {
  const [first] = plan.targets;
  const metadata = await readMetadata(first, plan, settings);
  const lists = toLists(metadata);
  const { tags, labels, annotations } = lists;
  const isOne = settings.targets.length === 0;
  const all = isOne
    ? [{ name: settings.bakeTarget, metadata, lists }]
    : await readTargets(plan, settings);
  return {
    version: metadata.version ?? '',
    tags: tags.join(settings.sepTags),
    'tag-names': metadata.tagNames.join(settings.sepTags),
    labels: labels.join(settings.sepLabels),
    annotations: annotations.join(settings.sepAnnotations),
    json: JSON.stringify({
      tags,
      'tag-names': metadata.tagNames,
      labels: toObject(labels),
      annotations,
    }),
    ...writeBakeFiles(all),
  };
}

type Lists = Readonly<Record<'tags' | 'labels' | 'annotations', readonly string[]>>;

/** What the bake files say of one target. */
interface BakeTarget {
  readonly name: string;
  readonly metadata: Metadata;
  readonly lists: Lists;
}

function toLists(metadata: Metadata): Lists {
  return {
    tags: toReferences(metadata),
    labels: metadata.labels.map(writeLabel),
    annotations: metadata.annotations.map(writeLabel),
  };
}

/** The targets that get tags. Names in bake files have no dots: bake itself writes `_` for those of compose files. */
async function readTargets(plan: Plan, settings: Settings): Promise<readonly BakeTarget[]> {
  const tagged = plan.targets.filter(({ untagged }) => untagged === undefined);
  return Promise.all(
    tagged.map(async (target) => {
      const own = settings.targets.find(({ name }) => name === target.name)?.settings ?? settings;
      const metadata = await readMetadata(target, plan, own);
      return { name: target.name.replaceAll('.', '_'), metadata, lists: toLists(metadata) };
    }),
  );
}

function writeBakeFiles(
  targets: readonly BakeTarget[],
): Record<(typeof bakeOutputs)[number], string> {
  const write = (toContent: (target: BakeTarget) => unknown) =>
    JSON.stringify(
      { target: Object.fromEntries(targets.map((target) => [target.name, toContent(target)])) },
      null,
      2,
    );
  const toArgs = ({ metadata: { images, version } }: BakeTarget) => ({
    DOCKER_META_IMAGES: images.join(','),
    DOCKER_META_VERSION: version,
  });
  return {
    'bake-file': write((target) => ({
      tags: target.lists.tags,
      labels: toObject(target.lists.labels),
      args: toArgs(target),
    })),
    'bake-file-tags': write((target) => ({ tags: target.lists.tags, args: toArgs(target) })),
    'bake-file-labels': write(({ lists }) => ({ labels: toObject(lists.labels) })),
    'bake-file-annotations': write(({ lists }) => ({ annotations: lists.annotations })),
  };
}

async function readMetadata(
  target: Target | undefined,
  plan: Plan,
  settings: Settings,
): Promise<Metadata> {
  const isStrict = settings.compat === 'strict';
  const version = target === undefined ? undefined : nameVersion(target);
  return {
    version,
    images: await listImages(target, settings),
    tagNames: target === undefined ? [] : listTagNames(target, isStrict),
    only: new Map(
      target?.tags.flatMap(({ tag, repositories }) =>
        repositories === undefined ? [] : [[tag, repositories] as const],
      ),
    ),
    ...(isStrict
      ? await readStrictLabels(plan, settings, version ?? '')
      : {
          labels: Object.entries(target?.labels ?? {}).sort(byKey),
          annotations: sortAnnotations(target, settings),
        }),
  };
}

/**
 * The version, or the first tag of a run without one, as in the original: the name of the branch,
 * `pr-15`, `nightly`; undefined without a tag.
 */
function nameVersion({ version, tags, held }: Target): string | undefined {
  return version ?? tags[0]?.tag ?? held[0]?.tag;
}

async function readStrictLabels({ facts }: Plan, settings: Settings, version: string) {
  return {
    labels: (await listStrictLabels(facts, settings, version)).labels,
    annotations: (await listStrictAnnotations(facts, settings, version)).labels,
  };
}

/** As the user wrote them, unless they contain expressions or references name others; if empty, the destinations of the run. */
async function listImages(target: Target | undefined, settings: Settings) {
  const isStrict = settings.compat === 'strict';
  const own = target?.repositories ?? [];
  if (settings.images === undefined && !isStrict) return own;
  const { names } = await parseImages(settings.images ?? '', isStrict);
  const isFilledIn = names.some((name) => name.includes('{{'));
  return isFilledIn || (!isStrict && namesOthers(own, names)) ? own : names;
}

function namesOthers(own: readonly string[], names: readonly string[]): boolean {
  const parsed = names.flatMap((name) => {
    const repository = parseRepository(name);
    return repository.ok ? [repository.value.name] : [];
  });
  return own.some((name) => !parsed.includes(name));
}

/** In the order of the rules if it is known, for tags that are given and not for a single platform. */
function listTagNames({ tags, listing }: Target, isStrict: boolean): readonly string[] {
  if (isStrict && listing !== undefined) return listing;
  const names = tags.filter(({ platform }) => platform === undefined).map(({ tag }) => tag);
  const listed = (listing ?? []).filter((name) => names.includes(name));
  return [...listed, ...names.filter((name) => !listed.includes(name))];
}

/** All tags of one repository, then all of the next. */
function toReferences({ images, tagNames, only }: Metadata): readonly string[] {
  if (images.length === 0) return tagNames;
  const isFor = (tag: string, image: string) => only.get(tag)?.includes(image) !== false;
  return images.flatMap((image) =>
    tagNames
      .filter((tag) => isFor(tag, image))
      .map((tag) => (image === '' ? tag : `${image}:${tag}`)),
  );
}

/**
 * By level, in the order of DOCKER_METADATA_ANNOTATIONS_LEVELS, then by key. If no levels are set,
 * the image index has the same annotations as the manifest, and the output lists them once.
 */
function sortAnnotations(target: Target | undefined, { metadataEnv }: Settings): readonly Label[] {
  const all = target?.annotations ?? {};
  const isTwin = ([key, value]: Label) =>
    metadataEnv.DOCKER_METADATA_ANNOTATIONS_LEVELS === undefined &&
    key.startsWith('index:') &&
    all[key.replace('index:', 'manifest:')] === value;
  const levels = (metadataEnv.DOCKER_METADATA_ANNOTATIONS_LEVELS ?? 'manifest').split(',');
  const rank = ([key]: Label) => {
    const index = levels.indexOf(key.slice(0, Math.max(0, key.indexOf(':'))));
    return index < 0 ? levels.length : index;
  };
  return Object.entries(all)
    .filter((annotation) => !isTwin(annotation))
    .sort((one, other) => rank(one) - rank(other) || byKey(one, other));
}

function byKey([one]: Label, [other]: Label): number {
  return one.localeCompare(other);
}

function writeLabel([key, value]: Label): string {
  return `${key}=${value}`;
}

/** Labels as an object; only the first line of a value, as in the original. */
function toObject(labels: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    labels.flatMap((label) => {
      const [, key, value] = /([^=]*)=(.*)/.exec(label) ?? [];
      return key === undefined || value === undefined ? [] : [[key, value] as const];
    }),
  );
}
