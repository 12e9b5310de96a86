// SPDX-License-Identifier: Apache-2.0
// What of a workflow file the lab's runner understands, and what it reports. Types, and the expansion of a matrix.

/** A step as written. */
export interface WorkflowStep {
  readonly id?: string;
  readonly name?: string;
  readonly if?: unknown;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, unknown>>;
  readonly 'working-directory'?: string;
  readonly 'continue-on-error'?: boolean;
}

/** A job as written. */
export interface WorkflowJob {
  readonly if?: unknown;
  readonly needs?: string | readonly string[];
  readonly env?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  /** The matrix, or an expression that gives it. */
  readonly strategy?: { readonly matrix?: Readonly<Record<string, unknown>> | string };
  readonly 'runs-on'?: unknown;
  readonly steps?: readonly WorkflowStep[];
  /** A reusable workflow instead of steps. */
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, unknown>>;
}

/** What a reusable workflow takes and gives. */
export interface WorkflowCall {
  readonly inputs?: Readonly<Record<string, { readonly default?: string }>>;
  readonly secrets?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, { readonly value: string }>>;
}

/** A workflow file. */
export interface Workflow {
  readonly name?: string;
  readonly on?: { readonly workflow_call?: WorkflowCall };
  readonly env?: Readonly<Record<string, unknown>>;
  readonly jobs: Readonly<Record<string, WorkflowJob>>;
}

/** The world around a run. */
export interface WorkflowRun {
  /** The checkout, where `./` actions and `run:` steps start. */
  readonly workspace: string;
  /** The Node for actions. */
  readonly node: string;
  /** `owner/name` to the action's directory, or `provided` when the harness has done its work already. */
  readonly actions?: Readonly<Record<string, string>>;
  /** The text of each reusable workflow, by `owner/name/path`. */
  readonly workflows?: Readonly<Record<string, string>>;
  /** The `github` context, names as there: `sha`, `ref`, `event_name`. */
  readonly github?: Readonly<Record<string, string>>;
  readonly event?: unknown;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** The machine's environment: PATH, HOME, and what makes the lab's engine known. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What came of a step. */
export interface StepReport {
  readonly name: string;
  readonly outcome: 'success' | 'failure' | 'skipped';
  readonly code: number | null;
  readonly outputs: Readonly<Record<string, string>>;
  readonly log: string;
  readonly summary: string;
  readonly unexpectedInputs: readonly string[];
}

/** What came of a job, or of one leg of its matrix. */
export interface JobReport {
  readonly id: string;
  readonly matrix: Readonly<Record<string, unknown>>;
  readonly result: 'success' | 'failure' | 'skipped';
  /** The label of its runner, or the labels. */
  readonly runsOn?: unknown;
  readonly outputs: Readonly<Record<string, string>>;
  readonly steps: readonly StepReport[];
  /** What was in RUNNER_TEMP when all post steps had run. */
  readonly leftBehind: readonly string[];
}

/** The legs of a matrix: the product of its lists, then what `include` adds, less what `exclude` names. */
export function expandMatrix(
  matrix: Readonly<Record<string, unknown>> | undefined,
): Readonly<Record<string, unknown>>[] {
  const { include = [], exclude = [], ...lists } = matrix ?? {};
  let legs: Record<string, unknown>[] = [{}];
  for (const [name, values] of Object.entries(lists)) {
    legs = legs.flatMap((leg) => (values as unknown[]).map((value) => ({ ...leg, [name]: value })));
  }
  const excluded = exclude as Record<string, unknown>[];
  legs = legs.filter((leg) => !excluded.some((part) => agrees(part, leg)));
  for (const extra of include as Record<string, unknown>[]) legs = addInclude(legs, extra, lists);
  return legs;
}

/** An include joins the legs whose own values it does not change; else it is a leg of its own. */
function addInclude(
  legs: Record<string, unknown>[],
  extra: Record<string, unknown>,
  lists: Readonly<Record<string, unknown>>,
): Record<string, unknown>[] {
  const own = Object.fromEntries(Object.entries(extra).filter(([name]) => name in lists));
  const isOnlyIncludes = Object.keys(lists).length === 0;
  const isEmptyStart = legs.length === 1 && Object.keys(legs[0] ?? {}).length === 0;
  if (isOnlyIncludes) return isEmptyStart ? [extra] : [...legs, extra];
  if (!legs.some((leg) => agrees(own, leg))) return [...legs, extra];
  return legs.map((leg) => (agrees(own, leg) ? { ...leg, ...extra } : leg));
}

function agrees(part: Record<string, unknown>, leg: Record<string, unknown>): boolean {
  return Object.entries(part).every(([name, value]) => leg[name] === value);
}
