// SPDX-License-Identifier: Apache-2.0
// The facts of every fixture, with a git that has its commit checked out.
import type { CiName, Facts } from '../../src/facts/facts.ts';
import { type FactOverrides, readFacts } from '../../src/facts/read.ts';
import { readCiFacts } from '../../src/facts/readers.ts';
import type { Parsed } from '../../src/problem.ts';
import type { Shell } from '../../src/shell.ts';
import { scriptShell } from '../ship/scripted-shell.ts';
import { commits, readFixture } from './fixture.ts';
import { createDirectory, env as base, NOW } from './git/repository.ts';
import { trustTable } from './trust-table.ts';

/** A fixture; with `reason` it is untrusted, with `asks` only flags tell what it is about. */
export interface Case {
  readonly ci: string;
  readonly name: string;
  readonly reason?: string;
  readonly asks?: boolean;
}

function split(names = ''): readonly string[] {
  return names.split(/\s+/).filter((name) => name !== '');
}

/** Every fixture of every CI system. */
export const cases: readonly Case[] = Object.entries(trustTable).flatMap(([ci, rows]) => [
  ...split(rows.trusted).map((name) => ({ ci, name })),
  ...split(rows.asks).map((name) => ({ ci, name, asks: true })),
  ...Object.entries(rows.untrusted ?? {}).flatMap(([reason, names]) =>
    split(names).map((name) => ({ ci, name, reason })),
  ),
]);

/** Where no git repository is. */
export const cwd = createDirectory();

/** A git that has `main` at a commit with the git tag `v1.2.3` checked out, and can't answer anything else. */
export function gitAt(sha: string): Shell {
  const says = (stdout: string) => ({ code: 0, stdout });
  return scriptShell([
    { when: / log -1 .*HEAD --$/, result: says(`${sha} 2026-11-20T09:11:12.000Z\n`) },
    {
      when: / rev-parse --is-shallow/,
      result: says('false\nrefs/heads/main\nrefs/remotes/origin/main\n'),
    },
    { when: / show-ref /, result: says(`${sha} refs/tags/v1.2.3\n`) },
    { when: / status /, result: says('') },
    { when: /./, result: { code: 128 } },
  ]).shell;
}

/** The facts of a fixture with its commit, or another, checked out. */
export async function factsOf(
  { ci, name }: Pick<Case, 'ci' | 'name'>,
  overrides: FactOverrides = {},
  head?: string,
): Promise<Parsed<Facts>> {
  const { env, event: payload } = readFixture(ci, name);
  const { sha: own } = await readCiFacts(ci as CiName, env, payload);
  const sha = head ?? own ?? commits.built;
  return readFacts({
    env: { ...base, ...env },
    cwd,
    shell: gitAt(sha),
    payload,
    now: NOW,
    remote: 'never',
    overrides,
  });
}
