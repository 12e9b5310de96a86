// SPDX-License-Identifier: Apache-2.0
// The jobs of a `.gitlab-ci.yml`, with what they inherit, and their scripts line by line. Changes nothing.
import * as yaml from 'yaml';
import {
  hasAnchors,
  listEntries,
  listNodes,
  textOf,
  type SourceEntry,
  type SourceText,
} from '../source.ts';

/** A job of a pipeline. */
export interface PipelineJob {
  readonly name: string;
  readonly entry: SourceEntry;
  /** Its own keys. */
  readonly own: readonly SourceEntry[];
  /** The keys of the jobs that it extends and that it does not have itself, nearest first. */
  readonly inherited: readonly SourceEntry[];
  /** What `default:` and the file give to each job. */
  readonly defaults: readonly SourceEntry[];
  /** The variables that file and job set to a text. */
  readonly variables: ReadonlyMap<string, string>;
  /** Why its lines cannot be changed one by one. */
  readonly fixed?: string;
}

/** An item of a script. */
export interface ScriptItem {
  /** As people count. */
  readonly line: number;
  /** Undefined for what is no text, as a `!reference`. */
  readonly text: string | undefined;
}

/** Keys of the file that are no jobs. */
const KEYWORDS = new Set([
  ...['default', 'stages', 'variables', 'include', 'workflow', 'image', 'services', 'cache'],
  ...['before_script', 'after_script', 'spec', 'types'],
]);

/** Keys that the file may have for all of its jobs, outside `default:`. */
const GLOBAL = ['image', 'services', 'before_script', 'after_script'];

/** The jobs of a pipeline without hidden ones; none where the text is another YAML file. */
export function listPipelineJobs(source: SourceText): readonly PipelineJob[] {
  const root = listEntries(source, source.root);
  const keysOf = (name: string): readonly SourceEntry[] =>
    listEntries(source, root.find(({ key }) => key === name)?.node);
  const defaults = [...keysOf('default'), ...root.filter(({ key }) => GLOBAL.includes(key))];
  return root
    .filter(({ key }) => !KEYWORDS.has(key) && !key.startsWith('.'))
    .map((entry) => readJob(source, entry, { root, defaults, global: keysOf('variables') }));
}

interface Surroundings {
  readonly root: readonly SourceEntry[];
  readonly defaults: readonly SourceEntry[];
  readonly global: readonly SourceEntry[];
}

function readJob(
  source: SourceText,
  entry: SourceEntry,
  { root, defaults, global }: Surroundings,
): PipelineJob {
  const own = listEntries(source, entry.node).filter(({ key }) => key !== '<<');
  const { parents, unknown } = listParents(source, entry, root);
  const all = parents.flatMap((parent) => listEntries(source, parent));
  const inherited = all.filter(
    ({ key }, at) =>
      key !== 'extends' &&
      key !== '<<' &&
      !own.some((one) => one.key === key) &&
      all.findIndex((other) => other.key === key) === at,
  );
  const variables = [...all.toReversed(), ...own].filter(({ key }) => key === 'variables');
  const isFixed =
    isAnchored(entry.node) ||
    [...own, ...all].some(({ key, node }) => key !== '<<' && hasAnchors(node));
  const fixed = isFixed ? 'it holds YAML anchors or aliases' : unknown;
  return {
    name: entry.key,
    entry,
    own,
    inherited,
    defaults,
    variables: new Map(
      [...global, ...variables.flatMap(({ node }) => listEntries(source, node))].map((one) => [
        one.key,
        one.value || textOf(yaml.isMap(one.node) ? one.node.get('value', true) : undefined),
      ]),
    ),
    ...(fixed !== undefined && { fixed }),
  };
}

/** Whether other places of the file name this one. */
function isAnchored(node: unknown): boolean {
  return yaml.isMap(node) && node.anchor !== undefined;
}

/** How many jobs a job may extend, in all. */
const MOST_PARENTS = 20;

/** The jobs that a job extends or merges into itself, nearest first; the last of a list counts most. */
function listParents(
  source: SourceText,
  job: SourceEntry,
  root: readonly SourceEntry[],
): { readonly parents: readonly unknown[]; readonly unknown?: string } {
  const parents: unknown[] = [];
  const queue = listNearest(source, job.node);
  while (queue.length > 0 && parents.length < MOST_PARENTS) {
    const next = queue.shift();
    const parent = typeof next === 'string' ? root.find(({ key }) => key === next)?.node : next;
    if (parent === undefined) {
      const name = typeof next === 'string' ? next.slice(0, 60) : 'a job';
      return { parents, unknown: `it extends ${name}, which is not in this file` };
    }
    if (parents.includes(parent)) continue;
    parents.push(parent);
    queue.unshift(...listNearest(source, parent));
  }
  return { parents };
}

/** What `<<` merges, and the names in `extends`. */
function listNearest({ document }: SourceText, node: unknown): unknown[] {
  if (!yaml.isMap(node)) return [];
  const merged: unknown = node.get('<<', true);
  const aliases = [merged, ...listNodes(merged)].filter((one) => yaml.isAlias(one));
  const found: unknown = node.get('extends', true);
  const names = [textOf(found), ...listNodes(found).map(textOf)].filter((name) => name !== '');
  return [...aliases.map((one) => one.resolve(document)), ...names.toReversed()];
}

/** The value of a key: of the job, of those that it extends, or of all jobs. */
export function keyOf(job: PipelineJob, key: string): SourceEntry | undefined {
  return [...job.own, ...job.inherited, ...job.defaults].find((entry) => entry.key === key);
}

/** The items of a script. */
export function listScript(
  source: SourceText,
  entry: SourceEntry | undefined,
): readonly ScriptItem[] {
  if (entry === undefined) return [];
  const nodes = yaml.isSeq(entry.node) ? entry.node.items : [entry.node];
  return nodes.map((node) => {
    const [start] = yaml.isNode(node) ? (node.range ?? []) : [];
    const isText = yaml.isScalar(node) && typeof node.value === 'string';
    const isBlock = yaml.isScalar(node) && (node.type ?? '').startsWith('BLOCK');
    const line =
      (start === undefined ? entry.line : source.placeOf(start).line) + (isBlock ? 2 : 1);
    return { line, text: isText ? textOf(node) : undefined };
  });
}
