// SPDX-License-Identifier: Apache-2.0
// Do it: a Plan becomes a Receipt. This page is the definition of shipping; each step lives beside this file.
import type { Env, GitTags } from '../facts/facts.ts';
import type { Plan } from '../plan/plan.ts';
import { hasErrors, notice, type ProblemData } from '../problem.ts';
import type { RegistryClient, RepositoryName } from '../registry/registry.ts';
import type { Log } from '../report/log.ts';
import type { Settings } from '../settings/settings.ts';
import type { Clock } from './clock.ts';
import { checkInputs } from './inputs.ts';
import type { Readers } from './login-child.ts';
import { toReceipt } from './outcome.ts';
import { createPlaces, toProblems, type Landed, type Landing, type Place } from './place.ts';
import { preflight, type Surveyed } from './preflight.ts';
import { buildOnly, produce, type Produced, type Production } from './produce.ts';
import type { Receipt } from './receipt.ts';
import type { Shell } from './shell.ts';
import { createStopwatch } from './stopwatch.ts';
import { lookAhead } from './tag-float.ts';
import { tagAll } from './tag.ts';
import { readBack } from './verify.ts';
import { createWorkshop } from './workshop.ts';

/** Everything outside the program that shipping touches, handed in by a face. */
export interface Edge {
  readonly env: Env;
  /** The checkout; relative paths in settings start here. */
  readonly cwd: string;
  readonly shell: Shell;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** A directory that exists, is private (0700) and is removed when the run ends. */
  readonly tempDir: string;
}

/** What shipping needs besides the plan. */
export interface ShipContext extends Edge {
  readonly settings: Settings;
  readonly registries: RegistryClient;
  /** Reads the project's git tags and a branch's tip again, from the remote where there is one. */
  readonly remote: {
    readonly gitTags: () => Promise<GitTags>;
    readonly tip: (branch: string) => Promise<string | undefined>;
    /** Whether `ancestor` is an ancestor of `sha`; undefined when history cannot tell. */
    readonly isAncestor: (ancestor: string, sha: string) => Promise<boolean | undefined>;
    /** The committer time of a commit that the clone has, UTC ISO 8601. */
    readonly commitTime: (sha: string) => Promise<string | undefined>;
  };
}

/** What applying a plan needs: whether to push, and how child processes log in. */
export interface ApplyContext extends ShipContext {
  readonly push: boolean;
  readonly credentials: {
    /** The environment of buildx and of the gate: logged in, without a trace in the user's files. */
    readonly childEnv: (push: readonly RepositoryName[], readers?: Readers) => Promise<Env>;
  };
}

/** What is known of a run at its end, however it ended. */
interface Progress {
  readonly places: readonly Place[];
  readonly surveyed: readonly Surveyed[];
  readonly produced: readonly Produced[];
  readonly landed: readonly Landed[];
  readonly problems: readonly ProblemData[];
  readonly pushed: boolean;
}

const NOTHING: Progress = {
  places: [],
  surveyed: [],
  produced: [],
  landed: [],
  problems: [],
  pushed: false,
};

/**
 * Applies a plan and says what came of it. A run that fails has a receipt too: its status is
 * `failed` when no tag was written and `partial` when some were; its problems say why. Only what is
 * no fault of the user's, and an interruption, is thrown.
 */
export async function apply(plan: Plan, context: ApplyContext): Promise<Receipt> {
  const watch = createStopwatch(context.clock);
  const workshop = createWorkshop(plan, context);
  const production: Production = { plan, context, workshop, watch };
  try {
    const progress = await run(production);
    return toReceipt({
      ...progress,
      targets: plan.targets,
      retries: sumRetries(progress, context),
      durationsMs: watch.read(),
      problems: [...plan.problems, ...progress.problems],
    });
  } finally {
    await workshop.close();
  }
}

async function run(production: Production): Promise<Progress> {
  const { context, plan, workshop } = production;
  try {
    workshop.prepare();
    const [inputs, surveyed] = await Promise.all([
      checkInputs(plan, context.settings, context),
      context.push ? survey(production) : [],
    ]);
    if (hasErrors(inputs)) {
      return { ...NOTHING, problems: [...inputs, ...surveyed.flatMap((one) => one.problems)] };
    }
    if (!context.push) return await withoutPush(production, []);
    const barred = explainBarred(plan, surveyed);
    if (barred !== undefined) return await withoutPush(production, [barred]);
    const places = surveyed.map(({ place }) => place);
    const problems = surveyed.flatMap((one) => one.problems);
    const start = { ...NOTHING, surveyed, places, problems };
    if (hasErrors(problems)) return start;
    return await ship(production, start);
  } catch (thrown) {
    return { ...NOTHING, problems: toProblems(thrown) };
  }
}

/** All registries at once; what is wrong with any of them ends the run here, all of it together. */
async function survey({ plan, context, watch }: Production): Promise<readonly Surveyed[]> {
  const { settings, registries, log } = context;
  const places = createPlaces(plan, registries, settings);
  const options = { sha: plan.facts.sha, onExisting: settings.onExisting };
  return watch.time('preflight', () =>
    log.group(`Check ${places.length} repositories`, () => preflight(places, options)),
  );
}

/** Bits everywhere by digest; then the gate; then exact tags; floating tags last; then read back. */
async function ship(production: Production, start: Progress): Promise<Progress> {
  const { context, plan, watch } = production;
  const produced: Produced[] = [];
  for (const target of plan.targets) {
    const there = start.surveyed.filter(({ place }) => place.target === target);
    produced.push(await produce(target, there, production));
  }
  await gate(produced, production);
  const tagging = { ...context, facts: plan.facts };
  const look = lookAhead(
    produced.flatMap(({ landings }) => landings),
    tagging,
  );
  const tagged = await watch.time('tag', () =>
    context.log.group('Tag', () => tagAll(produced, tagging, look)),
  );
  const landed = await watch.time('verify', () =>
    context.log.group('Verify', () => readBack(tagged.landed, { ...context, sha: plan.facts.sha })),
  );
  const problems = [
    ...start.problems,
    ...produced.flatMap((one) => one.problems),
    ...tagged.problems,
    ...landed.flatMap(({ problem }) => problem ?? []),
  ];
  const shipped = produced.map((one) => ({ ...one, ...bitsAt(one, tagged.landings) }));
  return { ...start, produced: shipped, landed, problems, pushed: true };
}

/** A target's bits as tagged: another run's, where that was first with the same commit. */
function bitsAt(
  { target }: Produced,
  landings: readonly Landing[],
): Partial<Pick<Produced, 'bits'>> {
  const first = landings.find(({ place }) => place.target === target);
  return first === undefined ? {} : { bits: first.bits };
}

/** Builds, tests, and pushes nothing. */
async function withoutPush(
  production: Production,
  problems: readonly ProblemData[],
): Promise<Progress> {
  const produced: Produced[] = [];
  for (const target of production.plan.targets) {
    produced.push(await buildOnly(target, production));
  }
  await gate(produced, production);
  return { ...NOTHING, produced, problems };
}

/** The user's test, against the very bits that would be tagged. */
async function gate(
  produced: readonly Produced[],
  { context, workshop, watch }: Production,
): Promise<void> {
  if (context.settings.test === undefined) return;
  const { runGate } = await import('./gate.ts');
  const childEnv = await workshop.childEnv();
  for (const { target, bits, landings, loadedReference } of produced) {
    const built = {
      digest: bits?.manifest.digest ?? '',
      platforms: { ...bits?.platforms },
      ...(loadedReference === undefined ? {} : { loadedReference }),
    };
    const repositories = landings.map(({ place }) => place.repository.repository);
    await watch.time('gate', () => runGate({ target, built, repositories, context, childEnv }));
  }
}

/** Why a change only builds under `push: auto`: it has no credentials, or none that may push. */
function explainBarred(plan: Plan, surveyed: readonly Surveyed[]): ProblemData | undefined {
  if (!plan.push.onlyWithCredentials) return undefined;
  const barred = surveyed.find(({ forbidden }) => forbidden);
  const [why] = barred?.problems ?? [];
  if (barred === undefined || why === undefined) return undefined;
  return notice(
    'PUSH_NOT_ALLOWED',
    `Built and not pushed: this change may not push to "${barred.place.name}". ${why.message}`,
    why.hint,
  );
}

function sumRetries({ produced }: Progress, { registries }: ApplyContext): number {
  return produced.reduce((sum, one) => sum + one.retries, registries.counts().retries);
}
