// SPDX-License-Identifier: Apache-2.0
// Jobs that build one image by digest, each platform on a runner of its own, and the job that joins them. Pure.
import { isBuildPush } from '../steps/build-push.ts';
import { isMetadata } from '../steps/metadata.ts';
import { listNodes, textOf, valueOfEntry } from '../source.ts';
import { inputOf, lineOf, type Job, type WorkflowStep } from '../workflow.ts';

/** What builds and joins one image. */
export interface Native {
  readonly legs: readonly Job[];
  readonly merge: Job;
  /** The step that builds, of the first of the legs. */
  readonly build: WorkflowStep;
  readonly platforms: readonly string[];
}

/** Jobs that do so in a way that is not understood, and why. */
export interface NotNative {
  readonly merge: Job;
  readonly reason: string;
}

const BY_DIGEST = /push-by-digest=(?:true|1)/i;
const JOINS = /\bimagetools\s+create\b|\bmanifest\s+create\b/;

/** All of a workflow. */
export function findNative(jobs: readonly Job[]): readonly (Native | NotNative)[] {
  return jobs.flatMap((merge) => {
    const isJoining = merge.steps.some(({ run = '' }) => JOINS.test(run));
    const needs = needsOf(merge);
    const legs = jobs.filter(
      (job) => job !== merge && needs.includes(job.name) && buildsOf(job).length > 0,
    );
    return isJoining && legs.length > 0 ? [readNative(legs, merge, jobs)] : [];
  });
}

function buildsOf(job: Job): readonly WorkflowStep[] {
  return job.steps.filter(
    (step) => isBuildPush(step) && BY_DIGEST.test(inputOf(step, 'outputs') ?? ''),
  );
}

function readNative(legs: readonly Job[], merge: Job, jobs: readonly Job[]): Native | NotNative {
  const [build] = legs.flatMap(buildsOf);
  const read = legs.map(readPlatforms);
  const [reason] = [
    ...read.filter((one) => typeof one === 'string'),
    ...explainBuilds(legs),
    ...[...legs, merge].flatMap(explainKeys),
    ...legs.flatMap((job) => explainSteps(job, isOfLeg)),
    ...explainSteps(merge, isOfMerge),
    ...explainUsers(legs, merge, jobs),
  ];
  if (reason !== undefined || build === undefined) return { merge, reason: reason ?? '' };
  return { legs, merge, build, platforms: [...new Set(read.flat())] };
}

/** The names in `needs` of a job. */
function needsOf(job: Job): readonly string[] {
  const entry = job.entries.find(({ key }) => key === 'needs');
  if (entry === undefined) return [];
  return entry.value === '' ? listNodes(entry.node).map(textOf) : [entry.value];
}

/** The platforms that a job builds: as written, or by its matrix. The reason, where they are not known. */
function readPlatforms(job: Job): readonly string[] | string {
  const value = buildsOf(job).flatMap((build) => inputOf(build, 'platforms') ?? [])[0] ?? '';
  const of = /^\$\{\{\s*matrix\.(?<key>[\w-]+)(?:\.(?<field>[\w-]+))?\s*\}\}$/.exec(value)?.groups;
  const texts = of === undefined ? [value] : listMatrix(job, of.key ?? '', of.field);
  const isKnown = texts.length > 0 && texts.every((text) => text !== '' && !text.includes('${{'));
  return isKnown ? texts.flatMap(toList) : `the platforms of job ${job.name} are not known`;
}

/** The values of a key of a matrix, in its list and in `include`. */
function listMatrix(job: Job, key: string, field: string | undefined): readonly string[] {
  const strategy = job.entries.find((entry) => entry.key === 'strategy')?.node;
  const matrix = valueOfEntry(strategy, 'matrix');
  const rows = listNodes(valueOfEntry(matrix, 'include')).map((row) => valueOfEntry(row, key));
  return [...listNodes(valueOfEntry(matrix, key)), ...rows].map((node) =>
    textOf(field === undefined ? node : valueOfEntry(node, field)),
  );
}

function toList(text: string): readonly string[] {
  return text.split(/[,\s]+/).filter((one) => one !== '');
}

/** Inputs that differ from leg to leg by their nature. */
const OF_LEG = ['platforms', 'outputs', 'cache-from', 'cache-to'];

/** Each job builds one image, all of them the same. */
function explainBuilds(legs: readonly Job[]): readonly string[] {
  const builds = legs.flatMap(buildsOf);
  if (builds.length > legs.length) return ['it builds several images'];
  const textOfInputs = (step: WorkflowStep) =>
    step.with
      .filter(({ key }) => !OF_LEG.includes(key.toLowerCase()))
      .map(({ key, value }) => `${key.toLowerCase()}=${value.trim()}`)
      .sort()
      .join('\n');
  const other = builds.find((step) => textOfInputs(step) !== builds.map(textOfInputs)[0]);
  return other === undefined ? [] : [`line ${lineOf(other)} builds with other inputs`];
}

const KEYS = [
  ...['name', 'needs', 'if', 'permissions', 'concurrency', 'env', 'outputs', 'runs-on', 'steps'],
  ...['strategy', 'timeout-minutes'],
];

function explainKeys(job: Job): readonly string[] {
  return job.entries
    .filter(({ key }) => !KEYS.includes(key))
    .map(({ key, line }) => `line ${line + 1}: a job that calls a workflow has no ${key}`);
}

function explainSteps(job: Job, isKnown: (step: WorkflowStep) => boolean): readonly string[] {
  return job.steps
    .filter((step) => !isKnown(step))
    .map((step) => `line ${lineOf(step)} does something else: move it to a job of its own`);
}

/** What only prepares a build, by whatever inputs. */
const PREPARES = ['docker/setup-qemu-action', 'docker/setup-buildx-action', 'docker/login-action'];

/** A line of a script that hands the digest or the name of a platform on. */
const HANDS_ON =
  /^\s*(?:#.*|set -\S+|mkdir -p \S+|(?:digest|platform)=\S+|touch \S+|echo \S+ *>> *\S*GITHUB_(?:ENV|OUTPUT)\S*)?\s*$/;

function isOfLeg(step: WorkflowStep): boolean {
  const { action, run } = step;
  if (run !== undefined) {
    const lines = run.replaceAll(/\$\{\{.*?\}\}/g, 'x').split('\n');
    return lines.every((line) => HANDS_ON.test(line));
  }
  if (action === 'actions/upload-artifact') return /digest/i.test(inputOf(step, 'path') ?? '');
  const isBuild = isBuildPush(step) && BY_DIGEST.test(inputOf(step, 'outputs') ?? '');
  return isBuild || isMetadata(step) || PREPARES.includes(action) || isPlainCheckout(step);
}

function isOfMerge(step: WorkflowStep): boolean {
  const { action, run } = step;
  if (run !== undefined) return /\bimagetools\b|\bdocker\s+manifest\b/.test(run);
  if (action === 'actions/download-artifact') return true;
  return isMetadata(step) || PREPARES.includes(action) || isPlainCheckout(step);
}

/** The inputs of actions/checkout that ship.yml has too, or that make no difference. */
const CHECKOUT = ['submodules', 'lfs', 'fetch-depth', 'fetch-tags', 'persist-credentials'];

function isPlainCheckout({ action, with: given }: WorkflowStep): boolean {
  const isKnown = given.every(({ key }) => CHECKOUT.includes(key.toLowerCase()));
  return action === 'actions/checkout' && isKnown;
}

/** Another job that needs a leg, which is no job any more. */
function explainUsers(legs: readonly Job[], merge: Job, jobs: readonly Job[]): readonly string[] {
  const names = legs.map(({ name }) => name);
  return jobs
    .filter((job) => job !== merge && !legs.includes(job))
    .filter((job) => needsOf(job).some((name) => names.includes(name)))
    .map(({ name }) => `job ${name} needs job ${names.join(' or ')} too`);
}
