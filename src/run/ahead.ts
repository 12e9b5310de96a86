// SPDX-License-Identifier: Apache-2.0
// What a run that ships begins while git is read: it loads the code for it, and asks the engine of this machine.
import { detectCi } from '../facts/detect.ts';
import type { Trust } from '../facts/facts.ts';
import type { EngineAhead } from '../ship/context.ts';
import type { Settings } from '../settings/settings.ts';
import type { SettingsRead } from '../settings/read.ts';
import { omitUndefined } from '../omit-undefined.ts';
import type { Prepared, RunEnvironment } from './request.ts';

/** Prepares a run; what is asked meanwhile is part of what it gives, and is ended if there is no run. */
export async function withAhead(
  environment: RunEnvironment,
  prepare: (begin: (presumed: SettingsRead) => void) => Promise<Prepared>,
): Promise<Prepared> {
  let asking: Promise<EngineAhead | undefined> = Promise.resolve(undefined);
  try {
    const prepared = await prepare(({ value }) => {
      asking = beginAhead(value, environment).catch(() => undefined); // asked again where it is needed
    });
    return { ...prepared, ...omitUndefined({ ahead: await asking }) };
  } catch (thrown) {
    (await asking)?.close();
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
  environment: Pick<RunEnvironment, 'env' | 'clock' | 'cwd'>,
): Promise<EngineAhead | undefined> {
  const asked = await ask(settings, environment);
  await import('../ship/ship.ts'); // while the engine answers
  return asked;
}

async function ask(
  settings: Settings | undefined,
  { env, clock, cwd }: Pick<RunEnvironment, 'env' | 'clock' | 'cwd'>,
): Promise<EngineAhead | undefined> {
  if (settings === undefined || settings.push === 'false' || settings.legs !== undefined) {
    return undefined;
  }
  const { askAhead } = await import('../ship/builder/ahead.ts');
  const pushes = settings.push === 'true' || detectCi(env) !== 'local';
  return askAhead({ env, clock, cwd }, settings, pushes);
}
