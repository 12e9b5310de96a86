// SPDX-License-Identifier: Apache-2.0
// Who imports whom in src/, read with the compiler. Knows no rules; `architecture.test.ts` has them.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** One import, export-from or `import()`. */
export interface Import {
  /** `src/plan/tags/tags.ts` */
  readonly file: string;
  /** `src/problem.ts`, `node:crypto`, or a package's name. */
  readonly target: string;
  /** Gone when compiled. */
  readonly isTypeOnly: boolean;
}

/** A source file of the project. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Every TypeScript file below `src/`. */
export function readSources(): readonly Source[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => {
      const path = `src/${name}`;
      const text = readFileSync(join(root, path), 'utf8');
      return { path, text, imports: readImports(path, text) };
    });
}

/** The folders below `test/<module>`, as `plan/tags` for `test/plan/tags`, of every module in `src/`. */
export function readTestFolders(): readonly string[] {
  const list = (path: string, recursive: boolean) =>
    readdirSync(join(root, path), { recursive, withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
  const modules = new Set(list('src', false).map(({ name }) => name));
  return list('test', true)
    .map(({ parentPath, name }) => relative(join(root, 'test'), join(parentPath, name)))
    .filter((folder) => modules.has(folder.split('/')[0] ?? ''));
}

/** `plan` for `src/plan/tags/tags.ts`; a file outside the modules is its own module: `src/problem.ts`. */
export function moduleOf(path: string): string {
  const parts = path.split('/');
  return parts.length > 2 ? (parts[1] ?? path) : path;
}

function readImports(file: string, text: string): Import[] {
  const imports: Import[] = [];
  const add = (specifier: string, isTypeOnly: boolean): void => {
    imports.push({ file, target: resolveTarget(file, specifier), isTypeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, isTypeImport(node));
    } else if (
      ts.isExportDeclaration(node) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      add(node.moduleSpecifier.text, node.isTypeOnly);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [specifier] = node.arguments;
      if (specifier && ts.isStringLiteral(specifier)) add(specifier.text, false);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      if (ts.isStringLiteral(node.argument.literal)) add(node.argument.literal.text, true);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
  return imports;
}

/** `import type …`, or `import { type A, type B }` and nothing else. */
function isTypeImport(node: ts.ImportDeclaration): boolean {
  const clause = node.importClause;
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = clause.namedBindings;
  if (clause.name || !bindings || !ts.isNamedImports(bindings)) return false;
  return bindings.elements.every((element) => element.isTypeOnly);
}

function resolveTarget(file: string, specifier: string): string {
  if (specifier.startsWith('.')) {
    const path = relative(root, join(root, dirname(file), specifier));
    return path.startsWith('node_modules/') ? packageOf(path.slice('node_modules/'.length)) : path;
  }
  return specifier.startsWith('node:') ? specifier : packageOf(specifier);
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}
