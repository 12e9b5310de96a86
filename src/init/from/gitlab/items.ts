// SPDX-License-Identifier: Apache-2.0
// Items of a script of GitLab: each command on its own, and what only some runs do. Pure.
import { readScript } from '../shell/words.ts';
import type { ScriptItem } from './pipeline.ts';

/** The runs that do something besides. */
export type Only = 'default-branch' | 'tag';

/** The commands of an item of several lines, each on its own; those between `if` and `fi` stay together. */
export function splitItem(item: ScriptItem): readonly ScriptItem[] {
  const lines = item.text?.split('\n') ?? [];
  if (lines.length < 2 || /<<|`/.test(item.text ?? '')) return [item];
  const parts = groupLines(lines);
  const items = parts.map(({ at, lines: own }) => ({ line: item.line + at, text: own.join('\n') }));
  return items.every(({ text }) => isWhole(text)) ? items : [item];
}

interface Group {
  readonly at: number;
  readonly lines: readonly string[];
}

/** Lines that belong together. */
function groupLines(lines: readonly string[]): readonly Group[] {
  const groups: Group[] = [];
  let depth = 0;
  let isOpen = false;
  for (const [at, line] of lines.entries()) {
    const last = isOpen ? groups.pop() : undefined;
    groups.push({ at: last?.at ?? at, lines: [...(last?.lines ?? []), line] });
    depth += deepen(line);
    isOpen = depth > 0 || /\\\s*$|(?:&&|\||\{|\()\s*$/.test(line);
  }
  return groups;
}

/** How many compound commands a line opens, without those that it closes. */
function deepen(line: string): number {
  const count = (pattern: RegExp): number => [...line.matchAll(pattern)].length;
  return (
    count(/(?:^|[;\s])(?:if|for|while|until|case)(?=\s)/g) -
    count(/(?:^|[;\s])(?:fi|done|esac)(?=[\s;]|$)/g)
  );
}

/** Whether compound commands and quotation marks end where they begin. */
function isWhole(text: string): boolean {
  const depth = text.split('\n').reduce((sum, line) => sum + deepen(line), 0);
  const commands = readScript(text);
  return depth === 0 && (!('reason' in commands) || commands.reason !== 'a quote is not closed');
}

/** What a run of the default branch, or of a git tag, does besides. */
export function readConditional(
  text: string,
): { readonly only: Only; readonly body: string } | undefined {
  const all = /^\s*if\s+(?<test>\[[^\n]*\])\s*;?\s*then\s+(?<body>.*?)\s*;?\s*fi\s*$/s.exec(text);
  const { test = '', body = '' } = all?.groups ?? {};
  if (/\b(?:else|elif|if)\b/.test(body)) return undefined;
  const plain = test.replaceAll(/["'{}]/g, '').replaceAll(/\[+\s*|\s*\]+/g, '');
  if (/^\$CI_COMMIT_(?:BRANCH|REF_NAME)\s*==?\s*\$CI_DEFAULT_BRANCH$/.test(plain)) {
    return { only: 'default-branch', body };
  }
  return /^(?:-n\s+)?\$CI_COMMIT_TAG(?:\s*!=\s*)?$/.test(plain) ? { only: 'tag', body } : undefined;
}
