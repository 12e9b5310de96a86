// SPDX-License-Identifier: Apache-2.0
// Has signatures, attestations and all else that refers to a copied image follow it. Loaded only where an image was copied.
import { notice, type ProblemData } from '../../problem.ts';
import { listReferring, toFallbackTag } from '../../registry/manifests/fallback.ts';
import type { Repository } from '../../registry/registry.ts';
import { toProblems } from '../destination.ts';
import type { Journal } from '../record/journal.ts';
import type { Produced, Production } from '../run.ts';
import { carryReferrers } from './carry.ts';

/** Copies what belongs to the images that were copied between repositories, and records it. What cannot be copied is a notice. */
export async function carryAll(
  produced: readonly Produced[],
  { context, watch }: Pick<Production, 'context' | 'watch'>,
  journal: Journal,
): Promise<void> {
  const copied = produced.filter((one) => one.copied !== undefined);
  await watch.time('publish', () =>
    context.log.group('Copy signatures and attestations', async () => {
      for (const one of copied) journal.learn({ problems: await carryOne(one, journal) });
    }),
  );
}

async function carryOne(
  { pushedImages, copied: { sources, to } = { sources: [], to: [] }, from = [] }: Produced,
  journal: Journal,
): Promise<readonly ProblemData[]> {
  const there = pushedImages.filter(({ destination }) => to.includes(destination));
  const carried = there.flatMap(({ destination: { repository: target }, builtImage }) =>
    sources
      .filter((source) => source.repository.name !== target.repository.name)
      .map((source) =>
        carryReferrers(builtImage.manifest, { source, target, note: journal.noteReferrer }),
      ),
  );
  const shipped = new Set(there.map(({ builtImage }) => builtImage.manifest.digest));
  const lost = from.filter(({ digest }) => !shipped.has(digest));
  const left = sources.flatMap((source) => lost.map(({ digest }) => explainLeft(digest, source)));
  return (await Promise.all([...carried, ...left])).flat();
}

/** What refers to the index of another program stays there: the run's own index has another digest. */
async function explainLeft(digest: string, source: Repository): Promise<readonly ProblemData[]> {
  const { name } = source.repository;
  if (!(await hasReferrers(digest, source))) return [];
  const message = `what refers to "${name}@${digest}" is not copied: the index of this run has annotations of its own, and so another digest.`;
  const hint =
    'Signatures of each platform are copied. Sign the index with sign, or copy the image as it is with tagship copy or promote.';
  return [notice('FROM_INDEX_SIGNED', message, hint)];
}

async function hasReferrers(digest: string, source: Repository): Promise<boolean> {
  try {
    if (!(await source.readManifest(digest)).mediaType.includes('index')) return false;
    const { referrers } = await listReferring(source, digest);
    return (
      referrers.length > 0 || (await source.resolve(`${toFallbackTag(digest)}.sig`)) !== undefined
    );
  } catch (thrown) {
    toProblems(thrown); // throws again what is not an answer of the registry
    return false;
  }
}
