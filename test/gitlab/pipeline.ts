// SPDX-License-Identifier: Apache-2.0
// A pipeline run by gitlab-ci-local on the shell executor, against the lab. The CLI bundle is on PATH,
// as it is in the tool image.
import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pickNode } from '../bundle/node.ts';
import { cliBundle } from '../e2e/cli.ts';
import { gitEnv, type Project } from '../e2e/project.ts';
import type { Lab } from '../lab/lab.ts';

/** A pipeline to run: the last commit of the project, and what GitLab would say of it. */
export interface PipelineOptions {
  readonly site: Lab;
  readonly project: Project;
  /** The repository that `$CI_REGISTRY_IMAGE` names, without its host. */
  readonly image: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly unset?: readonly string[];
  /** Only these jobs, on what others left. */
  readonly jobs?: readonly string[];
  /** Check the pipeline against GitLab's own schema first; takes two seconds. */
  readonly checkSchema?: boolean;
}

/** What became of it. */
export interface Pipeline {
  readonly code: number | null;
  readonly log: string;
  /** Variables that a job printed, by their name. */
  readonly printed: (job: string) => Readonly<Record<string, string>>;
}

const runner = fileURLToPath(
  new URL('../../node_modules/gitlab-ci-local/dist/index.js', import.meta.url),
);

/** Runs all jobs of `.gitlab-ci.yml` as user `alice` of the registry that asks for a password. */
export async function runPipeline(options: PipelineOptions): Promise<Pipeline> {
  const { site, project } = options;
  const { host, users } = site.registries.htpasswd;
  const variables = {
    GITLAB_CI: 'true',
    CI_REGISTRY: host,
    CI_REGISTRY_IMAGE: `${host}/${options.image}`,
    CI_REGISTRY_USER: 'alice',
    ...options.variables,
  };
  const args = [
    ...['--force-shell-executor', '--shell-isolation', '--color=false'],
    // GitLab takes an empty list of tags; its schema for editors does not.
    ...['--ignore-schema-paths', '#/definitions/tags/minItems'],
    `--json-schema-validation=${String(options.checkSchema === true)}`,
    ...['--ignore-predefined-vars', Object.keys(variables).join(',')],
    ...Object.entries(variables).flatMap(([name, value]) => ['--variable', `${name}=${value}`]),
    ...(options.unset ?? []).flatMap((name) => ['--unset-variable', name]),
  ];
  const bin = await installCli(project);
  const env = {
    ...gitEnv(project.home),
    ...site.env,
    PATH: [bin, site.env.PATH].join(delimiter),
    // Jobs of the shell executor inherit it; among the arguments every process could read it.
    CI_REGISTRY_PASSWORD: users.alice ?? '',
  };
  const { code, log } = await run(
    [runner, ...args, ...(options.jobs ?? [])],
    project.directory,
    env,
  );
  return { code, log, printed: (job) => readPrinted(log, job) };
}

/** `tagship` as a program: the bundle. */
async function installCli(project: Project): Promise<string> {
  const path = join(project.home, 'bin', 'tagship');
  await mkdir(dirname(path), { recursive: true });
  const node = pickNode();
  await writeFile(path, `#!/bin/sh\nexec '${node}' '${cliBundle}' "$@"\n`, { mode: 0o755 });
  return dirname(path);
}

async function run(argv: readonly string[], cwd: string, env: Record<string, string>) {
  const child = spawn(process.execPath, argv, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (log += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  return { code, log };
}

function readPrinted(log: string, job: string): Record<string, string> {
  const printed: Record<string, string> = {};
  for (const line of log.split('\n')) {
    const match = /^(?<name>\S+) +> (?<key>[A-Z_]+)=(?<value>.*)$/.exec(line)?.groups;
    if (match?.name === job && match.key !== undefined) printed[match.key] = match.value ?? '';
  }
  return printed;
}
