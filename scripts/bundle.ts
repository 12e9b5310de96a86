// SPDX-License-Identifier: Apache-2.0
// Builds dist/ from src/: a folder for each entry point, and one for what they share, with the licences of everything in it.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown, type CodeSplittingGroup, type OutputChunk, type Plugin } from 'rolldown';

/** Where each entry point starts, by its folder. */
const ENTRIES = { cli: 'src/cli/main.ts', action: 'src/action/main.ts' };

/** The folder of all other files. */
const SHARED = 'shared';

/** What each command loads: the command line, settings, and what a run needs that makes no plan. */
const BASE = [
  'src/clock.ts',
  'src/facts/variables.ts',
  'src/lifecycle/copy/tag-rules.ts',
  'src/lifecycle/promote/facts.ts',
  'src/match-pattern.ts',
  'src/plan/reference/references.ts',
  'src/plan/version/version.ts',
  'src/registry/address.ts',
  'src/registry/http/pause.ts',
  'src/registry/manifests/platforms.ts',
  'src/registry/manifests/walk.ts',
  'src/report/log-lines.ts',
  'src/report/mask.ts',
  'src/report/problem-link.ts',
  'src/report/terminal.ts',
  'src/run/context.ts',
  'src/run/entry.ts',
  'src/run/files/output-files.ts',
  'src/run/files/own-files.ts',
  'src/run/files/tempdir-sweep.ts',
  'src/run/files/tempdir.ts',
  'src/run/read.ts',
  'src/settings/inputs/component/command-line.ts',
  'src/settings/values/secrets/known-secrets.ts',
  'src/shell.ts',
  'src/small-file.ts',
  'src/ship/builder/setting.ts',
  'src/ship/reuse/carried.ts',
  'src/version.ts',
];

/** What each plan loads in addition, at first or later. */
const PLAN = [
  'src/cli/pipeline.ts',
  'src/facts/read.ts',
  'src/plan/make.ts',
  'src/report/files/links.ts',
  'src/report/plan/plan-text.ts',
  'src/report/published.ts',
  'src/report/receipt-text.ts',
  'src/run/pattern-worker.ts',
  'src/run/pause.ts',
  'src/run/ship.ts',
  'src/ship/inputs.ts',
];

/** What a plan of a CI job loads in addition, and each run that pushes. */
const JOB = ['src/plan/legs/leg-name.ts', 'src/run/destinations.ts'];

/** What asks the engine while git runs. */
const AHEAD = ['src/run/ahead.ts', 'src/ship/builder/ahead.ts'];

/** What each run loads that asks a registry: all that `copy`, `prune` and `verify` need of what ships. */
const REGISTRY = [
  'src/credentials/ci-files.ts',
  'src/credentials/credentials.ts',
  'src/registry/client.ts',
  'src/registry/manifests/copy.ts',
  'src/registry/manifests/fallback.ts',
  'src/ship/build/command/child-env.ts',
];

/** What a copy between registries loads in addition. */
const COPY = ['src/cli/copy.ts', 'src/lifecycle/copy/copy.ts'];

/** What each run that pushes loads. In a file of their own, each of them would cost about a millisecond. */
const SHIP = [
  'src/run/deploy.ts',
  'src/ship/builder/choose.ts',
  'src/ship/endpoint/endpoint.ts',
  'src/ship/push/publish.ts',
  'src/ship/ship.ts',
];

/** What is loaded while buildx runs, when the process waits. */
const FINISH = ['src/ship/finish.ts', 'src/ship/leftover.ts', 'src/ship/push/deliver.ts'];

const root = new URL('..', import.meta.url).pathname;
const dist = join(root, 'dist');

/** The file of the modules in `members` and of all that they import. */
function toGroup(name: string, members: readonly string[], priority: number): CodeSplittingGroup {
  const ids = new Set(members.map((path) => join(root, path)));
  return { name, test: (id) => ids.has(id), priority };
}

/**
 * Takes Node's modules by `require`. An `import` reads every property of such a module, and so loads what Node leaves for
 * later: undici for `node:http`, 50 ms.
 */
const requireBuiltins: Plugin = {
  name: 'require-builtins',
  renderChunk: (code) => {
    const required = code.replace(
      /^import (?:\* as )?([\w$]+)?(?:, )?(\{[^}]*\})? from "(node:[\w/]+)";$/gm,
      (_line, whole: string | undefined, some: string | undefined, module: string) => {
        return [whole, some?.replaceAll(' as ', ': ')]
          .filter((names) => names !== undefined)
          .map((names) => `const ${names} = require("${module}");`)
          .join('\n');
      },
    );
    return required === code ? null : required.replace(/^(#!.*\n)?/, `$1${REQUIRE}`);
  },
};

const REQUIRE = `import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
`;

/**
 * Builds both entry points, each into its folder, and what they import into a third. No minifying and no source maps: dist/ is
 * committed, and its diff must be readable. Returns the size of all JavaScript, bytes.
 *
 * @throws if something cannot be resolved, or an import is not what the source says.
 */
async function bundle(): Promise<number> {
  const build = await rolldown({
    input: Object.fromEntries(
      Object.entries(ENTRIES).map(([name, path]) => [`${name}/index`, join(root, path)]),
    ),
    cwd: root,
    platform: 'node',
    plugins: [requireBuiltins],
    preserveEntrySignatures: false,
    treeshake: { moduleSideEffects: [{ test: /^node:/, sideEffects: false }] },
    // It would add the types of the whole project to what is read.
    tsconfig: false,
    onLog: (level, { code, message }) => {
      if (level === 'warn' && code !== 'INEFFECTIVE_DYNAMIC_IMPORT') throw new Error(message);
    },
  });
  const { output: files } = await build.generate({
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: `${SHARED}/[name].js`,
    comments: false,
    // Names that do not change with what else is exported keep the diff of dist/ small.
    minifyInternalExports: false,
    codeSplitting: {
      groups: [
        toGroup('base', BASE, 7),
        toGroup('plan', PLAN, 6),
        toGroup('job', JOB, 5),
        toGroup('registry', REGISTRY, 4),
        toGroup('copy', COPY, 3),
        toGroup('ahead', AHEAD, 3),
        toGroup('ship', SHIP, 2),
        toGroup('finish', FINISH, 1),
      ],
    },
  });
  await build.close();
  const chunks = files.filter((file) => file.type === 'chunk');
  await rm(dist, { recursive: true, force: true });
  for (const folder of [...Object.keys(ENTRIES), SHARED]) {
    await mkdir(join(dist, folder), { recursive: true });
    await writeFile(join(dist, folder, 'package.json'), '{"type":"module"}\n');
  }
  for (const { fileName, code } of chunks) {
    // The command line is started by name.
    await writeFile(join(dist, fileName), code, { mode: code.startsWith('#!') ? 0o755 : 0o644 });
  }
  await writeFile(join(dist, SHARED, 'licenses.txt'), await renderLicenses(listPackages(chunks)));
  return chunks.reduce((sum, { code }) => sum + code.length, 0);
}

/** The directories of all packages that have a file in the bundle, sorted. */
function listPackages(chunks: readonly OutputChunk[]): string[] {
  const directories = chunks
    .flatMap(({ moduleIds }) => moduleIds)
    .map((id) => /^.*node_modules\/(?:@[\w.-]+\/)?[\w.-]+(?=\/)/.exec(id)?.[0])
    .filter((directory) => directory !== undefined);
  return [...new Set(directories)].filter((one) => existsSync(join(one, 'package.json'))).sort();
}

async function renderLicenses(directories: readonly string[]): Promise<string> {
  const texts = await Promise.all(directories.map(renderLicense));
  return [...new Set(texts)].sort().join('\n');
}

async function renderLicense(directory: string): Promise<string> {
  const read = (name: string): Promise<string> => readFile(join(directory, name), 'utf8');
  const { name, version, license } = JSON.parse(await read('package.json')) as Record<
    string,
    unknown
  >;
  const files = (await readdir(directory)).filter((file) =>
    /^(licen[cs]e|copying|notice)/i.test(file),
  );
  const bodies = await Promise.all(files.sort().map(read));
  const title = `${String(name)} ${String(version)} (${String(license)})`;
  const text = bodies.map((body) => body.replaceAll('\r\n', '\n').trim()).join('\n\n');
  return `${title}\n${'-'.repeat(title.length)}\n${text || 'See the package for its text.'}\n`;
}

process.stdout.write(`${Math.round((await bundle()) / 1000)} kB of JavaScript\n`);
