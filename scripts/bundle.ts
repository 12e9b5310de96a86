// SPDX-License-Identifier: Apache-2.0
// Builds dist/ from src/: one folder per entry point, with the licences of everything in it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import {
  chmod,
  copyFile,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { parseArgs } from 'node:util';

/** A bundle to make. */
interface EntryPoint {
  readonly entry: string;
  readonly output: string;
  /** Started by name, so its first line names the interpreter. */
  readonly isProgram: boolean;
}

/** The part of webpack's statistics that names the files in a bundle. */
interface StatsModule {
  readonly name?: string;
  readonly identifier?: string;
  readonly modules?: readonly StatsModule[];
}

const root = new URL('..', import.meta.url).pathname;
const SHEBANG = '#!/usr/bin/env node\n';

/** The entry points of the project, or the one given by `--entry FILE --output DIRECTORY`. */
function chooseEntryPoints(): EntryPoint[] {
  const { values } = parseArgs({
    options: { entry: { type: 'string' }, output: { type: 'string' } },
  });
  if (values.entry !== undefined && values.output !== undefined) {
    return [{ entry: values.entry, output: values.output, isProgram: true }];
  }
  return [
    { entry: join(root, 'src/cli/main.ts'), output: join(root, 'dist/cli'), isProgram: true },
    {
      entry: join(root, 'src/action/main.ts'),
      output: join(root, 'dist/action'),
      isProgram: false,
    },
    {
      entry: join(root, 'src/action-post.ts'),
      output: join(root, 'dist/action-post'),
      isProgram: false,
    },
  ].filter(({ entry }) => existsSync(entry));
}

/**
 * Builds one entry point, in its own directory: TypeScript to JavaScript, and that into one file per chunk.
 *
 * ncc's `--license` lists only the packages of one chunk as soon as there are several, so the
 * licences come from its statistics. ncc's own TypeScript loader checks the types of the whole
 * project each time, or treats modules as CommonJS if it does not, so tsc runs first.
 * No minifying and no source maps: dist/ is committed, and its diff must be readable.
 */
async function bundle(entryPoint: EntryPoint): Promise<number> {
  await mkdir(join(root, '.lab'), { recursive: true });
  const work = await mkdtemp(join(root, '.lab/build-'));
  try {
    const entry = await compile(entryPoint.entry, work);
    const made = join(work, 'made');
    const stats = join(work, 'stats.json');
    const ncc = join(root, 'node_modules/@vercel/ncc/dist/ncc/cli.js');
    await run(work, [ncc, 'build', entry, '--out', made, '--no-cache', '--stats-out', stats]);
    await writeFile(join(made, 'package.json'), '{"type":"module"}\n');
    await writeFile(join(made, 'licenses.txt'), await renderLicenses(await readPackages(stats)));
    await finishEntry(join(made, 'index.js'), entryPoint.isProgram);
    await rm(entryPoint.output, { recursive: true, force: true });
    await cp(made, entryPoint.output, { recursive: true });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return sizeOf(entryPoint.output);
}

/** Returns the compiled entry. Names in the bundle are relative to `work`, whatever its name is. */
async function compile(entry: string, work: string): Promise<string> {
  await copyFile(join(root, 'package.json'), join(work, 'package.json'));
  await symlink('../../node_modules', join(work, 'node_modules'));
  const config = {
    extends: '../../tsconfig.json',
    compilerOptions: {
      noEmit: false,
      noCheck: true,
      removeComments: true,
      rootDir: '../..',
      outDir: '.',
    },
    include: [],
    files: [entry],
  };
  await writeFile(join(work, 'tsconfig.json'), JSON.stringify(config));
  await run(work, [join(root, 'node_modules/typescript/bin/tsc'), '--project', 'tsconfig.json']);
  return join(work, relative(root, entry).replace(/\.ts$/, '.js'));
}

async function finishEntry(path: string, isProgram: boolean): Promise<void> {
  const code = (await readFile(path, 'utf8')).replace(/^#!.*\n/, '');
  await writeFile(path, isProgram ? SHEBANG + code : code);
  await chmod(path, isProgram ? 0o755 : 0o644);
}

/** @throws if the program fails, with its output. */
async function run(cwd: string, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  }
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${basename(args[0] ?? '')} failed:\n${said}`);
}

/** The directories of all packages that have a file in the bundle, sorted. */
async function readPackages(statsPath: string): Promise<string[]> {
  const stats = JSON.parse(await readFile(statsPath, 'utf8')) as StatsModule;
  const packages = new Set<string>();
  const visit = (module: StatsModule): void => {
    const file = `${(module.identifier ?? '').split('!').at(-1) ?? ''} ${module.name ?? ''}`; // the text before a `!` is a loader
    for (const [, path = ''] of file.matchAll(
      /((?:[\w.@/-]*\/)?node_modules\/(?:@[\w.-]+\/)?[\w.-]+)\//g,
    )) {
      const directory = path.slice(path.indexOf('node_modules/'));
      if (existsSync(join(root, directory, 'package.json'))) packages.add(directory);
    }
    module.modules?.forEach(visit);
  };
  visit(stats);
  return [...packages].sort();
}

async function renderLicenses(directories: readonly string[]): Promise<string> {
  const texts = await Promise.all(directories.map(renderLicense));
  return [...new Set(texts)].sort().join('\n');
}

async function renderLicense(directory: string): Promise<string> {
  const read = (name: string): Promise<string> => readFile(join(root, directory, name), 'utf8');
  const { name, version, license } = JSON.parse(await read('package.json')) as Record<
    string,
    unknown
  >;
  const files = (await readdir(join(root, directory))).filter((file) =>
    /^(licen[cs]e|copying|notice)/i.test(file),
  );
  const bodies = await Promise.all(files.sort().map(read));
  const title = `${String(name)} ${String(version)} (${String(license)})`;
  const text = bodies.map((body) => body.replaceAll('\r\n', '\n').trim()).join('\n\n');
  return `${title}\n${'-'.repeat(title.length)}\n${text || 'See the package for its text.'}\n`;
}

async function sizeOf(directory: string): Promise<number> {
  const files = (await readdir(directory)).filter((name) => name.endsWith('.js'));
  const sizes = await Promise.all(
    files.map(async (name) => (await readFile(join(directory, name))).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

const entryPoints = chooseEntryPoints();
const sizes = await Promise.all(entryPoints.map(bundle));
entryPoints.forEach((entryPoint, index) => {
  const kilobytes = Math.round((sizes[index] ?? 0) / 1000);
  process.stdout.write(`${basename(entryPoint.output)}: ${kilobytes} kB of JavaScript\n`);
});
