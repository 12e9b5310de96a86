// SPDX-License-Identifier: Apache-2.0
// How long a process takes from its start to its first work, compared to Node with nothing to do and to git.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gitEnv, makeProject, type Project } from '../e2e/project.ts';
import { renderTable, timeByTurns, type Timed } from './measure.ts';
import { publish, readLoad } from './results.ts';

const RUNS = 15;

/** The commands with which `plan` reads a clone, all at once. */
const GIT = [
  'log -1 --no-show-signature --format=%H_%cI HEAD --',
  'rev-parse --is-shallow-repository --symbolic-full-name HEAD refs/remotes/origin/HEAD',
  'show-ref --tags --dereference',
  'ls-remote --get-url',
  'status --porcelain=v2 --branch --untracked-files=normal',
];

/** The row that all others are compared to. */
const GIT_ALONE = 'Node with these git commands alone';

/** Node that starts these git commands, all at once, and does nothing with what they say. */
const GIT_FROM_NODE = `import { spawn } from 'node:child_process';
for (const args of ${JSON.stringify(GIT)}) spawn('git', args.split(' ')).stdout.resume();
`;

/**
 * Prints a table: an empty program, git's part of a plan, and both bundles with little and with
 * much to do, on a project of one commit and one git tag; each also beside Node with git alone.
 * `--runs N` runs each so often, `--write` writes the table into docs/speed.md.
 */
export async function benchStart(args: readonly string[]): Promise<void> {
  const at = (path: string) =>
    fileURLToPath(new URL(`../../dist/${path}/index.js`, import.meta.url));
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: String(RUNS) },
      cli: { type: 'string', default: at('cli') },
      action: { type: 'string', default: at('action') },
      write: { type: 'boolean', default: false },
    },
  });
  const started = readLoad();
  const project = await makeProject({});
  const folder = await mkdtemp(join(tmpdir(), 'tagship-bench-start-'));
  try {
    await project.git('tag', 'v1.2.3');
    const programs = await listPrograms(project, folder, values);
    const times = await timeByTurns([...programs.values()], Number(values.runs));
    const names = [...programs.keys()];
    const alone = times[names.indexOf(GIT_ALONE)]?.median ?? NaN;
    const lines = names.map((name, index) => {
      const { median = NaN, min = NaN } = times[index] ?? {};
      return [name, `${median.toFixed(0)} ms`, `${min.toFixed(0)} ms`, (median / alone).toFixed(2)];
    });
    const table = { head: ['process', 'median', 'quickest', 'ratio'], lines };
    process.stdout.write(`${renderTable(table)}\n`);
    const load = [started, readLoad()] as const;
    if (values.write) await publish({ name: 'start', table, keys: 1, load });
  } finally {
    await Promise.all([project.remove(), rm(folder, { recursive: true })]);
  }
}

async function listPrograms(
  project: Project,
  folder: string,
  bundles: { readonly cli: string; readonly action: string },
): Promise<ReadonlyMap<string, Timed>> {
  const empty = join(folder, 'empty.mjs');
  await writeFile(empty, '');
  const gitFromNode = join(folder, 'git.mjs');
  await writeFile(gitFromNode, GIT_FROM_NODE);
  const cwd = project.directory;
  const env = gitEnv(project.home);
  const node = (...argv: readonly string[]): Timed => ({
    argv: [process.execPath, ...argv],
    cwd,
    env,
  });
  const inARow = GIT.map((args) => `git ${args}`).join(' && ');
  const image = ['--image', 'ghcr.io/acme/app'];
  return new Map<string, Timed>([
    ['Node with an empty file', node(empty)],
    ['the git commands of a plan, in a row', { argv: ['sh', '-c', inARow], cwd, env }],
    [GIT_ALONE, node(gitFromNode)],
    ['`tagship --version`', node(bundles.cli, '--version')],
    ['`tagship plan`', node(bundles.cli, 'plan', ...image)],
    [
      '`tagship plan` of rules',
      node(bundles.cli, 'plan', ...image, '--tags', 'type=semver,pattern={{version}}'),
    ],
    ['the action with `command: plan`', await toAction(project, folder, bundles.action)],
  ]);
}

/** The action as a runner starts it for a push of the git tag. */
async function toAction(project: Project, folder: string, bundle: string): Promise<Timed> {
  const sha = await project.git('rev-parse', 'HEAD');
  const files = ['OUTPUT', 'ENV', 'STATE', 'STEP_SUMMARY', 'PATH'] as const;
  const paths = files.map((name) => [`GITHUB_${name}`, join(folder, name)] as const);
  for (const [, path] of paths) await writeFile(path, '');
  const event = join(folder, 'event.json');
  const repository = {
    full_name: 'acme/app',
    default_branch: 'main',
    html_url: 'https://github.com/acme/app',
  };
  await writeFile(event, JSON.stringify({ ref: 'refs/tags/v1.2.3', after: sha, repository }));
  return {
    argv: [process.execPath, bundle],
    cwd: project.directory,
    env: {
      ...gitEnv(project.home),
      ...Object.fromEntries(paths),
      ...{ CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'push', GITHUB_SHA: sha },
      ...{ GITHUB_REF: 'refs/tags/v1.2.3', GITHUB_REF_NAME: 'v1.2.3', GITHUB_REF_TYPE: 'tag' },
      ...{ GITHUB_REPOSITORY: 'acme/app', GITHUB_REPOSITORY_OWNER: 'acme' },
      ...{ GITHUB_SERVER_URL: 'https://github.com', GITHUB_WORKSPACE: project.directory },
      ...{ GITHUB_EVENT_PATH: event, GITHUB_RUN_ID: '1', GITHUB_RUN_NUMBER: '1' },
      ...{ RUNNER_TEMP: folder, INPUT_COMMAND: 'plan' },
    },
  };
}
