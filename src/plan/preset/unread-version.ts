// SPDX-License-Identifier: Apache-2.0
// Finds versions that no rule could read, and suggests the setting that would, so that a release does not silently lose its tags. Pure.
import type { Facts } from '../../facts/facts.ts';
import { notice, type ProblemData } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import { quote } from '../quote.ts';
import { readPep440, readSemver } from '../rules/kinds/source-version.ts';
import { parseVersion } from '../version/version.ts';

/** A text in which a rule about versions found no version. */
export interface Unread {
  /** The type of the rule: `semver`; `standard` for the preset. */
  readonly type: 'semver' | 'pep440' | 'match' | 'standard';
  /** The text from git or the rule: `arr-mcp-v0.1.0`. */
  readonly text: string;
  /** The text as named in messages: `git tag "arr-mcp-v0.1.0"`. */
  readonly said: string;
  /** It is a release, or was given as a version, so it is reported whatever it looks like. */
  readonly isVersion: boolean;
}

/**
 * The notice VERSION_NOT_READ: a rule about versions gave no tag, and which setting would give one.
 *
 * | text                  | rule     | what fits                                         |
 * | --------------------- | -------- | ------------------------------------------------- |
 * | `arr-mcp-v0.1.0`      | semver   | `tag-prefix: arr-mcp-`, and it is 0.1.0           |
 * | `@scope/pkg@2.0.1`    | semver   | `tag-prefix: @scope/pkg@`, and it is 2.0.1        |
 * | `v.1.3.0`             | semver   | `tag-prefix: v.`, and it is 1.3.0                 |
 * | `v1.157.0rc1`, `0.29` | semver   | `type=pep440`                                     |
 * | `1.2.3-foo`           | pep440   | `type=semver`                                     |
 * | `2024.01.15`          | semver   | the line `standard`                               |
 *
 * Nothing for a git tag that contains no version.
 */
export function explainUnread(unread: Unread): readonly ProblemData[] {
  const { type, said, isVersion } = unread;
  const suggestion = findSuggestion(unread);
  if (suggestion === undefined && !isVersion) return [];
  const what = type === 'standard' ? `${said} is not read as a version` : describe(unread);
  const message =
    suggestion === undefined
      ? what
      : `${what}; with ${suggestion.setting} it is ${suggestion.version}`;
  const hint =
    suggestion === undefined
      ? 'Name versions like 1.2.3, or v1.2.3.'
      : `Write ${suggestion.setting}.`;
  return [notice('VERSION_NOT_READ', message, hint)];
}

/** How many git tags of one commit are reported. */
const MOST_OF_COMMIT = 3;

/**
 * VERSION_NOT_READ for a plan on a laptop that is about a branch although its commit carries git tags that
 * a `tag-prefix` would read as versions: `api@1.4.0`. With a `tag-prefix`, those are other projects' own.
 */
export function explainTagsOfCommit(
  { event, gitTags, sha }: Pick<Facts, 'event' | 'gitTags' | 'sha'>,
  { tagPrefix = '', version }: Pick<Settings, 'tagPrefix' | 'version'>,
): readonly ProblemData[] {
  if (event.kind !== 'branch' || event.trigger !== 'local') return [];
  if (!gitTags.known || tagPrefix !== '' || version !== undefined) return [];
  const found = gitTags.list.flatMap(({ name, sha: own }) => {
    const suggestion = own === sha ? findPrefix(name, 'standard') : undefined;
    return suggestion === undefined ? [] : [{ name, ...suggestion }];
  });
  return found
    .slice(0, MOST_OF_COMMIT)
    .map(({ name, setting, version: read }) =>
      notice(
        'VERSION_NOT_READ',
        `git tag ${quote(name)} of this commit looks like version ${read}, and is not read as one: this plan is of branch ${quote(event.branch)}`,
        `Write ${setting} to plan that release.`,
      ),
    );
}

function describe({ type, said }: Unread): string {
  const whys = {
    semver: 'is not semver',
    pep440: 'does not conform to PEP 440',
    match: 'does not match',
    standard: '',
  };
  return `type=${type} gave no tag: ${said} ${whys[type]}`;
}

interface Suggestion {
  readonly setting: string;
  readonly version: string;
}

function findSuggestion({ type, text }: Unread): Suggestion | undefined {
  const prefixed = findPrefix(text, type);
  if (type === 'standard') return prefixed;
  const schemes: readonly (Suggestion | undefined)[] = [
    type === 'semver' ? undefined : toSuggestion('type=semver', readSemver(text, undefined)?.text),
    prefixed,
    isDatelike(text) ? toSuggestion('the line standard', parseVersion(text)?.text) : undefined,
    type === 'pep440' ? undefined : toSuggestion('type=pep440', readPep440(text, undefined)?.text),
    toSuggestion('the line standard', parseVersion(text)?.text),
  ];
  return schemes.find((suggestion) => suggestion !== undefined);
}

/** A version whose numbers have leading zeros: PEP 440 would drop them. */
function isDatelike(text: string): boolean {
  return /(?:^|\.)0\d/.test(text);
}

function toSuggestion(setting: string, version: string | undefined): Suggestion | undefined {
  return version === undefined ? undefined : { setting, version };
}

/** The text before the first version in a text, if there is any. */
function findPrefix(text: string, type: Unread['type']): Suggestion | undefined {
  const [, prefix, rest] = /^(.*?[^0-9.]|v\.)(v?\d+\.\d+.*)$/s.exec(text) ?? [];
  if (prefix === undefined || rest === undefined || prefix === 'v') return undefined;
  const version =
    type === 'pep440' ? readPep440(rest, undefined)?.text : (parseVersion(rest)?.text ?? undefined);
  return toSuggestion(`tag-prefix: ${quoteYaml(prefix)}`, version);
}

/** Quoted for YAML. */
function quoteYaml(text: string): string {
  return /^[A-Za-z0-9][\w./-]*$/.test(text) ? text : quote(text);
}
