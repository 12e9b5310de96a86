// SPDX-License-Identifier: Apache-2.0
// One job of GitLab that builds an image, as inputs of our component and what is left of the job. Pure.
import { indent, type Edit } from '../edits.ts';
import type { Report } from '../notes.ts';
import { listNodes, renderScalar, textOf, type SourceText } from '../source.ts';
import { explainAnchors, renderKept, renderMoved } from './kept.ts';
import { toPipelineImages, type PipelineImage } from './image.ts';
import { toRegistries } from './logins.ts';
import { decideEngine, findRules, listNeeded, type Made } from './made.ts';
import { explainUser, nameJobs } from './names.ts';
import { reportJob } from './report.ts';
import { toRules } from './only.ts';
import { keyOf, keysOf, type PipelineEntry, type PipelineJob } from './pipeline.ts';
import { listScript, type ScriptItem } from './script/script-items.ts';
import { buildsImages, readPipelineScript, type PipelineScript } from './script/script.ts';

/** A job that became an include, or one for each image. */
export interface PipelineJobPart {
  readonly inputs: readonly (readonly string[])[];
  readonly edits: readonly Edit[];
  readonly report: Report;
}

/** Why a job stays as it is; without a line it is that of the job. */
export interface PipelineJobRefusal {
  readonly reason: string;
  readonly line?: number;
}

/** Keys that the component has itself, or that become inputs. */
const TAKEN = new Set([
  ...['script', 'before_script', 'image', 'services', 'extends', 'only', 'except'],
  ...['stage', 'rules', 'tags', 'variables'],
]);

/** Variables of an engine, which the component sets. */
const ENGINE =
  /^DOCKER_(?:HOST|TLS_CERTDIR|TLS_VERIFY|CERT_PATH|DRIVER|BUILDKIT|CLI_EXPERIMENTAL)$/;

/** The inputs of the component, and the job without what they say. */
export function translatePipelineJob(
  source: SourceText,
  job: PipelineJob,
): PipelineJobPart | PipelineJobRefusal {
  const fixed = job.fixed ?? explainName(job) ?? explainAnchors(source, job) ?? explainAfter(job);
  if (fixed !== undefined) return { reason: fixed };
  const before = listScript(job, keyOf(job, 'before_script'));
  const items = [...before, ...listScript(job, keyOf(job, 'script'))];
  const script = readPipelineScript(items, job.variables);
  if ('reason' in script) return script;
  const images = toPipelineImages(script, job.variables);
  if (typeof images === 'string') return { reason: images };
  const user = explainUser(job, images.length > 1);
  if (user !== undefined) return { reason: user };
  const rules = readRules(job);
  if (typeof rules === 'string') return { reason: rules };
  const engine = decideEngine(job, script);
  const names = nameJobs(job, images);
  return {
    inputs: images.map((image, at) => [
      `job-name: ${quote(names[at] ?? job.name)}`,
      ...renderStage(job),
      ...(engine === 'dind' ? [] : [`engine: ${engine}`]),
      ...renderTags(job),
      ...rules,
      ...renderImage(image),
      ...toRegistries(script.logins, job.variables),
    ]),
    edits: [renderJobs(source, job, { script, images, engine }, names)],
    report: reportJob(job, { script, images, engine }),
  };
}

/** What is left of the job, for each of the jobs that it becomes. */
function renderJobs(
  source: SourceText,
  job: PipelineJob,
  made: Made,
  names: readonly string[],
): Edit {
  const { line, to } = job.entry;
  const header = source.lines[line] ?? '';
  const lines = made.images.flatMap((image, at) => {
    const left = renderRest(job, image, made);
    const title = names[at] === job.name ? header : `${quote(names[at] ?? '')}:`;
    return left.length === 0 ? [] : [title, ...indent(left, 2)];
  });
  return { from: line, to, lines };
}

/** What the component takes as the name of a job. */
function explainName({ name, entry }: PipelineJob): string | undefined {
  if (!/^[^'"\\$\r\n/*?[\]{}!]+$/.test(name)) {
    return 'its name is used for files: take one without / * ? [ ] { } ! and quotation marks';
  }
  const isBlock = entry.source.length > 1;
  return isBlock ? undefined : 'it uses flow style';
}

function explainAfter(job: PipelineJob): string | undefined {
  const isBuilding = buildsImages(listScript(job, keyOf(job, 'after_script')));
  return isBuilding ? 'its after_script builds, tags or pushes images' : undefined;
}

/** Whether nothing is left to do: logins and images end with the job of the component. */
function isCleanup(items: readonly ScriptItem[]): boolean {
  const done =
    /^\s*(?:docker|podman|buildah)\s+(?:logout|rmi|(?:image|system)\s+(?:rm|prune))\b[^;&|\n]*(?:\|\|\s*true\s*)?$/;
  return items.every(({ text = 'other' }) =>
    text.split('\n').every((line) => line === '' || done.test(line)),
  );
}

/** The input `rules`, which says when the job runs. */
function readRules(job: PipelineJob): readonly string[] | string {
  const rules = findRules(job);
  if (rules !== undefined) return hasReference(rules) ? [] : renderMoved(rules);
  const find = (key: string): unknown => job.keys.find((entry) => entry.key === key)?.node;
  return toRules(find('only'), find('except'));
}

/** Rules of another job, which GitLab does not put into inputs: they stay in the job. */
function hasReference({ source }: PipelineEntry): boolean {
  return source.some((line) => /!reference\b/.test(line));
}

/** A job without a stage is in `test`. */
function renderStage(job: PipelineJob): readonly string[] {
  const stage = job.keys.find(({ key }) => key === 'stage')?.value ?? 'test';
  return stage === 'build' ? [] : [`stage: ${quote(stage)}`];
}

function renderTags(job: PipelineJob): readonly string[] {
  const tags = keyOf(job, 'tags');
  const words = [tags?.value ?? '', ...listNodes(tags?.node).map(textOf)].filter(
    (one) => one !== '',
  );
  return words.length === 0 ? [] : [`runner-tags: [${words.map(quoteInList).join(', ')}]`];
}

/** What is left of a job: GitLab joins it with the job of the component, which has the same name. */
function renderRest(job: PipelineJob, image: PipelineImage, made: Made): readonly string[] {
  const kept = job.keys
    .filter((entry) => !TAKEN.has(entry.key) || (entry.key === 'rules' && hasReference(entry)))
    .filter((entry) => entry.key !== 'after_script' || !isCleanup(listScript(job, entry)))
    .flatMap((entry) => renderKept(job, entry));
  const given = job.keys.find(({ key }) => key === 'variables');
  const variables = keysOf(job.pipeline, given)
    .filter(({ key }) => made.engine === 'host' || !ENGINE.test(key))
    .flatMap((entry) => renderKept(job, entry));
  return [
    ...kept,
    ...(variables.length === 0 ? [] : ['variables:', ...indent(variables, 2)]),
    ...renderBefore(job, image, made.script),
  ];
}

/** What prepares the build. An empty list keeps that of all jobs away, which logs in. */
function renderBefore(
  job: PipelineJob,
  image: PipelineImage,
  script: PipelineScript,
): readonly string[] {
  const texts = listNeeded(script, image).map(({ text = '' }) => text.trim());
  const hidden = image.exported.filter(
    (name) => !texts.some((text) => new RegExp(`\\bexport\\s+${name}=`).test(text)),
  );
  if (hidden.length > 0) texts.push(`export ${hidden.join(' ')}`);
  const isGiven = job.defaults.some(({ key }) => key === 'before_script');
  if (texts.length === 0) return isGiven ? ['before_script: []'] : [];
  const lines = texts.flatMap((text) => {
    const [first = '', ...others] = text.split('\n');
    if (others.length === 0) return [`- ${quote(first)}`];
    return ['- |', ...indent([first, ...others], 2)];
  });
  return ['before_script:', ...indent(lines, 2)];
}

function renderImage({ lists, words }: PipelineImage): readonly string[] {
  const texts = [...words].map(([name, value]) => `${name}: ${quote(value)}`);
  const others = [...lists].filter(([, list]) => list.length > 0);
  return [
    ...others.flatMap(([name, list]) => [`${name}:`, ...list.map((text) => `  - ${quote(text)}`)]),
    ...texts,
  ];
}

/** A text that YAML reads as one. */
function quote(text: string): string {
  return /^(?:true|false)$/i.test(text) || /^-?\s/.test(text) ? `'${text}'` : renderScalar(text);
}

/** The same between the brackets of a list. */
function quoteInList(text: string): string {
  return /[,[\]{}]/.test(text) ? `'${text.replaceAll("'", "''")}'` : quote(text);
}
