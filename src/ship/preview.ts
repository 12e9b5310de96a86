// SPDX-License-Identifier: Apache-2.0
// Asks the registries what shipping would do: `plan --registry`. Writes nothing.
import type { NamedImage, Plan, PlannedTag, TagThere, Target } from '../plan/plan.ts';
import { planDeploy } from '../plan/deploy.ts';
import type { ProblemData } from '../problem.ts';
import { settingsForTarget } from '../settings/targets.ts';
import { decideExact } from './tag/exact/decide.ts';
import { judgeFloat } from './tag/float/judge.ts';
import { createSnapshot, type Snapshot } from './tag/snapshot.ts';
import { explainNotRebuilt, explainVTags } from './push/notices.ts';
import {
  createDestinations,
  listExact,
  listFloating,
  asNotices,
  toProblems,
  toReference,
  type Destination,
} from './destination.ts';
import { identify } from './reuse/revision.ts';
import { findUnchanged } from './reuse/unchanged.ts';
import { nameExact } from './tag/exact/write.ts';
import { omitUndefined } from '../omit-undefined.ts';
import type { ShipContext } from './context.ts';
import type { Float, FloatRun } from './tag/float/floating.ts';

/** What would happen to one tag in one repository. */
interface Forecast {
  readonly destination: Destination;
  readonly planned: PlannedTag;
  readonly given: boolean;
  readonly reason: string;
  /** Absent where the repository could not be asked. */
  readonly answer?: NonNullable<PlannedTag['answer']>;
  /** What a tag that moves points at now. */
  readonly from?: NamedImage;
  /** What the repository said of a floating tag. */
  readonly there?: TagThere;
  /** The image that an exact tag keeps. */
  readonly kept?: string;
  readonly problems: readonly ProblemData[];
}

/**
 * The plan with every tag decided as the registries are now. A tag that every repository would
 * hold moves to `held`; if only some would hold it, it stays, and its reason names them. What would
 * be refused is among the problems.
 */
export async function previewShipping(plan: Plan, context: ShipContext): Promise<Plan> {
  const { registries, settings, remote } = context;
  const destinations = createDestinations(plan, registries, settings);
  const snapshot = createSnapshot(remote);
  const toAsking = ({ target }: Destination): Asking => {
    const own = { ...context, settings: settingsForTarget(settings, target.name) };
    const run: FloatRun = { facts: plan.facts, settings: own.settings, remote };
    return { plan, run, snapshot, context: own };
  };
  const forecasts = await Promise.all(
    destinations.map((destination) => askDestination(destination, toAsking(destination))),
  );
  const all = forecasts.flat();
  const ask = async (target: Target): Promise<Target> => ({
    ...decideTarget(
      target,
      all.filter(({ destination }) => destination.target === target),
    ),
    ...(await askUnchanged(target, { plan, destinations, settings })),
  });
  const targets = await Promise.all(plan.targets.map(ask));
  return {
    ...plan,
    ...planDeploy({ ...plan, targets }, settings),
    targets,
    problems: [
      ...plan.problems,
      ...distinct([...all.flatMap(({ problems }) => problems), ...(await askNames(all))]),
    ],
  };
}

/** The commit at which the image was built that a target would take over; nothing where it would be built. */
async function askUnchanged(
  target: Target,
  given: {
    readonly plan: Plan;
    readonly destinations: readonly Destination[];
    readonly settings: ShipContext['settings'];
  },
): Promise<Pick<Target, 'unchangedSince'>> {
  const { onExisting } = settingsForTarget(given.settings, target.name);
  if (target.build.inputs === undefined || onExisting === 'replace') return {};
  const own = given.destinations.filter((destination) => destination.target === target);
  try {
    const found = await findUnchanged(own, given.plan.facts);
    return omitUndefined({ unchangedSince: found?.unchangedSince });
  } catch (thrown) {
    toProblems(thrown); // a registry that cannot be asked is a notice of its tags already
    return {};
  }
}

/** Notices about tag names in each repository: with `v` or without. */
async function askNames(forecasts: readonly Forecast[]): Promise<readonly ProblemData[]> {
  const destinations = [...new Set(forecasts.map(({ destination }) => destination))];
  return (await Promise.all(destinations.map(explainVTags))).flat();
}

interface Asking {
  readonly plan: Plan;
  readonly run: FloatRun;
  readonly snapshot: Snapshot;
  readonly context: ShipContext;
}

async function askDestination(
  destination: Destination,
  asking: Asking,
): Promise<readonly Forecast[]> {
  const exact = await Promise.all(
    listExact(destination).map((planned) => askExact(destination, planned, asking)),
  );
  const [ours, ...others] = new Set(exact.flatMap(({ kept }) => kept ?? []));
  const floating = listFloating(destination).map((planned) =>
    askFloat({ destination, planned, ours: others.length === 0 ? ours : undefined }, asking),
  );
  return [...exact, ...(await Promise.all(floating))];
}

async function askExact(
  destination: Destination,
  planned: PlannedTag,
  { plan, context }: Asking,
): Promise<Forecast> {
  try {
    const ours = identify(destination.target, plan.facts.sha);
    const { planned: named, there } = await nameExact(destination, planned, ours.revision);
    const here =
      there === undefined ? undefined : await destination.readIdentity(there.digest, 'recipe');
    const decision = decideExact({
      reference: toReference(destination, named.tag),
      ours,
      here,
      onExisting: context.settings.onExisting,
    });
    const refused = decision.action === 'refuse';
    const reason = refused ? decision.problem.message : decision.reason;
    const told =
      decision.action === 'reuse' && decision.notice !== undefined ? [decision.notice] : [];
    const old = decision.action === 'reuse' ? explainNotRebuilt(destination.target) : [];
    const problems = refused ? [decision.problem] : [...told, ...old];
    return toForecast(destination, planned, {
      given: !refused,
      reason,
      answer: EXACT_ANSWERS[decision.action],
      problems,
      ...omitUndefined({ kept: decision.action === 'reuse' ? decision.digest : undefined }),
    });
  } catch (thrown) {
    return toUnknown(destination, planned, thrown);
  }
}

/** What becomes of an exact tag, in the plan's words. */
const EXACT_ANSWERS = {
  write: 'create',
  keep: 'keep',
  reuse: 'keep',
  replace: 'replace',
  refuse: 'hold',
} as const;

/** What becomes of a floating tag; `ours` is the image of the run where it builds none. */
async function askFloat(float: Float, { run, snapshot }: Asking): Promise<Forecast> {
  const { destination, planned } = float;
  try {
    const { decision, here } = await judgeFloat(float, run, snapshot);
    const given = decision.action !== 'hold';
    const answer = here === undefined && decision.action === 'move' ? 'create' : decision.action;
    return toForecast(destination, planned, {
      given,
      reason: decision.reason,
      answer,
      there: { digest: here ?? null, answer },
      ...(answer === 'move' && here !== undefined
        ? { from: await nameImage(destination, here) }
        : {}),
      problems: [],
    });
  } catch (thrown) {
    return toUnknown(destination, planned, thrown);
  }
}

/** What is known of an image; its digest alone if the rest cannot be read. */
async function nameImage({ readIdentity }: Destination, digest: string): Promise<NamedImage> {
  try {
    const { version, revision } = await readIdentity(digest, 'origin');
    return { digest, ...omitUndefined({ version, revision }) };
  } catch (thrown) {
    toProblems(thrown); // throws again what is no answer of the registry
    return { digest };
  }
}

function toForecast(
  destination: Destination,
  planned: PlannedTag,
  told: Omit<Forecast, 'destination' | 'planned'>,
): Forecast {
  const problems = destination.required ? told.problems : asNotices(told.problems);
  return { destination, planned, ...told, problems };
}

/** If a repository cannot be asked, the tag stays as planned. */
function toUnknown(destination: Destination, planned: PlannedTag, thrown: unknown): Forecast {
  const problems = asNotices(toProblems(thrown));
  const reason = `${destination.repository.repository.host} could not be asked`;
  return { destination, planned, given: !isHeld(destination.target, planned), reason, problems };
}

function isHeld(target: Target, planned: PlannedTag): boolean {
  return target.held.includes(planned);
}

function decideTarget(target: Target, forecasts: readonly Forecast[]): Target {
  const decided = [...target.tags, ...target.held].map((planned) => {
    const about = forecasts.filter((one) => one.planned === planned);
    const given = about.length === 0 ? !isHeld(target, planned) : about.some((one) => one.given);
    return { given, planned: about.length === 0 ? planned : explain(planned, about) };
  });
  return {
    ...target,
    tags: decided.filter(({ given }) => given).map(({ planned }) => planned),
    held: decided.filter(({ given }) => !given).map(({ planned }) => planned),
  };
}

/** Of what several repositories would do, the one that changes most. */
const ANSWERS = ['replace', 'move', 'create', 'keep', 'hold'] as const;

/** The tag with the answer of the repositories, and its reason. */
function explain(planned: PlannedTag, about: readonly Forecast[]): PlannedTag {
  const answers = about.flatMap(({ answer }) => answer ?? []);
  const answer = ANSWERS.find((one) => answers.includes(one));
  const left = about.filter((one) => one.answer === 'move').map(({ from }) => from);
  const from = left.every((one) => one?.digest === left[0]?.digest) ? left[0] : undefined;
  const asked = about.flatMap(({ destination, there }) =>
    there === undefined ? [] : [[destination.name, there] as const],
  );
  return {
    ...planned,
    ...omitUndefined({ answer, from: answer === 'move' ? from : undefined }),
    ...(asked.length === 0 ? {} : { there: Object.fromEntries(asked) }),
    decided: 'registry',
    reason: explainReason(planned, about),
  };
}

/** The plan's reason, and what the repositories say: once when they agree, else each for itself. */
function explainReason(planned: PlannedTag, about: readonly Forecast[]): string {
  const says = ({ given, reason }: Forecast) => `${given ? '' : 'held: '}${reason}`;
  const [first] = about;
  if (first !== undefined && new Set(about.map(says)).size === 1) return explainAgreed(first);
  const said = about.map((one) => `${one.destination.name}: ${says(one)}`);
  return [planned.reason, ...said].join('; ');
}

/**
 * The reason where all repositories give one answer. What they say of a series of versions replaces what git tags alone
 * suggested, and `create` says that the tag did not exist.
 */
function explainAgreed({ planned, destination, given, answer, reason }: Forecast): string {
  if (answer === undefined) return `${planned.reason}; ${reason}`;
  const isSeries = planned.kind === 'floating' && planned.versions !== undefined;
  const isNewerMissing = isSeries && given && isHeld(destination.target, planned);
  const expected = `${planned.reason}${isNewerMissing ? ', but has no image here' : ''}`;
  if (answer === 'create') return expected;
  return isSeries && !isNewerMissing ? reason : `${expected}; ${reason}`;
}

/**
 * Each problem once, however long it was tried for; a login that fails for several tags is one problem of their host,
 * which the hint names.
 */
function distinct(problems: readonly ProblemData[]): readonly ProblemData[] {
  const withoutTries = (message: string): string =>
    message.replace(/ \(\d+ tries in [\d.]+ s\)\.$/, '');
  const keyOf = ({ code, message, hint }: ProblemData) =>
    `${code} ${code.startsWith('LOGIN_') && hint !== '' ? hint : withoutTries(message)}`;
  return [...new Map(problems.toReversed().map((one) => [keyOf(one), one])).values()].toReversed();
}
