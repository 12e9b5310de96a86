// SPDX-License-Identifier: Apache-2.0
// How a project names its releases: from its git tags to the patterns of a CI file. Pure.
import { isPlainWord } from './wanted.ts';
import type { TagStyle } from './tag-style.ts';

/** What is assumed of a project without version git tags. */
export const V_TAGS: TagStyle = { pattern: 'v*', wildcard: 'v*' };

const VERSION = /^(?<prefix>(?:.*[^0-9v.])?)(?<v>v?)\d+(?:\.\d+)+(?:[-+.].*|[a-z]+\d*)?$/;

/** How many git tags count: habits change. */
const RECENT = 20;

/**
 * The style of most of the newest version git tags; they are given newest first.
 *
 * | git tags                       | pattern       | prefix     |
 * | ------------------------------ | ------------- | ---------- |
 * | none, `nightly`                | `v*`          |            |
 * | `v1.2.3`                       | `v*`          |            |
 * | `1.2.3`                        | `[0-9]*`      |            |
 * | `api-v1.2.3`                   | `api-v*`      | `api-`     |
 * | `release/1.2.3`                | `release/*`   | `release/` |
 * | `api-v1.0.0` and `web-v1.0.0`  | `v*`          |            |
 */
export function decideTagStyle(gitTags: readonly string[]): TagStyle {
  const spellings = gitTags.flatMap(readSpelling).slice(0, RECENT);
  const prefixes = new Set(spellings.map(({ prefix }) => prefix).filter((prefix) => prefix !== ''));
  const isSeveral = prefixes.size > 1;
  const [first, ...rest] = spellings.filter(({ prefix }) => !isSeveral || prefix === '');
  if (first === undefined) return V_TAGS;
  const usual = [first, ...rest].toSorted((one, other) => count(other) - count(one))[0] ?? first;
  return toStyle(usual);

  function count({ prefix, v }: Spelling): number {
    return spellings.filter((other) => other.prefix === prefix && other.v === v).length;
  }
}

/** What stands before the numbers of a version. */
interface Spelling {
  readonly prefix: string;
  readonly v: string;
}

function readSpelling(gitTag: string): readonly Spelling[] {
  const { prefix = '', v = '' } = VERSION.exec(gitTag)?.groups ?? {};
  return VERSION.test(gitTag) && (prefix === '' || isPlainWord(prefix)) ? [{ prefix, v }] : [];
}

function toStyle({ prefix, v }: Spelling): TagStyle {
  const wildcard = `${prefix}${v}*`;
  const pattern = prefix === '' && v === '' ? '[0-9]*' : wildcard;
  return { pattern, wildcard, ...(prefix !== '' && { prefix }) };
}
