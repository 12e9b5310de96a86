// SPDX-License-Identifier: Apache-2.0
// A CI file that builds images with other tools → the same with tagship, and what was not taken over. Pure.
import { isBake, listBakeFiles, type Files } from './steps/bake.ts';
import { applyEdits } from './edits.ts';
import { explainElsewhere, listCalled } from './elsewhere.ts';
import { translateGithubBuilder } from './github-builder.ts';
import { translateGitlab } from './gitlab/component.ts';
import { listPipelineFiles } from './gitlab/includes.ts';
import { translateGitlabJobs } from './gitlab/jobs.ts';
import { translateJob, type JobTranslation } from './job.ts';
import { joinReports, sortReport, type Note } from './notes.ts';
import { listEntries, readSource, valueOfEntry, type SourceText } from './source.ts';
import { hasFlowSteps, listJobs, type Job } from './workflow.ts';
import { explainOther, explainText } from './other.ts';
import { translateNative } from './native/translate.ts';
import type { Revision, Translation } from './translation.ts';

/**
 * The CI file with one step of tagship for each image that it builds: a workflow for GitHub, or a
 * `.gitlab-ci.yml`. `files` are those that `listFiles` names, as far as they are there. The reason, as the end of a sentence, where the text is neither. Never throws.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax
 */
export function translate(
  text: string,
  revision: Revision,
  files: Files = new Map(),
): Translation | string {
  const source = readSource(text.replace(/^\uFEFF/, ''));
  if (typeof source === 'string') return explainText(text) ?? source;
  const other = explainOther(source);
  if (other !== undefined) return other;
  const jobs = listJobs(source);
  const made =
    jobs.length > 0
      ? translateWorkflow(source, jobs, { ...revision, files })
      : (translateGitlab(source, revision) ?? translateGitlabJobs(source, revision, files));
  if (made !== undefined && typeof readSource(made.text) === 'string') {
    return 'is written in a way that cannot be edited line by line';
  }
  return (
    made ??
    'has no jobs of GitHub Actions, no job of GitLab that builds an image, and does not include the docker template of to-be-continuous'
  );
}

/**
 * The files that a CI file names, as paths from the root of the project: bake files and called workflows,
 * and for GitLab the files that it includes, also by those of them that are in `files`.
 */
export function listFiles(text: string, files: Files = new Map()): readonly string[] {
  const source = readSource(text);
  if (typeof source === 'string') return [];
  if (listJobs(source).length === 0) return listPipelineFiles(source, files);
  const jobs = listJobs(source);
  const steps = jobs.flatMap((job) => job.steps.filter(isBake));
  const paths = new Set([...steps.flatMap(listBakeFiles), ...jobs.flatMap(listCalled)]);
  return [...paths]
    .filter((path) => !/^[/\\]|(?:^|[/\\])\.\.(?:[/\\]|$)|:/.test(path))
    .slice(0, 20);
}

function translateWorkflow(
  source: SourceText,
  jobs: readonly Job[],
  { version, commit, files }: Revision & { readonly files: Files },
): Translation {
  const revision = commit === undefined ? `v${version}` : `${commit} # v${version}`;
  const uses = `tagship/tagship@${revision}`;
  const native = translateNative(source, jobs, revision);
  const done = new Set(native.flatMap((one) => one.jobs));
  const others = jobs.filter((job) => !done.has(job));
  const own = others.map((job): JobTranslation => {
    const builder = translateGithubBuilder(source, job, uses);
    if (builder !== undefined) return builder;
    if (hasFlowSteps(job)) return untouched(explainFlow(job));
    return translateJob(job, { source, uses, named: listNamed(source, job), files });
  });
  const parts = [...native.map(({ made }) => made), ...own];
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const notTaken = others.flatMap((job) => explainElsewhere(job, files, count === 0));
  const report = sortReport(
    joinReports([...parts.map((part) => part.report), { taken: [], notTaken }]),
  );
  const edits = parts.flatMap((part) => part.edits);
  const renamings = parts.flatMap((part) => part.renamings);
  return { ...report, count, text: applyEdits(source, edits, renamings) };
}

function untouched(notTaken: readonly Note[]): JobTranslation {
  return { edits: [], renamings: [], count: 0, report: { taken: [], notTaken } };
}

function explainFlow(job: Job): readonly Note[] {
  const steps = job.entries.find(({ key }) => key === 'steps');
  const isOurs = /docker|buildah|depot/.test(steps?.source.join('\n') ?? '');
  const said = 'its steps use flow style or aliases: write them as a block list';
  return isOurs || steps?.source.length === 1
    ? [{ line: job.from + 1, what: `job ${job.name}`, said }]
    : [];
}

/** The variables that workflow and job set, to whatever value. */
function listNamed(source: SourceText, job: Job): ReadonlySet<string> {
  const env = job.entries.find(({ key }) => key === 'env');
  const all = [
    ...listEntries(source, valueOfEntry(source.root, 'env')),
    ...listEntries(source, env?.node),
  ];
  return new Set(all.map(({ key }) => key));
}
