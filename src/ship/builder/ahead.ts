// SPDX-License-Identifier: Apache-2.0
// Asks the Docker engine, or a BuildKit, while the commit is read: the engine about itself, and each whether it reaches us.
import type { Env } from '../../facts/facts.ts';
import type { Settings } from '../../settings/settings.ts';
import type { EngineAhead, RunContext } from '../context.ts';
import { type EndpointSettings, startEndpoint } from '../endpoint/endpoint.ts';
import { isService } from '../engine/current.ts';
import {
  type BuilderWish,
  parseBuilder,
  type Pusher,
  readBuilder,
  toNodePusher,
} from './setting.ts';
import { type BuilderLocation, locateBuilder, readEngineBuilder } from './stored.ts';

/** The settings that say what is asked; of a run that may turn out not to push. */
export type AheadSettings = Pick<Settings, 'builder'> & EndpointSettings;

/**
 * Asks at once: the engine about itself, if its own builder is wanted; and the engine or the BuildKit that would push, whether
 * it reaches us. Nothing is written. The answers count only for a run with the same environment.
 *
 * @param pushes whether the run is going to push
 */
export function askAhead(
  { env, clock, cwd }: Pick<RunContext, 'env' | 'clock' | 'cwd'>,
  settings: AheadSettings,
  pushes: boolean,
): EngineAhead {
  const wish = readWish(env, settings);
  if (wish === undefined || isService(env)) return NOTHING;
  const start = (pusher: Pusher | undefined) => beginEndpoint(pusher, { clock, cwd }, settings);
  if (wish.kind === 'nodes') {
    return { ...NOTHING, ...start(pushes ? toNodePusher(wish.nodes) : undefined) };
  }
  const asked = wish.kind === 'auto' ? undefined : wish.name;
  const { finding, pusher } = find(locateBuilder(env, asked));
  return {
    findBuilder: (wanted) => (wanted === asked ? finding : undefined),
    // At the same time: the classic store, for which the server is of no use, is rare.
    ...start(pushes ? pusher : undefined),
  };
}

/** What is known of a builder, or being asked. */
function find(located: BuilderLocation) {
  if ('engine' in located) return { finding: readEngineBuilder(located), pusher: located.engine };
  const { stored } = located;
  return { finding: Promise.resolve(stored), pusher: stored?.pusher };
}

function beginEndpoint(
  pusher: Pusher | undefined,
  context: Parameters<typeof startEndpoint>[1],
  settings: AheadSettings,
): Pick<EngineAhead, 'endpoint' | 'close'> {
  if (pusher === undefined) return { endpoint: NOTHING.endpoint, close: NOTHING.close };
  const starting = startEndpoint(pusher, context, settings);
  const key = JSON.stringify(pusher);
  return {
    endpoint: (wanted) => (JSON.stringify(wanted) === key ? starting : undefined),
    close: () => void starting.then((started) => started?.server.close()),
  };
}

const NOTHING: EngineAhead = {
  findBuilder: () => undefined,
  endpoint: () => undefined,
  close: () => undefined,
};

/** What the settings say of the builder; undefined if it is written wrongly. */
function readWish(env: Env, { builder }: AheadSettings): BuilderWish | undefined {
  try {
    return parseBuilder(readBuilder(builder, env));
  } catch {
    return undefined; // reported when it is needed
  }
}
