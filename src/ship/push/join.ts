// SPDX-License-Identifier: Apache-2.0
// Joins images that were built separately, one per platform, into one index.
import { readContents } from '../../registry/manifests/contents.ts';
import { toDigest } from '../../registry/blobs/digest.ts';
import { isAttestation, readConfig, toPlatformText } from '../../registry/manifests/platforms.ts';
import type { BlobSource, Descriptor, Manifest } from '../../registry/registry.ts';
import { splitEntries } from '../../settings/values/entries.ts';
import { omitUndefined } from '../../omit-undefined.ts';

type Texts = Readonly<Record<string, string>>;
type Source = Pick<BlobSource, 'openBlob' | 'readManifest'>;

/** Annotations that the user wants in an index. */
export interface IndexAnnotations {
  /** Of the index. */
  readonly index: Texts;
  /** Of its entry for a platform; `linux/amd64` in the form that images use. */
  readonly entry: (platform: string | undefined) => Texts;
}

/** An image to join; with a platform only that one of it. */
export interface JoinedImage extends Manifest {
  /** In the form that images use. */
  readonly platform?: string;
}

const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';

/**
 * One index of several images: the entries of all platforms in the order of the images, then all
 * attestations, like BuildKit's index of several platforms. Entries of an index, also of a nested one, are
 * copied as they are; a plain manifest gets the platform in its
 * configuration. The same images give the same bytes, which are those of BuildKit: annotations are in the order
 * of their keys.
 *
 * @throws Problem REGISTRY_MANIFEST_INVALID
 * @see https://github.com/opencontainers/image-spec/blob/main/image-index.md
 */
export async function joinImages(
  images: readonly JoinedImage[],
  source: Source,
  annotations: IndexAnnotations,
): Promise<Manifest> {
  const listed = await Promise.all(
    images.map(async (image) =>
      select(await listEntries(image, source, annotations), image.platform),
    ),
  );
  const all = [...new Map(listed.flat().map((entry) => [entry.digest, entry])).values()];
  const index = {
    schemaVersion: 2,
    mediaType: INDEX_TYPE,
    manifests: [...all.filter((entry) => !isAttestation(entry)), ...all.filter(isAttestation)],
    ...toAnnotations(annotations.index),
  };
  const bytes = Buffer.from(escapeAsGo(JSON.stringify(index, undefined, 2)));
  return { mediaType: INDEX_TYPE, bytes, digest: toDigest(bytes) };
}

/** The entries of a platform and their attestations; all without a platform. */
function select(entries: readonly Descriptor[], wanted?: string): readonly Descriptor[] {
  if (wanted === undefined) return entries;
  const images = entries.filter(
    (entry) =>
      !isAttestation(entry) &&
      (entry.platform === undefined || toPlatformText(entry.platform) === wanted),
  );
  const subjects = new Set(images.map(({ digest }) => digest));
  const about = entries.filter(
    (entry) => isAttestation(entry) && subjects.has(entry.annotations?.[SUBJECT] ?? ''),
  );
  return [...images, ...about];
}

/** Which entry of its index an attestation is about. */
const SUBJECT = 'vnd.docker.reference.digest';

function toAnnotations(texts: Texts): { readonly annotations?: Texts } {
  const pairs = Object.entries(texts);
  if (pairs.length === 0) return {};
  const bytesOf = ([key]: readonly string[]) => Buffer.from(key ?? '');
  const sorted = pairs.toSorted((one, other) => Buffer.compare(bytesOf(one), bytesOf(other)));
  return { annotations: Object.fromEntries(sorted) };
}

/**
 * JSON as Go's encoder writes it, which escapes what HTML would interpret.
 *
 * @see https://pkg.go.dev/encoding/json#HTMLEscape
 */
function escapeAsGo(json: string): string {
  return json.replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

async function listEntries(
  image: Manifest,
  source: Source,
  annotations: IndexAnnotations,
): Promise<readonly Descriptor[]> {
  const { isIndex } = readContents(image);
  if (!isIndex) return [await describe(image, source, annotations)];
  // With all fields of a descriptor, also unknown ones.
  const body = JSON.parse(Buffer.from(image.bytes).toString('utf8')) as { manifests: Descriptor[] };
  const entries = body.manifests.map(async (entry) =>
    /\b(index|manifest\.list)\b/.test(entry.mediaType)
      ? await listEntries(await source.readManifest(entry.digest), source, annotations)
      : [entry],
  );
  return (await Promise.all(entries)).flat();
}

async function describe(
  image: Manifest,
  source: Source,
  { entry }: IndexAnnotations,
): Promise<Descriptor> {
  const { platform } = (await readConfig(source, image)) ?? {};
  return {
    mediaType: image.mediaType,
    digest: image.digest,
    size: image.bytes.byteLength,
    ...toAnnotations(entry(platform)),
    ...(platform === undefined ? {} : { platform: toFields(platform) }),
  };
}

/** In BuildKit's order of fields. */
function toFields(platform: string): NonNullable<Descriptor['platform']> {
  const [os = '', architecture = '', variant] = platform.split('/');
  return { architecture, os, ...omitUndefined({ variant }) };
}

/**
 * The annotations in a build command and in the attributes of its image that are for the index, which a
 * build of one platform refuses or omits.
 *
 * | written                                   | is for                                |
 * | ----------------------------------------- | ------------------------------------- |
 * | `--annotation index:K=V`                  | the index                             |
 * | `--annotation manifest-descriptor:K=V`    | the entry of every platform           |
 * | `--annotation manifest-descriptor[P]:K=V` | the entry of the platform P           |
 * | `annotation-index.K=V` of an output       | the index, and so on                  |
 *
 * @see https://github.com/moby/buildkit/blob/master/docs/annotations.md
 */
export function readIndexAnnotations(
  argv: readonly string[],
  attributes: readonly string[],
): IndexAnnotations {
  const found = [
    ...argv.flatMap((word, at) => readWord(word, argv[at - 1])),
    ...attributes.flatMap(readAttribute),
  ];
  const select = (isWanted: (one: Annotation) => boolean): Texts =>
    Object.fromEntries(found.filter(isWanted).map(({ key, value }) => [key, value]));
  return {
    index: select(({ level }) => level === 'index'),
    entry: (own) =>
      select(
        ({ level, platform }) =>
          level === 'manifest-descriptor' && (platform === undefined || platform === own),
      ),
  };
}

interface Annotation {
  readonly level: string;
  readonly platform?: string;
  readonly key: string;
  readonly value: string;
}

function readWord(word: string, before: string | undefined): readonly Annotation[] {
  const text = before === '--annotation' ? word : /^--annotation=([^]*)$/.exec(word)?.[1];
  const [, levels = '', key = '', value] = /^([a-z][^:=]*):([^=]+)=([^]*)$/.exec(text ?? '') ?? [];
  if (value === undefined) return [];
  return levels.split(/,(?![^[]*\])/).map((level) => ({ ...readLevel(level), key, value }));
}

function readAttribute(attribute: string): readonly Annotation[] {
  const [field = ''] = splitEntries(attribute, true);
  const [, level, key = '', value] =
    /^annotation-([a-z-]+(?:\[[^\]]*\])?)\.([^=]+)=([^]*)$/.exec(field) ?? [];
  return level === undefined || value === undefined ? [] : [{ ...readLevel(level), key, value }];
}

/** `manifest-descriptor[linux/arm64]` */
function readLevel(text: string): Pick<Annotation, 'level' | 'platform'> {
  const [, level = '', platform] = /^([a-z-]+)(?:\[(.*)\])?$/.exec(text.trim()) ?? [];
  if (platform === undefined) return { level };
  const [os = '', architecture = '', variant] = platform.split('/');
  const named = { os, architecture, ...omitUndefined({ variant }) };
  return { level, platform: toPlatformText(named) };
}
