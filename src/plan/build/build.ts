// SPDX-License-Identifier: Apache-2.0
// The build command and the recipe, from settings. `ship` adds what depends on the builder.
import { posix } from 'node:path';
import type { Facts } from '../../facts/facts.ts';
import type { Settings } from '../../settings/settings.ts';
import { splitArg } from './build-args.ts';
import { maskWord } from './mask.ts';
import type { Texts } from '../labels/labels.ts';
import type { BuildPlan } from '../plan.ts';
import { limitProvenance, makeDefaultProvenance, nameBuilder } from './provenance.ts';

/** What a build is made from, in the form that may be shown. */
export interface BuildParts {
  readonly platforms: readonly string[];
  readonly buildArgs: readonly string[];
  /** Whether a build argument holds a secret, so that provenance must not contain its value. */
  readonly hasSecretArgs: boolean;
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
    argv: toArgv(settings, context, { ...parts, facts }),
    context: maskWord(settings.context, parts.secrets),
    file: settings.file ?? (isRemote(context) ? 'Dockerfile' : posix.join(context, 'Dockerfile')),
    recipe: toRecipe(settings, parts),
    ...(Number.isNaN(epoch) ? {} : { sourceDateEpoch: Math.floor(epoch) }),
    ...toDefaultProvenance(facts, settings, parts),
    ...(settings.requiredSecrets.length === 0 ? {} : { requiredSecrets: settings.requiredSecrets }),
  };
}

function toDefaultProvenance(facts: Facts, settings: Settings, parts: BuildParts) {
  const provenance = makeDefaultProvenance(facts, settings, parts.hasSecretArgs);
  return provenance === undefined ? {} : { provenance };
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

/** Whether outputs hold an image with its attestations: an output for the engine only (`type=docker`) has none. */
export function exportsIndex({ outputs }: Pick<Settings, 'outputs'>): boolean {
  const isOf = (types: RegExp) => outputs.some((output) => types.test(output));
  return isOf(/(?:^|,)\s*type=(?:oci|image|registry)\b/) && !isOf(/(?:^|,)\s*type=docker\b/);
}

function toArgv(
  settings: Settings,
  context: string,
  parts: BuildParts & { readonly facts: Facts },
): readonly string[] {
  const { file, target, sbom } = settings;
  const isDocker = settings.mediaTypes === 'docker';
  const limited = parts.hasSecretArgs ? limitProvenance(settings) : settings;
  const { provenance, buildxFlags } = nameBuilder(limited, parts.facts);
  const show = (word: string) => maskWord(word, parts.secrets);
  return [
    ...['docker', 'buildx', 'build'],
    ...repeat('--platform', parts.platforms.length === 0 ? [] : [parts.platforms.join(',')]),
    ...repeat('--file', file === undefined ? [] : [file]),
    ...repeat('--target', target === undefined ? [] : [target]),
    ...repeat('--build-arg', parts.buildArgs),
    ...repeat('--label', toPairs(parts.labels)),
    ...repeat('--annotation', isDocker ? [] : toAnnotations(parts.annotations)),
    ...repeat('--provenance', provenance === undefined ? [] : [provenance]),
    ...repeat('--sbom', sbom === undefined ? [] : [sbom]),
    ...repeat('--cache-from', settings.cacheFrom.map(show)),
    ...repeat('--cache-to', settings.cacheTo.map(show)),
    ...(settings.noCache ? ['--no-cache'] : []),
    ...(settings.pull ? ['--pull'] : []),
    ...buildxFlags.flatMap(({ flag, value }) => [flag, show(value)]),
    '--',
    context,
  ];
}

function repeat(flag: string, values: readonly string[]): readonly string[] {
  return values.flatMap((value) => [flag, value]);
}

function toPairs(texts: Texts): readonly string[] {
  return Object.entries(texts).map(([key, value]) => `${key}=${value}`);
}

/** An annotation with the same text on both levels is one flag. */
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
 * Text that is equal exactly for builds of the same kind. The order of build args and platforms does not
 * matter, and only the presence of a secret counts, not its value: the recipe is published. Short
 * secrets are masked, too, as in all output: a saved plan has the same recipe.
 *
 * How the image is described and stored (labels, attestations, caches, the builder) is not part of it,
 * nor are our defaults, which may change. The first version had no `version`, and ended with the
 * platforms.
 */
function toRecipe(settings: Settings, { platforms, buildArgs, secrets }: BuildParts): string {
  const hide = (text: string) => maskWord(text, secrets, 1);
  const args = new Map(buildArgs.map((arg) => splitArg(arg)));
  const recipe = {
    version: 2,
    name: hide(settings.name),
    context: hide(settings.context),
    file: settings.file === undefined ? null : hide(settings.file),
    target: settings.target === undefined ? null : hide(settings.target),
    buildArgs: [...args]
      .map(([name, value]) => hide(value === undefined ? name : `${name}=${value}`))
      .sort(),
    platforms: [...platforms].sort(),
    ...toRecipeFlags(settings.buildxFlags, hide),
  };
  return JSON.stringify(recipe);
}

/** The flags that make two builds differ; for secrets and SSH agents only their ids. */
function toRecipeFlags(flags: Settings['buildxFlags'], hide: (text: string) => string) {
  const list = (wanted: string): readonly string[] =>
    flags.filter(({ flag }) => flag === wanted).map(({ value }) => value);
  const sort = (values: Iterable<string>): readonly string[] =>
    [...new Set(values)].map(hide).sort();
  const contexts = new Map(list('--build-context').map((one) => splitArg(one)));
  const network = list('--network').at(-1) ?? 'default';
  return {
    buildContexts: sort([...contexts].map(([name, value]) => `${name}=${value ?? ''}`)),
    secrets: sort(list('--secret').map((one) => /(?:^|,)id=([^,]*)/.exec(one)?.[1] ?? one)),
    ssh: sort(list('--ssh').map((one) => splitArg(one)[0])),
    network: network === 'default' ? null : hide(network),
    addHosts: sort(list('--add-host')),
  };
}

/** buildx recognises a URL context by its prefix; a directory must not look like one. */
function toContext(context: string): string {
  return context === '' ? '.' : context;
}

function isRemote(context: string): boolean {
  return (
    context === '-' ||
    /^([a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/|docker-image:|target:)/.test(context)
  );
}
