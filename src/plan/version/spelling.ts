// SPDX-License-Identifier: Apache-2.0
// The spellings of the exact tags of a run, as templates for the exact tags of other versions.
import type { GitTag } from '../../facts/facts.ts';
import { toTag } from '../reference/references.ts';
import type { Version } from './version.ts';

/**
 * An exact tag with tokens for the parts that name the version. No token can be part of a tag.
 *
 * | token        | stands for                                                     |
 * | ------------ | -------------------------------------------------------------- |
 * | `{version}`  | the version as it is written: `10.7.0`                         |
 * | `{core}`     | its first three numbers, missing ones as zero: `10.7.0`        |
 * | `{gitTag}`   | the name of its git tag: `v10.7.0`                             |
 * | `{commit:7}` | the first digits of the commit of its git tag                  |
 */
export type Spelling = string;

/** Captured, so that splitting keeps the tokens. */
const TOKEN = /(\{[^}]*\})/;

/** The form of a spelling in a saved plan. */
export const SPELLING =
  /^(?:[A-Za-z0-9._-]|\{version\}|\{core\}|\{gitTag\}|\{commit:\d{1,2}\}){1,300}$/;

/** The values of the tokens: a version, and its git tag if there is one. */
export interface Spelled {
  readonly version: Version;
  /** Without a commit, spellings by commit give no tag. */
  readonly gitTag?: GitTag;
}

/** The exact tag of a version; undefined if a token has no value. */
export function spell(spelling: Spelling, given: Spelled): string | undefined {
  const parts = spelling.split(TOKEN).map((part) => fill(part, given));
  return parts.includes(undefined) ? undefined : toTag(parts.join(''));
}

function fill(part: string, { version, gitTag }: Spelled): string | undefined {
  if (!part.startsWith('{')) return part;
  switch (part) {
    case '{version}':
      return version.text;
    case '{core}':
      return [0, 1, 2].map((at) => version.numbers[at] ?? 0).join('.');
    case '{gitTag}':
      return gitTag?.name;
    default: {
      const commit = gitTag?.sha.slice(0, Number(/\d+/.exec(part)?.[0])) ?? '';
      return commit === '' ? undefined : commit;
    }
  }
}

/** Whether a spelling names the version itself, not only its commit. */
export function namesVersion(spelling: Spelling): boolean {
  return /\{(?:version|core|gitTag)\}/.test(spelling);
}

/** The text before the first token and after the last; the `sha-` before a commit is not a prefix. */
export function affixesOf(spelling: Spelling): {
  readonly prefix: string;
  readonly suffix: string;
} {
  const prefix = spelling.slice(0, spelling.indexOf('{'));
  const suffix = spelling.slice(spelling.lastIndexOf('}') + 1);
  return { prefix: namesVersion(spelling) ? prefix : prefix.replace(/sha-$/, ''), suffix };
}

/** The spelling with a prefix and a suffix added. Illegal characters become dashes, as in the tags themselves. */
export function extendSpelling(spelling: Spelling, prefix: string, suffix: string): Spelling {
  return toLegal(prefix) + spelling + toLegal(suffix);
}

/** The spelling with a prefix and a suffix removed. */
export function stripSpelling(
  spelling: Spelling,
  { prefix, suffix }: { readonly prefix: string; readonly suffix: string },
): Spelling {
  const start = spelling.startsWith(prefix) ? prefix.length : 0;
  const end = spelling.endsWith(suffix) ? suffix.length : 0;
  return spelling.slice(start, spelling.length - end);
}

/**
 * Whether a floating tag has the prefix and the suffix of an exact tag. A `v` before the version is a
 * spelling of the version, not a prefix.
 */
export function carries(
  tag: string,
  { prefix, suffix }: { readonly prefix: string; readonly suffix: string },
): { readonly prefix: boolean; readonly suffix: boolean } {
  const bare = prefix.replace(/(?<![A-Za-z0-9])v$/, '');
  return {
    prefix: tag.startsWith(bare),
    // the environment's own tag equals the suffix: `production` of `1.2.3-production`
    suffix: tag.endsWith(suffix) || suffix.endsWith(`-${tag}`),
  };
}

function toLegal(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]+/g, '-');
}
