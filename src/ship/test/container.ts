// SPDX-License-Identifier: Apache-2.0
// Runs a container of the image under test: no mounts, no privileges, no variables but those that the workflow names.
import { stripVTControlCharacters } from 'node:util';
import type { Env } from '../../facts/facts.ts';
import { toLine } from '../../registry/http/line.ts';
import { isObject, type JsonObject, parseObject, toTexts } from '../../registry/json.ts';
import type { Command, CommandResult } from '../../shell.ts';
import type { ShipContext } from '../context.ts';
import type { Address } from './ask.ts';
import { LOOPBACK } from './engine.ts';
import { nameContainer, noteContainer, removeContainer } from './leftover.ts';
import { lastOutputLine } from '../engine/engine.ts';

/** What to run, and how its port is reached. */
export interface ContainerOrder {
  readonly image: string;
  readonly platform: string;
  /** The port that is asked, and the address of this machine's or the engine's network that it is published on. */
  readonly publish?: { readonly port: number; readonly on: string };
}

/** A container that was started. */
export interface Container {
  readonly read: () => Promise<ContainerState>;
  /** The last lines of its log, on one level of indentation less than a log of ours; empty if it has none. */
  readonly lastLines: () => Promise<string>;
}

/** How a container is. */
export interface ContainerState {
  readonly isRunning: boolean;
  readonly exitCode: number;
  readonly isOutOfMemory: boolean;
  /** `starting`, `healthy`, `unhealthy`; undefined if the image has no health check. */
  readonly health: string | undefined;
  /** The output of the last health check, one line. */
  readonly healthSaid: string;
  /** Where the published port is, on this machine or the engine's. */
  readonly published: readonly Address[];
  /** The addresses of the container itself, each with its hardware address; of an engine elsewhere they mean nothing here. */
  readonly own: readonly OwnAddress[];
}

/** An address in the engine's network. */
export interface OwnAddress extends Address {
  /** `02:42:ac:11:00:02` */
  readonly mac: string;
}

/** A container could not be started; `said` in the words of the engine. */
export interface NotStarted {
  readonly said: string;
}

/** How many lines of the container's log a Problem repeats, and how much of the log is read for them. */
const TAIL_LINES = 15;
const TAIL_LIMIT = 64 * 1024;

/** An inspected container repeats at most five outputs of its health check, each of 4 KiB. */
const STATE_LIMIT = 512 * 1024;

/** A limit for one answer of the engine, ms. */
const ENGINE_LIMIT_MS = 60_000;

type Runner = Pick<
  ShipContext,
  'shell' | 'env' | 'cwd' | 'log' | 'tempDir' | 'clock' | 'signal' | 'settings' | 'testEnv'
>;

/**
 * Runs a container while `use` runs, and removes it afterwards with its volumes, also when the run is
 * cancelled. A kill leaves it to the next run.
 */
export async function withContainer<T>(
  order: ContainerOrder,
  runner: Runner,
  use: (container: Container | NotStarted) => Promise<T>,
): Promise<T> {
  const { tempDir, clock, signal } = runner;
  const name = nameContainer(clock.random());
  const ask = (argv: Command['argv'], captureLimit = TAIL_LIMIT) =>
    askEngine(runner, argv, captureLimit);
  await noteContainer(tempDir, name);
  try {
    // Without the signal: docker that is ended here may leave the engine to create it later.
    const created = await ask(toCreate(name, order, runner));
    signal.throwIfAborted();
    if (created.code !== 0) return await use(toNotStarted(created));
    const started = await ask(['docker', 'start', name]);
    signal.throwIfAborted();
    if (started.code !== 0) return await use(toNotStarted(started));
    return await use({
      read: async () => toState((await ask(toInspect(name), STATE_LIMIT)).stdout, order),
      lastLines: async () => {
        const { stdout, stderr } = await ask(['docker', 'logs', '--tail', `${TAIL_LINES}`, name]);
        return toTail(`${stdout}\n${stderr}`);
      },
    });
  } finally {
    const { shell, env, log } = runner;
    await removeContainer(tempDir, name, { shell, env, log }); // without the signal
  }
}

function askEngine(
  { shell, env, cwd, settings, testEnv }: Runner,
  argv: Command['argv'],
  captureLimit: number,
): Promise<CommandResult> {
  const named: Env = Object.fromEntries(settings.testEnv.map((name) => [name, testEnv[name]]));
  return shell({ argv, env: { ...named, ...env }, cwd, captureLimit, timeoutMs: ENGINE_LIMIT_MS });
}

/** The log is kept by the engine itself, whatever its default, and is cut: a program may print without end. */
function toCreate(
  name: string,
  { image, platform, publish }: ContainerOrder,
  { settings }: Runner,
): Command['argv'] {
  return [
    ...(['docker', 'create', '--name', name, '--label', 'tagship.test=true'] as const),
    ...['--platform', platform, '--pull', 'never', '--security-opt', 'no-new-privileges'],
    ...['--log-driver', 'json-file', '--log-opt', 'max-size=1m', '--log-opt', 'max-file=1'],
    ...(publish === undefined ? [] : ['--publish', `${publish.on}::${publish.port}`]),
    ...settings.testEnv.flatMap((variable) => ['--env', variable]),
    image,
  ];
}

function toInspect(name: string): Command['argv'] {
  const { state, ports, networks } = {
    state: '{{json .State}}',
    ports: '{{json .NetworkSettings.Ports}}',
    networks: '{{json .NetworkSettings.Networks}}',
  };
  const format = `{"state":${state},"ports":${ports},"networks":${networks}}`;
  return ['docker', 'container', 'inspect', '--format', format, name];
}

function toState(text: string, { publish }: ContainerOrder): ContainerState {
  const { state, ports, networks } = parseObject(text) ?? {};
  const { Running, ExitCode, OOMKilled, Health } = asObject(state);
  const checks = asObject(Health).Log;
  const last: unknown = Array.isArray(checks) ? checks.at(-1) : undefined;
  return {
    isRunning: Running === true,
    exitCode: typeof ExitCode === 'number' ? ExitCode : 0,
    isOutOfMemory: OOMKilled === true,
    health: toTexts(asObject(Health)).Status,
    healthSaid: toPlainLine(toTexts(asObject(last)).Output ?? ''),
    published: publish === undefined ? [] : listPublished(ports, publish.port),
    own: publish?.on === LOOPBACK ? listOwn(networks, publish.port) : [],
  };
}

function listPublished(ports: unknown, port: number): readonly Address[] {
  const bindings = asObject(ports)[`${port}/tcp`];
  const all: readonly unknown[] = Array.isArray(bindings) ? bindings : [];
  return all
    .map((one) => toTexts(asObject(one)))
    .map(({ HostIp = '', HostPort }) => ({ host: HostIp, port: Number(HostPort) }))
    .filter((one) => one.host !== '' && one.port > 0 && one.port < 65_536);
}

function listOwn(networks: unknown, port: number): readonly OwnAddress[] {
  return Object.values(asObject(networks))
    .map((one) => toTexts(asObject(one)))
    .map(({ IPAddress: host = '', MacAddress: mac = '' }) => ({ host, port, mac }))
    .filter(({ host, mac }) => host !== '' && mac !== '');
}

function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

function toNotStarted({ stderr, spawnError }: CommandResult): NotStarted {
  return { said: toPlainLine(lastOutputLine(stderr)) || (spawnError ?? 'docker gave no reason') };
}

/** The last lines that are not empty, each printable and short. */
function toTail(text: string): string {
  const lines = text.split('\n').map(toPlainLine);
  return lines
    .filter((line) => line !== '')
    .slice(-TAIL_LINES)
    .join('\n');
}

function toPlainLine(text: string): string {
  return toLine(stripVTControlCharacters(text.slice(-TAIL_LIMIT)));
}
