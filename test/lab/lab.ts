// SPDX-License-Identifier: Apache-2.0
// The lab: an engine, five registries, a token service, two remote BuildKits and, on demand, an engine with the classic store. `npm run lab -- up|down|status`.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describeBuildKits, readBuildKit, type BuildKitAddress } from './buildkits.ts';
import { readClassic, type ClassicAddress } from './classic.ts';
import { ensureDaemon, isDaemonAlive, startTicks, stopDaemon, type Daemon } from './daemon.ts';
import {
  describeEngine,
  findEngine,
  hasDefaultBridge,
  mountControlGroups,
  ownSocket,
  removeClassicBridges,
  toolDirectories,
  unmountBelow,
  type Engine,
} from './engine.ts';
import { withLock } from './lock.ts';
import { ask, findPort, isListening } from './probe.ts';
import {
  caPath,
  describeRegistries,
  passwordUsers,
  preferredPorts,
  registryNames,
  tokenUsers,
  type Ports,
  type RegistryKind,
} from './registries.ts';
import { openState, type State } from './state.ts';

/** A registry as a test needs to know it. */
export interface LabRegistry {
  /** `127.0.0.1:5000`: put a repository's path behind it. */
  readonly host: string;
  /** `http://127.0.0.1:5000` */
  readonly url: string;
  /** User to password; empty where none is asked for. */
  readonly users: Readonly<Record<string, string>>;
}

/** The lab, up and answering. */
export interface Lab {
  readonly root: string;
  /** `PATH`, `DOCKER_HOST` and `DOCKER_CONFIG` for a child process that talks to the engine. */
  readonly env: {
    readonly PATH: string;
    readonly DOCKER_HOST: string;
    readonly DOCKER_CONFIG: string;
  };
  readonly engine: Engine;
  /** The directory with buildx, for a `cliPluginsExtraDirs` of one's own. */
  readonly plugins: string;
  readonly registries: Readonly<Record<RegistryKind, LabRegistry>>;
  /** PEM file of the authority behind `tls`. */
  readonly ca: string;
  /** `GET {url}/log?since=MS` lists the requests for tokens; `refreshTokens` are by user. */
  readonly tokenService: {
    readonly url: string;
    readonly refreshTokens: Readonly<Record<string, string>>;
  };
  /** The engine's BuildKit as a remote one: `tcp://127.0.0.1:1234`, `unix:///…/buildkit.sock`. */
  readonly buildkit: BuildKitAddress;
  /** Another BuildKit with a store of its own, which shares nothing with the engine: a second node. */
  readonly secondBuildkit: BuildKitAddress;
  /** An engine with the classic image store, which `openClassicEngine` starts when a test asks for it. */
  readonly classicEngine: ClassicAddress;
  /** A static busybox, for images that start from nothing. */
  readonly busybox: string;
  /** Ports in use, to be taken again. */
  readonly ports: Ports;
  /** Over the lab's own sources: another version of them checks everything again. */
  readonly sources: string;
  /** Stays up until `lab down`, however many test runs come and go. */
  readonly isKept: boolean;
}

let current: Promise<Lab> | undefined;

/** The lab, brought up where it is down. Asked again, it answers at once. */
export function lab(): Promise<Lab> {
  current ??= up({ keep: false }).then((result) => result.lab);
  return current;
}

/** Brings up what is not there, and says what that was. `keep` protects it from the end of a test run. */
export async function up(options: { keep: boolean }): Promise<{ lab: Lab; started: string[] }> {
  const state = openState();
  const known = readLab(state);
  if (
    known?.sources === hashSources() &&
    (known.isKept || !options.keep) &&
    (await isHealthy(state, known))
  ) {
    return { lab: known, started: [] };
  }
  return withLock(join(state.root, 'lock'), async () => {
    await fetchTools(state);
    return bringUp(state, options.keep);
  });
}

/** Ends every process of the lab and removes what it stored; the downloaded programs stay. */
export async function down(): Promise<void> {
  const state = openState();
  await withLock(join(state.root, 'lock'), async () => {
    await Promise.all([...daemonNames, CLASSIC].map((name) => stopDaemon(state.run, name)));
    await stopDaemon(state.run, 'engine');
    removeClassicBridges(state);
    for (const directory of [state.data, state.sockets]) unmountBelow(directory);
    rmSync(labPath(state), { force: true });
    rmSync(state.data, { recursive: true, force: true });
    if (state.sockets !== state.run) rmSync(state.sockets, { recursive: true, force: true });
  });
}

/** Notes that this process uses the lab. The function it returns says the opposite, and is the last to switch off the light. */
export async function useLab(): Promise<() => Promise<void>> {
  const leases = join(openState().root, 'leases');
  mkdirSync(leases, { recursive: true });
  const lease = join(leases, String(process.pid));
  writeFileSync(lease, startTicks(process.pid) ?? '');
  await lab();
  return async () => {
    rmSync(lease, { force: true });
    const isInUse = readdirSync(leases).some(
      (pid) => startTicks(Number(pid)) === readFileSync(join(leases, pid), 'utf8'),
    );
    if (!isInUse && readLab(openState())?.isKept === false) await down();
  };
}

/** Writes a separate Docker configuration into `directory`, in which buildx is found. */
export function writeDockerConfig(lab: Lab, directory: string, content: object = {}): void {
  mkdirSync(directory, { recursive: true });
  const config = { cliPluginsExtraDirs: [lab.plugins], ...content };
  writeFileSync(join(directory, 'config.json'), JSON.stringify(config, undefined, 2));
}

/** Not among those that the lab starts by itself. */
const CLASSIC = 'engine-classic';

const daemonNames = [
  'buildkit',
  'second-engine',
  'second-buildkit',
  'token-service',
  ...registryNames.map((name) => `registry-${name}`),
];

async function bringUp(state: State, keep: boolean): Promise<{ lab: Lab; started: string[] }> {
  const known = readLab(state);
  const ports = await choosePorts(state);
  const engine = (await findForeignEngine(state)) ?? { socket: ownSocket(state), isOwn: true };
  if (engine.isOwn) mountControlGroups();
  const engines = engine.isOwn ? [describeEngine(state)] : [];
  const daemons = [
    ...engines,
    ...describeRegistries(state, ports),
    ...describeBuildKits(state, engine, ports),
  ];
  const started = await startAll(state, daemons);
  const lab = describeLab(state, engine, ports, keep || known?.isKept === true);
  writeDockerConfig(lab, lab.env.DOCKER_CONFIG);
  writeFileSync(`${labPath(state)}.new`, JSON.stringify(lab, undefined, 2), { mode: 0o600 });
  renameSync(`${labPath(state)}.new`, labPath(state));
  return { lab, started };
}

/** Waits for all, also where one fails: what was started is noted then, and can be stopped. */
async function startAll(state: State, daemons: readonly Daemon[]): Promise<string[]> {
  const outcomes = await Promise.allSettled(
    daemons.map((daemon) => ensureDaemon(state.run, daemon)),
  );
  return outcomes.flatMap((outcome, index) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value === 'started' ? [daemons[index]?.name ?? ''] : [];
  });
}

async function fetchTools(state: State): Promise<void> {
  const script = fileURLToPath(new URL('toolchain.sh', import.meta.url));
  await promisify(execFile)('bash', [script, state.tools]);
}

/** An engine of the machine counts only if it is not the lab's own, reached through DOCKER_HOST. */
async function findForeignEngine(state: State): Promise<Engine | undefined> {
  const found = await findEngine(process.env);
  return found?.socket === ownSocket(state) ? undefined : found;
}

/** What was used before, as long as it is ours or free; else the preferred port, else any. */
async function choosePorts(state: State): Promise<Ports> {
  const path = join(state.run, 'ports.json');
  const before: Ports = { ...preferredPorts, ...(readJson(path) as Partial<Ports> | undefined) };
  const entries: [string, number][] = [];
  for (const [name, port] of Object.entries(before)) {
    const isOurs = isDaemonAlive(state.run, daemonOf(name as keyof Ports));
    entries.push([name, isOurs ? port : await findPort(port)]);
  }
  const ports = Object.fromEntries(entries) as Ports;
  writeFileSync(path, JSON.stringify(ports));
  return ports;
}

function daemonOf(name: keyof Ports): string {
  if (name === 'buildkit') return 'buildkit';
  if (name === 'secondBuildkit') return 'second-buildkit';
  if (name === 'classicEngine') return CLASSIC;
  return name === 'tokenService' ? 'token-service' : `registry-${name}`;
}

function describeLab(state: State, engine: Engine, ports: Ports, isKept: boolean): Lab {
  const tools = toolDirectories(state);
  const passwords = (users: Record<string, { password: string }>): Record<string, string> =>
    Object.fromEntries(Object.entries(users).map(([user, { password }]) => [user, password]));
  const registry = (
    name: RegistryKind,
    users: Readonly<Record<string, string>> = {},
  ): LabRegistry => {
    const host = `127.0.0.1:${ports[name]}`;
    return { host, url: `${name === 'tls' ? 'https' : 'http'}://${host}`, users };
  };
  return {
    root: state.root,
    env: {
      PATH: `${tools.bin}:${process.env.PATH ?? '/usr/bin:/bin'}`,
      DOCKER_HOST: `unix://${engine.socket}`,
      DOCKER_CONFIG: join(state.run, 'docker-config'),
    },
    engine,
    plugins: tools.plugins,
    registries: {
      plain: registry('plain'),
      second: registry('second'),
      htpasswd: registry('htpasswd', passwordUsers),
      tls: registry('tls', passwordUsers),
      token: registry('token', passwords(tokenUsers)),
    },
    ca: caPath(state),
    tokenService: {
      url: `http://127.0.0.1:${ports.tokenService}`,
      refreshTokens: {
        publisher: tokenUsers.publisher.refreshToken,
        'team-a': tokenUsers['team-a'].refreshToken,
      },
    },
    buildkit: readBuildKit(state, 'buildkit', ports.buildkit),
    secondBuildkit: readBuildKit(state, 'second-buildkit', ports.secondBuildkit),
    classicEngine: readClassic(state, ports.classicEngine),
    busybox: tools.busybox,
    ports,
    sources: hashSources(),
    isKept,
  };
}

async function isHealthy(state: State, known: Lab): Promise<boolean> {
  const names = known.engine.isOwn ? ['engine', ...daemonNames] : daemonNames;
  if (!names.every((name) => isDaemonAlive(state.run, name))) return false;
  if (known.engine.isOwn && !hasDefaultBridge()) return false;
  const ca = readFileSync(known.ca, 'utf8');
  const answers = await Promise.all([
    ask('http://docker/_ping', { socketPath: known.engine.socket }),
    ...Object.values(known.registries).map(({ url }) => ask(`${url}/v2/`, { ca })),
    ask(`${known.tokenService.url}/log?since=${Number.MAX_SAFE_INTEGER}`),
  ]);
  return (
    (await isListening(known.ports.buildkit)) &&
    (await isListening(known.ports.secondBuildkit)) &&
    answers.every((answer) => answer !== undefined)
  );
}

function readLab(state: State): Lab | undefined {
  const lab = readJson(labPath(state)) as Lab | undefined;
  if (!lab) return undefined;
  const { bin } = toolDirectories(state);
  return { ...lab, env: { ...lab.env, PATH: `${bin}:${process.env.PATH ?? ''}` } };
}

/** Undefined when the file is not there, or was left half-written. */
function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined; // never brought up, or down
  }
}

/** Over everything here that a running lab depends on. */
function hashSources(): string {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const hash = createHash('sha256');
  for (const name of SOURCES) hash.update(readFileSync(join(here, name)));
  return hash.digest('hex');
}

const SOURCES = [
  'buildkit-bridge.ts',
  'buildkits.ts',
  'certificates.ts',
  'classic.ts',
  'engine.ts',
  'lab.ts',
  'registries.ts',
  'token-server.ts',
  'toolchain.sh',
];

function labPath(state: State): string {
  return join(state.root, 'lab.json');
}
