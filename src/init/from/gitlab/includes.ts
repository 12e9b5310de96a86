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

/**
 * The files of the project that a pipeline includes, by itself or through others, as far as they are known. What
 * a later one says counts more, and what a file says itself counts more than what it includes.
 */
export function listIncludedPaths(source: SourceText, files: Files): readonly string[] {
  const seen = new Set<string>();
  const paths: string[] = [];
  const visit = (one: SourceText): void => {
    for (const { path } of listIncludes(one)) {
      if (path === undefined || seen.has(path) || seen.size >= MOST_FILES) continue;
      seen.add(path);
      const read = readKnown(path, files);
      if (read !== undefined) visit(read);
      paths.push(path);
    }
  };
  visit(source);
  return paths;
}

/** One of the files; undefined where it is not there, or cannot be read. */
function readKnown(path: string, files: Files): SourceText | undefined {
  const text = files.get(path);
  const read = text === undefined ? undefined : readSource(text.replace(/^\uFEFF/, ''));
  return typeof read === 'string' ? undefined : read;
}

/** The same, with the files of the pipelines that jobs start. */
export function listPipelineFiles(source: SourceText, files: Files): readonly string[] {
  const started = listTriggered(source).flatMap(({ path }) => (path === undefined ? [] : [path]));
  return [...new Set([...listIncludedPaths(source, files), ...started])].slice(0, MOST_FILES);
}

/** Those of them that are there and can be read, in the same order. */
export function readIncluded(source: SourceText, files: Files): readonly SourceText[] {
  return listIncludedPaths(source, files).flatMap((path) => readKnown(path, files) ?? []);
}

/** The end of a sentence about a name that is in none of the files. */
export function explainAbsent(source: SourceText, files: Files): string {
  const absent = listIncludes(source).filter(
    ({ path }) => path === undefined || readKnown(path, files) === undefined,
  );
  const [first] = absent;
  if (first === undefined) return 'which is not in this file';
  const others = absent.length > 1 ? ` and ${absent.length - 1} more` : '';
  return `which is in none of the files of the project; it may come from the include of ${first.what.slice(0, 80)}${others}: write its keys into the job`;
}
