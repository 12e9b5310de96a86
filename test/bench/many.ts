// SPDX-License-Identifier: Apache-2.0
// How long several targets take, compared to the same builds one after another and to one `docker buildx bake`.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gitEnv, makeProject, type Project } from '../e2e/project.ts';
import { startFaultProxy } from '../lab/fault-proxy.ts';
import { lab as openLab, useLab, type Lab } from '../lab/lab.ts';
import { renderTable, timeByTurns, toTimes } from './measure.ts';
import { publish, readLoad, readPrograms } from './results.ts';
import { runStep, type Step } from './step.ts';

const CLI = fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url));

/** What is built: layers alone, or a step that waits. */
const KINDS = { trivial: 0, 'RUN of 2 s': 2 } as const;

/** How many targets are built, and how many runs count: all rows take about 6 minutes, of which 50 targets one by one take 3. */
const ROWS = [
  { targets: 1, runs: 2 },
  { targets: 10, runs: 2 },
  { targets: 50, runs: 1 },
];

const ROUND_TRIP_MS = 50;
const VERSION = '1.2.3';
/** What a release gives without rules; the other sides write the same. */
const TAGS = [VERSION, '1.2', '1', 'latest'];

/** A measured row: its name, and its cells. */
type Line = readonly string[];

const HEAD = ['row', 'tagship', 'other', 'other takes', 'ratio', 'memory'];

/** Everything that is up. */
interface Site {
  readonly lab: Lab;
  readonly folder: string;
  readonly quick: boolean;
}

/**
 * Prints a table of ratios: targets against builds one after another and against bake, with the same tags and in the same
 * runs; the merge of two legs on two registries that are 50 ms away; and a plan of 200 targets against a plan of one.
 *
 * | option    | what it does                                             |
 * | --------- | -------------------------------------------------------- |
 * | `--quick` | three targets in place of ten, one run, to see that it works |
 * | `--write` | writes the table into docs/speed.md                      |
 */
export async function benchMany(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  });
  if (values.quick && values.write) throw new Error('--quick gives no times to write');
  const started = readLoad();
  const release = await useLab();
  const folder = await mkdtemp(join(tmpdir(), 'tagship-bench-many-'));
  try {
    const site = { lab: await openLab(), folder, quick: values.quick };
    const lines: Line[] = [];
    // Not counted: files and connections get warm in it.
    await measureShip(site, { targets: 1, runs: 1, kind: 'trivial', seconds: 0 });
    for (const [kind, seconds] of Object.entries(KINDS)) {
      const rows = values.quick ? [{ targets: 3, runs: 1 }] : ROWS;
      for (const row of rows) {
        lines.push(...(await measureShip(site, { ...row, kind, seconds })));
        // A bench that is stopped has told what it measured.
        process.stderr.write(
          `${lines
            .slice(-2)
            .map((cells) => cells.join(' | '))
            .join('\n')}\n`,
        );
      }
    }
    lines.push(await measureMerge(site), await measurePlan(site));
    const table = { head: HEAD, lines };
    process.stdout.write(`${renderTable(table)}\n`);
    const programs = await readPrograms({ ...site.lab.env, HOME: folder });
    const load = [started, readLoad()] as const;
    if (values.write) await publish({ name: 'many', table, keys: 3, load, programs });
  } finally {
    await rm(folder, { recursive: true, force: true });
    await release();
  }
}

interface ShipRow {
  readonly targets: number;
  readonly runs: number;
  readonly kind: string;
  readonly seconds: number;
}

/** The targets of a project, shipped in the three ways by turns. */
async function measureShip(
  { lab, folder }: Site,
  { targets, runs, kind, seconds }: ShipRow,
): Promise<readonly Line[]> {
  const names = listNames(targets);
  const project = await makeTargets(lab, names, seconds);
  const env = { ...gitEnv(project.home), ...lab.env, TMPDIR: folder };
  const { host } = lab.registries.plain;
  const times: Record<'own' | 'single' | 'bake', number[]> = { own: [], single: [], bake: [] };
  const memory: number[] = [];
  let count = 0;
  const time = async (side: keyof typeof times, toSteps: (id: string) => readonly Step[]) => {
    const id = `bench-${process.pid}-${Date.now()}-${(count += 1)}`;
    const before = performance.now();
    for (const step of toSteps(id)) {
      const peak = await runStep(step, project.directory);
      if (side === 'own') memory.push(peak);
    }
    times[side].push(performance.now() - before);
  };
  const buildx = ['docker', 'buildx'] as const;
  for (let run = 0; run < runs; run += 1) {
    await time('own', (id) => [
      { argv: [...ship(`${host}/${id}`), '--build-args', `RUN=${id}`], env },
    ]);
    await time('single', (id) =>
      names.map((name) => {
        const tags = TAGS.flatMap((tag) => ['--tag', `${host}/${id}/${name}:${tag}`]);
        const more = ['--build-arg', `RUN=${id}`, '--file', `${name}/Dockerfile`, ...tags, '.'];
        return { argv: [...buildx, 'build', '--push', ...more], env };
      }),
    );
    await time('bake', (id) => {
      const sets = names.flatMap((name) =>
        TAGS.map((tag) => `--set=${name}.tags=${host}/${id}/${name}:${tag}`),
      );
      return [{ argv: [...buildx, 'bake', '--push', `--set=*.args.RUN=${id}`, ...sets], env }];
    });
  }
  await project.remove();
  const name = `${targets} ${targets === 1 ? 'target' : 'targets'}, ${kind}`;
  const own = toTimes(times.own).median;
  const toLine = (other: string, otherTimes: readonly number[]): Line =>
    line(name, own, { name: other, time: toTimes(otherTimes).median }, Math.max(...memory));
  return [toLine('one after another', times.single), toLine('bake', times.bake)];
}

function ship(repositories: string): readonly [string, ...string[]] {
  const images = `${repositories}/{{name}}`;
  return [process.execPath, CLI, 'ship', '--push', '--images', images, '--json'];
}

function line(
  row: string,
  own: number,
  other: { readonly name: string; readonly time: number } | undefined,
  kilobytes = NaN,
): Line {
  const seconds = (time: number) => `${(time / 1000).toFixed(2)} s`;
  return [
    ...[row, seconds(own), other?.name ?? '', other === undefined ? '' : seconds(other.time)],
    other === undefined ? '' : (own / other.time).toFixed(2),
    Number.isNaN(kilobytes) ? '' : `${(kilobytes / 1024).toFixed(0)} MB`,
  ];
}

function listNames(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `target-${index + 1}`);
}

/** A project with a Dockerfile for each target, the same targets as bake has them, and a release. */
async function makeTargets(lab: Lab, names: readonly string[], seconds: number): Promise<Project> {
  const run = `RUN ["/bin/busybox", "sleep", "${seconds}"]\n`;
  const dockerfile = (name: string): string =>
    `FROM scratch\nCOPY busybox /bin/busybox\nARG RUN\nLABEL run=$RUN\nENV NAME=${name}\n${seconds > 0 ? run : ''}`;
  const project = await makeProject({
    lab,
    files: {
      ...Object.fromEntries(names.map((name) => [`${name}/Dockerfile`, dockerfile(name)])),
      'tagship.yml': `targets:\n${names.map((name) => `  ${name}: {file: ${name}/Dockerfile}\n`).join('')}`,
      'docker-bake.json': JSON.stringify({
        group: { default: { targets: names } },
        target: Object.fromEntries(
          names.map((name) => [name, { dockerfile: `${name}/Dockerfile`, args: { RUN: '' } }]),
        ),
      }),
    },
  });
  await project.release(`v${VERSION}`);
  return project;
}

/** The legs of two platforms, merged on two registries behind a slow network. */
async function measureMerge({ lab, folder }: Site): Promise<Line> {
  const dockerfile = 'FROM scratch\nCOPY Dockerfile /\n';
  const project = await makeProject({
    files: { Dockerfile: dockerfile, '.gitignore': '*.json\n' },
  });
  await project.release(`v${VERSION}`);
  const proxies = await Promise.all(
    [lab.registries.plain, lab.registries.second].map(({ url }) => startFaultProxy({ url })),
  );
  const env = { ...gitEnv(project.home), ...lab.env, TMPDIR: folder };
  const images = proxies.map(({ host }) => `${host}/bench-${process.pid}-${Date.now()}/merge`);
  const platforms = ['linux/amd64', 'linux/arm64'];
  const flags = ['--push', '--images', images.join('\n'), '--platforms', platforms.join()];
  try {
    for (const [index, platform] of platforms.entries()) {
      const leg = [
        '--leg',
        platform,
        '--record',
        `leg-${index}.json`,
        '--builder',
        lab.buildkit.tcp,
      ];
      await runStep(
        { argv: [process.execPath, CLI, 'ship', ...leg, ...flags], env },
        project.directory,
      );
    }
    for (const proxy of proxies) proxy.setLatency(ROUND_TRIP_MS);
    const before = performance.now();
    const records = platforms.map((_, index) => `leg-${index}.json`);
    const merge: Step = { argv: [process.execPath, CLI, 'merge', ...records, ...flags], env };
    const peak = await runStep(merge, project.directory);
    return line(
      'merge of 2 legs, 2 registries, 50 ms',
      performance.now() - before,
      undefined,
      peak,
    );
  } finally {
    await Promise.all(proxies.map((proxy) => proxy.close()));
    await project.remove();
  }
}

/** A plan of many targets, against one of a single target. */
async function measurePlan({ folder, quick }: Site): Promise<Line> {
  const write = (count: number): string =>
    `images: ghcr.io/acme/{{name}}\ntargets:\n${listNames(count)
      .map((name) => `  ${name}: {context: .}\n`)
      .join('')}`;
  const project = await makeProject({ files: { 'one.yml': write(1), 'many.yml': write(200) } });
  await project.release(`v${VERSION}`);
  const env = { ...gitEnv(project.home), TMPDIR: folder };
  const plan = (config: string) => ({
    argv: [process.execPath, CLI, 'plan', '--config', config] as const,
    cwd: project.directory,
    env,
  });
  const [many, one] = await timeByTurns([plan('many.yml'), plan('one.yml')], quick ? 1 : 7);
  await project.remove();
  const other = { name: 'plan of 1 target', time: one?.median ?? NaN };
  return line('plan of 200 targets', many?.median ?? NaN, other);
}
