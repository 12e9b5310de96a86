// SPDX-License-Identifier: Apache-2.0
// Keys of a job of GitLab that stay: as they are written, or without what belongs to another part of a file. Pure.
import * as yaml from 'yaml';
import { hasAnchors, type SourceText } from '../source.ts';
import type { PipelineEntry, PipelineJob } from './pipeline.ts';
import { followAlias } from './reference.ts';

/** Why a job cannot be changed by itself: other parts of the file use an anchor that is in it. */
export function explainAnchors(source: SourceText, job: PipelineJob): string | undefined {
  const anchors = new Set<string>();
  const inside = new Set<unknown>();
  const used: string[] = [];
  if (yaml.isNode(job.entry.node)) {
    yaml.visit(job.entry.node, (_, node) => {
      inside.add(node);
      if (yaml.isNode(node) && 'anchor' in node && node.anchor) anchors.add(node.anchor);
    });
  }
  const rest = { left: MOST_NODES };
  for (const { of, node } of job.keys) copyNode(of, node, rest);
  if (rest.left < 0) return 'its aliases stand for too much';
  if (anchors.size === 0) return undefined;
  yaml.visit(source.document, {
    Alias: (_, node) => {
      if (!inside.has(node) && anchors.has(node.source)) used.push(node.source);
    },
  });
  return used[0] === undefined
    ? undefined
    : `other parts of the file use its anchor ${used[0].slice(0, 40)}: move that into a job whose name begins with a dot`;
}

/** The lines of a key that stays in the job. */
export function renderKept(job: PipelineJob, entry: PipelineEntry): readonly string[] {
  const isOwn =
    entry.of === job.pipeline.sources[0] &&
    entry.line >= job.entry.line &&
    entry.to <= job.entry.to;
  return isOwn ? entry.source : withoutAliases(entry);
}

/** The lines of a key that goes to another part of the file; without comments above it. */
export function renderMoved(entry: PipelineEntry): readonly string[] {
  const lines = withoutAliases(entry);
  const start = lines.findIndex((line) => !/^\s*#/.test(line));
  return lines.slice(Math.max(0, start));
}

function withoutAliases(entry: PipelineEntry): readonly string[] {
  const isWritten = entry.below === undefined && /[*&]/.test(entry.source.join('\n'));
  if (!isWritten || !hasAliases(entry)) return entry.source;
  const copy = new yaml.YAMLMap();
  copy.set(new yaml.Scalar(entry.key), copyNode(entry.of, entry.node, { left: MOST_NODES }));
  const document = new yaml.Document(undefined, { schema: 'failsafe' });
  document.contents = copy;
  return document.toString({ lineWidth: 0 }).trimEnd().split('\n');
}

/** Whether the text has an alias or an anchor: as its value, or in it. */
function hasAliases({ node, source }: PipelineEntry): boolean {
  const [line = ''] = source.filter((text) => !/^\s*#/.test(text));
  return hasAnchors(node) || /^[^:]+:\s+\*/.test(line);
}

/** The most nodes of a copy: few aliases can stand for very many. */
const MOST_NODES = 2000;

function copyNode(of: SourceText, given: unknown, rest: { left: number }): unknown {
  const node = followAlias(of, given);
  Object.assign(rest, { left: rest.left - 1 });
  if (rest.left < 0) return new yaml.Scalar('');
  if (yaml.isScalar(node)) {
    const scalar = new yaml.Scalar(node.value);
    if (node.type !== undefined) scalar.type = node.type;
    return scalar;
  }
  if (yaml.isSeq(node)) {
    const list = new yaml.YAMLSeq();
    if (node.tag === '!reference') list.tag = node.tag;
    list.flow = node.flow === true;
    list.items = node.items.map((item) => copyNode(of, item, rest));
    return list;
  }
  const map = new yaml.YAMLMap();
  if (yaml.isMap(node)) {
    map.flow = node.flow === true;
    for (const { key, value } of node.items)
      map.set(copyNode(of, key, rest), copyNode(of, value, rest));
  }
  return map;
}
