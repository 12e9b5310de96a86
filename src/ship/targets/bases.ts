// SPDX-License-Identifier: Apache-2.0
// Hands the image of a target to those that are built on it, as a build context.
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Target } from '../../plan/plan.ts';
import { error, Problem } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import { runBuild, toBuildDigest } from '../build/build.ts';
import { renderCsv } from '../build/command/csv.ts';
import type { BuildTask } from '../build/task.ts';
import type { Builder } from '../builder/builder.ts';
import { isBare } from '../push/strategy/output.ts';
import { orderForPush } from '../push/strategy/strategy.ts';
import type { Produced } from '../run.ts';

/** What a build on another target needs. */
interface Building {
  /** The targets that are built already, by name. */
  readonly made: ReadonlyMap<string, Produced>;
  readonly builder: Builder;
  readonly settings: Settings;
}

/**
 * The target with the images of its bases instead of `target:base` in its build command. A base is named by
 * digest:
 *
 * | base                                  | context                          |
 * | ------------------------------------- | -------------------------------- |
 * | written as an OCI layout by this run  | `oci-layout://DIRECTORY@DIGEST`  |
 * | pushed, or found in a registry        | `docker-image://NAME@DIGEST`     |
 *
 * @throws Problem TARGET_BASE_MISSING
 */
export function withBaseImages(target: Target, building: Building): Target {
  if (target.needs === undefined) return target;
  const argv = target.build.argv.map((word, at, words) => {
    if (words[at - 1] !== '--build-context') return word;
    const [, name, base] = /^([^=]+)=target:(.+)$/.exec(word) ?? [];
    return name === undefined || base === undefined
      ? word
      : `${name}=${toContext(target.name, base, building)}`;
  });
  return { ...target, build: { ...target.build, argv } };
}

function toContext(target: string, base: string, { made, builder, settings }: Building): string {
  const produced = made.get(base);
  if (produced?.layout !== undefined) return `oci-layout://${produced.layout}`;
  const pushed = produced?.pushedImages ?? [];
  const ordered = orderForPush(
    pushed.map(({ destination }) => destination.repository),
    builder,
    settings,
  );
  const first = pushed.find(({ destination }) => destination.repository === ordered[0]);
  if (first !== undefined) {
    return `docker-image://${first.destination.name}@${first.builtImage.manifest.digest}`;
  }
  throw new Problem([
    error(
      'TARGET_BASE_MISSING',
      `"${target}" cannot be built on "${base}", whose image is neither in a registry nor in a directory.`,
      'Use a builder that can write an OCI layout (builder: auto), or push.',
    ),
  ]);
}

/** Whether another target of the plan is built on this one. */
export function isBase({ name }: Target, targets: readonly Target[]): boolean {
  return targets.some(({ needs }) => needs?.includes(name) === true);
}

/**
 * Writes the image that was just built into a directory of the run, for targets that are built on it:
 * `DIRECTORY@DIGEST`.
 *
 * @throws Problem BUILD_…
 */
export async function exportBase(task: BuildTask): Promise<string> {
  const folder = await mkdtemp(join(task.context.tempDir, 'base-'));
  const output = renderCsv(['type=oci', 'tar=false', `dest=${folder}`]);
  const order = { args: ['--output', output], isAgain: true, isBare: isBare(task) };
  const outcome = await task.context.log.group(`Export ${task.target.name}`, () =>
    runBuild(task, order),
  );
  if (!outcome.ok) throw new Problem([outcome.problem]);
  return `${folder}@${toBuildDigest(outcome)}`;
}
