// SPDX-License-Identifier: Apache-2.0
// Expressions in templates: `{{version}}`, `{{date 'YYYYMMDD' tz='Asia/Tokyo'}}`.
import { error, notice, Problem, type Parsed, type ProblemData } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import { type FormatDate, isZone, loadDates } from './dates.ts';
import { compileTemplate, findSyntaxError, listEmpty } from './engine.ts';
import { fillPlainNames } from './plain-names.ts';
import { createScope, createVersionScope, type Scope, type VersionNames } from './scope.ts';
import { quote } from '../quote.ts';
import { suggest } from '../../nearest.ts';
import {
  createContext,
  type FactsSeen,
  isDefaultBranch,
  type RuleContext,
  toShortSha,
} from '../rules/context.ts';
import { errorAt, noticeAt, type SourceSpan } from '../rules/source-span.ts';

/** Where a template is written, for messages: a position in a setting, or the setting's name. */
export type Where = SourceSpan | string;

/** An expanded text, and the names in it that are empty. */
export type Expanded = Parsed<string> & { readonly empty?: readonly string[] };

/** Expands templates for one run. */
export interface Expander {
  /**
   * The text of a template. Nothing is thrown: an invalid template is the
   * problem EXPRESSION_FAILED, an unknown time zone the notice EXPRESSION_TIME_ZONE together with the text.
   *
   * @param scope the known names, instead of the run's own.
   */
  readonly expand: (template: string, where: Where, scope?: Scope) => Promise<Expanded>;
  /** The names that are known in every rule, and the dates that are also known for `type=schedule`. */
  readonly names: { readonly everywhere: Scope; readonly dates: Scope; readonly ours: Scope };
  readonly context: RuleContext;
}

/** What differs between the uses of expressions. */
export interface ExpanderOptions {
  /**
   * Write `&`, `<`, `>`, quotes, `` ` `` and `=` of values as HTML entities. Rules and labels do, since
   * docker/metadata-action does; build arguments do not.
   */
  readonly escape?: boolean;
  /** The run's version where it is not the git tag's: `version`, `major`, `minor`, `patch`, `channel`. */
  readonly version?: VersionNames;
  /** The text becomes a tag: `{{branch}}` is the branch's name in tags, see `toBranchName`. */
  readonly isForTags?: boolean;
}

/**
 * An expander for a run. Handlebars is loaded for the first template with more than names in double braces, Moment
 * for the first with a date; most runs need neither.
 *
 * | name | value |
 * | --- | --- |
 * | `branch`, `tag`, `sha` | the branch; the git tag; the short commit |
 * | `base_ref` | the branch that a change goes to, or that the git tag was pushed from |
 * | `is_default_branch`, `is_not_default_branch` | `true` or `false` |
 * | `date`, `commit_date` | `{{date 'YYYYMMDD' tz='Asia/Tokyo'}}`: now, or the commit's time |
 * | `version`, `major`, `minor`, `patch`, `channel` | the run's version; `channel` is `rc` of `2.0.0-rc.1` |
 * | `build`, `environment`, `arch`, `pr`, `distance` | the build number; the environment; `amd64`; the change's number; commits since the last version |
 * | `name` | the name of the target: the setting `name` |
 *
 * Under `compat: strict` the last three rows are empty.
 */
export function createExpander(
  facts: FactsSeen,
  settings: Settings,
  options: ExpanderOptions = {},
): Expander {
  const context = createContext(facts, settings);
  const branch = options.isForTags === true ? context.branchName : context.branch;
  const engine = { escape: options.escape ?? true };
  let dates: FormatDate | undefined;
  const problems: ProblemData[] = [];
  const formatDate = createDateNames(context, () => dates, problems);
  const ours =
    settings.compat === 'strict'
      ? {}
      : {
          ...createVersionScope(facts, settings, options.version),
          ...createScope(facts, settings),
        };
  const everywhere = { ...ours, ...createContextScope(context, settings, branch), ...formatDate };
  return {
    context,
    names: { everywhere, dates: { ...ours, ...formatDate }, ours },
    expand: async (template, where, scope = everywhere) => {
      if (!template.includes('{{')) return { ok: true, value: template, problems: [] };
      try {
        if (template.includes('date')) dates ??= await loadDates();
        const plain = fillPlainNames(template, scope, engine);
        if (plain !== undefined) {
          const { value, names } = plain;
          return { ok: true, value, problems: [], empty: listEmpty(names, scope) };
        }
        const { fill, names } = await compileTemplate(template, engine);
        // nothing is awaited from here on, so the problems belong to this template
        problems.length = 0;
        const value = fill(scope);
        problems.push(...findUnknown(names, scope));
        const found = problems.map((problem) => locate(problem, where));
        return { ok: true, value, problems: found, empty: listEmpty(names, scope) };
      } catch (cause) {
        return { ok: false, problems: toProblems(cause, template, where) };
      }
    },
  };
}

/** EXPRESSION_FAILED for a template that is invalid in every run. */
export async function checkTemplate(
  template: string,
  where: Where,
): Promise<readonly ProblemData[]> {
  const cause = await findSyntaxError(template);
  return cause === undefined ? [] : toProblems(cause, template, where);
}

/** How many unknown names of one template are reported. */
const MOST_UNKNOWN = 20;

/** Unknown names are empty, as in the original, and usually typos. */
function findUnknown(names: readonly string[], scope: Scope): readonly ProblemData[] {
  return [...new Set(names)]
    .filter((name) => !Object.hasOwn(scope, name))
    .slice(0, MOST_UNKNOWN)
    .map((name) =>
      notice(
        'EXPRESSION_UNKNOWN',
        `{{${name}}} is not defined here`,
        suggest(name, Object.keys(scope)),
      ),
    );
}

function createContextScope(
  context: RuleContext,
  settings: Settings,
  branch: string | undefined,
): Scope {
  const isDefault = () => String(isDefaultBranch(context));
  return {
    branch: () => branch ?? '',
    tag: () => context.gitTag ?? '',
    sha: () => toShortSha(context.sha, settings),
    base_ref: () => context.baseRef,
    is_default_branch: isDefault,
    is_not_default_branch: () => (isDefault() === 'false' ? 'true' : 'false'),
  };
}

/** `date` and `commit_date`, called as `{{date FORMAT tz=ZONE}}`. */
function createDateNames(
  context: RuleContext,
  load: () => FormatDate | undefined,
  problems: ProblemData[],
): Scope {
  const write = (time: string) => (format: unknown, given?: unknown) => {
    const zone = readZone(given);
    if (typeof zone === 'string' && zone !== '' && !isZone(zone)) {
      problems.push({
        level: 'notice',
        code: 'EXPRESSION_TIME_ZONE',
        message: `unknown time zone ${quote(zone)}: the date is in UTC`,
        hint: 'Use an IANA name such as Europe/Berlin.',
      });
    }
    const formatDate = load();
    if (formatDate === undefined) throw new Error('dates are not loaded');
    return formatDate(time, format, zone);
  };
  return { date: write(context.now), commit_date: write(context.commitTime) };
}

/** The zone of `{{date … tz=…}}`; Handlebars passes the options last. */
function readZone(given: unknown): unknown {
  const hash = (given as { readonly hash?: Readonly<Record<string, unknown>> } | undefined)?.hash;
  if (hash === undefined) throw needsFormat();
  const unknown = Object.keys(hash).find((key) => key !== 'tz');
  if (unknown === undefined) return 'tz' in hash ? hash.tz : 'UTC';
  throw new Problem([
    error(
      'EXPRESSION_ATTRIBUTE',
      `unknown date attribute ${quote(unknown)}`,
      'The only attribute is "tz".',
    ),
  ]);
}

function needsFormat(): Problem {
  return new Problem([
    error('EXPRESSION_DATE', 'a date needs a format', "Write {{date 'YYYYMMDD'}}."),
  ]);
}

function toProblems(cause: unknown, template: string, where: Where): readonly ProblemData[] {
  if (cause instanceof Problem) return cause.problems.map((problem) => locate(problem, where));
  // Handlebars reports everything, from a syntax error to an unknown helper, by throwing
  const [why = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
  const hint = 'See https://handlebarsjs.com/guide/expressions.html for what braces may contain.';
  const problem = error(
    'EXPRESSION_FAILED',
    `${quote(template)} cannot be expanded: ${why}`,
    /Missing helper: "(commit_)?date"/.test(why)
      ? 'Dates are not allowed here: put them into prefix, suffix, or the value of a type=raw rule.'
      : hint,
  );
  return [locate(problem, where)];
}

function locate(problem: ProblemData, where: Where): ProblemData {
  if (typeof where === 'string') return { ...problem, message: `${where}: ${problem.message}` };
  const at = problem.level === 'error' ? errorAt : noticeAt;
  return at(where, problem.code, problem.message, problem.hint);
}
