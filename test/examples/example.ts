// SPDX-License-Identifier: Apache-2.0
// What an example tells its CI system to run, and with which variables. Reads the files as these systems do; runs nothing.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A script of an example, ready for a shell. */
export interface Example {
  readonly script: string;
  /** Variables that stand in the file. */
  readonly env: Readonly<Record<string, string>>;
  /** Variables that come from the secret store: what the store calls them. */
  readonly secrets: Readonly<Record<string, string>>;
}

type Words = Readonly<Record<string, string>>;

/** The text of a file below examples/. */
export function readExampleText(path: string): string {
  return readFileSync(new URL(`../../examples/${path}`, import.meta.url), 'utf8');
}

/** How each CI system's file is read, by the system's name. `event` chooses among steps where there are several. */
export const readers: Readonly<Record<string, (text: string, event?: string) => Example>> = {
  jenkins: (text) => {
    const [, script = ''] = /\bsh '([^'\\]*)'/.exec(text) ?? [];
    const matches = (pattern: RegExp): [string, string][] =>
      [...text.matchAll(pattern)].map(([, name = '', value = '']) => [name, value]);
    return {
      script,
      env: Object.fromEntries(matches(/^ *(\w+) = '([^'\\]*)'$/gm)),
      secrets: Object.fromEntries(matches(/^ *(\w+) = credentials\('([^']*)'\)$/gm)),
    };
  },
  travis: (text) => {
    const { env, script } = parse(text) as { env: { global: string[] }; script: string };
    return { script, env: readAssignments(env.global), secrets: { HUB_TOKEN: 'HUB_TOKEN' } };
  },
  circle: (text) => {
    const { jobs, workflows } = parse(text) as {
      jobs: Record<string, { environment: Words; steps: (string | { run: string })[] }>;
      workflows: { image: { jobs: Record<string, unknown>[] } };
    };
    const job = jobs[Object.keys(workflows.image.jobs[0] ?? {})[0] ?? ''];
    const script = (job?.steps ?? []).flatMap((step) => (typeof step === 'string' ? [] : step.run));
    return {
      script: script.join('\n'),
      env: job?.environment ?? {},
      secrets: { HUB_TOKEN: 'HUB_TOKEN' },
    };
  },
  azure: (text) => {
    const { variables, steps } = parse(text) as {
      variables: Words;
      steps: { script?: string; env?: Words }[];
    };
    const [step] = steps.filter(({ script }) => script !== undefined);
    const secrets = Object.entries(step?.env ?? {}).map(([name, value]) => [
      name,
      /^\$\((\w+)\)$/.exec(value)?.[1] ?? '',
    ]);
    return {
      script: step?.script ?? '',
      env: variables,
      secrets: Object.fromEntries(secrets) as Words,
    };
  },
  bitbucket: (text) => {
    const { definitions } = parse(text) as {
      definitions: { steps: { step: { script: string[] } }[] };
    };
    const script = definitions.steps[0]?.step.script.join('\n') ?? '';
    return { script, env: {}, secrets: { HUB_TOKEN: 'HUB_TOKEN' } };
  },
  buildkite: (text) => {
    const { steps } = parse(text) as {
      steps: { command: string; env: Words; secrets: string[] }[];
    };
    const [step] = steps;
    return {
      script: step?.command ?? '',
      env: step?.env ?? {},
      secrets: Object.fromEntries((step?.secrets ?? []).map((name) => [name, name])),
    };
  },
  woodpecker: (text, event = 'tag') => {
    type Value = string | { from_secret: string };
    const { steps } = parse(text) as {
      steps: {
        environment: Record<string, Value>;
        commands: string[];
        when: { event: string | string[] }[];
      }[];
    };
    const [step, ...others] = steps.filter(({ when }) =>
      when.some((condition) => [condition.event].flat().includes(event)),
    );
    if (others.length > 0) throw new Error(`several steps run for ${event}`);
    return { script: step?.commands.join('\n') ?? '', ...splitSecrets(step?.environment ?? {}) };
  },
  drone: (text) => {
    const { steps } = parse(text) as {
      steps: {
        environment: Record<string, string | { from_secret: string }>;
        commands: string[];
      }[];
    };
    const [step] = steps;
    return { script: step?.commands.join('\n') ?? '', ...splitSecrets(step?.environment ?? {}) };
  },
};

/** The variables of a step whose secrets are marked with `from_secret`. */
function splitSecrets(
  environment: Readonly<Record<string, string | { readonly from_secret: string }>>,
): Pick<Example, 'env' | 'secrets'> {
  const entries = Object.entries(environment);
  return {
    env: Object.fromEntries(entries.filter(([, value]) => typeof value === 'string')) as Words,
    secrets: Object.fromEntries(
      entries.flatMap(([name, value]) =>
        typeof value === 'string' ? [] : [[name, value.from_secret]],
      ),
    ),
  };
}

/** What a shell makes of `NAME='value'` lines. */
function readAssignments(lines: readonly string[]): Words {
  const script = [...lines.map((line) => `export ${line}`), 'env -0'].join('\n');
  const output = execFileSync('bash', ['--norc', '-ec', script], {
    env: { PATH: process.env.PATH ?? '' },
  });
  const all = output.toString().split('\0');
  const names = new Set(lines.map((line) => line.split('=', 1)[0]));
  const pairs = all.map((pair) => [pair.split('=', 1)[0] ?? '', pair.replace(/^[^=]*=/, '')]);
  return Object.fromEntries(pairs.filter(([name]) => names.has(name))) as Words;
}
