// SPDX-License-Identifier: Apache-2.0
// Delivers an image as soon as the builder has pushed it to this process, while buildx ends. Writes no tag.
import { listBlobs } from '../../../registry/manifests/copy.ts';
import { readContents } from '../../../registry/manifests/contents.ts';
import type { SourcedImage } from '../../../registry/manifests/docker-types.ts';
import type { Repository } from '../../../registry/registry.ts';
import type { Settings } from '../../../settings/settings.ts';
import { openBlobsAhead } from '../blobs-ahead.ts';
import type { Built, DeliveryInput } from '../built.ts';
import { toSubjectName } from '../cleared.ts';
import { createDeliveries, type Deliveries } from '../deliveries.ts';
import { isAsBuilt } from './output.ts';

/** An image on its way, before buildx has ended. */
export interface EndpointAhead {
  /**
   * The repositories of an input among those that were given; a blob that is being sent to one is awaited, not sent
   * twice.
   */
  readonly listTargets: (cleared: Pick<DeliveryInput, 'repositories'>) => readonly Repository[];
  /** Names the subjects of an image that the builder has pushed, and delivers it by digest. */
  readonly begin: (image: SourcedImage) => void;
  /** What became of the image that the builder pushed with a digest. */
  readonly find: Deliveries['find'];
  /** Nothing is needed any more. */
  readonly drop: () => void;
}

/** What {@link openEndpointAhead} needs. */
export interface EndpointAheadOptions {
  readonly settings: Pick<Settings, 'attestations' | 'mediaTypes'>;
  /** What is built, with the repositories that the preflight leaves, when it has ended. */
  readonly cleared: () => Promise<DeliveryInput>;
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
 * Nothing is sent before the preflight has ended. If buildx fails after all, blobs and manifests are left that no tag
 * refers to, as after a test that fails. Where the image goes out in another form than it was built in, nothing is
 * sent ahead.
 */
export function openEndpointAhead(
  repositories: readonly Repository[],
  { settings, cleared }: EndpointAheadOptions,
): EndpointAhead {
  const deliveries = createDeliveries();
  const blobs = openBlobsAhead(repositories);
  const listTargets: EndpointAhead['listTargets'] = (input) => {
    const left = new Set(input.repositories.map(({ repository }) => repository.name));
    return blobs.targets.filter(({ repository }) => left.has(repository.name));
  };
  const send = async (image: SourcedImage): Promise<Built> => {
    const [{ withSubjects }, { deliver }, input] = await Promise.all([
      import('../../../registry/manifests/subjects.ts'),
      import('../deliver.ts'),
      cleared(),
    ]);
    const named = await withSubjects(image, toSubjectName(input));
    const known = new Set(await listBuilt(image));
    for (const { digest } of readContents(named.manifest).manifests) {
      const manifest = await named.source.readManifest(digest);
      const made = listBlobs(manifest).filter((blob) => !known.has(blob.digest));
      for (const blob of made) blobs.send(blob, named.source, { isMade: true });
      // What the repositories have by now is not sent again, and the rest is new.
      blobs.sendAll(manifest, named.source, { isNew: true });
    }
    blobs.sendAll(named.manifest, named.source);
    return deliver(input, { ...named, targets: listTargets(input), failed: [], notices: [] });
  };
  return {
    listTargets,
    begin: (image) => {
      if (isAsBuilt(settings)) deliveries.begin(image.manifest.digest, () => send(image));
    },
    find: deliveries.find,
    drop: blobs.drop,
  };
}
