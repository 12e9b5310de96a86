// SPDX-License-Identifier: Apache-2.0
// The `images` setting as docker/metadata-action reads it: names, each enabled or disabled.
import type { ProblemData } from '../../problem.ts';
import { quote } from '../quote.ts';
import { type Field, readEntries, readRuleFields } from '../rules/lines.ts';
import { suggest } from '../../nearest.ts';
import { errorAt, type SourceSpan } from '../rules/source-span.ts';

/** The names of the enabled images, in lower case, and the problems of the setting. */
export interface Images {
  readonly names: readonly string[];
  /** Where each name is written, for messages. */
  readonly spans: readonly SourceSpan[];
  readonly problems: readonly ProblemData[];
}

interface Draft {
  readonly name: string;
  readonly span: SourceSpan;
  readonly isEnabled: boolean;
  readonly problems: readonly ProblemData[];
}

/**
 * The images of a setting: one per line, `name=…,enable=…` or just the name. A single line of
 * names may hold several images; with more lines, the last name of each line counts, as in the
 * original.
 */
export async function parseImages(text: string, isStrict: boolean): Promise<Images> {
  const entries = await readEntries(text, { setting: 'images', strict: isStrict });
  if (!entries.ok) return { names: [], spans: [], problems: entries.problems };
  const drafts: Draft[] = [];
  for (const entry of entries.value) {
    const fields = await readRuleFields(entry);
    if (!fields.ok) {
      drafts.push({ ...disabled(entry.span), problems: fields.problems });
      continue;
    }
    const isList = entries.value.length === 1 && fields.value.every(isName);
    if (isList) for (const field of fields.value) drafts.push(readName(field));
    else drafts.push(readImage(fields.value, entry.span));
  }
  const enabled = drafts.filter(({ isEnabled }) => isEnabled);
  return {
    names: enabled.map(({ name }) => name.toLowerCase()),
    spans: enabled.map(({ span }) => span),
    problems: drafts.flatMap(({ problems }) => problems),
  };
}

function isName({ text }: Field): boolean {
  return !text.includes('=');
}

function readName({ text, span }: Field): Draft {
  return { name: text.trim(), span, isEnabled: true, problems: [] };
}

function readImage(fields: readonly Field[], span: SourceSpan): Draft {
  let draft: Draft = { name: '', span, isEnabled: true, problems: [] };
  for (const field of fields) draft = readField(draft, field);
  if (draft.name !== '' || draft.problems.length > 0) return draft;
  const problem = errorAt(
    span,
    'IMAGES_NAME',
    'an image has no name',
    'Add "name=ghcr.io/acme/app".',
  );
  return { ...draft, problems: [problem] };
}

function readField(draft: Draft, { text, span }: Field): Draft {
  const [first = '', value] = text.split('=').map((part) => part.trim());
  if (value === undefined) return { ...draft, name: first, span };
  switch (first.toLowerCase()) {
    case 'name':
      return { ...draft, name: value, span };
    case 'enable':
      if (value === 'true' || value === 'false') return { ...draft, isEnabled: value === 'true' };
      return refuse(draft, span, {
        message: `invalid value ${quote(value)} for "enable": not true or false`,
        hint: suggest(value, ['true', 'false']),
      });
    default:
      return refuse(draft, span, {
        message: `unknown image attribute ${quote(first)}`,
        hint: suggest(first, ['name', 'enable']),
      });
  }
}

function refuse(
  draft: Draft,
  span: SourceSpan,
  { message, hint }: { readonly message: string; readonly hint: string },
): Draft {
  const problem = errorAt(span, 'IMAGES_ATTRIBUTE', message, hint);
  return { ...draft, problems: [...draft.problems, problem] };
}

function disabled(span: SourceSpan): Draft {
  return { name: '', span, isEnabled: false, problems: [] };
}
