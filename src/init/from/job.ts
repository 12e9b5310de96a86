// SPDX-License-Identifier: Apache-2.0
// One job of a workflow: which of its steps become ours, are removed, or stay. Pure.
import { listBuilds, withOneId, type Builds } from './builds.ts';
import {
  type CloudLogin,
  decideCloudLogin,
  fillKnown,
  listCloudLogins,
} from './steps/cloud-login.ts';
import { convertBakes, type Files } from './steps/bake.ts';
import { isBuildPush } from './steps/build-push.ts';
import { joinEdits, type Edit, type Renaming } from './edits.ts';
import type { Input } from './inputs.ts';
import type { Image } from './steps/kinds.ts';
import { toCredentials, type TranslatedLogin } from './steps/login.ts';
import { haveSameRules, isMetadata, metadataReadBy } from './steps/metadata.ts';
import { decideMetadata, type MetadataFate } from './steps/metadata-use.ts';
import { joinReports, type Note, type Report } from './notes.ts';
import { metadataOutputs, readsOf, renamePattern } from './outputs.ts';
import { replaceStep } from './render.ts';
import { decideLogin, decideSetup, textOfStep } from './steps/setup.ts';
import { aboveComments, type SourceText } from './source.ts';
import { inputOf, lineOf, type Job, type WorkflowStep } from './workflow.ts';
import { omitUndefined } from '../../omit-undefined.ts';

/** What a job becomes. */
export interface JobTranslation {
  readonly edits: readonly Edit[];
  readonly renamings: readonly Renaming[];
  /** How many steps of ours it has. */
  readonly count: number;
  readonly report: Report;
}

/** The context of a job. */
export interface WorkflowContext {
  readonly source: SourceText;
  /** `tagship/tagship@v1.2.3` */
  readonly uses: string;
  /** The variables that workflow and job set. */
  readonly named: ReadonlySet<string>;
  /** The bake files that it names. */
  readonly files: Files;
}

/** The job with steps of ours for the images that it builds; no edit where it builds none. */
export function translateJob(given: Job, context: WorkflowContext): JobTranslation {
  const { job, notTaken } = convertBakes(given, context.named, context.files);
  const made = translateSteps(job, context);
  const report = joinReports([made.report, { taken: [], notTaken }]);
  return { ...made, report };
}

function translateSteps(given: Job, context: WorkflowContext): JobTranslation {
  const clouds = listCloudLogins(given);
  const job = fillKnown(given, clouds);
  const metas = job.steps.filter(isMetadata);
  const setups = job.steps.filter(({ action }) => action === 'docker/setup-buildx-action');
  const builds = listBuilds({ job, metas: [], setups }, context.named, (build) =>
    chooseMetadata(build, metas),
  );
  if (builds.images.length === 0) {
    return { edits: [], renamings: [], count: 0, report: builds.report };
  }
  const fates = decideMetadata(job, builds.images, metas);
  return assemble(job, { context, builds, fates, setups, clouds });
}

/** The metadata steps whose inputs go into a build: one, or several with the same rules. */
function chooseMetadata(
  build: WorkflowStep,
  metas: readonly WorkflowStep[],
): readonly WorkflowStep[] {
  if (!isBuildPush(build)) return [];
  const movable = metas.filter(({ fixed }) => fixed === undefined);
  const read = metadataReadBy(build, movable, 'tags');
  const [first] = read;
  if (first !== undefined) return read.every((meta) => haveSameRules(first, meta)) ? read : [];
  return [
    ...new Set([
      ...metadataReadBy(build, movable, 'labels'),
      ...metadataReadBy(build, movable, 'annotations'),
    ]),
  ];
}

/** All decisions about a job. */
interface Decided {
  readonly context: WorkflowContext;
  readonly builds: Builds;
  readonly fates: readonly MetadataFate[];
  readonly setups: readonly WorkflowStep[];
  readonly clouds: readonly CloudLogin[];
}

/** What becomes of logins and builders. */
function decideSetups(job: Job, { builds, fates, setups, clouds }: Decided) {
  const { images, scriptLogins } = builds;
  const own = new Set([
    ...images.flatMap(({ step, others }) => [step, ...others]),
    ...fates.map(({ meta }) => meta),
    ...scriptLogins.map(({ step }) => step),
  ]);
  const isOfCloud = ({ at }: WorkflowStep): boolean =>
    clouds.some(({ steps }) => steps.some((step) => step.at === at));
  const isSetup = (step: WorkflowStep): boolean =>
    setups.includes(step) || step.action === 'docker/login-action' || isOfCloud(step);
  const remaining = job.steps.filter((step) => !own.has(step) && !isSetup(step));
  const conditions = images.flatMap(({ step, others }) => [
    ...[step, ...others].map((one) => one.if),
    inputOf(step, 'push'),
  ]);
  const context = { job, conditions, remaining };
  const logins = [
    ...job.steps
      .filter((step) => step.action === 'docker/login-action' && !isOfCloud(step))
      .map((step) => ({ step, ...decideLogin(step, context) })),
    ...scriptLogins.map(({ step, logins: given }) => ({
      step,
      ...decideScriptLogin(step, given, context),
    })),
  ];
  const builders = setups.map((step) => ({
    step,
    ...decideSetup(step, remaining, setups.length === 1),
  }));
  const accounts = clouds.map((group) => decideCloudLogin(group, context));
  return { remaining, logins, builders, accounts };
}

function assemble(job: Job, decided: Decided): JobTranslation {
  const { context, builds, fates } = decided;
  const { images } = builds;
  const { remaining, logins, builders, accounts } = decideSetups(job, decided);
  const takenAccounts = accounts.flatMap(({ isTaken, group }) => (isTaken ? [group] : []));
  const taken = [...logins, ...builders].filter(({ isTaken }) => isTaken);
  const removed = [
    ...taken.map(({ step }) => step),
    ...takenAccounts.flatMap(({ steps }) => steps),
    ...images.flatMap(({ others }) => others),
    ...fates.filter(({ isPlanned }) => !isPlanned).map(({ meta }) => meta),
  ];
  const shared = taken.flatMap(({ inputs }) => inputs);
  const given = [...takenAccounts, ...logins.filter(({ isTaken }) => isTaken)].flatMap(
    (one) => one.logins,
  );
  const credentials = { job, shared, given };
  return {
    edits: [
      ...addCheckout(job, images, context.source),
      ...joinEdits(
        withOneId(images).map((image) => toEdit(image, context, { ...credentials, fates })),
      ),
      ...fates.flatMap((fate) => toPlanEdit(fate, context)),
      ...removed.map((step) => removeStep(step, context.source)),
    ],
    renamings: [
      ...fates.flatMap(({ renaming }) => renaming ?? []),
      ...renameOthers(job, images),
      ...accounts.flatMap((fate) => fate.renamings),
    ],
    count: images.length,
    report: joinReports([
      builds.report,
      ...fates.map(({ report }) => report),
      ...[...logins, ...builders, ...accounts].map(({ report }) => report),
      explainOutputs(remaining, job, images),
      explainCheckout(job, images),
    ]),
  };
}

/** A login by `docker login` in a script of its own is as one by the action. */
function decideScriptLogin(
  step: WorkflowStep,
  given: readonly TranslatedLogin[],
  context: Parameters<typeof decideLogin>[1],
): ReturnType<typeof decideLogin> {
  const fate = decideLogin({ ...step, action: 'docker login' }, context, given[0]);
  return { ...fate, logins: fate.isTaken ? given : [] };
}

function toEdit(
  image: Image,
  { uses }: WorkflowContext,
  {
    job,
    shared,
    given,
    fates,
  }: {
    readonly job: Job;
    readonly shared: readonly Input[];
    readonly given: readonly TranslatedLogin[];
    readonly fates: readonly MetadataFate[];
  },
): Edit {
  const names = new Set([
    ...image.step.env.map(({ key }) => key),
    ...image.env.map(([name]) => name),
  ]);
  const credentials = toCredentials([...given, ...image.logins], job, names);
  const id = fates.find(({ givesIdTo }) => givesIdTo === image.step)?.meta.id ?? idOfOthers(image);
  return replaceStep({
    step: image.step,
    uses,
    inputs: [...image.inputs, ...credentials.inputs, ...shared],
    env: [...image.env, ...credentials.env],
    ...omitUndefined({ id }),
  });
}

/** The id of a step that goes, for a step of ours that has none. */
function idOfOthers({ others, outputs }: Image): string | undefined {
  return Object.keys(outputs).length === 0
    ? undefined
    : others.find(({ id }) => id !== undefined)?.id;
}

/** Reads of steps that go become those of ours, where it has the same outputs. */
function renameOthers({ from, to }: Job, images: readonly Image[]): readonly Renaming[] {
  return images.flatMap((image) => {
    const by = image.step.id ?? idOfOthers(image);
    if (by === undefined || Object.keys(image.outputs).length === 0) return [];
    const ids = image.others.flatMap(({ id }) => (id === undefined || id === by ? [] : [id]));
    return ids
      .filter((id) => /^[\w-]+$/.test(id))
      .map((id) => ({ from, to, pattern: renamePattern(id), by }));
  });
}

function toPlanEdit(
  { meta, isPlanned, inputs }: MetadataFate,
  { uses }: WorkflowContext,
): readonly Edit[] {
  return isPlanned ? [replaceStep({ step: meta, uses, inputs, env: [] })] : [];
}

/** A removed step, with the comments above it. */
function removeStep(step: WorkflowStep, source: SourceText): Edit {
  return { from: aboveComments(source, step.from), to: step.to, lines: [] };
}

/** Whether a step has the project's files before the first image is built. */
function hasCheckout(job: Job, first: WorkflowStep): boolean {
  const isBefore = job.steps.some(
    ({ at, action, run = '' }) =>
      at < first.at && (action.includes('checkout') || /\bgit\s+(?:clone|fetch|init)\b/.test(run)),
  );
  return isBefore || job.isAction === true;
}

function addCheckout(job: Job, images: readonly Image[], source: SourceText): readonly Edit[] {
  const [first] = images;
  const setup = job.steps[0];
  if (first === undefined || setup === undefined || hasCheckout(job, first.step)) return [];
  if (setup.dash < 0) return [];
  const from = aboveComments(source, setup.from);
  return [{ from, to: from, lines: [`${' '.repeat(setup.dash)}- uses: actions/checkout@v7`] }];
}

function explainCheckout(job: Job, images: readonly Image[]): Report {
  const [first] = images;
  if (first === undefined || hasCheckout(job, first.step)) return { taken: [], notTaken: [] };
  const said =
    'actions/checkout comes first: tagship builds the checkout, where the other action fetches the project from git';
  return { taken: [{ line: lineOf(first.step), what: 'context', said }], notTaken: [] };
}

/** Outputs that later steps read and that a step of ours does not have. */
function explainOutputs(
  remaining: readonly WorkflowStep[],
  job: Job,
  images: readonly Image[],
): Report {
  const readers = [
    ...remaining.map((step) => ({ line: lineOf(step), text: textOfStep(step) })),
    ...job.entries
      .filter(({ key }) => key !== 'steps')
      .map(({ line, source }) => ({ line: line + 1, text: source.join('\n') })),
  ];
  const notTaken = images.flatMap(({ step, others, outputs }) =>
    [step, ...others].flatMap(({ id, action }) =>
      readers.flatMap(({ line, text }): Note[] =>
        readsOf(text, id)
          .filter((name) => !Object.hasOwn(outputs, name) && !metadataOutputs.includes(name))
          .map((name) => ({
            line,
            what: `steps.${id ?? ''}.outputs.${name}`,
            said: `${action || 'docker in run'} has this output, and tagship does not`,
          })),
      ),
    ),
  );
  return { taken: [], notTaken };
}
