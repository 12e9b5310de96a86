// SPDX-License-Identifier: Apache-2.0
// Waits for a Docker engine that starts together with the job. Starts nothing; loaded only where buildx is asked.
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from '../../facts/facts.ts';
import { readText } from '../../facts/variables.ts';
import { Problem } from '../../problem.ts';
import { isService, isTlsWanted, readCertificateFolder } from './current.ts';
import type { MissingCertificates } from './unreachable.ts';
import type { RunContext } from '../context.ts';
import type { FoundBuilder } from '../builder/builder.ts';

/** How long to wait for an engine that is starting, ms. */
const ENGINE_PATIENCE_MS = 60_000;

/**
 * Retries until the builder's engine answers. In CI an engine at a TCP address is usually a service that
 * starts together with the job, and its certificates appear a few seconds later, so it gets a
 * minute; otherwise, or if the engine speaks another protocol, the first answer is final.
 *
 * @throws Problem ENGINE_UNREACHABLE
 */
export async function waitForEngine(
  runContext: RunContext,
  ask: () => Promise<FoundBuilder | undefined>,
): Promise<FoundBuilder | undefined> {
  const found = await waitForAnswer(
    runContext,
    ask,
    async (one) => one?.error !== undefined && !(await explaining()).isFinal(one.error),
  );
  if (found?.error !== undefined && ['', 'docker'].includes(found.driver)) {
    const missing = await findMissingCertificates(runContext.env);
    const { describeUnreachable } = await explaining();
    throw new Problem([describeUnreachable(runContext.env, found.error, missing)]);
  }
  return found;
}

/** Most engines answer. */
const explaining = () => import('./unreachable.ts');

/**
 * The first answer of an engine that is not silent. An engine that may still start, as a service of the job,
 * is asked again for a minute; the answer of any other is the first.
 */
export async function waitForAnswer<T>(
  runContext: Pick<RunContext, 'env' | 'clock' | 'log' | 'signal'>,
  ask: () => Promise<T>,
  isSilent: (answer: T) => boolean | Promise<boolean>,
): Promise<T> {
  const first = await ask();
  if (!(await isSilent(first)) || !isService(runContext.env)) return first;
  const host = readText(runContext.env, 'DOCKER_HOST') ?? '';
  const missing = await findMissingCertificates(runContext.env);
  const what = missing === undefined ? '' : ` and its certificates in "${missing.folder}"`;
  runContext.log.info(`Waiting for the Docker engine at ${host}${what} …`);
  const until = runContext.clock.now() + ENGINE_PATIENCE_MS;
  for (;;) {
    await runContext.clock.sleep(1_000, runContext.signal);
    const answer = await ask();
    if (!(await isSilent(answer)) || runContext.clock.now() >= until) return answer;
  }
}

/**
 * The certificates that the environment names and that cannot be read; undefined if none is
 * missing, or TLS is not enabled.
 *
 * @see https://docs.docker.com/reference/cli/docker/#environment-variables
 */
async function findMissingCertificates(env: Env): Promise<MissingCertificates | undefined> {
  if (!isTlsWanted(env)) return undefined;
  const folder = readCertificateFolder(env);
  const names = ['ca.pem', 'cert.pem', 'key.pem'];
  const isThere = (name: string): Promise<boolean> =>
    access(join(folder, name)).then(
      () => true,
      () => false,
    );
  const there = await Promise.all(names.map(isThere));
  const files = names.filter((_, at) => there[at] === false);
  return files.length === 0 ? undefined : { folder, files };
}
