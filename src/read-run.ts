// SPDX-License-Identifier: Apache-2.0
// What is wanted and where we are, read together: the trust of the run decides which settings of the file count.
import { detectCi } from './facts/detect.ts';
import type { Facts, Trust } from './facts/facts.ts';
import { readFacts } from './facts/read.ts';
import { trustOfSettingsFile } from './facts/trust.ts';
import type { Parsed } from './problem.ts';
import { gatherSettings, settleSettings } from './settings/read.ts';
import type { Gathered, SettingsRead } from './settings/read.ts';
import { readSettingsFile } from './settings-file.ts';
import type { Request, Surroundings } from './ship.ts';

/** Settings and facts of a run, each as far as it can be had. */
export interface RunRead {
  readonly settings: SettingsRead;
  readonly facts: Parsed<Facts>;
}

/**
 * Reads both. Every source of settings is read before the facts, and the file gets its meaning after
 * them. Without facts there is no run, and the file is read as a trusted one: to say what else is
 * wrong, and for nothing else.
 */
export async function readRun(request: Request, around: Surroundings): Promise<RunRead> {
  const gathered = await gather(request, around);
  const presumed = gathered.settle();
  const facts = await readAllFacts(request, presumed, around);
  if (!facts.ok) return { settings: presumed, facts };
  const trust = { run: facts.value.trust, file: trustOfSettingsFile(facts.value) };
  const settings = gathered.settle(trust.file);
  if (trust.run.level === 'trusted' && trust.file.level === 'trusted') return { settings, facts };
  const { limitSettings } = await import('./untrusted.ts');
  return { settings: await limitSettings(settings, trust, around), facts };
}

/** The settings of a run that makes no plan. Facts are read only for the trust of a file in the checkout. */
export async function readSettingsAlone(
  request: Request,
  around: Surroundings,
): Promise<SettingsRead> {
  const gathered = await gather(request, around);
  if (gathered.owner !== 'checkout') return gathered.settle();
  const facts = await readAllFacts({ ...request, remote: 'never' }, gathered.settle(), around);
  return gathered.settle(facts.ok ? trustOfSettingsFile(facts.value) : trustWithoutFacts(around));
}

/** Outside CI a run is trusted; in CI an unknown author is not. */
function trustWithoutFacts({ env }: Surroundings): Trust | undefined {
  if (detectCi(env) === 'local') return undefined;
  return { level: 'untrusted', reason: 'it is not known whose change this is' };
}

/** What all sources say, ready to get its meaning; problems of the file are among the rest. */
async function gather(request: Request, around: Surroundings) {
  const { command, given } = request;
  const file = await readSettingsFile(given, around);
  const text = file.ok ? file.value : undefined;
  const sources = { command, given, env: around.env };
  const gathered: Gathered = await gatherSettings(
    text === undefined ? sources : { ...sources, file: text },
  );
  return {
    owner: text?.owner,
    settle: (trust?: Trust): SettingsRead => {
      const settings = settleSettings(gathered, trust);
      if (file.ok) return settings;
      const { problems, fromCheckout } = settings;
      return { ok: false, problems: [...file.problems, ...problems], fromCheckout };
    },
  };
}

/** The facts; under `context: git` what is checked out counts, and not what set the run going. */
async function readAllFacts(
  request: Request,
  settings: SettingsRead,
  { env, cwd, shell, signal, clone }: Surroundings,
): Promise<Parsed<Facts>> {
  const { payload, now, overrides, remote } = request;
  const wanted = settings.value;
  const tagPrefix = wanted?.tagPrefix === undefined ? {} : { tagPrefix: wanted.tagPrefix };
  const input = { env, cwd, shell, signal, payload, now, overrides, remote, ...tagPrefix };
  const facts = await readFacts({ ...input, ...(clone === undefined ? {} : { clone }) });
  if (wanted?.metadataContext !== 'git' || !facts.ok) return facts;
  const { PATH, HOME } = env;
  const checkout = await readFacts({ ...input, env: { PATH, HOME }, payload: undefined });
  if (!checkout.ok) return checkout;
  const { event, ref, sha, commitTime } = checkout.value;
  const value = { ...facts.value, event, ref, sha, ...(commitTime ? { commitTime } : {}) };
  return { ...facts, value };
}
