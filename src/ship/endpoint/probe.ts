// SPDX-License-Identifier: Apache-2.0
// Whether a builder reaches a server on our loopback: it is told to ask there, and seen to do so.
import type { Clock } from '../../clock.ts';
import type { EngineAddress } from '../engine/address.ts';
import { askEngine } from '../engine/request.ts';
import { refuse } from './answer.ts';
import { readPeer } from './peer.ts';
import type { EndpointServer } from './server.ts';

/** How long it may take. */
export interface ProbeOptions {
  readonly clock: Clock;
  readonly limitMs: number;
}

/** Tells it to ask for an image, and resolves when it has answered, whatever the answer is. */
export type Ask = (image: string, signal: AbortSignal) => Promise<void>;

/** An engine, or a BuildKit, that was seen to ask. */
export interface Reached {
  /** The user as which it runs; undefined where the system does not tell. */
  readonly uid: number | undefined;
}

/**
 * Has the manifest of an image on the server asked for, under a name that only the two of them know, and returns who
 * asked the server for it; undefined without a request. In another network namespace, on another machine or with another
 * notion of which registries are plain HTTP, it asks elsewhere or not at all.
 */
export async function probe(
  ask: Ask,
  server: EndpointServer,
  { clock, limitMs }: ProbeOptions,
): Promise<Reached | undefined> {
  const over = new AbortController();
  try {
    return await new Promise<Reached | undefined>((resolve) => {
      const mount = server.mount(({ request, response }) => {
        const uid = readPeer(request.socket); // while it waits for the answer, its connection is open
        refuse(request, response, 404, 'MANIFEST_UNKNOWN');
        resolve({ uid });
        return Promise.resolve();
      });
      over.signal.addEventListener('abort', mount.close);
      const fail = (): void => {
        resolve(undefined);
      };
      ask(`${mount.name}:probe`, over.signal).then(fail, fail);
      clock.sleep(limitMs, over.signal).then(fail, fail);
    });
  } finally {
    over.abort();
  }
}

/**
 * Asks an engine.
 *
 * @see https://docs.docker.com/reference/api/engine/ (DistributionInspect)
 */
export function toEngineAsk(address: EngineAddress): Ask {
  return async (image, signal) => {
    await askEngine(address, `/distribution/${image}/json`, signal);
  };
}
