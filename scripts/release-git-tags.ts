// SPDX-License-Identifier: Apache-2.0
// Moves the git tags `v0` and `v0.2` to a release of the Action, forward only: node scripts/release-git-tags.ts v0.2.1
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';

/** A release, `v1.2.3`. */
const RELEASE = /^v(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;
const PRERELEASE = /^v\d+\.\d+\.\d+-[0-9A-Za-z.-]+$/;

/** A git tag that follows a release. */
export interface MovedGitTag {
  /** `v1`, `v1.2` */
  readonly gitTag: string;
  /** What it names in the remote; undefined if it does not exist. */
  readonly from: string | undefined;
  readonly to: string;
}

/** What becomes of the git tags of one release. */
export interface GitTagMoves {
  readonly moves: readonly MovedGitTag[];
  /** Why the others stay: `v1 stays: v1.4.0 is higher`. */
  readonly stays: readonly string[];
}

/**
 * Which git tags follow a release: those of its series that has no higher release. Of a prerelease none does.
 *
 * | release  | `v1` follows          | `v1.2` follows          |
 * | -------- | --------------------- | ----------------------- |
 * | `v1.2.3` | unless `v1.x` is higher | unless `v1.2.x` is higher |
 *
 * @throws Error where the release is none, or the remote does not have it
 */
export function decideGitTags(release: string, remote: ReadonlyMap<string, string>): GitTagMoves {
  if (PRERELEASE.test(release)) return { moves: [], stays: [`${release} is a prerelease`] };
  const ours = readRelease(release);
  const commit = remote.get(release);
  if (ours === undefined)
    throw new Error(`${JSON.stringify(release)} is not a release like v1.2.3`);
  if (commit === undefined) throw new Error(`the remote has no git tag ${release}`);
  const others = [...remote.keys()].map(readRelease).filter((one) => one !== undefined);
  const moves: MovedGitTag[] = [];
  const stays: string[] = [];
  for (const length of [1, 2]) {
    const series = ours.slice(0, length);
    const gitTag = `v${series.join('.')}`;
    const higher = others
      .filter((one) => series.every((number, at) => one[at] === number) && compare(one, ours) > 0)
      .toSorted((one, other) => compare(other, one));
    const [highest] = higher;
    const from = remote.get(gitTag);
    if (highest !== undefined) stays.push(`${gitTag} stays: v${highest.join('.')} is higher`);
    else if (from === commit) stays.push(`${gitTag} names ${release} already`);
    else moves.push({ gitTag, from, to: commit });
  }
  return { moves, stays };
}

function readRelease(name: string): readonly number[] | undefined {
  const [, ...numbers] = RELEASE.exec(name) ?? [];
  return numbers.length === 0 ? undefined : numbers.map(Number);
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((number, index) => number !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

const run = promisify(execFile);

/** The git tags of the remote and their commits. */
async function readRemote(cwd: string): Promise<ReadonlyMap<string, string>> {
  const { stdout } = await run('git', ['ls-remote', '--tags', 'origin'], { cwd });
  const found = new Map<string, string>();
  for (const line of stdout.split('\n')) {
    const [, sha, name, peeled] =
      /^([0-9a-f]{40,64})\trefs\/tags\/(.+?)(\^\{\})?$/.exec(line) ?? [];
    if (sha === undefined || name === undefined) continue;
    // An annotated git tag has a second line with its commit.
    if (peeled !== undefined || !found.has(name)) found.set(name, sha);
  }
  return found;
}

const TRIES = 3;

/**
 * Moves the git tags of a release in the remote `origin`. Each is written only if it still names what was read; another
 * release that moves them at the same time makes this one decide again.
 *
 * @throws Error where a git tag cannot be pushed
 */
export async function moveGitTags(release: string, cwd: string): Promise<GitTagMoves> {
  for (let tries = 1; ; tries += 1) {
    const decided = decideGitTags(release, await readRemote(cwd));
    const { moves } = decided;
    if (moves.length === 0) return decided;
    // An annotated git tag is not at the commit that it leads to, so the lease is on what the remote lists first.
    const leases = await readLeases(cwd, moves);
    try {
      await run(
        'git',
        [
          ...['push', '--atomic', 'origin'],
          ...leases.map(({ gitTag, at }) => `--force-with-lease=refs/tags/${gitTag}:${at}`),
          ...moves.map(({ gitTag, to }) => `${to}:refs/tags/${gitTag}`),
        ],
        { cwd },
      );
      return decided;
    } catch (thrown) {
      if (tries === TRIES) throw thrown;
    }
  }
}

async function readLeases(cwd: string, moves: readonly MovedGitTag[]) {
  const refs = moves.map(({ gitTag }) => `refs/tags/${gitTag}`);
  const { stdout } = await run('git', ['ls-remote', 'origin', ...refs], { cwd });
  const lines = stdout.split('\n').map((line) => line.split('\t'));
  return moves.map(({ gitTag }) => ({
    gitTag,
    at: lines.find(([, ref]) => ref === `refs/tags/${gitTag}`)?.[0] ?? '',
  }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { positionals } = parseArgs({ allowPositionals: true });
  const { moves, stays } = await moveGitTags(positionals[0] ?? '', process.cwd());
  for (const { gitTag, from, to } of moves) {
    console.log(`${gitTag}: ${from?.slice(0, 12) ?? 'new'} -> ${to.slice(0, 12)}`);
  }
  for (const why of stays) console.log(why);
}
