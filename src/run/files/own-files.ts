// SPDX-License-Identifier: Apache-2.0
// The files of the run itself that may lie in the checkout: they are no change of it.
import { fstatSync, statSync, type Stats } from 'node:fs';
import { resolve } from 'node:path';
import type { FileIdentity } from '../../facts/git/run.ts';
import { notice, type ProblemData } from '../../problem.ts';
import type { Invocation } from '../../settings/inputs/flags.ts';

/** The file that standard output goes to, and the saved plans and records of these paths. Empty where none is a file. */
export function listOwnFiles(
  cwd: string,
  paths: readonly (string | undefined)[],
): readonly FileIdentity[] {
  return [
    ...identify(() => fstatSync(1)),
    ...paths.flatMap((path) =>
      path === undefined ? [] : identify(() => statSync(resolve(cwd, path))),
    ),
  ];
}

function identify(read: () => Stats): readonly FileIdentity[] {
  try {
    const stats = read();
    return stats.isFile() ? [stats] : [];
  } catch {
    return []; // what can't be read is no file in the checkout, and its reader says why
  }
}

/** A notice where a leg is built and nothing is written that its merge can read. */
export function checkRecord(
  leg: readonly string[],
  { files, json }: Pick<Invocation, 'files' | 'json'>,
): readonly ProblemData[] {
  if (leg.length === 0 || json || files.record !== undefined || files.receipt !== undefined) {
    return [];
  }
  const message = 'the record of this leg is written nowhere, and tagship merge needs it.';
  return [notice('LEG_UNRECORDED', message, 'Add --record leg.json.')];
}
