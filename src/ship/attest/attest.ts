// SPDX-License-Identifier: Apache-2.0
// Stores the provenance of what was pushed on GitHub, and attaches it in the registries. Writes no tag but the fallback index.
import { error, notice, Problem, type ProblemData } from '../../problem.ts';
import { parseObject } from '../../registry/json.ts';
import type { Repository } from '../../registry/registry.ts';
import type { ApplyContext } from '../context.ts';
import { toProblems, type PushedImage } from '../destination.ts';
import type { Journal } from '../record/journal.ts';
import type { Produced, Production } from '../run.ts';
import { attachBundle, type AttachOptions } from '../sign/attach.ts';
import { isAbout, readEnvelope } from '../sign/bundle.ts';
import type { Subject } from '../sign/subjects.ts';
import { PROVENANCE_TYPE } from './predicate.ts';
import type { Attester } from './prepare.ts';

/**
 * Attests every image that is going to be tagged, by the digest of its tags, and records it. One that GitHub has provenance of
 * keeps it.
 *
 * @throws Problem ATTEST_REFUSED, and those of the services that sign
 */
export async function attestAll(
  produced: readonly Produced[],
  { context, watch, attester }: Pick<Production, 'context' | 'watch' | 'attester'>,
  journal: Journal,
): Promise<void> {
  if (attester === undefined) return;
  const images = produced.flatMap(({ pushedImages }) => pushedImages);
  const attaching = { context, journal };
  await watch.time('attest', () =>
    context.log.group('Attest', async () => {
      for (const subject of new Set(images.map(digestOf))) {
        context.signal.throwIfAborted();
        const places = listPlaces(images.filter((image) => digestOf(image) === subject));
        const bundle = await attestOne(subject, places, attester, journal);
        if (bundle === undefined) continue;
        const problems = await Promise.all(places.map((one) => attachAt(one, bundle, attaching)));
        journal.learn({ problems: problems.flat() });
      }
    }),
  );
}

const digestOf = ({ builtImage }: PushedImage): string => builtImage.manifest.digest;

/** One image of each repository: targets may share one. */
function listPlaces(images: readonly PushedImage[]): readonly PushedImage[] {
  return [...new Map(images.map((one) => [one.destination.name, one])).values()];
}

/** Stores provenance of one digest, or finds it; gives its bundle, if there is one. */
async function attestOne(
  subject: string,
  places: readonly PushedImage[],
  { store, bundle: make }: Attester,
  journal: Journal,
): Promise<Buffer | undefined> {
  const learn = (id: string | null, action: 'created' | 'kept') => {
    const { attestations = [] } = journal.read();
    const url = id === null ? null : store.toUrl(id);
    journal.learn({ attestations: [...attestations, { subject, id, url, action }] });
  };
  const there = await store.find(subject);
  if (there !== undefined) {
    learn(null, 'kept');
    return there.bundle === undefined ? undefined : Buffer.from(JSON.stringify(there.bundle));
  }
  const names = places.map(({ destination }) => destination.name);
  const bundle = await make(names, subject);
  const stored = await store.store(parseObject(bundle.toString('utf8')) ?? {});
  if (!stored.ok) throw refused(stored.why, stored.hint);
  learn(stored.id, 'created');
  return bundle;
}

/** Attaches a bundle to the image in a repository; what is wrong is a notice, since GitHub has the attestation. */
async function attachAt(
  { destination, builtImage }: PushedImage,
  bundle: Buffer,
  {
    context: { clock, signal },
    journal,
  }: { readonly context: Pick<ApplyContext, 'clock' | 'signal'>; readonly journal: Journal },
): Promise<readonly ProblemData[]> {
  const { repository, name } = destination;
  const { digest } = builtImage.manifest;
  const attaching: AttachOptions = {
    ...{ clock, signal, note: journal.noteReferrer, predicateType: PROVENANCE_TYPE },
    signer: { ownsBundle: isProvenance },
  };
  try {
    if (!isProvenance(bundle, digest)) return []; // what GitHub had is of another type
    const subject = await readSubject(repository, builtImage.manifest);
    await attachBundle(repository, subject, () => Promise.resolve(bundle), attaching);
    return [];
  } catch (thrown) {
    signal.throwIfAborted();
    const why = toProblems(thrown)[0]?.message ?? 'it was refused';
    const what = `the attestation of "${name}@${digest}" is on GitHub, but not in the registry: ${why}`;
    return [notice('ATTEST_REFERRER', what, 'gh attestation verify asks GitHub, and finds it.')];
  }
}

async function readSubject(
  repository: Repository,
  manifest: PushedImage['builtImage']['manifest'],
): Promise<Subject> {
  const { mediaType, digest, bytes } =
    manifest.bytes.byteLength > 0 ? manifest : await repository.readManifest(manifest.digest);
  return { mediaType, digest, size: bytes.byteLength };
}

function isProvenance(bundle: Uint8Array, digest: string): boolean {
  const envelope = readEnvelope(bundle);
  return envelope !== undefined && isAbout(envelope.payload, digest, PROVENANCE_TYPE);
}

function refused(why: string, hint: string): Problem {
  return new Problem([error('ATTEST_REFUSED', `no tag was written: ${why}.`, hint)]);
}
