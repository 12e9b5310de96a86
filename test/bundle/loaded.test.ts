// SPDX-License-Identifier: Apache-2.0
// What dist/ loads for a command: the time of a start, in numbers that do not depend on the machine.
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gitEnv, makeProject, type Project } from '../e2e/project.ts';
import { findNodes } from './node.ts';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const node = findNodes().at(-1)?.path ?? process.execPath;
let project: Project;

beforeAll(async () => {
  project = await makeProject({});
  await project.release('v1.2.3');
});

afterAll(() => project.remove());

interface Loaded {
  readonly files: readonly string[];
  readonly kilobytes: number;
  /** Modules of Node. */
  readonly builtins: readonly string[];
}

/** An entry point below dist/, and its arguments. */
type Started = readonly [string, ...string[]];
type Variables = Readonly<Record<string, string>>;

/** Writes the list of Node's own modules at the end of a process. */
const LIST = `process.on('exit', () => require('node:fs').writeFileSync(process.env.LISTED, process.moduleLoadList.join('\\n')))`;

async function load([entry, ...args]: Started, variables: Variables = {}): Promise<Loaded> {
  const temp = await mkdtemp(join(tmpdir(), 'tagship-loaded-'));
  const coverage = join(temp, 'coverage');
  const listed = join(temp, 'listed');
  const preload = `data:text/javascript,import { createRequire } from 'node:module'; const require = createRequire('/'); ${LIST}`;
  const options = {
    cwd: project.directory,
    env: { ...gitEnv(project.home), ...variables, NODE_V8_COVERAGE: coverage, LISTED: listed },
  };
  await new Promise<void>((resolve) => {
    execFile(node, ['--import', preload, join(dist, entry), ...args], options, () => {
      resolve();
    });
  });
  const reports = await Promise.all(
    (await readdir(coverage)).map((name) => readFile(join(coverage, name), 'utf8')),
  );
  const found = reports.flatMap((text) => [...text.matchAll(/\/dist\/(\w+\/[\w.-]+\.js)"/g)]);
  const files = [...new Set(found.map(([, name = '']) => name))].sort();
  const sizes = await Promise.all(files.map(async (name) => (await stat(join(dist, name))).size));
  const builtins = (await readFile(listed, 'utf8'))
    .split('\n')
    .map((line) => line.replace(/^\w+ /, ''));
  await rm(temp, { recursive: true });
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return { files, kilobytes: Math.round(bytes / 1000), builtins };
}

/** Modules of Node that take milliseconds, and that no ordinary run needs. */
const COSTLY = ['http2', 'worker_threads', 'internal/deps/undici/undici', 'zlib', 'inspector'];

/** What each command loads. */
const BASE = ['cli/index.js', 'shared/base.js', 'shared/rolldown-runtime.js'];

describe('what is loaded', () => {
  it.each([
    { args: ['--version'], files: BASE, atMost: 385 },
    {
      args: ['plan', '--image=127.0.0.1:9/acme/app'],
      files: [...BASE, 'shared/plan.js'].sort(),
      atMost: 645,
    },
    {
      // No registry listens there, so that buildx is not waited for.
      args: ['ship', '--push', '--image=127.0.0.1:9/acme/app', '--retry-deadline=0s'],
      files: undefined,
      atMost: 1_155,
    },
  ])('by tagship $args.0', async ({ args, files, atMost }) => {
    const loaded = await load(['cli/index.js', ...args]);
    if (files !== undefined) expect(loaded.files).toEqual(files);
    expect(loaded.kilobytes, loaded.files.join(' ')).toBeLessThan(atMost);
    expect(loaded.kilobytes).toBeGreaterThan(100);
    expect(COSTLY.filter((name) => loaded.builtins.includes(name))).toEqual([]);
  });

  it.each([
    { tags: 'type=semver,pattern=v{{major}}.{{minor}}\ntype=sha', isLoaded: false },
    { tags: 'type=semver,pattern={{#if major}}v{{major}}{{/if}}', isLoaded: true },
  ])('by tagship plan of rules: Handlebars is $isLoaded for $tags', async ({ tags, isLoaded }) => {
    const args = ['plan', '--image=127.0.0.1:9/acme/app', '--tags', tags];
    const { files } = await load(['cli/index.js', ...args]);
    expect(files).toContain('shared/rules.js');
    expect(files.includes('shared/handlebars.js')).toBe(isLoaded);
  });

  it('by tagship copy, which asks registries and ships nothing', async () => {
    // Nothing listens there.
    const args = ['copy', '127.0.0.1:9/acme/app:1', '127.0.0.1:9/acme/to', '--retry-deadline=0s'];
    const { files, kilobytes } = await load(['cli/index.js', ...args]);
    const own = ['shared/copy.js', 'shared/job.js', 'shared/registry.js'];
    expect(files).toEqual([...BASE, ...own].sort());
    expect(kilobytes).toBeLessThan(620);
  });

  it('by the action for a plan', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tagship-loaded-'));
    const names = ['OUTPUT', 'ENV', 'STATE', 'STEP_SUMMARY'];
    const files = names.map((name) => [`GITHUB_${name}`, join(folder, name)] as const);
    await Promise.all(files.map(([, path]) => writeFile(path, '')));
    const { files: loaded } = await load(['action/index.js'], {
      ...{ INPUT_COMMAND: 'plan', INPUT_IMAGES: 'ghcr.io/acme/app', RUNNER_TEMP: folder },
      ...Object.fromEntries(files),
    });
    await rm(folder, { recursive: true });
    expect(loaded).toContain('shared/plan.js');
    expect(loaded.filter((name) => /(?:ship|finish|ahead)\.js$/.test(name))).toEqual([]);
  });
});
