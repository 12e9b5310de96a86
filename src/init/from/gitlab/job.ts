// SPDX-License-Identifier: Apache-2.0
// One job of GitLab that builds an image, as inputs of our component and what is left of the job. Pure.
import { indent, type Edit } from '../edits.ts';
import type { Note, Report } from '../notes.ts';
import {
  listEntries,
  listNodes,
  renderScalar,
  textOf,
  valueOfEntry,
  type SourceEntry,
  type SourceText,
} from '../source.ts';
import { toPipelineImage, type PipelineImage } from './image.ts';
import { toRegistries } from './logins.ts';
import { toRules } from './only.ts';
import { keyOf, listScript, type PipelineJob, type ScriptItem } from './pipeline.ts';
import { buildsImages, readPipelineScript, type PipelineScript } from './script.ts';

/** A job that became an include. */
export interface PipelineJobPart {
  readonly inputs: readonly string[];
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
  const fixed = job.fixed ?? explainName(job) ?? explainAfter(source, job);
  if (fixed !== undefined) return { reason: fixed };
  const before = listScript(source, keyOf(job, 'before_script'));
  const items = [...before, ...listScript(source, keyOf(job, 'script'))];
  const script = readPipelineScript(items, job.variables);
  if ('reason' in script) return script;
  const image = toPipelineImage(script, job.variables);
  if (typeof image === 'string') return { reason: image };
  const rules = readRules(job);
  if (typeof rules === 'string') return { reason: rules };
  const engine = decideEngine(job, script);
  const left = renderRest(source, job, { script, image, engine });
  const header = source.lines[job.entry.line] ?? '';
  const { line, to } = job.entry;
  return {
    inputs: [
      `job-name: ${quote(job.name)}`,
      ...renderStage(job),
      ...(engine === 'dind' ? [] : [`engine: ${engine}`]),
      ...renderTags(job),
      ...rules,
      ...renderImage(image),
      ...toRegistries(script.logins, job.variables),
    ],
    edits: [{ from: line, to, lines: left.length === 0 ? [] : [header, ...indent(left, 2)] }],
    report: report(job, { script, image, engine }),
  };
}

/** What the component takes as the name of a job. */
function explainName({ name, entry }: PipelineJob): string | undefined {
  if (!/^[^'"\\$\r\n/*?[\]{}!]+$/.test(name)) {
    return 'its name is used for files: take one without / * ? [ ] { } ! and quotation marks';
  }
  const isBlock = entry.source.length > 1;
  return isBlock ? undefined : 'it uses flow style';
}

function explainAfter(source: SourceText, job: PipelineJob): string | undefined {
  const isBuilding = buildsImages(listScript(source, keyOf(job, 'after_script')));
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
  if (rules !== undefined) return hasReference(rules) ? [] : withoutComments(rules);
  const find = (key: string): unknown =>
    [...job.own, ...job.inherited].find((entry) => entry.key === key)?.node;
  return toRules(find('only'), find('except'));
}

function findRules(job: PipelineJob): SourceEntry | undefined {
  return [...job.own, ...job.inherited].find(({ key }) => key === 'rules');
}

/** Rules of another job, which GitLab does not put into inputs: they stay in the job. */
function hasReference({ source }: SourceEntry): boolean {
  return source.some((line) => /!reference\b/.test(line));
}

function withoutComments({ source }: SourceEntry): readonly string[] {
  const start = source.findIndex((line) => !/^\s*#/.test(line));
  return source.slice(Math.max(0, start));
}

/** A job without a stage is in `test`. */
function renderStage(job: PipelineJob): readonly string[] {
  const stage = [...job.own, ...job.inherited].find(({ key }) => key === 'stage')?.value ?? 'test';
  return stage === 'build' ? [] : [`stage: ${quote(stage)}`];
}

function renderTags(job: PipelineJob): readonly string[] {
  const tags = keyOf(job, 'tags');
  const words = [tags?.value ?? '', ...listNodes(tags?.node).map(textOf)].filter(
    (one) => one !== '',
  );
  return words.length === 0 ? [] : [`runner-tags: [${words.map(quoteInList).join(', ')}]`];
}

type Engine = 'dind' | 'dind-no-tls' | 'remote' | 'host';

/** kaniko and buildah need no engine; without a service of docker it is that of the runner. */
function decideEngine(job: PipelineJob, { isRemote }: PipelineScript): Engine {
  if (isRemote) return 'remote';
  if (!listServices(job).some((name) => /\bdocker\b.*dind|:dind\b/.test(name))) return 'host';
  const hasNoTls =
    job.variables.get('DOCKER_TLS_CERTDIR') === '' ||
    /:2375\b/.test(job.variables.get('DOCKER_HOST') ?? '');
  return hasNoTls ? 'dind-no-tls' : 'dind';
}

function listServices(job: PipelineJob): readonly string[] {
  return listNodes(keyOf(job, 'services')?.node)
    .map((node) => textOf(node) || textOf(valueOfEntry(node, 'name')))
    .filter((name) => name !== '');
}

interface Made {
  readonly script: PipelineScript;
  readonly image: PipelineImage;
  readonly engine: Engine;
}

/** What is left of a job: GitLab joins it with the job of the component, which has the same name. */
function renderRest(source: SourceText, job: PipelineJob, made: Made): readonly string[] {
  const all = [...job.own, ...job.inherited];
  const kept = all
    .filter((entry) => !TAKEN.has(entry.key) || (entry.key === 'rules' && hasReference(entry)))
    .filter((entry) => entry.key !== 'after_script' || !isCleanup(listScript(source, entry)))
    .flatMap((entry) => entry.source);
  const variables = all
    .filter(({ key }) => key === 'variables')
    .flatMap(({ node }) => listEntries(source, node))
    .filter(({ key }) => made.engine === 'host' || !ENGINE.test(key))
    .filter(({ key }, at, list) => list.findIndex((other) => other.key === key) === at)
    .flatMap((entry) => entry.source);
  return [
    ...kept,
    ...(variables.length === 0 ? [] : ['variables:', ...indent(variables, 2)]),
    ...renderBefore(job, made),
  ];
}

/** What prepares the build. An empty list keeps that of all jobs away, which logs in. */
function renderBefore(job: PipelineJob, { script, image }: Made): readonly string[] {
  const texts = script.kept.map(({ text = '' }) => text.replace(/\s+$/, ''));
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

function report(job: PipelineJob, { script, image, engine }: Made): Report {
  const line = job.entry.line + 1;
  const what = `job ${job.name}`;
  const say = (said: string, at = line): Note => ({ line: at, what, said });
  const isLimited = [...job.own, ...job.inherited].some(({ key }) => /^(?:only|except)$/.test(key));
  return {
    taken: [
      say(
        `the component of tagship: it builds${image.isPushed ? ', pushes and tags' : ''} the image`,
      ),
      ...(isLimited ? [say('only and except → rules')] : []),
      ...(!isLimited && findRules(job) === undefined
        ? [say('without rules it runs for branches and git tags: the input rules says so')]
        : []),
    ],
    notTaken: [
      ...script.kept
        .filter(({ isSetting }) => isSetting !== true)
        .slice(0, 1)
        .map(({ line: at }) => say(KEPT, at)),
      ...(script.isEcr
        ? [say('tagship logs in to Amazon ECR by itself, with the AWS variables')]
        : []),
      ...(engine === 'host' ? [say(HOST)] : []),
      ...listServices(job)
        .filter((name) => !/\b(?:docker|dind)\b/.test(name))
        .map((name) => say(`its service ${name.slice(0, 60)} is not there: add it to the job`)),
      ...image.lost.map(([flag, why]) => ({ line, what: flag, said: why })),
    ],
  };
}

const KEPT =
  'it and what else prepares the build is kept in before_script: it runs in the image of the component, which is Alpine with git, Node and the docker client; the input tool-image names another one';

const HOST =
  'without a service docker:dind it uses the engine of its runner (engine: host): a container needs the socket of the engine, and a shell executor needs tagship on its PATH';
