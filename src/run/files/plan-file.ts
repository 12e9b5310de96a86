// SPDX-License-Identifier: Apache-2.0
// Reads a saved plan that replaces the plan of this run. Its content is validated in `plan/saved`.
import { isAbsolute, relative, resolve } from 'node:path';
import { isMade } from '../../plan/build/made.ts';
import { listMasked } from '../../plan/build/mask.ts';
import type { Plan } from '../../plan/plan.ts';
import { decidePush } from '../../plan/push.ts';
import { readCommand } from '../../plan/saved/command.ts';
import { listGivenSecrets } from '../../plan/saved/applies.ts';
import { isUncommitted } from '../../plan/tags/tags.ts';
import { parseSavedPlan } from '../../plan/saved/saved.ts';
import { error, notice, Problem, type ProblemData } from '../../problem.ts';
import { buildWords } from '../../settings/values/build-flags.ts';
import { explainIgnored, withPlanned } from '../../settings/inputs/planned.ts';
import type { BuildSecret, TargetSettings } from '../../settings/settings.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import { readSmallBytes, type UnreadFile } from '../../small-file.ts';
import { distinctProblems, leaveOutForPlan } from '../inputs/untrusted.ts';
import type { Prepared, Request } from '../request.ts';

/** A plan of a thousand tags has less than one MiB. */
const LARGEST_BYTES = 16 * 1024 * 1024;

/**
 * The plan in a file, with the facts and settings of this run; settings that have no effect with a
 * saved plan are among its problems. The lower of the two trust levels counts.
 *
 * @throws Problem FILE_…, or PLAN_… if the file holds no plan or its plan does not fit this run
 */
export async function usePlanFile(
  path: string,
  request: Request,
  fresh: Prepared,
  cwd: string,
): Promise<Prepared> {
  const text = await readPlanText(path, cwd);
  const { facts } = fresh;
  const isLocal = facts.ci === 'local';
  const present = {
    sha: facts.sha,
    dirty: isUncommitted(facts, fresh.settings),
    trust: facts.trust,
    push: decidePush(facts, fresh.settings).push,
    settings: fresh.settings,
    isLocal,
    targets: fresh.plan.targets,
  };
  const parsed = parseSavedPlan(text, path, present, buildWords);
  if (!parsed.ok) throw new Problem(parsed.problems);
  const plan = withOwnInputs(parsed.value, fresh.plan);
  const { settings, problems } = withTrustOf(plan, fresh);
  const argv = plan.targets.flatMap(({ build }) => build.argv);
  const masked = listMasked(argv);
  const vain = explainIgnored(path, { ...request, masked });
  return {
    facts: { ...facts, trust: plan.facts.trust },
    plan: {
      ...plan,
      problems: [
        ...distinctProblems([...plan.problems, ...problems]),
        ...vain,
        ...(isLocal ? listInside(path, plan, cwd) : []),
      ],
    },
    settings: {
      ...withPlanned(settings, { resolved: plan.resolved, argv, masked }),
      buildSecrets: nameSecrets(plan, settings.buildSecrets),
      targets: settings.targets.map((target) => toPlannedTarget(target, plan, masked)),
    },
  };
}

/** The settings of this run; under the plan of an untrusted one they leave out what that one would, which this one has not done yet. */
function withTrustOf(
  { facts: { trust } }: Plan,
  { facts, settings }: Prepared,
): Pick<Prepared, 'settings'> & { readonly problems: readonly ProblemData[] } {
  const isLower = trust.level === 'untrusted' && facts.trust.level === 'trusted';
  return isLower ? leaveOutForPlan(settings, trust) : { settings, problems: [] };
}

/** The plan, with the inputs and the caches of this run: neither is a file's to decide. */
function withOwnInputs(plan: Plan, fresh: Plan): Plan {
  const targets = plan.targets.map((target) => {
    const own = fresh.targets.find(({ name }) => name === target.name)?.build;
    const decided = { inputs: own?.inputs, cache: own?.cache };
    return { ...target, build: omitUndefined({ ...target.build, ...decided }) };
  });
  return { ...plan, targets };
}

/** The settings of a target, with those that the plan has settled. */
function toPlannedTarget(
  target: TargetSettings,
  plan: Plan,
  masked: readonly string[],
): TargetSettings {
  const planned = plan.targets.find(({ name }) => name === target.name);
  if (planned === undefined) return target;
  const { resolved, build } = planned;
  const settings = {
    ...withPlanned(target.settings, { resolved, argv: build.argv, masked }),
    buildSecrets: nameSecrets({ targets: [planned] }, target.settings.buildSecrets),
  };
  return { ...target, settings };
}

/** A plan in a build context becomes a part of the image if the Dockerfile copies everything. */
function listInside(path: string, plan: Plan, cwd: string): readonly ProblemData[] {
  const built = plan.targets.filter(({ build }) => !isMade(build));
  const contexts = built.map(({ build }) => build.context);
  const context = contexts.find((one) => {
    const way = relative(resolve(cwd, one), resolve(cwd, path));
    return !/^[a-z]+:\/\//.test(one) && !way.startsWith('..') && !isAbsolute(way);
  });
  if (context === undefined) return [];
  return [
    notice(
      'PLAN_IN_CONTEXT',
      `"${path}" lies in the build context "${context}", and is in the image if the Dockerfile copies all of it`,
      'Name it in .dockerignore, or save plans elsewhere: tagship plan --out ../plan.json.',
    ),
  ];
}

/** The build secrets under the names of the variables in the plan's commands. */
function nameSecrets(
  plan: Pick<Plan, 'targets'>,
  given: readonly BuildSecret[],
): readonly BuildSecret[] {
  return plan.targets.flatMap(({ build }) => {
    const read = readCommand(build.argv, buildWords);
    const named = 'command' in read ? listGivenSecrets(read.command.flags) : [];
    return named.flatMap(({ id, variable }) => {
      const found = given.find((one) => one.id === id);
      return found === undefined ? [] : [{ ...found, variable }];
    });
  });
}

/**
 * The text of a plan's file: UTF-8 or, with a byte order mark, UTF-16, as PowerShell writes redirected output.
 *
 * @throws Problem FILE_NOT_FOUND, FILE_UNREADABLE, PLAN_TOO_LARGE, PLAN_NOT_JSON
 */
async function readPlanText(path: string, cwd: string): Promise<string> {
  const bytes = await readBytes(path, cwd);
  const [first, second] = bytes;
  const isLittle = first === 0xff && second === 0xfe;
  const isBig = first === 0xfe && second === 0xff;
  const encoding = isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    const hint = 'Save a plan with tagship plan --out plan.json.';
    throw new Problem([error('PLAN_NOT_JSON', `"${path}" is not text in ${encoding}`, hint)], {
      cause,
    });
  }
}

/** Of a file or, as a shell makes one for `--plan <(command)`, of a pipe that a program writes to. */
async function readBytes(path: string, cwd: string): Promise<Uint8Array> {
  const file = await readSmallBytes(resolve(cwd, path), LARGEST_BYTES, { pipes: true });
  if (file.ok) return file.bytes;
  throw new Problem([describeUnread(path, file)]);
}

function describeUnread(path: string, { why, isMissing, isTooLong }: UnreadFile): ProblemData {
  if (isMissing) {
    const hint = 'Check the path; it starts at the working directory.';
    return error('FILE_NOT_FOUND', `there is no file "${path}"`, hint);
  }
  if (!isTooLong) return error('FILE_UNREADABLE', `"${path}" cannot be read: ${why}`);
  const message = `"${path}" has more than ${LARGEST_BYTES / 1024 / 1024} MiB, and no plan has`;
  return error('PLAN_TOO_LARGE', message, 'Save a plan with tagship plan --out plan.json.');
}
