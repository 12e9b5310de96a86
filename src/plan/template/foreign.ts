// SPDX-License-Identifier: Apache-2.0
// Expands texts whose braces may be for another program: labels, annotations, build arguments.
import { notice, type ProblemData } from '../../problem.ts';
import type { Expanded, Expander, Where } from './expressions.ts';
import { quote } from '../quote.ts';
import { suggest } from '../../nearest.ts';

/** An expression in braces, with its content. */
const TOKEN = /\{\{\{?([^{}]*)\}?\}\}/g;

/** Block helpers of Handlebars that may contain our expressions. */
const BLOCK = /^~?(?:[#^/]\s*(?:if|unless|each|with)\b|else\b|\^)/;

/** How many unknown expressions of one text are reported. */
const MOST_KEPT = 20;

/**
 * The text with our expressions expanded. If any braces are unknown (`{{.Name}}`,
 * `{{ range . }}`, an unknown name), they are kept as written with the notice
 * EXPRESSION_FOREIGN, and only single names of ours are expanded.
 *
 * | text                         | becomes, on `main`           |
 * | ---------------------------- | ---------------------------- |
 * | `{{branch}}`                 | `main`                       |
 * | `{{.Name}}-{{branch}}`       | `{{.Name}}-main`             |
 * | `{{ range . }}x{{ end }}`    | as written                   |
 * | `{{date}}`                   | an error: a date needs a format |
 */
export async function fillOwn(
  expander: Pick<Expander, 'expand' | 'names'>,
  text: string,
  where: Where,
): Promise<Expanded> {
  const names = Object.keys(expander.names.everywhere);
  const foreign = listForeign(text, names);
  if (foreign.length === 0) return expander.expand(text, where);
  const problems: ProblemData[] = [];
  const empty: string[] = [];
  let filled = '';
  let from = 0;
  for (const { index, 0: token, 1: inner = '' } of text.matchAll(TOKEN)) {
    if (!isName(inner, names)) continue;
    const expanded = await expander.expand(token, where);
    problems.push(...expanded.problems);
    if (!expanded.ok) return { ok: false, problems };
    empty.push(...(expanded.empty ?? []));
    filled += text.slice(from, index) + expanded.value;
    from = index + token.length;
  }
  const kept = [...new Set(foreign)].slice(0, MOST_KEPT);
  const told = kept.map((token) => describe(token, names, where));
  return { ok: true, value: filled + text.slice(from), problems: [...problems, ...told], empty };
}

/** The unknown braces, including a pair that is never closed. */
function listForeign(text: string, names: readonly string[]): readonly string[] {
  if (!text.includes('{{')) return [];
  const tokens = [...text.matchAll(TOKEN)]
    .filter(([, inner = '']) => !isName(inner, names) && !BLOCK.test(inner.trim()))
    .map(([token]) => token);
  return text.replaceAll(TOKEN, '').includes('{{') ? [...tokens, '{{'] : tokens;
}

/** Whether the first word in braces is a name of ours. */
function isName(inner: string, names: readonly string[]): boolean {
  const [, name = ''] = /^~?\s*([A-Za-z_]\w*)(?![\w.])/.exec(inner) ?? [];
  return names.includes(name);
}

function describe(token: string, names: readonly string[], where: Where): ProblemData {
  const [name = ''] = /[A-Za-z_]\w*/.exec(token) ?? [];
  const isWord = /^\{\{\s*[A-Za-z_]\w*\s*\}\}$/.test(token);
  const setting = typeof where === 'string' ? where : `${where.setting}:${where.line}`;
  return notice(
    'EXPRESSION_FOREIGN',
    `${setting}: ${quote(token)} is not a known expression, and is kept as written`,
    isWord ? suggest(name, names) : '',
  );
}
