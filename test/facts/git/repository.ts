// SPDX-License-Identifier: Apache-2.0
// Real git repositories in temporary directories, with nothing of the machine's own git configuration.
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Env } from '../../../src/facts/facts.ts';
import { type FactsInput, readFacts } from '../../../src/facts/read.ts';
import { createShell } from '../../../src/shell.ts';
import { onFileEnd } from '../../cleanup.ts';

const root = join(tmpdir(), `tagship-facts-${randomUUID()}`);
const home = join(root, 'home');

/** Starts git for the facts. */
export const shell = createShell();

/** The environment of a user who has git and nothing else. */
export const env: Env = { PATH: process.env.PATH ?? '', HOME: home, GIT_CONFIG_NOSYSTEM: '1' };

/** An environment in which a CI system says the least that is needed. */
export function ciEnv(sha: string, ref = 'refs/heads/main'): Env {
  return {
    ...env,
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_REF: ref,
    GITHUB_SHA: sha,
  };
}

/** A new empty directory. */
export function createDirectory(): string {
  if (!existsSync(home)) {
    mkdirSync(home, { recursive: true });
    onFileEnd(() => {
      rmSync(root, { recursive: true, force: true });
    });
  }
  return mkdtempSync(join(root, 'dir-'));
}

/** Runs git there, with fixed times and people; what it prints, trimmed. */
export function git(cwd: string, ...args: readonly string[]): string {
  const people = {
    NAME: 'Octo Cat',
    EMAIL: 'octocat@example.com',
    DATE: '2026-11-20T10:11:12+01:00',
  };
  const identity = Object.entries(people).flatMap(([key, value]) => [
    [`GIT_AUTHOR_${key}`, value],
    [`GIT_COMMITTER_${key}`, value],
  ]);
  const childEnv = { ...env, ...(Object.fromEntries(identity) as Env) };
  const options = [
    'init.defaultBranch=main',
    'protocol.file.allow=always',
    'advice.detachedHead=false',
    'maintenance.auto=false',
  ];
  const argv = [...options.flatMap((option) => ['-c', option]), ...args];
  return execFileSync('git', argv, { cwd, env: childEnv, stdio: 'pipe' }).toString().trim();
}

/** A repository on `main` with a commit for each name; a name that starts with `v` or has a `/` is also its git tag. */
export function createRepository(...commits: readonly string[]): string {
  const key = JSON.stringify(commits);
  const known = repositories.get(key);
  const cwd = createDirectory();
  if (known !== undefined && existsSync(known)) {
    cpSync(known, cwd, { recursive: true });
    return cwd;
  }
  git(cwd, 'init', '--quiet');
  for (const name of commits) commit(cwd, name);
  const copy = createDirectory();
  cpSync(cwd, copy, { recursive: true });
  repositories.set(key, copy);
  return cwd;
}

/** Copies of repositories by their commits: a copy is made faster than git makes the same one again. */
const repositories = new Map<string, string>();

/** One more commit, with a git tag where the name reads like one; its sha. */
export function commit(cwd: string, name: string): string {
  writeFileSync(join(cwd, 'file'), name);
  git(cwd, 'add', 'file');
  git(cwd, 'commit', '--quiet', '--message', name);
  if (/^v\d|[/@]/.test(name)) git(cwd, 'tag', '--annotate', '--message', name, name);
  return git(cwd, 'rev-parse', 'HEAD');
}

/** A clone of it by URL, so that options such as `--depth` count. */
export function clone(origin: string, ...options: readonly string[]): string {
  const cwd = createDirectory();
  git(cwd, 'clone', '--quiet', ...options, `file://${origin}`, '.');
  return cwd;
}

/** When the runs of these tests start. */
export const NOW = '2026-11-22T00:00:00.000Z';

/** The facts of a directory on a machine with git and nothing else; its remote is read only on request. */
export function readFrom(
  cwd: string,
  given: Partial<FactsInput> = {},
): ReturnType<typeof readFacts> {
  return readFacts({
    ...{ env, cwd, shell, payload: undefined, now: NOW, overrides: {}, remote: 'never' },
    ...given,
  });
}
