// SPDX-License-Identifier: Apache-2.0
// Runs the user's test, which must succeed before any tag is written.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from '../../facts/facts.ts';
import type { Target } from '../../plan/plan.ts';
import { error, notice, Problem } from '../../problem.ts';
import { renderDuration } from '../../settings/values/duration.ts';
import { lastOutputLine } from '../engine/engine.ts';
import { checkScript, parseGate } from './command.ts';
import { parseProbe } from './probe.ts';
import type { Tests } from '../record/receipt.ts';
import type { CommandResult } from '../../shell.ts';
import type { ShipContext } from '../context.ts';
import type { Built } from '../push/built.ts';
import type { RepositoryName } from '../../registry-host.ts';

/** What is tested, and where its image is. */
export interface GateInput {
  readonly target: Target;
  readonly built: Pick<Built, 'digest' | 'platforms' | 'loadedReference'>;
  /** The first is named to the command; empty if nothing was pushed. */
  readonly repositories: readonly RepositoryName[];
  readonly context: ShipContext;
  /** What a child needs to pull the image, in addition to the run's environment. */
  readonly childEnv: Env;
}

/**
 * Runs the setting `test` against the built image, once for every requested platform: a form such as `health`
 * runs the image itself (see `probes.ts`), and a command has
 *
 * | variable           | holds                                                                     |
 * | ------------------ | ------------------------------------------------------------------------- |
 * | `SHIPPED_IMAGE`    | `ghcr.io/acme/app@sha256:…`; if nothing was pushed, the loaded name       |
 * | `SHIPPED_DIGEST`   | `sha256:…`                                                                |
 * | `SHIPPED_VERSION`  | the version, or empty                                                     |
 * | `SHIPPED_PLATFORM` | `linux/amd64`                                                             |
 *
 * `DOCKER_DEFAULT_PLATFORM` is the same platform, so that `docker run "$SHIPPED_IMAGE"` tests the
 * right one.
 *
 * In an untrusted run `HOME` and `DOCKER_CONFIG` are empty directories, so that the test has no login;
 * an image that was pushed is pulled for it first.
 *
 * @throws Problem GATE_FAILED, GATE_NO_IMAGE, GATE_INVALID, TEST_NO_HEALTHCHECK, TEST_UNREACHABLE
 */
export async function runGate(input: GateInput): Promise<Tests> {
  const { context, target, childEnv } = input;
  const { test } = context.settings;
  if (test === undefined) return {};
  const image = nameImage(input);
  const probe = parseProbe(test);
  if (probe !== undefined) {
    const { runProbes } = await import('./probes.ts');
    const isPushed = input.repositories.length > 0;
    const { platforms } = target;
    return runProbes({ image, platforms, isPushed, context, childEnv }, probe);
  }
  for (const platform of target.platforms) {
    if (needsPull(input)) await pull(input, { image, platform });
    await context.log.group(`Test ${image} on ${platform}`, () =>
      runOnce(input, test, { image, platform }),
    );
  }
  return Object.fromEntries(target.platforms.map((platform) => [platform, 'tested']));
}

/** By digest if it was pushed, so that the name cannot be moved to another image meanwhile. */
function nameImage({ built, repositories, target }: GateInput): string {
  const [first] = repositories;
  if (first !== undefined && built.digest !== '') return `${first.name}@${built.digest}`;
  if (built.loadedReference !== undefined) return built.loadedReference;
  throw new Problem([
    error(
      'GATE_NO_IMAGE',
      `the image of "${target.name}" was neither pushed nor loaded, so nothing can be tested.`,
      'Let it be loaded (load: true, with one platform or the containerd image store), or leave out test.',
    ),
  ]);
}

/** Whether the test cannot pull the image itself. */
function needsPull({ context, repositories }: GateInput): boolean {
  return context.trust.level === 'untrusted' && repositories.length > 0;
}

/** Without an engine here, the test may not need one, and reports itself what it lacks. */
async function pull(
  { context, childEnv }: GateInput,
  on: { image: string; platform: string },
): Promise<void> {
  const { shell, log, signal, cwd } = context;
  const result = await log.group(`Pull ${on.image} for the test`, () =>
    shell({
      argv: ['docker', 'pull', '--quiet', '--platform', on.platform, on.image],
      env: { ...context.env, ...childEnv },
      ...{ cwd, signal, onOutput: log.output },
    }),
  );
  signal.throwIfAborted();
  if (result.code === 0) return;
  log.problem(
    notice(
      'TEST_NOT_PULLED',
      `"${on.image}" could not be pulled for the test, which has no login of its own: ${lastOutputLine(result.stderr) || (result.spawnError ?? 'docker said nothing')}`,
      'Leave the test out of untrusted runs (test-untrusted: false) if it needs a login.',
    ),
  );
}

/** The environment of a test: the job's with the run's logins, or one with neither home nor login. */
async function toTestEnv({ context, childEnv }: GateInput): Promise<Env> {
  const { trust, testEnv, tempDir } = context;
  if (trust.level === 'trusted') return { ...testEnv, ...childEnv };
  const [home, config] = [join(tempDir, 'test-home'), join(tempDir, 'test-docker')];
  for (const directory of [home, config]) await mkdir(directory, { recursive: true, mode: 0o700 });
  return { ...testEnv, HOME: home, DOCKER_CONFIG: config };
}

async function runOnce(
  input: GateInput,
  test: string,
  on: { image: string; platform: string },
): Promise<void> {
  const { context, target, built } = input;
  const { settings, shell, log } = context;
  const shipped = {
    SHIPPED_IMAGE: on.image,
    SHIPPED_DIGEST: built.digest,
    SHIPPED_VERSION: target.version ?? '',
    SHIPPED_PLATFORM: on.platform,
  };
  const argv = parseGate(test, shipped);
  await checkScript(argv[0], context.cwd);
  const result = await shell({
    argv,
    env: { ...(await toTestEnv(input)), DOCKER_DEFAULT_PLATFORM: on.platform, ...shipped },
    cwd: context.cwd,
    signal: context.signal,
    timeoutMs: settings.testTimeout,
    onOutput: log.output,
  });
  context.signal.throwIfAborted();
  if (result.code !== 0 || result.timedOut) throw describeFailure(input, result, argv[0], on);
}

function describeFailure(
  { context }: GateInput,
  result: CommandResult,
  program: string,
  on: { image: string; platform: string },
): Problem {
  const what = `the test of "${on.image}" on ${on.platform}`;
  const none = 'No tag was written.';
  if (result.timedOut) {
    const limit = renderDuration(context.settings.testTimeout);
    const hint = 'Raise the setting test-timeout, or find in the output above what it waits for.';
    return new Problem([error('GATE_FAILED', `${what} took longer than ${limit}. ${none}`, hint)]);
  }
  if (result.spawnError !== undefined) {
    const why = `"${program}" cannot be started (${result.spawnError})`;
    const hint = 'Name a program that is on the PATH, or the path of an executable script.';
    return new Problem([error('GATE_FAILED', `${what} did not run: ${why}. ${none}`, hint)]);
  }
  const emulation = `${result.stdout}${result.stderr}`.includes('exec format error')
    ? `This machine cannot run ${on.platform}: install its emulator, or let the script leave out platforms by SHIPPED_PLATFORM.`
    : 'See its output above.';
  const how =
    result.code === null ? 'was ended by a signal' : `failed with exit code ${result.code}`;
  return new Problem([error('GATE_FAILED', `${what} ${how}. ${none}`, emulation)]);
}
