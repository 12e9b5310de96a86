// SPDX-License-Identifier: Apache-2.0
// The jobs of a `.gitlab-ci.yml`, with what they inherit, also from files that it includes. Changes nothing.
import * as yaml from 'yaml';
import { indent } from '../edits.ts';
import { listEntries, listNodes, textOf, type SourceEntry, type SourceText } from '../source.ts';
import type { Files } from '../steps/bake.ts';
import { explainAbsent, readIncluded } from './includes.ts';
import { followAlias, followReference } from './reference.ts';

/** A key of a job, and the file that it is in. */
export interface PipelineEntry extends SourceEntry {
  readonly of: SourceText;
  /** Its own keys, where it is a map that was joined with others. */
  readonly below?: readonly PipelineEntry[];
}

/** A job of a pipeline. */
export interface PipelineJob {
  readonly name: string;
  readonly entry: SourceEntry;
  /** Its keys and those that it inherits; maps of the same name are joined, as `extends` does. */
  readonly keys: readonly PipelineEntry[];
  /** What `default:` and the file give to each job. */
  readonly defaults: readonly PipelineEntry[];
  /** The variables that file and job set to a text. */
  readonly variables: ReadonlyMap<string, string>;
  /** Why it cannot be read as a whole. */
  readonly fixed?: string;
  readonly pipeline: Pipeline;
}

/** A file and those that it includes. */
export interface Pipeline {
  /** The file itself, which is first, and those that it includes; of two the first counts. */
  readonly sources: readonly SourceText[];
  /** The keys of maps that were read, since many may merge one. */
  readonly known: Map<unknown, readonly PipelineEntry[]>;
  /** The end of a sentence about a name that is not there. */
  readonly absent: string;
}

/** Keys of the file that are no jobs. */
const KEYWORDS = new Set([
  ...['default', 'stages', 'variables', 'include', 'workflow', 'image', 'services', 'cache'],
  ...['before_script', 'after_script', 'spec', 'types'],
]);

/** Keys that the file may have for all of its jobs, outside `default:`. */
const GLOBAL = ['image', 'services', 'before_script', 'after_script'];

/** The jobs of a pipeline without hidden ones; none where the text is another YAML file. */
export function listPipelineJobs(
  source: SourceText,
  files: Files = new Map(),
): readonly PipelineJob[] {
  const pipeline: Pipeline = {
    sources: [source, ...readIncluded(source, files).toReversed()],
    known: new Map(),
    absent: explainAbsent(source, files),
  };
  const root = listKeys(pipeline, source, source.root);
  return root
    .filter(({ key, node }) => !KEYWORDS.has(key) && !key.startsWith('.') && yaml.isMap(node))
    .map((entry) => readJob(pipeline, entry));
}

function readJob(pipeline: Pipeline, entry: SourceEntry): PipelineJob {
  const { layers, unknown } = listLayers(pipeline, entry.key);
  const keys = joinLayers(pipeline, layers);
  const roots = pipeline.sources.map((of) => listKeys(pipeline, of, of.root));
  const find = (name: string): readonly PipelineEntry[] =>
    keysOf(
      pipeline,
      joinLayers(pipeline, roots).find(({ key }) => key === name),
    );
  const defaults = [...find('default'), ...roots.flat().filter(({ key }) => GLOBAL.includes(key))];
  const own = keysOf(
    pipeline,
    keys.find(({ key }) => key === 'variables'),
  );
  return {
    name: entry.key,
    entry,
    keys,
    defaults,
    variables: new Map([...find('variables'), ...own].map((one) => [one.key, valueOf(one)])),
    ...(unknown !== undefined && { fixed: unknown }),
    pipeline,
  };
}

function valueOf({ value, node }: PipelineEntry): string {
  return value || textOf(yaml.isMap(node) ? node.get('value', true) : undefined);
}

/** The keys of the value of an entry. */
export function keysOf(
  pipeline: Pipeline,
  entry: PipelineEntry | undefined,
): readonly PipelineEntry[] {
  if (entry === undefined) return [];
  return entry.below ?? listKeys(pipeline, entry.of, entry.node);
}

/** The keys of a map with those that `<<` merges into it; aliases are what they stand for. */
function listKeys(pipeline: Pipeline, of: SourceText, node: unknown): readonly PipelineEntry[] {
  const before = pipeline.known.get(node);
  if (before !== undefined) return before;
  pipeline.known.set(node, []);
  const all = listEntries(of, node);
  const own = all
    .filter(({ key }) => key !== '<<')
    .map((entry): PipelineEntry => {
      const [source, value] = followReference(pipeline, of, entry.node);
      return { ...entry, of: source, node: value, value: textOf(value) };
    });
  const merged = all
    .filter(({ key }) => key === '<<')
    .flatMap((entry) => [entry.node, ...listNodes(entry.node)])
    .flatMap((one) => listKeys(pipeline, of, followAlias(of, one)));
  const names = new Set<string>();
  const keys = [...own, ...merged].filter(({ key }) => !names.has(key) && names.add(key));
  pipeline.known.set(node, keys);
  return keys;
}

type Layer = readonly PipelineEntry[];

/** How many jobs a job may extend, in all. */
const MOST_PARENTS = 20;

/** The keys of a job and of those that it extends, nearest first; the last of a list counts most. */
function listLayers(
  pipeline: Pipeline,
  name: string,
): { readonly layers: readonly Layer[]; readonly unknown?: string } {
  const layers: Layer[] = [];
  const seen = new Set<string>();
  const queue = [name];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (seen.size > MOST_PARENTS) return { layers, unknown: 'it extends too many jobs' };
    const found = findJob(pipeline, next);
    if (found.length === 0) {
      return { layers, unknown: `it extends ${next.slice(0, 60)}, ${pipeline.absent}` };
    }
    layers.push(...found);
    const parents = found.flat().find(({ key }) => key === 'extends')?.node;
    const names = [textOf(parents), ...listNodes(parents).map(textOf)].filter((one) => one !== '');
    queue.unshift(...names.toReversed());
  }
  return { layers };
}

/** The keys of that name in each file that has it. */
function findJob(pipeline: Pipeline, name: string): readonly Layer[] {
  return pipeline.sources.flatMap((of) => {
    const job = listKeys(pipeline, of, of.root).find(({ key }) => key === name);
    return job === undefined ? [] : [listKeys(pipeline, of, job.node)];
  });
}

/** One entry for each key: the nearest, or all of them joined where they are maps. */
function joinLayers(pipeline: Pipeline, layers: readonly Layer[]): readonly PipelineEntry[] {
  const byName = new Map<string, PipelineEntry[]>();
  for (const one of layers.flat()) byName.set(one.key, [...(byName.get(one.key) ?? []), one]);
  return [...byName.values()].flatMap(([first, ...others]): PipelineEntry[] => {
    if (first === undefined) return [];
    const end = [first, ...others].findIndex(({ node }) => !yaml.isMap(node));
    const maps = end < 0 ? [first, ...others] : [first, ...others].slice(0, end);
    if (maps.length < 2) return [first];
    const below = joinLayers(
      pipeline,
      maps.map((one) => keysOf(pipeline, one)),
    );
    const source = [
      `${first.key}:`,
      ...indent(
        below.flatMap((one) => one.source),
        2,
      ),
    ];
    return [{ ...first, below, source }];
  });
}

/** The value of a key: of the job, of those that it extends, or of all jobs. */
export function keyOf(job: PipelineJob, key: string): PipelineEntry | undefined {
  return [...job.keys, ...job.defaults].find((entry) => entry.key === key);
}
