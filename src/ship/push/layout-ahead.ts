// SPDX-License-Identifier: Apache-2.0
// Sends blobs of a layout while buildx is still writing it. Sends no manifest.
import { followLayout } from '../../registry/blobs/growing-layout.ts';
import type { Repository } from '../../registry/registry.ts';
import { openBlobsAhead } from './blobs-ahead.ts';
import { toLines } from '../build/lines.ts';

/** Work that starts before buildx has ended. */
export interface LayoutAhead {
  /** Called with every chunk of buildx's output. */
  readonly hear: (chunk: string) => void;
  /** The same repositories, to which blobs may be on their way. */
  readonly targets: readonly Repository[];
  /** Ends when buildx has ended; whether the layout is complete. */
  readonly end: (isWhole: boolean) => void;
}

/** BuildKit's line at the start of an export; before it the layout is empty. */
const EXPORTING = /^#\d+ exporting to oci/;

/** Sends what buildx writes to a layout in `folder`; writing takes as long as sending. */
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
