// SPDX-License-Identifier: Apache-2.0
// From the plan's build command to the one that runs: what ship adds, and secrets through the environment. Pure.
import type { Env } from '../../facts/facts.ts';
import { isTrue } from '../../facts/variables.ts';
import { checkHiddenValues, findHiddenValues, splitArg } from '../../plan/build/build-args.ts';
import { MASK } from '../../plan/build/mask.ts';
import type { BuildPlan } from '../../plan/plan.ts';
import { Problem } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import { type Flag, isFlag, joinFlags, splitFlags, valueOf } from './flags.ts';
import { hideCacheKeys, restoreWords, type Shown } from './restore.ts';
import { RECIPE_LABEL } from '../tag/current-image.ts';
import { recipeOf } from '../reuse/revision.ts';
import type { Builder } from '../builder/builder.ts';

/** What one run of the build adds to the plan's command. */
export interface Addition {
  /** `--output`, `--load`, `--tag` and the like. */
  readonly args: readonly string[];
  readonly metadataFile: string;
  /** Instead of the plan's platforms. */
  readonly platform?: string;
  /** What is exported is no index, and BuildKit refuses annotations for one. */
  readonly isBare?: boolean;
  /** Without attestations, whoever asked for them. */
  readonly isUnattested?: boolean;
  /** The same was built a moment ago: taken from the cache, and the cache is not written anew. */
  readonly isAgain?: boolean;
  /** Its metadata file is to hold all that docker/build-push-action has in it. */
  readonly isRecorded?: boolean;
}

/** A command, and what its environment needs besides. */
export interface BuildCommand {
  readonly argv: readonly [string, ...string[]];
  readonly env: Env;
  /** What the environment needs where the run's own says nothing of it. */
  readonly defaults: Env;
  /** Values in it that must not be shown. */
  readonly secrets: readonly string[];
}

/**
 * The build command with what ship adds to it.
 *
 * A build arg whose value the plan does not show is passed by name alone, and its value through the
 * environment, from where buildx takes it: it is on no command line. So do the keys of S3 caches.
 *
 * @throws Problem BUILD_ARG_UNSAFE, BUILD_ARG_MISSING, as `checkHiddenValues` has them
 */
export function makeBuildCommand(
  plan: BuildPlan,
  builder: Pick<Builder, 'name' | 'program' | 'env'>,
  given: Pick<Settings, 'attestations' | 'buildSecrets'> &
    Partial<Pick<Settings, 'mediaTypes'>> & {
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
      ...addition.args,
      ...kept,
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
 * What buildx writes into its metadata file: provenance, unless it would hold the values of secret build
 * arguments, and warnings, as in docker/build-push-action. Reading provenance takes time.
 */
function toMetadataWish({ isRecorded }: Addition, secretArgs: Env): Env {
  const isSafe = Object.keys(secretArgs).length === 0;
  return {
    BUILDX_METADATA_PROVENANCE: isRecorded === true && isSafe ? 'min' : 'disabled',
    ...(isRecorded === true ? { BUILDX_METADATA_WARNINGS: 'true' } : {}),
  };
}

/** Whether BuildKit would take OCI's media types for a flag's sake, where Docker's are wanted. */
function isLeftOut(flag: Flag, mediaTypes?: Settings['mediaTypes']): boolean {
  return mediaTypes === 'docker' && isFlag(flag, ['--annotation']);
}

/** What follows `docker buildx build`. */
function listWords(argv: readonly string[]): readonly string[] {
  return argv.slice(argv.indexOf('build') + 1);
}

/** The flags as this one run needs them. */
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

/** What keeps a build from its cache, or writes it. */
const FRESH = ['--no-cache', '--pull', '--cache-to', '--no-cache-filter'] as const;

const ATTESTATIONS = ['--provenance', '--sbom', '--attest'] as const;

/** Whether the user decided about provenance: then it is exported as asked, everywhere. */
export function decidesProvenance(argv: readonly string[]): boolean {
  return splitFlags(listWords(argv)).some(
    (flag) =>
      isFlag(flag, ['--provenance']) || valueOf(flag, '--attest')?.includes('provenance') === true,
  );
}

/**
 * The flag for the provenance that what is pushed has without asking: the plan's, else that which buildx
 * adds to what it pushes itself, and an OCI layout lacks. Empty where the user decided about it.
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

/** Whether the environment tells buildx to add no attestations of its own accord. */
export function refusesAttestations(env: Env): boolean {
  return isTrue(env, 'BUILDX_NO_DEFAULT_ATTESTATIONS');
}

/** A text without the secrets in it: BuildKit repeats build args where it names a step. */
export function conceal(text: string, secrets: readonly string[]): string {
  return secrets.reduce((shown, secret) => shown.replaceAll(secret, MASK), text);
}

/** The values of build args that the plan masks, by name. */
function findHiddenArgs(argv: readonly string[], buildArgs: readonly string[]): Env {
  const problems = checkHiddenValues(argv, buildArgs);
  if (problems.length > 0) throw new Problem(problems);
  return findHiddenValues(argv, buildArgs);
}

/** A build arg whose value the plan masks, by its name alone. */
function hideValue(flag: Flag): Flag {
  const arg = valueOf(flag, '--build-arg');
  if (arg === undefined || splitArg(arg)[1] !== MASK) return flag;
  return flag.map((word) => (word.endsWith(arg) ? word.slice(0, -`=${MASK}`.length) : word)) as [
    string,
  ];
}

/** `index:…` and `index-descriptor:…` go, `manifest,index:…` stays for the manifest. */
function dropIndexAnnotation(flag: Flag): readonly Flag[] {
  const text = valueOf(flag, '--annotation');
  if (text === undefined) return [flag];
  if (/^index(-descriptor)?:/.test(text)) return [];
  return [['--annotation', text.replace(/^manifest,index:/, 'manifest:')]];
}
