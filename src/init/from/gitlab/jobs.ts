// SPDX-License-Identifier: Apache-2.0
// Jobs of GitLab that build an image with docker, podman, buildah or kaniko: each becomes an include of our component. Pure.
import * as yaml from 'yaml';
import { applyEdits, indent, type Edit } from '../edits.ts';
import { joinReports, sortReport, type Note, type Report } from '../notes.ts';
import {
  hasAnchors,
  listEntries,
  listItems,
  type SourceEntry,
  type SourceText,
} from '../source.ts';
import type { Files } from '../steps/bake.ts';
import type { Revision, Translation } from '../translation.ts';
import { isBuilding, listElsewhere } from './elsewhere.ts';
import { translatePipelineJob } from './job.ts';
import { listPipelineJobs, type PipelineJob } from './pipeline.ts';

/** The pipeline with our component; undefined where no job builds an image. */
export function translateGitlabJobs(
  source: SourceText,
  revision: Revision,
  files: Files = new Map(),
): Translation | undefined {
  const all = listPipelineJobs(source, files);
  const jobs = all.filter((job) => isBuilding(job));
  const elsewhere: Report = { taken: [], notTaken: listElsewhere(source, all, files) };
  if (jobs.length === 0 && elsewhere.notTaken.length === 0) return undefined;
  const text = source.lines.join(source.eol);
  const include = findPlace(source);
  const made = jobs.map((job) => translateOne(source, job, include));
  const parts = made.filter((one) => typeof one !== 'string');
  const count = parts.reduce((sum, { inputs }) => sum + inputs.length, 0);
  const report = sortReport(joinReports([...parts.map((part) => part.report), elsewhere]));
  if (count === 0 || typeof include === 'string') return { text, count: 0, ...report };
  const entries = parts.flatMap(({ inputs }) =>
    inputs.flatMap((one) => renderInclude(revision, one)),
  );
  // Ahead of a job that stands on the same line.
  const edits = [include.edit(entries), ...parts.flatMap((part) => part.edits)];
  return { text: applyEdits(source, edits, []), count, ...report };
}

interface Part {
  /** The inputs of the component, for each image; none where the job stays as it is. */
  readonly inputs: readonly (readonly string[])[];
  readonly edits: readonly Edit[];
  readonly report: Report;
}

function translateOne(
  source: SourceText,
  job: PipelineJob,
  include: ReturnType<typeof findPlace>,
): Part {
  const at = job.entry.line + 1;
  const what = `job ${job.name}`;
  const stay = (said: string, line = at): Part => {
    const notTaken: readonly Note[] = [{ line, what, said }];
    return { inputs: [], edits: [], report: { taken: [], notTaken } };
  };
  if (typeof include === 'string') return stay(include);
  const made = translatePipelineJob(source, job);
  return 'reason' in made ? stay(made.reason, made.line ?? at) : made;
}

function renderInclude(
  { version, commit }: Revision,
  inputs: readonly string[],
): readonly string[] {
  const remote = `https://raw.githubusercontent.com/tagship/tagship/${commit ?? `v${version}`}/templates/build.yml`;
  const comment = commit === undefined ? '' : ` # v${version}`;
  return [`- remote: ${remote}${comment}`, '  inputs:', ...indent(inputs, 4)];
}

/** Where the entries of `include` go; the reason, where they cannot be added line by line. */
function findPlace(
  source: SourceText,
): { readonly edit: (entries: readonly string[]) => Edit } | string {
  const root = listEntries(source, source.root);
  const [first] = root;
  const include = root.find(({ key }) => key === 'include');
  if (first === undefined) return 'the file is empty';
  if (include === undefined) {
    const edit = (entries: readonly string[]): Edit => ({
      from: first.line,
      to: first.line,
      lines: ['include:', ...indent(entries, 2), ''],
    });
    return { edit };
  }
  const items = listItems(include.node);
  const [last] = items;
  const start = last?.range?.[0];
  const at = start === undefined ? include.line : source.placeOf(start).line;
  const dash = /^(\s*)-(?:\s|$)/.exec(source.lines[at] ?? '')?.[1];
  if (dash !== undefined) {
    return {
      edit: (entries) => ({
        from: include.to,
        to: include.to,
        lines: indent(entries, dash.length),
      }),
    };
  }
  const before = toList(include);
  if (before === undefined) {
    return 'the file has an include that is not a list with a line for each entry: write it as one';
  }
  return {
    edit: (entries) => ({
      from: include.line,
      to: include.to,
      lines: ['include:', ...indent([...before, ...entries], 2)],
    }),
  };
}

/** The one entry of an include that is no list, as the item of one; undefined for other forms. */
function toList({ node, source, value }: SourceEntry): readonly string[] | undefined {
  const isMap = yaml.isMap(node) && !hasAnchors(node);
  if (!isMap && value === '') return undefined;
  const lines = source.filter((line) => !/^\s*#/.test(line));
  const text = lines[0]?.replace(/^include:\s*/, '') ?? '';
  if (text !== '') return lines.length === 1 ? [`- ${text}`] : undefined;
  const [first = '', ...others] = lines.slice(1);
  const depth = first.length - first.trimStart().length;
  return [`- ${first.trimStart()}`, ...others.map((line) => `  ${line.slice(depth)}`)];
}
