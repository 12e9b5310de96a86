// SPDX-License-Identifier: Apache-2.0
// Which run wrote a record. Pure.
import type { Env } from '../../facts/facts.ts';
import type { Plan } from '../../plan/plan.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import { isObject } from '../../registry/json.ts';
import { readActor } from './actor.ts';

/** The run that wrote a record. Holds no secret; absent fields are unknown. */
export interface RunMark {
  /** UTC ISO 8601, by the clock of that machine. */
  readonly at: string;
  /** `github`, `gitlab`, `local`, … */
  readonly ci: string;
  readonly id?: string;
  readonly url?: string;
  readonly actor?: string;
  readonly commit?: string;
  readonly project?: string;
}

/** The mark of a run. */
export function makeMark(
  { ci, run, project, sha }: Pick<Plan['facts'], 'ci' | 'run' | 'project' | 'sha'>,
  env: Env,
  nowMs: number,
): RunMark {
  const given = {
    at: new Date(nowMs).toISOString(),
    ...{ ci, id: run.id, url: run.url, actor: readActor(ci, env) },
    ...{ commit: sha === '' ? undefined : sha, project: project.url },
  };
  return readMark(given);
}

/** The mark in a record. What has another form than ours counts as unknown. */
export function readMark(value: unknown): RunMark {
  const { at, ci, id, url, actor, commit, project } = isObject(value) ? value : {};
  return {
    at: readTime(at) ?? UNKNOWN_TIME,
    ci: readWord(ci, 40) ?? 'unknown',
    ...omitUndefined({
      id: readWord(id, 100),
      url: readUrl(url),
      actor: readLine(actor, 100),
      commit: typeof commit === 'string' && COMMIT.test(commit) ? commit : undefined,
      project: readUrl(project),
    }),
  };
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;
const UNKNOWN_TIME = '1970-01-01T00:00:00.000Z';
const COMMIT = /^[0-9a-f]{7,64}$/;

/** A time, UTC ISO 8601; undefined for anything else. */
export function readTime(value: unknown): string | undefined {
  const isTime = typeof value === 'string' && TIME.test(value) && !Number.isNaN(Date.parse(value));
  return isTime ? value : undefined;
}

/** Text of one line: without control and format characters; undefined if it is none, empty or too long. */
export function readLine(value: unknown, longest: number): string | undefined {
  if (typeof value !== 'string' || value.length > 4 * longest) return undefined;
  const line = value.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]+/gu, ' ').trim();
  return line === '' || line.length > longest ? undefined : line;
}

function readWord(value: unknown, longest: number): string | undefined {
  const line = readLine(value, longest);
  return line !== undefined && /^[\w.:/@-]+$/.test(line) ? line : undefined;
}

/** A web address that can be printed: no login in it, nothing that a terminal or Markdown reads otherwise. */
function readUrl(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 500) return undefined;
  return /^https?:\/\/[\w.:[\]-]+(?:\/[\w.~%!$&'+,;=:@/?#-]*)?$/.test(value) ? value : undefined;
}
