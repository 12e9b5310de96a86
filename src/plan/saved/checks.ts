// SPDX-License-Identifier: Apache-2.0
// Checks that the fields of a saved plan agree with each other. Pure.
import type { BuildWord } from '../../settings/values/build-flags.ts';
import type { Plan, PlannedTag, Target } from '../plan.ts';
import { parseRepository } from '../reference/references.ts';
import { isMade } from '../build/made.ts';
import { listDisagreements, readCommand } from './command.ts';
import { show } from './grammar.ts';
import { repositoriesFor } from '../reference/tag-repositories.ts';

/** Contradictions in and between targets, as clauses that name the field. */
export function listContradictions(
  { targets }: Plan,
  words: readonly BuildWord[],
): readonly string[] {
  const each = targets.flatMap((target, index) =>
    checkTarget(target, words).map((wrong) => `targets[${index}].${wrong}`),
  );
  const references = targets.flatMap(({ repositories, tags }) =>
    tags.flatMap((planned) =>
      repositoriesFor({ repositories }, planned).map((name) => `${toKey(name)}:${planned.tag}`),
    ),
  );
  const twice = each.length === 0 ? listTwice(references) : [];
  return [
    ...listTwice(targets.map(({ name }) => name)).map((name) => `two targets are ${show(name)}`),
    ...each,
    ...listUnbuildable(targets),
    ...twice.map((reference) => `two targets have ${show(reference)}`),
  ];
}

/** Targets that are built on none of the plan, or on each other. */
function listUnbuildable(targets: readonly Target[]): readonly string[] {
  const names = new Set(targets.map(({ name }) => name));
  const unknown = targets.flatMap(({ needs = [] }, index) =>
    needs
      .filter((name) => !names.has(name))
      .map((name) => `targets[${index}].needs: there is no target ${show(name)}`),
  );
  const built = new Set<string>();
  let left = targets;
  for (let before = -1; before !== built.size;) {
    before = built.size;
    const ready = left.filter(({ needs = [] }) => needs.every((name) => built.has(name)));
    for (const { name } of ready) built.add(name);
    left = left.filter((target) => !ready.includes(target));
  }
  const [stuck] = left;
  if (stuck === undefined || unknown.length > 0) return unknown;
  return [`the target ${show(stuck.name)} is built on itself`];
}

function checkTarget(target: Target, words: readonly BuildWord[]): readonly string[] {
  const { repositories, tags, held, platforms, build } = target;
  return [
    ...listTwice(repositories.map(toKey)).map(
      (name) => `repositories: ${show(name)} is listed twice`,
    ),
    ...listTwice([...tags, ...held].map(({ tag }) => tag)).map(
      (tag) => `tags: ${show(tag)} is listed twice`,
    ),
    ...listTwice(platforms).map((platform) => `platforms: ${show(platform)} is listed twice`),
    ...[...tags, ...held].flatMap((tag) => checkTag(tag, target)),
    ...checkBuild(target, build, words),
  ];
}

/** An image that is made already has no build command. */
function checkBuild(
  target: Target,
  build: Target['build'],
  words: readonly BuildWord[],
): readonly string[] {
  if (isMade(build)) {
    const { argv, context, file } = build;
    const isBuilt = argv.length > 0 || context !== '' || file !== '';
    return isBuilt ? ['build: from excludes argv, context and file'] : [];
  }
  const read = readCommand(build.argv, words);
  return 'wrong' in read ? [`build.argv: ${read.wrong}`] : listDisagreements(target, read.command);
}

function checkTag(planned: PlannedTag, target: Target): readonly string[] {
  const { tag, platform } = planned;
  const { platforms, repositories } = target;
  const isBuilt = platform === undefined || platforms.includes(platform);
  const strange = repositoriesFor(target, planned).filter((name) => !repositories.includes(name));
  return [
    ...(isBuilt ? [] : [`tags: ${show(tag)} is for ${show(platform)}, which is not built`]),
    ...strange.map((name) => `tags: ${show(tag)} is for ${show(name)}, which is not pushed to`),
  ];
}

/** The same key for all spellings of a repository: `acme/app` is `docker.io/acme/app`. */
function toKey(name: string): string {
  const parsed = parseRepository(name);
  return parsed.ok ? `${parsed.value.host}/${parsed.value.path}` : name;
}

function listTwice(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const name of names) (seen.has(name) ? twice : seen).add(name);
  return [...twice];
}
