// SPDX-License-Identifier: Apache-2.0
// The registry endpoint of a run: started where the builder can push to it, shared by all builds. Pushes nothing itself.
import type { Env } from '../../facts/facts.ts';
import type { RunContext } from '../context.ts';
import type { Builder } from '../builder/builder.ts';
import { readEndpoint } from '../builder/stored.ts';
import type { Settings } from '../../settings/settings.ts';
import { type Intake, type IntakeOptions, openIntake } from './intake.ts';
import { probeEngine } from './probe.ts';
import { startServer } from './server.ts';

/** A registry endpoint that the builder of the run reaches. */
export interface RegistryEndpoint {
  /** Takes the push of one build under a name of its own. */
  readonly open: (options: Omit<IntakeOptions, 'clock' | 'directory'>) => OpenIntake;
  readonly close: () => void;
}

/** An intake, and the image name that leads to it. */
export interface OpenIntake extends Intake {
  /** Without tag: `127.0.0.1:34567/<random>`. */
  readonly name: string;
}

/**
 * Starts an endpoint if the builder is the engine's own with the containerd store, and the engine is seen to reach
 * it; undefined otherwise.
 */
export async function openEndpoint(
  context: Pick<RunContext, 'env' | 'clock' | 'tempDir'>,
  builder: Pick<Builder, 'driver' | 'store' | 'name'>,
  settings: Pick<Settings, 'publish' | 'pushIdleTimeout'>,
): Promise<RegistryEndpoint | undefined> {
  const isWanted = settings.publish === 'auto' || settings.publish === 'endpoint';
  const socket = isWanted ? await findSocket(context.env, builder) : undefined;
  if (socket === undefined) return undefined;
  const server = await startServer(settings.pushIdleTimeout).catch(() => undefined);
  if (server === undefined) return undefined; // no loopback, or no port left
  const { clock, tempDir: directory } = context;
  const engine = await probeEngine(socket, server, clock);
  if (engine === undefined) {
    server.close();
    return undefined;
  }
  return {
    open: (options) => {
      const intake = openIntake({ ...options, clock, directory });
      const mount = server.mount(intake.handle, engine.uid);
      return {
        ...intake,
        name: mount.name,
        end: () => {
          mount.close();
          intake.end();
        },
      };
    },
    close: server.close,
  };
}

/** The socket of the engine whose own builder this is; undefined for any other builder. */
async function findSocket(
  env: Env,
  { driver, store, name }: Pick<Builder, 'driver' | 'store' | 'name'>,
): Promise<string | undefined> {
  if (driver !== 'docker' || store !== 'containerd') return undefined;
  // Of the builder of another context the address is not known.
  if (name !== 'default') return undefined;
  return /^unix:\/\/(\/.+)$/.exec((await readEndpoint(env)) ?? '')?.[1];
}
