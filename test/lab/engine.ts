// SPDX-License-Identifier: Apache-2.0
// The container engine: one that is there already, or our own. Knows no registry.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Daemon } from './daemon.ts';
import { ask } from './probe.ts';
import type { State } from './state.ts';

/** An engine that answers. */
export interface Engine {
  readonly socket: string;
  readonly isOwn: boolean;
}

/** Where the toolchain's programs are. */
export function toolDirectories(state: State): { bin: string; plugins: string; busybox: string } {
  const root = join(state.tools, 'root');
  return {
    bin: [join(root, 'usr/bin'), join(root, 'usr/sbin')].join(':'),
    plugins: join(root, 'usr/libexec/docker/cli-plugins'),
    busybox: join(root, 'bin/busybox'),
  };
}

/** A Docker of the machine that keeps images in the containerd store; others cannot write an OCI layout. */
export async function findEngine(env: NodeJS.ProcessEnv): Promise<Engine | undefined> {
  const host = env.DOCKER_HOST ?? 'unix:///var/run/docker.sock';
  if (!host.startsWith('unix://')) return undefined;
  const socket = host.slice('unix://'.length);
  const info = await ask('http://docker/info', { socketPath: socket });
  return info?.status === 200 && info.body.includes('io.containerd.snapshotter')
    ? { socket, isOwn: false }
    : undefined;
}

/** Where our own engine listens. */
export function ownSocket(state: State): string {
  return join(state.sockets, 'docker.sock');
}

/** Our own engine, beside whatever is there. */
export function describeEngine(state: State): Daemon {
  const tools = toolDirectories(state);
  const config = join(state.run, 'engine.json');
  const socket = ownSocket(state);
  writeFileSync(config, JSON.stringify(engineConfig(state, socket), undefined, 2));
  return {
    name: 'engine',
    argv: [join(state.tools, 'root/usr/sbin/dockerd'), '--config-file', config],
    env: { PATH: `${tools.bin}:${process.env.PATH ?? ''}`, HOME: state.run },
    files: [config, join(state.tools, 'stamp')],
    isReady: async () => (await ask('http://docker/info', { socketPath: socket }))?.status === 200,
  };
}

/** Containers need the directory of control groups, which a bare machine may lack. */
export function mountControlGroups(): void {
  mkdirSync('/sys/fs/cgroup', { recursive: true });
  const isMounted = existsSync('/proc/self/mountinfo') && isMountPoint('/sys/fs/cgroup');
  if (!isMounted)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'mode=0755', 'cgroup', '/sys/fs/cgroup']);
}

function isMountPoint(path: string): boolean {
  try {
    execFileSync('mountpoint', ['-q', path]);
    return true;
  } catch {
    return false; // exit code 32: it is a plain directory
  }
}

/** A bridge without address translation: RUN steps and containers work, and no iptables is needed. */
function engineConfig(state: State, socket: string): object {
  return {
    hosts: [`unix://${socket}`],
    'data-root': join(state.data, 'engine'),
    'exec-root': join(state.sockets, 'engine'),
    pidfile: join(state.run, 'engine.pid'),
    features: { 'containerd-snapshotter': true },
    'insecure-registries': ['127.0.0.0/8'],
    iptables: false,
    ip6tables: false,
    'ip-forward': false,
    'userland-proxy': false,
  };
}
