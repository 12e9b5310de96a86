// SPDX-License-Identifier: Apache-2.0
// Items of a script of GitLab: each command on its own, and what only some runs do. Pure.
import { plainText, readScript } from '../../shell/words.ts';
import type { ScriptItem } from './script-items.ts';

/** The runs that do something besides. */
export type Only = 'default-branch' | 'other-ref' | 'tag';

/** A variable that is one text in runs of the default branch, and another in all others. */
export interface Choice {
  readonly name: string;
  readonly texts: readonly (readonly [Only, string])[];
}

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
  readonly lines: string[];
}

/** Lines that belong together. */
function groupLines(lines: readonly string[]): readonly Group[] {
  const groups: Group[] = [];
  let depth = 0;
  let isOpen = false;
  for (const [at, line] of lines.entries()) {
    const last = groups.at(-1);
    if (isOpen && last !== undefined) last.lines.push(line);
    else groups.push({ at, lines: [line] });
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
  const only = readTest(test);
  return only === undefined ? undefined : { only, body };
}

/** `if [ the default branch ]; then tag=a; else tag=b; fi`, with nothing else but what it says. */
export function readChoice(text: string): Choice | undefined {
  const all =
    /^\s*if\s+(?<test>\[[^\n]*\])\s*;?\s*then\s+(?<body>.*?)\s*;?\s*else\s+(?<other>.*?)\s*;?\s*fi\s*$/s.exec(
      text,
    );
  const { test = '', body = '', other = '' } = all?.groups ?? {};
  const [one, another] = [readSetting(body), readSetting(other)];
  const isChoice = readTest(test) === 'default-branch' && one !== undefined;
  if (!isChoice || another?.name !== one.name) return undefined;
  const texts = [
    ['default-branch', one.text],
    ['other-ref', another.text],
  ] as const;
  return { name: one.name, texts };
}

/** The only variable that commands set, which say something besides at most. */
function readSetting(body: string): { readonly name: string; readonly text: string } | undefined {
  const commands = readScript(body);
  if ('reason' in commands) return undefined;
  const others = commands.filter(({ words }) => plainText(words[0] ?? []) !== 'echo');
  const [only, ...further] = others.map(({ words }) => (words.length === 1 ? words[0] : undefined));
  if (only === undefined || further.length > 0) return undefined;
  const all = only.map((part) => ('text' in part ? part.text : `\${${part.variable}}`)).join('');
  const [, name, text] = /^([A-Za-z_]\w*)=(.*)$/s.exec(all) ?? [];
  return name === undefined || text === undefined ? undefined : { name, text };
}

function readTest(test: string): Only | undefined {
  const plain = test.replaceAll(/["'{}]/g, '').replaceAll(/\[+\s*|\s*\]+/g, '');
  if (/^\$CI_COMMIT_(?:BRANCH|REF_NAME)\s*==?\s*\$CI_DEFAULT_BRANCH$/.test(plain)) {
    return 'default-branch';
  }
  return /^(?:-n\s+)?\$CI_COMMIT_TAG(?:\s*!=\s*)?$/.test(plain) ? 'tag' : undefined;
}
