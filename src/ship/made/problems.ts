// SPDX-License-Identifier: Apache-2.0
// What can be wrong with an image that another program made. Pure.
import { quoteWritten } from '../../settings/file/written.ts';
import { error, Problem, type ProblemCode, type ProblemData } from '../../problem.ts';

/** Said of files: which one, and what a registry would have been told. */
const OF_FILES: readonly ProblemCode[] = [
  'REGISTRY_NOT_FOUND',
  'REGISTRY_DIGEST_MISMATCH',
  'REGISTRY_MANIFEST_INVALID',
];

/** FROM_MISSING: what `from` names is not there. */
export function missing(written: string, what: string, hint = MAKE_IT): Problem {
  return new Problem([error('FROM_MISSING', `from: ${quoteWritten(written)}: ${what}`, hint)]);
}

const MAKE_IT =
  'Run the program that makes it before this step, in the same job, and check the path: it starts at the working directory.';

/** FROM_KIND: there is something else than the first word of the entry says. */
export function otherKind(written: string, what: string, hint: string): Problem {
  return new Problem([error('FROM_KIND', `from: ${quoteWritten(written)}: ${what}`, hint)]);
}

/** FROM_SEVERAL: there are several images, and the entry names none of them. */
export function several(written: string, names: readonly string[]): Problem {
  const plain = names.filter((name) => /^[\w./:@+-]{1,200}$/.test(name));
  const shown = plain.slice(0, 10).join(', ');
  const more = plain.length > 10 ? ` and ${plain.length - 10} more` : '';
  const what = plain.length === 0 ? 'several images' : `several images: ${shown}${more}`;
  return new Problem([
    error(
      'FROM_SEVERAL',
      `from: ${quoteWritten(written)}: it has ${what}`,
      `Name the one to ship behind it: ${quoteWritten(`${written}:${plain[0] ?? unnamed(written)}`)}.`,
    ),
  ]);
}

/** How an image without a name is written: the first of a Docker archive, or a digest of a layout. */
function unnamed(written: string): string {
  return written.startsWith('docker-archive:') ? '@0' : 'TAG';
}

/** FROM_BROKEN: a part of the image lacks or is not what its digest says. */
export function broken(written: string, why: string, cause?: unknown): Problem {
  return new Problem([describeBroken(written, why)], { cause });
}

function describeBroken(written: string, why: string): ProblemData {
  const hint =
    'Make the image again. A layout must be whole: oci-layout, index.json and all of blobs, unchanged.';
  return error('FROM_BROKEN', `from: ${quoteWritten(written)}: ${why.replace(/\.$/, '')}`, hint);
}

/** The same problem, in which what is wrong with files is said of the entry. */
export function toMadeProblem(thrown: unknown, written: string): unknown {
  if (!(thrown instanceof Problem)) return thrown;
  const problems = thrown.problems.map((one) =>
    OF_FILES.includes(one.code) ? describeBroken(written, one.message) : one,
  );
  return new Problem(problems, { cause: thrown });
}
