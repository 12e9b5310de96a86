// SPDX-License-Identifier: Apache-2.0
// The build command and the recipe, from settings. Knows no builder: ship adds what depends on it.
import { posix } from 'node:path';
import type { Facts } from '../facts/facts.ts';
import { error, notice, type ProblemData } from '../problem.ts';
import type { Settings } from '../settings/settings.ts';
import { MASK, maskWord } from './build-mask.ts';
import type { Expander } from './expressions.ts';
import type { Texts } from './labels.ts';
import type { BuildPlan } from './plan.ts';
import { quote } from './quote.ts';

/** Shorter secrets are looked for as whole values only. */
const SHORTEST_PART = 8;

/** Build args as they may be shown, and what is to be said about them. */
export interface BuildArgs {
  readonly args: readonly string[];
  readonly problems: readonly ProblemData[];
}

/**
 * The build args of a run, expressions filled in and secrets masked. Codes: BUILD_ARG_SECRET for a
 * value that is a known secret or a name that sounds like one, BUILD_ARG_MIXED for a secret beside
 * an expression, BUILD_ARG_ILLEGAL for one without a name.
 */
export async function readBuildArgs(
  settings: Settings,
  expander: Expander,
  secrets: readonly string[],
): Promise<BuildArgs> {
  const args: string[] = [];
  const problems: ProblemData[] = [];
  for (const written of settings.buildArgs) {
    const expanded = await expander.expand(written, 'build-args');
    problems.push(...expanded.problems);
    if (!expanded.ok) continue;
    const [name, value] = splitArg(expanded.value);
    const isSecret = value !== undefined && holdsSecret(value, secrets);
    const shown = isSecret ? `${name}=${MASK}` : expanded.value;
    args.push(shown);
    problems.push(...checkArg(shown, isSecret && expanded.value !== written));
  }
  return { args, problems };
}

function checkArg(shown: string, isMixed: boolean): readonly ProblemData[] {
  const [name, value = ''] = splitArg(shown);
  if (name === '') return [noName(shown)];
  if (isMixed) return [mixed(name)];
  return value === MASK || (value !== '' && SECRET_NAME.test(name)) ? [inProvenance(name)] : [];
}

/** What a build is made from, all of it as it may be shown. */
export interface BuildParts {
  readonly platforms: readonly string[];
  readonly buildArgs: readonly string[];
  readonly labels: Texts;
  /** With their levels. */
  readonly annotations: Texts;
  /** Values that must not be shown. */
  readonly secrets: readonly string[];
}

/** The build of a target: its command, and what makes two builds the same. */
export function makeBuild(facts: Facts, settings: Settings, parts: BuildParts): BuildPlan {
  const context = maskWord(toContext(settings.context), parts.secrets);
  const epoch = facts.commitTime === undefined ? NaN : Date.parse(facts.commitTime) / 1000;
  return {
    argv: toArgv(settings, context, parts),
    context: maskWord(settings.context, parts.secrets),
    file: settings.file ?? (isRemote(context) ? 'Dockerfile' : posix.join(context, 'Dockerfile')),
    recipe: toRecipe(settings, parts),
    ...(Number.isNaN(epoch) ? {} : { sourceDateEpoch: Math.floor(epoch) }),
  };
}

/** Whether the build makes an index: of several platforms, or of one and its attestations. */
export function makesIndex(settings: Settings): boolean {
  const { platforms, provenance, sbom, attestations, buildxFlags } = settings;
  const isAsked = (value: string | undefined) => value !== undefined && value !== 'false';
  if (platforms.length > 1 || isAsked(sbom) || isAsked(provenance)) return true;
  const attests = buildxFlags.filter(({ flag }) => flag === '--attest');
  if (attests.some(({ value }) => !value.includes('disabled=true'))) return true;
  const isSwitchedOff =
    provenance === 'false' || attests.some(({ value }) => value.includes('type=provenance'));
  return !isSwitchedOff && attestations === 'index';
}

function toArgv(settings: Settings, context: string, parts: BuildParts): readonly string[] {
  const { file, target, provenance, sbom } = settings;
  const show = (word: string) => maskWord(word, parts.secrets);
  return [
    ...['docker', 'buildx', 'build'],
    ...repeat('--platform', parts.platforms.length === 0 ? [] : [parts.platforms.join(',')]),
    ...repeat('--file', file === undefined ? [] : [file]),
    ...repeat('--target', target === undefined ? [] : [target]),
    ...repeat('--build-arg', parts.buildArgs),
    ...repeat('--label', toPairs(parts.labels)),
    ...repeat('--annotation', toAnnotations(parts.annotations)),
    ...repeat('--provenance', provenance === undefined ? [] : [provenance]),
    ...repeat('--sbom', sbom === undefined ? [] : [sbom]),
    ...repeat('--cache-from', settings.cacheFrom.map(show)),
    ...repeat('--cache-to', settings.cacheTo.map(show)),
    ...(settings.noCache ? ['--no-cache'] : []),
    ...(settings.pull ? ['--pull'] : []),
    ...settings.buildxFlags.flatMap(({ flag, value }) => [flag, show(value)]),
    '--',
    context,
  ];
}

function repeat(flag: string, values: readonly string[]): readonly string[] {
  return values.flatMap((value) => [flag, value]);
}

/** What is empty would only hide what the Dockerfile says. */
function toPairs(texts: Texts): readonly string[] {
  return Object.entries(texts)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}=${value}`);
}

/** Annotations of one text on both levels are one flag. */
function toAnnotations(annotations: Texts): readonly string[] {
  const isDouble = (key: string) => {
    const name = key.slice(key.indexOf(':'));
    return annotations[`manifest${name}`] === annotations[`index${name}`];
  };
  return toPairs(annotations).flatMap((pair) => {
    const [, level = '', name = ''] = /^(manifest|index)(:[^=]*)/.exec(pair) ?? [];
    if (level === '' || !isDouble(level + name)) return [pair];
    return level === 'index' ? [] : [`manifest,index${pair.slice(level.length)}`];
  });
}

/**
 * Text that is equal exactly for builds of one kind. The order of build args and platforms makes no
 * difference, and a secret counts as being there, not by its value: the recipe is published. Short
 * secrets are hidden too, as they are from whatever is printed: a saved plan has the same recipe.
 */
function toRecipe(settings: Settings, { platforms, buildArgs, secrets }: BuildParts): string {
  const hide = (text: string) => maskWord(text, secrets, 1);
  const args = new Map(buildArgs.map((arg) => splitArg(arg)));
  const recipe = {
    name: hide(settings.name),
    context: hide(settings.context),
    file: settings.file === undefined ? null : hide(settings.file),
    target: settings.target === undefined ? null : hide(settings.target),
    buildArgs: [...args]
      .map(([name, value]) => hide(value === undefined ? name : `${name}=${value}`))
      .sort(),
    platforms: [...platforms].sort(),
  };
  return JSON.stringify(recipe);
}

/** buildx takes a context for a URL by its start; a directory is never taken for anything else. */
function toContext(context: string): string {
  return context === '' ? '.' : context;
}

function isRemote(context: string): boolean {
  return (
    context === '-' ||
    /^([a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/|docker-image:|target:)/.test(context)
  );
}

function splitArg(arg: string): readonly [name: string, value: string | undefined] {
  const at = arg.indexOf('=');
  return at < 0 ? [arg, undefined] : [arg.slice(0, at), arg.slice(at + 1)];
}

function holdsSecret(value: string, secrets: readonly string[]): boolean {
  return secrets.some(
    (secret) =>
      secret !== '' &&
      (value === secret || (secret.length >= SHORTEST_PART && value.includes(secret))),
  );
}

const SECRET_NAME =
  /(^|_)(PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|CREDENTIALS?|(API|ACCESS|PRIVATE|AUTH)_?KEY|MASTER_KEY)(_|$)/i;

const HINT =
  'Build args can be read in the published image: use "secrets" and RUN --mount=type=secret instead.';

function inProvenance(name: string): ProblemData {
  return notice('BUILD_ARG_SECRET', `the build arg ${quote(name)} looks like a secret`, HINT);
}

function mixed(name: string): ProblemData {
  const message = `the build arg ${quote(name)} holds a secret beside an expression`;
  return error('BUILD_ARG_MIXED', message, HINT);
}

function noName(shown: string): ProblemData {
  return error(
    'BUILD_ARG_ILLEGAL',
    `the build arg ${quote(shown)} has no name`,
    'Write it NAME=value.',
  );
}
