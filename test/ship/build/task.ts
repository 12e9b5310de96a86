// SPDX-License-Identifier: Apache-2.0
// A build on a scripted shell, ready to run. Expects nothing.
import type { Trust } from '../../../src/facts/facts.ts';
import type { Target } from '../../../src/plan/plan.ts';
import { settingsOf } from '../builder/choosing.ts';
import { targetOf } from '../plans.ts';
import { type Answer, instantClock, makeEdge, scriptShell } from '../scripted-shell.ts';
import type { ShipContext } from '../../../src/ship/context.ts';
import type { Builder } from '../../../src/ship/builder/builder.ts';
import type { BuildTask } from '../../../src/ship/build/task.ts';

const builder: Builder = {
  name: 'default',
  driver: 'docker',
  store: 'containerd',
  version: () => Promise.resolve('0.29.1'),
  hasNodes: false,
  canPushByDigest: false,
  canWriteLayout: true,
  program: ['docker', 'buildx'],
  hasEngine: true,
  knownHosts: [],
  env: {},
};

/** A task of one target; its builder is the engine's own unless said. */
export async function prepare(
  answers: readonly Answer[],
  given: {
    settings?: Parameters<typeof settingsOf>[0];
    builder?: Partial<Builder>;
    target?: Partial<Target>;
    trust?: Trust;
    clock?: ReturnType<typeof instantClock>;
  } = {},
) {
  const scripted = scriptShell(answers);
  const clock = given.clock ?? instantClock();
  const { edge, problems, said } = await makeEdge(scripted.shell, {}, { clock });
  const settings = await settingsOf(given.settings ?? {});
  const trust = given.trust ?? { level: 'trusted', reason: 'it is ours' };
  const context = { ...edge, settings, trust } as ShipContext;
  let retries = 0;
  const task: BuildTask = {
    ...{ target: targetOf(given.target), context, childEnv: { LOGIN: 'x' }, buildArgs: [] },
    onRetry: () => (retries += 1),
    builder: { ...builder, ...given.builder },
  };
  return { task, ...scripted, clock, problems, said, retries: () => retries };
}

/** What buildx comes to when a step fails. */
export const broken = {
  code: 1,
  stderr:
    '#5 ERROR: step\nERROR: failed to solve: process "make" did not complete successfully: exit code: 2',
};
