// SPDX-License-Identifier: Apache-2.0
// `--registry HOST=USER` and `--password-stdin HOST`: credentials for one run, added to the entries of `registries`.
import { error } from '../../problem.ts';
import type { Parsed, ProblemData } from '../../problem.ts';
import { toPrefix } from '../values/registry/registries.ts';
import type { RegistrySetting } from '../settings.ts';
import { quoteWritten } from '../file/written.ts';

/** The values of the two flags. */
export interface RegistryFlags {
  /** `HOST=USER`, any number. */
  readonly registry: readonly string[];
  /** `HOST`; standard input has one password, so there can be one only. */
  readonly passwordStdin: readonly string[];
}

/** The entries, completed by the flags; then each username must have its password. */
export function addRegistryFlags(
  entries: readonly RegistrySetting[],
  flags: RegistryFlags,
): Parsed<RegistrySetting[]> {
  const problems: ProblemData[] = [];
  const merged = new Map(entries.map((entry) => [entry.prefix, entry]));
  problems.push(...listTwice(entries));
  for (const word of flags.registry) {
    const [host, username] = splitOnce(word);
    const prefix = toPrefix(host);
    if (prefix === undefined || username === '') {
      problems.push(
        bad(
          `invalid --registry ${quoteWritten(word)}: not HOST=USER`,
          'Write --registry ghcr.io=NAME.',
        ),
      );
    } else {
      merged.set(prefix, { ...bare(prefix), ...merged.get(prefix), username });
    }
  }
  if (flags.passwordStdin.length > 1) {
    problems.push(
      bad(
        '--password-stdin is given twice, but standard input holds one password',
        'Use password-env under registries for the others.',
      ),
    );
  }
  for (const host of flags.passwordStdin.slice(0, 1)) problems.push(...putStdin(merged, host));
  problems.push(...[...merged.values()].flatMap(checkPair));
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: [...merged.values()], problems };
}

function listTwice(entries: readonly RegistrySetting[]): ProblemData[] {
  const twice = entries.filter((entry, at) =>
    entries.slice(0, at).some(({ prefix }) => prefix === entry.prefix),
  );
  return twice.map(({ prefix }) =>
    bad(`${prefix} is in both registries and the input registry`, 'Keep one of the two.'),
  );
}

function putStdin(merged: Map<string, RegistrySetting>, host: string): ProblemData[] {
  const prefix = toPrefix(host);
  if (prefix === undefined) {
    return [
      bad(
        `invalid --password-stdin ${quoteWritten(host)}: not a registry`,
        'Write a host such as ghcr.io.',
      ),
    ];
  }
  const entry = merged.get(prefix);
  if (entry?.username === undefined) {
    return [
      bad(`--password-stdin: missing user name for ${prefix}`, `Add --registry ${prefix}=NAME.`),
    ];
  }
  merged.set(prefix, { ...entry, password: { from: 'stdin' } });
  return [];
}

function checkPair({ prefix, username, password }: RegistrySetting): ProblemData[] {
  if (username !== undefined && password === undefined) {
    const hint = `Add password-env with the name of a variable, or --password-stdin ${prefix}.`;
    return [bad(`registries: ${prefix} has a username but no password`, hint)];
  }
  if (username === undefined && password !== undefined) {
    return [bad(`registries: ${prefix} has a password but no username`, 'Add username.')];
  }
  return [];
}

function bare(prefix: string): RegistrySetting {
  return { prefix, required: true, insecure: false };
}

function splitOnce(word: string): [string, string] {
  const at = word.indexOf('=');
  return at < 0 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)];
}

function bad(message: string, hint: string): ProblemData {
  return error('SETTINGS_BAD_VALUE', message, hint);
}
