// SPDX-License-Identifier: Apache-2.0
// What fixtures leave behind goes when the test file ends that made it. The files of a worker share the fixtures, so a hook in a fixture would belong to the first file only.

const removals: (() => void | Promise<void>)[] = [];

/** Runs it when the test file ends. */
export function onFileEnd(remove: () => void | Promise<void>): void {
  removals.push(remove);
}

/** Removes what has gathered. */
export async function cleanUp(): Promise<void> {
  for (const remove of removals.splice(0)) await remove();
}
