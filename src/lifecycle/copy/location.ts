// SPDX-License-Identifier: Apache-2.0
// Where images are copied from and to, as users write it. Pure.
import { isTag, parseRepository } from '../../plan/reference/references.ts';
import { error, Problem, type ProblemData } from '../../problem.ts';
import type { RepositoryName } from '../../registry-host.ts';
import { isDigest, isShortDigest, WHOLE_DIGEST } from '../../registry/blobs/digest.ts';

/** A repository of a registry, or a layout on disk, with what is meant there. */
export interface Location {
  readonly kind: 'registry' | 'directory' | 'archive';
  /** As it is printed: `ghcr.io/acme/app`, `oci:backup`. */
  readonly label: string;
  /** Set for a registry. */
  readonly repository?: RepositoryName;
  /** Set for a layout. */
  readonly path?: string;
  /** A tag, a pattern of tags, or a digest. */
  readonly reference?: string;
}

/**
 * A word of the command line as a location.
 *
 * | word                             | kind        | reference   |
 * | -------------------------------- | ----------- | ----------- |
 * | `ghcr.io/acme/app:1.2.3`         | `registry`  | `1.2.3`     |
 * | `127.0.0.1:5000/app`             | `registry`  |             |
 * | `ghcr.io/acme/app:1.*`           | `registry`  | `1.*`       |
 * | `acme/app@sha256:…`              | `registry`  | `sha256:…`  |
 * | `oci:backup/app:1.2.3`           | `directory` | `1.2.3`     |
 * | `oci-archive:app.tar`            | `archive`   |             |
 *
 * @throws Problem COPY_LOCATION
 */
export function parseLocation(word: string): Location {
  const [, scheme, rest = ''] = /^(oci|oci-archive):(.*)$/s.exec(word) ?? [];
  const [name, reference] = splitReference(scheme === undefined ? word : rest);
  if (isShortDigest(word)) throw bad(word, 'its digest is cut short', WHOLE_DIGEST);
  if (reference !== undefined && !isReference(reference)) {
    throw bad(word, `invalid tag ${JSON.stringify(reference.slice(0, 140))}`);
  }
  const found = scheme === undefined ? toRepository(name) : toLayout(scheme, name, word);
  return reference === undefined ? found : { ...found, reference };
}

function toLayout(scheme: string, path: string, word: string): Location {
  if (path === '') throw bad(word, 'the path is missing');
  if (path === '-')
    throw bad(word, 'a layout is not copied through standard input or output', DASH);
  const kind = scheme === 'oci' ? 'directory' : 'archive';
  return { kind, label: `${scheme}:${path}`, path };
}

function toRepository(name: string): Location {
  const parsed = parseRepository(name);
  if (!parsed.ok) throw new Problem(parsed.problems.map(explain));
  return { kind: 'registry', label: parsed.value.name, repository: parsed.value };
}

/** Name and reference: what stands behind `@`, or behind the last colon unless a slash follows. */
function splitReference(word: string): readonly [string, string | undefined] {
  const [, named = '', digest] = /^(.*)@([^@]*)$/s.exec(word) ?? [];
  if (digest !== undefined) return [named.replace(/:[^:/]*$/, ''), digest];
  const [, name, tag] = /^(.*):([^:/]*)$/s.exec(word) ?? [];
  return name === undefined ? [word, undefined] : [name, tag];
}

function isReference(text: string): boolean {
  return isDigest(text) || isTag(text) || isPattern(text);
}

/** Whether a reference means several tags: `1.*`, `?.2`. */
export function isPattern(reference: string): boolean {
  return /^[\w.*?-]{1,128}$/.test(reference) && /[*?]/.test(reference);
}

function explain(problem: ProblemData): ProblemData {
  return { ...problem, hint: problem.hint === '' ? FORMS : problem.hint };
}

const FORMS =
  'Write a repository (ghcr.io/acme/app:1.2.3), oci:DIR for a directory or oci-archive:FILE for a tar archive.';

const DASH = 'Write a path. One that is - is written ./-.';

function bad(word: string, why: string, hint = FORMS): Problem {
  const shown = JSON.stringify(word.slice(0, 200));
  return new Problem([error('COPY_LOCATION', `invalid location ${shown}: ${why}`, hint)]);
}
