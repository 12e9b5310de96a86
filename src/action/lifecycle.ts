// SPDX-License-Identifier: Apache-2.0
// The Action with the commands about published images: each in the log, in the job summary, and as an output for later steps.
import { setOutput, summarize } from './runner.ts';
import { systemClock } from '../clock.ts';
import { error, hasErrors, Problem, unsaid, type ProblemData } from '../problem.ts';
import { renderCopy } from '../report/lifecycle/copy-text.ts';
import { renderLog, renderYank } from '../report/lifecycle/history-text.ts';
import { toPrintedJson } from '../report/log-lines.ts';
import { renderPrune } from '../report/lifecycle/prune-text.ts';
import { renderStatusPage } from '../report/status/page.ts';
import { renderStatus } from '../report/status/status-text.ts';
import { renderTextSummary } from '../report/summary.ts';
import { DEFAULT_WIDTH, plain } from '../report/text.ts';
import { copy } from '../run/copy.ts';
import { EXIT, toExitCode } from '../run/entry.ts';
import { writeOutputFile } from '../run/files/output-files.ts';
import { log as readLog } from '../run/history/log.ts';
import { runYank } from '../run/history/yank.ts';
import { prune } from '../run/prune/command.ts';
import { readInUse } from '../run/prune/in-use-list.ts';
import type { Request, RunEnvironment } from '../run/request.ts';
import { withStatus } from '../run/status/read-status.ts';
import { isOn, type CommandInputs } from '../settings/inputs/command-inputs.ts';
import { parseFindingKinds } from '../settings/inputs/status-flags.ts';
import type { YankReport } from '../lifecycle/yank/report.ts';
import type { PruneReceipt } from '../lifecycle/prune/prune.ts';
import { omitUndefined } from '../omit-undefined.ts';
import type { StepRun } from './context.ts';
import { writeReceiptFile } from './receipt-file.ts';

/** What one of these commands is run with. */
export interface LifecycleRun {
  readonly step: StepRun;
  readonly own: CommandInputs;
  readonly request: Request;
  readonly environment: RunEnvironment;
}

/** The commands about published images, by name; each gives the exit code of the step. */
export const lifecycleSteps = {
  prune: pruneStep,
  status: statusStep,
  log: logStep,
  copy: copyStep,
  yank: (run: LifecycleRun) => yankStep(run, 'yank'),
  unyank: (run: LifecycleRun) => yankStep(run, 'unyank'),
} as const;

/** What a command has found or done. */
interface Answer {
  readonly head: string;
  readonly text: string;
  readonly problems: readonly ProblemData[];
  /** Those that the log has already. */
  readonly said?: readonly ProblemData[];
  /** Masked, for the output and the file. */
  readonly value: unknown;
}

async function pruneStep({ step, own, request, environment }: LifecycleRun): Promise<number> {
  const apply = isOn(own, 'yes');
  const { cwd, signal } = step;
  const inUse = await readInUse(own['in-use'], { cwd, signal, stdin: process.stdin });
  const namesOf = ({ repositories }: PruneReceipt) =>
    new Set(repositories.map(({ repository }) => repository));
  const render = (shown: PruneReceipt) =>
    renderPrune(shown, { nowMs: systemClock.now(), isDry: !apply, paint: plain });
  const said: ProblemData[] = [];
  const onPlan = (planned: PruneReceipt): void => {
    const shown = step.maskValue(planned, namesOf(planned));
    if (apply) sayFirst(step, { said, text: render(shown), problems: problemsOf(shown) });
  };
  const receipt = await prune(
    request,
    {
      words: listWords(own),
      policy: own.policy ?? {},
      ...{ inUse, apply, ...omitUndefined({ backup: own.backup }) },
    },
    { environment, onPlan },
  );
  const value = step.maskValue(receipt, namesOf(receipt));
  return finish(step, own, {
    head: toPruneHead(receipt),
    ...{ text: render(value), problems: problemsOf(value), value, said },
  });
}

function problemsOf({ repositories }: PruneReceipt): readonly ProblemData[] {
  return repositories.flatMap(({ problems }) => problems);
}

/** Says what will be done before anything is: a job that is killed has it in its log. */
function sayFirst(
  { log }: StepRun,
  plan: Pick<Answer, 'text' | 'problems'> & { readonly said: ProblemData[] },
): void {
  log.info(`Plan\n\n${plan.text}`);
  plan.problems.forEach(log.problem);
  plan.said.push(...plan.problems);
}

function toPruneHead({ status, repositories }: PruneReceipt): string {
  const isDeleted = repositories.some(
    ({ tags, digests, uncertain = [] }) => tags.length + digests.length + uncertain.length > 0,
  );
  const failed = isDeleted ? 'Pruned in part' : 'Not pruned';
  return { planned: 'Prune, dry run', done: 'Pruned', failed }[status];
}

async function yankStep(
  { step, own, request, environment }: LifecycleRun,
  command: 'yank' | 'unyank',
): Promise<number> {
  const version = pickOne(own, command);
  const dryRun = isOn(own, 'dry-run');
  const mask = (report: YankReport): YankReport => {
    const names = report.repositories.flatMap(({ repository, tags }) => [
      repository,
      ...tags.map(({ tag }) => tag),
    ]);
    return step.maskValue(report, new Set([report.version, ...names]));
  };
  const said: ProblemData[] = [];
  const onPlan = (planned: YankReport): void => {
    const { problems, ...shown } = mask(planned);
    if (dryRun || hasErrors(problems)) return;
    sayFirst(step, { said, text: renderYank({ ...shown, problems }, plain, true), problems });
  };
  const edge = { command, version, dryRun, onPlan };
  const value = mask(await runYank(request, edge, environment));
  const text = renderYank(value, plain);
  const head = command === 'yank' ? 'Yank' : 'Unyank';
  return finish(step, own, {
    head: `${head} ${value.version}: ${value.status}`,
    ...{ text, problems: value.problems, value, said },
  });
}

async function copyStep({ step, own, request, environment }: LifecycleRun): Promise<number> {
  const [from = '', ...to] = listWords(own);
  if (to.length === 0) throw describeWords('copy', 'the source, then one destination or more');
  const dryRun = isOn(own, 'dry-run');
  const receipt = await copy(
    request,
    {
      ...{ from, to, platforms: [] },
      ...{ allTags: isOn(own, 'all-tags'), replace: isOn(own, 'replace') },
      dryRun,
    },
    {
      ...{ environment, onBytes: () => undefined },
      onPlan: ({ source, images, destinations }) => {
        const names = destinations.map(({ destination }) => destination).join(', ');
        const text = `Copying ${source} (images: ${images.length}) to ${names}.`;
        if (!dryRun) step.log.info(text);
      },
    },
  );
  const places = receipt.destinations.map(({ destination }) => destination);
  const value = step.maskValue(receipt, new Set([receipt.source, ...places]));
  const problems = value.destinations.flatMap((one) => one.problems);
  const head = { planned: 'Copy, dry run', done: 'Copied', failed: 'Not copied' }[receipt.status];
  return finish(step, own, { head, text: renderCopy(value, plain), problems, value });
}

async function logStep({ step, own, request, environment }: LifecycleRun): Promise<number> {
  const reference = pickOne(own, 'log');
  const found = await readLog(request, { reference, since: own.since }, environment);
  const value = step.maskValue(found, new Set([reference, found.repository]));
  const text = renderLog(value, plain);
  return finish(step, own, { head: `Log of ${reference}`, text, problems: value.problems, value });
}

async function statusStep({ step, own, request, environment }: LifecycleRun): Promise<number> {
  const { kinds, problems } = parseFindingKinds('the input fail-on', own['fail-on'] ?? '');
  const asked = { ...request, problems: [...(request.problems ?? []), ...problems] };
  const question = {
    repositories: listWords(own),
    ...{ key: undefined, details: false, policy: own.policy },
  };
  const status = await withStatus(asked, question, environment, (read) => read());
  const names = status.images.flatMap(({ name, repositories, tags }) => [
    ...[name, ...repositories.map((one) => one.name)],
    ...tags.flatMap(({ tag, entries }) => [tag, ...entries.flatMap((one) => one.version ?? [])]),
  ]);
  const value = step.maskValue(status, new Set(names));
  const page = () => renderStatusPage(value, { isWatched: false });
  const unwritten =
    own.html === undefined
      ? []
      : writeOutputFile({ flag: 'html', path: own.html }, page(), step.cwd);
  const failing = value.findings.filter(({ kind }) => kinds.includes(kind));
  const code = finish(step, own, {
    head: failing.length === 0 ? 'Status' : `Status: ${failing.map(({ kind }) => kind).join(', ')}`,
    text: renderStatus(value, { paint: plain, width: DEFAULT_WIDTH }),
    problems: [...value.problems, ...unwritten],
    value,
  });
  for (const { kind, message } of failing) step.log.info(`fail-on ${kind}: ${message}`);
  return code === EXIT.done && failing.length > 0 ? EXIT.findings : code;
}

/** Says it everywhere; the exit code. */
function finish(step: StepRun, own: CommandInputs, answer: Answer): number {
  const { head, text, problems, value, said = [] } = answer;
  step.log.info(text);
  unsaid(problems, said).forEach(step.log.problem);
  summarize(step.env.GITHUB_STEP_SUMMARY, renderTextSummary({ head, text, problems }));
  const json = toPrintedJson(value);
  setOutput('receipt', json);
  const isWritten = writeReceiptFile(step, own.receipt, value);
  const isDone = !hasErrors(problems) && isWritten;
  return isDone ? EXIT.done : toExitCode({ status: 'failed' }, step.signal);
}

function listWords({ references = '' }: CommandInputs): readonly string[] {
  return references.split(/[\s,]+/).filter((word) => word !== '');
}

function pickOne(own: CommandInputs, command: string): string {
  const [word, ...others] = listWords(own);
  if (word !== undefined && others.length === 0) return word;
  throw describeWords(command, command === 'log' ? 'one tag or repository' : 'one version');
}

function describeWords(command: string, what: string): Problem {
  const message = `command: ${command} needs the input references with ${what}`;
  return new Problem([error('COMMAND_REFERENCES', message, 'Set references in the step.')]);
}
