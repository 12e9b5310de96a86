// SPDX-License-Identifier: Apache-2.0
// Expressions and variables of a GitHub workflow → what they stand for, as far as the file says it.
import { UNKNOWN, type Fill } from './publisher.ts';
import { toFields, toList, toText, toUnique, type Fields } from './values.ts';

/** What expressions of a job may name. */
export interface WorkflowScope {
  /** Variables of the workflow, the job and the step. */
  readonly env: Fields;
  /** `strategy.matrix` of the job. */
  readonly matrix: Fields;
  /** `owner/name` of the project. */
  readonly slug?: string;
}

/** Texts that one text may become. */
const MOST_TEXTS = 50;
/** Expressions and variables that are filled in for one text, those within variables too. */
const MOST_PLACES = 200;

const PLACE = /\$\{\{([^{}]*)\}\}|\$\{([A-Za-z_]\w*)(?:,,)?\}|\$([A-Za-z_]\w*)/g;

/** Fills in the expressions and shell variables of a text; a matrix gives several texts. */
export function createFill(scope: WorkflowScope): Fill {
  return (text) => fill(text, { ...scope, left: MOST_PLACES });
}

/** A scope, and how many places may be filled in yet. */
interface Filling extends WorkflowScope {
  readonly left: number;
}

function fill(text: string, filling: Filling): readonly string[] {
  let texts: readonly string[] = [''];
  let end = 0;
  for (const match of text.matchAll(PLACE)) {
    const [whole, expression, ...names] = match;
    const before = text.slice(end, match.index);
    end = match.index + whole.length;
    const name = names.find((word: string | undefined) => word !== undefined) ?? '';
    const values =
      expression === undefined
        ? readVariable(name, filling)
        : readExpression(expression.trim(), filling);
    texts = texts
      .flatMap((head) => values.map((value) => `${head}${before}${value}`))
      .slice(0, MOST_TEXTS);
  }
  return toUnique(texts.map((head) => `${head}${text.slice(end)}`));
}

/**
 * | expression                        | stands for                              |
 * | --------------------------------- | --------------------------------------- |
 * | `github.repository`               | `owner/name` of the git remote          |
 * | `github.repository_owner`, `github.event.repository.name` | its parts       |
 * | `env.NAME`                        | the variable, where the file sets it    |
 * | `matrix.name`, `matrix.a.b`       | all its values                          |
 * | `'text'`                          | the text                                |
 * | any other                         | not known                               |
 */
function readExpression(expression: string, scope: Filling): readonly string[] {
  const own = readProject(expression, scope);
  if (own !== undefined) return [own];
  const literal = /^'([^']*)'$/.exec(expression)?.[1];
  if (literal !== undefined) return [literal];
  const variable = /^env\.([A-Za-z_]\w*)$/.exec(expression)?.[1];
  if (variable !== undefined) return readVariable(variable, scope);
  const path = /^matrix\.([\w.-]+)$/.exec(expression)?.[1];
  return path === undefined ? [UNKNOWN] : readMatrix(path.split('.'), scope);
}

/** A part of the project's name; undefined for an expression that is about something else. */
function readProject(expression: string, { slug }: WorkflowScope): string | undefined {
  const [owner, name] = slug?.split('/') ?? [];
  const parts: Readonly<Record<string, string | undefined>> = {
    'github.repository': slug,
    'github.repository_owner': owner,
    'github.event.repository.name': name,
  };
  return Object.hasOwn(parts, expression) ? (parts[expression] ?? UNKNOWN) : undefined;
}

function readVariable(name: string, scope: Filling): readonly string[] {
  if (name === 'GITHUB_REPOSITORY') return [scope.slug ?? UNKNOWN];
  if (name === 'GITHUB_REPOSITORY_OWNER') return [scope.slug?.split('/')[0] ?? UNKNOWN];
  const value = Object.hasOwn(scope.env, name) ? toText(scope.env[name]) : '';
  return value === '' ? [UNKNOWN] : fillInner(value, scope);
}

function readMatrix(path: readonly string[], scope: Filling): readonly string[] {
  const [first = '', ...rest] = path;
  const { matrix } = scope;
  const entries = [
    ...toList(Object.hasOwn(matrix, first) ? matrix[first] : undefined),
    ...toList(matrix.include).flatMap((entry) => toList(toFields(entry)[first])),
  ];
  const values = entries.map((entry) =>
    toText(rest.reduce((value: unknown, key) => toFields(value)[key], entry)),
  );
  const texts = values.filter((value) => value !== '').slice(0, MOST_TEXTS);
  return texts.length === 0
    ? [UNKNOWN]
    : texts.flatMap((value) => fillInner(value, scope)).slice(0, MOST_TEXTS);
}

/** A value that may name others, as long as there is something left; one that names itself ends so. */
function fillInner(text: string, filling: Filling): readonly string[] {
  if (!text.includes('$')) return [text];
  const places = text.match(PLACE)?.length ?? 0;
  Object.assign(filling, { left: filling.left - places });
  return filling.left < 0 ? [UNKNOWN] : fill(text, filling);
}
