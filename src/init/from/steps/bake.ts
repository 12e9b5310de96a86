// SPDX-License-Identifier: Apache-2.0
// docker/bake-action with one target → as if docker/build-push-action had its inputs. Pure.
import { readBakeTarget, type BakeTarget } from './bake-file.ts';
import { listLines } from '../inputs.ts';
import { isMetadata } from './metadata.ts';
import type { Note } from '../notes.ts';
import { readsOf } from '../outputs.ts';
import { toSecretEntries } from './secrets.ts';
import { listHandedOn, toValue } from '../shell/values.ts';
import { renderSourceEntry, type SourceEntry } from '../source.ts';
import { inputOf, lineOf, type Job, type WorkflowStep } from '../workflow.ts';

/** The files of the project that bake steps name, by path from its root. */
export type Files = ReadonlyMap<string, string>;

/** Whether a step runs bake. */
export function isBake({ action }: WorkflowStep): boolean {
  return action === 'docker/bake-action' || action === 'depot/bake-action';
}

/** The bake files of a step, in the order in which they count; those of docker/metadata-action are not among them. */
export function listBakeFiles(step: WorkflowStep): readonly string[] {
  const given = (inputOf(step, 'files') ?? '').split(/[\n,]/).map((path) => path.trim());
  const paths = given.filter((path) => path !== '');
  const directory = (inputOf(step, 'workdir') ?? inputOf(step, 'source') ?? '.').replace(
    /\/+$/,
    '',
  );
  const named = paths.length === 0 ? ['docker-bake.json', 'docker-bake.hcl'] : paths;
  return named
    .filter((path) => !path.includes('${{'))
    .map((path) => path.replace(/^cwd:\/\//, '').replace(/^\.\//, ''))
    .map((path) => (/^\.?$/.test(directory) ? path : `${directory.replace(/^\.\//, '')}/${path}`));
}

/** Attributes of a target, and the inputs that mean the same. */
const INPUTS: Readonly<Record<string, string>> = {
  context: 'context',
  dockerfile: 'file',
  target: 'target',
  args: 'build-args',
  labels: 'labels',
  annotations: 'annotations',
  tags: 'tags',
  platforms: 'platforms',
  platform: 'platforms',
  'cache-from': 'cache-from',
  'cache-to': 'cache-to',
  output: 'outputs',
  ssh: 'ssh',
  network: 'network',
  'no-cache': 'no-cache',
  'no-cache-filter': 'no-cache-filters',
  pull: 'pull',
  contexts: 'build-contexts',
  attest: 'attests',
  entitlements: 'allow',
  'shm-size': 'shm-size',
  ulimits: 'ulimit',
  'extra-hosts': 'add-hosts',
};

const SILENT = new Set(['inherits', 'description', 'name', 'secret']);

/** The job with the inputs of docker/build-push-action for each bake step of one target, and why others have none. */
export function convertBakes(
  job: Job,
  named: ReadonlySet<string>,
  files: Files,
): { readonly job: Job; readonly notTaken: readonly Note[] } {
  const notTaken: Note[] = [];
  const steps = job.steps.map((step) => {
    const made = isBake(step) ? toBuildStep(step, job, named, files) : step;
    if (typeof made !== 'string') return made;
    notTaken.push({ line: lineOf(step), what: step.action, said: made });
    return step;
  });
  return { job: { ...job, steps }, notTaken };
}

/** The step as one of docker/build-push-action; the reason, where it is not one image or only bake can tell. */
function toBuildStep(
  step: WorkflowStep,
  job: Job,
  named: ReadonlySet<string>,
  files: Files,
): WorkflowStep | string {
  if (step.fixed !== undefined) return step.fixed;
  const read = readTarget(step, job, named, files);
  if (typeof read === 'string') return read;
  const { target, meta } = read;
  const odd = [...target.keys()].find((key) => !Object.hasOwn(INPUTS, key) && !SILENT.has(key));
  if (odd !== undefined)
    return `its target has ${odd.slice(0, 40)}, for which tagship has no input`;
  const inputs = toInputs(target, step);
  if (typeof inputs === 'string') return inputs;
  const fromMeta = (name: string): readonly string[] =>
    meta?.id === undefined ? [] : [`\${{ steps.${meta.id}.outputs.${name} }}`];
  for (const name of ['tags', 'labels']) {
    // Of docker/metadata-action, tags take the place of those of the file; labels are added.
    const own = name === 'tags' && meta !== undefined ? [] : (inputs.get(name) ?? []);
    const all = [...fromMeta(name), ...own];
    if (all.length > 0) inputs.set(name, all);
  }
  const same = [
    'push',
    'load',
    'no-cache',
    'pull',
    'provenance',
    'sbom',
    'builder',
    'github-token',
  ];
  const kept = step.with.filter(({ key }) => same.includes(key.toLowerCase()));
  const made = [...inputs].map(([name, values]) => toEntry(step, name, values));
  return {
    ...step,
    isBaked: true,
    with: [...kept, ...made.filter(({ key }) => !kept.some((entry) => entry.key === key))],
  };
}

function toEntry(step: WorkflowStep, key: string, values: readonly string[]): SourceEntry {
  const value = values.join('\n');
  const line = step.from;
  return {
    key,
    value,
    node: undefined,
    from: line,
    to: line,
    line,
    source: renderSourceEntry(key, value),
  };
}

/** The bake files of a step; the reason, where one that it names is not there. */
function findTexts(
  step: WorkflowStep,
  files: Files,
): readonly { readonly path: string; readonly text: string }[] | string {
  const paths = listBakeFiles(step);
  const texts = paths.flatMap((path) => {
    const text = files.get(path);
    return text === undefined ? [] : [{ path, text }];
  });
  const isNamed = inputOf(step, 'files') !== undefined;
  const missing = paths.find((path) => !files.has(path)) ?? 'docker-bake.hcl';
  const isWhole = texts.length === paths.length || !isNamed;
  return texts.length > 0 && isWhole
    ? texts
    : `its bake file ${missing} does not exist, so its targets are unknown`;
}

function readTarget(
  step: WorkflowStep,
  job: Job,
  named: ReadonlySet<string>,
  files: Files,
): { readonly target: BakeTarget; readonly meta: WorkflowStep | undefined } | string {
  const texts = findTexts(step, files);
  if (typeof texts === 'string') return texts;
  const meta = job.steps.find(
    (other) => isMetadata(other) && readsOf(inputOf(step, 'files') ?? '', other.id).length > 0,
  );
  const variables = {
    local: new Map<string, string>(),
    step,
    job,
    named,
    handedOn: listHandedOn(job),
  };
  const read = readBakeTarget(
    texts,
    (inputOf(step, 'targets') ?? '')
      .split(/[\n,]/)
      .map((name) => name.trim())
      .filter(Boolean),
    (name) => toValue([{ variable: name }], variables),
    meta === undefined ? [] : [inputOf(meta, 'bake-target') ?? 'docker-metadata-action'],
  );
  if (typeof read === 'string') return read;
  const target = override(read.target, listLines(inputOf(step, 'set')), read.name);
  return typeof target === 'string' ? target : { target, meta: read.inherits ? meta : undefined };
}

/** `*.platform=linux/arm64`, `app.args.A=1`: lists are replaced, `+=` adds to them, arguments are set one by one. */
function override(target: BakeTarget, lines: readonly string[], name: string): BakeTarget | string {
  const result = new Map(target);
  const replaced = new Set<string>();
  for (const line of lines) {
    const [all, of, key, rest, plus, value = ''] = OVERRIDE.exec(line) ?? [];
    if (all === undefined || key === undefined)
      return `set: ${line.slice(0, 40)} is not understood`;
    if (of !== '*' && of !== name) continue;
    const own = key === 'platform' ? 'platforms' : key;
    const isMore = plus !== undefined || replaced.has(own);
    const before = result.get(own);
    result.set(own, setValue(before, { rest, value, isMore }));
    replaced.add(own);
  }
  return result;
}

/** `app.args.A=1`: target, key, name below it, `+`, value. */
const OVERRIDE = /^([^.=]+)\.([\w-]+)(?:\.([^=+]+))?(\+)?=(.*)$/s;

function setValue(
  before: readonly string[] = [],
  {
    rest,
    value,
    isMore,
  }: { readonly rest: string | undefined; readonly value: string; readonly isMore: boolean },
): readonly string[] {
  if (rest === undefined) return isMore ? [...before, value] : [value];
  return [...before.filter((entry) => !entry.startsWith(`${rest}=`)), `${rest}=${value}`];
}

function toInputs(target: BakeTarget, step: WorkflowStep): Map<string, readonly string[]> | string {
  if (!/^\.?\/?$/.test(inputOf(step, 'workdir') ?? '')) {
    return 'it has a workdir that its paths are relative to';
  }
  const secrets = toSecretEntries(target.get('secret') ?? []);
  if (typeof secrets === 'string') return secrets;
  const inputs = new Map<string, readonly string[]>();
  const add = (name: string | undefined, values: readonly string[]): void => {
    const given = values.filter((value) => value !== '');
    if (name !== undefined && given.length > 0) inputs.set(name, given);
  };
  for (const [key, values] of target) add(INPUTS[key], values);
  const context = inputs.get('context')?.[0] ?? '.';
  inputs.set('context', [context]);
  add('file', placeFile(context, inputs.get('file')?.[0]));
  add('secret-envs', secrets.envs);
  add('secret-files', secrets.files);
  return inputs;
}

/** The Dockerfile of a target is below its context, that of a build is not. */
function placeFile(context: string, file: string | undefined): readonly string[] {
  if (file === undefined) return [];
  const isBelow = context !== '.' && !context.includes('://');
  return [isBelow ? `${context.replace(/\/+$/, '')}/${file}` : file];
}
