// SPDX-License-Identifier: Apache-2.0
// Makes the build command that runs from the plan's: adds what ship needs, and passes secrets through the environment. Pure.
import type { Env } from '../../../facts/facts.ts';
import { isTrue } from '../../../facts/variables.ts';
import { checkHiddenValues, findHiddenValues, splitArg } from '../../../plan/build/build-args.ts';
import { MASK } from '../../../plan/build/mask.ts';
import type { BuildPlan } from '../../../plan/plan.ts';
import { Problem } from '../../../problem.ts';
import type { Settings } from '../../../settings/settings.ts';
import { toCheckFlags } from '../checks.ts';
import { type Flag, isFlag, joinFlags, splitFlags, valueOf } from './flags.ts';
import { hideCacheKeys, restoreWords, type Shown } from './restore.ts';
import { INPUTS_LABEL, RECIPE_LABEL } from '../../tag/current-image.ts';
import { recipeOf } from '../../reuse/revision.ts';
import type { Builder } from '../../builder/builder.ts';

/** What one run of the build adds to the plan's command. */
export interface Addition {
  /** `--output`, `--load`, `--tag` and the like. */
  readonly args: readonly string[];
  readonly metadataFile: string;
  /** Instead of the plan's platforms. */
  readonly platform?: string;
  /** The export is not an index, and BuildKit refuses annotations for an index. */
  readonly isBare?: boolean;
  /** Without attestations, even if they were asked for. */
  readonly isUnattested?: boolean;
  /** The same was just built: use the cache, and do not write the cache again. */
  readonly isAgain?: boolean;
  /** The metadata file must hold everything that docker/build-push-action has in it. */
  readonly isRecorded?: boolean;
}

/** A command, and what it needs in its environment. */
export interface BuildCommand {
  readonly argv: readonly [string, ...string[]];
  readonly env: Env;
  /** Variables to set unless the environment of the run sets them. */
  readonly defaults: Env;
  /** Values in it that must not be shown. */
  readonly secrets: readonly string[];
}

/**
 * The build command with what ship adds to it.
 *
 * A build arg whose value the plan masks is passed by name only, and its value through the
 * environment, where buildx reads it: it is on no command line. So are the keys of S3 caches.
 *
 * @throws Problem BUILD_ARG_UNSAFE, BUILD_ARG_MISSING, see `checkHiddenValues`
 */
export function makeBuildCommand(
  plan: BuildPlan,
  builder: Pick<Builder, 'name' | 'program' | 'env'> & Partial<Pick<Builder, 'store'>>,
  given: Pick<Settings, 'attestations' | 'buildSecrets'> &
    Partial<Pick<Settings, 'mediaTypes' | 'checks'>> & {
      buildArgs: readonly string[];
    } & Shown,
  addition: Addition,
): BuildCommand {
  const restored = restoreWords(listWords(plan.argv), given);
  const caches = hideCacheKeys(restored);
  const args = findHiddenArgs(plan.argv, given.buildArgs);
  const hidden: Env = {
    ...caches.env,
    ...Object.fromEntries(given.buildSecrets.map((one) => [one.variable, one.secret.reveal()])),
    ...args,
  };
  const flags = splitFlags(caches.words).filter((flag) => !isLeftOut(flag, given.mediaTypes));
  const kept = joinFlags(alter(flags.map(hideValue), addition));
  return {
    argv: [
      ...builder.program,
      'build',
      ...(builder.name === undefined ? [] : ['--builder', builder.name]),
      ...['--progress', 'plain', '--metadata-file', addition.metadataFile],
      ...['--label', `${RECIPE_LABEL}=${recipeOf({ build: plan })}`],
      ...(plan.inputs === undefined ? [] : ['--label', `${INPUTS_LABEL}=${plan.inputs}`]),
      ...addition.args,
      ...toCacheFlags(plan, builder, addition),
      ...kept,
      ...toCheckFlags(given.checks, given.buildArgs),
    ],
    env: {
      ...builder.env,
      ...(given.attestations === 'plain' || addition.isUnattested === true
        ? { BUILDX_NO_DEFAULT_ATTESTATIONS: '1' }
        : {}),
      ...hidden,
    },
    defaults: {
      ...toMetadataWish(addition, args),
      ...(plan.sourceDateEpoch === undefined
        ? {}
        : { SOURCE_DATE_EPOCH: String(plan.sourceDateEpoch) }),
    },
    secrets: Object.values(hidden)
      .filter((value) => value !== undefined)
      .filter(Boolean),
  };
}

/**
 * What buildx writes into its metadata file: provenance, unless it would contain the values of secret build
 * arguments, and warnings, as in docker/build-push-action. Reading provenance takes time.
 */
function toMetadataWish({ isRecorded }: Addition, secretArgs: Env): Env {
  const isSafe = Object.keys(secretArgs).length === 0;
  return {
    BUILDX_METADATA_PROVENANCE: isRecorded === true && isSafe ? 'min' : 'disabled',
    ...(isRecorded === true ? { BUILDX_METADATA_WARNINGS: 'true' } : {}),
  };
}

/** Whether a flag would make BuildKit use OCI's media types where Docker's are wanted. */
function isLeftOut(flag: Flag, mediaTypes?: Settings['mediaTypes']): boolean {
  return mediaTypes === 'docker' && isFlag(flag, ['--annotation']);
}

/** The caches of the plan. The engine's classic image store has none but its own; a build from the cache writes none. */
function toCacheFlags(
  { cache }: BuildPlan,
  { store }: Partial<Pick<Builder, 'store'>>,
  { isAgain }: Addition,
): readonly string[] {
  if (cache === undefined || store === 'classic') return [];
  return [
    ...cache.from.flatMap((entry) => ['--cache-from', entry]),
    ...(isAgain === true ? [] : cache.to.flatMap((entry) => ['--cache-to', entry])),
  ];
}

/** What follows `docker buildx build`. */
function listWords(argv: readonly string[]): readonly string[] {
  return argv.slice(argv.indexOf('build') + 1);
}

/** The flags as this run needs them. */
function alter(flags: readonly Flag[], addition: Addition): readonly Flag[] {
  const { platform, isAgain, isBare, isUnattested } = addition;
  const dropped = [
    ...(isAgain === true ? FRESH : []),
    ...(isUnattested === true ? ATTESTATIONS : []),
    ...(platform === undefined ? [] : (['--platform'] as const)),
  ];
  const left = flags.filter((flag) => !isFlag(flag, dropped));
  const bare = isBare === true ? left.flatMap(dropIndexAnnotation) : left;
  return platform === undefined ? bare : [['--platform', platform], ...bare];
}

/**
 * A plan's build command for some of its platforms. Annotations for an index are dropped: the build may make
 * none, and then BuildKit refuses them.
 */
export function narrowCommand(
  argv: readonly string[],
  platforms: readonly string[],
): readonly string[] {
  const words = listWords(argv);
  const addition = { args: [], metadataFile: '', platform: platforms.join(','), isBare: true };
  const flags = alter(splitFlags(words), addition);
  return [...argv.slice(0, argv.length - words.length), ...joinFlags(flags)];
}

/** Flags that keep a build from its cache, or write it. */
const FRESH = ['--no-cache', '--pull', '--cache-to', '--no-cache-filter'] as const;

const ATTESTATIONS = ['--provenance', '--sbom', '--attest'] as const;

/** Whether the user set provenance: then it is exported as asked, everywhere. */
export function decidesProvenance(argv: readonly string[]): boolean {
  return splitFlags(listWords(argv)).some(
    (flag) =>
      isFlag(flag, ['--provenance']) || valueOf(flag, '--attest')?.includes('provenance') === true,
  );
}

/**
 * The flag for the default provenance of what is pushed: the plan's, or the one that buildx
 * adds to its own pushes and an OCI layout lacks. Empty if the user set provenance.
 */
export function toDefaultProvenance(
  { argv, provenance = 'mode=min' }: Pick<BuildPlan, 'argv' | 'provenance'>,
  settings: Pick<Settings, 'attestations'>,
  env: Env,
): readonly string[] {
  const isOff = settings.attestations === 'plain' || refusesAttestations(env);
  return decidesProvenance(argv) || isOff ? [] : ['--provenance', provenance];
}

/**
 * The flag for the provenance of an image that is written as an OCI layout in order to be pushed. With
 * `inline-only=true` BuildKit attests what it pushes itself, and not what it writes to a file.
 */
export function toLayoutProvenance(
  ...given: Parameters<typeof toDefaultProvenance>
): readonly string[] {
  return toDefaultProvenance(...given).map((word) => word.replace(',inline-only=true', ''));
}

/** Whether the environment disables the attestations that buildx adds by default. */
export function refusesAttestations(env: Env): boolean {
  return isTrue(env, 'BUILDX_NO_DEFAULT_ATTESTATIONS');
}

/** A text with the secrets masked: BuildKit repeats build args in the names of steps. */
export function conceal(text: string, secrets: readonly string[]): string {
  return secrets.reduce((shown, secret) => shown.replaceAll(secret, MASK), text);
}

/** The values of build args that the plan masks, by name. */
function findHiddenArgs(argv: readonly string[], buildArgs: readonly string[]): Env {
  const problems = checkHiddenValues(argv, buildArgs);
  if (problems.length > 0) throw new Problem(problems);
  return findHiddenValues(argv, buildArgs);
}

/** A build arg whose value the plan masks, by its name only. */
function hideValue(flag: Flag): Flag {
  const arg = valueOf(flag, '--build-arg');
  if (arg === undefined || splitArg(arg)[1] !== MASK) return flag;
  return flag.map((word) => (word.endsWith(arg) ? word.slice(0, -`=${MASK}`.length) : word)) as [
    string,
  ];
}

/** Drops `index:…` and `index-descriptor:…`; `manifest,index:…` stays for the manifest. */
function dropIndexAnnotation(flag: Flag): readonly Flag[] {
  const text = valueOf(flag, '--annotation');
  if (text === undefined) return [flag];
  if (/^index(-descriptor)?:/.test(text)) return [];
  return [['--annotation', text.replace(/^manifest,index:/, 'manifest:')]];
}
