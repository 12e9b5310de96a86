// SPDX-License-Identifier: Apache-2.0
// git commands that run later again, or against the remote. Never prompts, never changes the clone.
import { lastLine, parseGitTags } from './clone.ts';
import { detectCi } from '../detect.ts';
import type { Env, GitTag, GitTags } from '../facts.ts';
import { splitLogin } from './login.ts';
import type { GitAnswer, GitContext, GitRun } from './run.ts';
import { createGitRun } from './run.ts';
import { readText } from '../variables.ts';
import { isRefName, toBranch, toSha } from './refs.ts';
import { toUtc } from '../time.ts';
import type { Shell } from '../../shell.ts';
import { once } from '../../once.ts';

/** How long the remote may take to answer, ms. */
const REMOTE_TIMEOUT_MS = 10_000;

/** The response of the remote, or why there is none. */
export type RemoteAnswer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

/** What a remote has. */
export interface RemoteRefs {
  readonly gitTags: readonly GitTag[];
  readonly branches: readonly string[];
}

/** git in one checkout. */
export interface Git {
  readonly run: GitRun;
  /** The remote's git tags, each with its commit. `url` is the remote's, as git would use it. */
  readonly remoteGitTags: (url: string) => Promise<RemoteAnswer<readonly GitTag[]>>;
  /** The remote's git tags and the names of its branches, by one question. */
  readonly remoteRefs: (url: string) => Promise<RemoteAnswer<RemoteRefs>>;
  /** What the remote calls its default branch. */
  readonly remoteDefaultBranch: (url: string) => Promise<string | undefined>;
  /** The commit that a branch of the remote points at now. */
  readonly remoteTip: (branch: string, url: string) => Promise<RemoteAnswer<string | undefined>>;
  /** The commit that a git tag of any repository leads to; undefined when it has none of that name. */
  readonly gitTagOf: (name: string, url: string) => Promise<RemoteAnswer<string | undefined>>;
  /** The committer time of a commit that the clone has, UTC ISO 8601. */
  readonly commitTime: (sha: string) => Promise<string | undefined>;
}

/**
 * `git ls-remote`. `url` is where the question goes; `repository` is what to call it where the URL holds no
 * login: the configured remote by name, or nothing for git's own choice.
 */
type Ask = (
  url: string,
  options: readonly string[],
  repository?: readonly string[],
  patterns?: readonly string[],
) => Promise<GitAnswer>;

function toGitTags(answer: GitAnswer, timeoutMs: number): RemoteAnswer<readonly GitTag[]> {
  return answer.code === 0
    ? { ok: true, value: parseGitTags(answer.stdout) }
    : { ok: false, reason: toReason(answer, timeoutMs) };
}

/** The branches in the output of `ls-remote`. */
function listBranches(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => toBranch(line.split('\t')[1]) ?? []);
}

/** The remotes that did not answer, by the shell of the run that asked them. */
const silentRemotes = new WeakMap<Shell, Set<string>>();

/** The remotes that timed out in this run: each of them delays it once only. */
function toSilent(shell: Shell): Set<string> {
  const silent = silentRemotes.get(shell) ?? new Set();
  silentRemotes.set(shell, silent);
  return silent;
}

/** Opens git in a directory. Starts no process yet. A remote that did not answer is not asked again in this run. */
export function openGit(place: GitContext, timeoutMs = REMOTE_TIMEOUT_MS): Git {
  const run = createGitRun(place, detectCi(place.env) !== 'local');
  const silent = toSilent(place.shell);
  const ask: Ask = async (url, options, repository = [], patterns = []) => {
    if (silent.has(url)) return { code: null, stdout: '', stderr: '', failure: 'timeout' };
    const login = splitLogin(url, place.env);
    const named = login === undefined ? repository : [login.url];
    const env = { ...login?.env, ...(await sshEnv(run, place.env, url)) };
    const config = login?.config ?? [];
    const args = ['ls-remote', ...options, ...named, ...patterns];
    const answer = await run(args, { timeoutMs, config, env });
    if (answer.failure === 'timeout') silent.add(url);
    return answer;
  };
  return {
    run,
    remoteGitTags: async (url) => toGitTags(await ask(url, ['--quiet', '--tags']), timeoutMs),
    remoteRefs: async (url) => {
      const answer = await ask(url, ['--quiet', '--heads', '--tags']);
      const gitTags = toGitTags(answer, timeoutMs);
      if (!gitTags.ok) return gitTags;
      return { ok: true, value: { gitTags: gitTags.value, branches: listBranches(answer.stdout) } };
    },
    remoteDefaultBranch: async (url) => {
      const answer = await ask(url, ['--symref'], ['origin'], ['HEAD']);
      return /^ref: refs\/heads\/(.+)\tHEAD$/m.exec(answer.stdout)?.[1];
    },
    remoteTip: async (branch, url) => {
      const answer = await ask(url, ['--quiet', '--heads']);
      if (answer.code !== 0) return { ok: false, reason: toReason(answer, timeoutMs) };
      const line = answer.stdout
        .split('\n')
        .find((text) => text.endsWith(`\trefs/heads/${branch}`));
      return { ok: true, value: toSha(line?.split('\t')[0]) };
    },
    gitTagOf: async (name, url) => {
      const resolved = await run(['ls-remote', '--get-url', url]);
      if (resolved.code !== 0) return { ok: false, reason: toReason(resolved, timeoutMs) };
      const patterns = [`refs/tags/${name}`, `refs/tags/${name}^{}`];
      const answer = await ask(resolved.stdout.trim(), ['--quiet'], [url], patterns);
      const tags = toGitTags(answer, timeoutMs);
      if (!tags.ok) return tags;
      return { ok: true, value: toSha(tags.value.find((tag) => tag.name === name)?.sha) };
    },
    commitTime: async (sha) => {
      if (toSha(sha) === undefined) return undefined;
      const answer = await run(['log', '-1', '--no-show-signature', '--format=%cI', sha, '--']);
      return answer.code === 0 ? toUtc(answer.stdout.trim()) : undefined;
    },
  };
}

/**
 * The project's remote, for writing tags: git tags and tips read again, history as far as the
 * clone has it. Nothing is fetched, so a shallow clone often cannot tell the order of commits.
 */
export function createRemote(place: GitContext): {
  readonly gitTags: () => Promise<GitTags>;
  readonly tip: (branch: string) => Promise<string | undefined>;
  readonly isAncestor: (ancestor: string, sha: string) => Promise<boolean | undefined>;
  readonly commitTime: (sha: string) => Promise<string | undefined>;
} {
  const git = openGit(place);
  const url = once(async () => {
    const answer = await git.run(['ls-remote', '--get-url']);
    return answer.code === 0 ? answer.stdout.trim() : undefined;
  });
  return {
    gitTags: async () => {
      await turn();
      const address = await url();
      if (address === undefined) return readLocalGitTags(git.run);
      const asked = await git.remoteGitTags(address);
      return asked.ok
        ? { known: true, from: 'remote', list: asked.value }
        : { known: false, reason: asked.reason };
    },
    tip: async (branch) => {
      if (!isRefName(branch)) return undefined;
      await turn();
      const address = await url();
      if (address !== undefined) {
        const asked = await git.remoteTip(branch, address);
        return asked.ok ? asked.value : undefined;
      }
      const answer = await git.run(['rev-parse', '--verify', '--quiet', `refs/heads/${branch}`]);
      return toSha(answer.stdout.trim());
    },
    isAncestor: (ancestor, sha) => readAncestry(git.run, ancestor, sha),
    commitTime: git.commitTime,
  };
}

/** Starting a process blocks Node: I/O that was started in this turn goes out first. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/**
 * How many commits HEAD is past the last git tag that is a version (`<prefix>1.2.3`, `<prefix>v1.2.3`);
 * undefined without such a git tag, and in a shallow clone, where counting is impossible.
 */
export async function readDistance(place: GitContext, tagPrefix = ''): Promise<number | undefined> {
  const { run } = openGit(place);
  const prefix = tagPrefix.replace(/[\\*?[]/g, '\\$&');
  const [shallow, described] = await Promise.all([
    run(['rev-parse', '--is-shallow-repository']),
    run([
      'describe',
      '--tags',
      '--long',
      '--abbrev=40',
      `--match=${prefix}[0-9]*`,
      `--match=${prefix}v[0-9]*`,
      'HEAD',
    ]),
  ]);
  if (shallow.stdout.trim() !== 'false' || described.code !== 0) return undefined;
  const count = /-(\d+)-g[0-9a-f]+$/.exec(described.stdout.trim())?.[1];
  return count === undefined ? undefined : Number(count);
}

async function readLocalGitTags(run: GitRun): Promise<GitTags> {
  const answer = await run(['show-ref', '--tags', '--dereference']);
  // `show-ref` ends with 1 when there is nothing to show.
  return answer.code === 0 || answer.code === 1
    ? { known: true, from: 'clone', list: parseGitTags(answer.stdout) }
    : { known: false, reason: lastLine(answer.stderr) };
}

/** Whether a commit is an ancestor of another; undefined where the clone's history is too short to tell. */
export async function readAncestry(
  run: GitRun,
  ancestor: string,
  sha: string,
): Promise<boolean | undefined> {
  if (toSha(ancestor) === undefined || toSha(sha) === undefined) return undefined;
  const [answer, shallow] = await Promise.all([
    run(['merge-base', '--is-ancestor', ancestor, sha]),
    run(['rev-parse', '--is-shallow-repository']),
  ]);
  if (answer.code === 0) return true;
  return answer.code === 1 && shallow.stdout.trim() === 'false' ? false : undefined;
}

/**
 * ssh that asks no questions, on top of the ssh that the user has chosen: by variable, or by
 * `core.sshCommand`, which a variable would otherwise override (a checkout step
 * sets its deploy key there).
 */
async function sshEnv(run: GitRun, env: Env, url: string): Promise<Env> {
  const isSsh = /^(git\+)?ssh:/i.test(url) || /^[^/:]+:(?!\/\/)/.test(url);
  if (!isSsh || readText(env, 'GIT_SSH') !== undefined) return {};
  const chosen = readText(env, 'GIT_SSH_COMMAND');
  const configured = chosen ?? (await run(['config', '--get', 'core.sshCommand'])).stdout.trim();
  const command = configured === '' ? 'ssh' : configured;
  return {
    GIT_SSH_COMMAND: `${command} -o BatchMode=yes -o ConnectTimeout=10 -o ServerAliveInterval=5`,
  };
}

function toReason(answer: GitAnswer, timeoutMs: number): string {
  if (answer.failure === 'timeout')
    return `the remote did not respond within ${timeoutMs / 1000} s`;
  if (answer.failure === 'missing') return 'git was not found';
  const line = lastLine(answer.stderr);
  if (/could not read (Username|Password)|Authentication failed/.test(line))
    return 'the remote requires a login that the clone does not have';
  return `the remote could not be asked: ${line}`;
}
