// SPDX-License-Identifier: Apache-2.0
// Reads back what the registries say, and compares. Writes nothing.
import { parseRepository } from '../../plan/reference/references.ts';
import { error, notice, Problem, type ProblemData } from '../../problem.ts';
import type { Descriptor, RegistryClient } from '../../registry/registry.ts';
import { verifyImage } from '../push/image.ts';
import type { Clock } from '../../clock.ts';
import { describeDifference } from '../tag/exact/decide.ts';
import { createSnapshot, type Snapshot } from '../tag/snapshot.ts';
import {
  listExact,
  listFloating,
  asNotices,
  toProblems,
  type TagResult,
  type PushedImage,
} from '../destination.ts';
import { identify } from '../reuse/revision.ts';
import type { ShipContext } from '../context.ts';

/** How long a registry's answers may lag behind a write before the write counts as lost, ms. */
const WAITS_MS: readonly number[] = [100, 250, 500, 1_000, 2_000, 4_000];

/** What was shipped, time, and the end of the run. */
export interface Waiting {
  /** The commit that was shipped. */
  readonly sha: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** What was read since the last write; without it, all is read now. */
  readonly snapshot?: Pick<Snapshot, 'digest'> | undefined;
}

/**
 * Every tag of the receipt with the digest that its registry answers with now. A tag that we wrote
 * and that still shows what was there before is asked again for a while, since some registries
 * answer from copies that lag.
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
      // In doubt the bytes themselves are asked for: their digest is what we compute.
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

/**
 * Begins to read the tags of some places, all that they are planned to have. Whatever is asked of the
 * look later is read then.
 */
export function beginReadBack(
  pushedImages: readonly PushedImage[],
  remote: ShipContext['remote'],
): Snapshot {
  const snapshot = createSnapshot(remote);
  for (const { destination } of pushedImages) {
    for (const { tag } of [...listExact(destination), ...listFloating(destination)]) {
      snapshot.digest(destination, tag).catch(() => undefined); // told to whoever waits for it
    }
  }
  return snapshot;
}

/** Not what it should be: one answer is not enough to believe it. */
function isDoubtful({ image, expected }: TagResult, digest: string | null): boolean {
  return (
    digest !== (expected ?? image.digest) && (image.action !== 'held' || image.digest !== null)
  );
}

/** What was there before we wrote: the answer of a copy that lags. */
function isStale({ image, expected }: TagResult, digest: string | null): boolean {
  return expected !== undefined && digest === image.from;
}

/** The receipt's line, true to what was read; another digest than ours is explained or is a problem. */
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
  const reason = `another run moved it on to ${whose} while this ran`;
  return { ...tagResult, image: { ...tagResult.image, digest, action: 'held', reason } };
}

/** An exact tag that somebody else wrote at the same time: fine for another run of the same build. */
async function toTaken(
  tagResult: TagResult,
  { digest, expected, sha }: { digest: string; expected: string; sha: string },
): Promise<TagResult> {
  if (!(await isOurBuild(tagResult, digest, sha))) return toLost(tagResult, digest, expected);
  const { image } = tagResult;
  const reason = 'another run of this commit wrote it while this ran';
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
          `"${image.reference}" should be ${expected}, and reads back as ${digest ?? 'absent'}: ${host} took the write and did not keep it.`,
          `Run it again; if it stays so, ask the operators of ${host}: a proxy may answer in its place, or its storage may be read-only or full.`,
        )
      : error(
          'VERIFY_DIGEST',
          `"${image.reference}" should be ${expected}, and reads back as ${digest ?? 'absent'}.`,
          'Find out what else writes this tag, then run it again.',
        );
  return toFailed(tagResult, digest, [problem]);
}

async function isOurBuild(
  { destination }: TagResult,
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
    ...(problem === undefined ? {} : { problem }),
  };
}

/** One reference as `verify` found it. */
export interface VerifiedReference {
  readonly reference: string;
  readonly digest: string | null;
  readonly problems: readonly ProblemData[];
}

/** What `verify` found: every reference, and all that is wrong. */
export interface Verification {
  readonly references: readonly VerifiedReference[];
  readonly problems: readonly ProblemData[];
}

/** What `verify` is to look for. */
export interface VerifyOptions {
  /** `linux/amd64`, …; every one has to be there. */
  readonly platforms: readonly string[];
  /** All references have to point at one digest. */
  readonly sameDigest: boolean;
}

/**
 * What the registries say of some references (`ghcr.io/acme/app:1.2.3`, `…@sha256:…`): whether they
 * exist, have every platform with its manifest, and, if asked, are one and the same digest.
 */
export async function verifyReferences(
  references: readonly string[],
  options: VerifyOptions,
  registries: RegistryClient,
): Promise<Verification> {
  const verified = await Promise.all(
    references.map((reference) => verifyReference(reference, options.platforms, registries)),
  );
  const digests = new Set(verified.flatMap(({ digest }) => digest ?? []));
  const differ =
    options.sameDigest && digests.size > 1
      ? [
          error(
            'VERIFY_DIFFERENT',
            `The references point at ${digests.size} digests: ${verified
              .map(({ reference, digest }) => `${reference} at ${digest ?? 'nothing'}`)
              .join(', ')}.`,
            'Ship the release again: it takes the bits that are there to where they are missing. With a registry that takes no index, write attestations: plain.',
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
  platforms: readonly string[],
  registries: RegistryClient,
): Promise<VerifiedReference> {
  try {
    const { name, at } = parseReference(reference);
    const parsed = parseRepository(name);
    if (!parsed.ok) return { reference, digest: null, problems: parsed.problems };
    const repository = registries.open(parsed.value);
    const there: Descriptor | undefined = await repository.resolve(at);
    if (there === undefined) {
      const problem = error('VERIFY_MISSING', `"${reference}" does not exist.`, 'Check the tag.');
      return { reference, digest: null, problems: [problem] };
    }
    const problems = await verifyImage(repository, there.digest, platforms);
    return { reference, digest: there.digest, problems };
  } catch (thrown) {
    return { reference, digest: null, problems: toProblems(thrown) };
  }
}

/**
 * A reference taken apart.
 *
 * | reference                   | name                 | at           |
 * | --------------------------- | -------------------- | ------------ |
 * | `ghcr.io/acme/app:1.2.3`    | `ghcr.io/acme/app`   | `1.2.3`      |
 * | `127.0.0.1:5000/app`        | `127.0.0.1:5000/app` | `latest`     |
 * | `acme/app@sha256:…`         | `acme/app`           | `sha256:…`   |
 * | `acme/app:1.2.3@sha256:…`   | `acme/app`           | `sha256:…`   |
 *
 * @throws Problem VERIFY_REFERENCE when nothing stands before or behind the separator
 */
export function parseReference(reference: string): { readonly name: string; readonly at: string } {
  const match = /^([^@]+?)(?::([^:/@]+))?(?:@(.+))?$/.exec(reference);
  if (match?.[1] === undefined) {
    throw new Problem([
      error(
        'VERIFY_REFERENCE',
        `"${reference}" is no reference.`,
        'Write repository:tag, as in ghcr.io/acme/app:1.2.3.',
      ),
    ]);
  }
  return { name: match[1], at: match[3] ?? match[2] ?? 'latest' };
}
