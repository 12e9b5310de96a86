// SPDX-License-Identifier: Apache-2.0
// Reads a saved Plan from JSON and validates it as untrusted input. Pure: text in, Plan or problems out.
import type { BuildWord } from '../../settings/values/build-flags.ts';
import { error, type Parsed, type ProblemData } from '../../problem.ts';
import type { Plan } from '../plan.ts';
import { quote } from '../quote.ts';
import { explainDirty } from '../checks.ts';
import { DIRTY } from '../tags/tags.ts';
import { listContradictions } from './checks.ts';
import { show } from './grammar.ts';
import { type Present, listMisfits } from './applies.ts';
import { damaged, shapePlan } from './schema.ts';

/** More contradictions than these add nothing. */
const MOST_PROBLEMS = 20;

/**
 * The plan in `text`, or all that is wrong with it. Codes: PLAN_NOT_JSON, PLAN_SCHEMA_VERSION,
 * PLAN_DAMAGED for fields that a plan can't have, PLAN_EMPTY where it has nothing to ship, TAGS_DIRTY where
 * changes in the checkout held every tag, and those
 * of {@link listMisfits} where it asks for what this run would not do.
 *
 * @param path the file name for messages.
 * @param words the flags that settings can make; the build command may contain no others.
 */
export function parseSavedPlan(
  text: string,
  path: string,
  present: Present,
  words: readonly BuildWord[],
): Parsed<Plan> {
  const json = parseJson(text);
  if (json === undefined) return refuse([notJson(path)]);
  const version = readVersion(json);
  if (version !== undefined && version !== 1) return refuse([otherVersion(path, version)]);
  const shaped = shapePlan(json);
  if (!('plan' in shaped)) return refuse(listDamage(path, shaped.wrong, shaped.left));
  const { plan } = shaped;
  const wrong = listContradictions(plan, words);
  if (wrong.length > 0) {
    const left = Math.max(0, wrong.length - MOST_PROBLEMS);
    return refuse(listDamage(path, wrong.slice(0, MOST_PROBLEMS), left));
  }
  const problems = [...listEmpty(plan, path), ...listMisfits(plan, path, present, words)];
  return problems.length === 0 ? { ok: true, value: plan, problems } : refuse(problems);
}

/** Undefined for invalid JSON; JSON itself has no undefined. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the parser's message quotes the file, which may be any file
  }
}

function readVersion(json: unknown): unknown {
  const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
  return isObject && 'schemaVersion' in json ? json.schemaVersion : undefined;
}

/** Nothing that could be shipped: no target, or one that is pushed and has no repository or no tag. */
function listEmpty({ targets, push, problems, facts }: Plan, path: string): readonly ProblemData[] {
  const [why] = problems.filter(({ code }) => code === 'TARGET_NOT_MEANT' || code === 'NO_TAGS');
  const because = why === undefined ? '' : `: ${why.message}`;
  const hint = 'Ship only plans that have tags, or make it again: tagship plan --push --json.';
  const empty = (what: string) => error('PLAN_EMPTY', `${quote(path)} has ${what}${because}`, hint);
  if (targets.length === 0) return [empty('no target')];
  if (push.mode !== 'push') return [];
  const shipped = targets.filter(({ untagged }) => untagged === undefined);
  return shipped.flatMap(({ name, tags, held, repositories }) => {
    const open = [...tags, ...held.filter(({ decided }) => decided === 'registry')];
    const isDirty = facts.dirty && held.some(({ reason }) => reason === DIRTY);
    if (open.length === 0 && isDirty) return [explainDirty(facts, held)];
    return [
      ...(open.length === 0 ? [empty(`no tag for ${quote(name)}${listHeld(held)}`)] : []),
      ...(repositories.length === 0 ? [empty(`no repository for ${quote(name)}`)] : []),
    ];
  });
}

function listHeld(held: Plan['targets'][number]['held']): string {
  const [first] = held;
  return first === undefined ? '' : `; ${first.tag} is held: ${quote(first.reason).slice(1, -1)}`;
}

function notJson(path: string): ProblemData {
  return error(
    'PLAN_NOT_JSON',
    `${quote(path)} is not JSON`,
    'Save a plan with tagship plan --out plan.json.',
  );
}

function otherVersion(path: string, version: unknown): ProblemData {
  return error(
    'PLAN_SCHEMA_VERSION',
    `${quote(path)} has schema version ${show(version)}; this tagship applies version 1`,
    'Make the plan and apply it with the same tagship.',
  );
}

function listDamage(path: string, wrong: readonly string[], left: number): readonly ProblemData[] {
  const more = left === 0 ? [] : [damaged(path, `${left} more problems of this kind`)];
  return [...wrong.map((why) => damaged(path, why)), ...more];
}

function refuse(problems: readonly ProblemData[]): Parsed<Plan> {
  return { ok: false, problems };
}
