// SPDX-License-Identifier: Apache-2.0
// Scans a project: Dockerfiles, CI files, remote, default branch. Reads only.
import { existsSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openGit } from '../../facts/git/git.ts';
import type { GitContext } from '../../facts/git/run.ts';
import type { FoundProject } from '../draft.ts';
import { readProjectFiles, readReleaseConfigs } from './files.ts';
import { systems } from '../systems/system.ts';
import { isPlainWord } from '../wanted.ts';

/** How deep to search for Dockerfiles. */
const DEPTH = 3;

/** Directories with other people's Dockerfiles, or copies of one's own. */
const FOREIGN = new Set(['node_modules', 'vendor', 'third_party', 'target', 'dist', 'testdata']);

/** Directories whose Dockerfiles are for tools, tests and documentation, not for the project's image. */
const ASIDE = /^(?:\.devcontainer|\.github|\.git|tests?|__tests__|e2e|docs?|examples?|fixtures)$/i;

const DOCKERFILE = /^(?:Dockerfile|Containerfile)(?:\.(?!dockerignore$)[\w.-]+)?$|^.+\.Dockerfile$/;

/** The project that `cwd` is in, from its root; `cwd` itself outside a git repository. */
export async function readFound(
  context: GitContext,
): Promise<{ root: string; found: FoundProject }> {
  const { cwd } = context;
  const { run } = openGit(context);
  const say = async (...args: string[]): Promise<string | undefined> => {
    const { code, stdout } = await run(args);
    return code === 0 && stdout.trim() !== '' ? stdout.trim() : undefined;
  };
  const [top, remoteUrl, head, branch, gitTags = ''] = await Promise.all([
    say('rev-parse', '--show-toplevel'),
    say('remote', 'get-url', 'origin'),
    say('symbolic-ref', '--short', 'refs/remotes/origin/HEAD'),
    say('symbolic-ref', '--short', 'HEAD'),
    say('tag', '--list', '--sort=-creatordate'),
  ]);
  const root = top ?? cwd;
  const paths = systems.flatMap(({ path, extraPath, signs, rivals }) => [
    path,
    ...signs,
    ...rivals,
    ...(extraPath === undefined ? [] : [extraPath]),
  ]);
  return {
    root,
    found: {
      ...(remoteUrl && { remoteUrl }),
      defaultBranch: head?.replace(/^origin\//, '') ?? branch ?? 'main',
      gitTags: gitTags.split('\n').filter((name) => name !== ''),
      dockerfiles: withoutLinked(root, await listDockerfiles(root, '', DEPTH)),
      files: [...new Set(paths)].filter((path) => existsSync(join(root, path))),
      ciFiles: await readProjectFiles(root),
      releaseConfigs: await readReleaseConfigs(root),
    },
  };
}

async function listDockerfiles(root: string, directory: string, depth: number): Promise<string[]> {
  const entries = await readdir(join(root, directory), { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = directory === '' ? entry.name : `${directory}/${entry.name}`;
    if (isDockerfile(entry, join(root, path)) && isPlainWord(path)) found.push(path);
    const isOwn = entry.isDirectory() && !FOREIGN.has(entry.name) && !ASIDE.test(entry.name);
    if (isOwn && depth > 1) found.push(...(await listDockerfiles(root, path, depth - 1)));
  }
  return found;
}

/** Each file once, by the name that is nearest to the root: a link and what it leads to are one Dockerfile. */
function withoutLinked(root: string, paths: readonly string[]): string[] {
  const depth = (path: string): number => path.split('/').length;
  const seen = new Set<string>();
  const kept = paths
    .toSorted((one, other) => depth(one) - depth(other))
    .filter((path) => {
      const real = realpathSync(join(root, path));
      return !seen.has(real) && seen.add(real);
    });
  return paths.filter((path) => kept.includes(path));
}

function isDockerfile(entry: Dirent, path: string): boolean {
  if (!DOCKERFILE.test(entry.name)) return false;
  return entry.isFile() || (entry.isSymbolicLink() && isLinkToFile(path));
}

/** Whether a link leads to a file; one that leads nowhere, or in a circle, does not. */
function isLinkToFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false; // broken: there is nothing to build
  }
}
