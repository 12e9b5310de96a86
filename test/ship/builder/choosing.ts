// SPDX-License-Identifier: Apache-2.0
// Choosing a builder on a scripted shell.
import { expect } from 'vitest';
import { chooseBuilder } from '../../../src/ship/builder/choose.ts';
import type { Env } from '../../../src/facts/facts.ts';
import { Problem } from '../../../src/problem.ts';
import { readSettings } from '../../../src/settings/read.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { type Answer, makeEdge, scriptShell } from '../scripted-shell.ts';
import type { BuilderRequirements } from '../../../src/ship/builder/builder.ts';

export const version: Answer = {
  when: / version/,
  result: { stdout: 'github.com/docker/buildx v0.29.1 abc' },
};
export const inspected = (
  driver: string,
  store: 'containerd' | 'classic' = 'containerd',
  name = 'default',
) =>
  `Name:   ${name}\nDriver: ${driver}\n\nNodes:\nName: ${name}\nPlatforms: linux/amd64, linux/386\nLabels:\n org.mobyproject.buildkit.worker.${store === 'containerd' ? 'containerd.uuid' : 'moby.host-gateway-ip'}: x\n`;
export const inspect = (stdout: string): Answer => ({ when: / inspect/, result: { stdout } });
export const push: BuilderRequirements = {
  platforms: ['linux/amd64'],
  push: true,
  load: false,
  hosts: ['ghcr.io'],
};

export async function settingsOf(
  given: Readonly<Record<string, string | readonly string[]>>,
): Promise<Settings> {
  const read = await readSettings({ given, env: {} });
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join());
  return read.value;
}

export async function choose(
  given: Parameters<typeof settingsOf>[0],
  answers: readonly Answer[],
  want = push,
  env: Env = {},
) {
  const scripted = scriptShell(answers);
  const { edge, problems } = await makeEdge(scripted.shell, env);
  const builder = await chooseBuilder(await settingsOf(given), edge, want);
  return { builder, edge, problems, ...scripted };
}

export const failing = async (choosing: Promise<unknown>) => {
  const thrown: unknown = await choosing.catch((cause: unknown) => cause);
  expect(thrown).toBeInstanceOf(Problem);
  return (thrown as Problem).problems[0];
};
