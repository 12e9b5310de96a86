// SPDX-License-Identifier: Apache-2.0
// The steps of a run, the same for every entry point: read facts and settings, plan, apply.
import type { Receipt } from '../ship/record/receipt.ts';
import type * as SbomModule from '../ship/verify/sbom.ts';
import type { CheckedSecrets } from './inputs/build-secrets.ts';
import type { Facts } from '../facts/facts.ts';
import { readDistance } from '../facts/git/git.ts';
import { readText } from '../facts/variables.ts';
import { refuseOtherCommit } from '../plan/checks.ts';
import { addCaches } from '../plan/build/cache.ts';
import { makePlan } from '../plan/make.ts';
import type { Plan } from '../plan/plan.ts';
import {
  hasErrors,
  Problem,
  type Parsed,
  type PartlyParsed,
  type ProblemData,
} from '../problem.ts';
import { knownSecrets, listKnownSecrets } from '../settings/values/secrets/known-secrets.ts';
import type { Settings } from '../settings/settings.ts';
import { listSettings, settingsForTarget } from '../settings/targets.ts';
import type { SettingsRead } from '../settings/read.ts';
import { takeAhead, withAhead } from './ahead.ts';
import { checkLengths, listHidden } from './hidden.ts';
import { checkRequest, withContext } from './context.ts';
import { readRun } from './read.ts';
import { version } from '../version.ts';
import type { ShipContext } from '../ship/context.ts';
import { addBaseNames } from './inputs/base-names.ts';
import { addInputs } from './inputs/inputs.ts';
import type { Request, RunEnvironment, Prepared } from './request.ts';

/**
 * The plan of this checkout. Reads git, the environment and the settings file; needs no Docker
 * and no credentials.
 *
 * @param meanwhile as in {@link readRun}
 * @throws Problem with everything that is wrong with settings and facts, when there can be no plan.
 */
export async function prepare(
  request: Request,
  environment: RunEnvironment,
  meanwhile?: Parameters<typeof readRun>[2],
): Promise<Prepared> {
  const wrong = await checkRequest(request, environment);
  const { settings, facts } = await readRun(request, environment, meanwhile);
  const problems = [
    ...wrong,
    ...settings.problems,
    ...(settings.value === undefined ? [] : checkLengths(settings.value, environment.env)),
    ...facts.problems,
  ];
  if (!settings.ok || !facts.ok || hasErrors(problems)) {
    throw new Problem([...problems, ...(await findMore(settings, facts, environment))]);
  }
  environment.vault.add(knownSecrets(listSettings(settings.value), environment.env));
  const known = await addDistance(facts.value, settings.value, environment);
  const made = await planWithin(known, settings.value, environment, request.command === 'ship');
  const named = await addBaseNames(made, settings.value, environment.cwd);
  const plan = addCaches(await addInputs(named, settings.value, environment), {
    settingsFor: (name) => settingsForTarget(settings.value, name),
    hasGithubCache: readText(environment.env, 'ACTIONS_RUNTIME_TOKEN') !== undefined,
  });
  environment.vault.add(listHidden(plan, settings.value));
  const complete = await addDestinations(plan, settings.value, environment);
  return {
    plan: { ...complete, problems: [...problems, ...complete.problems] },
    settings: settings.value,
    facts: known,
  };
}

/** The plan; the patterns in its rules run in a thread. A signal ends it at the latest when the plan is made. */
async function planWithin(
  facts: Facts,
  settings: Settings,
  { vault, signal, env }: RunEnvironment,
  ships: boolean,
): Promise<Plan> {
  const { createPatternMatcher } = await import('./pattern-worker.ts');
  const { createPause, hearSignals } = await import('./pause.ts');
  const { match, close } = createPatternMatcher(signal);
  try {
    const plan = await makePlan(facts, settings, {
      toolVersion: version,
      secrets: vault.list(),
      known: listKnownSecrets(listSettings(settings), env),
      match,
      pause: createPause(signal),
      ships,
    });
    await hearSignals(signal);
    return plan;
  } finally {
    await close();
  }
}

/** The plan with what is known of its destinations, where it pushes. */
async function addDestinations(
  plan: Plan,
  settings: Settings,
  environment: RunEnvironment,
): Promise<Plan> {
  if (plan.push.mode !== 'push') return plan;
  const { addDestinations: add } = await import('./destinations.ts');
  return add(plan, settings, environment);
}

/** Problems of a plan that point at something the user wrote, and do not follow from other problems. */
const ABOUT_WORDS = /^(RULE|FLAVOR|EXPRESSION|IMAGE|REPOSITORY|LABEL)_/;

/**
 * Further problems of rules, images and labels, for a run that already has other problems. Without
 * facts there is no plan, so only the text of these settings can be checked.
 */
async function findMore(
  settings: PartlyParsed<Settings>,
  facts: Parsed<Facts>,
  environment: RunEnvironment,
): Promise<readonly ProblemData[]> {
  if (settings.value === undefined) return [];
  if (!facts.ok) return (await import('../plan/rules/lint.ts')).lintSettings(settings.value);
  const { problems } = await planWithin(facts.value, settings.value, environment, true);
  return problems.filter(({ level, code }) => level === 'error' && ABOUT_WORDS.test(code));
}

/** The distance to the last version. It takes a walk through history, so it is read only if `{{distance}}` is used. */
async function addDistance(
  facts: Facts,
  settings: Settings,
  environment: RunEnvironment,
): Promise<Facts> {
  const user = listSettings(settings).find(
    ({ tags, flavor, plainTag, labels, annotations, buildArgs }) =>
      [tags, flavor, plainTag, labels, annotations, ...buildArgs].some(
        (text) => text?.includes('distance') === true,
      ),
  );
  if (user === undefined) return facts;
  const distance = await readDistance(environment, user.tagPrefix);
  return distance === undefined ? facts : { ...facts, distance };
}

/** Also reads the current images of every planned tag, and adds what would move. Writes nothing. */
export async function previewRun(prepared: Prepared, environment: RunEnvironment): Promise<Plan> {
  const { previewShipping: ask } = await import('../ship/preview.ts');
  return withContext(prepared, environment, (context) => ask(prepared.plan, context));
}

/** What would keep `ship` from building, as notices: a missing Dockerfile, build context or test. */
export async function checkBuildable(
  { plan, settings }: Pick<Prepared, 'plan' | 'settings'>,
  { cwd, env }: RunEnvironment,
): Promise<readonly ProblemData[]> {
  const { checkInputs } = await import('../ship/inputs.ts');
  const found = await checkInputs(plan, settings, { cwd, env, push: plan.push.mode === 'push' });
  return found.map((problem) => ({ ...problem, level: 'notice' }));
}

/**
 * The plan to apply: a new one, or the one in `planFile`.
 *
 * @throws Problem when the plan has problems; nothing was changed then.
 */
export async function prepareToShip(
  request: Request,
  environment: RunEnvironment,
): Promise<Prepared> {
  return withAhead(environment, (begin) => prepareChecked(request, environment, begin));
}

async function prepareChecked(
  request: Request,
  environment: RunEnvironment,
  meanwhile: (presumed: SettingsRead) => void,
): Promise<Prepared> {
  const fresh = await prepare(request, environment, meanwhile);
  const { planFile } = request;
  const prepared =
    planFile === undefined
      ? fresh
      : await (
          await import('./files/plan-file.ts')
        ).usePlanFile(planFile, request, fresh, environment.cwd);
  // A merge builds nothing, so it needs no value of a secret.
  const isMerge = prepared.settings.legs !== undefined;
  const checked = isMerge
    ? { plan: prepared.plan, problems: [] }
    : await checkSecrets(prepared.plan, environment);
  const scanFiles = await loadScanFiles(prepared.settings);
  const problems = [
    ...refuseOtherCommit(prepared.plan),
    ...checked.problems,
    ...(scanFiles?.checkScanFiles(prepared.settings, environment.cwd) ?? []),
    ...(await checkLogins(prepared, environment)),
  ];
  if (hasErrors(problems)) throw new Problem(problems);
  return { ...prepared, plan: { ...checked.plan, problems } };
}

/** Most runs write no findings into files. */
async function loadScanFiles({ scanSarif, scanGitlab }: Settings) {
  if (scanSarif === undefined && scanGitlab === undefined) return undefined;
  return await import('./files/scan-files.ts');
}

async function checkLogins(
  prepared: Prepared,
  { env, cwd }: RunEnvironment,
): Promise<readonly ProblemData[]> {
  if (!leavesLogins(prepared)) return [];
  return (await import('./login/leave.ts')).checkLogins(env, cwd);
}

/** Most plans name no build secret. */
async function checkSecrets(plan: Plan, environment: RunEnvironment): Promise<CheckedSecrets> {
  if (!plan.targets.some(({ build }) => build.argv.includes('--secret')))
    return { plan, problems: [] };
  return (await import('./inputs/build-secrets.ts')).checkBuildSecrets(plan, environment);
}

/**
 * Applies a plan: builds, pushes, tags and verifies. The receipt says how far the run came, also when
 * it is interrupted; `report` is called with it before cleaning up.
 */
export async function ship(
  prepared: Prepared,
  environment: RunEnvironment,
  report: (receipt: Receipt) => Promise<void>,
): Promise<Receipt> {
  const { apply } = await import('../ship/ship.ts');
  const scanFiles = await loadScanFiles(prepared.settings);
  const { openDeploys } = await import('./deploy.ts');
  const push = prepared.plan.push.mode === 'push';
  const onScanned: ShipContext['onScanned'] = (scans) =>
    scanFiles?.writeScanFiles(scans, prepared.settings, environment.cwd) ?? [];
  const shipped = withContext(prepared, environment, async (given) => {
    const context = { ...given, ...takeAhead(prepared, given.trust) };
    const { plan, ...source } = await readSource(prepared.plan, context);
    const own = { push, report, onScanned, present: prepared.facts, ...source };
    const shipping = { ...context, ...own, ...(await openDeploys(prepared, environment)) };
    const receipt = await apply(plan, shipping);
    if (receipt.status === 'done' && leavesLogins(prepared)) {
      const { leaveRunLogins } = await import('./login/of-run.ts');
      await leaveRunLogins(prepared, context.credentials, environment);
    }
    return receipt;
  });
  return shipped.finally(() => prepared.ahead?.close());
}

/** Most runs leave no logins. Where the plan was saved, both it and the settings of this run have to ask for it. */
function leavesLogins({ plan, settings }: Pick<Prepared, 'plan' | 'settings'>): boolean {
  return plan.login === 'job' && settings.login === 'job';
}

/** Most runs build the files of the checkout. */
async function readSource(
  given: Plan,
  context: ShipContext,
): Promise<Pick<ShipContext, 'buildEnv'> & { readonly plan: Plan }> {
  if (context.settings.source === 'checkout') return { plan: given };
  const { useSource } = await import('../ship/source/rewrite.ts');
  const plan = await useSource(given, context);
  if (plan === given) return { plan };
  const { readSourceEnv } = await import('../ship/source/export.ts');
  return { plan, buildEnv: await readSourceEnv(context) };
}

/** The SBOMs of what was shipped, as read from its registries. */
export async function readRunSboms(
  prepared: Prepared,
  receipt: Receipt,
  environment: RunEnvironment,
): ReturnType<typeof SbomModule.readSboms> {
  const { readSboms: read } = await import('../ship/verify/sbom.ts');
  return withContext(prepared, environment, ({ registries }) => read(receipt, registries));
}
