// SPDX-License-Identifier: Apache-2.0
// Where the lab keeps its files. Shared by all clones of the project on a machine.
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** The directories of one lab. */
export interface State {
  readonly root: string;
  /** Unpacked programs; kept by `down`. */
  readonly tools: string;
  /** Configuration, process records and logs. */
  readonly run: string;
  /** What the engine and the registries store; removed by `down`. */
  readonly data: string;
  /** Unix sockets. Their paths may be no longer than 107 bytes, so a deep `root` moves them to the temp directory. */
  readonly sockets: string;
}

/** The engine appends up to this many characters to the directory of its sockets. */
const LONGEST_SOCKET_NAME = '/second-engine/containerd/containerd.sock.ttrpc'.length;

/** The directories of this user's lab, made where they are missing. */
export function openState(env: NodeJS.ProcessEnv = process.env): State {
  const cache =
    env.XDG_CACHE_HOME === undefined || env.XDG_CACHE_HOME === ''
      ? join(env.HOME ?? homedir(), '.cache')
      : env.XDG_CACHE_HOME;
  const root = join(cache, 'tagship-lab');
  const run = join(root, 'run');
  const isShort = Buffer.byteLength(run) + LONGEST_SOCKET_NAME <= 100;
  const hash = createHash('sha256').update(root).digest('hex').slice(0, 8);
  const state = {
    root,
    tools: join(root, 'tools'),
    run,
    data: join(root, 'data'),
    sockets: isShort ? run : join(tmpdir(), `tagship-lab-${hash}`),
  };
  for (const directory of Object.values(state))
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  return state;
}
