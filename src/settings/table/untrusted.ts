// SPDX-License-Identifier: Apache-2.0
// What the settings file of an untrusted change may say, by the column `untrusted` of the table. Pure; opens no file.
import type { Trust } from '../../facts/facts.ts';
import { error, notice } from '../../problem.ts';
import type { ProblemData } from '../../problem.ts';
import type { Setting, UntrustedRule } from './setting.ts';
import { whereIs } from '../file/written.ts';
import { pathOfMade } from '../values/from.ts';
import type { WrittenAt, Position } from '../file/written.ts';

/** The description of each rule in the documentation. */
export const untrustedWords: Readonly<Record<UntrustedRule, string>> = {
  any: 'yes',
  path: 'a path inside the checkout',
  'named-paths': 'paths inside the checkout',
  pairs: '`NAME=value` only',
  images: 'layouts and archives inside the checkout',
};

/** A value that the settings file has, and where. */
export interface FileValue {
  readonly setting: Setting;
  readonly origin: WrittenAt;
  readonly at: Position | undefined;
  /** As the table's type has it. */
  readonly value: unknown;
}

/**
 * What is wrong with a value of the settings file of an untrusted change: the error
 * SETTINGS_UNTRUSTED for each entry that its rule does not allow. Where a path leads, link by link,
 * is checked where files may be opened.
 */
export function checkUntrusted(found: FileValue, { reason }: Trust): readonly ProblemData[] {
  const { setting, origin, at, value } = found;
  const rule = setting.untrusted;
  if (rule === undefined || rule === 'any') return [];
  const entries = typeof value === 'string' ? [value] : (value as readonly string[]);
  const isList = typeof value !== 'string';
  return entries.flatMap((entry, index) => {
    if (rules[rule].allows(entry)) return [];
    const what = isList ? `entry ${index + 1}` : 'the value';
    return [
      error(
        'SETTINGS_UNTRUSTED',
        `${whereIs(origin, at)}: ${setting.name}: ${what} is not ${rules[rule].wanted}; nothing else is allowed, because ${reason}`,
        rules[rule].hint,
      ),
    ];
  });
}

const PATH_HINT =
  'Write the path of a directory or file in the checkout; anything else must come from an input, flag or variable of the workflow.';

const rules: Readonly<
  Record<
    Exclude<UntrustedRule, 'any'>,
    { readonly allows: (entry: string) => boolean; readonly wanted: string; readonly hint: string }
  >
> = {
  path: { allows: isLocalPath, wanted: 'a path inside the checkout', hint: PATH_HINT },
  'named-paths': {
    allows: (entry) =>
      /^[^=]+=/.test(entry) &&
      (isLocalPath(toNamedPath(entry)) || toNamedTarget(entry) !== undefined),
    wanted: 'name=path with a path inside the checkout',
    hint: PATH_HINT,
  },
  pairs: {
    // The name stands there as it is: an expression could leave a bare one.
    allows: (entry) => /^[A-Za-z_][A-Za-z0-9_.-]*=/.test(entry),
    wanted: 'NAME=value',
    hint: 'Write the value. buildx would take the value of a bare name from its environment.',
  },
  images: {
    allows: (entry) => isLocalPath(pathOfMade(entry) ?? ''),
    wanted: 'oci:DIR, oci-archive:FILE or docker-archive:FILE inside the checkout',
    hint: PATH_HINT,
  },
};

/** The path of `name=path`. */
export function toNamedPath(entry: string): string {
  return entry.slice(entry.indexOf('=') + 1);
}

/** The target of `name=target:base`, whose image is the build context; undefined for any other. */
export function toNamedTarget(entry: string): string | undefined {
  return /^[^=]+=target:(.+)$/.exec(entry)?.[1];
}

/**
 * Whether buildx reads a text as a path of this machine, relative to the checkout: no URL, no
 * `docker-image://…`, no `user@host:path`, no standard input, no absolute path.
 *
 * @see https://github.com/moby/buildkit/blob/master/util/gitutil/git_ref.go
 */
export function isLocalPath(text: string): boolean {
  return text !== '' && text !== '-' && !text.includes(':') && !/^(?:\/|github\.com\/)/.test(text);
}

/** The one notice that names the settings that were left out of the file; nothing when none was. */
export function explainLeftOut(
  names: readonly string[],
  { name }: WrittenAt,
  { reason }: Trust,
): readonly ProblemData[] {
  if (names.length === 0) return [];
  return [
    notice(
      'SETTINGS_LEFT_OUT',
      `ignored entries of ${name}, because ${reason}: ${names.join(', ')}`,
      'To use them in such runs, set them as inputs, flags or TAGSHIP_ variables of the workflow.',
    ),
  ];
}
