// SPDX-License-Identifier: Apache-2.0
// Splits a build command into flags: a value is a value, even if it looks like a flag. Pure.

/** A flag and its value (`--label`, `a=b`), a flag that has none (`--pull`), or `--` and what follows it. */
export type Flag = readonly [name: string, ...values: string[]];

/** Flags of a plan's command that take no value. */
const SWITCHES = new Set(['--no-cache', '--pull']);

/** The flags in the words after `docker buildx build`. */
export function splitFlags(words: readonly string[]): readonly Flag[] {
  const flags: Flag[] = [];
  const left = [...words];
  for (let name = left.shift(); name !== undefined; name = left.shift()) {
    if (name === '--') return [...flags, [name, ...left]];
    const isAlone = SWITCHES.has(name) || !name.startsWith('-') || name.includes('=');
    const value = isAlone ? undefined : left.shift();
    flags.push(value === undefined ? [name] : [name, value]);
  }
  return flags;
}

/** The words of the flags. */
export function joinFlags(flags: readonly Flag[]): readonly string[] {
  return flags.flat();
}

/** The value of `--name value` or `--name=value`; undefined for another flag. */
export function valueOf([name, value]: Flag, wanted: `--${string}`): string | undefined {
  if (name === wanted) return value;
  return name.startsWith(`${wanted}=`) ? name.slice(wanted.length + 1) : undefined;
}

/** Whether a flag is one of these, in either spelling. */
export function isFlag([name]: Flag, wanted: readonly `--${string}`[]): boolean {
  return wanted.some((one) => name === one || name.startsWith(`${one}=`));
}
