// SPDX-License-Identifier: Apache-2.0
// The items of a script of GitLab: aliases and `!reference` are what they stand for. Pure.
import * as yaml from 'yaml';
import { textOf, type SourceText } from '../../source.ts';
import { followReference, isReference } from '../reference.ts';
import type { PipelineEntry, PipelineJob } from '../pipeline.ts';

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
    const [source, node] = followReference(pipeline, of, given);
    if (yaml.isSeq(node) && depth < DEEPEST && !isReference(node)) {
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

function lineOfText(source: SourceText, node: unknown, otherwise: number): number {
  const [start] = yaml.isNode(node) ? (node.range ?? []) : [];
  const isBlock = yaml.isScalar(node) && (node.type ?? '').startsWith('BLOCK');
  return (start === undefined ? otherwise : source.placeOf(start).line) + (isBlock ? 2 : 1);
}
