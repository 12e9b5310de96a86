// SPDX-License-Identifier: Apache-2.0
// A BuildKit of the lab at an address that is not loopback, as one on another machine has. Builds nothing.
import { networkInterfaces } from 'node:os';
import { onTestFinished } from 'vitest';
import type { Lab } from '../lab/lab.ts';
import { startRelay } from '../lab/relay.ts';

/** Starts it for the length of a test; gives its address, `tcp://172.31.250.1:12345`. */
export async function startFarBuildKit(lab: Lab): Promise<string> {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const own = all.find(({ family, internal }) => family === 'IPv4' && !internal);
  if (own === undefined) throw new Error('this machine has no address but loopback');
  const target = lab.buildkit.unix.replace('unix://', '');
  const relay = await startRelay({ target, host: own.address });
  onTestFinished(relay.close);
  return `tcp://${own.address}:${relay.port}`;
}
