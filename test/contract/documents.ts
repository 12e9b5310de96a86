// SPDX-License-Identifier: Apache-2.0
// The Markdown documents of the project for the contract tests: their text, code blocks, tables, headings and links.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the project. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The text of a file of the project. */
export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** What users read: the README and the guides. */
export const guides: readonly string[] = [
  'README.md',
  'SECURITY.md',
  'examples/README.md',
  ...listMarkdown('docs'),
];

/** Every Markdown document of the project, with its path. */
export const documents: readonly string[] = [
  ...guides,
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'test/ship/what-happens-when.md',
  ...listMarkdown('docs/decisions'),
];

function listMarkdown(folder: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);
}

/** A block of code in a document. */
export interface Block {
  /** Where it is: `docs/cookbook.md:23`. */
  readonly name: string;
  readonly language: string;
  /** What its first line says that it is, where it is a file. */
  readonly path: string;
  readonly text: string;
}

/** The code blocks of a document. */
export function listBlocks(document: string): readonly Block[] {
  const text = read(document);
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(
    ({ index, 1: language = '', 2: code = '' }) => ({
      name: `${document}:${text.slice(0, index).split('\n').length}`,
      language,
      path: /^(?:#|\/\/) (\S+\.\w+|Jenkinsfile)\n/.exec(code)?.[1] ?? '',
      text: code,
    }),
  );
}

/** The headings of a document as links spell them. @see https://docs.github.com/en/get-started/writing-on-github */
export function listAnchors(document: string): readonly string[] {
  return listHeadings(read(document)).map(({ title }) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** A heading and what stands below it, up to the next heading of any level. */
export interface Section {
  readonly level: number;
  readonly title: string;
  readonly text: string;
}

/** The headings of a Markdown text, code blocks left out. */
export function listHeadings(text: string): readonly Section[] {
  const bare = text.replaceAll(/^```[\s\S]*?^```$/gm, (block) => block.replaceAll(/^#/gm, ' '));
  return [...bare.matchAll(/^(#+) (.+)\n([\s\S]*?)(?=^#+ |(?![\s\S]))/gm)].map(
    ([, marks = '', title = '', below = '']) => ({ level: marks.length, title, text: below }),
  );
}

/** The tables below a heading, each as rows of cells without its head. */
export function readTables(document: string, heading: string): readonly (readonly string[])[][] {
  const section = listHeadings(read(document)).find(({ title }) => title === heading);
  if (section === undefined) throw new Error(`${document} has no heading "${heading}"`);
  const lines = section.text.split('\n');
  const tables: (readonly string[])[][] = [];
  for (const [index, line] of lines.entries()) {
    if (line.startsWith('| -')) tables.push([]);
    else if (line.startsWith('| ') && !(lines[index + 1] ?? '').startsWith('| -'))
      tables.at(-1)?.push(toCells(line));
  }
  return tables;
}

/** The first cell of each row of the first table below a heading, without back quotes. */
export function listKeys(document: string, heading: string): readonly string[] {
  return (readTables(document, heading)[0] ?? []).map(([key = '']) => key.replaceAll('`', ''));
}

/** What stands in back quotes. */
export function listCode(text: string): readonly string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}

function toCells(line: string): readonly string[] {
  return line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());
}
