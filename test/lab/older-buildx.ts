// SPDX-License-Identifier: Apache-2.0
// A buildx of an older generation than the lab's, as other machines have it.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { withLock } from './lock.ts';
import { openState } from './state.ts';

/** Its version, as far as the names of fixtures have it. */
export const OLDER_BUILDX = '0.13';

/** A Docker configuration in a new directory whose buildx is the older one, downloaded before the first use. */
export async function makeOlderConfig(parent: string): Promise<string> {
  const { root, tools } = openState();
  const prefix = join(tools, 'older-buildx');
  const script = fileURLToPath(new URL('older-buildx.sh', import.meta.url));
  await withLock(join(root, 'older-buildx.lock'), async () => {
    await promisify(execFile)('bash', [script, prefix]);
  });
  const config = await mkdtemp(join(parent, 'older-'));
  await mkdir(join(config, 'cli-plugins'));
  await symlink(join(prefix, 'docker-buildx'), join(config, 'cli-plugins/docker-buildx'));
  return config;
}
