// SPDX-License-Identifier: Apache-2.0
// Steps that run docker: `docker login`, `build`, `tag` and `push`, as images to build. Pure.
import type { BuildFlags } from '../shell/docker-flags.ts';
import { isLoginScript, touchesImages, type Act } from '../shell/docker-script.ts';
import { toPushInput } from '../condition.ts';
import { withLines, withValue, type Input } from '../inputs.ts';
import type { Image } from './kinds.ts';
import { joinSame, readStep, type Done } from './run-acts.ts';
import type { TranslatedLogin } from './login.ts';
import { joinReports, nothingSaid, type Note, type Report } from '../notes.ts';
import { toSecretEntries } from './secrets.ts';
import { listHandedOn } from '../shell/values.ts';
import { fromDirectory } from '../shell/from-directory.ts';
import { needsLogin } from './setup.ts';
import { lineOf, resolveEnv, type Job, type WorkflowStep } from '../workflow.ts';

/** The images that a job builds with docker itself. */
export interface Scripts {
  readonly images: readonly Image[];
  /** Steps that log in, and nothing else. */
  readonly logins: readonly {
    readonly step: WorkflowStep;
    readonly logins: readonly TranslatedLogin[];
  }[];
  readonly notTaken: readonly Note[];
}

/**
 * The images of a job: each `docker build` with what is tagged and pushed of it. `named` are the variables
 * that workflow and job set. Where one script of those that build, tag or push cannot be read, none is
 * taken over, since they belong together.
 */
export function readScripts(job: Job, named: ReadonlySet<string>): Scripts {
  const handedOn = listHandedOn(job);
  const steps = job.steps.filter(({ run = '' }) => touchesImages(run) || isLoginScript(run));
  const read = steps.map((step) => ({ step, acts: readStep(step, job, { handedOn, named }) }));
  const refused = read.flatMap(({ step, acts }): Note[] =>
    typeof acts === 'string' ? [noteOn(step, acts)] : [],
  );
  if (refused.length > 0) return { images: [], logins: [], notTaken: refused };
  const done = read.flatMap(({ step, acts }) =>
    typeof acts === 'string' ? [] : acts.map((one): Done => ({ ...one, step })),
  );
  const logins = read.flatMap(({ step, acts }) =>
    isLoginScript(step.run ?? '') && typeof acts !== 'string'
      ? [{ step, logins: acts.flatMap(({ act }) => (act.kind === 'login' ? [act.login] : [])) }]
      : [],
  );
  const images = toImages(done, job);
  return typeof images === 'string'
    ? {
        images: [],
        logins: [],
        notTaken: steps
          .filter(({ run = '' }) => touchesImages(run))
          .map((step) => noteOn(step, images)),
      }
    : { images, logins, notTaken: [] };
}

function noteOn(step: WorkflowStep, said: string): Note {
  return { line: lineOf(step), what: 'docker in run', said };
}

function toImages(done: readonly Done[], job: Job): readonly Image[] | string {
  const builds = joinSame(done.filter(({ act }) => act.kind === 'build'));
  if (builds.length === 0)
    return done.some(({ act }) => act.kind === 'push')
      ? 'it pushes an image that it does not build'
      : [];
  const between = findBetween(done, job);
  if (between !== undefined) {
    return `line ${lineOf(between)} is between build and push, and uses the image: move its command to test, which runs before any tag is written and gets the image in SHIPPED_IMAGE`;
  }
  const used = new Set<Act>();
  const images = builds.map((build) => toImage(build, { done, used, job }));
  const stray = done.find(
    ({ act }) => (act.kind === 'push' || act.kind === 'tag') && !used.has(act),
  );
  if (stray !== undefined) return 'it tags or pushes an image that it does not build';
  const wrong = images.find((image) => typeof image === 'string');
  if (typeof wrong === 'string') return wrong;
  const whole = images.filter((image) => typeof image !== 'string');
  return explainSame(builds, job) ?? shareOthers(whole, done);
}

/** Why it is not clear which build a tag is of: two of one script have it. */
function explainSame(builds: readonly Done[], job: Job): string | undefined {
  const seen = new Map<string, WorkflowStep>();
  for (const { act, step } of builds) {
    if (act.kind !== 'build') continue;
    for (const tag of act.flags.inputs.get('tags') ?? []) {
      const key = withTag(tag, job);
      if (seen.get(key) === step) {
        return `one script gives the tag ${key.slice(0, 80)} to two builds: give each another one`;
      }
      seen.set(key, step);
    }
  }
  return undefined;
}

/** The steps besides those of the builds go with the first image; logins and the condition of a push are for all. */
function shareOthers(images: readonly Image[], done: readonly Done[]): readonly Image[] | string {
  const own = new Set(images.map(({ step }) => step));
  const others = [...new Set(done.map(({ step }) => step))].filter(
    (step) => !own.has(step) && !isLoginScript(step.run ?? ''),
  );
  const logins = done.flatMap(({ act, step }) =>
    act.kind === 'login' && !isLoginScript(step.run ?? '') ? [act.login] : [],
  );
  const shared = images.map((image, at): Image | string => {
    const push = toPushInput(image.step, others);
    if (typeof push === 'string') return push;
    const inputs = [...image.inputs, ...push];
    const report = joinReports([image.report, explainPush(image.step, inputs)]);
    return { ...image, inputs, report, others: at === 0 ? others : [], logins };
  });
  const wrong = shared.find((image) => typeof image === 'string');
  return typeof wrong === 'string' ? wrong : shared.filter((image) => typeof image !== 'string');
}

function explainPush(step: WorkflowStep, inputs: readonly Input[]): Report {
  const isSaid = inputs.some(({ name }) => ['push', 'load', 'outputs'].includes(name));
  const said = 'left out: push: auto pushes in CI, and only builds changes from forks';
  return { taken: isSaid ? [] : [{ line: lineOf(step), what: 'push', said }], notTaken: [] };
}

/** A step between the first build and the last push that uses images, and is none of ours. */
function findBetween(done: readonly Done[], job: Job): WorkflowStep | undefined {
  const own = new Set(done.map(({ step }) => step));
  const places = done.filter(({ act }) => act.kind !== 'login').map(({ step }) => step.at);
  const [first, last] = [Math.min(...places), Math.max(...places)];
  return job.steps.find(
    (step) => step.at > first && step.at < last && !own.has(step) && needsLogin(step) !== undefined,
  );
}

/** What belongs to the builds of a job. */
interface Around {
  readonly done: readonly Done[];
  /** Fills with the acts that belong to a build. */
  readonly used: Set<Act>;
  readonly job: Job;
}

function toImage({ act, step, directory: inner }: Done, around: Around): Image | string {
  if (act.kind !== 'build') return 'it builds nothing';
  const { inputs, lost } = act.flags;
  const { tags, pushed } = followTags(inputs.get('tags') ?? [], around);
  const all = isPushing(act.flags) ? tags : pushed;
  const start = directoryOf(step, around.job);
  const directory = inner === '.' ? start : fromDirectory(start, inner);
  const secrets = toSecrets(inputs.get('secret') ?? [], directory);
  if (typeof secrets === 'string') return secrets;
  const isLoaded = all.length === 0 && !['outputs', 'load'].some((name) => inputs.has(name));
  return {
    step,
    others: [],
    logins: [],
    env: [],
    outputs: {},
    inputs: [
      ...withLines('tags', all.length > 0 ? all : tags),
      ...toPathInputs(act.flags, directory),
      ...toOtherInputs(inputs),
      ...secrets,
      ...(isLoaded ? [withValue('load', 'true')] : []),
    ],
    report: {
      ...nothingSaid,
      taken: [{ line: lineOf(step), what: 'docker build', said: toSaid(all) }],
      notTaken: lost.map(([flag, why]) => ({ line: lineOf(step), what: flag, said: why })),
    },
  };
}

function directoryOf(step: WorkflowStep, job: Job): string {
  return step.entries.find(({ key }) => key === 'working-directory')?.value ?? job.directory;
}

function isPushing({ inputs }: BuildFlags): boolean {
  return inputs.get('push')?.at(-1) === 'true';
}

/** All tags that a build gets, by itself or by `docker tag`, and those of them that are pushed. */
function followTags(
  given: readonly string[],
  { done, used, job }: Around,
): { readonly tags: readonly string[]; readonly pushed: readonly string[] } {
  const tags = new Set(given.map((tag) => withTag(tag, job)));
  for (const { act } of done) {
    if (act.kind !== 'tag' || !tags.has(withTag(act.source, job))) continue;
    tags.add(withTag(act.target, job));
    used.add(act);
  }
  const pushed = new Set<string>();
  for (const { act } of done) {
    if (act.kind !== 'push') continue;
    const found = [...tags].filter((tag) =>
      act.isAll ? tag.startsWith(`${act.reference}:`) : tag === withTag(act.reference, job),
    );
    for (const tag of found) pushed.add(tag);
    if (found.length > 0) used.add(act);
  }
  return { tags: [...tags], pushed: [...pushed] };
}

function toSaid(all: readonly string[]): string {
  if (all.length === 0) return 'one step of tagship that loads the image';
  return `one step of tagship that pushes ${all.length === 1 ? 'its tag' : `its ${all.length} tags`}`;
}

/** A reference with its tag. */
function withTag(reference: string, job: Job): string {
  const shape = resolveEnv(reference, job).replaceAll(/\$\{\{.*?\}\}/gs, (all) =>
    'x'.repeat(all.length),
  );
  const end = shape.slice(shape.lastIndexOf('/') + 1);
  const isOpen = /^\$\{\{[^}]*\}\}$/.test(resolveEnv(reference, job));
  return isOpen || /[:@]/.test(end) ? reference : `${reference}:latest`;
}

/** `context` and `file`; both are from the step's directory. */
function toPathInputs({ context, inputs }: BuildFlags, directory: string): readonly Input[] {
  const file = inputs.get('file')?.at(-1);
  return [
    ...(context === undefined ? [] : [withValue('context', fromDirectory(directory, context))]),
    ...(file === undefined ? [] : [withValue('file', fromDirectory(directory, file))]),
  ];
}

const DONE = new Set(['tags', 'file', 'secret', 'push']);

function toOtherInputs(inputs: ReadonlyMap<string, readonly string[]>): readonly Input[] {
  return [...inputs].flatMap(([name, values]) => {
    if (DONE.has(name)) return [];
    return withLines(name, values);
  });
}

/** `id=x,env=Y` and `id=x,src=path`, as `secret-envs` and `secret-files` have them. */
function toSecrets(values: readonly string[], directory: string): readonly Input[] | string {
  const entries = toSecretEntries(values);
  if (typeof entries === 'string') return entries;
  const files = entries.files.map((entry) => {
    const at = entry.indexOf('=') + 1;
    return entry.slice(0, at) + fromDirectory(directory, entry.slice(at));
  });
  return [...withLines('secret-envs', entries.envs), ...withLines('secret-files', files)];
}
