// SPDX-License-Identifier: Apache-2.0
// Reads a Plan back that was saved as JSON. Pure: text in, Plan or problems out.
import { error, type Parsed, type ProblemData } from '../problem.ts';
import type { Plan } from './plan.ts';

type Json = Readonly<Record<string, unknown>>;

/** What a saved plan has to fit: the checkout, and what is asked for besides it. */
export interface Present {
  readonly sha: string;
  /** There are changes that are not committed, and nobody allowed them. */
  readonly dirty: boolean;
  /** The setting, as given now. */
  readonly push: 'auto' | 'true' | 'false';
}

/**
 * The plan in `text`, or what is wrong with it: no JSON, of another schema version, damaged, of
 * another commit or of a clean checkout where this one is not, or to be pushed where nobody wants
 * that now, or the other way round.
 *
 * @param path names the file in messages.
 */
export function parseSavedPlan(text: string, path: string, present: Present): Parsed<Plan> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    return refuse(
      error(
        'PLAN_NOT_JSON',
        `"${path}" holds no JSON: ${String(cause)}`,
        'Save a plan with `tagship plan --json > plan.json`.',
      ),
    );
  }
  if (!isObject(json)) return refuse(damaged(path, 'it is no object'));
  if (json.schemaVersion !== 1) {
    return refuse(
      error(
        'PLAN_SCHEMA_VERSION',
        `"${path}" has schema version ${JSON.stringify(json.schemaVersion)}; this tagship applies version 1`,
        'Make the plan and apply it with the same tagship.',
      ),
    );
  }
  const wrong = shapeProblem(json);
  if (wrong !== undefined) return refuse(damaged(path, wrong));
  const plan = json as unknown as Plan;
  const problems = listMisfits(plan, path, present);
  return problems.length === 0 ? { ok: true, value: plan, problems } : { ok: false, problems };
}

function listMisfits({ facts, push }: Plan, path: string, present: Present): ProblemData[] {
  const problems: ProblemData[] = [];
  if (facts.sha !== present.sha) {
    const message = `"${path}" was made for commit ${facts.sha}, but ${present.sha} is checked out`;
    const hint = 'Check that commit out, or make a new plan.';
    problems.push(error('PLAN_OTHER_COMMIT', message, hint));
  } else if (present.dirty && !facts.dirty) {
    const message = `"${path}" was made for a clean checkout, and this one has changes that are not committed`;
    const hint = 'Commit or stash them, or allow them with --allow-dirty.';
    problems.push(error('PLAN_DIRTY', message, hint));
  }
  if (present.push === 'true' && push.mode !== 'push') {
    const message = `"${path}" was made for a run that does not push: ${push.reason}`;
    const hint = 'Make it for one that does: tagship plan --push --json > plan.json.';
    problems.push(error('PLAN_NO_PUSH', message, hint));
  }
  if (present.push === 'false' && push.mode === 'push') {
    const message = `"${path}" was made for a run that pushes, and push is false now`;
    const hint = 'Make it for one that does not: tagship plan --no-push --json > plan.json.';
    problems.push(error('PLAN_PUSHES', message, hint));
  }
  return problems;
}

function shapeProblem(json: Json): string | undefined {
  const facts = json.facts;
  if (!isObject(facts) || typeof facts.sha !== 'string') return 'facts.sha is missing';
  if (!isObject(json.push)) return 'push is missing';
  if (!isSettled(json.settled)) return 'settled is not what tagship plan writes there';
  if (!Array.isArray(json.problems)) return 'problems is missing';
  const targets: unknown = json.targets;
  if (!Array.isArray(targets)) return 'targets is missing';
  for (const [index, target] of (targets as unknown[]).entries()) {
    const wrong = targetProblem(target);
    if (wrong !== undefined) return `targets[${index}]${wrong}`;
  }
  return undefined;
}

function isSettled(value: unknown): boolean {
  if (value === undefined) return true;
  if (!isObject(value) || !['string', 'undefined'].includes(typeof value.version)) return false;
  return ['auto', 'release', 'branch', 'never'].some((word) => word === value.latest);
}

function targetProblem(target: unknown): string | undefined {
  if (!isObject(target)) return ' is no object';
  if (typeof target.name !== 'string') return '.name is missing';
  for (const key of ['platforms', 'repositories']) {
    if (!isTexts(target[key])) return `.${key} is no list of texts`;
  }
  for (const key of ['tags', 'held']) {
    const tags: unknown = target[key];
    if (!Array.isArray(tags) || !(tags as unknown[]).every(isTag))
      return `.${key} is no list of tags`;
  }
  return buildProblem(target.build);
}

function buildProblem(build: unknown): string | undefined {
  if (!isObject(build) || !isTexts(build.argv)) return '.build.argv is no list of texts';
  return build.argv.slice(0, 3).join(' ') === 'docker buildx build'
    ? undefined
    : '.build.argv does not begin with docker buildx build';
}

function isTag(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value.tag === 'string' &&
    (value.kind === 'exact' || value.kind === 'floating') &&
    (value.decided === 'plan' || value.decided === 'registry')
  );
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function damaged(path: string, why: string): ProblemData {
  return error(
    'PLAN_DAMAGED',
    `"${path}" is not a plan: ${why}`,
    'Make it again with `tagship plan --json`.',
  );
}

function refuse(problem: ProblemData): Parsed<Plan> {
  return { ok: false, problems: [problem] };
}
