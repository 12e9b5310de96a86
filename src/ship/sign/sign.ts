// SPDX-License-Identifier: Apache-2.0
// Signs the images of a run in every destination, by digest. Writes no tag but those of signatures.
import type { Facts } from '../../facts/facts.ts';
import { noSignature } from '../../plan/signing.ts';
import { error, notice, Problem, type ProblemData } from '../../problem.ts';
import { toFailure } from '../../registry/failure.ts';
import { createSlots } from '../../registry/http/pause.ts';
import type { ApplyContext } from '../context.ts';
import { asNotices, toProblems, type Destination, type PushedImage } from '../destination.ts';
import { attachBundle, attachLegacy, type Signing } from './attach.ts';
import { guardSigner } from './guard.ts';
import type { KeylessContext } from './keyless/open.ts';
import { readSigningKey } from './read-key.ts';
import { createKeySigner, type OpenedSigner } from './signer.ts';
import { listSubjects, type Subject } from './subjects.ts';
import { toKeyCommand } from './verify-command.ts';

/** What a run signs with, and what is wrong with it. */
export interface PreparedSigning {
  /** Opens the signer, once there is something to sign; undefined for a run that does not sign. */
  readonly openSigner?: () => Promise<OpenedSigner>;
  readonly problems: readonly ProblemData[];
}

/**
 * Reads the key, or finds the identity and the services, of a run that signs, before anything is built: one that pushes,
 * is trusted, and is no leg.
 */
export async function prepareSigning(
  context: KeylessContext & Pick<ApplyContext, 'push'>,
  project: Facts['project'],
): Promise<PreparedSigning> {
  const { settings, trust, push } = context;
  if (settings.sign === 'none' || !push || settings.leg.length > 0) return { problems: [] };
  if (trust.level === 'untrusted') return { problems: [noSignature(trust.reason)] };
  try {
    if (settings.sign === 'keyless') {
      const { open, problems } = await (
        await import('./keyless/open.ts')
      ).prepareKeyless(context, project);
      return { openSigner: open, problems };
    }
    const key = await readSigningKey(settings, context);
    await key.attempt?.();
    const opened = { signer: createKeySigner(key), verifyBy: toKeyCommand(settings.signKeyFile) };
    return { openSigner: () => Promise.resolve(opened), problems: [] };
  } catch (thrown) {
    return { problems: toProblems(thrown) };
  }
}

/** The images that are signed, each in its destination. */
export interface SignedImages {
  readonly pushedImages: readonly PushedImage[];
  readonly problems: readonly ProblemData[];
}

/** How many digests are signed at once. */
const AT_ONCE = 8;

/**
 * Signs everything of the images where they are. A destination that takes no signature ends the run, before any tag is
 * written; one that is not required only gets no tag, unless its target has no other. With `isTagged` the images have exact tags
 * already, and what is not required never ends the run.
 *
 * @throws Problem SIGN_REFUSED with the registry's own, and those of a signer that cannot sign
 */
export async function signImages(
  pushedImages: readonly PushedImage[],
  { isTagged = false, ...signing }: Signing & { readonly isTagged?: boolean },
): Promise<SignedImages> {
  const failures = new Map<Destination, readonly ProblemData[]>();
  const lacking = new Map<string, ProblemData>();
  const { signer, check } = guardSigner(signing);
  const told = {
    ...{ ...signing, signer },
    tell: (name: string, problem: ProblemData) => lacking.set(name, problem),
  };
  const slots = createSlots(AT_ONCE);
  const parts = await listParts(pushedImages, failures);
  await Promise.all(
    parts.map((part) =>
      slots.within(async () => {
        const failed = await signPart(part, told);
        for (const [destination, problems] of failed) failures.set(destination, problems);
      }),
    ),
  );
  signing.signal.throwIfAborted();
  check();
  const good = pushedImages.filter(({ destination }) => !failures.has(destination));
  const served = new Set(good.map(({ destination }) => destination.target));
  const bad = [...failures].map(([destination, problems]) => ({
    isFatal: destination.required || !(isTagged || served.has(destination.target)),
    problems: [explainRefused(destination), ...problems],
  }));
  const fatal = bad.filter(({ isFatal }) => isFatal);
  if (fatal.length > 0) throw new Problem(fatal.flatMap(({ problems }) => problems));
  const notices = asNotices(bad.flatMap(({ problems }) => problems));
  return { pushedImages: good, problems: [...lacking.values(), ...notices] };
}

/** A digest, and the destinations that have it, by repository: targets may share one. */
interface Part {
  readonly subject: Subject;
  readonly repositories: ReadonlyMap<string, readonly Destination[]>;
}

/** Two targets may share a repository and a manifest: it is signed once there. */
async function listParts(
  pushedImages: readonly PushedImage[],
  failures: Map<Destination, readonly ProblemData[]>,
): Promise<readonly Part[]> {
  const parts = new Map<string, { subject: Subject; repositories: Map<string, Destination[]> }>();
  await Promise.all(
    pushedImages.map(async ({ destination, builtImage }) => {
      try {
        const subjects = await listSubjects(builtImage.manifest, destination.repository);
        for (const subject of subjects) {
          const repositories = new Map<string, Destination[]>();
          const part = parts.get(subject.digest) ?? { subject, repositories };
          const { name } = destination;
          part.repositories.set(name, [...(part.repositories.get(name) ?? []), destination]);
          parts.set(subject.digest, part);
        }
      } catch (thrown) {
        failures.set(destination, toProblems(thrown));
      }
    }),
  );
  return [...parts.values()];
}

/** Signs one digest in all its destinations: with one bundle, since it says nothing of the repository. */
async function signPart(
  { subject, repositories }: Part,
  signing: Signing & { readonly tell: (name: string, problem: ProblemData) => void },
): Promise<ReadonlyMap<Destination, readonly ProblemData[]>> {
  const { format, signer } = signing;
  const failed = new Map<Destination, readonly ProblemData[]>();
  let made: Promise<Buffer> | undefined;
  const makeBundle = () => (made ??= signer.makeBundle(subject.digest));
  const signAt = async (sharing: readonly Destination[]) => {
    const [destination] = sharing;
    if (destination === undefined) return;
    try {
      const { repository } = destination;
      if (format !== 'legacy') {
        try {
          await attachBundle(repository, subject, makeBundle, signing);
        } catch (thrown) {
          if (format === 'bundle' || !isUnsupported(thrown)) throw thrown;
          signing.tell(destination.name, explainLegacyOnly(destination));
        }
      }
      if (format === 'bundle') return;
      const isHeld = await attachLegacy(repository, subject, signing);
      if (!isHeld) signing.tell(BUNDLE_ONLY.code, BUNDLE_ONLY);
    } catch (thrown) {
      signing.signal.throwIfAborted();
      for (const one of sharing) failed.set(one, toProblems(thrown));
    }
  };
  await Promise.all([...repositories.values()].map(signAt));
  return failed;
}

/** What a registry answers that takes no index, or no such tag. */
const UNSUPPORTED: readonly number[] = [400, 404, 405, 406, 415, 422];

/** Whether a registry does not keep bundles, rather than refuse this run; the older format decides then. */
function isUnsupported(thrown: unknown): boolean {
  const { answer } = toFailure(thrown) ?? {};
  if (answer !== undefined) return UNSUPPORTED.includes(answer.status);
  return thrown instanceof Problem && thrown.problems.every(({ code }) => code === 'SIGN_LOST');
}

const BUNDLE_ONLY = notice(
  'SIGN_BUNDLE_ONLY',
  "the signatures are bundles only: the transparency log is Rekor's second version, whose entries cosign's older format cannot hold.",
  'With sign-format: bundle this notice is gone.',
);

function explainLegacyOnly({ name }: Destination): ProblemData {
  return notice(
    'SIGN_LEGACY_ONLY',
    `"${name}" has the signatures in cosign's older format only: it does not keep what refers to an image.`,
    'With sign-format: legacy this notice is gone.',
  );
}

function explainRefused({ name }: Destination): ProblemData {
  return error(
    'SIGN_REFUSED',
    `"${name}" did not take the signature of the image, so no tag was written there.`,
    'See the next message. Another sign-format may suit this registry; with required: false in registries it only gets no tags.',
  );
}
