// SPDX-License-Identifier: Apache-2.0
// The files that a `.gitlab-ci.yml` includes: those of the project, which are read, and others, which are named. Pure.
import * as yaml from 'yaml';
import type { Files } from '../steps/bake.ts';
import { listEntries, readSource, textOf, valueOfEntry, type SourceText } from '../source.ts';

/** One entry of `include`. */
export interface PipelineInclude {
  /** As people count. */
  readonly line: number;
  /** The path from the root of the project; undefined for a file that is not in it. */
  readonly path?: string;
  /** `project acme/ci`, `component …`, as the file names it. */
  readonly what: string;
}

/** What an include is of; the first that it has counts. */
const KINDS = ['local', 'component', 'project', 'template', 'remote'];

/** The entries of `include`. */
export function listIncludes(source: SourceText): readonly PipelineInclude[] {
  return toIncludes(source, valueOfEntry(source.root, 'include'));
}

/** The files of the pipelines that jobs start. */
export function listTriggered(source: SourceText): readonly PipelineInclude[] {
  return listEntries(source, source.root).flatMap(({ node }) =>
    toIncludes(source, valueOfEntry(valueOfEntry(node, 'trigger'), 'include')),
  );
}

function toIncludes(source: SourceText, node: unknown): readonly PipelineInclude[] {
  const items = yaml.isSeq(node) ? node.items : [node];
  return items.flatMap((item): PipelineInclude[] => {
    const [start = 0] = yaml.isNode(item) ? (item.range ?? []) : [];
    const line = source.placeOf(start).line + 1;
    const text = textOf(item);
    const kind =
      text === '' ? KINDS.find((one) => textOf(valueOfEntry(item, one)) !== '') : 'local';
    if (kind === undefined) return [];
    const value = text === '' ? textOf(valueOfEntry(item, kind)) : text;
    if (/^https?:\/\//.test(value)) return [{ line, what: `remote ${value}` }];
    const path = value.replace(/^\.?\/+/, '');
    const isPath = kind === 'local' && isInside(path);
    return [{ line, what: `${kind} ${value}`, ...(isPath && { path }) }];
  });
}

/** Whether a path stays inside the project, and names one file. */
function isInside(path: string): boolean {
  return /^[\w@+ ./-]+\.ya?ml$/.test(path) && !path.split('/').includes('..');
}

/** The most files that are read. */
const MOST_FILES = 20;

/** The files of the project that a pipeline includes, by itself or through others, as far as they are known. */
export function listIncludedPaths(source: SourceText, files: Files): readonly string[] {
  const paths = new Set<string>();
  const queue = [source];
  for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
    for (const { path } of listIncludes(one)) {
      if (path === undefined || paths.has(path) || paths.size >= MOST_FILES) continue;
      paths.add(path);
      const read = readSource(files.get(path) ?? '');
      if (typeof read !== 'string') queue.push(read);
    }
  }
  return [...paths];
}

/** The same, with the files of the pipelines that jobs start. */
export function listPipelineFiles(source: SourceText, files: Files): readonly string[] {
  const started = listTriggered(source).flatMap(({ path }) => (path === undefined ? [] : [path]));
  return [...new Set([...listIncludedPaths(source, files), ...started])].slice(0, MOST_FILES);
}

/** Those of them that are there and can be read; what a later one says counts more. */
export function readIncluded(source: SourceText, files: Files): readonly SourceText[] {
  return listIncludedPaths(source, files).flatMap((path) => {
    const text = files.get(path);
    const read = text === undefined ? 'is not there' : readSource(text.replace(/^\uFEFF/, ''));
    return typeof read === 'string' ? [] : [read];
  });
}

/** The end of a sentence about a name that is in none of the files. */
export function explainAbsent(source: SourceText, files: Files): string {
  const absent = listIncludes(source).filter(({ path }) => path === undefined || !files.has(path));
  const [first] = absent;
  if (first === undefined) return 'which is not in this file';
  const others = absent.length > 1 ? ` and ${absent.length - 1} more` : '';
  return `which is in none of the files of the project; it may come from the include of ${first.what.slice(0, 80)}${others}: write its keys into the job`;
}
