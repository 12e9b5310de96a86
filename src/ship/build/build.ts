// SPDX-License-Identifier: Apache-2.0
// Runs `docker buildx build`, and again where a registry was busy.
import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from '../../facts/facts.ts';
import { isDigest } from '../../registry/blobs/digest.ts';
import { error, notice, Problem, type ProblemData } from '../../problem.ts';
import { conceal, makeBuildCommand } from './command/command.ts';
import { failedByChecks, readChecks } from './checks.ts';
import {
  classifyFailure,
  type FailureKind,
  findError,
  findForeignProgram,
  type ForeignProgram,
  toBuildHint,
} from './failure.ts';
import { type JsonObject, parseObject, toTexts } from '../../registry/json.ts';
import { renderDuration } from '../../settings/values/duration.ts';
import { placeInRepository } from '../source/place.ts';
import { toStallTimeout, watchPush } from '../push/strategy/watch.ts';
import type { CommandResult } from '../../shell.ts';
import type { BuildTask, BuildOrder, BuildMetadata, FinishedBuild, BuildOutcome } from './task.ts';
import { omitUndefined } from '../../omit-undefined.ts';

/** The first pause before a retry, and the longest, ms. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** How many lines of the output a Problem repeats. */
const TAIL_LINES = 15;

/**
 * Builds, and retries while a registry is busy or a connection breaks, until the setting
 * `retry-deadline` is used up, counted from the first failure. Nothing is built twice: the layers are in the builder. A failure of
 * the build itself is final.
 *
 * @throws the signal's reason when the run is cancelled
 */
export async function runBuild(task: BuildTask, order: BuildOrder): Promise<BuildOutcome> {
  const place = await placeInRepository(task.target.build, task.context);
  const checks = readChecks(place, task.context.settings.checks);
  const hear = (chunk: string) => {
    checks.hear(chunk);
    order.hear?.(chunk);
  };
  const outcome = await retryBuild(task, { ...order, hear });
  task.onChecked?.(checks.list());
  return outcome;
}

async function retryBuild(task: BuildTask, given: BuildOrder): Promise<BuildOutcome> {
  const { clock, log, settings, signal } = task.context;
  const failures: Failure[] = [];
  let own = task;
  let order = given;
  const metadataFile = join(await mkdtemp(join(task.context.tempDir, 'build-')), 'metadata.json');
  for (let retries = 0; ; retries += 1) {
    const stallTimeoutMs = toStallTimeout(settings.pushIdleTimeout, count(failures, 'hung'));
    const attempt = await attemptBuild(own, order, { metadataFile, stallTimeoutMs });
    signal.throwIfAborted();
    if (attempt.kind === undefined) {
      const said = await readSaid(metadataFile);
      const ofPlatform = order.platform === undefined ? {} : { platform: order.platform };
      task.context.onBuilt?.({ name: task.target.name, ...ofPlatform, metadata: said });
      return { ok: true, metadata: toMetadata(said), retries };
    }
    const { kind } = attempt;
    if (lacksIndex(attempt, order)) {
      order = { ...order, isBare: true };
      log.problem(indexMissing(task));
      task.onRetry();
      continue;
    }
    const pause = toPause(retries, clock.random());
    failures.push({ kind, at: clock.now() });
    const isYielded = order.yieldsOn?.(kind, attempt.result.stderr) === true;
    if (isYielded || isLast(failures, pause, settings.retryDeadline)) {
      if (kind === 'build') await task.builder.version(); // throws if buildx is missing or too old
      return { ok: false, kind, problem: describe(task, order, attempt, stallTimeoutMs), retries };
    }
    task.onRetry();
    log.info(`${toReason(kind)}: ${findError(attempt.result.stderr)}; trying again …`);
    await clock.sleep(pause, signal);
    own = await renewLogins(own, kind);
  }
}

/**
 * The task with new logins, after a registry no longer accepted one that ends. buildx keeps a login for some minutes, and
 * without a helper until it ends, so a push that outlives one is done in a second run, from the builder's cache.
 */
async function renewLogins(task: BuildTask, kind: FailureKind): Promise<BuildTask> {
  if (kind !== 'expired' || task.renewEnv === undefined) return task;
  return { ...task, childEnv: await task.renewEnv() };
}

/** BuildKit makes a plain manifest if it has nothing to attest, for example for an image without layers. */
function lacksIndex({ result }: Attempt, order: BuildOrder): boolean {
  return order.isBare !== true && result.stderr.includes('index annotations not supported');
}

function indexMissing({ target }: BuildTask): ProblemData {
  return notice(
    'ANNOTATION_NO_INDEX',
    `the image of "${target.name}" has no index, because BuildKit attests nothing to it; annotations go to its manifest alone.`,
  );
}

/** A failed run of the build. */
interface Failure {
  readonly kind: FailureKind;
  readonly at: number;
}

/** How often a build is run again after each kind of failure. */
const MOST_RETRIES: Readonly<Record<FailureKind, number>> = {
  transient: Infinity,
  hung: 2,
  unclear: 3,
  expired: 1,
  failing: Infinity,
  unreachable: 0,
  'too-large': 0,
  unsupported: 0,
  refused: 0,
  build: 0,
};

function count(failures: readonly Failure[], kind: FailureKind): number {
  return failures.filter((one) => one.kind === kind).length;
}

/** Whether the retries are used up, or the next one would start too late after the first failure. */
function isLast(failures: readonly Failure[], pauseMs: number, deadlineMs: number): boolean {
  const [first, last] = [failures[0], failures.at(-1)];
  if (first === undefined || last === undefined) return false;
  const isLate = last.at + pauseMs - first.at > deadlineMs && last.kind !== 'hung';
  return isLate || count(failures, last.kind) > MOST_RETRIES[last.kind];
}

/** Exponential, with jitter in the upper half of the span, so that runs do not retry in step. */
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
  { metadataFile, stallTimeoutMs }: { metadataFile: string; stallTimeoutMs: number },
): Promise<Attempt> {
  const { context, target, builder, buildArgs } = task;
  const { clock, log, settings, shell } = context;
  const given = { ...settings, buildArgs };
  const command = makeBuildCommand(target.build, builder, given, {
    ...order,
    metadataFile,
    isRecorded: context.onBuilt !== undefined,
  });
  const watch = watchPush(clock, stallTimeoutMs);
  log.debug(command.argv.join(' '));
  try {
    const running = shell({
      argv: command.argv,
      env: {
        ...withDefaults(context.env, command.defaults),
        ...context.buildEnv,
        ...task.childEnv,
        ...command.env,
      },
      cwd: context.cwd,
      signal: AbortSignal.any([context.signal, watch.signal]),
      ...omitUndefined({ timeoutMs: settings.timeout }),
      onOutput: (chunk) => {
        if (order.isPaced !== true) watch.hear(chunk);
        order.hear?.(chunk);
        log.output(chunk);
      },
    });
    context.onBuilding?.();
    const result = await running;
    if (result.code === 0 && !result.timedOut) return { kind: undefined, result };
    const kind = watch.signal.aborted ? 'hung' : toKind(result);
    // From here on, its output is used in problems and messages.
    return { kind, result: { ...result, stderr: conceal(result.stderr, command.secrets) } };
  } finally {
    watch.stop();
  }
}

/** Variables that a step sets for the time of a build or for buildx take precedence over what is set here. */
function withDefaults(env: Env, defaults: Env): Env {
  const said = Object.entries(env).filter(([name, value]) => value !== '' || !(name in defaults));
  return { ...defaults, ...Object.fromEntries(said) };
}

function toKind(result: CommandResult): FailureKind {
  return result.timedOut || result.spawnError !== undefined
    ? 'build'
    : classifyFailure(result.stderr);
}

function toReason(kind: FailureKind): string {
  return kind === 'hung' ? 'The push went silent' : 'A registry failed';
}

function describe(
  { target, context, builder }: BuildTask,
  { platform }: BuildOrder,
  { kind, result }: Attempt,
  stallTimeoutMs: number,
): ProblemData {
  const name = `"${target.name}"${platform === undefined ? '' : ` for ${platform}`}`;
  if (result.timedOut) {
    const limit = renderDuration(context.settings.timeout ?? 0);
    return error(
      'BUILD_TIMEOUT',
      `the build of ${name} took longer than ${limit}.`,
      'Raise the setting timeout, or find the slow step in the output above.',
    );
  }
  if (kind === 'hung') {
    return error(
      'PUSH_HUNG',
      `the push of ${name} made no progress for ${renderDuration(stallTimeoutMs)}, in the last of several tries.`,
      'Check whether the registry answers; raise push-idle-timeout if it is slow.',
    );
  }
  return describeFailed(name, { kind, result }, { target, builder });
}

type Where = Pick<BuildTask, 'target' | 'builder'>;

function describeFailed(name: string, { kind, result }: Attempt, where: Where): ProblemData {
  const said = findError(result.stderr) || (result.spawnError ?? 'buildx was ended by a signal');
  const tail = result.stderr.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
  if (failedByChecks(said)) return describeChecks(name, said);
  const foreign = kind === 'build' ? findForeignProgram(result.stderr) : undefined;
  if (foreign !== undefined) return describeForeign(name, foreign, { ...where, tail });
  const code = kind === 'build' ? 'BUILD_FAILED' : 'PUSH_FAILED';
  return error(
    code,
    `the build of ${name} failed: ${said}`,
    `${toBuildHint(said, kind ?? 'build')}\n${tail}`.trim(),
  );
}

function describeForeign(
  name: string,
  { program, platform }: ForeignProgram,
  { target: { platforms }, builder, tail }: Where & { readonly tail: string },
): ProblemData {
  const by = builder.name === undefined ? 'the builder' : `the builder "${builder.name}"`;
  const where = platform ?? platforms.join(' or ');
  const architecture = (platform ?? platforms[0] ?? '').split('/')[1] ?? 'all';
  return error(
    'PLATFORM_NO_EMULATION',
    `the build of ${name} failed: ${by} cannot run ${program} of ${where}: exec format error.`,
    `Install an emulator where the builder runs (docker run --privileged --rm tonistiigi/binfmt --install ${architecture}; docker/setup-qemu-action on GitHub), build the platform on a machine of its own (the workflow ship.yml; builder: linux/arm64=tcp://arm:1234), or compile on the builder's own platform: FROM --platform=$BUILDPLATFORM.\n${tail}`.trim(),
  );
}

function describeChecks(name: string, said: string): ProblemData {
  const rules = said.slice(said.indexOf('rules:') + 'rules:'.length).trim();
  return error(
    'BUILD_CHECK',
    `the build of ${name} was not started, because checks is error and its Dockerfile has findings: ${rules}.`,
    'Correct the lines above, or write checks: warn.',
  );
}

/**
 * The digest that buildx reports.
 *
 * @throws Problem BUILD_NO_DIGEST
 */
export function toBuildDigest({ metadata: { digest } }: FinishedBuild): string {
  if (digest !== undefined && isDigest(digest)) return digest;
  const message = 'buildx succeeded, but its metadata file names no digest.';
  throw new Problem([error('BUILD_NO_DIGEST', message, 'Update buildx and BuildKit.')]);
}

/** buildx's metadata file; a build that exports nothing writes none. */
async function readSaid(file: string): Promise<JsonObject> {
  const text = await readFile(file, 'utf8').catch(() => '{}');
  return parseObject(text) ?? {};
}

function toMetadata(metadata: JsonObject): BuildMetadata {
  const { mediaType } = toTexts(metadata['containerimage.descriptor']);
  const texts = toTexts(metadata);
  return {
    digest: texts['containerimage.digest'],
    mediaType,
    configDigest: texts['containerimage.config.digest'],
  };
}
