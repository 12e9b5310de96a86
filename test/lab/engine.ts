// SPDX-License-Identifier: Apache-2.0
// The container engine: an existing one, or our own.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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

/** Our own engine, next to whatever is there. */
export function describeEngine(state: State): Daemon {
  const daemon = describeDockerd(state, 'engine', { hosts: [`unix://${ownSocket(state)}`] });
  return { ...daemon, isReady: async () => hasDefaultBridge() && (await daemon.isReady()) };
}

/** Whether the network of our own engine's RUN steps is there: another engine without a bridge of its own removes it. */
export function hasDefaultBridge(): boolean {
  return existsSync('/sys/class/net/docker0');
}

/** Where the second engine listens. */
export function secondSocket(state: State): string {
  return join(state.sockets, 'second.sock');
}

/** Network bridges of further engines. Without one of its own an engine would take the first engine's, or remove it. */
const BRIDGES = {
  second: { name: 'tagship1', address: '172.31.250.1/24' },
  classic: { name: 'tagship2', address: '172.31.252.1/24' },
} as const;

/** An address of this machine that is not loopback: that of the bridge of the second engine. */
export const [OTHER_ADDRESS] = BRIDGES.second.address.split('/') as [string];

/** Another engine, for its BuildKit alone: other images, another cache. */
export function describeSecondEngine(state: State): Daemon {
  makeBridge(toolDirectories(state).busybox, BRIDGES.second);
  return describeDockerd(state, 'second-engine', {
    hosts: [`unix://${secondSocket(state)}`],
    bridge: BRIDGES.second.name,
  });
}

/** Where the engine with the classic image store listens without TLS. */
export function classicSocket(state: State): string {
  return join(state.sockets, 'classic.sock');
}

/** What an engine needs to be reached by TLS: three PEM files and a port of loopback. */
export interface EngineTls {
  readonly port: number;
  readonly ca: string;
  readonly certificate: string;
  readonly key: string;
}

/**
 * An engine with the classic image store, on a unix socket and on a TLS port that wants a client
 * certificate, as `docker:dind` has it. It reaches no registry but those on loopback, so that what
 * its images are called decides nothing.
 */
export function describeClassicEngine(state: State, tls: EngineTls): Daemon {
  makeBridge(toolDirectories(state).busybox, BRIDGES.classic);
  const socket = classicSocket(state);
  const daemon = describeDockerd(state, 'engine-classic', {
    hosts: [`unix://${socket}`, `tcp://127.0.0.1:${tls.port}`],
    bridge: BRIDGES.classic.name,
    features: { 'containerd-snapshotter': false },
    ...{ tlsverify: true, tlscacert: tls.ca, tlscert: tls.certificate, tlskey: tls.key },
  });
  const closed = 'http://127.0.0.1:9';
  const noProxy = '127.0.0.0/8,localhost';
  return {
    ...daemon,
    env: { ...daemon.env, HTTP_PROXY: closed, HTTPS_PROXY: closed, NO_PROXY: noProxy },
    files: [...daemon.files, tls.ca, tls.certificate],
  };
}

/** Takes away the bridges that the engine with the classic store, and builders on it, leave on the machine when they have ended. */
export function removeClassicBridges(state: State): void {
  for (const bridge of [BRIDGES.classic.name, BUILDER_BRIDGE]) {
    if (!existsSync(join('/sys/class/net', bridge))) continue;
    execFileSync(toolDirectories(state).busybox, ['ip', 'link', 'del', bridge]);
  }
}

/** Unmounts what is mounted below a directory, the innermost first. An engine that had to be killed leaves its data mounted, which then can't be removed. */
export function unmountBelow(directory: string): void {
  const paths = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .filter((path) => path.startsWith(`${directory}/`));
  for (const path of paths.toReversed()) execFileSync('umount', ['--lazy', path]);
}

/** The bridge that stands for BuildKit's, in a builder on the network of the machine. */
const BUILDER_BRIDGE = 'tagship9';

/** dockerd uses a bridge that it is given, and does not make it. */
function makeBridge(busybox: string, bridge: { name: string; address: string }): void {
  if (existsSync(join('/sys/class/net', bridge.name))) return;
  const ip = (...args: string[]) => execFileSync(busybox, ['ip', ...args]);
  ip('link', 'add', bridge.name, 'type', 'bridge');
  ip('addr', 'add', bridge.address, 'dev', bridge.name);
  ip('link', 'set', bridge.name, 'up');
}

function describeDockerd(
  state: State,
  name: string,
  settings: { readonly hosts: readonly [string, ...string[]]; readonly [name: string]: unknown },
): Daemon {
  const tools = toolDirectories(state);
  const config = join(state.run, `${name}.json`);
  const socket = settings.hosts[0].slice('unix://'.length);
  const content = { ...engineConfig(state, name), ...settings };
  writeFileSync(config, JSON.stringify(content, undefined, 2));
  return {
    name,
    argv: [join(state.tools, 'root/usr/sbin/dockerd'), '--config-file', config],
    env: { PATH: `${tools.bin}:${process.env.PATH ?? ''}`, HOME: state.run },
    files: [config, join(state.tools, 'stamp')],
    isReady: async () => (await ask('http://docker/info', { socketPath: socket }))?.status === 200,
  };
}

/** Containers need control groups, which a bare machine without an init system has not mounted: version 2, or each controller of version 1 where the kernel gave them to that. */
export function mountControlGroups(): void {
  const top = '/sys/fs/cgroup';
  if (isMountPoint(top)) return;
  const controllers = readFileSync('/proc/cgroups', 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))
    .filter(([, hierarchy, , isEnabled]) => hierarchy !== '0' && isEnabled === '1')
    .map(([name = '']) => name);
  if (controllers.length === 0) {
    execFileSync('mount', ['-t', 'cgroup2', 'cgroup', top]);
    return;
  }
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'mode=0755', 'cgroup', top]);
  for (const name of controllers) {
    mkdirSync(join(top, name));
    execFileSync('mount', ['-t', 'cgroup', '-o', name, 'cgroup', join(top, name)]);
  }
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
function engineConfig(state: State, name: string): object {
  return {
    'data-root': join(state.data, name),
    'exec-root': join(state.sockets, name),
    pidfile: join(state.run, `${name}.pid`),
    features: { 'containerd-snapshotter': true },
    'insecure-registries': ['127.0.0.0/8'],
    iptables: false,
    ip6tables: false,
    'ip-forward': false,
    'userland-proxy': false,
  };
}
