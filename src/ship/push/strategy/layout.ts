// SPDX-License-Identifier: Apache-2.0
// The push strategy *layout*: the builder writes an OCI layout, which is uploaded. Writes no manifest.
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../../../problem.ts';
import { openLayout } from '../../../registry/blobs/layout.ts';
import { runBuild, toBuildDigest } from '../../build/build.ts';
import { toLayoutProvenance } from '../../build/command/command.ts';
import { renderCsv } from '../../build/command/csv.ts';
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
  const folder = await mkdtemp(join(context.tempDir, 'layout-'));
  const provenance = toLayoutProvenance(target.build, context.settings, context.env);
  const output = `${renderCsv(['type=oci', 'tar=false', `dest=${folder}`])}${toAttributes(context.settings)}`;
  const order = { args: [...provenance, '--output', output], isBare: isBare(input) };
  const outcome = await context.log.group(`Build ${target.name}`, () => runBuild(input, order));
  if (!outcome.ok) throw new Problem([outcome.problem]);
  const source = await openLayout(folder);
  const manifest = await source.readManifest(toBuildDigest(outcome));
  const { repositories } = await awaitCleared(input);
  const layout = `${folder}@${manifest.digest}`;
  return { manifest, source, targets: repositories, failed: [], notices: [], layout };
}
