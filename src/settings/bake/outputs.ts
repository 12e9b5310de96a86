// SPDX-License-Identifier: Apache-2.0
// What the outputs of bake and compose files say, without buildx taking them for outputs. Pure.
import { isDeepStrictEqual } from 'node:util';
import { isMap, type BakePrint } from './print.ts';

/**
 * A text in which the keys `output` and `cache-to` have changed places; applied twice, it is the same text again. Key by
 * key, all that refers to one changes with it: a variable, a target, a word in a value.
 *
 * | in the file                                 | becomes                                       |
 * | ------------------------------------------- | --------------------------------------------- |
 * | `output = ["type=tar,dest=${DIR}/app.tar"]` | `cache-to = ["type=tar,dest=${DIR}/app.tar"]` |
 * | `output = target.base.output`               | `cache-to = target.base.cache-to`             |
 * | `cache-to = ["type=gha"]`                   | `output = ["type=gha"]`                       |
 *
 * buildx opens and truncates the files that outputs name even when it only prints. Both keys take comma-separated values
 * and maps, a target that inherits them replaces them as a whole, and nothing is done with a cache before a build. So buildx
 * resolves the outputs as if they were caches, while its outputs are overridden.
 *
 * @see https://docs.docker.com/build/bake/reference/#targetoutput
 */
export function swapOutputs(text: string): string {
  return text.replaceAll(KEY, (key) => SWAPPED[key] ?? key);
}

/** Also the key of compose itself, which would be read as an output where a service has none. */
const KEY = /\b(?:output|cache-to|x-cache_to|(?<!x-)cache_to)\b/g;

const SWAPPED: Readonly<Record<string, string>> = {
  output: 'cache-to',
  'cache-to': 'output',
  cache_to: 'x-cache_to',
  'x-cache_to': 'cache_to',
};

/**
 * The print with the outputs of another one, which is of the swapped files, or without any. A file that a compose file takes
 * over is not swapped: what is an output then is a cache in both.
 */
export function withOutputs(print: BakePrint, other: BakePrint | undefined): BakePrint {
  const targets = [...print.targets].map(([name, fields]) => {
    const { output } = other?.targets.get(name) ?? {};
    const isCache = isDeepStrictEqual(output, fields['cache-to']);
    return [name, { ...fields, output: isCache ? null : toOutputs(output) }] as const;
  });
  return { ...print, targets: new Map(targets) };
}

/** A path alone is a cache in a registry, and as an output a directory. */
function toOutputs(outputs: unknown): unknown {
  if (!Array.isArray(outputs)) return outputs ?? null;
  return outputs.map((one: unknown) =>
    isMap(one) && one.type === 'registry' && typeof one.ref === 'string'
      ? { type: 'local', dest: one.ref }
      : one,
  );
}
