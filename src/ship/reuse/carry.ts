// SPDX-License-Identifier: Apache-2.0
// Copies what belongs to an image along with it: signatures, attestations, everything that refers to it. Writes no tag but theirs.
import { notice, type ProblemData } from '../../problem.ts';
import { createSlots } from '../../registry/http/pause.ts';
import { copyImage } from '../../registry/manifests/copy.ts';
import type { BlobSource, Manifest, Repository } from '../../registry/registry.ts';
import { toProblems } from '../destination.ts';
import type { ReceiptReferrer } from '../record/receipt.ts';
import {
  addToIndex,
  listReferring,
  subjectOf,
  toFallbackTag,
} from '../../registry/manifests/fallback.ts';
import { HISTORY_KIND } from '../history/record.ts';
import { OLDER_ENDS, type CarriedFrom } from './carried.ts';
import { mergeOlder, putOlder } from './older.ts';
import { orUnreadable } from '../sign/store/bundle-store.ts';
import { listSubjects } from '../sign/subjects.ts';

/** Where an image comes from and goes to. */
export interface Carriage {
  readonly source: CarriedFrom;
  readonly target: Repository;
  readonly note: (referrer: ReceiptReferrer) => void;
}

const AT_ONCE = 8;
/** All that is copied along with an image, with what refers to that again. */
const MOST_REFERRERS = 500;

/**
 * Copies what belongs to each manifest of an image, at every depth; the target has the image already. What the target has already stays as it is; what cannot
 * be read or written is a notice, since the image itself is complete without it.
 */
export async function carryReferrers(
  manifest: Manifest,
  carriage: Carriage,
): Promise<readonly ProblemData[]> {
  const subjects = await listSubjects(manifest, carriage.target);
  const slots = createSlots(AT_ONCE);
  const seen = new Set(subjects.map(({ digest }) => digest));
  const carry = async (digest: string): Promise<readonly ProblemData[]> => {
    const tags = OLDER_ENDS.map((suffix) =>
      slots.within(() => orNotice(() => carryTag(digest, suffix, carriage), digest, carriage)),
    );
    const listed = await slots.within(() => listOrNotice(digest, carriage));
    const unseen = listed.digests.filter((one) => !seen.has(one));
    const room = Math.max(0, MOST_REFERRERS - seen.size);
    // Lists grow at their end: what is newest goes along.
    const fresh = room === 0 ? [] : unseen.slice(-room);
    const left = unseen.length - fresh.length;
    fresh.forEach((one) => seen.add(one));
    const copied = await slots.within(() =>
      orNotice(() => carryListed(digest, fresh, carriage), digest, carriage),
    );
    const deeper = fresh.map(carry);
    const all = await Promise.all([...tags, ...deeper]);
    const lost = left === 0 ? [] : [describeLeft(left, digest, carriage)];
    return [...listed.problems, ...lost, ...copied, ...all.flat()];
  };
  const problems = await Promise.all(subjects.map(({ digest }) => carry(digest)));
  return problems.flat();
}

async function listOrNotice(
  digest: string,
  carriage: Carriage,
): Promise<{ readonly digests: readonly string[]; readonly problems: readonly ProblemData[] }> {
  let digests: readonly string[] = [];
  const problems = await orNotice(
    async () => {
      const { referrers } = await listReferring(carriage.source, digest);
      // What happened to the tags of one repository is no history of another.
      digests = referrers
        .filter(({ artifactType }) => artifactType !== HISTORY_KIND.artifactType)
        .map((one) => one.digest);
      return [];
    },
    digest,
    carriage,
  );
  return { digests, problems };
}

async function orNotice(
  step: () => Promise<readonly ProblemData[]>,
  digest: string,
  { source, target }: Carriage,
): Promise<readonly ProblemData[]> {
  try {
    return await step();
  } catch (thrown) {
    const [first] = toProblems(thrown);
    const where = `"${source.label}@${digest}"`;
    const message = `something that belongs to ${where} was not copied to "${target.repository.name}": ${first?.message ?? ''}`;
    const hint = 'Run it again, or sign and attest the image there.';
    return [notice('REFERRER_NOT_COPIED', message, hint)];
  }
}

/** Copies the manifest under a tag such as `sha256-….sig`, or adds what it holds to that of the target. */
async function carryTag(
  digest: string,
  suffix: (typeof OLDER_ENDS)[number],
  { source, target, note }: Carriage,
): Promise<readonly ProblemData[]> {
  const tag = `${toFallbackTag(digest)}.${suffix}`;
  const manifest = await orUnreadable(() => source.getManifest(tag));
  if (manifest === undefined) return [];
  const told = toNote(digest, target, { format: 'legacy', tag });
  const there = await target.resolve(tag);
  if (there === undefined) {
    note({ ...told, digest: manifest.digest, action: 'failed' });
    await copy(manifest, source, target);
    await target.putManifest(tag, manifest);
    note({ ...told, digest: manifest.digest, action: 'created' });
    return [];
  }
  const isSame = there.digest === manifest.digest;
  const own = isSame ? undefined : await orUnreadable(() => target.getManifest(tag));
  const merge = own && mergeOlder(tag, own, manifest);
  if (merge === undefined || merge.missing.length === 0) {
    note({ ...told, digest: there.digest, action: 'kept' });
    return isSame || merge !== undefined ? [] : [describeOwn(tag, target)];
  }
  const merged = { ...told, digest: merge.artifact.manifest.digest };
  note({ ...merged, action: 'failed' });
  await putOlder(tag, merge, { source, target });
  note({ ...merged, action: 'created' });
  return [];
}

/** Copies the manifests that refer to a digest; where the target has no referrers API, they are added to its list in one write. */
async function carryListed(
  subject: string,
  digests: readonly string[],
  carriage: Carriage,
): Promise<readonly ProblemData[]> {
  if (digests.length === 0) return [];
  const { target, note } = carriage;
  const before = await listReferring(target, subject);
  if (before.isTaken) return [describeOwn(toFallbackTag(subject), target)];
  const tag = before.hasApi ? null : toFallbackTag(subject);
  const told = toNote(subject, target, { format: 'referrer', tag });
  const there = new Set(before.referrers.map(({ digest }) => digest));
  const copied: Manifest[] = [];
  const problems: ProblemData[] = [];
  for (const digest of digests) {
    if (there.has(digest)) {
      note({ ...told, digest, action: 'kept' });
      continue;
    }
    const fail = () => {
      note({ ...told, digest, action: 'failed' });
    };
    const step = () => carryReferrer({ subject, digest, fail, copied }, carriage);
    problems.push(...(await orNotice(step, subject, carriage)));
  }
  const list = async () => {
    if (tag !== null && copied.length > 0) await addToList(subject, copied, target);
    for (const { digest } of copied) note({ ...told, digest, action: 'created' });
    return [];
  };
  return [...problems, ...(await orNotice(list, subject, carriage))];
}

/** What others have added to the list since it was read stays in it. */
async function addToList(
  subject: string,
  copied: readonly Manifest[],
  target: Repository,
): Promise<void> {
  const { index } = await listReferring(target, subject);
  await target.putManifest(toFallbackTag(subject), addToIndex(index, copied));
}

/** Copies one manifest that refers to a digest, and adds it to those that are copied. */
async function carryReferrer(
  {
    subject,
    digest,
    fail,
    copied,
  }: {
    readonly subject: string;
    readonly digest: string;
    readonly fail: () => void;
    readonly copied: Manifest[];
  },
  { source, target }: Carriage,
): Promise<readonly ProblemData[]> {
  const manifest = await orUnreadable(() => source.getManifest(digest));
  if (manifest === undefined) return [];
  if (subjectOf(manifest) !== subject) return [describeForeign(digest, subject, source)];
  fail();
  await copy(manifest, source, target);
  copied.push(manifest);
  return [];
}

async function copy(manifest: Manifest, source: BlobSource, target: Repository): Promise<void> {
  const [copied] = await copyImage(manifest, source, [target]);
  if (copied?.problem !== undefined) throw copied.problem;
}

function toNote(
  subject: string,
  { repository }: Repository,
  given: Pick<ReceiptReferrer, 'format' | 'tag'>,
) {
  return { repository: repository.name, subject, ...given };
}

function describeOwn(tag: string, { repository }: Repository): ProblemData {
  return notice(
    'REFERRER_NOT_COPIED',
    `"${repository.name}" has signatures or attestations of its own under "${tag}"; they stay as they are.`,
  );
}

function describeForeign(digest: string, subject: string, { label }: CarriedFrom): ProblemData {
  return notice(
    'REFERRER_NOT_COPIED',
    `"${label}" lists "${digest}" as something that refers to "${subject}", but it does not. It was not copied.`,
  );
}

function describeLeft(count: number, digest: string, { source }: Carriage): ProblemData {
  return notice(
    'REFERRER_NOT_COPIED',
    `"${source.label}@${digest}" has ${count} more signatures, attestations and the like than are copied, which are the newest ${MOST_REFERRERS} of an image.`,
    'Copy the whole repository with another program, or sign and attest the image where it is copied to.',
  );
}
