// SPDX-License-Identifier: Apache-2.0
// Reads tags back from the registries, and compares. Writes nothing.
import { isTag, parseRepository } from '../../plan/reference/references.ts';
import { error, notice, Problem, type ProblemData } from '../../problem.ts';
import { isDigest, isShortDigest, WHOLE_DIGEST } from '../../registry/blobs/digest.ts';
import type { Descriptor, RegistryClient, Repository } from '../../registry/registry.ts';
import { readRecords } from '../history/records.ts';
import { decideYank, describeYank, hintForYank, YANK_KIND } from '../history/tombstone.ts';
import { verifyWhole } from '../push/image.ts';
import type { SignatureCheck } from '../sign/verify.ts';
import { checkAttested, type AttestationKind } from './attested.ts';
import type { Clock } from '../../clock.ts';
import { describeDifference } from '../tag/exact/decide.ts';
import { WRITTEN_BY_OTHER } from '../tag/exact/state.ts';
import type { Snapshot } from '../tag/snapshot.ts';
import { asNotices, toProblems, type TagResult } from '../destination.ts';
import { identify } from '../reuse/revision.ts';
import { omitUndefined } from '../../omit-undefined.ts';

/** How long the answers of a registry may lag behind a write before the write counts as lost, ms. */
const WAITS_MS: readonly number[] = [100, 250, 500, 1_000, 2_000, 4_000];

/** What was shipped, the clock, and the signal that ends the run. */
export interface Waiting {
  /** The commit that was shipped. */
  readonly sha: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** What was read since the last write; without it, everything is read now. */
  readonly snapshot?: Pick<Snapshot, 'digest'> | undefined;
}

/**
 * Every tag of the receipt with the digest that its registry returns now. A tag that we wrote
 * and that still has its previous digest is read again for a while, since some registries
 * answer from delayed copies.
 */
export async function readBack(
  tagResults: readonly TagResult[],
  waiting: Waiting,
): Promise<readonly TagResult[]> {
  return Promise.all(tagResults.map((one) => readBackOne(one, waiting)));
}

async function readBackOne(tagResult: TagResult, waiting: Waiting): Promise<TagResult> {
  const { destination, planned, image } = tagResult;
  const { repository } = destination;
  try {
    let digest = await readFirst(tagResult, waiting.snapshot);
    for (const waitMs of WAITS_MS) {
      if (!isDoubtful(tagResult, digest)) break;
      await waiting.clock.sleep(waitMs, waiting.signal);
      // In doubt, read the manifest itself: we compute its digest.
      const again = (await repository.getManifest(planned.tag))?.digest ?? null;
      if (again === digest && !isStale(tagResult, digest)) break;
      digest = again;
    }
    return await compare(tagResult, digest, waiting.sha);
  } catch (thrown) {
    return toFailed(tagResult, image.digest, toProblems(thrown));
  }
}

async function readFirst(
  { destination, planned: { tag } }: TagResult,
  snapshot: Waiting['snapshot'],
): Promise<string | null> {
  const digest =
    snapshot === undefined
      ? (await destination.repository.resolve(tag))?.digest
      : await snapshot.digest(destination, tag);
  return digest ?? null;
}

/** An unexpected answer: read again before believing it. */
function isDoubtful({ image, expected }: TagResult, digest: string | null): boolean {
  return (
    digest !== (expected ?? image.digest) && (image.action !== 'held' || image.digest !== null)
  );
}

/** The previous digest: the answer of a delayed copy. */
function isStale({ image, expected }: TagResult, digest: string | null): boolean {
  return expected !== undefined && digest === image.from;
}

/** The receipt's line, corrected to what was read; another digest than ours is explained or is a problem. */
async function compare(
  tagResult: TagResult,
  digest: string | null,
  sha: string,
): Promise<TagResult> {
  const { planned, image, expected } = tagResult;
  if (expected === undefined || digest === expected) {
    return { ...tagResult, image: { ...image, digest } };
  }
  if (digest === null || digest === image.from) return toLost(tagResult, digest, expected);
  return planned.kind === 'floating'
    ? toMovedOn(tagResult, digest)
    : toTaken(tagResult, { digest, expected, sha });
}

async function toMovedOn(tagResult: TagResult, digest: string): Promise<TagResult> {
  const { version, revision } = await tagResult.destination.readIdentity(digest, 'origin');
  const whose = version ?? revision?.slice(0, 12) ?? digest;
  const reason = `another run moved it to ${whose} during this run`;
  return { ...tagResult, image: { ...tagResult.image, digest, action: 'held', reason } };
}

/** An exact tag that was written by another run at the same time: allowed for the same build. */
async function toTaken(
  tagResult: TagResult,
  { digest, expected, sha }: { digest: string; expected: string; sha: string },
): Promise<TagResult> {
  if (!(await isSameBuild(tagResult.destination, digest, sha)))
    return toLost(tagResult, digest, expected);
  const { image } = tagResult;
  const reason = WRITTEN_BY_OTHER;
  const problem = notice('TAG_OTHER_BITS', `"${image.reference}" is ${digest}: ${reason}.`);
  return { ...tagResult, image: { ...image, digest, action: 'kept', reason }, problem };
}

function toLost(tagResult: TagResult, digest: string | null, expected: string): TagResult {
  const { destination, image } = tagResult;
  const { host } = destination.repository.repository;
  const problem =
    digest === image.from
      ? error(
          'VERIFY_DIGEST',
          `"${image.reference}" should be ${expected}, but reads back as ${digest ?? 'absent'}: ${host} accepted the write and did not keep it.`,
          `Run it again; if it stays so, ask the operators of ${host}: a proxy may answer in its place, or its storage may be read-only or full.`,
        )
      : error(
          'VERIFY_DIGEST',
          `"${image.reference}" should be ${expected}, but reads back as ${digest ?? 'absent'}.`,
          'Find out what else writes this tag, then run it again.',
        );
  return toFailed(tagResult, digest, [problem]);
}

/** Whether an image is a build of the commit that a run ships, by the same recipe. */
export async function isSameBuild(
  destination: TagResult['destination'],
  digest: string,
  sha: string,
): Promise<boolean> {
  const identity = await destination.readIdentity(digest, 'recipe');
  return describeDifference(identity, identify(destination.target, sha)) === undefined;
}

function toFailed(
  tagResult: TagResult,
  digest: string | null,
  problems: readonly ProblemData[],
): TagResult {
  const [problem] = tagResult.destination.required ? problems : asNotices(problems);
  const reason = problem?.message ?? tagResult.image.reason;
  return {
    ...tagResult,
    image: { ...tagResult.image, digest, action: 'failed', reason },
    ...omitUndefined({ problem }),
  };
}

/** One reference and the findings of `verify`. */
export interface VerifiedReference {
  readonly reference: string;
  readonly digest: string | null;
  /** The platforms of the image whose manifest is there. */
  readonly platforms: readonly string[];
  readonly problems: readonly ProblemData[];
}

/** The result of `verify`: every reference, and all problems. */
export interface Verification {
  readonly references: readonly VerifiedReference[];
  readonly problems: readonly ProblemData[];
}

/** What `verify` checks. */
export interface VerifyOptions {
  /** `linux/amd64`, …: all of them must exist; if there are none, those that an image lists. */
  readonly platforms: readonly string[];
  /** All references must point at one digest. */
  readonly sameDigest: boolean;
  /** Says which manifests of an image are not signed. */
  readonly signedBy?: SignatureCheck;
  /** A yanked version is an error, not a notice. */
  readonly notYanked?: boolean;
  /** The attestations that each platform must have. */
  readonly attested?: readonly AttestationKind[];
}

/**
 * Reads references (`ghcr.io/acme/app:1.2.3`, `…@sha256:…`) from their registries: whether they
 * exist, have every platform with its manifest, and, if asked, all have the same digest.
 */
export async function verifyReferences(
  references: readonly string[],
  options: VerifyOptions,
  registries: RegistryClient,
): Promise<Verification> {
  const verified = await Promise.all(
    references.map((reference) => verifyReference(reference, options, registries)),
  );
  const digests = new Set(verified.flatMap(({ digest }) => digest ?? []));
  const differ =
    options.sameDigest && digests.size > 1
      ? [
          error(
            'VERIFY_DIFFERENT',
            `the references point at ${digests.size} digests: ${verified
              .map(({ reference, digest }) => `${reference} at ${digest ?? 'nothing'}`)
              .join(', ')}.`,
            'Ship the release again to copy the image to where it is missing. For a registry that does not accept an index, write attestations: plain.',
          ),
        ]
      : [];
  return {
    references: verified,
    problems: [...verified.flatMap(({ problems }) => problems), ...differ],
  };
}

async function verifyReference(
  reference: string,
  { platforms, signedBy, notYanked = false, attested = [] }: VerifyOptions,
  registries: RegistryClient,
): Promise<VerifiedReference> {
  try {
    const { name, at } = parseReference(reference);
    const parsed = parseRepository(name);
    if (!parsed.ok) return toUnread(reference, parsed.problems);
    const repository = registries.open(parsed.value);
    const there: Descriptor | undefined = await repository.resolve(at);
    if (there === undefined) {
      const problem = error('VERIFY_MISSING', `"${reference}" does not exist.`, 'Check the tag.');
      return toUnread(reference, [problem]);
    }
    const { digest } = there;
    const whole = await verifyWhole(repository, digest, platforms);
    const found = `"${repository.repository.name}@${digest}"`;
    const asked = at === digest ? `"${reference}"` : `"${reference}" (${digest})`;
    const toAsked = (one: ProblemData) => ({
      ...one,
      message: one.message.replace(found, () => asked),
    });
    const known = { reference, digest, platforms: whole.platforms };
    if (whole.problems.length > 0) return { ...known, problems: whole.problems.map(toAsked) };
    const unsigned = (await signedBy?.(repository, digest)) ?? [];
    const unattested = await checkAttested(repository, digest, attested);
    const yanked = await checkYanked({ repository, reference, digest }, notYanked);
    return { ...known, problems: [...unsigned, ...unattested, ...yanked] };
  } catch (thrown) {
    return toUnread(reference, toProblems(thrown));
  }
}

function toUnread(reference: string, problems: readonly ProblemData[]): VerifiedReference {
  return { reference, digest: null, platforms: [], problems };
}

/** Whether the image is yanked: for all tags, or for the one that was asked for. */
async function checkYanked(
  {
    repository,
    reference,
    digest,
  }: {
    readonly repository: Repository;
    readonly reference: string;
    readonly digest: string;
  },
  isError: boolean,
): Promise<readonly ProblemData[]> {
  const found = await readRecords(repository, digest, YANK_KIND);
  const yank = decideYank(
    found.map(({ record }) => record),
    parseReference(reference).at,
  );
  if (yank === undefined) return [];
  const say = isError ? error : notice;
  return [say('VERIFY_YANKED', `"${reference}": ${describeYank(yank)}.`, hintForYank(yank))];
}

/**
 * Parses a reference.
 *
 * | reference                   | name                 | at           |
 * | --------------------------- | -------------------- | ------------ |
 * | `ghcr.io/acme/app:1.2.3`    | `ghcr.io/acme/app`   | `1.2.3`      |
 * | `127.0.0.1:5000/app`        | `127.0.0.1:5000/app` | `latest`     |
 * | `acme/app@sha256:…`         | `acme/app`           | `sha256:…`   |
 * | `acme/app:1.2.3@sha256:…`   | `acme/app`           | `sha256:…`   |
 *
 * @throws Problem VERIFY_REFERENCE if it has no name, or no legal tag or whole digest
 */
export function parseReference(reference: string): { readonly name: string; readonly at: string } {
  const [, name, tag, digest] = /^([^@]+?)(?::([^:/@]+))?(?:@(.+))?$/.exec(reference) ?? [];
  const at = digest ?? tag ?? 'latest';
  const isShort = isShortDigest(reference);
  const isLegal = digest === undefined ? isTag(at) : isDigest(at);
  if (name !== undefined && isLegal && !isShort) return { name, at };
  const message = `invalid reference ${JSON.stringify(reference.slice(0, 400))}`;
  const hint = 'Write repository:tag, as in ghcr.io/acme/app:1.2.3.';
  throw new Problem([
    isShort
      ? error('VERIFY_REFERENCE', `${message}: its digest is cut short`, WHOLE_DIGEST)
      : error('VERIFY_REFERENCE', message, hint),
  ]);
}
