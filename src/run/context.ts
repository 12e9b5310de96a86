// SPDX-License-Identifier: Apache-2.0
// What a run needs that asks registries: credentials, a client, and a private directory. Makes no plan.
import type { Credentials } from '../credentials/credentials.ts';
import type { Trust } from '../facts/facts.ts';
import { findTerritory } from '../facts/git/checkout.ts';
import { withoutCheckoutPrograms } from '../facts/git/program-path.ts';
import type { ProblemData } from '../problem.ts';
import { listSettings } from '../settings/targets.ts';
import type { ShipContext } from '../ship/context.ts';
import type { Prepared, Request, RunEnvironment } from './request.ts';

/** Problems of a request, and of the parent of the private directory if it needs one. */
export async function checkRequest(
  { problems = [], usesTempDir }: Request,
  { tempParent }: RunEnvironment,
): Promise<readonly ProblemData[]> {
  if (usesTempDir !== true) return problems;
  const { checkTempParent } = await import('./files/tempdir.ts');
  return [...problems, ...(await checkTempParent(tempParent))];
}

/** Without facts nothing is built or tested. */
const UNSAID: Trust = { level: 'untrusted', reason: 'nothing is known about it' };

/**
 * Opens what a step needs: credentials, registries and a private directory, which is removed after it. Without facts the run
 * counts as untrusted.
 */
export async function withContext<T>(
  prepared: Pick<Prepared, 'settings'> & Partial<Prepared>,
  reduced: RunEnvironment,
  step: (context: ShipContext & { readonly credentials: Credentials }) => Promise<T>,
): Promise<T> {
  const { facts } = prepared;
  const { readCiFiles } = await import('../credentials/ci-files.ts');
  const { settings, env: ownEnv, problems } = await readCiFiles(prepared.settings, reduced.env);
  problems.forEach(reduced.log.problem);
  const given = { ...reduced, env: ownEnv };
  const [login, client, git, temp, { sweepTempDirs }, children] = await Promise.all([
    import('../credentials/credentials.ts'),
    import('../registry/client.ts'),
    import('../facts/git/git.ts'),
    import('./files/tempdir.ts'),
    import('./files/tempdir-sweep.ts'),
    import('../ship/build/command/child-env.ts'),
  ]);
  const trust = facts?.trust ?? UNSAID;
  const isTrusted = trust.level === 'trusted';
  const environment = isTrusted
    ? given
    : { ...given, env: withoutCheckoutPrograms(given.env, given.cwd) };
  const onLeft = async (dir: string) =>
    (await import('../ship/leftover.ts')).removeLeft(dir, environment);
  await sweepTempDirs(environment.tempParent, {
    ...environment,
    onLeft,
    now: environment.clock.now(),
  });
  const tempDir = await temp.createTempDir(environment.tempParent, process.pid);
  environment.onTempDir?.(tempDir);
  const env = isTrusted
    ? environment.env
    : children.toBuildEnvs(environment.env, listSettings(settings));
  const testEnv = isTrusted ? environment.env : children.toTestEnv(environment.env, settings);
  const credentials = login.createCredentials({
    ...{ settings, ...environment, baseEnv: env, tempDir, trust },
  });
  const registries = client.createRegistryClient({
    ...environment,
    except: facts?.trust.level === 'untrusted' ? await findTerritory(environment.cwd) : undefined,
    credentials: credentials.find,
    registries: settings.registries,
    retryDeadlineMs: settings.retryDeadline,
    idleTimeoutMs: settings.pushIdleTimeout,
  });
  try {
    const remote = git.createRemote(environment);
    const own = { tempDir, settings, trust, env, testEnv, hide: environment.vault.add };
    return await step({ ...environment, ...own, registries, remote, credentials });
  } finally {
    registries.close();
    const kept = (await temp.isUnused(tempDir))
      ? []
      : await (await import('../ship/leftover.ts')).listLeft(tempDir);
    (await temp.tryRemoveTempDir(tempDir, kept)).forEach(environment.log.problem);
  }
}
