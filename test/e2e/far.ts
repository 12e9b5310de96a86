// SPDX-License-Identifier: Apache-2.0
// A BuildKit of the lab at an address that is not loopback, as one on another machine has. Builds nothing.
import { onTestFinished } from 'vitest';
import { OTHER_ADDRESS } from '../lab/engine.ts';
import type { Lab } from '../lab/lab.ts';
import { startRelay } from '../lab/relay.ts';

/** Starts it for the length of a test; gives its address, `tcp://172.31.250.1:12345`. */
export async function startFarBuildKit(lab: Lab): Promise<string> {
  const target = lab.buildkit.unix.replace('unix://', '');
  const relay = await startRelay({ target, host: OTHER_ADDRESS });
  onTestFinished(relay.close);
  return `tcp://${OTHER_ADDRESS}:${relay.port}`;
}
