// SPDX-License-Identifier: Apache-2.0
// Keeps files as actions/upload-artifact does: links are followed, modes are lost, and several paths have their common
// directory as the root. Paths are no globs here.
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const input = (name: string) => process.env[`INPUT_${name.toUpperCase()}`] ?? '';
const fail = (message: string): never => {
  console.log(`::error::${message}`);
  process.exit(1);
};

const name = input('name');
if (name === '' || /["<>|*?:\r\n\\/]/.test(name)) fail(`The artifact name is not valid: ${name}`);
const artifact = join(process.env.LAB_ARTIFACTS ?? fail('no LAB_ARTIFACTS'), name);
const lines = input('path').split('\n').filter(Boolean);
const all = lines.map((line) => resolve(process.env.GITHUB_WORKSPACE ?? '', line));
const isBelow = (path: string, other: string) => path.startsWith(`${other}/`);
const paths = all.filter((path) => !all.some((other) => isBelow(path, other)));
const files = paths.flatMap(listFiles);

if (files.length === 0) {
  if (input('if-no-files-found') === 'error') fail('No files were found');
  process.exit(0);
}
if (existsSync(artifact)) {
  if (input('overwrite') !== 'true') fail('an artifact with this name already exists');
  rmSync(artifact, { recursive: true });
}
const root = findRoot();
for (const file of files) {
  const to = join(artifact, relative(root, file));
  mkdirSync(dirname(to), { recursive: true });
  cpSync(file, to, { dereference: true });
  chmodSync(to, 0o644);
}

function listFiles(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const names = readdirSync(path);
  const seen =
    input('include-hidden-files') === 'true' ? names : names.filter((one) => !one.startsWith('.'));
  return seen.flatMap((one) => listFiles(join(path, one)));
}

function findRoot(): string {
  const [first = '', ...others] = paths;
  if (others.length === 0) return statSync(first).isFile() ? dirname(first) : first;
  let at = first;
  while (!paths.every((path) => path === at || isBelow(path, at))) at = dirname(at);
  return at;
}
