// SPDX-License-Identifier: Apache-2.0
// Reads back what the registries say, and compares. Writes nothing.
import { parseRepository } from '../../plan/reference/references.ts';
import { error, notice, Problem, type ProblemData } from '../../problem.ts';
import type { Descriptor, RegistryClient } from '../../registry/registry.ts';
import { verifyBits } from '../push/image.ts';
import type { Clock } from '../../clock.ts';
import { describeDifference } from '../tag/exact/decide.ts';
import { createLook, type Look } from '../tag/snapshot.ts';
import {
  listExact,
  listFloating,
  soften,
  toProblems,
  type Landed,
  type Landing,
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
  readonly look?: Pick<Look, 'digest'> | undefined;
}

/**
 * Every tag of the receipt with the digest that its registry answers with now. A tag that we wrote
 * and that still shows what was there before is asked again for a while, since some registries
 * answer from copies that lag.
 */
export async function readBack(
  landed: readonly Landed[],
  waiting: Waiting,
): Promise<readonly Landed[]> {
  return Promise.all(landed.map((one) => readBackOne(one, waiting)));
}

async function readBackOne(landed: Landed, waiting: Waiting): Promise<Landed> {
  const { place, planned, image } = landed;
  const { repository } = place;
  try {
    let digest = await readFirst(landed, waiting.look);
    for (const waitMs of WAITS_MS) {
      if (!isDoubtful(landed, digest)) break;
      await waiting.clock.sleep(waitMs, waiting.signal);
      // In doubt the bytes themselves are asked for: their digest is what we compute.
      const again = (await repository.getManifest(planned.tag))?.digest ?? null;
      if (again === digest && !isStale(landed, digest)) break;
      digest = again;
    }
    return await compare(landed, digest, waiting.sha);
  } catch (thrown) {
    return toFailed(landed, image.digest, toProblems(thrown));
  }
}

async function readFirst(
  { place, planned: { tag } }: Landed,
  look: Waiting['look'],
): Promise<string | null> {
  const digest =
    look === undefined
      ? (await place.repository.resolve(tag))?.digest
      : await look.digest(place, tag);
  return digest ?? null;
}

/**
 * Begins to read the tags of some places, all that they are planned to have. Whatever is asked of the
 * look later is read then.
 */
export function beginReadBack(landings: readonly Landing[], remote: ShipContext['remote']): Look {
  const look = createLook(remote);
  for (const { place } of landings) {
    for (const { tag } of [...listExact(place), ...listFloating(place)]) {
      look.digest(place, tag).catch(() => undefined); // told to whoever waits for it
    }
  }
  return look;
}

/** Not what it should be: one answer is not enough to believe it. */
function isDoubtful({ image, expected }: Landed, digest: string | null): boolean {
  return (
    digest !== (expected ?? image.digest) && (image.action !== 'held' || image.digest !== null)
  );
}

/** What was there before we wrote: the answer of a copy that lags. */
function isStale({ image, expected }: Landed, digest: string | null): boolean {
  return expected !== undefined && digest === image.from;
}

/** The receipt's line, true to what was read; another digest than ours is explained or is a problem. */
async function compare(landed: Landed, digest: string | null, sha: string): Promise<Landed> {
  const { planned, image, expected } = landed;
  if (expected === undefined || digest === expected) {
    return { ...landed, image: { ...image, digest } };
  }
  if (digest === null || digest === image.from) return toLost(landed, digest, expected);
  return planned.kind === 'floating'
    ? toMovedOn(landed, digest)
    : toTaken(landed, { digest, expected, sha });
}

async function toMovedOn(landed: Landed, digest: string): Promise<Landed> {
  const { version, revision } = await landed.place.readHolder(digest, 'origin');
  const whose = version ?? revision?.slice(0, 12) ?? digest;
  const reason = `another run moved it on to ${whose} while this ran`;
  return { ...landed, image: { ...landed.image, digest, action: 'held', reason } };
}

/** An exact tag that somebody else wrote at the same time: fine for another run of the same build. */
async function toTaken(
  landed: Landed,
  { digest, expected, sha }: { digest: string; expected: string; sha: string },
): Promise<Landed> {
  if (!(await isOurBuild(landed, digest, sha))) return toLost(landed, digest, expected);
  const { image } = landed;
  const reason = 'another run of this commit wrote it while this ran';
  const problem = notice('TAG_OTHER_BITS', `"${image.reference}" is ${digest}: ${reason}.`);
  return { ...landed, image: { ...image, digest, action: 'kept', reason }, problem };
}

function toLost(landed: Landed, digest: string | null, expected: string): Landed {
  const { place, image } = landed;
  const { host } = place.repository.repository;
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
  return toFailed(landed, digest, [problem]);
}

async function isOurBuild({ place }: Landed, digest: string, sha: string): Promise<boolean> {
  const holder = await place.readHolder(digest, 'recipe');
  return describeDifference(holder, identify(place.target, sha)) === undefined;
}

function toFailed(landed: Landed, digest: string | null, problems: readonly ProblemData[]): Landed {
  const [problem] = landed.place.required ? problems : soften(problems);
  const reason = problem?.message ?? landed.image.reason;
  return {
    ...landed,
    image: { ...landed.image, digest, action: 'failed', reason },
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
    const problems = await verifyBits(repository, there.digest, platforms);
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
