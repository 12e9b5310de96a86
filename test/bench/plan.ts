// SPDX-License-Identifier: Apache-2.0
// How long `tagship plan` takes as a project grows, compared to reading its git tags with one git command.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { renderTable, timeByTurns, type Timed } from './measure.ts';
import { publish, readLoad } from './results.ts';

const CLI = fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url));
const GIT_TAGS = [10, 1_000, 100_000];
const RULES = [0, 1, 20, 200];
const ROUNDS = 7;
const RATIOS = ['plan / for-each-ref', '(plan − node) / show-ref'];

/**
 * Prints a table: for each number of git tags, the time of `git for-each-ref`, of the quicker
 * `git show-ref`, which the plan uses, of Node with nothing to do, and of `tagship plan --json` with
 * the preset and with rules. `--write` writes it into docs/speed.md.
 */
export async function benchPlan(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { write: { type: 'boolean', default: false } },
  });
  const started = readLoad();
  const folder = mkdtempSync(join(tmpdir(), 'tagship-bench-plan-'));
  try {
    const lines: (readonly string[])[] = [];
    for (const count of GIT_TAGS) {
      for (const rules of RULES) lines.push(await measure(folder, count, rules));
    }
    const head = ['git tags', 'rules', 'for-each-ref', 'show-ref', 'node', 'plan', ...RATIOS];
    process.stdout.write(`${renderTable({ head, lines })}\n`);
    const load = [started, readLoad()] as const;
    if (values.write) await publish({ name: 'plan', table: { head, lines }, keys: 2, load });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(folder: string, count: number, rules: number): Promise<readonly string[]> {
  const cwd = join(folder, String(count));
  const newest = makeProject(cwd, count);
  const env = { PATH: process.env.PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1' };
  const plan: Timed['argv'] = [
    process.execPath,
    CLI,
    'plan',
    '--json',
    '--image',
    'ghcr.io/acme/app',
  ];
  const tags = rules === 0 ? [] : ['--tags', listRules(rules)];
  const processes: readonly Timed[] = [
    { argv: ['git', 'for-each-ref', 'refs/tags'], cwd, env },
    { argv: ['git', 'show-ref', '--tags', '--dereference'], cwd, env },
    { argv: [process.execPath, '--eval', ''], cwd, env },
    { argv: [...plan, '--git-tag', newest, ...tags], cwd, env },
  ];
  const [forEachRef, showRef, node, own] = (await timeByTurns(processes, ROUNDS)).map(
    ({ median }) => median,
  );
  if (
    forEachRef === undefined ||
    showRef === undefined ||
    node === undefined ||
    own === undefined
  ) {
    throw new Error('no times');
  }
  return [
    count.toLocaleString('en'),
    rules === 0 ? 'preset' : String(rules),
    ...[forEachRef, showRef, node, own].map((time) => `${time.toFixed(0)} ms`),
    (own / forEachRef).toFixed(1),
    ((own - node) / showRef).toFixed(1),
  ];
}

/** A project of one commit with so many versions; returns the git tag of the newest. */
function makeProject(cwd: string, count: number): string {
  const names = Array.from({ length: count }, (_, index) => {
    const [major, minor, patch] = [
      Math.floor(index / 2_500),
      Math.floor(index / 50) % 50,
      index % 50,
    ];
    return `v${major}.${minor}.${patch}`;
  });
  const newest = names.at(-1) ?? 'v0.0.0';
  mkdirSync(cwd, { recursive: true });
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com', ...args], {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  git('init', '--quiet', '--initial-branch=main', '.');
  if (git('for-each-ref', '--count=1', 'refs/tags') !== '') return newest;
  git('commit', '--quiet', '--allow-empty', '--message=first');
  const sha = git('rev-parse', 'HEAD');
  const refs = names.map((name) => `${sha} refs/tags/${name}\n`).sort(compareRefs);
  writeFileSync(join(cwd, '.git', 'packed-refs'), `# pack-refs with: sorted \n${refs.join('')}`);
  if (readFileSync(join(cwd, '.git', 'packed-refs'), 'utf8').length < count)
    throw new Error('no refs');
  return newest;
}

function compareRefs(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** Rules that each ask for a series of their own. */
function listRules(count: number): string {
  const patterns = [
    '{{version}}',
    '{{major}}.{{minor}}',
    '{{major}}',
    '{{major}}.{{minor}}.{{patch}}',
  ];
  return Array.from(
    { length: count },
    (_, index) =>
      `type=semver,pattern=${patterns[index % patterns.length] ?? ''},suffix=-r${index}`,
  ).join('\n');
}
