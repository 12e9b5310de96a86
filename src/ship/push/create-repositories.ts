// SPDX-License-Identifier: Apache-2.0
// Creates the repositories that do not exist: the last step of the preflight, when nothing else is wrong.
import { oncePer } from '../../once.ts';
import { error, notice, type ProblemData } from '../../problem.ts';
import type { ApplyContext } from '../context.ts';
import { asNotices, toProblems, type Destination } from '../destination.ts';
import type { Surveyed } from '../run.ts';

type Creator = Pick<ApplyContext['credentials'], 'createRepository'>;

/**
 * The destinations, of which those that did not exist are created now and may be pushed to. One that cannot be created
 * has the problems of that. Each repository is created once, whatever the number of its targets.
 */
export async function createRepositories(
  surveyed: readonly Surveyed[],
  { credentials, log }: Pick<ApplyContext, 'log'> & { readonly credentials: Creator },
): Promise<readonly Surveyed[]> {
  const missing = surveyed.filter(({ isMissing }) => isMissing === true);
  if (missing.length === 0) return surveyed;
  const create = oncePer(
    ({ name }: Destination) => name,
    (destination) => createOne(destination, credentials),
  );
  return await log.group('Create repositories', () =>
    Promise.all(
      surveyed.map(async (one) => {
        if (one.isMissing !== true) return one;
        const { destination } = one;
        const { ok, problems } = await create(destination);
        const told = destination.required ? problems : asNotices(problems);
        return { ...one, usable: ok, problems: [...one.problems, ...told] };
      }),
    ),
  );
}

async function createOne(
  { repository, name, creation }: Destination,
  credentials: Creator,
): Promise<{ readonly ok: boolean; readonly problems: readonly ProblemData[] }> {
  if (creation === undefined) return { ok: false, problems: [] };
  try {
    const made = await credentials.createRepository(repository.repository, creation);
    const right = await repository.provePush();
    const told = made === 'created' ? [notice('REPOSITORY_CREATED', `created "${name}".`)] : [];
    if (right.ok) return { ok: true, problems: told };
    const message = `"${name}" was created, but cannot be pushed to: ${right.detail}`;
    return { ok: false, problems: [...told, error('REPOSITORY_CREATE_FAILED', message)] };
  } catch (thrown) {
    return { ok: false, problems: toProblems(thrown) };
  }
}
