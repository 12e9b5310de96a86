// SPDX-License-Identifier: Apache-2.0
// What is in use, as `--in-use` lists it. Pure.
import { isDigest, isShortDigest, WHOLE_DIGEST } from '../../registry/blobs/digest.ts';
import { isTag, parseRepository } from '../../plan/reference/references.ts';
import { error, Problem } from '../../problem.ts';
import { isSameHost, type RepositoryName } from '../../registry-host.ts';
import { quoteWritten } from '../../settings/file/written.ts';

/** What of one repository is in use. */
export interface InUse {
  readonly digests: ReadonlySet<string>;
  readonly tags: ReadonlySet<string>;
}

/** One word of the list. */
interface UsedWord {
  readonly repository?: RepositoryName;
  readonly tag?: string;
  readonly digest?: string;
}

/**
 * The words of a list: references or digests, with white space or commas between them, as `kubectl` prints them. A digest counts in
 * every repository; a reference with a digest too, since a mirror may have another name.
 *
 * | word                             | means                                    |
 * | -------------------------------- | ---------------------------------------- |
 * | `ghcr.io/acme/app:1.2.3`         | the tag                                  |
 * | `ghcr.io/acme/app`               | `latest`                                 |
 * | `ghcr.io/acme/app@sha256:…`      | the digest                               |
 * | `docker-pullable://acme/app@sha256:…` | the digest                          |
 * | `sha256:…`                       | the digest                               |
 *
 * @throws Problem PRUNE_IN_USE for a word that is none of these: what cannot be read must not be deleted
 */
export function parseInUse(text: string): readonly UsedWord[] {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  return words.map((word) => {
    const read = readWord(word.replace(/^[a-z][a-z-]*:\/\//, ''));
    if (read !== undefined) return read;
    const isShort = isShortDigest(word);
    const why = isShort
      ? 'has a digest that is cut short'
      : 'is neither an image reference nor a digest';
    const hint = 'List references such as ghcr.io/acme/app:1.2.3 or digests, one a line.';
    const message = `--in-use: ${quoteWritten(word)} ${why}`;
    throw new Problem([error('PRUNE_IN_USE', message, isShort ? WHOLE_DIGEST : hint)]);
  });
}

function readWord(word: string): UsedWord | undefined {
  if (isDigest(word)) return { digest: word };
  if (/^sha\d+:/.test(word)) return undefined;
  const at = word.indexOf('@');
  if (at < 0) {
    const named = readNamed(word);
    return named && { tag: 'latest', ...named };
  }
  const [named, digest] = [readNamed(word.slice(0, at)), word.slice(at + 1)];
  return named !== undefined && isDigest(digest) ? { ...named, digest } : undefined;
}

function readNamed(text: string): Pick<UsedWord, 'repository' | 'tag'> | undefined {
  const [, name = text, tag] = /^(.+):([^:/]+)$/.exec(text) ?? [];
  const parsed = parseRepository(name);
  if (!parsed.ok || (tag !== undefined && !isTag(tag))) return undefined;
  return tag === undefined ? { repository: parsed.value } : { repository: parsed.value, tag };
}

/** What a list says of one repository. */
export function selectInUse(words: readonly UsedWord[], { host, path }: RepositoryName): InUse {
  const own = words.filter(
    ({ repository }) =>
      repository !== undefined && isSameHost(repository.host, host) && repository.path === path,
  );
  return {
    digests: new Set(words.flatMap(({ digest }) => digest ?? [])),
    tags: new Set(own.flatMap(({ tag }) => tag ?? [])),
  };
}
