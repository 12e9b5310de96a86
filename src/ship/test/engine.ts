// SPDX-License-Identifier: Apache-2.0
// The engine that runs the container of a test: whether one answers, and on which address a port of it can be reached.
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { error, Problem, type ProblemData } from '../../problem.ts';
import type { CommandResult } from '../../shell.ts';
import type { ShipContext } from '../context.ts';
import { lastOutputLine } from '../engine/engine.ts';
import { waitForAnswer } from '../engine/wait.ts';
import { toPlatform } from '../platform.ts';
import { parseProbe } from './probe.ts';

/** What is needed of a run to ask its engine. */
type Asker = Pick<ShipContext, 'shell' | 'env' | 'cwd' | 'clock' | 'signal' | 'log' | 'trust'>;

/** A limit for one answer of the engine, ms. */
const ENGINE_LIMIT_MS = 20_000;

/** Where ports of containers are published on an engine of this machine. */
export const LOOPBACK = '127.0.0.1';

/**
 * What would end a test that runs the image, before anything is built: no engine (TEST_NO_ENGINE), or
 * one whose ports cannot be reached from here (TEST_UNREACHABLE). A service of the job that still starts gets its time.
 */
export async function checkTestEngine(
  tests: readonly (string | undefined)[],
  asker: Asker,
): Promise<readonly ProblemData[]> {
  const probes = tests.flatMap((test) => {
    const probe = test === undefined ? undefined : parseProbe(test);
    return probe === undefined ? [] : [{ ...probe, test }];
  });
  const [first] = probes;
  if (first === undefined) return [];
  const version = await waitForAnswer(
    asker,
    () => ask(asker, ['docker', 'version', '--format', '{{.Server.Version}}']),
    ({ code, spawnError }) => code !== 0 && spawnError === undefined,
  );
  asker.signal.throwIfAborted();
  if (version.code !== 0) return [describeNone(first.test ?? '', version)];
  if (probes.every(({ kind }) => kind === 'health')) return [];
  try {
    await readPublishAddress(asker);
    return [];
  } catch (thrown) {
    if (thrown instanceof Problem) return thrown.problems;
    throw thrown;
  }
}

function describeNone(test: string, { stderr, spawnError }: CommandResult): ProblemData {
  const said = spawnError ?? (lastOutputLine(stderr) || 'docker gave no reason');
  return error(
    'TEST_NO_ENGINE',
    `the test "${test}" runs the image, and no Docker engine answers here: ${said}`,
    'Give the job an engine (Docker on the runner, or the service docker:dind), or name a script that needs none. A BuildKit at an address or on Kubernetes runs no containers.',
  );
}

/**
 * The address that a port of a container is published on: loopback of an engine on this machine, rootless or not;
 * for one at a TCP address that address, where the engine itself listens, and never in an untrusted run.
 *
 * @throws Problem TEST_UNREACHABLE
 */
export async function readPublishAddress(asker: Asker): Promise<string> {
  const format = '{{.Endpoints.docker.Host}}';
  const found = await ask(asker, ['docker', 'context', 'inspect', '--format', format]);
  const endpoint = found.stdout.trim();
  if (found.code !== 0 || /^(unix|npipe|fd):/.test(endpoint)) return LOOPBACK;
  const address = await toAddress(endpoint);
  if (address.startsWith('127.') || address === '::1') return LOOPBACK;
  if (asker.trust.level === 'untrusted') {
    const why = `it would be published beyond loopback, which is not done, because ${asker.trust.reason}`;
    throw unreachable(endpoint, why);
  }
  return isIP(address) === 6 ? `[${address}]` : address;
}

/** The address of the machine of an engine at a TCP address. */
async function toAddress(endpoint: string): Promise<string> {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url?.protocol !== 'tcp:') throw unreachable(endpoint, 'it is on another machine');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const address = isIP(host) > 0 ? host : await resolve(host);
  if (address === undefined) throw unreachable(endpoint, 'its name has no address here');
  return address;
}

async function resolve(host: string): Promise<string | undefined> {
  try {
    return (await lookup(host, { verbatim: false })).address;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return undefined;
    throw cause;
  }
}

function unreachable(endpoint: string, why: string): Problem {
  return new Problem([
    error(
      'TEST_UNREACHABLE',
      `a port of a container on the engine "${endpoint}" cannot be asked from here: ${why}.`,
      'Give the image a HEALTHCHECK and write test: health, which the engine itself runs; or use a script.',
    ),
  ]);
}

/** The platform of the engine: `linux/amd64`. */
export async function readEnginePlatform(asker: Asker): Promise<string> {
  const format = '{{.Server.Os}}/{{.Server.Arch}}';
  const { stdout } = await ask(asker, ['docker', 'version', '--format', format]);
  return toPlatform(stdout.trim());
}

function ask(
  { shell, env, cwd, signal }: Asker,
  argv: readonly [string, ...string[]],
): Promise<CommandResult> {
  return shell({ argv, env, cwd, signal, timeoutMs: ENGINE_LIMIT_MS });
}
