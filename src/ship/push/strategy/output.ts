// SPDX-License-Identifier: Apache-2.0
// What the environment and the user say about the form of a pushed image. Pure.
import type { Settings } from '../../../settings/settings.ts';
import { decidesProvenance, refusesAttestations } from '../../build/command/command.ts';
import type { BuildTask } from '../../build/task.ts';

/** Attributes that the user sets for the pushed image, to be added to an output. */
export function toAttributes({ imageOutput = [] }: Pick<Settings, 'imageOutput'>): string {
  return imageOutput.map((attribute) => `,${attribute}`).join('');
}

/** Whether the environment, which the plan does not know, turns an index into a manifest. */
export function isBare({ target, context }: BuildTask): boolean {
  const isSingle = target.platforms.length <= 1 && !decidesProvenance(target.build.argv);
  return isSingle && refusesAttestations(context.env);
}

/**
 * Whether buildx would distribute this build over several nodes. It then joins what they push
 * and tags it with the name of the repository, that is `latest`, even if the output says
 * `push-by-digest`. With one platform it uses one node and pushes by digest.
 *
 * @see https://github.com/docker/buildx/blob/v0.29.1/build/build.go
 */
export function isDivided({ target, builder }: Pick<BuildTask, 'target' | 'builder'>): boolean {
  return builder.hasNodes && target.platforms.length > 1;
}

/** Whether an attribute of an image is for its index, which a build of one platform does not make. */
export function isIndexAttribute(attribute: string): boolean {
  return /^"?annotation-index[-.[]/.test(attribute);
}

/** Whether an image goes out as BuildKit has made it. */
export function isAsBuilt({
  attestations,
  mediaTypes,
}: Pick<Settings, 'attestations' | 'mediaTypes'>): boolean {
  return attestations !== 'plain' && mediaTypes !== 'docker';
}
