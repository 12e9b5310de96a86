// SPDX-License-Identifier: Apache-2.0
// What a killed run leaves on the engine, by the records in its private folder: its builder, and the container of its test.
import { listKept, removeLeftBuilder } from './builder/leftover.ts';
import { type ContainerRemover, listKeptContainer, removeLeftContainer } from './test/leftover.ts';

/** Removes what a killed run left behind. Returns the names that must stay in its folder, since something could not be removed. */
export async function removeLeft(
  tempDir: string,
  remover: ContainerRemover,
): Promise<readonly string[]> {
  const container = await removeLeftContainer(tempDir, remover);
  return [...container, ...(await removeLeftBuilder(tempDir, remover))];
}

/** What must stay in a private folder for the next run; usually nothing. */
export async function listLeft(tempDir: string): Promise<readonly string[]> {
  return [...(await listKept(tempDir)), ...(await listKeptContainer(tempDir))];
}
