// SPDX-License-Identifier: Apache-2.0
// What GitHub's runner takes for secrets, and the outputs of a job that it drops for that.

/**
 * The texts that the runner masks in a job: each line of each secret, and what `::add-mask::` names in its logs.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#masking-a-value-in-a-log
 */
export function listMasks(
  secrets: Readonly<Record<string, string>>,
  logs: readonly string[],
): readonly string[] {
  const added = logs.flatMap((log) => [...log.matchAll(/^::add-mask::(.*)$/gm)]);
  const texts = [...Object.values(secrets), ...added.map(([, text = '']) => decode(text))];
  return texts.flatMap((text) => text.split(/[\r\n]+/)).filter((line) => line.trim() !== '');
}

/** The outputs without those that contain a masked text: "Skip output 'matrix' since it may contain secret." */
export function dropMasked(
  outputs: Readonly<Record<string, string>>,
  masks: readonly string[],
): Readonly<Record<string, string>> {
  const isSafe = (value: string) => masks.every((mask) => !value.includes(mask));
  return Object.fromEntries(Object.entries(outputs).filter(([, value]) => isSafe(value)));
}

function decode(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
