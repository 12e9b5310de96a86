// SPDX-License-Identifier: Apache-2.0
// Reads settings and facts together, since the trust of the run decides which settings of the file count.
import { isDeepStrictEqual } from 'node:util';
import { checkContext } from './inputs/build-context.ts';
import { detectCi } from '../facts/detect.ts';
import type { Facts, Trust } from '../facts/facts.ts';
import type { FactOverrides, FactsInput } from '../facts/read.ts';
import { trustOfSettingsFile } from '../facts/trust.ts';
import { createGithubQuestion } from './github/question.ts';
import type { AskGithub } from '../github/repository.ts';
import { hasErrors, type Parsed, type ProblemData } from '../problem.ts';
import type { BakeText } from '../settings/bake/take.ts';
import { gatherSettings, resolveSettings } from '../settings/read.ts';
import type { Gathered, SettingsRead } from '../settings/read.ts';
import type { Settings } from '../settings/settings.ts';
import { listSettings } from '../settings/targets.ts';
import { readSettingsFile } from './files/settings-file.ts';
import type { Request, RunEnvironment } from './request.ts';
import { omitUndefined } from '../omit-undefined.ts';
import { once } from '../once.ts';

/** Settings and facts of a run, each undefined if it could not be read. */
export interface RunRead {
  readonly settings: SettingsRead;
  readonly facts: Parsed<Facts>;
}

/** A run environment that may ask GitHub's API. */
type Asking = RunEnvironment & { readonly askGithub?: AskGithub };

/**
 * Reads both. Every source of settings is read before the facts, and the file is interpreted after
 * them. Without facts there is no run, and the file is interpreted as a trusted one, only to
 * report its other problems.
 *
 * @param meanwhile called while git runs, when there is nothing to do but wait, with the settings as they are in a
 *   trusted run.
 */
export async function readRun(
  request: Request,
  environment: RunEnvironment,
  meanwhile: (presumed: SettingsRead) => void = () => undefined,
): Promise<RunRead> {
  const gathered = await gather(request, environment);
  const presumed = gathered.resolve();
  const token = presumed.value?.githubToken?.reveal();
  const asking = { ...environment, askGithub: createGithubQuestion({ ...environment, token }) };
  const reading = readAllFacts(request, withoutCheckout(presumed), asking);
  meanwhile(presumed);
  const first = await reading;
  if (!first.ok) return { settings: presumed, facts: first };
  const resolved = gathered.resolve(trustOfSettingsFile(first.value));
  const facts = await readAgain(first, { request, presumed, resolved }, asking);
  if (!facts.ok) return { settings: resolved, facts };
  const trust = { run: facts.value.trust, file: trustOfSettingsFile(facts.value) };
  const isTrusted = trust.run.level === 'trusted' && trust.file.level === 'trusted';
  const own = isTrusted ? resolved : gathered.resolve(trust.file);
  const taken = await takeOver(
    own,
    trust.file,
    (bake) => gathered.resolve(trust.file, bake),
    environment,
  );
  const settings = isTrusted
    ? taken
    : await (await import('./inputs/untrusted.ts')).limitSettings(taken, trust, environment);
  return { settings: await addContext(settings, facts.value, environment), facts };
}

/** The settings with the targets of the files in `targets-from`. */
async function takeOver(
  read: SettingsRead,
  trust: Trust,
  resolve: (bake: BakeText) => SettingsRead,
  environment: RunEnvironment,
): Promise<SettingsRead> {
  if (read.value === undefined || read.value.targetsFrom.length === 0) return read;
  const { readBake } = await import('./bake.ts');
  const bake = await readBake(read.value, trust, environment);
  if (bake.ok) return resolve(bake.value);
  return { ...read, ok: false, problems: [...read.problems, ...bake.problems] };
}

/** The facts, changed by what a trusted settings file says about them. */
async function readAgain(
  first: Extract<Parsed<Facts>, { ok: true }>,
  read: {
    readonly request: Request;
    readonly presumed: SettingsRead;
    readonly resolved: SettingsRead;
  },
  environment: Asking,
): Promise<Parsed<Facts>> {
  const { request, presumed, resolved } = read;
  const before = toOverrides(request, withoutCheckout(presumed));
  return isDeepStrictEqual(before, toOverrides(request, resolved))
    ? first
    : readAllFacts(request, resolved, environment);
}

/** The settings without those facts that a file of the checkout gives: its trust is not known yet. */
function withoutCheckout(read: SettingsRead): SettingsRead {
  if (read.value === undefined) return read;
  const { fromCheckout } = read;
  const left = (name: string) => fromCheckout.has(name);
  const value = {
    ...read.value,
    ...(left('git-tag') ? { gitTag: undefined } : {}),
    ...(left('branch') ? { branch: undefined } : {}),
    ...(left('sha') ? { sha: undefined } : {}),
    ...(left('pr') ? { change: undefined } : {}),
  };
  return { ...read, value };
}

/** The settings, and the problems of their build context. */
async function addContext(
  read: SettingsRead,
  facts: Facts,
  environment: RunEnvironment,
): Promise<SettingsRead> {
  const found = await checkContexts(read.value, facts, environment);
  if (found.length === 0) return read;
  const problems: readonly ProblemData[] = [...read.problems, ...found];
  const { value, fromCheckout } = read;
  if (read.ok && !hasErrors(found)) return { ...read, problems };
  return { ok: false, problems, fromCheckout, ...omitUndefined({ value }) };
}

/** The problems of the build context, of each target where there are several. */
async function checkContexts(
  settings: Settings | undefined,
  facts: Facts,
  environment: RunEnvironment,
): Promise<readonly ProblemData[]> {
  if (settings === undefined) return [];
  const contexts = new Set(listSettings(settings).map(({ context }) => context));
  const found = [...contexts].map((context) => checkContext({ context }, facts, environment));
  return (await Promise.all(found)).flat();
}

/** The settings of a run that makes no plan. Facts are read only for the trust of a file in the checkout. */
export async function readSettingsAlone(
  request: Request,
  environment: RunEnvironment,
): Promise<SettingsRead> {
  const gathered = await gather(request, environment);
  if (gathered.owner !== 'checkout') return gathered.resolve();
  const presumed = withoutCheckout(gathered.resolve());
  const facts = await readAllFacts({ ...request, remote: 'never' }, presumed, environment);
  return gathered.resolve(
    facts.ok ? trustOfSettingsFile(facts.value) : trustWithoutFacts(environment),
  );
}

/** Outside CI a run is trusted; in CI an unknown author is not trusted. */
function trustWithoutFacts({ env }: RunEnvironment): Trust | undefined {
  if (detectCi(env) === 'local') return undefined;
  return { level: 'untrusted', reason: 'the author of this change is unknown' };
}

/** All sources, ready to be interpreted; problems of the file are included. */
async function gather(request: Request, environment: RunEnvironment) {
  const { command, given, action } = request;
  const file = await readSettingsFile(given, environment);
  const text = file.ok ? file.value : undefined;
  const sources = {
    command,
    given,
    env: environment.env,
    ...omitUndefined({ action }),
  };
  const gathered: Gathered = await gatherSettings(
    text === undefined ? sources : { ...sources, file: text },
  );
  const resolve = (trust?: Trust, bake?: BakeText): SettingsRead =>
    resolveSettings(bake === undefined ? gathered : { ...gathered, bake }, trust);
  const trusted = once(() => resolve());
  return {
    owner: text?.owner,
    resolve: (trust?: Trust, bake?: BakeText): SettingsRead => {
      const isLimited = trust?.level === 'untrusted';
      const settings = isLimited || bake !== undefined ? resolve(trust, bake) : trusted();
      if (file.problems.length === 0) return settings;
      const { problems, fromCheckout } = settings;
      if (file.ok) return { ...settings, problems: [...file.problems, ...problems] };
      return { ok: false, problems: [...file.problems, ...problems], fromCheckout };
    },
  };
}

/**
 * The facts. Under `context: git` they describe the checkout, not the event; under
 * `compat: strict` a plan is about the event's commit, as in docker/metadata-action.
 */
async function readAllFacts(
  request: Request,
  settings: SettingsRead,
  environment: Asking,
): Promise<Parsed<Facts>> {
  const { payload, now, remote, command } = request;
  const { env, cwd, shell, signal, own, askGithub } = environment;
  const wanted = settings.value;
  const input: FactsInput = {
    ...{ env, cwd, shell, signal, payload, now, remote },
    overrides: toOverrides(request, settings),
    counts: command === 'plan' && wanted?.compat === 'strict' ? 'event' : 'checkout',
    ...omitUndefined({ tagPrefix: wanted?.tagPrefix, own }),
    // Without settings there will be no plan that needs an answer.
    ...(wanted === undefined ? {} : omitUndefined({ askGithub })),
  };
  const { readFacts } = await import('../facts/read.ts');
  const facts = await readFacts(input);
  if (wanted?.metadataContext === 'git' && facts.ok) return readCheckout(facts, input);
  return facts;
}

/** The facts with event, ref and commit of the checkout, which is what was asked for. */
async function readCheckout(
  { value, problems }: Extract<Parsed<Facts>, { ok: true }>,
  input: FactsInput,
): Promise<Parsed<Facts>> {
  const { readFacts } = await import('../facts/read.ts');
  const { PATH, HOME } = input.env;
  const checkout = await readFacts({ ...input, env: { PATH, HOME }, payload: undefined });
  if (!checkout.ok) return checkout;
  const { event, ref, sha, commitTime = value.commitTime } = checkout.value;
  const metadata = value.metadata && {
    ...value.metadata,
    ref,
    sha,
    ...omitUndefined({ commitTime }),
  };
  const found = { event, ref, sha, commitTime, metadata, checkedOut: undefined };
  return {
    ok: true,
    value: omitUndefined({ ...value, ...found }),
    problems: problems.filter(({ code }) => code !== 'FACTS_OTHER_COMMIT'),
  };
}

/** Overrides of facts: those that are settings, and the flags that are not. */
function toOverrides({ overrides }: Request, { value }: SettingsRead): FactOverrides {
  const { gitTag, branch, sha, change } = value ?? {};
  return { ...overrides, ...omitUndefined({ gitTag, branch, sha, change }) };
}
