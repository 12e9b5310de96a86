// SPDX-License-Identifier: Apache-2.0
// Which run a leg belongs to. Pure.
import { createHash } from 'node:crypto';
import type { Facts } from '../../facts/facts.ts';

/** The run of a leg, and its attempt. */
export interface RunIdentity {
  /** The first 32 hex digits of a SHA-256. */
  readonly run: string;
  readonly attempt: number;
}

/**
 * Identifies the run that all its jobs share, without the names of user or project.
 *
 * | where                 | the run is made of                  | attempt                   |
 * | --------------------- | ----------------------------------- | ------------------------- |
 * | GitHub, Forgejo, Gitea | CI system, project, run id          | that of the run           |
 * | other CI, with an id  | CI system, project, run id          | 1: it counts those of jobs |
 * | CI without an id      | CI system, project, number, commit  | 1                         |
 * | outside CI            | `local`, commit                     | 1                         |
 */
export function identifyRun({ ci, project, run, sha }: RunFacts): RunIdentity {
  const { id, number } = run;
  const parts = ci === 'local' ? [ci, sha] : [ci, project.slug ?? '', id ?? [number ?? '', sha]];
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return { run: hash.slice(0, 32), attempt: COUNTING.includes(ci) ? toCount(run.attempt) : 1 };
}

type RunFacts = Pick<Facts, 'ci' | 'project' | 'run' | 'sha'>;

/** The systems whose attempt is the same in all jobs of a run; Buildkite's counts for one job. */
const COUNTING: readonly Facts['ci'][] = ['github', 'forgejo', 'gitea'];

function toCount(text: string | undefined): number {
  const count = Number(text ?? '1');
  return Number.isSafeInteger(count) && count >= 1 ? count : 1;
}
