// SPDX-License-Identifier: Apache-2.0
// Whole references in the `tags` setting, as docker/build-push-action takes them.
import { describeBadTag, isTag, parseRepository } from '../reference/references.ts';
import { quote } from '../quote.ts';
import type { Field } from './lines.ts';
import { errorAt, type SourceSpan } from './source-span.ts';
import type { ProblemData } from '../../problem.ts';

/** A reference as written: both parts may contain expressions. */
export interface WrittenReference {
  readonly repository: string;
  readonly tag: string;
  readonly text: string;
  readonly span: SourceSpan;
}

/** The references of an entry, or its problems. */
export type ReferencesRead =
  | { readonly ok: true; readonly references: readonly WrittenReference[] }
  | { readonly ok: false; readonly problem: ProblemData };

/** A part of an entry, as far as it is known without facts. */
type Part =
  | { readonly kind: 'reference'; readonly repository: string; readonly tag: string }
  | { readonly kind: 'illegal'; readonly repository: string; readonly tag: string }
  | { readonly kind: 'digest' | 'untagged' | 'broken' | 'word' };

/**
 * The whole references of an entry of `tags`; undefined if the entry is a rule.
 *
 * | entry                             | is                                                 |
 * | --------------------------------- | -------------------------------------------------- |
 * | `ghcr.io/acme/app:1.0`            | one reference                                      |
 * | `app:test`                        | one, of `docker.io/library/app`                    |
 * | `acme/app:1,ghcr.io/acme/app:1`   | two: commas separate where every part is one       |
 * | `acme/app`, `acme/app@sha256:…`   | RULE_REFERENCE: no tag is given                    |
 * | `acme/app:feature/x`              | RULE_REFERENCE: the tag is illegal                 |
 * | `feature/x`, `12:30:45`           | RULE_REFERENCE: neither a tag nor a reference      |
 * | `latest`, `type=raw,value=a/b`    | a rule                                             |
 */
export function readReferences(fields: readonly Field[]): ReferencesRead | undefined {
  const bare = fields.filter(({ text }) => text.trim() !== '');
  const parts = bare.map((field) => ({ field, part: readPart(field.text.trim()) }));
  const odd = parts.find(({ part }) => part.kind !== 'word');
  if (odd === undefined) return undefined;
  const references = parts.flatMap(({ field: { text, span }, part }) =>
    part.kind === 'reference' ? [{ ...part, text: text.trim(), span }] : [],
  );
  if (references.length === parts.length) return { ok: true, references };
  const wrong = parts.find(({ part }) => part.kind !== 'reference') ?? odd;
  const shown = wrong.part.kind === 'word' ? odd : wrong;
  return { ok: false, problem: describe(shown.field, shown.part, parts.length > 1) };
}

/** The kind of a part; `key=value` is always a word of a rule. */
function readPart(text: string): Part {
  // Expressions count as letters, whatever they contain.
  const shape = text.replaceAll(/\{\{.*?\}\}/gs, (expression) => 'x'.repeat(expression.length));
  if (!/[/:]/.test(shape) || shape.indexOf('=') > 0) return { kind: 'word' };
  if (/@sha\d+:/.test(shape)) return { kind: 'digest' };
  return isRepository(shape) ? { kind: 'untagged' } : splitReference(text, shape);
}

function splitReference(text: string, shape: string): Part {
  const [, name = '', shown] = /^((?:[^/:@]*(?::\d+)?\/)?[^:@]+):(.*)$/s.exec(shape) ?? [];
  if (shown === undefined || !isRepository(name) || isOdd(name, shown)) return { kind: 'broken' };
  if (shown === '') return { kind: 'untagged' };
  const [repository, tag] = [text.slice(0, name.length), text.slice(name.length + 1)];
  return { kind: isTag(tag) || tag !== shown ? 'reference' : 'illegal', repository, tag };
}

/** A user before a host, a time of day, and the like: not a tag. */
function isOdd(name: string, tag: string): boolean {
  return tag.includes('@') || (tag.includes(':') && !name.includes('/'));
}

function isRepository(text: string): boolean {
  return parseRepository(text).ok;
}

function describe({ text, span }: Field, part: Part, isOneOfSeveral: boolean): ProblemData {
  const shown = quote(hideUser(text.trim()));
  const [repository] = /^[^@]*/.exec(text.trim().replace(/:$/, '')) ?? [''];
  switch (part.kind) {
    case 'illegal':
      return at(span, describeIllegal(part), writeLegal(part));
    case 'digest':
      return at(span, `${shown} ends with a digest, and "tags" gives tags`, writeTags(repository));
    case 'untagged':
      return at(span, `${shown} looks like a repository, and has no tag`, writeTags(repository));
    case 'reference':
    case 'broken':
    case 'word': {
      const why = isOneOfSeveral
        ? `${shown} is mixed with words that are not whole references`
        : `${shown} is neither a tag nor a whole reference such as ghcr.io/acme/app:1.0`;
      const hint =
        'Write whole references, one a line: ghcr.io/acme/app:1.0. ' +
        'Or write the repository under images and the tag alone under tags:\n  images: ghcr.io/acme/app\n  tags: 1.0';
      return at(span, why, hint);
    }
  }
}

function describeIllegal({ tag }: { readonly tag: string }): string {
  return `${quote(tag)} cannot be a tag: ${describeBadTag(tag)}`;
}

function writeLegal({
  repository,
  tag,
}: {
  readonly repository: string;
  readonly tag: string;
}): string {
  const legal = tag.replaceAll(/[^A-Za-z0-9._-]+/g, '-');
  return (
    `Write ${repository}:${legal}. Rules make names of branches and git tags legal:\n` +
    `  images: ${repository}\n  tags: type=ref,event=branch`
  );
}

function writeTags(repository: string): string {
  const name = repository.trim();
  return (
    `For tags that follow from git, write the repository under images and leave tags out:\n  images: ${name}\n` +
    `For this one tag alone, write it after the repository:\n  tags: ${name}:latest\n` +
    `For a tag of that name write it without the slash: ${name.replaceAll(/[^A-Za-z0-9._-]+/g, '-')}.`
  );
}

/** The line is not shown if it may contain a password. */
function at(span: SourceSpan, message: string, hint: string): ProblemData {
  const safe = hideUser(span.source);
  const shown = safe === span.source ? span : { ...span, source: safe, start: 0, length: 1 };
  return errorAt(shown, 'RULE_REFERENCE', message, hideUser(hint));
}

/** `user:word@host/…` may hold a password. */
function hideUser(text: string): string {
  return text.replaceAll(/[^\s,"]*:[^\s,"]*@(?!sha\d+:)/g, '***@');
}
