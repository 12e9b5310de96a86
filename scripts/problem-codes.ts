// SPDX-License-Identifier: Apache-2.0
// Lists every problem code in the sources with its positions: `npx jiti scripts/problem-codes.ts`.
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What the type checker prints for `ProblemCode`. */
const PROBLEM_CODE = /Uppercase<string>|\bProblemCode\b/;
const CODE = /^[A-Z0-9]+(?:_[A-Z0-9]+)+$/;

/**
 * The codes and where each is used (`src/ship/disk.ts:20`): every string value of an expression of type `ProblemCode`,
 * so that a code in a constant, a table or a condition counts, and the name of a variable does not.
 */
export function listProblemCodes(): ReadonlyMap<string, readonly string[]> {
  const program = createProgram();
  const checker = program.getTypeChecker();
  const found = new Map<string, string[]>();
  const visit = (node: ts.Node, file: ts.SourceFile): void => {
    if (ts.isStringLiteralLike(node) || ts.isIdentifier(node)) {
      for (const code of listCodes(node, checker)) {
        const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
        const where = `${relative(root, file.fileName)}:${line + 1}`;
        found.set(code, [...(found.get(code) ?? []), where]);
      }
    }
    node.forEachChild((child) => {
      visit(child, file);
    });
  };
  const isOwn = ({ fileName }: ts.SourceFile) => relative(root, fileName).startsWith('src/');
  for (const file of program.getSourceFiles().filter(isOwn)) visit(file, file);
  return new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function createProgram(): ts.Program {
  const path = `${root}tsconfig.json`;
  const { config } = ts.readConfigFile(path, (name) => ts.sys.readFile(name)) as {
    config: unknown;
  };
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const sources = fileNames.filter((name) => relative(root, name).startsWith('src/'));
  return ts.createProgram(sources, { ...options, incremental: false });
}

/** The codes that an expression can be, if a code is expected; none elsewhere. */
function listCodes(node: ts.StringLiteralLike | ts.Identifier, checker: ts.TypeChecker): string[] {
  if (ts.isStringLiteralLike(node)) {
    return CODE.test(node.text) && isWanted(node, checker) ? [node.text] : [];
  }
  // A name can hold a code only as an argument of `error` or `notice`; everything else is found as a string.
  const { parent } = node;
  if (!ts.isCallExpression(parent) || parent.arguments[0] !== node) return [];
  if (!/^(?:error|notice)$/.test(parent.expression.getText())) return [];
  const type = checker.getTypeAtLocation(node);
  const parts = type.isUnion() ? type.types : [type];
  return parts.flatMap((part) => (part.isStringLiteral() ? [part.value] : []));
}

function isWanted(node: ts.Expression, checker: ts.TypeChecker): boolean {
  const wanted = checker.getContextualType(node);
  return wanted !== undefined && PROBLEM_CODE.test(checker.typeToString(wanted));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [code, places] of listProblemCodes())
    process.stdout.write(`${code}  ${places.join(' ')}\n`);
}
