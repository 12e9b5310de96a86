// SPDX-License-Identifier: Apache-2.0
// Checks the setting `upload-outputs`. Pure.
import { error, notice, type ProblemData } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import { quote } from '../quote.ts';

/** A name that GitHub takes for an artifact and that stands for itself in a pattern. */
const NAME = /^[A-Za-z0-9_][\w.-]{0,99}$/;

/**
 * Problems of the artifact that the reusable workflow makes of the files of all legs: UPLOAD_OUTPUTS_INVALID for its name, the
 * notice UPLOAD_OUTPUTS_NONE where no output writes a file.
 */
export function checkUpload({
  uploadOutputs,
  outputs,
  targets,
}: Pick<Settings, 'uploadOutputs' | 'outputs' | 'targets'>): readonly ProblemData[] {
  if (uploadOutputs === undefined) return [];
  if (!NAME.test(uploadOutputs)) {
    return [
      error(
        'UPLOAD_OUTPUTS_INVALID',
        `upload-outputs: ${quote(uploadOutputs)} is not the name of an artifact`,
        'Write letters, digits, "_", "." and "-", for example binaries.',
      ),
    ];
  }
  const all = [outputs, ...targets.map(({ settings }) => settings.outputs)];
  if (all.some((some) => some.length > 0)) return [];
  return [
    notice(
      'UPLOAD_OUTPUTS_NONE',
      'upload-outputs: nothing is uploaded, since no outputs are set.',
      'Write for example outputs: type=local,dest=out; with push: true, the image is pushed, too.',
    ),
  ];
}
