// SPDX-License-Identifier: Apache-2.0
// The command prune, with the settings and the trust of the run.
import { detectCi } from '../../facts/detect.ts';
import type { Facts } from '../../facts/facts.ts';
import { makeBareFacts } from '../../lifecycle/promote/facts.ts';
import type { PruneContext, PruneReceipt, PruneRequest } from '../../lifecycle/prune/prune.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import { parseRepository } from '../../plan/reference/references.ts';
import { error, notice, Problem, type Parsed, type ProblemData } from '../../problem.ts';
import type { RepositoryName } from '../../registry-host.ts';
import { joinPolicies } from '../../settings/file/prune.ts';
import type { Settings } from '../../settings/settings.ts';
import { listTargetRepositories } from '../inputs/repositories.ts';
import { acceptSettings } from '../inputs/accept.ts';
import { readRun } from '../read.ts';
import type { Request, RunEnvironment } from '../request.ts';
import { withContext } from '../context.ts';
import { describeRefusedRun } from './refused-run.ts';
import { parsePolicy, type WrittenPolicy } from './policy.ts';

/** What the command line says. */
export interface PruneAsked extends Omit<PruneRequest, 'repositories' | 'policy'> {
  /** Repositories as written; those of the settings where there are none. */
  readonly words: readonly string[];
  readonly policy: WrittenPolicy;
}

/**
 * Plans a prune, and with `apply` deletes.
 *
 * @throws Problem PRUNE_UNTRUSTED in an untrusted run and on a change, and what `pruneRepositories` throws
 */
export async function prune(
  request: Request,
  asked: PruneAsked,
  told: Pick<PruneContext, 'onPlan'> & { readonly environment: RunEnvironment },
): Promise<PruneReceipt> {
  const { environment } = told;
  const { settings, facts } = await readRun({ ...request, remote: 'never' }, environment);
  const policy = await parsePolicy(asked.policy);
  const asks = [...(request.problems ?? []), ...checkBackup(asked), ...policy.problems];
  const accepted = acceptSettings(settings, asks, environment);
  if (!policy.ok) throw new Problem(policy.problems);
  refuseRun(facts, environment);
  const repositories = await listRepositories(asked.words, accepted, facts);
  const prepared = {
    settings: accepted,
    // Without facts a run of CI is refused.
    facts: facts.ok ? facts.value : makeBareFacts(request.now),
  };
  const [{ pruneRepositories }, { createPruneHosts }, { createClosedList }] = await Promise.all([
    import('../../lifecycle/prune/prune.ts'),
    import('./context.ts'),
    import('./changes.ts'),
  ]);
  const { apply, inUse, backup } = asked;
  const joined = joinPolicies(accepted.prune, policy.value);
  return await withContext(prepared, environment, (context) =>
    pruneRepositories(
      { repositories, policy: joined, apply, inUse, ...omitUndefined({ backup }) },
      {
        ...createPruneHosts(context),
        listClosed: createClosedList(context, facts),
        ...{ onPlan: told.onPlan, nowMs: environment.clock.now(), now: environment.clock.now },
        signal: environment.signal,
        ...omitUndefined({ project: facts.ok ? facts.value.project.url : undefined }),
      },
    ),
  );
}

/** A backup is a directory, and never standard output. It is made of what is deleted. */
function checkBackup({ backup, apply }: PruneAsked): readonly ProblemData[] {
  if (backup === undefined) return [];
  if (backup !== '-') return apply ? [] : [describeUnsaved()];
  const hint = 'Write the directory that the copies go to. One that is named - is written ./-.';
  return [error('PRUNE_BACKUP', 'the backup cannot be written: "-" is not a directory.', hint)];
}

function describeUnsaved(): ProblemData {
  const message = 'backup has no effect without yes: nothing is deleted, and nothing is saved';
  return notice('SETTINGS_UNUSED', message, 'Give yes, too, to save and delete.');
}

/** Whatever a stranger, or a change that is not merged, asks for: it deletes nothing. */
function refuseRun(facts: Parsed<Facts>, { env }: RunEnvironment): void {
  const why = describeRefusedRun(facts, detectCi(env) === 'local');
  if (why === undefined) return;
  const message = `this run prunes nothing, because ${why}.`;
  const hint = 'Run prune on a schedule, or on a push to the default branch.';
  throw new Problem([error('PRUNE_UNTRUSTED', message, hint)]);
}

/** @throws Problem PRUNE_REPOSITORY where none is named */
async function listRepositories(
  words: readonly string[],
  settings: Settings,
  facts: Parsed<Facts>,
): Promise<readonly RepositoryName[]> {
  const own =
    words.length > 0 || !facts.ok ? [] : await listTargetRepositories(settings, facts.value);
  const names = words.length > 0 ? words : own.flatMap((one) => one.names);
  const parsed = [...new Set(names)].map(parseRepository);
  const problems = parsed.flatMap((one) => (one.ok ? [] : one.problems));
  if (problems.length > 0) throw new Problem(problems);
  const repositories = parsed.flatMap((one) => (one.ok ? [one.value] : []));
  if (repositories.length > 0) return repositories;
  const hint = 'Write tagship prune ghcr.io/acme/app, or set images.';
  throw new Problem([error('PRUNE_REPOSITORY', 'the repository to prune is not named.', hint)]);
}
