// SPDX-License-Identifier: Apache-2.0
// Build arguments: expands their expressions, and finds out which of them are secret.
import { error, notice, type ProblemData } from '../../problem.ts';
import { isSecretName } from '../../secret-text.ts';
import type { KnownSecret } from '../../settings/values/secrets/known-secrets.ts';
import type { Settings } from '../../settings/settings.ts';
import { MASK } from './mask.ts';
import type { Expander } from '../template/expressions.ts';
import { fillOwn } from '../template/foreign.ts';
import { lackParts } from '../template/empty.ts';
import { isSecretValue, SHORTEST_SECRET, type PublicWords } from './public-words.ts';
import { quote } from '../quote.ts';

/** Build arguments as they may be shown, and their problems. */
export interface BuildArgs {
  /** `NAME=value`; `NAME=***` where the value is a secret. */
  readonly args: readonly string[];
  /** The values that are masked. */
  readonly hidden: readonly KnownSecret[];
  /** Names of those that hold a secret, or that buildx reads from an environment variable with a secret's name. */
  readonly secretNames: readonly string[];
  readonly problems: readonly ProblemData[];
}

/** What decides whether a value is secret. */
export interface ArgContext {
  /** Values that must not be shown. */
  readonly secrets: readonly string[];
  /** Words of the plan, which cannot be secret. */
  readonly words: PublicWords;
}

/**
 * The build arguments of a run, with expressions expanded and secrets masked: values that contain a known
 * secret, and values of at least 8 characters whose name looks secret and that are not a number, boolean,
 * version or word of the plan. Codes: BUILD_ARG_SECRET, BUILD_ARG_MIXED for a secret together with an
 * expression, BUILD_ARG_UNSAFE for a secret under a name that buildx reads, BUILD_ARG_ILLEGAL for one
 * without a name.
 */
export async function readBuildArgs(
  settings: Pick<Settings, 'buildArgs'>,
  expander: Expander,
  { secrets, words }: ArgContext,
): Promise<BuildArgs> {
  const args: string[] = [];
  const secretNames: string[] = [];
  const hidden: KnownSecret[] = [];
  const problems: ProblemData[] = [];
  const isSecret = ([name, value]: SplitArg, written: string): boolean => {
    if (value === undefined) return false;
    if (holdsSecret(value, secrets)) return true;
    // Expressions expand to public values: only the text around them can be a secret.
    const literal = (splitArg(written)[1] ?? '').replaceAll(/\{\{.*?\}\}/gs, '');
    return [value, literal].every((text) => isSecretName(name) && isSecretValue(text, words));
  };
  for (const written of settings.buildArgs) {
    const expanded = await fillOwn(expander, written, 'build-args');
    problems.push(...expanded.problems);
    if (!expanded.ok) continue;
    const arg = splitArg(expanded.value);
    const [name, value] = arg;
    const isHidden = isSecret(arg, written);
    const shown = isHidden ? `${name}=${MASK}` : expanded.value;
    args.push(shown);
    if (isHidden && value !== undefined) {
      hidden.push({
        value,
        source: `the build arg ${quote(name)}`,
        isCredential: isSecretName(name),
      });
    }
    if (isHidden || (value === undefined && isSecretName(name))) secretNames.push(name);
    problems.push(...checkArg(shown, isHidden, expanded.value !== written));
    problems.push(...lackParts(expanded.empty, `the build arg ${quote(name)}`, 'build-args'));
  }
  return { args, hidden, secretNames: [...new Set(secretNames)], problems };
}

function checkArg(shown: string, isHidden: boolean, isMixed: boolean): readonly ProblemData[] {
  const [name, value = ''] = splitArg(shown);
  if (name === '') return [noName(shown)];
  if (isHidden && isMixed) return [mixed(name)];
  if (isHidden && isReserved(name)) return [describeReserved(name)];
  return isHidden || (value !== '' && isSecretName(name)) ? [inProvenance(name)] : [];
}

type SplitArg = readonly [name: string, value: string | undefined];

/** The name and the value of a build argument; without `=` it has no value. */
export function splitArg(arg: string): SplitArg {
  const at = arg.indexOf('=');
  return at < 0 ? [arg, undefined] : [arg.slice(0, at), arg.slice(at + 1)];
}

/** The build arguments of a build command, in either spelling of the flag. */
function listArgs(argv: readonly string[]): readonly string[] {
  return argv.flatMap((word, at) => {
    if (argv[at - 1] === '--build-arg') return [word];
    return word.startsWith('--build-arg=') ? [word.slice('--build-arg='.length)] : [];
  });
}

/** The values of build arguments that a build command masks, by name; undefined if the settings have none. */
export function findHiddenValues(
  argv: readonly string[],
  buildArgs: readonly string[],
): Readonly<Record<string, string | undefined>> {
  const values = new Map(buildArgs.map((arg) => splitArg(arg)));
  const hidden = listArgs(argv)
    .map(splitArg)
    .filter(([, value]) => value === MASK);
  return Object.fromEntries(hidden.map(([name]) => [name, values.get(name)]));
}

/**
 * Problems with values that a build command masks. Codes:
 * BUILD_ARG_UNSAFE, and BUILD_ARG_MISSING for one of a saved plan that this run has no value for.
 */
export function checkHiddenValues(
  argv: readonly string[],
  buildArgs: readonly string[],
): readonly ProblemData[] {
  return Object.entries(findHiddenValues(argv, buildArgs)).flatMap(([name, value]) => {
    if (isReserved(name)) return [describeReserved(name)];
    return value === undefined ? [missing(name)] : [];
  });
}

/**
 * Variables that have a meaning for buildx, its caches and child processes, or the system.
 *
 * @see https://docs.docker.com/build/building/variables/#build-tool-configuration-variables
 */
const RESERVED =
  /^(?:PATH|HOME|USERPROFILE|TMPDIR|KUBECONFIG|SSH_AUTH_SOCK|SOURCE_DATE_EPOCH|(?:EXPERIMENTAL_)?BUILDKIT_.*|(?:DOCKER|BUILDX|AWS|AZURE|ACTIONS|GITHUB|OTEL|SSL_CERT|LD|DYLD)(?:_.*)?|(?:HTTPS?|FTP|ALL|NO|SOCKS)_PROXY)$/i;

function isReserved(name: string): boolean {
  return RESERVED.test(name);
}

function holdsSecret(value: string, secrets: readonly string[]): boolean {
  return secrets.some(
    (secret) =>
      secret !== '' &&
      (value === secret || (secret.length >= SHORTEST_SECRET && value.includes(secret))),
  );
}

const HINT =
  'Build args can be read in the published image: use "secrets" and RUN --mount=type=secret instead.';

function inProvenance(name: string): ProblemData {
  return notice('BUILD_ARG_SECRET', `the build arg ${quote(name)} looks like a secret`, HINT);
}

function mixed(name: string): ProblemData {
  const message = `the build arg ${quote(name)} holds a secret together with an expression`;
  return error('BUILD_ARG_MIXED', message, HINT);
}

function noName(shown: string): ProblemData {
  const message = `the build arg ${quote(shown)} has no name`;
  return error('BUILD_ARG_ILLEGAL', message, 'Write it NAME=value.');
}

function describeReserved(name: string): ProblemData {
  return error(
    'BUILD_ARG_UNSAFE',
    `the build arg ${quote(name)} holds a secret, and buildx itself reads the environment variable of that name`,
    `Pass it with "secrets" and RUN --mount=type=secret,id=${name}, or give the build arg another name.`,
  );
}

function missing(name: string): ProblemData {
  return error(
    'BUILD_ARG_MISSING',
    `the plan masks the value of the build arg ${quote(name)}, and this run has no value for it`,
    `Set it as for the plan: build-args with ${name}=….`,
  );
}
