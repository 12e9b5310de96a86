// SPDX-License-Identifier: Apache-2.0
// What the scripts of steps do with docker, and where. Pure.
import { haveSameFlags } from '../shell/docker-flags.ts';
import { readDockerCommands, type Act, type ScriptContext } from '../shell/docker-script.ts';
import { readMove, toPairs } from '../shell/moves.ts';
import { readScript, type ScriptRefusal } from '../shell/words.ts';
import type { Job, WorkflowStep } from '../workflow.ts';

/** An act, and the step that it is in. */
export interface Done {
  readonly act: Act;
  readonly step: WorkflowStep;
  /** Where the script is, from the directory that it began in. */
  readonly directory: string;
}

/** The acts of a step that runs docker; the reason, where they cannot be read. */
export function readStep(
  step: WorkflowStep,
  job: Job,
  names: { readonly handedOn: ReadonlySet<string>; readonly named: ReadonlySet<string> },
): readonly Omit<Done, 'step'>[] | string {
  if (step.fixed !== undefined) return step.fixed;
  const shell = step.entries.find(({ key }) => key === 'shell')?.value ?? 'bash';
  if (!/^(?:bash|sh)\b/.test(shell))
    return `it is for ${shell.slice(0, 20)}, not for a POSIX shell`;
  const acts = readMoves(step.run ?? '', { step, job, ...names });
  return 'reason' in acts ? `${acts.reason} (line ${placeIn(step, acts.line)})` : acts;
}

/** The acts of a script, each with the directory that `cd` has led to. */
function readMoves(
  script: string,
  context: ScriptContext,
): readonly Omit<Done, 'step'>[] | ScriptRefusal {
  const commands = readScript(script);
  if ('reason' in commands) return commands;
  const local = new Map<string, string>();
  const acts: Omit<Done, 'step'>[] = [];
  let directory = '.';
  for (const pair of toPairs(commands)) {
    const [first] = pair;
    const moved =
      first === undefined ? undefined : readMove(first.words, directory, 'GITHUB_WORKSPACE');
    if (moved === '')
      return { line: first?.line ?? 0, reason: 'cd leads to a place that is not known' };
    directory = moved ?? directory;
    if (moved !== undefined) continue;
    const read = readDockerCommands(pair, { ...context, local });
    if ('reason' in read) return read;
    acts.push(...read.map((act) => ({ act, directory })));
  }
  return acts;
}

/** The line of the file that a line of the script is on. */
function placeIn(step: WorkflowStep, line: number): number {
  const entry = step.entries.find(({ key }) => key === 'run');
  const isBlock = entry?.source.some((text) => /^run:\s*[|>]/.test(text)) ?? false;
  return (entry?.line ?? step.from) + line + (isBlock ? 2 : 1);
}

/** Builds of one script that differ in their tags at most are one. */
export function joinSame(builds: readonly Done[]): readonly Done[] {
  const joined: Done[] = [];
  for (const one of builds) {
    const { act, step, directory } = one;
    const at = joined.findIndex(
      (other) =>
        act.kind === 'build' &&
        other.act.kind === 'build' &&
        other.step === step &&
        other.directory === directory &&
        haveSameFlags(act.flags, other.act.flags),
    );
    const before = joined[at]?.act;
    if (act.kind !== 'build' || before?.kind !== 'build') {
      joined.push(one);
      continue;
    }
    const tags = [
      ...(before.flags.inputs.get('tags') ?? []),
      ...(act.flags.inputs.get('tags') ?? []),
    ];
    const inputs = new Map([...before.flags.inputs, ['tags', tags] as const]);
    joined[at] = { ...one, act: { ...before, flags: { ...before.flags, inputs } } };
  }
  return joined;
}
