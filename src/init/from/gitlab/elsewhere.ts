// SPDX-License-Identifier: Apache-2.0
// What may build images of a pipeline, and is not read: other programs, and other files. Pure.
import { explainProgram } from '../elsewhere.ts';
import type { Note } from '../notes.ts';
import { readSource, type SourceText } from '../source.ts';
import type { Files } from '../steps/bake.ts';
import { listIncludes, listTriggered } from './includes.ts';
import { keyOf, listPipelineJobs, type PipelineJob } from './pipeline.ts';
import { buildsImages } from './script/script.ts';
import { listScript } from './script/script-items.ts';

/** Jobs with other programs, and the files that are included or started. */
export function listElsewhere(
  source: SourceText,
  jobs: readonly PipelineJob[],
  files: Files,
): readonly Note[] {
  const isNothing = !jobs.some((job) => isBuilding(job));
  return [
    ...jobs.flatMap((job) => [...explainUnknown(job, isNothing), ...explainJob(job)]),
    ...explainFiles(source, files),
  ];
}

/** Whether a job builds, tags or pushes an image with a program that is read. */
export function isBuilding(job: PipelineJob): boolean {
  const keys = ['before_script', 'script', 'after_script'];
  return buildsImages(keys.flatMap((key) => listScript(job, keyOf(job, key))));
}

/** A job whose script is not known, since what it extends is not there. */
function explainUnknown(job: PipelineJob, isNothing: boolean): readonly Note[] {
  const isOpen = job.fixed !== undefined && job.keys.every(({ key }) => key !== 'script');
  const isLikely = isNothing || /docker|image|container|kaniko|buildah/i.test(job.name);
  return isOpen && isLikely
    ? [{ line: job.entry.line + 1, what: `job ${job.name}`, said: job.fixed ?? '' }]
    : [];
}

function explainJob(job: PipelineJob): readonly Note[] {
  const items = ['before_script', 'script', 'after_script'].flatMap((key) =>
    listScript(job, keyOf(job, key)),
  );
  if (isBuilding(job)) return [];
  for (const { line, text = '' } of items) {
    const note = explainProgram(text, line);
    if (note !== undefined) return [note];
  }
  return [];
}

/** Files of the project that build images, and of the others those that may. */
function explainFiles(source: SourceText, files: Files): readonly Note[] {
  const all = [...listIncludes(source), ...listTriggered(source)];
  return all.flatMap(({ line, path, what }): Note[] => {
    const text = path === undefined ? undefined : files.get(path);
    if (path === undefined || text === undefined) return [];
    const read = readSource(text);
    const isBuilding = typeof read !== 'string' && hasBuild(read);
    const said = `it builds an image: run tagship init --from ${path}`;
    return isBuilding ? [{ line, what, said }] : [];
  });
}

function hasBuild(source: SourceText): boolean {
  return listPipelineJobs(source).some((job) => isBuilding(job));
}
