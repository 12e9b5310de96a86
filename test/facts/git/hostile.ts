// SPDX-License-Identifier: Apache-2.0
// Configurations of git that run a program, each in a real repository. Says for none of them whether it is allowed to.
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Env } from '../../../src/facts/facts.ts';
import { createRemote, openGit, readDistance } from '../../../src/facts/git/git.ts';
import { readClone } from '../../../src/facts/git/clone.ts';
import { readFound } from '../../../src/init/project/project.ts';
import { clone, createDirectory, createRepository, git, shell } from './repository.ts';

/** A repository that wants a program to run, and the file which that program leaves. */
export interface HostileRepository {
  readonly cwd: string;
  /** Written by the program when it runs. */
  readonly mark: string;
}

/** What makes a repository run a program. */
export interface HostileConfig {
  /** The remote's URL; a directory's path without it. */
  readonly url?: (program: string) => string;
  /** Keys and values of the repository's configuration. */
  readonly config?: (program: string) => readonly (readonly [string, string])[];
  /** What else lies in the work tree, or in the repository's directory. */
  readonly prepare?: (cwd: string, gitDirectory: string, program: string) => void;
}

let original: string | undefined;

/** A clone of `v1.0.0` and a commit after it. */
function copyClone(): string {
  original ??= clone(createRepository('v1.0.0', 'second'));
  const cwd = createDirectory();
  cpSync(original, cwd, { recursive: true });
  return cwd;
}

/** A clone with that configuration in its own configuration. */
export function makeHostileClone(hostile: HostileConfig): HostileRepository {
  const cwd = copyClone();
  return { cwd, mark: configure(cwd, join(cwd, '.git'), hostile) };
}

/**
 * A checkout with a directory of a stranger's files that make up a bare repository with that configuration. `cwd`
 * is that directory.
 */
export function makeHostileBare(hostile: HostileConfig): HostileRepository {
  const [outer, inner] = [copyClone(), copyClone()];
  const mark = configure(inner, join(inner, '.git'), hostile);
  git(inner, 'config', 'core.worktree', '.');
  const cwd = join(outer, 'app');
  cpSync(join(inner, '.git'), cwd, { recursive: true });
  for (const name of ['file', '.gitattributes']) {
    if (existsSync(join(inner, name))) cpSync(join(inner, name), join(cwd, name));
  }
  git(outer, 'add', '--all');
  git(outer, 'commit', '--quiet', '--message', 'Add the app');
  return { cwd, mark };
}

/** A checkout whose commit holds every file that git reads from a work tree, all of them naming a program. */
export function makeHostileFiles(): HostileRepository {
  const cwd = createRepository('first');
  const mark = configure(cwd, join(cwd, '.git'), {
    prepare: (_cwd, _directory, program) => {
      const config = `[core]\n\tfsmonitor = ${program}\n\tsshCommand = ${program}\n`;
      const files = {
        '.gitattributes': '* filter=x diff=x merge=x\n',
        '.gitconfig': config,
        '.gitmodules': `[submodule "x"]\n\tpath = x\n\turl = ext::${program} %S\n\tupdate = !${program}\n${config}`,
        '.gitignore': '/build/\n',
        '.gitreview': config,
        '.lfsconfig': `[lfs]\n\turl = ext::${program}\n[lfs "customtransfer.x"]\n\tpath = ${program}\n`,
        '.mailmap': 'Eve <eve@example.com> <octocat@example.com>\n',
        config: config,
        HEAD: 'ref: refs/heads/main\n',
      };
      for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
      git(cwd, 'add', '--all');
      git(cwd, 'commit', '--quiet', '--message', 'Add files');
    },
  });
  return { cwd, mark };
}

function configure(
  cwd: string,
  gitDirectory: string,
  { url, config, prepare }: HostileConfig,
): string {
  const outside = createDirectory();
  const mark = join(outside, 'ran');
  const program = join(outside, 'program');
  writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> '${mark}'\nexit 1\n`);
  chmodSync(program, 0o755);
  if (url !== undefined) git(cwd, 'remote', 'set-url', 'origin', url(program));
  for (const [key, value] of config?.(program) ?? []) git(cwd, 'config', '--add', key, value);
  prepare?.(cwd, gitDirectory, program);
  rmSync(mark, { force: true });
  return mark;
}

/** A hook of every name in a directory. */
export function writeHooks(directory: string, program: string): void {
  const names = ['post-index-change', 'fsmonitor-watchman', 'reference-transaction', 'pre-auto-gc'];
  mkdirSync(directory, { recursive: true });
  for (const name of names) {
    rmSync(join(directory, name), { force: true });
    writeFileSync(join(directory, name), `#!/bin/sh\nexec '${program}'\n`, { mode: 0o755 });
  }
}

/** A file that git must read again to tell whether it has changed. */
export function touch(cwd: string): void {
  writeFileSync(join(cwd, 'file'), 'sec0nd');
}

/** Attributes that make git call a program named by the configuration. */
export function writeAttributes(cwd: string, attributes: string): void {
  appendFileSync(join(cwd, '.gitattributes'), `* ${attributes}\n`);
}

/** Asks git everything that the product asks in a checkout. */
export async function askEverything(cwd: string, env: Env): Promise<void> {
  const place = { cwd, env, shell };
  const read = await readClone(place);
  const url = ('clone' in read ? read.clone.remoteUrl : undefined) ?? 'file:///nonexistent';
  const remote = createRemote(place);
  const sha = '0123456789012345678901234567890123456789';
  const one = openGit(place, 5_000);
  await Promise.all([
    one.remoteGitTags(url),
    one.remoteDefaultBranch(url),
    one.remoteTip('main', url),
    one.gitTagOf('v1.0.0', url),
    one.commitTime(sha),
    remote.gitTags(),
    remote.tip('main'),
    remote.isAncestor(sha, sha),
    readDistance(place),
    readFound(place),
  ]);
}
