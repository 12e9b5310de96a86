// SPDX-License-Identifier: Apache-2.0
// The push strategy *layout*: the builder writes an OCI layout, which is uploaded. Writes no manifest.
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../../../problem.ts';
import { openLayout } from '../../../registry/blobs/layout.ts';
import type { SourcedImage } from '../../../registry/manifests/docker-types.ts';
import { runBuild, toBuildDigest } from '../../build/build.ts';
import { toLayoutProvenance } from '../../build/command/command.ts';
import { renderCsv } from '../../build/command/csv.ts';
import type { BuildOrder, BuildTask, FailedBuild } from '../../build/task.ts';
import type { Arrived, BuildInput } from '../built.ts';
import { awaitCleared } from '../cleared.ts';
import { isBare, toAttributes } from './output.ts';

/**
 * The image, in a folder of the run.
 *
 * @throws Problem BUILD_…
 */
export async function writeLayout(input: BuildInput): Promise<Arrived> {
  const { context, target } = input;
  const order = { attributes: toAttributes(context.settings), isBare: isBare(input) };
  const built = await context.log.group(`Build ${target.name}`, () => buildLayout(input, order));
  if (!built.ok) throw new Problem([built.problem]);
  const { folder, image } = built;
  const { repositories } = await awaitCleared(input);
  const layout = `${folder}@${image.manifest.digest}`;
  return { ...image, targets: repositories, failed: [], notices: [], layout };
}

/** A layout that was built. */
interface BuiltLayout {
  readonly ok: true;
  readonly folder: string;
  readonly image: SourcedImage;
  readonly retries: number;
}

/** Builds into a layout; `attributes` are those of the output, each after a comma. */
export async function buildLayout(
  task: BuildTask,
  { attributes, ...order }: Omit<BuildOrder, 'args'> & { readonly attributes: string },
): Promise<BuiltLayout | FailedBuild> {
  const { context, target } = task;
  const folder = await mkdtemp(join(context.tempDir, 'layout-'));
  const provenance = toLayoutProvenance(target.build, context.settings, context.env);
  const output = `${renderCsv(['type=oci', 'tar=false', `dest=${folder}`])}${attributes}`;
  const outcome = await runBuild(task, { ...order, args: [...provenance, '--output', output] });
  if (!outcome.ok) return outcome;
  const source = await openLayout(folder);
  const manifest = await source.readManifest(toBuildDigest(outcome));
  return { ok: true, folder, image: { manifest, source }, retries: outcome.retries };
}
