// SPDX-License-Identifier: Apache-2.0
// Projects to ship: a real git repository with a Dockerfile, fixed dates and a bare remote.
import { execFile } from 'node:child_process';
import {
  appendFile,
  copyFile,
  cp,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Lab } from '../lab/lab.ts';

/** A git repository below the temp directory, with a bare `origin` next to it. */
export interface Project {
  readonly directory: string;
  /** Path of the bare repository that `origin` names. */
  readonly remote: string;
  /** A home of its own, empty: for `HOME` of what runs in the project. */
  readonly home: string;
  /** Runs git in the project; gives what it prints, trimmed. */
  readonly git: (...args: string[]) => Promise<string>;
  /** Writes files; paths are relative to the project. */
  readonly write: (files: Readonly<Record<string, string>>) => Promise<void>;
  /** Commits everything, an hour after the last commit; gives the commit's hash. */
  readonly commit: (message: string, files?: Readonly<Record<string, string>>) => Promise<string>;
  /** Pushes all branches and git tags to `origin`. */
  readonly push: () => Promise<void>;
  /** Gives HEAD a git tag and pushes all; gives the commit's hash. */
  readonly release: (gitTag: string) => Promise<string>;
  readonly remove: () => Promise<void>;
}

/** The image that projects build: starts from nothing, has a RUN step, and says its version when run. */
export const DOCKERFILE = `FROM scratch
COPY busybox /bin/busybox
ARG VERSION=none
RUN ["/bin/busybox", "sh", "-c", "/bin/busybox echo $VERSION > /version"]
CMD ["/bin/busybox", "cat", "/version"]
`;

/** When the first commit of each project was made. */
const FIRST_COMMIT_MS = Date.UTC(2024, 0, 1);
const HOUR_MS = 3_600_000;

/**
 * A new project on branch `main` with one commit, pushed to its remote.
 *
 * With a lab it can be built: `busybox` is committed next to the Dockerfile. The same files and
 * messages give the same commit hashes on every machine.
 */
export async function makeProject(options: {
  readonly lab?: Lab;
  readonly files?: Readonly<Record<string, string>>;
}): Promise<Project> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'tagship-project-')));
  const project = openProject(root);
  const { lab, files } = options;
  await mkdir(project.directory);
  await mkdir(project.home);
  await project.git('init', '--quiet', '--initial-branch=main', '.');
  if (lab) await copyFile(lab.busybox, join(project.directory, 'busybox'));
  await project.commit('First', { Dockerfile: DOCKERFILE, ...files });
  await publish(project);
  return project;
}

/**
 * Makes the bare remote with what the project has, as `git clone --bare`, `git remote add`, `git fetch` and `git remote
 * set-head` do it. Hundreds of projects are made, and each process takes its time.
 */
async function publish({ directory, remote }: Project): Promise<void> {
  const own = join(directory, '.git');
  for (const name of ['HEAD', 'objects', 'refs']) {
    await cp(join(own, name), join(remote, name), { recursive: true });
  }
  const config = await readFile(join(own, 'config'), 'utf8');
  const bare = config.replace(/bare = false|logallrefupdates = true/g, 'bare = true');
  await writeFile(join(remote, 'config'), `${bare}[receive]\n\tautogc = false\n`);
  await appendFile(join(own, 'config'), toRemote(remote));
  const tracked = join(own, 'refs/remotes/origin');
  await mkdir(tracked, { recursive: true });
  await copyFile(join(own, 'refs/heads/main'), join(tracked, 'main'));
  await writeFile(join(tracked, 'HEAD'), 'ref: refs/remotes/origin/main\n');
}

/** The lines of git's configuration that name a remote. */
function toRemote(url: string): string {
  return `[remote "origin"]\n\turl = ${url}\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n`;
}

/**
 * The environment in which git reads no user settings, and all commits have the same author. Our own repository
 * is in a directory, which does not exist unless one is given, so that no test asks the network for it.
 */
export function gitEnv(home: string, source = '/nonexistent'): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '/usr/bin:/bin',
    HOME: home,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `url.${source}.insteadOf`,
    GIT_CONFIG_VALUE_0: 'https://github.com/tagship/tagship',
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.com',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.com',
  };
}

function openProject(root: string): Project {
  const directory = join(root, 'work');
  const home = join(root, 'home');
  let commits = 0;
  const git = async (...args: string[]): Promise<string> => {
    const date = new Date(FIRST_COMMIT_MS + commits * HOUR_MS).toISOString();
    const env = { ...gitEnv(home), GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    const argv = ['-c', 'core.compression=0', '-c', 'maintenance.auto=false', ...args];
    return (await promisify(execFile)('git', argv, { cwd: directory, env })).stdout.trim();
  };
  const write = async (files: Readonly<Record<string, string>>): Promise<void> => {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(directory, path)), { recursive: true });
      await writeFile(join(directory, path), text);
    }
  };
  const push = async (): Promise<void> => {
    await git('push', '--quiet', 'origin', 'refs/heads/*:refs/heads/*', 'refs/tags/*:refs/tags/*');
  };
  return {
    directory,
    home,
    remote: join(root, 'origin.git'),
    git,
    write,
    commit: async (message, files = {}) => {
      await write(files);
      await git('add', '--all');
      await git('commit', '--quiet', '--allow-empty', '--message', message);
      commits += 1;
      return git('rev-parse', 'HEAD');
    },
    push,
    release: async (gitTag) => {
      await git('tag', gitTag);
      await push();
      return git('rev-parse', 'HEAD');
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}
