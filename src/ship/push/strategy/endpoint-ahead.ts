// SPDX-License-Identifier: Apache-2.0
// Sends what an image gets in this process as soon as the builder has pushed it, while buildx ends. Writes no manifest.
import { listBlobs } from '../../../registry/manifests/copy.ts';
import { readContents } from '../../../registry/manifests/contents.ts';
import type { SourcedImage } from '../../../registry/manifests/docker-types.ts';
import type { SubjectName } from '../../../registry/manifests/subjects.ts';
import type { Repository } from '../../../registry/registry.ts';
import type { Settings } from '../../../settings/settings.ts';
import { openBlobsAhead } from '../blobs-ahead.ts';

/** Statements on their way, before buildx has ended. */
export interface EndpointAhead {
  /** The same repositories; a blob that is being sent to one is awaited, not sent twice. */
  readonly targets: readonly Repository[];
  /** Names the subjects of an image that the builder has pushed, and sends the blobs that are made for it. */
  readonly begin: (image: SourcedImage) => void;
  /** The image with this digest as it goes to the repositories; undefined if it was not begun, or cannot be made. */
  readonly find: (digest: string) => Promise<SourcedImage | undefined>;
  /** Nothing is needed any more. */
  readonly drop: () => void;
}

/** What {@link openEndpointAhead} needs. */
export interface EndpointAheadOptions {
  readonly settings: Pick<Settings, 'attestations' | 'mediaTypes'>;
  /** The image's name and the repositories that the preflight leaves, when it has ended. */
  readonly cleared: () => Promise<SubjectName>;
}

/** The digests of all blobs of an image as it was built. */
async function listBuilt({ manifest, source }: SourcedImage): Promise<readonly string[]> {
  const children = readContents(manifest).manifests.map(({ digest }) =>
    source.readManifest(digest),
  );
  const blobs = (await Promise.all(children)).flatMap((child) => listBlobs(child));
  return blobs.map(({ digest }) => digest);
}

/**
 * Nothing is sent before the preflight has ended. If buildx fails after all, blobs are left that nothing refers to. Where
 * the image goes out in another form than it was built in, nothing is sent ahead.
 */
export function openEndpointAhead(
  repositories: readonly Repository[],
  { settings: { attestations, mediaTypes }, cleared }: EndpointAheadOptions,
): EndpointAhead {
  const isSame = attestations !== 'plain' && mediaTypes !== 'docker';
  const begun = new Map<string, Promise<SourcedImage>>();
  const blobs = openBlobsAhead(repositories);
  const send = async (image: SourcedImage): Promise<SourcedImage> => {
    const { withSubjects } = await import('../../../registry/manifests/subjects.ts');
    const named = await withSubjects(image, await cleared());
    const known = new Set(await listBuilt(image));
    for (const { digest } of readContents(named.manifest).manifests) {
      const manifest = await named.source.readManifest(digest);
      const made = listBlobs(manifest).filter((blob) => !known.has(blob.digest));
      for (const blob of made) blobs.send(blob, named.source, { isMade: true });
      // What the repositories have by now is not sent again, and the rest is new.
      blobs.sendAll(manifest, named.source, { isNew: true });
    }
    blobs.sendAll(named.manifest, named.source);
    return named;
  };
  return {
    targets: blobs.targets,
    begin: (image) => {
      const { digest } = image.manifest;
      if (!isSame || begun.has(digest)) return;
      const sending = send(image);
      sending.catch(() => undefined); // tried again by the caller, who reports it
      begun.set(digest, sending);
    },
    find: async (digest) => await begun.get(digest)?.catch(() => undefined),
    drop: blobs.drop,
  };
}
