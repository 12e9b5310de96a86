// SPDX-License-Identifier: Apache-2.0
// Reads of a step's outputs in expressions. Pure.
import { normalize } from './workflow.ts';

const OUTPUT = String.raw`\s*(?:\.\s*outputs\s*\.\s*([\w-]+)|\.\s*outputs\s*\[\s*'([\w-]+)'\s*\])?`;

function patternOf(id: string): RegExp {
  const name = id.replaceAll(/[.*+?^${}()|[\]\\-]/g, String.raw`\$&`);
  const step = String.raw`\bsteps\s*(?:\.\s*${name}(?![\w-])|\[\s*'${name}'\s*\])`;
  return new RegExp(step + OUTPUT, 'gi');
}

/** The outputs of a step that a text reads, each once; `*` for a read of something else than an output. */
export function readsOf(text: string, id: string | undefined): readonly string[] {
  if (id === undefined || !/^[\w-]{1,100}$/.test(id) || !/steps/i.test(text)) return [];
  const found = [...text.matchAll(patternOf(id))].map((match) => match[1] ?? match[2] ?? '*');
  return [...new Set(found.map((name) => name.toLowerCase()))];
}

/** Whether a line is the whole value of an output: `${{ steps.meta.outputs.tags }}`. */
export function isOutput(line: string, id: string | undefined, output: string): boolean {
  if (id === undefined || !/^\$\{\{[^{}]*\}\}$/.test(line.trim())) return false;
  return normalize(line).toLowerCase() === `steps.${id}.outputs.${output}`.toLowerCase();
}

/** Finds the name of a step in `steps.ID`, to replace it. */
export function renamePattern(id: string): RegExp {
  const name = id.replaceAll('-', String.raw`\-`);
  return new RegExp(String.raw`(?<=\bsteps\.)${name}(?![\w-])`, 'gi');
}

/** Finds an expression that is no more than one output of a step: `${{ steps.ID.outputs.NAME }}`. */
export function outputPattern(id: string, output: string): RegExp {
  const name = id.replaceAll(/[^\w]/g, String.raw`\$&`);
  return new RegExp(String.raw`\$\{\{\s*steps\.${name}\.outputs\.${output}\s*\}\}`, 'gi');
}

/** The outputs of tagship that mean what docker/metadata-action's mean. */
export const metadataOutputs: readonly string[] = [
  ...['version', 'tags', 'tag-names', 'labels', 'annotations', 'json'],
  ...['bake-file', 'bake-file-tags', 'bake-file-labels', 'bake-file-annotations'],
];

/** The outputs of tagship that mean what docker/build-push-action's mean. */
export const buildOutputs: readonly string[] = ['digest', 'imageid', 'metadata'];
