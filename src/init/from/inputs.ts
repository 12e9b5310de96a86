// SPDX-License-Identifier: Apache-2.0
// The inputs of a step of ours, as lines. Pure.
import { renderSourceEntry, type SourceEntry } from './source.ts';

/** An input, without indent; the first line that is not a comment holds its name. */
export interface Input {
  readonly name: string;
  readonly lines: readonly string[];
}

/** The inputs of tagship that mean what docker/build-push-action's mean. */
export const buildInputs: readonly string[] = [
  ...['context', 'file', 'target', 'build-args', 'platforms', 'provenance', 'sbom', 'call'],
  ...['cache-from', 'cache-to', 'no-cache', 'pull', 'outputs', 'build-contexts', 'secret-envs'],
  ...['secret-files', 'secrets', 'ssh', 'no-cache-filters', 'attests', 'add-hosts', 'network'],
  ...['allow', 'shm-size', 'ulimit', 'cgroup-parent', 'labels', 'annotations', 'tags'],
  ...['push', 'load'],
];

/** The inputs of tagship that mean what docker/metadata-action's mean. */
export const metadataInputs: readonly string[] = [
  ...['images', 'tags', 'flavor', 'labels', 'annotations'],
  ...['sep-tags', 'sep-labels', 'sep-annotations', 'bake-target'],
];

/** The inputs of tagship that mean what docker/setup-buildx-action's mean. */
export const buildxInputs: readonly string[] = [
  ...['driver', 'driver-opts', 'endpoint', 'append', 'buildkitd-config', 'buildkitd-config-inline'],
  'buildkitd-flags',
];

/** The order in which inputs are written; others follow. */
const ORDER = [
  ...['command', 'images', 'tags', 'flavor', 'labels', 'annotations', 'registries'],
  ...['registry-auth', 'context', 'file', 'target', 'platforms'],
];

/** An input as it is written there. */
export function asWritten(entry: SourceEntry, name = entry.key.toLowerCase()): Input {
  const lines = entry.source.map((line) =>
    line.startsWith(`${entry.key}:`) ? `${name}${line.slice(entry.key.length)}` : line,
  );
  return { name, lines: name === entry.key ? entry.source : lines };
}

/** An input with a value. */
export function withValue(name: string, value: string): Input {
  return { name, lines: renderSourceEntry(name, value) };
}

/** An input with one entry a line. */
export function withLines(name: string, entries: readonly string[]): readonly Input[] {
  if (entries.length === 0) return [];
  const value = entries.join('\n');
  return [
    entries.length === 1
      ? withValue(name, value)
      : { name, lines: [`${name}: |`, ...entries.map((entry) => `  ${entry}`)] },
  ];
}

/** The inputs in the order in which they are read best; of two by one name the first. */
export function sortInputs(inputs: readonly Input[]): readonly Input[] {
  const rank = ({ name }: Input): number => {
    const at = ORDER.indexOf(name);
    return at < 0 ? ORDER.length : at;
  };
  return inputs
    .filter(({ name }, at) => inputs.findIndex((other) => other.name === name) === at)
    .toSorted((one, other) => rank(one) - rank(other));
}

/** The lines of an input with several entries, without empty ones and comments. */
export function listLines(value: string | undefined): readonly string[] {
  return (value ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
