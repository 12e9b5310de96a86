// SPDX-License-Identifier: Apache-2.0
// Whether a Docker engine reaches a server on our loopback: it is told to ask there, and seen to do so.
import http from 'node:http';
import { connect } from 'node:net';
import type { Clock } from '../../clock.ts';
import { refuse } from './answer.ts';
import { readPeer } from './peer.ts';
import type { EndpointServer } from './server.ts';

/** How an engine is asked. */
export interface ProbeOptions {
  readonly clock: Clock;
  /** How long the engine may take, ms. */
  readonly limitMs: number;
}

/** An engine that was seen to ask. */
export interface Reached {
  /** The user as which the engine runs; undefined where the system does not tell. */
  readonly uid: number | undefined;
}

/**
 * Asks the engine at a socket for the manifest of an image on the server, under a name that only the two of them
 * know, and returns who asked the server for it; undefined without a request. In another network namespace, on another machine or with another
 * notion of which registries are plain HTTP, the engine asks elsewhere or not at all.
 *
 * @see https://docs.docker.com/reference/api/engine/ (DistributionInspect)
 */
export async function probeEngine(
  socketPath: string,
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
      const asking = http.request({
        createConnection: () => connect(socketPath),
        signal: over.signal,
        path: `/distribution/${mount.name}:probe/json`,
      });
      const fail = (): void => {
        resolve(undefined);
      };
      asking.on('error', fail).on('response', (answered) => {
        answered.on('error', fail).on('end', fail).resume();
      });
      asking.end();
      clock.sleep(limitMs, over.signal).then(fail, fail);
    });
  } finally {
    over.abort();
  }
}
