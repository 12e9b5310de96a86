// SPDX-License-Identifier: Apache-2.0
// Git refs and commit names as text: what they are and which event a ref stands for.
import type { Event, Trigger } from '../facts.ts';

/** `main` of `refs/heads/main`; undefined for any other ref. */
export function toBranch(ref: string | undefined): string | undefined {
  return /^refs\/heads\/(.+)$/s.exec(ref ?? '')?.[1];
}

/** `v1.2.3` of `refs/tags/v1.2.3`; undefined for any other ref. */
export function toGitTag(ref: string | undefined): string | undefined {
  return /^refs\/tags\/(.+)$/s.exec(ref ?? '')?.[1];
}

/** `7` of `refs/pull/7/merge` and of `refs/merge-requests/7/head`; undefined for any other ref. */
export function toChangeNumber(ref: string | undefined): number | undefined {
  const digits = /^refs\/(?:pull|merge-requests)\/([1-9]\d{0,14})\//.exec(ref ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * Whether a change has no source branch but a ref of the forge's own: Gitea and Forgejo take changes from
 * anyone without a fork (AGit), and name the project that was pushed to as their origin.
 *
 * @see https://docs.gitea.com/usage/agit
 */
export function isPushedWithoutBranch(source: string | undefined): boolean {
  return source?.startsWith('refs/') === true;
}

/** A full commit name in lower case; undefined for abbreviations, `HEAD` and everything else. */
export function toSha(text: string | undefined): string | undefined {
  return text !== undefined && /^([0-9a-f]{40}|[0-9a-f]{64})$/i.test(text)
    ? text.toLowerCase()
    : undefined;
}

/**
 * What a run on a branch is about: the branch, or the merge queue whose branch it is.
 *
 * GitHub makes `gh-readonly-queue/<base>/pr-<n>-<sha>` for its queue, and the push of that branch is
 * all that other CI systems ever see of it.
 */
export function toBranchEvent(branch: string, trigger: Trigger): Event {
  const queue = /^gh-readonly-queue\/(.+)\/pr-([1-9]\d{0,14})-[0-9a-f]{7,64}$/s.exec(branch);
  const [, target, number] = queue ?? [];
  return target === undefined
    ? { kind: 'branch', branch, trigger }
    : { kind: 'mergeQueue', target, number: Number(number) };
}

/** What a run on a ref is about; undefined when the ref is neither a branch nor a git tag. */
export function toRefEvent(ref: string | undefined, trigger: Trigger): Event | undefined {
  const gitTag = toGitTag(ref);
  if (gitTag !== undefined) return { kind: 'gitTag', gitTag, trigger };
  const branch = toBranch(ref);
  return branch === undefined ? undefined : toBranchEvent(branch, trigger);
}

/**
 * The full ref of an event, for CI systems that do not say it; empty when there is none. `branch` is the
 * one that the CI system names, for events that carry none themselves.
 */
export function toRef(event: Event, branch?: string): string {
  switch (event.kind) {
    case 'branch':
      return `refs/heads/${event.branch}`;
    case 'gitTag':
    case 'release':
      return `refs/tags/${event.gitTag}`;
    case 'change':
      return `refs/pull/${event.number}/${event.headSha === undefined ? 'head' : 'merge'}`;
    case 'schedule':
      return toBranchRef(event.branch ?? branch);
    case 'mergeQueue':
    case 'other':
      return toBranchRef(branch);
  }
}

function toBranchRef(branch: string | undefined): string {
  return branch === undefined ? '' : `refs/heads/${branch}`;
}

/**
 * Whether git would take this for the name of a branch or a git tag (`git check-ref-format`). A ref
 * expression such as `v1.2.3^{commit}` or `main@{1}` is none.
 */
export function isRefName(name: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what git refuses
  if (/[\x00-\x20\x7f~^:?*[\\]|\.\.|@\{|\/\/|\.$|^-|^@$/.test(name)) return false;
  return name
    .split('/')
    .every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'));
}

/** Whether a branch's name has characters that a tag can't have, or begins with one that can't come first. */
export function isIllegalTag(branch: string): boolean {
  return /[^A-Za-z0-9._-]|^[.-]/.test(branch);
}

/** How many branches with similar names are kept. */
const MOST_ALIKE = 100;

/** The branches with the letters and digits of one of the names, in the same order: `feature-x` for `feature/x`. */
export function listAlike(
  names: readonly string[],
  branches: readonly string[],
): readonly string[] {
  const keys = new Set(names.map(toLetters));
  return branches.filter((branch) => keys.has(toLetters(branch))).slice(0, MOST_ALIKE);
}

function toLetters(name: string): string {
  return name.replace(/[^A-Za-z0-9]+/g, '');
}
