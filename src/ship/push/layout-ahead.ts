// SPDX-License-Identifier: Apache-2.0
// Blobs of a layout, sent on while buildx is still writing it. Brings no manifest.
import { followLayout } from '../../registry/blobs/growing-layout.ts';
import type { Repository } from '../../registry/registry.ts';
import { openBlobsAhead } from './blobs-ahead.ts';
import { toLines } from '../build/lines.ts';

/** What is begun before buildx has ended. */
export interface LayoutAhead {
  /** To be told of every piece of buildx's output. */
  readonly hear: (chunk: string) => void;
  /** The same repositories, to which blobs may be on their way. */
  readonly targets: readonly Repository[];
  /** buildx has ended; whether the layout is whole. */
  readonly end: (isWhole: boolean) => void;
}

/** BuildKit's words for the beginning of an export, before which there is nothing to be found. */
const EXPORTING = /^#\d+ exporting to oci/;

/** Sends what buildx writes to a layout in `folder`, which takes it as long again as sending it. */
export function openLayoutAhead(folder: string, repositories: readonly Repository[]): LayoutAhead {
  const blobs = openBlobsAhead(repositories);
  const layout = followLayout(folder, blobs.send);
  return {
    hear: toLines((line) => {
      if (EXPORTING.test(line)) layout.look();
    }),
    targets: blobs.targets,
    end: (isWhole) => {
      layout.end();
      if (!isWhole) blobs.drop();
    },
  };
}
