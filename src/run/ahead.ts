// SPDX-License-Identifier: Apache-2.0
// What a run that ships begins before it has a plan: it loads the code for it, asks the engine, connects to registries.
import { detectCi } from '../facts/detect.ts';
import type { Facts, Trust } from '../facts/facts.ts';
import type { EngineAhead } from '../ship/context.ts';
import type { Settings } from '../settings/settings.ts';
import type { SettingsRead } from '../settings/read.ts';
import { omitUndefined } from '../omit-undefined.ts';
import { connectAhead } from './registries.ts';
import type { Prepared, RegistriesAhead, RunEnvironment } from './request.ts';

/** Called while a run is prepared. */
export interface Meanwhile {
  /** While git runs, with the settings as they are in a trusted run. */
  readonly presumed: (settings: SettingsRead) => void;
  /**
   * Before the plan is made: settings and facts have no problem that keeps the run from having one. What it begins goes on
   * while the plan is made.
   */
  readonly known: (settings: Settings, facts: Facts) => Promise<void>;
}

/** Prepares a run; what is asked meanwhile is part of what it gives, and is ended if there is no run. */
export async function withAhead(
  environment: RunEnvironment,
  prepare: (meanwhile: Meanwhile) => Promise<Prepared>,
): Promise<Prepared> {
  let asking: Promise<EngineAhead | undefined> = Promise.resolve(undefined);
  let connecting: Promise<RegistriesAhead | undefined> = Promise.resolve(undefined);
  // What fails is asked again where it is needed.
  try {
    const prepared = await prepare({
      presumed: ({ value }) => {
        asking = beginAhead(value, environment).catch(() => undefined);
      },
      known: async (settings, facts) => {
        connecting = connectAhead(settings, facts, environment).catch(() => undefined);
        await connecting;
      },
    });
    const ahead = { ahead: await asking, registries: await connecting };
    return { ...prepared, ...omitUndefined(ahead) };
  } catch (thrown) {
    (await asking)?.close();
    (await connecting)?.close();
    throw thrown;
  }
}

/** What a run may use of it: nothing if it is untrusted, and has an environment of its own. */
export function takeAhead(
  { ahead }: Pick<Prepared, 'ahead'>,
  trust: Trust,
): Pick<Prepared, 'ahead'> {
  return trust.level === 'trusted' ? omitUndefined({ ahead }) : {};
}

/**
 * Begins with the settings as they are in a trusted run; undefined for a run that builds nothing or pushes nothing. No
 * registry is asked: whether the run may push is not known yet.
 */
async function beginAhead(
  settings: Settings | undefined,
  environment: Pick<RunEnvironment, 'env' | 'clock'>,
): Promise<EngineAhead | undefined> {
  const asked = await ask(settings, environment);
  await import('../ship/ship.ts'); // while the engine answers
  return asked;
}

async function ask(
  settings: Settings | undefined,
  { env, clock }: Pick<RunEnvironment, 'env' | 'clock'>,
): Promise<EngineAhead | undefined> {
  if (settings === undefined || settings.push === 'false' || settings.legs !== undefined) {
    return undefined;
  }
  const { askAhead } = await import('../ship/builder/ahead.ts');
  const pushes = settings.push === 'true' || detectCi(env) !== 'local';
  return askAhead({ env, clock }, settings, pushes);
}
