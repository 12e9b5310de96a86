// SPDX-License-Identifier: Apache-2.0
// Aliases and `!reference [job, key]` of a pipeline, as what they stand for. Pure.
import * as yaml from 'yaml';
import { listNodes, textOf, valueOfEntry, type SourceText } from '../source.ts';

/** How far references may lead to others, as in GitLab. */
const DEEPEST = 10;

/** Whether a node is `!reference [job, key]`. */
export function isReference(node: unknown): boolean {
  return yaml.isSeq(node) && node.tag === '!reference';
}

/** What an alias stands for; any other node itself. */
export function followAlias({ document }: SourceText, node: unknown): unknown {
  return yaml.isAlias(node) ? node.resolve(document) : node;
}

/** What an alias or a reference stands for, and the file that it is in; itself where that is not known. */
export function followReference(
  { sources }: { readonly sources: readonly SourceText[] },
  of: SourceText,
  given: unknown,
): readonly [SourceText, unknown] {
  let found: readonly [SourceText, unknown] = [of, followAlias(of, given)];
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const [, node] = found;
    if (!isReference(node)) break;
    const path = listNodes(node).map(textOf);
    const next = sources
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
