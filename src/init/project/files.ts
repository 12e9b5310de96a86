// SPDX-License-Identifier: Apache-2.0
// Reads the CI files and the release tools' configuration of a project, regular files of some size only. Decides nothing.
import { existsSync } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LONGEST_TEXT } from '../../settings/file/yaml-limits.ts';
import type { CiFile } from './publisher.ts';
import { releaseTools } from '../release/tools.ts';
import { toFields } from './values.ts';

/** How many workflows are read, and how many characters of them together. */
const MOST_FILES = 100;
const MOST_TEXT = 4 * 1024 * 1024;

const WORKFLOWS = '.github/workflows';

/** The workflows of GitHub and `.gitlab-ci.yml`. One that is too large is cut, so that its reader refuses it; a link or a pipe is not read. */
export async function readProjectFiles(root: string): Promise<readonly CiFile[]> {
  const workflows = (await list(root, WORKFLOWS))
    .filter((name) => /\.ya?ml$/.test(name))
    .slice(0, MOST_FILES)
    .map((name) => `${WORKFLOWS}/${name}`);
  const files: CiFile[] = [];
  let total = 0;
  for (const path of [...workflows, '.gitlab-ci.yml']) {
    const text = await readText(join(root, path));
    total += text?.length ?? 0;
    if (text !== undefined && total <= MOST_TEXT) files.push({ path, text });
  }
  return files;
}

/** The configuration files of release tools that are there; `package.json#release` for a key of that file. */
export async function readReleaseConfigs(root: string): Promise<readonly string[]> {
  const [top, github] = await Promise.all([list(root, ''), list(root, '.github')]);
  const paths = [
    ...top,
    ...github.map((name) => `.github/${name}`),
    ...['.changeset/config.json'].filter((path) => existsSync(join(root, path))),
  ];
  const configs = paths.filter((path) =>
    releaseTools.some(({ configs: known }) => known.test(path)),
  );
  const text = (await readText(join(root, 'package.json'))) ?? '';
  const content = parseJson(text);
  const keys = releaseTools.flatMap(({ packageKey }) =>
    packageKey !== undefined && Object.hasOwn(content, packageKey) ? [packageKey] : [],
  );
  return [...configs, ...keys.map((key) => `package.json#${key}`)];
}

/** The names in a directory, in order; none where it cannot be listed. */
async function list(root: string, directory: string): Promise<readonly string[]> {
  try {
    return (await readdir(join(root, directory))).toSorted();
  } catch {
    return []; // missing, or not a directory
  }
}

async function readText(path: string): Promise<string | undefined> {
  try {
    const { size } = await lstat(path).then((stat) => (stat.isFile() ? stat : { size: undefined }));
    if (size === undefined) return undefined;
    return size > LONGEST_TEXT * 4 ? ' '.repeat(LONGEST_TEXT + 1) : await readFile(path, 'utf8');
  } catch {
    return undefined; // missing or not readable: treated as missing
  }
}

function parseJson(text: string): Readonly<Record<string, unknown>> {
  try {
    return toFields(JSON.parse(text.slice(0, LONGEST_TEXT)));
  } catch {
    return {}; // not JSON: no configuration in it
  }
}
