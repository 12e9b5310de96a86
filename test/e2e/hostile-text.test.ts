// SPDX-License-Identifier: Apache-2.0
// Text that other people have written: reasons of yanks, annotations of images. It is shown, and commands no log, page or terminal.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lab, type Lab } from '../lab/lab.ts';
import { isNightly, nightly, pickRows } from '../lab/nightly.ts';
import { put, putIndex, putOne } from '../lifecycle/prune/stores.ts';
import { createBench } from '../registry/bench.ts';
import type { Manifest } from '../../src/registry/registry.ts';
import { createStore, digestOf, type Store } from '../ship/memory.ts';
import { runCli, runId, type CliRun } from './cli.ts';
import { makeProject, type Project } from './project.ts';
import { GITLAB, images } from './promotions.ts';
import { pushStore } from './stored.ts';

const LINE =
  '*b* <img src=x onerror=1> [l](https://evil.example) | `x` ::error::boom ##[error]boom %0A::set-output name=x::y section_start:0:evil ##vso[task.setvariable]x';
const LINES = `${LINE}\n::error::boom\n##[error]boom\nsection_start:0:evil\r\u001b[0Kevil\n\u001b[31mred\u009b31m\u202e`;

/** Escape sequences of the text above. */
const ESCAPES = ['\u001b[31mred', '\u009b', '\u202e'];

let site: Lab;
let project: Project;

const repository = () => `${site.registries.second.host}/hostile-${runId}/app`;

/** An image whose configuration says it wherever it can, once at length. */
function putHostile(store: Store): Manifest {
  const image = 'org.opencontainers.image.';
  const keys = ['version', 'revision', 'source', 'created', 'title'];
  const labels = Object.fromEntries(keys.map((key) => [`${image}${key}`, LINES]));
  const config = Buffer.from(
    JSON.stringify({
      ...{ os: 'linux', architecture: 'amd64', variant: LINES, created: LINES, author: LINES },
      config: { Labels: { ...labels, long: LINES.repeat(2_000), [LINES]: LINES } },
      history: [{ created: LINES, created_by: LINES }],
    }),
  );
  store.blobs.set(digestOf(config), config);
  const mediaType = 'application/vnd.oci.image.config.v1+json';
  const descriptor = { mediaType, digest: digestOf(config), size: config.byteLength };
  return put(store, { config: descriptor, layers: [] });
}

beforeAll(async () => {
  site = await lab();
  project = await makeProject({ lab: site });
  const store = createStore();
  for (const version of ['1.2.2', '1.2.3']) {
    const image = version === '1.2.3' ? putHostile(store) : putOne(store, version, { days: 90 });
    const annotations = {
      'org.opencontainers.image.version': LINES,
      'org.opencontainers.image.revision': LINES,
      'org.opencontainers.image.source': LINES,
      'org.opencontainers.image.created': LINES,
      'org.opencontainers.image.title': version,
    };
    store.tags.set(version, putIndex(store, [image], { annotations }).digest);
  }
  store.tags.set('latest', store.tags.get('1.2.3') ?? '');
  const bench = createBench();
  await pushStore(store, bench.open(site.registries.second.host, `hostile-${runId}/app`));
  bench.client.close();
  const yank = ['yank', '1.2.3', '--because', LINE, '--history', ...images(repository())];
  const run = await runCli({ lab: site, project, args: yank });
  expect(run.code, run.stderr).toBe(0);
}, 60_000);
afterAll(() => project.remove());

const logs: readonly { readonly log: string; readonly env: Readonly<Record<string, string>> }[] = [
  { log: 'GitHub', env: { CI: 'true', GITHUB_ACTIONS: 'true' } },
  { log: 'GitLab', env: GITLAB },
  { log: 'a terminal', env: {} },
  { log: 'Azure Pipelines', env: { CI: 'true', TF_BUILD: 'True' } },
];

const commands: readonly (readonly string[])[] = [
  ['status', 'REPOSITORY'],
  ['yank', '1.2.3', '--because', LINE, '--dry-run', '--image', 'REPOSITORY'],
  ['log', 'REPOSITORY'],
  ['promote', '1.2.3', '--to', 'latest', '--dry-run', '--image', 'REPOSITORY'],
  ['verify', 'REPOSITORY:1.2.3', '--not-yanked'],
  ['copy', 'REPOSITORY', 'oci:out-copy', '--all-tags', '--dry-run'],
  ['prune', 'REPOSITORY', '--delete', '*'],
  ['unyank', '1.2.3', '--because', LINE, '--dry-run', '--image', 'REPOSITORY'],
];

const cli = (
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<CliRun> =>
  runCli({
    ...{ lab: site, project, env },
    args: args.map((word) => word.replace('REPOSITORY', repository())),
  });

/** The lines of a log that its CI system, or a terminal, would take for a command of the hostile text. */
function listCommands({ stdout, stderr }: CliRun): readonly string[] {
  return `${stdout}\n${stderr}`
    .split(/\r\n|\n|\r/)
    .filter((line) => {
      const isOwn = /^::(?:group::(?!.*boom)|endgroup::|add-mask::)/.test(line);
      const isCommand = /^\s*(?:::|##\[|##vso\[)/.test(line) && !isOwn;
      return (isCommand && line.includes('boom')) || /section_(?:start|end):\d+:evil/.test(line);
    })
    .concat(ESCAPES.filter((one) => `${stdout}${stderr}`.includes(one)));
}

const rows = commands.flatMap((args) => logs.map(({ log, env }) => ({ args, log, env })));

describe('in a log', () => {
  it.each(pickRows(rows))('of $log: $args.0', async ({ args, env }) => {
    const run = await cli(args, env);
    expect([0, 1, 3], run.stderr).toContain(run.code);
    expect(listCommands(run)).toEqual([]);
    if (args[0] === 'verify') expect(run.stdout + run.stderr).toContain('boom');
  });

  it.each(isNightly ? commands : [])('as JSON: %s', async (...args) => {
    const run = await cli([...args, '--json']);
    expect([0, 1, 3], run.stderr).toContain(run.code);
    expect(() => JSON.parse(run.stdout) as unknown).not.toThrow();
    for (const one of ESCAPES) expect(run.stdout).not.toContain(one);
  });
});

nightly(it)('on the page and in metrics', async () => {
  const args = ['status', 'REPOSITORY', '--html', 'out.html'];
  const run = await cli(args);
  expect([0, 3], run.stderr).toContain(run.code);
  const page = await readFile(join(project.directory, 'out.html'), 'utf8');
  expect(page).not.toContain('<img');
  for (const one of ESCAPES) expect(page).not.toContain(one);
  const { stdout: metrics } = await cli(['status', 'REPOSITORY', '--metrics']);
  expect(metrics).toContain('tagship_');
  for (const line of metrics.split('\n')) expect(line).toMatch(/^(?:#|tagship_|$)/);
});
