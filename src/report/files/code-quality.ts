// SPDX-License-Identifier: Apache-2.0
// The problems of a run that have a line of a file, in the format of GitLab's code quality report. Pure.
import type { ProblemData } from '../../problem.ts';

/**
 * The report as JSON; an empty list where no problem has a line, which tells GitLab that earlier ones are mended.
 *
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function renderCodeQuality(problems: readonly ProblemData[]): string {
  const seen = new Map<string, number>();
  const entries = problems.flatMap(({ at, message, code, level }) => {
    if (at === undefined) return [];
    const place = `${at.file}:${at.line}: `;
    const description = message.startsWith(place) ? message.slice(place.length) : message;
    // Without the line, so that a finding is the same one when lines above it change.
    const key = `${code}:${at.file}:${description}`;
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return [
      {
        description,
        check_name: /^(\w+): /.exec(description)?.[1] ?? code,
        fingerprint: `${key}:${nth}`,
        severity: level === 'error' ? 'major' : 'minor',
        location: { path: at.file, lines: { begin: at.line } },
      },
    ];
  });
  return `${JSON.stringify(entries, undefined, 2)}\n`;
}
