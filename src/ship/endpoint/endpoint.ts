// SPDX-License-Identifier: Apache-2.0
// The registry endpoint of a run: started where the builder can push to it, shared by all builds. Pushes nothing itself.
import type { RunContext } from '../context.ts';
import type { Builder } from '../builder/builder.ts';
import { readEndpoint, toSocket } from '../builder/stored.ts';
import type { Settings } from '../../settings/settings.ts';
import { type Intake, type IntakeOptions, openIntake } from './intake.ts';
import { probeEngine } from './probe.ts';
import { type StartedEndpoint, startServer } from './server.ts';

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

/** How long an engine may take to reach the endpoint where another way is as good, ms. */
const PROBE_MS = 1_000;
/** The same where the settings want this way and no other. */
const NAMED_PROBE_MS = 10_000;

type EndpointSettings = Pick<Settings, 'publish' | 'pushIdleTimeout'>;

/**
 * Opens an endpoint if the builder is the engine's own with the containerd store, and the engine is seen to reach
 * it; undefined otherwise.
 */
export async function openEndpoint(
  context: Pick<RunContext, 'env' | 'clock' | 'tempDir' | 'ahead'>,
  builder: Pick<Builder, 'driver' | 'store' | 'name'>,
  settings: EndpointSettings,
): Promise<RegistryEndpoint | undefined> {
  const { driver, store, name } = builder;
  // Of the builder of another context the address is not known.
  if (driver !== 'docker' || store !== 'containerd' || name !== 'default') return undefined;
  const socket = toSocket(readEndpoint(context.env));
  const ahead = context.ahead?.endpoint();
  const started = await (ahead ?? (socket && startEndpoint(socket, context, settings)));
  return started ? toEndpoint(started, context) : undefined;
}

/**
 * Starts the server of an endpoint, and tries whether the engine at a socket reaches it; undefined if it does not, or
 * is not wanted to.
 */
export async function startEndpoint(
  socket: string,
  { clock }: Pick<RunContext, 'clock'>,
  { publish, pushIdleTimeout }: EndpointSettings,
): Promise<StartedEndpoint | undefined> {
  if (publish !== 'auto' && publish !== 'endpoint') return undefined;
  const server = await startServer(pushIdleTimeout).catch(() => undefined);
  if (server === undefined) return undefined; // no loopback, or no port left
  const limitMs = publish === 'endpoint' ? NAMED_PROBE_MS : PROBE_MS;
  const engine = await probeEngine(socket, server, { clock, limitMs });
  if (engine !== undefined) return { server, engine };
  server.close();
  return undefined;
}

function toEndpoint(
  { server, engine }: StartedEndpoint,
  { clock, tempDir: directory }: Pick<RunContext, 'clock' | 'tempDir'>,
): RegistryEndpoint {
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
