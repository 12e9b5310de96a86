// SPDX-License-Identifier: Apache-2.0
// Splits `outputs` into attributes of the pushed image and additional outputs. Pure.
import { error, type ProblemData } from '../../problem.ts';
import { parseGoBoolean } from './boolean.ts';
import { renderField, splitEntries } from './entries.ts';
import type { Settings } from '../settings.ts';

/** Outputs, apart by what they are for. */
export interface Outputs {
  /** Those that are written besides a push: files, the local engine. */
  readonly files: readonly string[];
  /** Attributes for the image that is pushed, as buildx takes them; undefined if no output sets any. */
  readonly image: readonly string[] | undefined;
  /** One of them asks for Docker's media types. */
  readonly isDocker: boolean;
  /** One of them pushes by itself, as `push: true` does. */
  readonly pushes: boolean;
  /** The names that they push to by digest, which may be none; undefined where no output pushes by digest. */
  readonly byDigest: readonly string[] | undefined;
}

/**
 * The attributes that change the image and not where it goes, which is ours to say.
 *
 * @see https://github.com/moby/buildkit/blob/v0.25.0/README.md#imageregistry
 */
const KEPT =
  /^(compression|compression-level|force-compression|rewrite-timestamp|oci-artifact|prefer-nondist-layers|force-inline-attestations|annotation([-.[].*)?)$/;

/**
 * Splits outputs as docker/build-push-action reads them together with `push`.
 *
 * | output                                | is                                             |
 * | ------------------------------------- | ---------------------------------------------- |
 * | `type=registry`                       | a push                                         |
 * | `type=image,push=true`                | a push                                         |
 * | `type=image,compression=zstd`         | an attribute of what is pushed                 |
 * | `type=image,oci-mediatypes=false`     | `media-types: docker`                          |
 * | `type=image,push-by-digest=true,…`    | a push by digest, which gives no tag           |
 * | any other                             | written besides                                |
 */
export function readOutputs(outputs: readonly string[]): Outputs {
  const read = outputs.map((entry) => ({ entry, fields: readFields(entry) }));
  const images = read.filter(({ fields }) => isImage(fields));
  const digests = read.filter(({ fields }) => isByDigest(fields));
  const attributes = images.flatMap(({ fields }) =>
    [...fields].filter(([key]) => KEPT.test(key)).map(([key, value]) => `${key}=${value}`),
  );
  return {
    files: read.filter((one) => !images.includes(one)).map(({ entry }) => entry),
    image: images.length === 0 ? undefined : [...new Set(attributes)].map(renderField),
    isDocker: images.some(({ fields }) => fields.get('oci-mediatypes') === 'false'),
    pushes: images.some(
      ({ fields }) => fields.get('type') === 'registry' || isOn(fields.get('push')),
    ),
    byDigest: digests.length === 0 ? undefined : digests.flatMap(({ fields }) => listNames(fields)),
  };
}

/** The remaining outputs, and their consequences. */
export type ResolvedOutputs = Pick<
  Settings,
  'outputs' | 'imageOutput' | 'pushByDigest' | 'push' | 'mediaTypes'
>;

/**
 * The settings that outputs imply. Outputs that do not mention a push mean files only: `push: false`. Outputs that
 * push by digest do so themselves, and give no tag. `says` tells which settings were given.
 */
export function resolveOutputs(
  { outputs, push, mediaTypes: given }: Settings,
  says: { readonly push: boolean; readonly mediaTypes: boolean },
): ResolvedOutputs {
  const { files, image, isDocker, pushes, byDigest } = readOutputs(outputs);
  const alone = { imageOutput: undefined, push: 'false', mediaTypes: given } as const;
  if (byDigest !== undefined) {
    const own = push === 'true' ? pushByDigest(outputs) : outputs;
    return { ...alone, outputs: own, pushByDigest: byDigest };
  }
  if (!says.push && !pushes && outputs.length > 0) {
    return { ...alone, outputs, pushByDigest: undefined };
  }
  const mediaTypes = isDocker && !says.mediaTypes ? 'docker' : given;
  return { outputs: files, imageOutput: image, pushByDigest: undefined, push, mediaTypes };
}

/**
 * The error OUTPUTS_MIXED for outputs of which one pushes by digest and another by name: buildx gives
 * all of them the same names, so that a leg, which gives no tag, would move `latest`. PUSH_AND_LOAD for
 * one that pushes together with `load: true`.
 */
export function checkOutputs({
  outputs,
  load,
  push,
}: Pick<Settings, 'outputs' | 'load' | 'push'>): readonly ProblemData[] {
  const { byDigest, pushes } = readOutputs(outputs);
  if (load && pushes && push === 'auto') {
    const message =
      'an output pushes, but "load: true" is set: an image is either pushed or loaded';
    return [error('PUSH_AND_LOAD', message, 'Remove one of the two, or set push: false.')];
  }
  if (byDigest === undefined || !pushes) return [];
  const message = 'outputs: one output pushes by digest, and another by name';
  const hint = 'Keep one of them: push-by-digest=true for a leg, push=true for an image with tags.';
  return [error('OUTPUTS_MIXED', message, hint)];
}

/** The outputs, with those that name a digest pushing by themselves, as buildx's `--push` has them. */
export function pushByDigest(outputs: readonly string[]): readonly string[] {
  return outputs.map((entry) => {
    const fields = readFields(entry);
    return isByDigest(fields) && fields.get('type') === 'image' && !fields.has('push')
      ? `${entry},push=true`
      : entry;
  });
}

/**
 * The outputs among the user's own that push by themselves, by digest: each with the name that it
 * gives itself, where it does.
 */
export function listOwnPushes(outputs: readonly string[]): readonly { readonly name?: string }[] {
  return outputs.map(readFields).flatMap((fields) => {
    const name = fields.get('name');
    const isOwn = isPush(fields) && isByDigest(fields);
    return isOwn ? [name === undefined ? {} : { name }] : [];
  });
}

function isPush(fields: ReadonlyMap<string, string>): boolean {
  const type = fields.get('type');
  return type === 'registry' || (type === 'image' && isOn(fields.get('push')));
}

function isImage(fields: ReadonlyMap<string, string>): boolean {
  const type = fields.get('type');
  return (type === 'registry' || type === 'image') && !isByDigest(fields);
}

function isByDigest(fields: ReadonlyMap<string, string>): boolean {
  const type = fields.get('type');
  return (type === 'registry' || type === 'image') && isOn(fields.get('push-by-digest'));
}

/** buildx reads switches as Go does. */
function isOn(word: string | undefined): boolean {
  return word !== undefined && parseGoBoolean(word) === true;
}

function listNames(fields: ReadonlyMap<string, string>): readonly string[] {
  return (fields.get('name') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** The fields of one entry, which is comma-separated values. */
function readFields(entry: string): ReadonlyMap<string, string> {
  return new Map(
    splitEntries(entry, true).map((field) => {
      const at = field.indexOf('=');
      return at < 0 ? [field, ''] : [field.slice(0, at), field.slice(at + 1)];
    }),
  );
}
