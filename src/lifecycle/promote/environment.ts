// SPDX-License-Identifier: Apache-2.0
// The tags of an image for a deployment environment, by the rules of the project. Pure.
import type { Facts } from '../../facts/facts.ts';
import { makePlan, type PlanContext } from '../../plan/make.ts';
import type { PlannedTag } from '../../plan/plan.ts';
import { toTag } from '../../plan/reference/references.ts';
import type { Settings } from '../../settings/settings.ts';
import { nameTags, WRITTEN_ONCE, type NamedTags } from './tags.ts';
import type { Version } from '../../plan/version/version.ts';
import { error } from '../../problem.ts';

/** What the rules of the project are evaluated for. */
export interface EnvironmentRun {
  readonly environment: string;
  /** The version that is promoted; undefined if the image has none. */
  readonly version: Version | undefined;
  readonly facts: Facts;
  readonly settings: Settings;
  readonly plan: PlanContext;
}

/**
 * The tags that the project's rules give for this environment and the git tag of the version: `1.2.3-production`,
 * `1.2-production`, `production`. Tags that name a commit or a branch are left out, since nothing is built. An image without a version
 * gets the environment's own tag alone. Code: ENVIRONMENT_ILLEGAL.
 */
export async function nameEnvironmentTags(run: EnvironmentRun): Promise<NamedTags> {
  const { environment, version, settings } = run;
  const name = toTag(environment);
  if (name === undefined) {
    const message = `the environment ${JSON.stringify(environment)} cannot be part of a tag`;
    const problem = error('ENVIRONMENT_ILLEGAL', message, 'Name it like "production".');
    return { tags: [], version, problems: [problem] };
  }
  const own = nameTags([name], { version, settings });
  const rest = version === undefined ? [] : await evaluateRules(run, version);
  const others = rest.filter(({ tag }) => tag !== name);
  const tags = own.tags.map((tag) => ({ ...tag, rule: `environment: ${name}` }));
  return { tags: [...others, ...tags], version, problems: own.problems };
}

async function evaluateRules(
  { environment, facts, settings, plan: context }: EnvironmentRun,
  version: Version,
): Promise<readonly PlannedTag[]> {
  const gitTag = `${settings.tagPrefix ?? ''}${version.hasV ? 'v' : ''}${version.text}`;
  const released: Facts = {
    ...facts,
    event: { kind: 'gitTag', gitTag, trigger: 'manual' },
    ref: `refs/tags/${gitTag}`,
    dirty: false,
    gitTags: { known: false, reason: 'the registries decide' },
  };
  const own = { ...settings, environment, version: undefined, archTags: false };
  const plan = await makePlan(released, own, { ...context, ships: false });
  const text = toTag(version.text) ?? version.text;
  return plan.targets
    .flatMap(({ tags }) => tags)
    .filter(({ tag, kind, versions }) =>
      kind === 'exact' ? tag.includes(text) : versions !== undefined,
    )
    .map((tag) => (tag.kind === 'exact' ? { ...tag, reason: WRITTEN_ONCE } : tag));
}
