// SPDX-License-Identifier: Apache-2.0
// BuildKit's checks of the Dockerfile: as problems with their lines, and as what fails a build. Pure.
import { stripVTControlCharacters } from 'node:util';
import { error, notice, type ProblemData } from '../../problem.ts';
import { toLine } from '../../registry/http/line.ts';
import type { Settings } from '../../settings/settings.ts';
import { toLines } from './lines.ts';

/**
 * A warning as BuildKit's plain progress prints it, or buildx's summary at the end of the build: the progress leaves
 * out what arrives after the step was printed. What a RUN step prints has the number of the step and a time
 * before it, so that it is never taken for one.
 *
 * @see https://github.com/docker/buildx/blob/v0.29.1/commands/build.go
 */
const WARNING =
  /^(?:#\d+ WARN:|(?<listed> -)) (?<rule>[A-Z][A-Za-z]{2,60}): (?<text>.+) \(line (?<line>\d{1,9})\)$/;

/** The first line of the summary. */
const SUMMARY = /^ \d{1,9} warnings? found\b/;

/** At most this many warnings of a build are reported. */
const MOST = 100;

/** Collects the warnings in the output of a build. */
export interface CheckReader {
  readonly hear: (chunk: string) => void;
  /** Each once: notices, or errors where `checks` is `error`; none where it is `off`. */
  readonly list: () => readonly ProblemData[];
}

/** A reader for one build, of a Dockerfile at this path of the repository, if it is there; `off` reads nothing. */
export function readChecks(place: string | undefined, checks: Settings['checks']): CheckReader {
  const found = new Map<string, ProblemData>();
  let isSummary = false;
  const hear = toLines((raw) => {
    const line = stripVTControlCharacters(raw);
    isSummary = SUMMARY.test(line) || (isSummary && line.startsWith(' - '));
    const warning = found.size < MOST ? readWarning(line, isSummary) : undefined;
    if (warning === undefined) return;
    const problem = toProblem(warning, place, checks === 'error' ? error : notice);
    found.set(problem.message, problem);
  });
  return { hear: checks === 'off' ? () => undefined : hear, list: () => [...found.values()] };
}

interface Warning {
  readonly rule: string;
  readonly text: string;
  readonly line: number;
}

function readWarning(said: string, isSummary: boolean): Warning | undefined {
  const { rule, text, line, listed } = WARNING.exec(said)?.groups ?? {};
  if (rule === undefined || text === undefined || (listed !== undefined && !isSummary)) return;
  return { rule, text, line: Number(line) };
}

function toProblem(
  { rule, text, line }: Warning,
  place: string | undefined,
  make: typeof error,
): ProblemData {
  const message = `${place ?? 'Dockerfile'}:${line}: ${rule}: ${toLine(text)}`;
  const problem = make('BUILD_CHECK', message, toHint(rule));
  return place === undefined ? problem : { ...problem, at: { file: place, line } };
}

function toHint(rule: string): string {
  const name = rule.replaceAll(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-').toLowerCase();
  return `See https://docs.docker.com/go/dockerfile/rule/${name}/; "# check=skip=${rule}" at the top of the Dockerfile skips it.`;
}

const ARGUMENT = 'BUILDKIT_DOCKERFILE_CHECK';

/**
 * The flags with which BuildKit fails a build that has warnings, before any step; what the user's own
 * argument says is kept.
 *
 * @see https://docs.docker.com/build/checks/
 */
export function toCheckFlags(
  checks: Settings['checks'] | undefined,
  buildArgs: readonly string[],
): readonly string[] {
  if (checks !== 'error') return [];
  const own = buildArgs.findLast((arg) => arg.startsWith(`${ARGUMENT}=`));
  const rules = own === undefined ? [] : [own.slice(ARGUMENT.length + 1)];
  return ['--build-arg', `${ARGUMENT}=${[...rules, 'error=true'].join(';')}`];
}

/** Whether a build failed because of its warnings. */
export function failedByChecks(said: string): boolean {
  return said.includes('lint violation found for rules:');
}
