// SPDX-License-Identifier: Apache-2.0
// Calls the deploy hooks of a run, once its tags are verified.
import { error, hasErrors, type ProblemData } from '../../problem.ts';
import { createFinder, maskFound } from '../../secret-forms.ts';
import { findHookSecrets } from '../../settings/deploy/secrets.ts';
import type { DeployHook } from '../../settings/deploy/hook.ts';
import { listSettings } from '../../settings/targets.ts';
import { knownSecrets } from '../../settings/values/secrets/known-secrets.ts';
import type { ApplyContext } from '../context.ts';
import { readRecords } from '../history/records.ts';
import { decideYank, describeYank, YANK_KIND } from '../history/tombstone.ts';
import type { Journal } from '../record/journal.ts';
import type { Receipt, ReceiptHook } from '../record/receipt.ts';
import { decideHooks, toReceiptHook, type DecidedCall, type DeployFacts } from './decide.ts';
import { callApp } from './app.ts';
import { callGithub } from './github.ts';
import { toCallProblem, type SendContext } from './send.ts';
import { callSlack, callWebhook, type Calling } from './webhook.ts';

/** What calling needs of a run. */
export type DeployContext = SendContext & Pick<ApplyContext, 'deployments'>;

/** What calling needs. */
export interface Deploying {
  readonly context: DeployContext;
  readonly journal: Journal;
  /** The receipt of the run so far. */
  readonly receipt: () => Receipt;
}

/**
 * Calls the hooks one after another, in the order of the settings, and records what became of each. One that fails is the
 * problem DEPLOY_FAILED; the tags stay, and the others are called. After an error of the run none is called: they are pending.
 * None is called for an image that is yanked, though its exact tag was written, or left by a run that failed.
 */
export async function callHooks(facts: DeployFacts, deploying: Deploying): Promise<void> {
  const { journal, context } = deploying;
  const decided = decideHooks(facts);
  const hooks: ReceiptHook[] = decided.map(toReceiptHook);
  const learn = (problems: readonly ProblemData[] = []): void => {
    journal.learn({ hooks: [...hooks], problems });
  };
  learn();
  if (hasErrors(journal.read().problems)) return;
  for (const [at, { call, reason }] of decided.entries()) {
    const before = hooks[at];
    if (call === undefined || before === undefined) continue;
    context.signal.throwIfAborted();
    const named = { ...before, host: findHost(call.hook, context) };
    hooks[at] = { ...named, outcome: 'failed', reason: WHILE };
    learn();
    const { problem, ...ended } = await tryCall(call, deploying);
    hooks[at] = { ...named, reason, ...ended };
    learn(problem === undefined ? [] : [problem]);
    context.log.info(`${named.name} at ${named.host ?? 'an unknown host'}: ${ended.outcome}`);
  }
}

const WHILE = 'the run ended while it was called, so the call may have been received';

/** How a call ended. */
interface CallEnd extends Pick<ReceiptHook, 'outcome' | 'called'> {
  /** Why it ended so; absent if it is done. */
  readonly reason?: string;
  readonly problem?: ProblemData;
}

async function tryCall(
  { hook, values, destination: { repository } }: DecidedCall,
  deploying: Deploying,
): Promise<CallEnd> {
  const { context } = deploying;
  const calling = { values, context, renderReceipt: () => renderReceipt(deploying) };
  try {
    const found = await readRecords(repository, values.digest, YANK_KIND);
    const tombstones = found.map(({ record }) => record);
    const yank = decideYank(tombstones, values.moved);
    if (yank !== undefined) return { outcome: 'skipped', reason: describeYank(yank) };
    await callOne(hook, calling, context);
    const { digest, run } = values;
    const at = new Date(context.clock.now()).toISOString();
    return { outcome: 'done', called: { digest, at, ...(run === '' ? {} : { run }) } };
  } catch (thrown) {
    context.signal.throwIfAborted();
    const problem = toCallProblem(thrown);
    if (problem === undefined) throw thrown;
    const finders = findHookSecrets([hook], context.env).map(({ value }) => createFinder(value));
    const message = `the deploy hook "${hook.name}" failed: ${problem.message}`;
    const hint = `${problem.hint} ${AGAIN}`.trim();
    const failed = error('DEPLOY_FAILED', maskFound(message, finders), hint);
    return { outcome: 'failed', reason: failed.message, problem: failed };
  }
}

const AGAIN =
  'The tags stay. To call only the hooks that are not done, run it again with the receipt of this run: `receipt: FILE` in the Action, `--receipt FILE` in a shell.';

async function callOne(hook: DeployHook, calling: Calling, context: DeployContext): Promise<void> {
  switch (hook.kind) {
    case 'webhook':
      return callWebhook(hook, calling);
    case 'slack':
      return callSlack(hook, calling);
    case 'sevalla':
    case 'kinsta':
      return callApp(hook, calling);
    case 'github-deployment':
      return callGithub(hook, calling, context.deployments);
  }
}

/** All that is shown of an address. */
function findHost(hook: DeployHook, { env, deployments }: DeployContext): string | null {
  if (hook.kind === 'github-deployment') return deployments?.host ?? null;
  const text = 'apiUrl' in hook ? hook.apiUrl : (env[hook.urlEnv]?.trim() ?? '');
  return URL.canParse(text) ? new URL(text).host : null;
}

/** The receipt as it would be printed: without any secret that this run knows. */
function renderReceipt({ context, receipt }: Deploying): string {
  const { settings, env } = context;
  const finders = knownSecrets(listSettings(settings), env).map(createFinder);
  return JSON.stringify(receipt(), (_key, value: unknown) =>
    typeof value === 'string' ? maskFound(value, finders) : value,
  );
}
