// SPDX-License-Identifier: Apache-2.0
// Explains why a registry refuses to move a tag: it may point at another kind of manifest. Writes nothing.
import { Problem, type ProblemCode, type ProblemData } from '../../problem.ts';
import { toReference, type PushedImage, type Destination } from '../destination.ts';

/** Permanent refusals. */
const REFUSALS = new Set<ProblemCode>([
  'REGISTRY_REFUSED',
  'REGISTRY_DENIED',
  'REGISTRY_UNSUPPORTED',
  'REGISTRY_REPOSITORY_MISSING',
]);

/**
 * The problems of a refused write; if the tag points at an index and the new manifest is a plain one,
 * or the other way round, they say so, since some registries do not let a tag change its kind.
 */
export async function explainOtherKind(
  { destination, builtImage }: PushedImage,
  planned: { readonly tag: string; readonly platform?: string },
  thrown: unknown,
): Promise<unknown> {
  if (!(thrown instanceof Problem)) return thrown;
  const isRefused = thrown.problems.some(({ code }) => REFUSALS.has(code));
  const there = isRefused ? await findKind(destination, planned.tag) : undefined;
  const ours =
    planned.platform === undefined ? toKind(builtImage.manifest.mediaType) : 'a manifest';
  if (there === undefined || there === ours) return thrown;
  const explain = (problem: ProblemData): ProblemData => ({
    ...problem,
    message: `${problem.message} "${toReference(destination, planned.tag)}" holds ${there}, and this is ${ours}.`,
    hint: `Where ${destination.repository.repository.host} does not let a tag change its kind, delete the tag there once, or push ${there} again (attestations: ${there === 'an index' ? 'index' : 'plain'}).`,
  });
  return new Problem(thrown.problems.map(explain), { cause: thrown });
}

async function findKind(destination: Destination, tag: string): Promise<string | undefined> {
  try {
    const there = await destination.repository.resolve(tag);
    return there === undefined ? undefined : toKind(there.mediaType);
  } catch (thrown) {
    if (thrown instanceof Problem) return undefined; // only the refusal itself is reported
    throw thrown;
  }
}

function toKind(mediaType: string): string {
  return /\b(index|manifest\.list)\b/.test(mediaType) ? 'an index' : 'a manifest';
}
