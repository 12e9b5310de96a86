// SPDX-License-Identifier: Apache-2.0
// The files below examples/ as `tagship init` writes them, for a project of acme's.
import { basename } from 'node:path';
import { systems, type System } from '../src/init/systems/system.ts';
import type { CiFileRequest } from '../src/init/wanted.ts';
import { version } from '../src/version.ts';

const own: CiFileRequest = {
  version,
  branch: 'main',
  targets: [{ images: [], platforms: [] }],
  logins: [],
};

const hub: CiFileRequest = {
  ...own,
  targets: [{ images: ['docker.io/acme/app'], platforms: [] }],
  logins: [{ host: 'docker.io', username: 'acme', passwordEnv: 'HUB_TOKEN' }],
};

/** The arguments for the example of a system: none if the system has its own registry. */
export function exampleWanted({ ownRegistry }: System): CiFileRequest {
  return ownRegistry === undefined ? hub : own;
}

/** The path of the example of a system, from the project's root. */
export function examplePath({ name, path }: System): string {
  return `examples/${name}/${basename(path)}`;
}

/** The examples by path. */
export const exampleRenderers: Readonly<Record<string, () => string>> = Object.fromEntries(
  systems.map((system) => [examplePath(system), () => system.render(exampleWanted(system))]),
);
