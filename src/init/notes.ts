// SPDX-License-Identifier: Apache-2.0
// What `init` reports about a project: what publishes its images, which images there are, how releases start. Texts only.
import type { Publisher } from './project/publisher.ts';
import type { ReleaseFound, ReleaseStep } from './release/release.ts';
import type { ReleaseLines } from './release/lines.ts';
import type { ReleaseTool } from './release/tools.ts';
import type { System } from './systems/system.ts';
import type { Targets } from './targets.ts';
import { toUnique } from './project/values.ts';
import type { InitTarget } from './wanted.ts';

/** How many names a sentence lists. */
const MOST_NAMES = 10;

/** One sentence for each file that publishes the images already, and where the way to tagship is described. */
export function tellPublishers(
  publishers: readonly Publisher[],
  version: string,
): readonly string[] {
  const told = publishers.map((publisher) => {
    const { file, jobs, builds, isOurs } = publisher;
    const images = toUnique(builds.flatMap((build) => build.images));
    const platforms = toUnique(builds.flatMap((build) => build.platforms));
    const unread = toUnique(builds.flatMap((build) => build.unread));
    const what = isOurs ? 'already publishes with tagship' : 'already publishes an image';
    const details = [
      images.length > 0 && list(images),
      platforms.length > 0 && `for ${list(platforms)}`,
      unread.length > 0 &&
        `under names known only at run time (give them with --image): ${list(unread.map(quote))}`,
    ].filter((part) => typeof part === 'string');
    const where = `${file} (${jobs.length === 1 ? 'job' : 'jobs'} ${list(jobs.map(quote))})`;
    return `${where} ${what}${details.length === 0 ? '' : `: ${details.join(', ')}`}.`;
  });
  const others = publishers.filter(({ isOurs }) => !isOurs);
  if (others.length === 0) return told;
  const page = `https://github.com/tagship/tagship/blob/v${version}/README.md#coming-from-the-docker-actions`;
  return [
    ...told,
    `The file below uses its registries and platforms. How to replace the steps: ${page}`,
  ];
}

/** Which Dockerfile is which image, where there are several. */
export function tellTargets(
  { planned, leftOut }: Targets,
  targets: readonly InitTarget[],
  { ownImage }: System,
): readonly string[] {
  const rows = planned.map(({ dockerfile = '' }, index) => {
    const { images = [], name = '' } = targets[index] ?? {};
    const own = ownImage?.('<owner>/<project>') ?? '';
    return `  ${dockerfile}: ${name}, ${images.length === 0 ? own : images.join(', ')}`;
  });
  const several = [
    `Found ${planned.length} Dockerfiles, one image each:`,
    ...rows,
    'Choose one with --context or --file, and set other names with --image.',
  ];
  return [
    ...(planned.length > 1 ? [several.join('\n')] : []),
    ...(leftOut.length === 0
      ? []
      : [
          `Not built, because they look like development or test images, or like a second file for the same image: ${list(leftOut)}.`,
        ]),
  ];
}

/** How releases reach the file: by their git tags, or by lines for the release workflow. */
export function tellRelease(
  { tool, config, step }: ReleaseFound,
  lines: ReleaseLines | undefined,
  path: string,
): readonly string[] {
  const { title, proposed } = tool;
  if (step?.token !== undefined) {
    return [
      `${title} in ${step.file} (job ${quote(step.job)}) creates git tags with its own token, so they start ${path}.`,
    ];
  }
  if (lines === undefined) return [];
  const where =
    step === undefined
      ? `${title} is configured (${config ?? ''}), but no workflow here runs it. With the workflow's own token, as in ${proposed},`
      : `${title} in ${step.file} (job ${quote(step.job)}) creates git tags with the workflow's own token:`;
  return [
    `${where} they start no other workflow. So let the release workflow call ${path} with the version.\n${renderLines(lines, step, tool)}`,
  ];
}

function renderLines(
  lines: ReleaseLines,
  step: ReleaseStep | undefined,
  { title, several }: ReleaseTool,
): string {
  const { job, id, outputs, added } = lines;
  const file = step?.file ?? 'the release workflow';
  const parts = [
    id && `Give the step ${quote(step?.what ?? title)} the id ${id}.`,
    lines.step &&
      `${title} has no outputs when run as a command. Add this step after it:\n\n${lines.step}`,
    outputs && `Add to the job ${job}:\n\n    outputs:\n${outputs}`,
    `Add this job to ${file}:\n\n${added}`,
    lines.step === '' && several,
  ].filter((part) => typeof part === 'string' && part !== '');
  return parts.join('\n');
}

function list(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  const shown = names.slice(0, MOST_NAMES).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}

function quote(text: string): string {
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
}
