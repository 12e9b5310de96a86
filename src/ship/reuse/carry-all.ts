// SPDX-License-Identifier: Apache-2.0
// Has signatures, attestations and all else that refers to a copied image follow it. Loaded only where an image was copied.
import { notice, type ProblemData } from '../../problem.ts';
import { readContents } from '../../registry/manifests/contents.ts';
import { listReferring, toFallbackTag } from '../../registry/manifests/fallback.ts';
import { toProblems } from '../destination.ts';
import type { Journal } from '../record/journal.ts';
import type { Produced, Production } from '../run.ts';
import { OLDER_ENDS, type CarriedFrom } from './carried.ts';
import { carryReferrers } from './carry.ts';

/**
 * Copies what belongs to the images that were copied, and records it. What cannot be copied is a notice. An untrusted run
 * copies none of it: a stranger could attach anything to an image of the project.
 */
export async function carryAll(
  produced: readonly Produced[],
  { context, watch }: Pick<Production, 'context' | 'watch'>,
  journal: Journal,
): Promise<void> {
  const copied = produced.filter((one) => one.copied !== undefined);
  await watch.time('publish', () =>
    context.log.group('Copy signatures and attestations', async () => {
      const { settings, trust } = context;
      const isTrusted = trust.level === 'trusted';
      const isSigned = settings.sign !== 'none';
      for (const one of copied) {
        const problems = isTrusted
          ? await carryOne(one, journal, isSigned)
          : [describeUntrusted(one, trust.reason)];
        journal.learn({ problems });
      }
    }),
  );
}

async function carryOne(
  { pushedImages, copied: { sources, to } = { sources: [], to: [] }, from = [] }: Produced,
  journal: Journal,
  isSigned: boolean,
): Promise<readonly ProblemData[]> {
  const there = pushedImages.filter(({ destination }) => to.includes(destination));
  // One source after another: what two have of the same digest goes into one list of the target.
  const carried = there.map(async ({ destination: { repository: target }, builtImage }) => {
    const problems: ProblemData[] = [];
    for (const source of sources) {
      if (source.repository?.name === target.repository.name) continue;
      const { noteReferrer: note } = journal;
      problems.push(...(await carryReferrers(builtImage.manifest, { source, target, note })));
    }
    return problems;
  });
  const shipped = new Set(there.map(({ builtImage }) => builtImage.manifest.digest));
  const lost = from.filter(({ digest }) => !shipped.has(digest));
  const left = sources.flatMap((source) =>
    lost.map(({ digest }) => explainLeft(digest, source, isSigned)),
  );
  return (await Promise.all([...carried, ...left])).flat();
}

function describeUntrusted({ target }: Produced, reason: string): ProblemData {
  return notice(
    'REFERRER_NOT_COPIED',
    `signatures and attestations of "${target.name}" are not copied along: this run is untrusted, because ${reason}.`,
  );
}

/** What refers to the index of another program stays there: the run's own index has another digest. */
async function explainLeft(
  digest: string,
  source: CarriedFrom,
  isSigned: boolean,
): Promise<readonly ProblemData[]> {
  if (!(await hasReferrers(digest, source))) return [];
  const message = `what refers to "${source.label}@${digest}" is not copied: the index of this run has annotations of its own, and so another digest.`;
  const next = isSigned
    ? 'This run signs the index anew'
    : 'Sign the index with sign, or copy the image as it is with tagship copy or promote';
  const hint = `What refers to each platform is copied. ${next}.`;
  return [notice('FROM_INDEX_SIGNED', message, hint)];
}

async function hasReferrers(digest: string, source: CarriedFrom): Promise<boolean> {
  try {
    if (!readContents(await source.readManifest(digest)).isIndex) return false;
    const { referrers } = await listReferring(source, digest);
    if (referrers.length > 0) return true;
    const older = OLDER_ENDS.map((end) => source.getManifest(`${toFallbackTag(digest)}.${end}`));
    return (await Promise.all(older)).some((manifest) => manifest !== undefined);
  } catch (thrown) {
    toProblems(thrown); // throws again what is not an answer of the registry
    return false;
  }
}
