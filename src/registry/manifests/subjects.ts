// SPDX-License-Identifier: Apache-2.0
// Gives the in-toto statements of an image that was not pushed by BuildKit the subject that they are about.
import { error, Problem } from '../../problem.ts';
import type { RepositoryName } from '../../registry-host.ts';
import { toDigest } from '../blobs/digest.ts';
import { readWhole } from '../blobs/whole.ts';
import { findMember, isObject, type JsonObject, parseObject } from '../json.ts';
import { MANIFEST_BYTES, STATEMENT_BYTES } from '../limits.ts';
import type { BlobSource, Descriptor, Manifest } from '../registry.ts';
import { readContents } from './contents.ts';
import type { SourcedImage } from './docker-types.ts';
import { isAttestation, toPlatformText } from './platforms.ts';

/** What an image is called in its statements. */
export interface SubjectName {
  /** The name where the last parts of the repositories differ: none of them is shown to the others. */
  readonly name: string;
  /** Where the image goes. */
  readonly repositories: readonly RepositoryName[];
}

const STATEMENT_TYPE = 'application/vnd.in-toto+json';
/** @see https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md */
const STATEMENT = 'https://in-toto.io/Statement/';
const REFERENCE = 'vnd.docker.reference.digest';
/** BuildKit's subject of an image that it pushed to a registry of this machine, by which no other can find it. */
const LOCAL = /^pkg:docker\/(?:127\.0\.0\.1|localhost)(?::|%3A)\d+\//i;

/**
 * The same image, in which each statement of provenance or SBOM names the image manifest that it is
 * about. BuildKit takes subjects from the name of an image, and writes none for a layout, although in-toto
 * requires one. The blob of the statement, its attestation manifest and the index are made anew,
 * the rest is the same: an image without statements, or whose statements have subjects that others
 * can resolve, is returned unchanged.
 *
 * | subjects of a statement                | become                              |
 * | -------------------------------------- | ----------------------------------- |
 * | none                                   | the image manifest                  |
 * | of a registry on this machine          | the image manifest                  |
 * | the image manifest in one repository,  | the image manifest                  |
 * | where the image goes to several        |                                     |
 * | others, such as a frontend may write   | are kept                            |
 *
 * @throws Problem BUILD_ATTESTATION_INVALID for a statement that is not JSON, or statements that are too large
 * @throws Problem REGISTRY_…
 */
export async function withSubjects(image: SourcedImage, name: SubjectName): Promise<SourcedImage> {
  const { manifests } = readContents(image.manifest);
  const images = new Map(
    manifests.filter((entry) => !isAttestation(entry)).map((entry) => [entry.digest, entry]),
  );
  const made = createMade(image.source);
  const given = parseManifest(image.manifest);
  const entries = Array.isArray(given.body.manifests)
    ? [...(given.body.manifests as object[])]
    : [];
  for (const [at, entry] of manifests.entries()) {
    if (!isAttestation(entry)) continue;
    const attestation = await image.source.readManifest(entry.digest);
    const about = images.get(findReference(entry, attestation));
    if (about === undefined) continue;
    const named = await nameAttestation(attestation, toSubject(about, name), made);
    if (named !== undefined) entries[at] = { ...entries[at], ...toSize(named.bytes) };
  }
  if (made.isUnused()) return image;
  const manifest = made.add(given, { manifests: entries });
  return { manifest, source: made.source };
}

/** The digest that an attestation is about: the index says it, and newer BuildKits say it in the manifest too. */
function findReference(entry: Descriptor, attestation: Manifest): string {
  const { subject } = parseManifest(attestation).body;
  const stated = isObject(subject) ? subject.digest : undefined;
  return entry.annotations?.[REFERENCE] ?? (typeof stated === 'string' ? stated : '');
}

/** in-toto's `ResourceDescriptor`. */
interface Subject {
  readonly name: string;
  readonly digest: Readonly<Record<string, string>>;
}

/**
 * The subject for an image manifest, in the form of BuildKit's: a package URL with the platform. It
 * says where the image is only if that is one repository, since the same statement goes to all of them.
 *
 * | repositories                              | subject                                                                       |
 * | ----------------------------------------- | ----------------------------------------------------------------------------- |
 * | `ghcr.io/acme/app`                        | `pkg:oci/app@sha256:…?platform=linux%2Famd64&repository_url=ghcr.io%2Facme%2Fapp` |
 * | `ghcr.io/acme/app`, `docker.io/acme/app`  | `pkg:oci/app@sha256:…?platform=linux%2Famd64`                                 |
 *
 * @see https://github.com/package-url/purl-spec/blob/main/types-doc/oci-definition.md
 * @see https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-provenance.md
 */
function toSubject({ digest, platform }: Descriptor, { name, repositories }: SubjectName): Subject {
  const urls = [...new Set(repositories.map(({ host, path }) => `${host}/${path}`))];
  const [last = name, ...others] = new Set(urls.map((url) => url.slice(url.lastIndexOf('/') + 1)));
  const qualifiers = [
    ...(platform === undefined ? [] : [`platform=${encode(toPlatformText(platform))}`]),
    ...(urls.length === 1 ? urls.map((url) => `repository_url=${encode(url)}`) : []),
  ];
  const own = encode((others.length === 0 ? last : name).toLowerCase());
  const query = qualifiers.length === 0 ? '' : `?${qualifiers.join('&')}`;
  const [algorithm = '', hex = ''] = digest.split(':');
  return { name: `pkg:oci/${own}@${encode(digest)}${query}`, digest: { [algorithm]: hex } };
}

/** Percent-encoded, but for colons, as package URLs have it. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll('%3A', ':');
}

/** The attestation with its statements named; undefined if they have subjects already. */
async function nameAttestation(
  attestation: Manifest,
  subject: Subject,
  made: Made,
): Promise<Manifest | undefined> {
  const { layers, config } = readContents(attestation);
  const given = parseManifest(attestation);
  const parts = Array.isArray(given.body.layers) ? [...(given.body.layers as object[])] : [];
  const renamed = new Map<string, string>();
  for (const [at, layer] of layers.entries()) {
    if (layer.mediaType !== STATEMENT_TYPE) continue;
    const statement = await made.readStatement(layer);
    const named = nameStatement(statement, subject, layer.digest);
    if (named === undefined) continue;
    parts[at] = { ...withoutData(parts[at]), ...made.addBlob(named) };
    renamed.set(layer.digest, toDigest(named));
  }
  if (renamed.size === 0) return undefined;
  const changed = config && (await renameLayers(config, renamed, made));
  const ownConfig = changed && { config: { ...withoutData(given.body.config), ...changed } };
  return made.add(given, { layers: parts, ...ownConfig });
}

/** The configuration of an attestation lists its layers, as that of any image does; undefined if it does not. */
async function renameLayers(
  config: Descriptor,
  renamed: ReadonlyMap<string, string>,
  { source, addBlob }: Made,
): Promise<ReturnType<typeof toSize> | undefined> {
  if (config.size > MANIFEST_BYTES) throw invalid(config.digest, 'its configuration is too large');
  const before = Buffer.from(await readWhole(source, config)).toString('latin1');
  const pairs = [...renamed];
  const after = pairs.reduce((text, [from, to]) => text.replaceAll(from, to), before);
  return after === before ? undefined : addBlob(Buffer.from(after, 'latin1'));
}

/** The statement with the subject; undefined if it has subjects that others can resolve, or is no statement. */
function nameStatement(bytes: Buffer, subject: Subject, digest: string): Buffer | undefined {
  const statement = parseObject(bytes.toString('utf8'));
  if (statement === undefined) throw invalid(digest, 'it is not a JSON object');
  const { _type: type, subject: subjects } = statement;
  if (typeof type !== 'string' || !type.startsWith(STATEMENT)) return undefined;
  const all: readonly unknown[] = Array.isArray(subjects) ? subjects : [];
  const kept = all.filter((one) => !isLocal(one) && !isPlaced(one, subject));
  if (all.length > 0 && kept.length === all.length) return undefined;
  // By bytes, so that all else stays as it was written.
  const text = bytes.toString('latin1');
  const value = JSON.stringify([subject, ...kept]);
  const { start, end } = findMember(text, 'subject') ?? { start: -1, end: -1 };
  const opening = text.indexOf('{') + 1;
  return start < 0
    ? Buffer.concat([
        bytes.subarray(0, opening),
        Buffer.from(`"subject":${value},`),
        bytes.subarray(opening),
      ])
    : Buffer.concat([bytes.subarray(0, start), Buffer.from(value), bytes.subarray(end)]);
}

function isLocal(subject: unknown): boolean {
  return isObject(subject) && typeof subject.name === 'string' && LOCAL.test(subject.name);
}

const PLACE = /[?&]repository_url=/;

/** Whether it is the same image manifest in one repository, and the subject that is wanted names none. */
function isPlaced(one: unknown, { name, digest }: Subject): boolean {
  if (!isObject(one) || typeof one.name !== 'string' || PLACE.test(name)) return false;
  const stated = isObject(one.digest) ? one.digest : {};
  const isSame = Object.entries(digest).every(([algorithm, hex]) => stated[algorithm] === hex);
  return isSame && one.name.startsWith('pkg:oci/') && PLACE.test(one.name);
}

/** What is made anew, and a source of it and of everything else. */
interface Made {
  readonly source: BlobSource;
  readonly isUnused: () => boolean;
  /** All statements together may have so many bytes as an SBOM may. */
  readonly readStatement: (layer: Descriptor) => Promise<Buffer>;
  readonly add: (given: ParsedManifest, changes: JsonObject) => Manifest;
  readonly addBlob: (bytes: Uint8Array) => ReturnType<typeof toSize>;
}

function createMade(source: BlobSource): Made {
  const manifests = new Map<string, Manifest>();
  const blobs = new Map<string, Uint8Array>();
  const { readBlob } = source;
  let bytesLeft = STATEMENT_BYTES;
  return {
    isUnused: () => manifests.size === 0,
    readStatement: async (layer) => {
      bytesLeft -= layer.size;
      if (bytesLeft < 0) throw invalid(layer.digest, `all are more than ${STATEMENT_BYTES} bytes`);
      return Buffer.from(await readWhole(source, layer));
    },
    add: (given, changes) => {
      const manifest = renderManifest(given, changes);
      manifests.set(manifest.digest, manifest);
      return manifest;
    },
    addBlob: (bytes) => {
      const size = toSize(bytes);
      blobs.set(size.digest, bytes);
      return size;
    },
    source: {
      ...source,
      readManifest: async (digest) => manifests.get(digest) ?? (await source.readManifest(digest)),
      openBlob: async (blob) => {
        const bytes = blobs.get(blob.digest);
        return bytes === undefined ? await source.openBlob(blob) : toStream(bytes);
      },
      ...(readBlob && {
        readBlob: async (blob: Descriptor) => blobs.get(blob.digest) ?? (await readBlob(blob)),
      }),
    },
  };
}

async function* toStream(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

function toSize(bytes: Uint8Array): Pick<Descriptor, 'digest' | 'size'> {
  return { digest: toDigest(bytes), size: bytes.byteLength };
}

/** A descriptor without a copy of the content that it describes. */
function withoutData(descriptor: unknown): object {
  const fields = isObject(descriptor) ? Object.entries(descriptor) : [];
  return Object.fromEntries(fields.filter(([name]) => name !== 'data'));
}

interface ParsedManifest {
  readonly mediaType: string;
  readonly body: JsonObject;
  /** How far BuildKit indents it. */
  readonly indent: string;
}

function parseManifest({ mediaType, bytes }: Manifest): ParsedManifest {
  const text = Buffer.from(bytes).toString('utf8');
  return { mediaType, body: parseObject(text) ?? {}, indent: /^\{\n( +)/.exec(text)?.[1] ?? '' };
}

function renderManifest(
  { mediaType, body, indent }: ParsedManifest,
  changes: JsonObject,
): Manifest {
  const bytes = Buffer.from(JSON.stringify({ ...body, ...changes }, undefined, indent));
  return { mediaType, bytes, digest: toDigest(bytes) };
}

function invalid(digest: string, why: string): Problem {
  const message = `the attestation ${digest} of this build cannot be used: ${why}.`;
  const hint = 'Check the generator of the SBOM, or build without it: sbom: false.';
  return new Problem([error('BUILD_ATTESTATION_INVALID', message, hint)]);
}
