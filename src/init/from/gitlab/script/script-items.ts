// SPDX-License-Identifier: Apache-2.0
// The items of a script of GitLab: aliases and `!reference` are what they stand for. Pure.
import * as yaml from 'yaml';
import { textOf, valueOfEntry, type SourceText } from '../../source.ts';
import { followAlias, type Pipeline, type PipelineEntry, type PipelineJob } from '../pipeline.ts';

/** An item of a script. */
export interface ScriptItem {
  /** As people count; that of the job for what is in another file. */
  readonly line: number;
  /** Undefined for what is no text. */
  readonly text: string | undefined;
}

/** How far items may refer to others, and how many there may be: GitLab has the first limit too. */
const [DEEPEST, MOST_ITEMS] = [10, 500];

/** The items of a script. */
export function listScript(
  { pipeline, entry: job }: Pick<PipelineJob, 'pipeline' | 'entry'>,
  entry: PipelineEntry | undefined,
): readonly ScriptItem[] {
  if (entry === undefined) return [];
  const items: ScriptItem[] = [];
  const add = (of: SourceText, given: unknown, depth: number): void => {
    if (items.length > MOST_ITEMS) return;
    const [source, node] = follow(pipeline, of, given);
    if (yaml.isSeq(node) && depth < DEEPEST && node.tag !== REFERENCE) {
      for (const item of node.items) add(source, item, depth + 1);
      return;
    }
    const line =
      source === pipeline.sources[0] ? lineOfText(source, node, entry.line) : job.line + 1;
    const isText = yaml.isScalar(node) && typeof node.value === 'string';
    items.push({ line, text: isText ? textOf(node) : undefined });
  };
  add(entry.of, entry.node, 0);
  return items;
}

const REFERENCE = '!reference';

/** What an alias or `!reference [job, key]` stands for, and the file that it is in; itself where that is not known. */
function follow(
  pipeline: Pipeline,
  of: SourceText,
  given: unknown,
): readonly [SourceText, unknown] {
  let found: readonly [SourceText, unknown] = [of, followAlias(of, given)];
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const [, node] = found;
    if (!yaml.isSeq(node) || node.tag !== REFERENCE) break;
    const path = node.items.map(textOf);
    const next = pipeline.sources
      .map((source) => [source, walk(source, path)] as const)
      .find(([, value]) => value !== undefined);
    if (next === undefined) break;
    found = next;
  }
  return found;
}

function walk(source: SourceText, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (node, key) => followAlias(source, valueOfEntry(node, key)),
    source.root,
  );
}

function lineOfText(source: SourceText, node: unknown, otherwise: number): number {
  const [start] = yaml.isNode(node) ? (node.range ?? []) : [];
  const isBlock = yaml.isScalar(node) && (node.type ?? '').startsWith('BLOCK');
  return (start === undefined ? otherwise : source.placeOf(start).line) + (isBlock ? 2 : 1);
}
