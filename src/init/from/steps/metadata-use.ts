// SPDX-License-Identifier: Apache-2.0
// Whether a step of docker/metadata-action goes into the build, or becomes a plan before it. Pure.
import type { Renaming } from '../edits.ts';
import type { Input } from '../inputs.ts';
import type { Image } from './kinds.ts';
import { isReadElsewhere, metadataReadBy, reportMetadata, toPlanInputs } from './metadata.ts';
import { joinReports, type Note, type Report } from '../notes.ts';
import { readsOf, renamePattern } from '../outputs.ts';
import { textOfStep } from './setup.ts';
import { lineOf, normalize, type Job, type WorkflowStep } from '../workflow.ts';

/** The migration of a metadata step that a build reads. */
export interface MetadataFate {
  readonly meta: WorkflowStep;
  /** It becomes a step of ours with `command: plan`, since its outputs are read before the image is there. */
  readonly isPlanned: boolean;
  /** The inputs of the plan. */
  readonly inputs: readonly Input[];
  /** The step that gets its id. */
  readonly givesIdTo?: WorkflowStep;
  /** Its name in expressions becomes that of the build. */
  readonly renaming?: Renaming;
  readonly report: Report;
}

/** The migration of the metadata steps that builds read; others stay. */
export function decideMetadata(
  job: Job,
  images: readonly Image[],
  metas: readonly WorkflowStep[],
): readonly MetadataFate[] {
  const given = new Set<WorkflowStep>();
  return metas.flatMap((meta): readonly MetadataFate[] => {
    const users = images.map(({ step }) => step).filter((step) => reads(step, meta));
    const [first] = users;
    if (first === undefined || meta.fixed !== undefined) return [];
    const reason = findEarly(job, { meta, users, first }) ?? findOdd(first, metas, meta);
    const condition = { taken: [], notTaken: explainCondition(meta, first) };
    const report = joinReports([reportMetadata(meta, 'the step that builds'), condition]);
    if (reason !== undefined) return [toPlan(meta, reason, report)];
    const isRead = isReadLater(job, meta, users);
    const takesId = isRead && first.id === undefined && !given.has(first);
    if (takesId) given.add(first);
    const name = nameBuild(job, meta, { build: first, isRead, takesId });
    return [{ meta, isPlanned: false, inputs: [], report, ...name }];
  });
}

/** How reads of the outputs reach the build: by the id that it gets, or by the one that it has. */
function nameBuild(
  job: Job,
  meta: WorkflowStep,
  {
    build,
    isRead,
    takesId,
  }: { readonly build: WorkflowStep; readonly isRead: boolean; readonly takesId: boolean },
): Pick<MetadataFate, 'givesIdTo' | 'renaming'> {
  if (takesId) return { givesIdTo: build };
  return isRead ? toRenaming(job, meta, build) : {};
}

/** Whether other steps, or the job itself, read the outputs. */
function isReadLater(job: Job, meta: WorkflowStep, users: readonly WorkflowStep[]): boolean {
  const others = job.steps.filter((step) => step !== meta && !users.includes(step));
  return others.some((step) => reads(step, meta)) || isReadByJob(job, meta);
}

function toPlan(meta: WorkflowStep, reason: string, report: Report): MetadataFate {
  const note = {
    line: lineOf(meta),
    what: 'docker/metadata-action',
    said: `also becomes a step with command: plan, since ${reason}`,
  };
  return {
    meta,
    isPlanned: true,
    inputs: toPlanInputs(meta),
    report: joinReports([report, { taken: [note], notTaken: [] }]),
  };
}

function toRenaming(
  job: Job,
  meta: WorkflowStep,
  build: WorkflowStep,
): Pick<MetadataFate, 'renaming'> {
  if (meta.id === undefined || build.id === undefined || !/^[\w-]+$/.test(meta.id)) return {};
  const pattern = renamePattern(meta.id);
  return { renaming: { from: job.from, to: job.to, pattern, by: build.id } };
}

function reads(step: WorkflowStep, meta: WorkflowStep): boolean {
  return readsOf(textOfStep(step), meta.id).length > 0;
}

function isReadByJob(job: Job, meta: WorkflowStep): boolean {
  return job.entries.some(
    ({ key, source }) => key !== 'steps' && readsOf(source.join('\n'), meta.id).length > 0,
  );
}

/** Why the outputs must be there before the image is built; undefined where they need not. */
function findEarly(
  job: Job,
  {
    meta,
    users,
    first,
  }: {
    readonly meta: WorkflowStep;
    readonly users: readonly WorkflowStep[];
    readonly first: WorkflowStep;
  },
): string | undefined {
  const elsewhere = users.find((step) => isReadElsewhere(step, meta));
  if (elsewhere !== undefined)
    return `line ${lineOf(elsewhere)} reads more of its outputs than tags and labels`;
  const reader = job.steps.find((step) => step.at < first.at && step !== meta && reads(step, meta));
  if (reader !== undefined) return `line ${lineOf(reader)} reads its outputs before the build`;
  const variable = job.steps.find(
    (step) => step !== meta && textOfStep(step).includes('DOCKER_METADATA_OUTPUT_'),
  );
  return variable === undefined
    ? undefined
    : `line ${lineOf(variable)} reads the variables that it sets`;
}

/** Several steps with different rules for one build: their outputs stay whole references there. */
function findOdd(
  build: WorkflowStep,
  metas: readonly WorkflowStep[],
  meta: WorkflowStep,
): string | undefined {
  const read = metadataReadBy(build, metas, 'tags');
  const isOne = read.length <= 1 || read.every((other) => haveRules(other) === haveRules(meta));
  return isOne ? undefined : 'the build takes tags of several such steps, with different rules';
}

function haveRules({ with: inputs }: WorkflowStep): string {
  return ['tags', 'flavor']
    .map((name) => inputs.find(({ key }) => key.toLowerCase() === name)?.value.trim() ?? '')
    .join('\0');
}

function explainCondition(meta: WorkflowStep, build: WorkflowStep): readonly Note[] {
  if (meta.if === undefined || normalize(meta.if) === normalize(build.if)) return [];
  const said = `its condition (${normalize(meta.if)}) is not that of the build, which applies now`;
  return [{ line: lineOf(meta), what: 'docker/metadata-action', said }];
}
