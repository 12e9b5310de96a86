// SPDX-License-Identifier: Apache-2.0
// The relation of the commit that is checked out to the event's, and the notice about it. Calls git only if they differ.
import { notice, type ProblemData } from '../../problem.ts';
import type { CheckedOut, Event, GitTags, Project, Relation } from '../facts.ts';
import { readAncestry } from './git.ts';
import { parseProjectUrl } from '../project.ts';
import type { Reading } from '../reading.ts';

/**
 * How HEAD stands to the event's commit; undefined where it is the event's, or where there is no
 * checkout or no commit of an event. For a change it says whether HEAD is the change at all.
 */
export async function compareCheckout(
  read: Reading,
  event: Event,
): Promise<CheckedOut | undefined> {
  const { ci, clone } = read;
  const head = clone?.head?.sha;
  if (head === undefined || ci.sha === undefined) return undefined;
  const change = isAboutChange(event) ? await compareChange(read, event, head) : undefined;
  if (head === ci.sha) return change === 'base' ? { is: 'base' } : undefined;
  return { is: change ?? (await compareHistory(read, head, ci.sha)), eventSha: ci.sha };
}

function isAboutChange(event: Event): boolean {
  return event.kind === 'change' || (event.kind === 'other' && event.about !== undefined);
}

/** Whether HEAD is the change or its base; undefined for neither. */
async function compareChange(
  { ci, git }: Reading,
  event: Event,
  head: string,
): Promise<'head' | 'base' | undefined> {
  const { changeShas = [], baseShas = [] } = ci;
  const headSha = event.kind === 'change' ? event.headSha : undefined;
  if (head === headSha) return 'head';
  if (baseShas.includes(head)) return 'base';
  if (changeShas.includes(head)) return 'head';
  const parents = changeShas.length === 0 ? [] : await readParents(git, head);
  return parents.some((parent) => changeShas.includes(parent)) ? 'head' : undefined;
}

/** The parents in a commit object: a shallow clone lacks the parents, but has their names. */
async function readParents(git: Reading['git'], sha: string): Promise<readonly string[]> {
  const { stdout } = await git.run(['cat-file', 'commit', sha]);
  const [header = ''] = stdout.split('\n\n', 1);
  return [...header.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map(([, parent = '']) => parent);
}

async function compareHistory(read: Reading, head: string, eventSha: string): Promise<Relation> {
  if (isElsewhere(read)) return 'elsewhere';
  const { git } = read;
  if ((await readAncestry(git.run, head, eventSha)) === true) return 'older';
  return (await readAncestry(git.run, eventSha, head)) === true ? 'newer' : 'other';
}

/**
 * Whether the checkout is of another project than the event's, by the paths of the two: the same project
 * has several hosts (ssh, mirrors, proxies), but keeps its path.
 */
function isElsewhere({ ci, clone }: Reading): boolean {
  const own = ci.project.slug?.toLowerCase();
  const found = parseProjectUrl(clone?.remoteUrl).project.slug?.toLowerCase();
  if (own === undefined || found === undefined) return false;
  return found !== own && !found.endsWith(`/${own}`) && !own.endsWith(`/${found}`);
}

/** Whether the commit that is checked out belongs to another project than the event's. */
export function isOfOtherProject(read: Reading): boolean {
  const { ci, clone } = read;
  const head = clone?.head?.sha;
  return head !== undefined && ci.sha !== undefined && head !== ci.sha && isElsewhere(read);
}

/**
 * What was read, without a clone that does not hold the working directory: the repository of a home directory
 * contains everything in it.
 */
export async function dropSurrounding(read: Reading): Promise<Reading> {
  const { clone, ci, git } = read;
  if (ci.sha === undefined || clone?.head?.sha === ci.sha || !isElsewhere(read)) return read;
  const tree = await git.run(['rev-parse', '--verify', '--quiet', 'HEAD:./']);
  return tree.code === 0 ? read : { ...read, clone: undefined };
}

/** The project that is built: the checkout's own, where that is not the event's. */
export function toBuiltProject({ ci, clone }: Reading, checkedOut?: CheckedOut): Project {
  const { project } = parseProjectUrl(clone?.remoteUrl);
  return checkedOut?.is === 'elsewhere' ? project : { ...project, ...ci.project };
}

/**
 * The event, on the branch that is checked out, where a run by hand or by the API has another branch
 * checked out than it was started on: that is the branch that is built.
 */
export function followBranch(event: Event, { clone }: Reading, checkedOut?: CheckedOut): Event {
  if (event.kind !== 'branch' || clone?.branch === undefined || checkedOut === undefined)
    return event;
  const isByHand = event.trigger === 'manual' || event.trigger === 'api';
  const isOwn = ['older', 'newer', 'other'].includes(checkedOut.is);
  return isByHand && isOwn ? { ...event, branch: clone.branch } : event;
}

/**
 * The notice FACTS_OTHER_COMMIT: which commit counts, and why. Nothing is said of the change's own head,
 * and of a change's base, which the plan judges.
 */
export function explainCheckout(
  read: Reading,
  { is, eventSha }: CheckedOut,
  { event, gitTags }: { readonly event: Event; readonly gitTags: GitTags },
): readonly ProblemData[] {
  const head = read.clone?.head?.sha;
  if (is === 'head' || is === 'base' || head === undefined || eventSha === undefined) return [];
  const [ours, theirs] = [quote(head), quote(eventSha)];
  const isEvent = read.input.counts === 'event';
  const which = isEvent
    ? `${theirs} is used, as in docker/metadata-action`
    : `${ours} is used, because it is what is built`;
  const names = listGitTags(head, gitTags);
  const at = names.length === 0 ? '' : ` (git tag ${names.map((name) => `"${name}"`).join(', ')})`;
  const message = `commit ${ours}${at} is checked out, ${relations[is](theirs, read)}: ${which}.`;
  return [notice('FACTS_OTHER_COMMIT', message, isEvent ? '' : toHint(event, is, names))];
}

function quote(sha: string): string {
  return `"${sha.slice(0, 12)}"`;
}

const relations: Readonly<
  Record<Exclude<Relation, 'head' | 'base'>, (eventSha: string, read: Reading) => string>
> = {
  older: (sha) => `which came before ${sha}, the commit of the event`,
  newer: (sha) => `which was made after ${sha}, the commit of the event`,
  other: (sha) => `and not ${sha}, the commit of the event`,
  elsewhere: (sha, { ci, clone }) =>
    `of the project "${parseProjectUrl(clone?.remoteUrl).project.slug ?? ''}", and the event is about ${sha} of "${ci.project.slug ?? ''}"`,
};

/** The hint; none for a change, whose files are untrusted. */
function toHint(event: Event, is: Relation, names: readonly string[]): string {
  const [name] = names;
  if (event.kind !== 'branch' || is === 'newer' || is === 'elsewhere') return '';
  if (event.trigger === 'workflow_run')
    return 'To build the commit of the triggering run, give actions/checkout "ref: ${{ github.event.workflow_run.head_sha }}".';
  return name === undefined
    ? ''
    : `To ship it as that git tag, give "git-tag: ${name}"; as that version, give "version".`;
}

function listGitTags(sha: string, gitTags: GitTags): readonly string[] {
  if (!gitTags.known) return [];
  return gitTags.list.flatMap((tag) => (tag.sha === sha ? [tag.name] : [])).slice(0, 3);
}
