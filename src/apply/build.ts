// SPDX-License-Identifier: Apache-2.0
// Runs `docker buildx build`, again where a registry was busy. Does not know where the bits go after it.
import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from '../facts/facts.ts';
import type { Target } from '../plan/plan.ts';
import { error, type ProblemData } from '../problem.ts';
import type { ShipContext } from './apply.ts';
import { conceal, makeBuildCommand } from './build-command.ts';
import { classifyFailure, type FailureKind, findError, toHint } from './build-failure.ts';
import type { Builder } from './builder.ts';
import { watchPush } from './push-watch.ts';
import type { CommandResult } from './shell.ts';

/** What to build, and with what. */
export interface BuildTask {
  readonly target: Target;
  readonly context: ShipContext;
  readonly builder: Builder;
  /** What buildx needs to log in, on top of the run's own environment. */
  readonly childEnv: Env;
  /** The build args with their values (`KEY=value`), of which the plan's argv shows secret ones as `***`. */
  readonly buildArgs: readonly string[];
}

/** What one build is to add, and which failures it is not to retry. */
export interface BuildOrder {
  /** `--output`, `--load`, `--tag` and the like. */
  readonly args: readonly string[];
  /** Instead of the plan's platforms. */
  readonly platform?: string;
  /** What is exported is no index, and BuildKit refuses annotations for one. */
  readonly isBare?: boolean;
  /** Failures that the caller has a better answer to than trying again. */
  readonly yieldOn?: readonly FailureKind[];
}

/** What buildx said about the image it made. */
export interface BuildMetadata {
  readonly digest: string | undefined;
  readonly mediaType: string | undefined;
  readonly configDigest: string | undefined;
}

/** How a build went; `retries` are the runs beyond the first. */
export type BuildOutcome =
  | { readonly ok: true; readonly metadata: BuildMetadata; readonly retries: number }
  | {
      readonly ok: false;
      readonly kind: FailureKind;
      readonly problem: ProblemData;
      readonly retries: number;
    };

/** The first pause before another try, and the longest, ms. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** How many lines of the output a Problem repeats. */
const TAIL_LINES = 15;

/**
 * Builds, and tries again while a registry is busy or a connection breaks, until the setting
 * `retry-deadline` is used up. Nothing is built twice: the layers are in the builder. A failure of
 * the build itself is final at once.
 *
 * @throws the signal's reason when the run is cancelled
 */
export async function runBuild(task: BuildTask, order: BuildOrder): Promise<BuildOutcome> {
  const { clock, log, settings, signal } = task.context;
  const started = clock.now();
  const metadataFile = join(await mkdtemp(join(task.context.tempDir, 'build-')), 'metadata.json');
  for (let retries = 0; ; retries += 1) {
    const attempt = await attemptBuild(task, order, metadataFile);
    signal.throwIfAborted();
    if (attempt.kind === undefined) {
      return { ok: true, metadata: await readMetadata(metadataFile), retries };
    }
    const { kind } = attempt;
    const pause = toPause(retries, clock.random());
    const isLate = clock.now() + pause - started > settings.retryDeadline && kind !== 'hung';
    if (!mayRetry(kind, retries) || order.yieldOn?.includes(kind) === true || isLate) {
      return { ok: false, kind, problem: describe(task, attempt.result, kind), retries };
    }
    log.info(`${toReason(kind)}: ${findError(attempt.result.stderr)}; trying again …`);
    await clock.sleep(pause, signal);
  }
}

/** A hung push is tried four times in all: each costs the whole of `push-idle-timeout`. */
function mayRetry(kind: FailureKind, retries: number): boolean {
  switch (kind) {
    case 'transient':
      return true;
    case 'hung':
      return retries < 3;
    case 'expired':
      return retries < 1;
    case 'unreachable':
    case 'refused':
    case 'build':
      return false;
  }
}

/** Longer and longer, anywhere in the upper half of the span, so that runs do not march in step. */
function toPause(retries: number, random: number): number {
  const span = Math.min(FIRST_PAUSE_MS * 3 ** retries, LONGEST_PAUSE_MS);
  return span * (0.5 + random / 2);
}

interface Attempt {
  /** Undefined when the build succeeded. */
  readonly kind: FailureKind | undefined;
  readonly result: CommandResult;
}

async function attemptBuild(
  task: BuildTask,
  order: BuildOrder,
  metadataFile: string,
): Promise<Attempt> {
  const { context, target, builder, buildArgs } = task;
  const { clock, log, settings, shell } = context;
  const given = { ...settings, buildArgs };
  const command = makeBuildCommand(target.build, builder, given, { ...order, metadataFile });
  const watch = watchPush(clock, settings.pushIdleTimeout);
  log.debug(command.argv.join(' '));
  try {
    const result = await shell({
      argv: command.argv,
      env: { ...context.env, ...task.childEnv, ...command.env },
      cwd: context.cwd,
      signal: AbortSignal.any([context.signal, watch.signal]),
      ...(settings.timeout === undefined ? {} : { timeoutMs: settings.timeout }),
      onOutput: (chunk) => {
        watch.hear(chunk);
        log.output(chunk);
      },
    });
    if (result.code === 0 && !result.timedOut) return { kind: undefined, result };
    const kind = watch.signal.aborted ? 'hung' : toKind(result);
    // What it said goes into problems and messages from here on.
    return { kind, result: { ...result, stderr: conceal(result.stderr, command.secrets) } };
  } finally {
    watch.stop();
  }
}

function toKind(result: CommandResult): FailureKind {
  return result.timedOut || result.spawnError !== undefined
    ? 'build'
    : classifyFailure(result.stderr);
}

function toReason(kind: FailureKind): string {
  return kind === 'hung' ? 'The push went silent' : 'A registry did not take part';
}

function describe(task: BuildTask, result: CommandResult, kind: FailureKind): ProblemData {
  const { target, context } = task;
  const name = `"${target.name}"`;
  if (result.timedOut) {
    const limit = `${Math.round((context.settings.timeout ?? 0) / 1_000)} s`;
    return error(
      'BUILD_TIMEOUT',
      `The build of ${name} took longer than ${limit}.`,
      'Raise the setting timeout, or look above for the step that takes so long.',
    );
  }
  if (kind === 'hung') {
    const limit = `${Math.round(context.settings.pushIdleTimeout / 1_000)} s`;
    return error(
      'PUSH_HUNG',
      `The push of ${name} said nothing for ${limit}, again and again.`,
      'Look whether the registry answers; raise push-idle-timeout if it is that slow.',
    );
  }
  const said = findError(result.stderr) || (result.spawnError ?? 'buildx was ended by a signal');
  const tail = result.stderr.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
  const code = kind === 'build' ? 'BUILD_FAILED' : 'PUSH_FAILED';
  return error(code, `The build of ${name} failed: ${said}`, `${toHint(said)}\n${tail}`.trim());
}

/** buildx's metadata file; a build that exports nothing writes none. */
async function readMetadata(file: string): Promise<BuildMetadata> {
  const text = await readFile(file, 'utf8').catch(() => '{}');
  const metadata = JSON.parse(text) as Record<string, unknown>;
  const descriptor = metadata['containerimage.descriptor'] as { mediaType?: string } | undefined;
  return {
    digest: toText(metadata['containerimage.digest']),
    mediaType: descriptor?.mediaType,
    configDigest: toText(metadata['containerimage.config.digest']),
  };
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
