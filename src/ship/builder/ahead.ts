// SPDX-License-Identifier: Apache-2.0
// Asks the Docker engine of this machine while the commit is read: about itself, and whether it reaches us.
import type { Env } from '../../facts/facts.ts';
import type { Settings } from '../../settings/settings.ts';
import type { EngineAhead, RunContext } from '../context.ts';
import { startEndpoint } from '../endpoint/endpoint.ts';
import { isService } from '../engine/wait.ts';
import { parseBuilder, readBuilder } from './setting.ts';
import { locateBuilder, readEngineBuilder } from './stored.ts';

/** The settings that say what is asked; of a run that may turn out not to push. */
export type AheadSettings = Pick<Settings, 'builder' | 'publish' | 'pushIdleTimeout'>;

/**
 * Asks the engine at once, if the builder has a name or is the current one. Nothing else is asked, and nothing is
 * written. What it comes to counts only for a run with the same environment.
 *
 * @param pushes whether the run is going to push
 */
export function askAhead(
  { env, clock }: Pick<RunContext, 'env' | 'clock'>,
  settings: AheadSettings,
  pushes: boolean,
): EngineAhead {
  const name = readName(env, settings);
  if (name === undefined || isService(env)) return NOTHING;
  const asked = name === '' ? undefined : name;
  const located = locateBuilder(env, asked);
  if (!('socket' in located)) {
    const stored = Promise.resolve(located.stored);
    return { ...NOTHING, findBuilder: (wanted) => (wanted === asked ? stored : undefined) };
  }
  const finding = readEngineBuilder(located.socket);
  // At the same time: the classic store, for which the server is of no use, is rare.
  const starting = pushes ? startEndpoint(located.socket, { clock }, settings) : undefined;
  return {
    findBuilder: (wanted) => (wanted === asked ? finding : undefined),
    endpoint: () => starting,
    close: () => void starting?.then((started) => started?.server.close()),
  };
}

const NOTHING: EngineAhead = {
  findBuilder: () => undefined,
  endpoint: () => undefined,
  close: () => undefined,
};

/** The name of the builder; empty for the current one, undefined for one that is made, or that is written wrongly. */
function readName(env: Env, { builder }: AheadSettings): string | undefined {
  try {
    const wish = parseBuilder(readBuilder(builder, env));
    if (wish.kind === 'nodes') return undefined;
    return wish.kind === 'auto' ? '' : wish.name;
  } catch {
    return undefined; // reported when it is needed
  }
}
