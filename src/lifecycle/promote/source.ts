// SPDX-License-Identifier: Apache-2.0
// Finds the image that is promoted, by reference, tag, version or digest. Writes nothing.
import { isTag, parseRepository } from '../../plan/reference/references.ts';
import { parseVersion } from '../../plan/version/version.ts';
import { error, Problem } from '../../problem.ts';
import { isShortDigest, WHOLE_DIGEST } from '../../registry/blobs/digest.ts';
import { readContents } from '../../registry/manifests/contents.ts';
import { readWords } from '../../registry/manifests/platforms.ts';
import type { RegistryClient, Repository } from '../../registry/registry.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import type { BuiltImage } from '../../ship/destination.ts';
import { readImage } from '../../ship/push/image.ts';

/** The image, and where it is. */
export interface PromotionSource {
  /** As given. */
  readonly given: string;
  /** The tag that led to it; absent where a digest did. */
  readonly tag?: string;
  readonly repository: Repository;
  readonly builtImage: BuiltImage;
  /** What the image says of itself: annotations first, then the labels of its configuration. */
  readonly said: {
    readonly version?: string;
    readonly revision?: string;
    readonly source?: string;
  };
}

/** What `from` names. */
export type ImageQuery =
  | { readonly kind: 'reference'; readonly name: string; readonly at: string }
  | { readonly kind: 'here'; readonly at: readonly string[] };

const DIGEST = /^sha256:[0-9a-f]{64}$/;

/**
 * Reads what `from` names.
 *
 * | from                            | is                                                      |
 * | ------------------------------- | ------------------------------------------------------- |
 * | `ghcr.io/acme/app:1.2.3`        | that image                                              |
 * | `ghcr.io/acme/app@sha256:…`     | that image                                              |
 * | `sha256:…`                      | the image with that digest in the repositories          |
 * | `1.2.3`                         | the tag `1.2.3` there, else `v1.2.3`                    |
 * | `main`                          | the tag `main` there                                    |
 *
 * @throws Problem PROMOTE_FROM
 */
export function parseFrom(from: string): ImageQuery {
  if (DIGEST.test(from)) return { kind: 'here', at: [from] };
  if (isTag(from)) {
    const version = parseVersion(from);
    const other = version === undefined ? [] : [version.hasV ? version.text : `v${from}`];
    return { kind: 'here', at: [from, ...other] };
  }
  const isShort = isShortDigest(from); // the image `sha256` with a tag is on no registry
  const whole = isShort ? undefined : parseWhole(from);
  if (whole !== undefined) return whole;
  const why = isShort ? 'its digest is cut short' : 'not a tag, digest or reference';
  const hint =
    'Write a version (1.2.3), a tag, sha256:…, or a reference such as ghcr.io/acme/app:1.2.3.';
  const message = `invalid from ${JSON.stringify(from.slice(0, 200))}: ${why}`;
  throw new Problem([error('PROMOTE_FROM', message, isShort ? WHOLE_DIGEST : hint)]);
}

/** A reference with a tag or a digest. */
function parseWhole(text: string): ImageQuery | undefined {
  const [, name, tag = '', digest] = /^([^@]+?)(?::([^:/@]+))?(?:@([^@]+))?$/.exec(text) ?? [];
  const isWhole = digest === undefined ? isTag(tag) : DIGEST.test(digest);
  return name !== undefined && isWhole ? { kind: 'reference', name, at: digest ?? tag } : undefined;
}

/**
 * The image that `from` names. A tag or digest alone is looked for in all of `names`, which must agree.
 *
 * @throws Problem PROMOTE_MISSING, PROMOTE_DIFFERS, and those of registries
 */
export async function findSource(
  from: string,
  names: readonly string[],
  registries: RegistryClient,
): Promise<PromotionSource> {
  const wanted = parseFrom(from);
  const repositories = wanted.kind === 'reference' ? [wanted.name] : names;
  const found = await Promise.all(
    repositories.map(async (name) => {
      const repository = open(name, registries);
      const at = wanted.kind === 'reference' ? [wanted.at] : wanted.at;
      return { repository, there: await resolveFirst(repository, at) };
    }),
  );
  const having = found.flatMap(({ repository, there }) =>
    there === undefined ? [] : [{ repository, ...there }],
  );
  const [first] = having;
  if (first === undefined) throw describeMissing(from, repositories);
  const differing = having.find(({ digest }) => digest !== first.digest);
  if (differing !== undefined) throw describeDiffering(from, first, differing);
  const builtImage = await readImage(first.repository, first.digest);
  return {
    given: from,
    ...omitUndefined({ tag: DIGEST.test(first.at) ? undefined : first.at }),
    repository: first.repository,
    builtImage,
    said: await readSaid(first.repository, builtImage),
  };
}

function open(name: string, registries: RegistryClient): Repository {
  const parsed = parseRepository(name);
  if (!parsed.ok) throw new Problem(parsed.problems);
  return registries.open(parsed.value);
}

interface There {
  readonly at: string;
  readonly digest: string;
}

async function resolveFirst(
  repository: Repository,
  names: readonly string[],
): Promise<There | undefined> {
  for (const at of names) {
    const there = await repository.resolve(at);
    if (there !== undefined) return { at, digest: there.digest };
  }
  return undefined;
}

async function readSaid(
  repository: Repository,
  { manifest }: BuiltImage,
): Promise<PromotionSource['said']> {
  const { annotations } = readContents(manifest);
  const words = await readWords(repository, manifest);
  const texts = { ...words.labels, ...words.annotations, ...annotations };
  const read = (name: string) => {
    const text = texts[`org.opencontainers.image.${name}`];
    return text !== undefined && /^[\x21-\x7e]{1,256}$/.test(text) ? text : undefined;
  };
  return omitUndefined({
    version: read('version'),
    revision: read('revision'),
    source: read('source'),
  });
}

function describeMissing(from: string, repositories: readonly string[]): Problem {
  const where = repositories.map((name) => `"${name}"`).join(', ');
  return new Problem([
    error(
      'PROMOTE_MISSING',
      `there is no image "${from}" in ${where}.`,
      'Check the name, and that this login may read the repository; a private one looks empty to others.',
    ),
  ]);
}

type Having = There & { readonly repository: Repository };

function describeDiffering(from: string, one: Having, other: Having): Problem {
  const show = ({ repository, digest }: Having) => `${repository.repository.name} has ${digest}`;
  return new Problem([
    error(
      'PROMOTE_DIFFERS',
      `"${from}" is not the same image everywhere: ${show(one)}, ${show(other)}.`,
      `Name the one that you mean: ${one.repository.repository.name}@${one.digest}.`,
    ),
  ]);
}
