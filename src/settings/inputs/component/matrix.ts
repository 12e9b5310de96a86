// SPDX-License-Identifier: Apache-2.0
// The input `matrix` of the GitLab component that builds in legs: its rows are the default of `platforms`. Pure.
import type { Env } from '../../../facts/facts.ts';
import { nearest } from '../../../nearest.ts';
import { error, hasErrors, type Parsed, type ProblemData } from '../../../problem.ts';
import { quoteWritten, type Harvest, type Written } from '../../file/written.ts';
import { settingsTable } from '../../table/table.ts';
import { expandVariables } from './inputs.ts';

/** The variable in which the component hands `matrix` over, as JSON. */
export const MATRIX_VARIABLE = 'TAGSHIP_PLANNED_LEGS';

/** GitLab makes no more jobs of one matrix. */
const MOST_ROWS = 200;

const PLATFORM = /^[a-z0-9]+(?:\/[a-z0-9.]+){1,2}$/i;

/** The sources that {@link readMatrix} compares. */
interface MatrixSources {
  readonly env: Env;
  /** The setting `leg` as it was given. */
  readonly leg: string | readonly string[] | undefined;
  /** Only `ship`, the default, builds. */
  readonly command?: string | undefined;
}

/**
 * The platforms of all rows, as a value of `platforms` for where no other source has one; nothing outside the
 * component. A row is `{LEG: linux/arm64, RUNNER: arm}`; as GitLab does it, a list makes a job of each of its
 * items, and variables are expanded.
 *
 * | code               | when                                                                                 |
 * | ------------------ | ------------------------------------------------------------------------------------ |
 * | MATRIX_INVALID     | no list of rows, an empty one, a row without platforms, a platform in two jobs       |
 * | MATRIX_LEG_CHANGED | the job does not build what its row says: a variable of the project changed `LEG`    |
 *
 * @see https://docs.gitlab.com/ci/yaml/#parallelmatrix
 */
export function readMatrix({ env, leg, command = 'ship' }: MatrixSources): Harvest {
  const text = env[MATRIX_VARIABLE] ?? '';
  if (text.trim() === '') return { found: [], problems: [] };
  const jobs = parseJobs(text, env);
  if (!jobs.ok) return { found: [], problems: jobs.problems };
  const problems = [
    ...checkRows(jobs.value),
    ...(command === 'ship' ? checkLeg(jobs.value, { env, leg }) : []),
  ];
  const platforms = jobs.value.flatMap(splitPlatforms);
  const setting = settingsTable.find(({ name }) => name === 'platforms');
  if (setting === undefined || hasErrors(problems)) return { found: [], problems };
  const written = { kind: 'list', items: platforms.map(toWord) } as const;
  const origin = { kind: 'given', name: 'matrix' } as const;
  return { found: [{ setting, origin, written }], problems };
}

/** What each job builds, in GitLab's order. */
function parseJobs(text: string, env: Env): Parsed<readonly string[]> {
  const rows = parseRows(text);
  if (rows === undefined) return refuse(`${quoteWritten(text)} is not a list of rows`);
  const jobs: string[] = [];
  for (const [at, row] of rows.entries()) {
    const legs = [row.LEG].flat();
    if (!legs.every((leg) => typeof leg === 'string') || legs.length === 0) {
      const meant = nearest('LEG', Object.keys(row));
      const found = meant === undefined ? '' : `, and has ${quoteWritten(meant)}`;
      return refuse(`row ${at + 1} has no LEG with platforms${found}`);
    }
    if (jobs.length >= MOST_ROWS) return refuse(`it makes more than ${MOST_ROWS} jobs`);
    jobs.push(...multiply(row, legs).map((leg) => expand(leg, env)));
  }
  if (jobs.length === 0) return refuse('it is empty');
  return { ok: true, value: jobs, problems: [] };
}

type Row = Readonly<Record<string, unknown>>;

function parseRows(text: string): readonly Row[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every(isRow) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The leg of each job of a row: a job for every combination of its lists, the last variable first. */
function multiply(row: Row, legs: readonly string[]): readonly string[] {
  const names = Object.keys(row);
  const counts = names.map((name) => (Array.isArray(row[name]) ? row[name].length : 1));
  const after = (at: number) => counts.slice(at).reduce((product, count) => product * count, 1);
  const at = names.indexOf('LEG');
  const count = Math.min(after(0), MOST_ROWS + 1);
  return Array.from(
    { length: count },
    (_, job) => legs[Math.floor(job / after(at + 1)) % legs.length] ?? '',
  );
}

function expand(leg: string, env: Env): string {
  const written = expandVariables({ kind: 'word', text: leg }, { name: 'matrix', env }).value;
  return written?.kind === 'word' ? written.text : leg;
}

function splitPlatforms(leg: string): readonly string[] {
  return leg.split(',').map((platform) => platform.trim());
}

function checkRows(jobs: readonly string[]): readonly ProblemData[] {
  const all = jobs.flatMap(splitPlatforms);
  const strange = all.filter((platform) => !PLATFORM.test(platform));
  const twice = all.filter((platform, at) => all.indexOf(platform) !== at);
  const whys = [
    ...strange.map((platform) => `${quoteWritten(platform)} is not a platform`),
    ...twice.map((platform) => `two jobs build ${quoteWritten(platform)}`),
  ];
  return [...new Set(whys)].map(invalid);
}

/** Only the jobs of a matrix have an index, and only they may be legs. */
function checkLeg(jobs: readonly string[], { env, leg }: MatrixSources): readonly ProblemData[] {
  const index = env.CI_NODE_INDEX ?? '';
  if (index === '') return [];
  const given = [leg ?? []].flat().join(',');
  const isWhole = env.CI_NODE_TOTAL === String(jobs.length);
  const planned = isWhole ? jobs.slice(Number(index) - 1, Number(index)) : jobs;
  const clean = (text: string) => splitPlatforms(text).join(',');
  if (planned.some((one) => clean(one) === clean(given))) return [];
  const what = given.trim() === '' ? 'nothing' : quoteWritten(given);
  return [
    error(
      'MATRIX_LEG_CHANGED',
      `matrix: this job builds ${planned.map(quoteWritten).join(' or ') || 'no row'}, but LEG says ${what}`,
      'A variable LEG of the project, its group or the pipeline overrides the one of the matrix: rename it.',
    ),
  ];
}

function invalid(why: string): ProblemData {
  return error(
    'MATRIX_INVALID',
    `matrix: ${why}`,
    'Write a row for each machine: {LEG: linux/arm64, RUNNER: tag-of-its-runner}. For a single machine, include build.yml instead.',
  );
}

function refuse(why: string): { ok: false; problems: readonly ProblemData[] } {
  return { ok: false, problems: [invalid(why)] };
}

function toWord(text: string): Written {
  return { kind: 'word', text };
}
