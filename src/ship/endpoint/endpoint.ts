// SPDX-License-Identifier: Apache-2.0
// The registry endpoint of a run: started where the builder can push to it, shared by all builds. Pushes nothing itself.
import type { RunContext } from '../context.ts';
import type { Builder } from '../builder/builder.ts';
import type { Pusher } from '../builder/setting.ts';
import type { Settings } from '../../settings/settings.ts';
import { type Intake, type IntakeOptions, openIntake } from './intake.ts';
import { type Ask, probe, toEngineAsk } from './probe.ts';
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
  /** Whether another user than the one that was seen to reach the endpoint has asked for it. */
  readonly hadStranger: () => boolean;
}

/** How long a builder may take to reach the endpoint where another way is as good, ms. */
const PROBE_MS = 1_000;
/** The same where the settings want this way and no other. */
const NAMED_PROBE_MS = 10_000;

/** What decides whether there is an endpoint. */
export type EndpointSettings = Pick<Settings, 'publish' | 'pushIdleTimeout'> & {
  /** Where there are any, their settings count. */
  readonly targets: readonly { readonly settings: Pick<Settings, 'publish'> }[];
};

/**
 * Opens an endpoint if the builder is seen to reach it; undefined otherwise. The classic image store pushes from the
 * store, so it needs none.
 */
export async function openEndpoint(
  context: Pick<RunContext, 'cwd' | 'clock' | 'tempDir' | 'ahead'>,
  { store, pusher }: Pick<Builder, 'store' | 'pusher'>,
  settings: EndpointSettings,
): Promise<RegistryEndpoint | undefined> {
  if (pusher === undefined || store === 'classic') return undefined;
  const asked = context.ahead?.endpoint(pusher);
  // A BuildKit that is a service of the job may have been starting when it was asked.
  const mayAskAgain = asked === undefined || 'node' in pusher;
  const started =
    (await asked) ?? (mayAskAgain ? await startEndpoint(pusher, context, settings) : undefined);
  return started && toEndpoint(started, context);
}

/**
 * Starts the server of an endpoint, and tries whether what pushes reaches it; undefined if it does not, or if no target
 * wants it.
 */
export async function startEndpoint(
  pusher: Pusher,
  { clock, cwd }: Pick<RunContext, 'clock' | 'cwd'>,
  settings: EndpointSettings,
): Promise<StartedEndpoint | undefined> {
  const { publish, targets } = settings;
  const ofTargets = targets.map((target) => target.settings.publish);
  const wanted = new Set(targets.length === 0 ? [publish] : ofTargets);
  if (!wanted.has('auto') && !wanted.has('endpoint')) return undefined;
  const server = await startServer(settings.pushIdleTimeout).catch(() => undefined);
  if (server === undefined) return undefined; // no loopback, or no port left
  const limitMs = wanted.has('endpoint') ? NAMED_PROBE_MS : PROBE_MS;
  const reached = await probe(toAsk(pusher, cwd), server, { clock, limitMs });
  if (reached !== undefined) return { server, engine: reached };
  server.close();
  return undefined;
}

function toAsk(pusher: Pusher, cwd: string): Ask {
  if (!('node' in pusher)) return toEngineAsk(pusher);
  return async (image, signal) => {
    const { askForImage } = await import('../builder/session.ts');
    await askForImage(pusher.node, image, { cwd, signal });
  };
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
        hadStranger: mount.hadStranger,
        end: () => {
          mount.close();
          intake.end();
        },
      };
    },
    close: server.close,
  };
}
