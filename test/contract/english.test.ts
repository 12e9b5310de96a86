// SPDX-License-Identifier: Apache-2.0
// User-visible text is plain technical English: no word of a short list stands in messages, help, docs or templates.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { once } from '../../src/once.ts';
import { renderHelp } from '../../src/settings/inputs/help.ts';
import { commands } from '../../src/settings/table/commands.ts';
import { guides, read, root } from './documents.ts';
import { readSources } from './imports.ts';

/** Words and turns that no text for users may have, and what to say instead. */
const banned: readonly { readonly name: string; readonly found: RegExp }[] = [
  { name: 'whoever (the user, the caller)', found: /\bwhoever\b/i },
  { name: 'nobody (no one, no user)', found: /\bnobody\b/i },
  { name: 'somebody (a user, another user)', found: /\bsomebody\b/i },
  { name: 'beside (next to, together with)', found: /\bbeside\b/i },
  { name: 'heed (use, read)', found: /\bheed(?:s|ed|ing)?\b/i },
  { name: 'for ever (forever, permanently)', found: /\bfor ever\b/i },
  { name: 'bits (image)', found: /(?<![-\d] ?)\bbits\b/i },
  {
    name: 'is no X (is not a X, invalid X)',
    found:
      /(?<!\bthere )\b(?:is|are|was|were) no (?!longer|more|less|older|newer|higher|lower|others?)/i,
  },
  { name: 'goes by (uses, depends on)', found: /\b(?:go|goes|went) by\b/i },
  { name: 'in vain (without effect)', found: /\bin vain\b/i },
  { name: 'of its own accord (automatically)', found: /\bof (?:its|their) own accord\b/i },
  { name: 'what there is to say (help)', found: /\bwhat there is to say\b/i },
  { name: 'dock (registry)', found: /\bdocks?\b/i },
  { name: 'voyage (release run)', found: /\bvoyages?\b/i },
  { name: 'wallet (credentials)', found: /\bwallets?\b/i },
  { name: 'if the registry agrees (pending registry check)', found: /\bif the registry agrees\b/i },
  { name: 'nothing was there (tag did not exist)', found: /\bnothing was there\b/i },
];

/** A text and where it stands. */
interface Text {
  readonly at: string;
  readonly text: string;
}

describe('user-visible text is plain English', () => {
  it.each<{ name: string; texts: () => readonly Text[] }>([
    { name: 'messages, hints and help texts in src', texts: readMessages },
    { name: 'the README and the guides', texts: () => guides.flatMap(readLines) },
    { name: 'action.yml and the templates', texts: () => yaml().flatMap(readLines) },
    { name: '--help', texts: readHelp },
  ])('in $name', ({ texts }) => {
    const found = texts().flatMap(({ at, text }) =>
      banned
        .filter((word) => word.found.test(text))
        .map((word) => `${at}: ${word.name}: ${text.trim().slice(0, 160)}`),
    );
    expect(found).toEqual([]);
  });

  it.each([
    ['"x" is no name of a repository', true],
    ['It goes by the builder.', true],
    ['A registry that nobody pushes to.', true],
    ['How bits get out.', true],
    ['if there is no Dockerfile', false],
    ['The registry is no longer asked.', false],
    ['a key of 2048 bits', false],
    ['besides the tags', false],
  ])('finds what it should: %j: %j', (text, isFound) => {
    expect(banned.some(({ found }) => found.test(text))).toBe(isFound);
  });
});

/** What a message may begin with although it is in upper case. */
const PROPER = /^[A-Z]\w*[A-Z_\d]|^(?:Docker|Dockerfile|Sigstore|Rekor|Amazon|Azure|Google|Git)\b/;

it('messages of problems begin in lower case, as they follow a code or a place', () => {
  const wrong = parseSources().flatMap(({ path, file }) => {
    const found: string[] = [];
    const makers = listMakers(file);
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node)) {
        const message = findMessage(node, makers, file);
        const begin = message?.getText(file).slice(1) ?? '';
        if (message && isText(message) && /^[A-Z]/.test(begin) && !PROPER.test(begin)) {
          found.push(`${path}: ${begin.slice(0, 80)}`);
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    return found;
  });
  expect(wrong).toEqual([]);
});

it('nor in a variable does a message begin in upper case', () => {
  const wrong = parseSources().flatMap(({ path, file }) =>
    [...file.text.matchAll(/const (?:message|what) = ['`]([A-Z][^'`]*)/g)]
      .map(([, begin = '']) => begin)
      .filter((begin) => !PROPER.test(begin))
      .map((begin) => `${path}: ${begin.slice(0, 80)}`),
  );
  expect(wrong).toEqual([]);
});

/** The functions of a file that make a problem of a text, which is their first argument or follows a code. */
function listMakers(file: ts.SourceFile): readonly string[] {
  return file.statements
    .filter(ts.isFunctionDeclaration)
    .filter(({ type }) => /^Problem(?:Data)?$/.test(type?.getText(file) ?? ''))
    .map(({ name }) => name?.text ?? '');
}

/** The message in a call that makes a problem. */
function findMessage(
  { expression, arguments: given }: ts.CallExpression,
  makers: readonly string[],
  file: ts.SourceFile,
): ts.Expression | undefined {
  const name = expression.getText(file);
  if (/^(?:error|notice)$/.test(name)) return given[1];
  if (!makers.includes(name)) return undefined;
  const isCode = given[0] !== undefined && /^'[A-Z_\d]+'$/.test(given[0].getText(file));
  return given[isCode ? 1 : 0];
}

/** The syntax of every source file, which is read once. */
const parseSources = once(() =>
  readSources().map(({ path, text }) => ({
    path,
    file: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true),
  })),
);

/** The texts of two words or more in the program: messages, hints, `doc` fields and what is printed. */
function readMessages(): Text[] {
  return parseSources().flatMap(({ path, file }) => {
    const texts: Text[] = [];
    const visit = (node: ts.Node): void => {
      if (isText(node) && /[a-z]{2,} [a-z]/i.test(node.getText(file))) {
        const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
        const shown = node.getText(file).replace(/\s+/g, ' ');
        texts.push({ at: `${path}:${line + 1}`, text: shown });
      } else ts.forEachChild(node, visit);
    };
    visit(file);
    return texts;
  });
}

function isText(node: ts.Node): boolean {
  return (
    ts.isStringLiteral(node) ||
    ts.isNoSubstitutionTemplateLiteral(node) ||
    ts.isTemplateExpression(node)
  );
}

/** The lines of a document. */
function readLines(path: string): Text[] {
  const lines = read(path).split('\n');
  return lines.map((text, index) => ({ at: `${path}:${index + 1}`, text }));
}

function yaml(): string[] {
  return ['action.yml', ...readdirSync(join(root, 'templates')).map((name) => `templates/${name}`)];
}

function readHelp(): Text[] {
  return [undefined, ...commands.map(({ name }) => name)].map((name) => ({
    at: `--help ${name ?? ''}`,
    text: renderHelp(name).replace(/\s+/g, ' '),
  }));
}
