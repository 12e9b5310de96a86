// SPDX-License-Identifier: Apache-2.0
// What a run needs of GitHub: for deploy hooks, with the receipt of the run that they failed in, and for attestations.
import { resolve } from 'node:path';
import { notice } from '../problem.ts';
import type { ApplyContext } from '../ship/context.ts';
import { readSmallFile } from '../small-file.ts';
import { openDeployments } from './github/deployments.ts';
import type { Prepared, RunEnvironment } from './request.ts';

/** A receipt of a thousand tags has less than one MiB. */
const LARGEST_BYTES = 16 * 1024 * 1024;

/** The part of a run's context that deploy hooks and attestations need; nothing in a run without any. */
export async function openDeploys(
  { settings, facts }: Pick<Prepared, 'settings' | 'facts'>,
  environment: RunEnvironment,
): Promise<Pick<ApplyContext, 'deployments' | 'earlierHooks' | 'attestations'>> {
  const asking = { ...environment, token: settings.githubToken?.reveal() };
  const attestations = settings.githubAttestation
    ? (await import('./github/attestations.ts')).openAttestations(facts, asking)
    : undefined;
  if (settings.deploy.length === 0) return { attestations };
  const deployments = openDeployments(facts, asking);
  return { attestations, deployments, ...(await readEarlier(environment)) };
}

/** The hooks in the file that the receipt goes to, if an earlier run has written it. */
async function readEarlier({
  receiptFile,
  cwd,
  log,
}: RunEnvironment): Promise<Pick<ApplyContext, 'earlierHooks'>> {
  if (receiptFile === undefined) return {};
  const file = await readSmallFile(resolve(cwd, receiptFile), LARGEST_BYTES);
  const ignore = (why: string): void => {
    const message = `"${receiptFile}" ${why}, so it does not say which deploy hooks are done`;
    log.problem(notice('DEPLOY_RECEIPT_IGNORED', message, 'It is overwritten when the run ends.'));
  };
  if (!file.ok) {
    if (!file.isMissing) ignore(`cannot be read: ${file.why}`);
    return {};
  }
  if (file.text.trim() === '') return {};
  const { parseEarlierHooks } = await import('../ship/deploy/earlier.ts');
  const earlierHooks = parseEarlierHooks(file.text);
  if (earlierHooks !== undefined) return { earlierHooks };
  ignore('is not a receipt');
  return {};
}
