// SPDX-License-Identifier: Apache-2.0
// Reads the settings: flags or inputs, then `TAGSHIP_*` variables, then the settings file, then the defaults.
import type { Env, Trust } from '../facts/facts.ts';
import { error, hasErrors, notice } from '../problem.ts';
import type { Parsed, PartlyParsed, ProblemData } from '../problem.ts';
import { makeBuildxFlags } from './values/buildx-flags.ts';
import {
  FLAG_PREFIX,
  inputVariableOf,
  isListInput,
  isQuotedInput,
} from './inputs/component/inputs.ts';
import { MATRIX_VARIABLE, readMatrix } from './inputs/component/matrix.ts';
import { readComponentInputs, take } from './inputs/component/read.ts';
import { resolveContexts } from './values/default-context.ts';
import { defaultSettings } from './table/defaults.ts';
import { checkFrom } from './values/from.ts';
import { hintForUnknown } from './inputs/foreign.ts';
import { checkOutputs, resolveOutputs } from './values/image-output.ts';
import { checkPlatforms, completePlatform } from './values/platforms.ts';
import { checkMediaTypes, resolveMediaTypes } from './values/media-types.ts';
import { nearest } from '../nearest.ts';
import { addRegistryFlags } from './inputs/registry-flags.ts';
import type { Setting } from './table/setting.ts';
import type { Settings } from './settings.ts';
import { settingsTable, variableOf } from './table/table.ts';
import { joinBake, type BakeText } from './bake/take.ts';
import { readFileText, takeFromFile } from './file/read-file.ts';
import type { FileText, SettingsText } from './file/read-file.ts';
import { checkUntrusted } from './table/untrusted.ts';
import { checkUnused } from './inputs/unused.ts';
import type { ActionInputs } from './inputs/action-inputs.ts';
import { resolveAttestations } from './values/attestations.ts';
import { parseValue } from './values/values.ts';
import { quoteWritten } from './file/written.ts';
import type { FoundSetting, Harvest, WrittenAt } from './file/written.ts';
import { checkParallel } from './values/parallel.ts';
import { resolveTargets } from './targets.ts';
import { parseText } from './file/written-text.ts';

export type { SettingsText } from './file/read-file.ts';

/** Everything that settings are read from. */
export interface SettingsSources {
  /**
   * Flags or inputs, by the names of the table; besides them the flags `--registry` (`HOST=USER`)
   * and `--password-stdin` (`HOST`), with their dashes. Empty ones count as absent.
   */
  readonly given: Readonly<Record<string, string | readonly string[]>>;
  readonly env: Env;
  readonly file?: SettingsText;
  /** What is taken from inputs of the docker actions. */
  readonly action?: Pick<ActionInputs, 'registries' | 'setup'>;
  /** Under `plan`, an input `context` of `workflow` or `git` says where facts come from. */
  readonly command?: string;
}

/** The variables of docker/metadata-action that are used. */
const METADATA_VARIABLES = [
  'DOCKER_METADATA_PR_HEAD_SHA',
  'DOCKER_METADATA_SHORT_SHA_LENGTH',
  'DOCKER_METADATA_ANNOTATIONS_LEVELS',
  'DOCKER_METADATA_SET_OUTPUT_ENV',
];

/** Names that may be given although they are not settings. */
const CREDENTIAL_FLAGS = ['--registry', '--password-stdin'];

/** Everything as written, before it is interpreted. */
export interface Gathered {
  readonly sources: SettingsSources;
  readonly given: Harvest;
  readonly file: FileText | undefined;
  /** The rows of the GitLab component, which count where no other source has `platforms`. */
  readonly matrix: Harvest;
  /** What buildx made of the files in `targets-from`, as soon as that is known. */
  readonly bake?: BakeText;
}

/** Settings, and whose file has them. */
export type SettingsRead = PartlyParsed<Settings> & {
  /** The names of the settings that come from a file of the checkout. */
  readonly fromCheckout: ReadonlySet<string>;
};

/** A run that may do everything. */
const TRUSTED: Trust = { level: 'trusted', reason: 'nothing else is known' };

/**
 * The settings, complete with their defaults.
 *
 * Every source is read and checked in full, values that another source outranks included, so that
 * all problems come at once: unknown names, wrong types and bad values, each with the nearest right
 * one, and for the file with line and column. Variables that begin with `TAGSHIP_` and are no
 * setting are only a notice: they may belong to another program.
 *
 * @param trust that of a settings file in the checkout; see {@link resolveSettings}.
 */
export async function readSettings(
  sources: SettingsSources,
  trust: Trust = TRUSTED,
): Promise<SettingsRead> {
  return resolveSettings(await gatherSettings(sources), trust);
}

/** Reads what is written in every source. The file's values get a meaning later, when its trust is known. */
export async function gatherSettings(sources: SettingsSources): Promise<Gathered> {
  const harvests = [
    await readGiven(sources),
    await readComponentInputs(sources.env),
    await readVariables(sources.env),
  ];
  return {
    sources,
    given: {
      found: harvests.flatMap(({ found }) => found),
      problems: harvests.flatMap(({ problems }) => problems),
    },
    file: await readFileText(sources.file),
    matrix: readMatrix({ env: sources.env, leg: sources.given.leg, command: sources.command }),
  };
}

/**
 * The settings that were gathered. Of a file in the checkout that is not trusted, only the settings
 * count that the table's column `untrusted` has; the notice SETTINGS_LEFT_OUT names the others, whose
 * values are not read.
 */
export function resolveSettings(gathered: Gathered, trust: Trust = TRUSTED): SettingsRead {
  const { sources, given, file, bake, matrix } = gathered;
  const limits = trust.level === 'untrusted' ? trust : undefined;
  const limitsOf = (from: { readonly origin: WrittenAt } | undefined) =>
    from?.origin.unquoted ? limits : undefined;
  const fromFile = joinBake(takeFromFile(file, limitsOf(file)), bake, limitsOf(bake));
  const resolve = (found: readonly FoundSetting[], isTarget: boolean): SettingsRead => {
    const chosen = choose([...found, ...matrix.found], limits, isTarget);
    // Whether a run pushes does not depend on the outputs of a target.
    const settings = assemble(chosen.values, sources, isTarget || chosen.values.has('push'));
    const problems = [...chosen.problems, ...settings.problems];
    return { ...settings, problems, fromCheckout: chosen.fromCheckout };
  };
  const run = resolve([...given.found, ...fromFile.found], false);
  const below = resolveTargets({ given: given.found, fromFile, run }, resolve);
  const own = [given, matrix, fromFile].flatMap((harvest) => harvest.problems);
  const problems = [...own, ...run.problems, ...below.problems];
  const { fromCheckout } = run;
  if (!run.ok) return { ...run, problems };
  const value = { ...run.value, targets: below.targets, prune: fromFile.prune };
  const all = [...problems, ...checkUnused(sources, value)];
  return { ok: !hasErrors(all), value, problems: all, fromCheckout };
}

/**
 * The value of each setting: the first, since sources come in the order of precedence. All are checked. The build
 * arguments of a target are joined by name with those that flags, inputs and variables give to all.
 */
function choose(found: readonly FoundSetting[], limits: Trust | undefined, isTarget: boolean) {
  const values = new Map<string, unknown>();
  const fromCheckout = new Set<string>();
  const problems: ProblemData[] = [];
  for (const { setting, origin, written } of found) {
    const parsed = parseValue(written, { setting, origin });
    problems.push(...parsed.problems);
    const isBelow = isTarget && setting.key === 'buildArgs' && origin.kind === 'file';
    const slot = isBelow ? ARGS_OF_FILE : setting.name;
    if (!parsed.ok || values.has(slot)) continue;
    values.set(slot, parsed.value);
    if (!origin.unquoted) continue;
    fromCheckout.add(setting.name);
    const value = { setting, origin, at: written.at, value: parsed.value };
    if (limits !== undefined) problems.push(...checkUntrusted(value, limits));
  }
  joinArgs(values);
  return { values, fromCheckout, problems };
}

/** The build arguments that a target has in the file, until they are joined with those that are given. */
const ARGS_OF_FILE = 'build-args of the file';

/** Joins build arguments by name; those that are given replace those of the file. */
function joinArgs(values: Map<string, unknown>): void {
  const own = values.get(ARGS_OF_FILE) as readonly string[] | undefined;
  if (own === undefined) return;
  const given = (values.get('build-args') ?? []) as readonly string[];
  const byName = new Map([...own, ...given].map((arg) => [arg.split('=', 1)[0], arg]));
  values.set('build-args', [...byName.values()]);
}

async function readGiven({ given }: SettingsSources): Promise<Harvest> {
  const found: FoundSetting[] = [];
  const problems: ProblemData[] = [];
  for (const [name, value] of Object.entries(given)) {
    if (CREDENTIAL_FLAGS.includes(name)) continue;
    const origin = { kind: 'given', name } as const;
    const setting = settingsTable.find((candidate) => candidate.name === name);
    if (setting === undefined) problems.push(unknown(name));
    else take(await parseText(value, { setting, origin }), { found, problems });
  }
  return { found, problems };
}

async function readVariables(env: Env): Promise<Harvest> {
  const found: FoundSetting[] = [];
  const problems: ProblemData[] = [];
  const byVariable = new Map(settingsTable.map((setting) => [variableOf(setting), setting]));
  const isInput = (setting: Setting) => isListInput(setting) || isQuotedInput(setting);
  const inputs = new Set([...settingsTable.filter(isInput).map(inputVariableOf), MATRIX_VARIABLE]);
  for (const [name, value = ''] of Object.entries(env)) {
    if (!name.startsWith('TAGSHIP_') || inputs.has(name) || value === '') continue;
    if (name.startsWith(FLAG_PREFIX)) continue;
    const origin = { kind: 'env', name } as const;
    const setting = byVariable.get(name);
    if (setting === undefined) problems.push(unknownVariable(name, [...byVariable.keys()]));
    else take(await parseText(value, { setting, origin }), { found, problems });
  }
  return { found, problems };
}

/** Values by name → settings; what follows from several values is decided here. */
function assemble(
  values: ReadonlyMap<string, unknown>,
  { given, env, command, action }: SettingsSources,
  saysPush: boolean,
): Parsed<Settings> {
  const buildx = makeBuildxFlags((name) => (values.get(name) ?? []) as readonly string[]);
  const keyed = settingsTable.flatMap(({ name, key }) =>
    key !== undefined && values.has(name) ? [[key, values.get(name)] as const] : [],
  );
  const read: Settings = {
    ...defaultSettings,
    ...(Object.fromEntries(keyed) as Partial<Settings>),
  };
  const registries = addRegistryFlags([...read.registries, ...(action?.registries ?? [])], {
    registry: toList(given['--registry']),
    passwordStdin: toList(given['--password-stdin']),
  });
  const attestations = buildx.ok ? resolveAttestations({ ...read, ...buildx.value }) : read;
  const contexts = resolveContexts({ ...read, ...attestations });
  const problems = [
    ...[...buildx.problems, ...registries.problems, ...contexts.problems],
    ...checkOutputs(read),
    ...[...checkPlatforms(read.platforms), ...checkParallel(read)],
    ...checkFrom(values, command),
  ];
  if (!buildx.ok || !registries.ok || hasErrors(problems)) return { ok: false, problems };
  const settings = {
    ...read,
    ...buildx.value,
    registries: registries.value,
    ...resolveOutputs(read, { push: saysPush, mediaTypes: values.has('media-types') }),
    ...attestations,
    ...{ context: contexts.context, file: contexts.file, buildxFlags: contexts.buildxFlags },
    metadataEnv: readMetadataEnv(env),
    ...{ platforms: read.platforms.map(completePlatform), platformsNamed: values.has('platforms') },
    setupInputs: action?.setup ?? [],
    ...(command === 'plan' && readMetadataContext(given)),
  } as const;
  return addMediaTypes(settings, problems);
}

function addMediaTypes(settings: Settings, before: readonly ProblemData[]): Parsed<Settings> {
  const problems = [...before, ...checkMediaTypes(settings)];
  if (hasErrors(problems)) return { ok: false, problems };
  return { ok: true, value: resolveMediaTypes(settings), problems };
}

function readMetadataContext(
  given: SettingsSources['given'],
): Partial<Pick<Settings, 'context' | 'metadataContext'>> {
  const context = [given.context].flat().at(-1);
  if (context !== 'workflow' && context !== 'git') return {};
  return { context: defaultSettings.context, metadataContext: context };
}

function readMetadataEnv(env: Env): Record<string, string> {
  return Object.fromEntries(
    METADATA_VARIABLES.flatMap((name) => {
      const value = env[name];
      return value ? [[name, value]] : [];
    }),
  );
}

function toList(value: string | readonly string[] | undefined): readonly string[] {
  const list = typeof value === 'string' ? [value] : (value ?? []);
  return list.filter((item) => item.trim() !== '');
}

function unknown(name: string): ProblemData {
  return error('SETTINGS_UNKNOWN', `unknown setting ${quoteWritten(name)}`, hintForUnknown(name));
}

function unknownVariable(name: string, variables: readonly string[]): ProblemData {
  const meant = nearest(name, variables);
  return notice(
    'SETTINGS_UNKNOWN_VARIABLE',
    `the variable ${quoteWritten(name)} is not a setting; ignoring it`,
    meant ? `Did you mean ${meant}?` : '',
  );
}
