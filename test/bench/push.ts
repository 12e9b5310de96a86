// SPDX-License-Identifier: Apache-2.0
// How long `tagship ship` takes, compared to `docker buildx build --push` of the same tags on the same builder.
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeDockerConfig } from '../lab/lab.ts';
import { renderTable, toTimes, type Times } from './measure.ts';
import { runStep, type Step } from './step.ts';
import {
  openBenchFixture,
  VERSION,
  type Size,
  type Strategy,
  type BenchFixture,
} from './fixture.ts';

/** One line of the table. */
interface Cell {
  readonly strategy: Strategy;
  readonly size: Size;
  readonly far: boolean;
  readonly registries: number;
  readonly tags: number;
  /** Beside `docker login` to each registry as well as the push; else both sides find their logins. */
  readonly login: boolean;
}

const RUNS = 5;
const STRATEGIES: readonly Strategy[] = ['layout', 'builder'];

/**
 * Prints a table: for each cell the middle times of both sides, their spread and their ratio, and the
 * most memory that our process had. The sides take turns; before each run the registries are emptied,
 * and each run has a path of its own.
 *
 * | option         | what it does                                                              |
 * | -------------- | ------------------------------------------------------------------------- |
 * | `--quick`      | leaves out many tags and large images                                     |
 * | `--only WORDS` | only rows with these words side by side (`layout tiny push 50 ms 3 5`); may be repeated |
 * | `--runs N`     | so many runs of each side; 5 without it                                   |
 * | `--cli FILE`   | another bundle than the one in `dist/`                                    |
 */
export async function benchPush(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      runs: { type: 'string', default: String(RUNS) },
      cli: {
        type: 'string',
        default: fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url)),
      },
      only: { type: 'string', multiple: true, default: [] },
    },
  });
  const cells = listCells(values.quick).filter((cell) => isWanted(cell, values.only));
  if (cells.length === 0) throw new Error(`no row has the words "${values.only.join('", "')}"`);
  const fixture = await openBenchFixture([...new Set(cells.map(({ size }) => size))]);
  try {
    const rows: (readonly string[])[] = [];
    for (const cell of cells) {
      const row = await measure(fixture, cell, { cli: values.cli, runs: Number(values.runs) });
      process.stderr.write(`${row.join(' | ')} | load ${loadavg()[0]?.toFixed(1) ?? ''}\n`);
      rows.push(row);
    }
    process.stdout.write(`${renderTable(HEAD, rows)}\n`);
  } finally {
    await fixture.close();
  }
}

const HEAD = [
  'strategy',
  'image',
  'compared to',
  'latency',
  'registries',
  'tags',
  'buildx',
  'tagship',
  'ratio',
  'memory',
];

function listCells(quick: boolean): readonly Cell[] {
  const counts = quick ? [1, 5] : [1, 5, 20, 50];
  const plain = { size: 'tiny', login: false } as const;
  return STRATEGIES.flatMap((strategy) => [
    ...[false, true].flatMap((far) =>
      [1, 3].flatMap((registries) =>
        counts.map((tags) => ({ ...plain, strategy, far, registries, tags })),
      ),
    ),
    ...[1, 5].map((tags) => ({ ...plain, strategy, far: false, registries: 3, tags, login: true })),
    ...(quick ? [] : [false, true]).flatMap((far) =>
      [
        { registries: 1, tags: 1 },
        { registries: 3, tags: 5 },
      ].map((counts) => ({ ...plain, ...counts, size: '200 MB' as const, strategy, far })),
    ),
  ]);
}

function describe({ strategy, size, login, far, registries, tags }: Cell): readonly string[] {
  const compared = login ? 'login + push' : 'push';
  return [strategy, size, compared, far ? '50 ms' : '0 ms', String(registries), String(tags)];
}

/** Whether a row has one of the texts in it, by whole words: `3 5` is not in `3 50`. */
function isWanted(cell: Cell, only: readonly string[]): boolean {
  const row = ` ${describe(cell).join(' ')} `;
  return only.length === 0 || only.some((words) => row.includes(` ${words} `));
}

async function measure(
  fixture: BenchFixture,
  cell: Cell,
  options: { readonly cli: string; readonly runs: number },
): Promise<readonly string[]> {
  const theirs: number[] = [];
  const ours: number[] = [];
  const memory: number[] = [];
  // The first round does not count: files and connections get warm in it, for which one tag is enough.
  for (let round = 0; round <= options.runs; round += 1) {
    const folder = await mkdtemp(join(tmpdir(), 'tagship-bench-run-'));
    const scene = {
      fixture,
      cell: round === 0 ? { ...cell, tags: 1 } : cell,
      folder,
      path: `acme/app-${round}`,
    };
    const their = await timeSteps(scene, toTheirs(scene));
    const our = await timeSteps(scene, [toOurs(scene, options.cli)]);
    if (round > 0) {
      theirs.push(their.ms);
      ours.push(our.ms);
      memory.push(our.memory);
    }
    await rm(folder, { recursive: true });
  }
  const [their, our] = [toTimes(theirs), toTimes(ours)];
  const show = (times: Times, all: readonly number[]) =>
    `${seconds(times.median)} (${seconds(times.min)}–${seconds(Math.max(...all))})`;
  return [
    ...describe(cell),
    show(their, theirs),
    show(our, ours),
    (our.median / their.median).toFixed(2),
    `${Math.round(Math.max(...memory) / 1024)} MB`,
  ];
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(2);
}

/** One run of one side. */
interface Scene {
  readonly fixture: BenchFixture;
  readonly cell: Cell;
  /** Of this run alone. */
  readonly folder: string;
  /** The repository's path, in every registry. */
  readonly path: string;
}

function listHosts({ fixture, cell }: Scene): readonly string[] {
  const registries = cell.login ? fixture.locked : fixture.open;
  return registries
    .slice(0, cell.registries)
    .map((registry) => (cell.far ? registry.far : registry.near));
}

/** Rules for so many tags: exact versions and what floats above them, for one variant after the other. */
function listRules(count: number): readonly string[] {
  const patterns = ['{{version}}', '{{major}}.{{minor}}', '{{major}}'];
  return Array.from({ length: count }, (_, index) => {
    const variant = Math.floor(index / patterns.length);
    const suffix = variant === 0 ? '' : `,suffix=-v${variant}`;
    return `type=semver,pattern=${patterns[index % patterns.length] ?? ''}${suffix}`;
  });
}

/** The tags that {@link listRules} comes to. */
function listTags(count: number): readonly string[] {
  const [major = '', minor = ''] = VERSION.split('.');
  const names = [VERSION, `${major}.${minor}`, major];
  return Array.from({ length: count }, (_, index) => {
    const variant = Math.floor(index / names.length);
    return `${names[index % names.length] ?? ''}${variant === 0 ? '' : `-v${variant}`}`;
  });
}

function toTheirs(scene: Scene): readonly Step[] {
  const { fixture, cell, folder, path } = scene;
  const docker = join(folder, 'docker');
  if (cell.login) writeDockerConfig(fixture.lab, docker);
  const known = fixture.env(cell.size);
  const env = cell.login
    ? { ...known, DOCKER_CONFIG: docker, BUILDX_CONFIG: join(known.DOCKER_CONFIG ?? '', 'buildx') }
    : known;
  const hosts = listHosts(scene);
  const tags = hosts.flatMap((host) =>
    listTags(cell.tags).flatMap((tag) => ['--tag', `${host}/${path}:${tag}`]),
  );
  const login = (host: string): Step => ({
    argv: ['docker', 'login', '--username', fixture.user, '--password-stdin', host],
    env,
    stdin: fixture.password,
  });
  return [
    ...(cell.login ? hosts.map(login) : []),
    {
      argv: [
        'docker',
        'buildx',
        'build',
        '--builder',
        fixture.builders[cell.strategy],
        '--push',
        ...tags,
        '--provenance',
        'mode=min',
        '.',
      ],
      env,
    },
  ];
}

function toOurs(scene: Scene, cli: string): Step {
  const { fixture, cell, path } = scene;
  const hosts = listHosts(scene);
  const logins = Object.fromEntries(
    hosts.map((host) => [host, { username: fixture.user, 'password-env': 'THE_PASSWORD' }]),
  );
  const known = fixture.env(cell.size);
  return {
    argv: [
      process.execPath,
      ...[cli, 'ship', '--push', '--builder', fixture.builders[cell.strategy]],
      ...['--tags', listRules(cell.tags).join('\n'), '--flavor', 'latest=false'],
      ...['--provenance', 'mode=min'],
      ...hosts.flatMap((host) => ['--image', `${host}/${path}`]),
      ...(cell.login ? ['--registries', JSON.stringify(logins)] : []),
    ],
    env: cell.login ? { ...known, THE_PASSWORD: fixture.password } : known,
  };
}

/** Empties the registries, then times the steps one after the other; gives the most memory of any, kB. */
async function timeSteps(
  { fixture, cell }: Scene,
  steps: readonly Step[],
): Promise<{ readonly ms: number; readonly memory: number }> {
  for (const registry of [...fixture.open, ...fixture.locked]) registry.empty();
  const peaks: number[] = [];
  const started = performance.now();
  for (const step of steps) peaks.push(await runStep(step, fixture.projects[cell.size].directory));
  return { ms: performance.now() - started, memory: Math.max(...peaks) };
}
