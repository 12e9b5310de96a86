// SPDX-License-Identifier: Apache-2.0
// Two BuildKits that are reached as remote ones: that of the engine, and that of a second engine made for it. Builds nothing.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BridgeConfig } from './buildkit-bridge.ts';
import type { Daemon } from './daemon.ts';
import { describeSecondEngine, type Engine, secondSocket } from './engine.ts';
import { isListening } from './probe.ts';
import type { Ports } from './registries.ts';
import type { State } from './state.ts';

/** Where a BuildKit is reached: `tcp://127.0.0.1:1234`, `unix:///…/buildkit.sock`. */
export interface BuildKitAddress {
  readonly tcp: string;
  readonly unix: string;
}

/** The second engine, and a bridge to the BuildKit of each engine. */
export function describeBuildKits(state: State, engine: Engine, ports: Ports): readonly Daemon[] {
  return [
    describeBridge(state, 'buildkit', engine.socket, ports.buildkit),
    describeSecondEngine(state),
    describeBridge(state, 'second-buildkit', secondSocket(state), ports.secondBuildkit),
  ];
}

/** The address of a bridge. */
export function readBuildKit(state: State, name: string, port: number): BuildKitAddress {
  return { tcp: `tcp://127.0.0.1:${port}`, unix: `unix://${toSocket(state, name)}` };
}

function describeBridge(state: State, name: string, engineSocket: string, port: number): Daemon {
  const config = join(state.run, `${name}.json`);
  const script = fileURLToPath(new URL('buildkit-bridge.ts', import.meta.url));
  const content: BridgeConfig = { engineSocket, unix: toSocket(state, name), port };
  writeFileSync(config, JSON.stringify(content, undefined, 2));
  return {
    name,
    argv: [process.execPath, script, config],
    env: { PATH: process.env.PATH },
    files: [script, config],
    isReady: () => isListening(port),
  };
}

function toSocket(state: State, name: string): string {
  return join(state.sockets, `${name}.sock`);
}
