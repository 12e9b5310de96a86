// SPDX-License-Identifier: Apache-2.0
// Starts a build while the preflight is still running. Until the preflight has ended, nothing of it is shown or uploaded.
import { isMade } from '../../plan/build/made.ts';
import type { BuildPlan, Target } from '../../plan/plan.ts';
import type { Repository } from '../../registry/registry.ts';
import { createDestinations } from '../destination.ts';
import type { Builder } from '../builder/builder.ts';
import type { ApplyContext } from '../context.ts';
import type { Built } from '../push/built.ts';
import { choosePushStrategy } from '../push/strategy/strategy.ts';
import type { EarlyBuild, Production } from '../run.ts';
import { productionFor } from '../targets/production.ts';
import { isFlag, splitFlags } from './command/flags.ts';
import { holdLog, type HeldLog } from './held-log.ts';

/** A build that runs. */
interface Running {
  readonly target: Target;
  readonly held: HeldLog;
  readonly clear: (repositories: readonly Repository[]) => void;
  readonly built: Promise<Built>;
}

/**
 * The build of the only target, started while the preflight runs. It is not started where it could write anything outside
 * the builder and the directory of the run:
 *
 * | what                                              | why it waits                                   |
 * | ------------------------------------------------- | ---------------------------------------------- |
 * | a container that is made for the run, Kubernetes  | a container or pod, made for nothing           |
 * | a push by the builder (*builder*)                 | it pushes without asking again                 |
 * | `--cache-to`, `--secret`, `--ssh`, `--allow`      | it writes, or has rights, elsewhere            |
 * | `reuse: true`                                     | most often there is nothing to build           |
 * | several targets                                   | one may be the base of another                 |
 *
 * `start` is called when everything is checked that needs no network. Then `take` continues the build,
 * or `drop` ends it with SIGTERM, for a run that is refused or has its image already.
 */
export function openEarlyBuild(production: Omit<Production, 'early'>): EarlyBuild {
  const { plan } = production;
  const [target, ...others] = plan.targets;
  const stop = new AbortController();
  const { begun, tell } = createStart();
  let running: Promise<Running | undefined> | undefined;
  let isOver = false;
  return {
    begun,
    start: () => {
      const own = target && productionFor(production, target);
      const isAlone = others.length === 0 && !isOver;
      if (target === undefined || own === undefined || !isAlone) tell();
      else if (!mayStart(target.build, own.context)) tell();
      else {
        running = begin(target, withStart(own, tell), stop.signal, () => isOver);
        // The build that is asked for later fails in the same way.
        running.then((early) => {
          if (early === undefined) tell();
        }, tell);
      }
    },
    take: async (wanted, repositories) => {
      if (wanted !== target) return undefined;
      isOver = true;
      const early = await withoutWaiting(running);
      if (early === undefined) return undefined;
      early.clear(repositories);
      early.held.release();
      running = undefined;
      return await early.built;
    },
    drop: async () => {
      isOver = true;
      tell();
      stop.abort(new Error('there is nothing to build'));
      const early = await withoutWaiting(running);
      await early?.built.catch(() => undefined); // it was not needed
    },
  };
}

/** A promise that never rejects, and what resolves it. */
function createStart() {
  let tell = (): void => undefined;
  const begun = new Promise<void>((resolve) => {
    tell = resolve;
  });
  return { begun, tell };
}

/** The same, and `tell` is called when buildx has been started. */
function withStart<P extends Pick<Production, 'context'>>(production: P, tell: () => void): P {
  const { context } = production;
  const onBuilding = (): void => {
    tell();
    context.onBuilding?.();
  };
  return { ...production, context: { ...context, onBuilding } };
}

/** Flags with which a build writes elsewhere, or has rights to do so. */
const REACHING = ['--cache-to', '--secret', '--ssh', '--allow'] as const;

function mayStart(build: BuildPlan, { push, settings }: ApplyContext): boolean {
  if (isMade(build)) return false;
  const { argv } = build;
  const flags = splitFlags(argv.slice(argv.indexOf('build') + 1));
  return push && !settings.reuse && !flags.some((flag) => isFlag(flag, REACHING));
}

/** What has become of a start; nothing if the builder is not ready yet, which may be waiting for the need of it. */
async function withoutWaiting(
  starting: Promise<Running | undefined> | undefined,
): Promise<Running | undefined> {
  return await Promise.race([
    starting?.catch(() => undefined),
    new Promise<undefined>((resolve) => {
      setImmediate(resolve, undefined);
    }),
  ]);
}

async function begin(
  target: Target,
  production: Omit<Production, 'early'>,
  signal: AbortSignal,
  isOver: () => boolean,
): Promise<Running | undefined> {
  const { plan, context, buildEnvironment } = production;
  const [environment, endpoint, { buildAndPublish }] = await Promise.all([
    buildEnvironment.prepared(),
    buildEnvironment.endpoint(),
    import('../push/publish.ts'),
  ]);
  if (isOver() || !isReady(environment.builder)) return undefined;
  const all = createDestinations(plan, context.registries, context.settings);
  const repositories = all.filter((one) => one.target === target).map((one) => one.repository);
  const names = repositories.map(({ repository }) => repository);
  const able = { ...environment.builder, endpoint };
  if (choosePushStrategy(context.settings, able, names) === 'builder') return undefined;
  const held = holdLog(context.log);
  const { cleared, clear } = createClearance(signal);
  const built = buildAndPublish({
    ...{ target, repositories, cleared, endpoint, ...environment },
    buildArgs: context.settings.buildArgs,
    context: toHeldContext(context, held, signal),
    onRetry: () => {
      held.later(buildEnvironment.onRetry);
    },
    onChecked: (problems) => {
      held.later(() => buildEnvironment.onChecked?.(problems));
    },
  });
  built.catch(() => undefined); // reported to whom takes it
  return { target, held, clear, built };
}

/** A promise of the repositories that the preflight leaves; it rejects with the reason of the signal. */
function createClearance(signal: AbortSignal) {
  let clear: Running['clear'] = () => undefined;
  const cleared = new Promise<readonly Repository[]>((resolve, reject) => {
    clear = resolve;
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
  });
  cleared.catch(() => undefined); // reported to whom it keeps from pushing
  return { cleared, clear };
}

/** Whether a build on it leaves nothing that must be removed again. A remote BuildKit is recorded only in the run's own folder. */
function isReady({ driver, remove }: Builder): boolean {
  return driver === 'remote' || (driver !== 'kubernetes' && remove === undefined);
}

function toHeldContext(context: ApplyContext, held: HeldLog, signal: AbortSignal): ApplyContext {
  const { onBuilt } = context;
  return {
    ...context,
    log: held.log,
    signal: AbortSignal.any([context.signal, signal]),
    ...(onBuilt && {
      onBuilt: (record) => {
        held.later(() => {
          onBuilt(record);
        });
      },
    }),
  };
}
