// SPDX-License-Identifier: Apache-2.0
// Makes one target of a plan: its tags, repositories, texts and build.
import { explainBranchName } from './reference/branch-name.ts';
import type { Facts } from '../facts/facts.ts';
import type { ProblemData } from '../problem.ts';
import type { Settings } from '../settings/settings.ts';
import { exportsIndex, makeBuild, makesIndex } from './build/build.ts';
import { readBuildArgs, type BuildArgs } from './build/build-args.ts';
import { planMade, toIndexAnnotations } from './build/made.ts';
import { checkChange, holdAbsentChange } from './check-commit.ts';
import { checkTags, checkVersion } from './checks.ts';
import { createExpander, type Expander } from './template/expressions.ts';
import { readRunVersion, toVersionNames, type VersionNames } from './template/scope.ts';
import type { Evaluated } from './rules/evaluated.ts';
import { readDestinations } from './reference/destinations.ts';
import { explainLibrary, noRepository } from './reference/images.ts';
import { addLevels, overrideTexts, type Texts, toOciTexts } from './labels/labels.ts';
import type { PlannedTag, Target } from './plan.ts';
import { readPlainTag } from './tags/plain-tag.ts';
import {
  checkPublished,
  createWords,
  listWords,
  toPublicWords,
  type RunSecrets,
} from './build/public-words.ts';
import { checkProvenance } from './build/provenance.ts';
import { evaluatePreset } from './preset/preset.ts';
import { BY_DIGEST } from './push.ts';
import { addFlavor } from './preset/flavor.ts';
import type { MatchPattern, Pause } from './rules/pattern.ts';
import { addArchitectures, addEnvironment, checkArchitectures } from './tags/suffixes.ts';
import { withoutNeedless } from './reference/tag-repositories.ts';
import { holdAll, holdDirty, isUncommitted, planTags, type PlannedTags } from './tags/tags.ts';
import { parseVersion } from './version/version.ts';
import { readHistory } from './version/versions.ts';
import type { Making } from './input.ts';
import { createKind, type TargetKind, type ReadTexts } from './targets/kinds.ts';
import { omitUndefined } from '../omit-undefined.ts';
import { covers, parseScope } from '../registry-host.ts';

/** A target, its tags again, and all its problems. */
export interface MadeTarget {
  readonly target: Target;
  readonly planned: PlannedTags;
  readonly problems: readonly ProblemData[];
}

/** What evaluating rules needs. */
interface RuleContext {
  readonly match: MatchPattern;
  readonly pause?: Pause;
}

/**
 * The target for facts and settings.
 *
 * @param kind has what was made for another target of the same kind
 */
export async function makeTarget(
  making: Making,
  { secrets, known = [], ...context }: RunSecrets & RuleContext,
  kind: TargetKind = createKind(),
): Promise<MadeTarget> {
  const { facts, settings, pushes } = making;
  const evaluated = await kind.evaluate(() => evaluate(facts, settings, context));
  const version = toNames(evaluated, making);
  const plain = createExpander(facts, settings, { escape: false, ...version });
  const repositories = await readDestinations(making, evaluated.tags, plain);
  const plan = () => planAll({ ...evaluated, tags: repositories.tags }, making, repositories.names);
  const whole = isForAnyRepository(evaluated) ? kind.plan(plan) : plan();
  const plainTag = await readPlainTag(facts, settings, whole, plain);
  const planned = { ...whole, tags: [...whole.tags, ...plainTag.tags] };
  const names = [...planned.tags, ...planned.held].map(({ tag }) => tag);
  const ownWords = createWords(() => listWords(facts, settings));
  const others = createWords(() => toPublicWords([...names, ...repositories.names]));
  const words = { has: (word: string) => ownWords.has(word) || others.has(word) };
  const args = await readBuildArgs(settings, plain, { secrets, words });
  const expander = createExpander(facts, settings, { escape: true, ...version });
  const texts = await kind.readTexts(() => readTexts(making, evaluated, expander));
  const target: Target = {
    name: settings.name,
    version: evaluated.version,
    platforms: listPlatforms(settings),
    repositories: repositories.names,
    ...listCreated(repositories.names, settings),
    tags: planned.tags,
    held: planned.held,
    ...(evaluated.skipped.length === 0 ? {} : { skipped: evaluated.skipped }),
    ...omitUndefined({ listing: evaluated.listing }),
    labels: texts.labels,
    annotations: texts.annotations,
    build: planBuild(making, { texts, args, secrets }),
  };
  const published = { ...texts, tags: names, repositories: repositories.names };
  const problems = [
    ...checkVersion(making, evaluated),
    ...explainBranchName(facts, settings, names),
    ...(making.push.mode === 'push' ? explainLibrary(repositories.names) : []),
    ...checkChange(making, planned),
    ...evaluated.problems,
    ...planned.problems,
    ...plainTag.problems,
    ...checkTags(making, evaluated, planned),
    ...repositories.problems,
    ...(pushes ? noRepository(repositories) : []),
    ...texts.problems,
    ...args.problems,
    ...checkProvenance(settings, args.secretNames),
    ...checkPublished(published, [...known, ...args.hidden], ownWords),
  ];
  return { target, planned, problems };
}

interface BuildMaterial {
  readonly texts: ReadTexts;
  readonly args: BuildArgs;
  readonly secrets: readonly string[];
}

function planBuild(making: Making, { texts, args, secrets }: BuildMaterial): Target['build'] {
  const { facts, settings } = making;
  const platforms = listPlatforms(settings);
  if (settings.from.length > 0) return planMade(settings, platforms);
  return makeBuild(facts, settings, {
    platforms,
    buildArgs: args.args,
    hasSecretArgs: args.secretNames.length > 0,
    ...toBuildTexts(texts, hasIndex(making)),
    secrets,
  });
}

/** The repositories that are created if they do not exist. */
function listCreated(names: readonly string[], { registries }: Settings): Pick<Target, 'creates'> {
  const saying = registries.filter(({ createRepository }) => createRepository !== undefined);
  const creates = names.filter((name) =>
    saying.some(({ prefix }) => covers(parseScope(prefix), parseScope(name))),
  );
  return creates.length === 0 ? {} : { creates };
}

/** Evaluates rules if there are any; the preset needs none of what reads them. */
async function evaluate(
  facts: Facts,
  settings: Settings,
  context: RuleContext,
): Promise<Evaluated> {
  const { tags, flavor, compat } = settings;
  if (tags !== undefined || compat === 'strict') {
    const { evaluateRules } = await import('./rules/rules.ts');
    return evaluateRules({ text: tags ?? '', flavor, facts, settings, ...context });
  }
  const preset = evaluatePreset(facts, settings);
  if (flavor === undefined) return preset;
  const { parseFlavor } = await import('./rules/flavor.ts');
  const parsed = await parseFlavor(flavor, false);
  const expander = createExpander(facts, settings, { isForTags: true });
  const flavored = await addFlavor(preset, parsed.flavor, expander);
  return { ...flavored, problems: [...parsed.problems, ...flavored.problems] };
}

/** Whether the tags are the same in whatever repositories. */
function isForAnyRepository({ tags }: Evaluated): boolean {
  return tags.every(({ repositories }) => repositories === undefined);
}

/** The tags of a run: the results of rules, then the environment, the dirty checkout, the platforms. */
function planAll(
  evaluated: Evaluated,
  { facts, settings }: Making,
  names: readonly string[],
): PlannedTags {
  const { environment, archTags } = settings;
  const platforms = archTags ? listPlatforms(settings) : [];
  const suffixed =
    environment === undefined
      ? { tags: evaluated.tags, problems: [] }
      : addEnvironment(evaluated.tags, environment, {
          event: facts.event,
          history: readHistory(
            facts.gitTags.known ? facts.gitTags.list : undefined,
            settings.tagPrefix ?? '',
            settings.ignoreVersions,
            settings.revisions,
          ),
        });
  const clean = isUncommitted(facts, settings) ? holdDirty(suffixed.tags) : suffixed.tags;
  const planned = holdAbsentChange(planTags(clean, settings), facts);
  const finish = (tags: readonly PlannedTag[]) =>
    addArchitectures(
      tags.map((tag) => withoutNeedless(tag, names)),
      platforms,
    );
  const all = {
    tags: finish(planned.tags),
    held: finish(planned.held),
    problems: [...suffixed.problems, ...planned.problems, ...checkArchitectures(platforms)],
  };
  return settings.pushByDigest === undefined ? all : holdAll(all, BY_DIGEST);
}

/** The platforms without duplicates; none where those of an image count that is made already. */
function listPlatforms({ platforms, platformsNamed, from }: Settings): readonly string[] {
  return from.length > 0 && !platformsNamed ? [] : [...new Set(platforms)];
}

/** The value of `{{version}}` if neither the git tag nor the setting gives it, but a rule does. */
function toNames(
  evaluated: Evaluated,
  { facts, settings }: Making,
): { readonly version?: VersionNames } {
  if (evaluated.version === null || readRunVersion(facts, settings) !== undefined) return {};
  const version = parseVersion(evaluated.version, settings.revisions);
  if (version !== undefined) return { version: toVersionNames(version) };
  if (settings.version === undefined) return {};
  return { version: { version: settings.version, major: '', minor: '', patch: '', channel: '' } };
}

async function readTexts(
  { facts, settings }: Making,
  evaluated: Evaluated,
  expander: Expander,
): Promise<ReadTexts> {
  const named = evaluated.tags.find(({ held }) => held === undefined)?.tag ?? '';
  const oci = toOciTexts(facts, settings, evaluated.version ?? named);
  const labels = await overrideTexts(oci, 'labels', { settings, expander });
  const annotations = await overrideTexts(oci, 'annotations', { settings, expander });
  if (settings.from.length > 0) return toMadeTexts(annotations);
  const levelled = addLevels(
    annotations.ok ? annotations.value.texts : {},
    makesIndex(settings),
    settings.metadataEnv.DOCKER_METADATA_ANNOTATIONS_LEVELS,
  );
  return {
    labels: labels.ok ? labels.value.texts : {},
    annotations: levelled.annotations,
    blank: {
      labels: labels.ok ? labels.value.blank : NONE,
      annotations: annotations.ok ? annotations.value.blank : NONE,
    },
    problems: [...labels.problems, ...annotations.problems, ...levelled.problems],
  };
}

/** An image that is made already keeps its labels. */
function toMadeTexts(given: Awaited<ReturnType<typeof overrideTexts>>) {
  const { texts, blank } = given.ok ? given.value : { texts: {}, blank: NONE };
  const { annotations, problems } = toIndexAnnotations(
    withoutUnknown(texts, (key) => blank.has(key)),
  );
  const none = { labels: {}, blank: { labels: NONE, annotations: NONE } };
  return { ...none, annotations, problems: [...given.problems, ...problems] };
}

const NONE: ReadonlySet<string> = new Set();

/** The texts in the command: without empty unknown values, which would override those of the Dockerfile. */
function toBuildTexts({ labels, annotations, blank }: ReadTexts, isIndex: boolean) {
  const levelled = isIndex ? annotations : withoutIndex(annotations);
  return {
    labels: withoutUnknown(labels, (key) => blank.labels.has(key)),
    annotations: withoutUnknown(
      levelled,
      (key) => blank.annotations.has(key) || blank.annotations.has(key.replace(/^[^:]*:/, '')),
    ),
  };
}

function withoutUnknown(texts: Texts, isBlank: (key: string) => boolean): Texts {
  return Object.fromEntries(
    Object.entries(texts).filter(([key, value]) => value !== '' || isBlank(key)),
  );
}

/** Whether this run makes an index, as far as the plan knows. */
function hasIndex({ facts, settings, push }: Making): boolean {
  const mayBuild = push.onlyWithCredentials && facts.event.kind === 'change';
  const isPushed = push.mode === 'push' && !mayBuild;
  if (exportsIndex(settings) && makesIndex(settings)) return true;
  return isPushed || listPlatforms(settings).length > 1;
}

/** Loading an image of one platform makes no index, and buildx refuses annotations for a missing index. */
function withoutIndex(annotations: Texts): Texts {
  return Object.fromEntries(
    Object.entries(annotations).filter(([key]) => !key.startsWith('index')),
  );
}
