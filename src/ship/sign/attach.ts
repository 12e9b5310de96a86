// SPDX-License-Identifier: Apache-2.0
// Signs one digest in the repositories that have it. Each signature is read back and verified.
import type { Clock } from '../../clock.ts';
import { error, Problem } from '../../problem.ts';
import type { Repository } from '../../registry/registry.ts';
import type { Settings } from '../../settings/settings.ts';
import type { ReceiptReferrer } from '../record/receipt.ts';
import { toFallbackTag } from '../../registry/manifests/fallback.ts';
import { makeReferrer, toLegacyTag } from './store/artifact.ts';
import { addToFallback, findBundle, listBundles, putArtifact } from './store/bundle-store.ts';
import { ownsLegacy, putLegacy, readLegacy, signLegacy } from './store/legacy-store.ts';
import type { Signer } from './signer.ts';
import type { Subject } from './subjects.ts';

/** What signing needs. */
export interface Signing {
  readonly signer: Signer;
  readonly format: Settings['signFormat'];
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Told of every signature, before it is written and after. */
  readonly note: (referrer: ReceiptReferrer) => void;
}

/** What attaching a bundle needs: a signature without `predicateType`, else a statement of another type. */
export type AttachOptions = Pick<Signing, 'clock' | 'signal' | 'note'> & {
  readonly signer: Pick<Signer, 'ownsBundle'>;
  readonly predicateType?: string;
};

/** Waits before a signature that was just written is looked for again, ms. */
const WAITS_MS: readonly number[] = [0, 200, 1_000, 3_000];

/** Puts a bundle of a digest into a repository, unless there is one. `bundle` makes one, or has it from elsewhere. */
export async function attachBundle(
  repository: Repository,
  subject: Subject,
  bundle: () => Promise<Buffer>,
  attaching: AttachOptions,
): Promise<void> {
  const { signer, clock, signal, predicateType } = attaching;
  const { digest } = subject;
  const owner = { ownsBundle: signer.ownsBundle, predicateType };
  const format = predicateType === undefined ? 'bundle' : 'attestation';
  const before = await listBundles(repository, digest);
  const tag = before.hasApi ? null : toFallbackTag(digest);
  const note = toNote({ repository, subject, format, tag }, attaching);
  const known = await findBundle(repository, before, digest, owner);
  if (known !== undefined) {
    note('kept', known.digest);
    return;
  }
  const bytes = await bundle();
  const created = new Date(clock.now()).toISOString();
  const artifact = makeReferrer(subject, bytes, created, predicateType);
  note('failed', artifact.manifest.digest);
  await putArtifact(repository, artifact);
  for (const waitMs of WAITS_MS) {
    await clock.sleep(waitMs, signal);
    const listed = await listBundles(repository, digest);
    const found = await findBundle(repository, listed, digest, owner);
    if (found !== undefined) {
      note('created', found.digest);
      return;
    }
    if (!listed.hasApi) await addToFallback(repository, digest, listed, artifact);
  }
  throw lost(repository, digest, tag ?? 'the list of referrers');
}

/** Adds a signature of the older format, unless there is one. Returns whether the signer has one for this format. */
export async function attachLegacy(
  repository: Repository,
  subject: Subject,
  signing: Signing,
): Promise<boolean> {
  const { signer, clock, signal } = signing;
  const { digest } = subject;
  const tag = toLegacyTag(digest);
  const note = toNote({ repository, subject, format: 'legacy', tag }, signing);
  let action: 'kept' | 'created' = 'kept';
  for (const waitMs of WAITS_MS) {
    await clock.sleep(waitMs, signal);
    const there = await readLegacy(repository, digest);
    if (there !== undefined && (await ownsLegacy(repository, there, digest, signer))) {
      note(action, there.digest);
      return true;
    }
    const artifact = await signLegacy(repository, there, digest, signer);
    if (artifact === undefined) return false;
    note('failed', artifact.manifest.digest);
    action = 'created';
    await putLegacy(repository, digest, artifact);
  }
  throw lost(repository, digest, tag);
}

function toNote(
  {
    repository,
    subject,
    format,
    tag,
  }: Pick<ReceiptReferrer, 'format' | 'tag'> & {
    readonly repository: Repository;
    readonly subject: Subject;
  },
  { note }: Pick<Signing, 'note'>,
) {
  const { name } = repository.repository;
  return (action: ReceiptReferrer['action'], digest: string | null) => {
    note({ repository: name, subject: subject.digest, format, tag, digest, action });
  };
}

function lost({ repository }: Repository, digest: string, where: string): Problem {
  return new Problem([
    error(
      'SIGN_LOST',
      `the signature of "${repository.name}@${digest}" was accepted by ${repository.host}, but is not in ${where}.`,
      'Run it again; if it stays so, choose the other sign-format, or find out what else writes this tag.',
    ),
  ]);
}
