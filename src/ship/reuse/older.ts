// SPDX-License-Identifier: Apache-2.0
// Two manifests of cosign's older format as one: each layer is a signature or attestation by itself, with all that verifies it.
import { isObject, parseObject } from '../../registry/json.ts';
import type { CopyTarget } from '../../registry/manifests/copy.ts';
import { readContents } from '../../registry/manifests/contents.ts';
import type { BlobSource, Descriptor, Manifest } from '../../registry/registry.ts';
import { makeLegacy, type Artifact } from '../sign/store/artifact.ts';
import { putBlobs } from '../sign/store/bundle-store.ts';

/** Ends of tags whose manifests list any number of layers. An SBOM has one, and every reader takes the first. */
const LISTS = /\.(?:sig|att)$/;
const CONFIG_TYPE = 'application/vnd.oci.image.config.v1+json';
const LAYER_TYPES: ReadonlySet<unknown> = new Set([
  'application/vnd.dev.cosign.simplesigning.v1+json',
  'application/vnd.dsse.envelope.v1+json',
]);
/** cosign refuses a manifest with more than 1,000. */
const MOST_LAYERS = 500;

/** The signatures of two manifests. */
export interface OlderMerge {
  /** What the destination lacks; none where it has all. */
  readonly missing: readonly Descriptor[];
  readonly artifact: Artifact;
}

/**
 * What a tag of cosign's older format holds, with what the source has more. Undefined where they cannot be one: SBOMs, indexes,
 * layers of another kind, or too many. Those of the destination come last, where they are looked for first.
 */
export function mergeOlder(tag: string, own: Manifest, given: Manifest): OlderMerge | undefined {
  const [ours, theirs] = [readOlder(own), readOlder(given)];
  if (!LISTS.test(tag) || ours === undefined || theirs === undefined) return undefined;
  const known = new Set(ours.layers.map(toKey));
  const missing = theirs.layers.filter((layer) => !known.has(toKey(layer)));
  const layers = [...missing, ...ours.layers];
  if (layers.length > MOST_LAYERS) return undefined;
  return { missing, artifact: makeLegacy(layers, ours.body) };
}

/** Writes signatures that were merged under their tag. */
export async function putOlder(
  tag: string,
  { missing, artifact }: OlderMerge,
  { source, target }: { readonly source: BlobSource; readonly target: CopyTarget },
): Promise<void> {
  await Promise.all(missing.map((layer) => target.putBlob(layer, source)));
  await putBlobs(target, artifact);
  await target.putManifest(tag, artifact.manifest);
}

function readOlder(manifest: Manifest) {
  const { isIndex, config, layers } = readContents(manifest);
  const body = parseObject(Buffer.from(manifest.bytes).toString('utf8'));
  const isOlder =
    !isIndex &&
    config?.mediaType === CONFIG_TYPE &&
    layers.length > 0 &&
    layers.every(({ mediaType }) => LAYER_TYPES.has(mediaType));
  const given: readonly unknown[] = Array.isArray(body?.layers) ? body.layers : [];
  const whole = layers.map((layer, at) => ({
    ...(isObject(given[at]) ? given[at] : {}),
    ...layer,
  }));
  return isOlder && body !== undefined ? { body, layers: whole } : undefined;
}

/** Signatures of one payload differ in their annotations. */
function toKey({ digest, annotations = {} }: Descriptor): string {
  const sorted = Object.entries(annotations).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([digest, sorted]);
}
