// SPDX-License-Identifier: Apache-2.0
// The repositories of a run, and which of them each tag is for.
import type { Facts } from '../../facts/facts.ts';
import { notice, type ProblemData } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Expander } from '../template/expressions.ts';
import type { EvaluatedTag } from '../rules/evaluated.ts';
import { readRepositories, type Repositories } from './images.ts';
import { parseRepository } from './references.ts';

/** The repositories of a run, and its tags with their repositories if not all of them. */
export interface Destinations extends Repositories {
  readonly tags: readonly EvaluatedTag[];
}

/**
 * The repositories of whole references in `tags`, together with those of `images` if there are
 * rules, too: then rules are for `images`, or for all repositories if that is not set. Without
 * references they are those of `images`. IMAGES_UNUSED: `images` is set for rules, but there are
 * only references.
 */
export async function readDestinations(
  { facts, settings }: { readonly facts: Facts; readonly settings: Settings },
  evaluated: readonly EvaluatedTag[],
  expander: Expander,
): Promise<Destinations> {
  if (settings.pushByDigest !== undefined && settings.pushByDigest.length > 0) {
    return { ...readNames(settings.pushByDigest), tags: evaluated };
  }
  const referred = evaluated.flatMap(({ repositories = [] }) => repositories);
  if (referred.length === 0) {
    return { ...(await readRepositories(facts, settings, expander)), tags: evaluated };
  }
  const hasRules = evaluated.some(({ repositories }) => repositories === undefined);
  const isSaid = settings.images !== undefined;
  const images = hasRules && isSaid ? await readRepositories(facts, settings, expander) : NOWHERE;
  const names = distinctNames([...images.names, ...referred]);
  const forRules = isSaid ? images.names : [...names.values()];
  return {
    names: [...new Set(names.values())],
    isGiven: true,
    problems: [...images.problems, ...(isSaid && !hasRules ? [imagesUnused()] : [])],
    tags: evaluated.map((tag) => ({
      ...tag,
      repositories:
        tag.repositories === undefined
          ? forRules
          : tag.repositories.map((name) => names.get(name) ?? name),
    })),
  };
}

/** The names of outputs that push by digest: buildx replaces them with the target's repositories. */
function readNames(names: readonly string[]): Repositories {
  const parsed = names.map(parseRepository);
  return {
    names: [...new Set(parsed.flatMap((one) => (one.ok ? [one.value.name] : [])))],
    isGiven: true,
    problems: parsed.flatMap(({ problems }) => problems),
  };
}

const NOWHERE: Repositories = { names: [], isGiven: false, problems: [] };

/** The first spelling of each repository, by every spelling: `acme/app` is `docker.io/acme/app`. */
function distinctNames(names: readonly string[]): ReadonlyMap<string, string> {
  const firsts = new Map<string, string>();
  return new Map(
    names.map((name) => {
      const parsed = parseRepository(name);
      const key = parsed.ok ? `${parsed.value.host}/${parsed.value.path}` : name;
      const first = firsts.get(key) ?? name;
      firsts.set(key, first);
      return [name, first] as const;
    }),
  );
}

function imagesUnused(): ProblemData {
  return notice(
    'IMAGES_UNUSED',
    '"images" is for rules, and every line of "tags" is a whole reference, which names its repository itself',
    'Leave images out, or write rules or plain tags under tags.',
  );
}
