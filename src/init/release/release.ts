// SPDX-License-Identifier: Apache-2.0
// The release tool of a project, and the job that makes its releases. Reads workflows, and decides nothing.
import type { CiFile } from '../project/publisher.ts';
import { releaseTools, type StepOutputs, type ReleaseTool } from './tools.ts';
import { toFields, toList, toText, type Fields } from '../project/values.ts';
import { readYaml } from '../project/yaml.ts';

/** The step that makes releases. */
export interface ReleaseStep {
  readonly file: string;
  readonly job: string;
  /** `uses` as it is written, or the name of the command. */
  readonly what: string;
  readonly id?: string;
  /** The outputs of the step; absent for a command in a script. */
  readonly outputs?: StepOutputs;
  /** The existing outputs of the job: output by expression. */
  readonly given: ReadonlyMap<string, string>;
  /** Ids of the job's steps. */
  readonly ids: readonly string[];
  /** Names of the workflow's jobs. */
  readonly jobs: readonly string[];
  /** The token that makes the git tags, where it isn't the workflow's own: these start workflows. */
  readonly token?: string;
}

/** A tool that makes releases, and where it runs. */
export interface ReleaseFound {
  readonly tool: ReleaseTool;
  /** Its configuration; absent where only a workflow shows it. */
  readonly config?: string;
  /** Absent where no workflow runs it. */
  readonly step?: ReleaseStep;
}

const MOST_JOBS = 100;
const MOST_STEPS = 200;
const LONGEST_SCRIPT = 64 * 1024;

/** Lines that name a release tool, and make no release. */
const NO_RELEASE = /^\s*#|--dry-run\b|\s-d\b|\s(?:install|add|i|ci)\s/;

/** The job names that GitHub takes, which are words of its expressions. */
const JOB = /^[A-Za-z_][\w-]*$/;

/**
 * The first tool, in the order of the table, that a workflow runs; else the first that is configured;
 * undefined where there is none. `configs` are its configuration files, with `package.json` for one that
 * has a key for it.
 */
export function findReleaseTool(
  files: readonly CiFile[],
  configs: readonly string[],
): ReleaseFound | undefined {
  const workflows = files.flatMap((file) => {
    const yaml = readYaml(file.text);
    return yaml.ok ? [{ file: file.path, workflow: toFields(yaml.value) }] : [];
  });
  const found = releaseTools.map((tool): ReleaseFound => {
    const config = configs.find((path) => tool.configs.test(path) || isPackage(tool, path));
    const [step] = workflows.flatMap(({ file, workflow }) => findSteps(tool, file, workflow));
    return { tool, ...(config !== undefined && { config }), ...(step && { step }) };
  });
  return (
    found.find(({ step }) => step !== undefined) ?? found.find(({ config }) => config !== undefined)
  );
}

/** `package.json#release`: the key of a tool that is configured there. */
function isPackage({ packageKey }: ReleaseTool, path: string): boolean {
  return path === `package.json#${packageKey ?? ''}`;
}

function findSteps(tool: ReleaseTool, file: string, workflow: Fields): readonly ReleaseStep[] {
  return Object.entries(toFields(workflow.jobs))
    .filter(([name]) => JOB.test(name))
    .slice(0, MOST_JOBS)
    .flatMap(([name, value]) => {
      const job = toFields(value);
      const steps = toList(job.steps, MOST_STEPS).map(toFields);
      const index = steps.findIndex((step) => isRelease(tool, step));
      const step = steps[index];
      if (step === undefined) return [];
      const token = findToken([workflow, job, step], steps.slice(0, index));
      const jobs = Object.keys(toFields(workflow.jobs));
      return [
        { file, job: name, jobs, ...describe(tool, step, job, steps), ...(token && { token }) },
      ];
    });
}

function isRelease({ action, command, unless }: ReleaseTool, step: Fields): boolean {
  const [name] = toText(step.uses).split('@', 1);
  if (action.test(name ?? '')) {
    const [input = '', value = ''] = unless ?? [];
    return value === '' || toText(toFields(step.with)[input]) !== value;
  }
  const lines = toText(step.run)
    .slice(0, LONGEST_SCRIPT)
    .split(/\n|;|&&|\|\|/);
  return lines.some((line) => command.test(line) && !NO_RELEASE.test(line));
}

function describe(tool: ReleaseTool, step: Fields, job: Fields, steps: readonly Fields[]) {
  const uses = toText(step.uses);
  const id = toText(step.id);
  const major = Number(/@v(\d+)/.exec(uses)?.[1] ?? '0');
  const given = Object.entries(toFields(job.outputs)).map(
    ([name, value]) => [toText(value).replaceAll(/\s+/g, ''), name] as const,
  );
  return {
    what: uses === '' ? tool.title : uses,
    ...(id !== '' && JOB.test(id) && { id }),
    ...(uses !== '' && { outputs: tool.outputs(major) }),
    given: new Map(given.filter(([, name]) => JOB.test(name))),
    ids: steps.map((one) => toText(one.id)),
  };
}

/** The expression of a token that isn't the workflow's own: of the step, its job, its workflow, or an earlier checkout. */
function findToken(owners: readonly Fields[], before: readonly Fields[]): string | undefined {
  const fromEnv = owners.flatMap(({ env }) => {
    const { GITHUB_TOKEN, GH_TOKEN } = toFields(env);
    return [toText(GH_TOKEN), toText(GITHUB_TOKEN)];
  });
  const inputs = toFields(owners.at(-1)?.with);
  const checkouts = before.filter(({ uses }) => toText(uses).startsWith('actions/checkout@'));
  const all = [
    toText(inputs.token),
    toText(inputs['github-token']),
    ...fromEnv,
    ...checkouts.map((step) => toText(toFields(step.with).token)),
  ];
  return all.find((text) => text !== '' && !OWN_TOKEN.test(text));
}

const OWN_TOKEN = /^\$\{\{\s*(?:secrets\.GITHUB_TOKEN|github\.token)\s*\}\}$/;
