// SPDX-License-Identifier: Apache-2.0
// The names of the jobs that a job of GitLab becomes, and other jobs that use its name. Pure.
import { listNodes, textOf, valueOfEntry } from '../source.ts';
import type { PipelineImage } from './image.ts';
import type { PipelineJob } from './pipeline.ts';

/** The name of the job; for several images one each, with the last part of the repository or a number. */
export function nameJobs(
  { name }: PipelineJob,
  images: readonly PipelineImage[],
): readonly string[] {
  if (images.length === 1) return [name];
  const ends = images.map((image, at) => image.name ?? String(at + 1));
  const isClear = new Set(ends).size === ends.length;
  return ends.map((end, at) => `${name}:${isClear ? end : String(at + 1)}`);
}

/** Why another job keeps this one from being changed: it extends it, or it needs a job that becomes several. */
export function explainUser(job: PipelineJob, isSeveral: boolean): string | undefined {
  for (const { root } of job.pipeline.sources) {
    for (const { key, value } of root.items) {
      const other = textOf(key);
      if (other === job.name) continue;
      if (listNames(value, 'extends').includes(job.name)) {
        return `job ${other.slice(0, 60)} extends it: move what both have into a job whose name begins with a dot`;
      }
      const names = ['needs', 'dependencies'].flatMap((name) => listNames(value, name));
      if (isSeveral && names.includes(job.name)) {
        return `its script builds several images, and job ${other.slice(0, 60)} needs it: split it into a job for each, and name all of them there`;
      }
    }
  }
  return undefined;
}

function listNames(node: unknown, key: string): readonly string[] {
  const value = valueOfEntry(node, key);
  return [value, ...listNodes(value)].map((one) => textOf(one) || textOf(valueOfEntry(one, 'job')));
}
