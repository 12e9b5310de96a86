// SPDX-License-Identifier: Apache-2.0
// A BuildKit of the lab at an address that is not loopback, as one on another machine has. Builds nothing.
import { onTestFinished } from 'vitest';
import { OTHER_ADDRESS } from '../lab/engine.ts';
import type { Lab } from '../lab/lab.ts';
import { startRelay } from '../lab/relay.ts';

/** Starts it; gives its address, `tcp://172.31.250.1:12345`. */
export async function openFarBuildKit(
  lab: Lab,
): Promise<{ readonly address: string; readonly close: () => Promise<void> }> {
  const target = lab.buildkit.unix.replace('unix://', '');
  const { port, close } = await startRelay({ target, host: OTHER_ADDRESS });
  return { address: `tcp://${OTHER_ADDRESS}:${port}`, close };
}

/** The same for the length of a test. */
export async function startFarBuildKit(lab: Lab): Promise<string> {
  const { address, close } = await openFarBuildKit(lab);
  onTestFinished(close);
  return address;
}
