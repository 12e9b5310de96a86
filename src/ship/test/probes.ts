// SPDX-License-Identifier: Apache-2.0
// Tests an image without a script: runs it, and asks for its health, or one of its ports, until it answers or the time is up.
import { error, notice, Problem, type ProblemData } from '../../problem.ts';
import { renderDuration } from '../../settings/values/duration.ts';
import type { ShipContext } from '../context.ts';
import { lastOutputLine } from '../engine/engine.ts';
import { toPlatform } from '../platform.ts';
import { type Address, type ProbeAnswer, askFirst, askHttp, askTcp } from './ask.ts';
import {
  type Container,
  type ContainerState,
  type OwnAddress,
  withContainer,
} from './container.ts';
import { isNeighbour, readNeighbours } from './neighbours.ts';
import { readEnginePlatform, readPublishAddress } from './engine.ts';
import type { Probe } from './probe.ts';
import type { Tests } from '../record/receipt.ts';
import type { Env } from '../../facts/facts.ts';

/** What is tested without a script. */
export interface ProbeInput {
  readonly image: string;
  readonly platforms: readonly string[];
  /** Whether the engine has to pull it. */
  readonly isPushed: boolean;
  readonly context: ShipContext;
  /** What docker needs to pull it. */
  readonly childEnv: Env;
}

/** Between two questions, ms. */
const PAUSE_MS = 500;

/** A client error that lasts this long is the answer of a program that has started, ms. */
const FINAL_AFTER_MS = 15_000;

/**
 * Tests the image on every platform that the engine runs. Foreign platforms that it has no emulator for are
 * left out, with a notice; one must run.
 *
 * @throws Problem GATE_FAILED, TEST_NO_HEALTHCHECK, TEST_UNREACHABLE
 */
export async function runProbes(input: ProbeInput, probe: Probe): Promise<Tests> {
  const { context, platforms, image } = input;
  const native = await readEnginePlatform(context);
  const on = probe.kind === 'health' ? undefined : await readPublishAddress(context);
  const tests: Record<string, Tests[string]> = {};
  for (const platform of platforms) {
    const isNative = toPlatform(platform) === native;
    tests[platform] = await context.log.group(`Test ${image} on ${platform}`, () =>
      testOne(input, { probe, platform, isNative, on }),
    );
  }
  if (Object.values(tests).includes('tested')) return tests;
  const message = `no platform of "${image}" runs on the engine (${native}). No tag was written.`;
  const hint = `Install emulators (docker/setup-qemu-action), or build each platform on a machine of its own.`;
  throw new Problem([error('GATE_FAILED', message, hint)]);
}

/** One platform of a test. */
interface Attempt {
  readonly probe: Probe;
  readonly platform: string;
  readonly isNative: boolean;
  /** The address to publish its port on. */
  readonly on: string | undefined;
}

async function testOne(input: ProbeInput, attempt: Attempt): Promise<Tests[string]> {
  const { context, image } = input;
  const { probe, platform, on } = attempt;
  if (input.isPushed) await pull(input, platform);
  const publish =
    probe.kind === 'health' || on === undefined ? {} : { publish: { port: probe.port, on } };
  return withContainer({ image, platform, ...publish }, context, async (container) => {
    const failed =
      'said' in container
        ? { why: `failed: the container did not start: ${container.said}`, tail: '' }
        : await watch(container, probe, context);
    if (failed === undefined) return 'tested';
    if (!attempt.isNative && isForeign(`${failed.why}\n${failed.tail}`)) {
      context.log.problem(describeForeign(image, platform));
      return 'not runnable here';
    }
    throw new Problem([describeFailure(input, attempt, failed)]);
  });
}

async function pull({ image, context, childEnv }: ProbeInput, platform: string): Promise<void> {
  const { shell, env, cwd, signal, log } = context;
  const result = await shell({
    argv: ['docker', 'pull', '--quiet', '--platform', platform, image],
    env: { ...env, ...childEnv },
    ...{ cwd, signal, onOutput: log.output },
  });
  signal.throwIfAborted();
  if (result.code === 0) return;
  const said = lastOutputLine(result.stderr) || (result.spawnError ?? 'docker gave no reason');
  const message = `the test of "${image}" on ${platform} did not run: the engine cannot pull the image: ${said} No tag was written.`;
  const hint =
    'The engine pulls the image from its first repository: it must reach that registry, and a registry without TLS must be among its insecure-registries.';
  throw new Problem([error('GATE_FAILED', message, hint)]);
}

/** Why a test failed. */
interface Failed {
  /** Continues "The test of … on …". */
  readonly why: string;
  /** The last lines of the log. */
  readonly tail: string;
}

const NO_CHECK = 'has no health check';

/** Asks until the container is good; otherwise why it is not. */
async function watch(
  container: Container,
  probe: Probe,
  { clock, signal, settings, log }: ShipContext,
): Promise<Failed | undefined> {
  const began = clock.now();
  let wrongSince = Infinity;
  for (;;) {
    const state = await container.read();
    signal.throwIfAborted();
    const ended = describeEnd(state, probe);
    if (ended !== undefined) return { why: ended, tail: await container.lastLines() };
    const answer = await ask(state, probe, signal);
    signal.throwIfAborted();
    if (answer.ok) {
      log.info(`Good: ${answer.said}`);
      return undefined;
    }
    const now = clock.now();
    wrongSince = answer.isFinal === true ? Math.min(wrongSince, now) : Infinity;
    if (now - wrongSince >= (probe.kind === 'health' ? 0 : FINAL_AFTER_MS)) {
      return { why: `failed: ${answer.said}`, tail: await container.lastLines() };
    }
    if (now - began >= settings.testTimeout) {
      const limit = renderDuration(settings.testTimeout);
      const why = `did not succeed within ${limit}: ${answer.said}`;
      return { why, tail: await container.lastLines() };
    }
    await clock.sleep(PAUSE_MS, signal);
  }
}

/** Why there is nothing more to ask; undefined while there is. */
function describeEnd(state: ContainerState, probe: Probe): string | undefined {
  const { isRunning, exitCode, isOutOfMemory, health } = state;
  if (probe.kind === 'health' && isRunning && health === undefined) return NO_CHECK;
  if (isRunning) return undefined;
  return isOutOfMemory
    ? 'failed: the container ran out of memory'
    : `failed: the container ended with exit code ${exitCode}`;
}

/**
 * One question. The answer of the container's own address counts where it is known to be that of the container; otherwise
 * the answer of the published port, whose socket the engine may hold without passing anything on.
 */
async function ask(state: ContainerState, probe: Probe, signal: AbortSignal): Promise<ProbeAnswer> {
  if (probe.kind === 'health') return toHealth(state);
  const [own, published] = [state.own[0], state.published[0]];
  const askOne = (address: Address, until: AbortSignal): Promise<ProbeAnswer> =>
    probe.kind === 'tcp'
      ? askTcp(address, until)
      : askHttp(address, { path: probe.path, named: probe.port }, until);
  const answer = await askFirst(
    async (until) => own && askOwn(own, (address) => askOne(address, until)),
    async (until) => published && askOne(published, until),
    signal,
  );
  return answer ?? { ok: false, said: 'its port is not published' };
}

/** Undefined where the address is not that of the container: another engine may give the same one to another. */
async function askOwn(
  address: OwnAddress,
  askOne: (address: Address) => Promise<ProbeAnswer>,
): Promise<ProbeAnswer | undefined> {
  const answer = await askOne(address);
  return isNeighbour(await readNeighbours(), address) ? answer : undefined;
}

function toHealth({ health = '', healthSaid }: ContainerState): ProbeAnswer {
  const said = healthSaid === '' ? health : `${health} (${healthSaid})`;
  return { ok: health === 'healthy', said, isFinal: health === 'unhealthy' };
}

/** How the kernel refuses a program of another platform: in the error of the engine, or in the log of the container. */
function isForeign(text: string): boolean {
  return text.includes('exec format error');
}

function describeForeign(image: string, platform: string): ProblemData {
  return notice(
    'TEST_NOT_RUNNABLE',
    `"${image}" was not tested on ${platform}, whose programs the engine cannot run.`,
    'Install emulators (docker/setup-qemu-action), or build each platform on a machine of its own.',
  );
}

function describeFailure(
  { image }: ProbeInput,
  { platform }: Attempt,
  failed: Failed,
): ProblemData {
  const what = `the test of "${image}" on ${platform}`;
  if (failed.why === NO_CHECK) {
    const message = `${what} asks for its health, and the image has no HEALTHCHECK. No tag was written.`;
    const hint =
      'Add HEALTHCHECK to the last stage of the Dockerfile, or write test: tcp:PORT or test: http:PORT/PATH.';
    return error('TEST_NO_HEALTHCHECK', message, hint);
  }
  const tail =
    failed.tail === ''
      ? 'The container printed nothing.'
      : `The last lines of the container:\n${failed.tail}`;
  return error('GATE_FAILED', `${what} ${failed.why}. No tag was written.`, tail);
}
