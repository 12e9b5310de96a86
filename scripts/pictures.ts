// SPDX-License-Identifier: Apache-2.0
// Makes the pictures of the README, from real runs of the bundles against a local registry: `npm run pictures`, by hand.
// Needs what `npm run demo` needs.
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { findNodes } from '../test/bundle/node.ts';
import { makeProject, type Project } from '../test/e2e/project.ts';
import { runActionStep } from '../test/lab/action-step.ts';
import { CHROMIUM_FLAGS, fetchChromium, openPage } from '../test/lab/chromium.ts';
import { lab, useLab, writeDockerConfig, type Lab } from '../test/lab/lab.ts';
import { renderSummaryPage, renderTerminalPage } from './picture-html.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'dist/cli/index.js');
const browser = await fetchChromium();
const COLUMNS = 130;
/** The README's column on GitHub; a terminal's longest line may be wider. */
const WIDTH = 1010;
const SCALE = '1.25';
const LARGEST = 150_000;

interface Stage {
  readonly here: Lab;
  readonly project: Project;
  readonly repository: string;
  readonly env: Readonly<Record<string, string>>;
}

async function main(): Promise<void> {
  const release = await useLab();
  const here = await lab();
  const project = await makeProject({ lab: here });
  try {
    const config = join(project.home, 'docker');
    writeDockerConfig(here, config);
    const env = { ...here.env, DOCKER_CONFIG: config, HOME: project.home, TERM: 'xterm' };
    const stage = { here, project, env, repository: await findRepository(here) };
    await releaseFirst(stage);
    draw('terminal', renderTerminalPage(await shipBackport(stage), COLUMNS));
    draw('summary', renderSummaryPage(await shipNext(stage)));
    await drawStatus(await makeStatusPage(stage));
  } finally {
    await project.remove();
    await release();
  }
}

/** The first of `acme/app`, `acme/app-2`, … that does not exist in the lab's registry. */
async function findRepository({ registries }: Lab): Promise<string> {
  const { url, host } = registries.plain;
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? 'acme/app' : `acme/app-${count}`;
    const { status } = await fetch(`${url}/v2/${name}/tags/list`);
    if (status === 404) return `${host.replace('127.0.0.1', 'localhost')}/${name}`;
  }
}

/** Ships 1.1.8 and 1.2.3 before the pictures. */
async function releaseFirst(stage: Stage): Promise<void> {
  const { project } = stage;
  await project.git('tag', 'v1.1.8');
  await project.git('branch', 'release/1.1');
  await project.push();
  tagship(stage, ['ship', '--push', '--image', stage.repository]);
  await project.commit('A new feature', { 'feature.txt': 'new\n' });
  await project.git('tag', 'v1.2.3');
  await project.push();
  tagship(stage, ['ship', '--push', '--image', stage.repository]);
}

/** A fix for 1.1 on a terminal: the command and its output, without the log of the build. */
async function shipBackport(stage: Stage): Promise<string> {
  const { project, repository } = stage;
  await project.git('switch', '--quiet', 'release/1.1');
  await project.commit('A fix', { 'fix.txt': 'fixed\n' });
  await project.git('tag', 'v1.1.9');
  await project.push();
  const args = ['ship', '--push', '--image', repository];
  return `\u001b[1m$ tagship ${args.join(' ')}\u001b[0m\n${cutBuildLog(tagship(stage, args))}`;
}

/** The next fix on GitHub's runner: the Markdown of its job summary. */
async function shipNext({ project, repository, env }: Stage): Promise<string> {
  await project.commit('Another fix', { 'fix.txt': 'fixed again\n' });
  const sha = await project.release('v1.1.10');
  const node = findNodes().find(({ major }) => major === 24)?.path ?? process.execPath;
  const step = await runActionStep({
    action: root,
    node,
    workspace: project.directory,
    with: { images: repository },
    event: {
      ref: 'refs/tags/v1.1.10',
      repository: {
        full_name: 'acme/app',
        default_branch: 'main',
        private: false,
        html_url: 'https://github.com/acme/app',
      },
    },
    env: {
      ...env,
      GITHUB_EVENT_NAME: 'push',
      GITHUB_REF: 'refs/tags/v1.1.10',
      GITHUB_REF_TYPE: 'tag',
      GITHUB_SHA: sha,
      GITHUB_REPOSITORY: 'acme/app',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_RUN_ID: '1234567',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_RUN_NUMBER: '12',
    },
  });
  step.cleanup();
  if (step.code !== 0) throw new Error(step.stdout + step.stderr);
  return step.summary;
}

/** Two registries, of which the second lacks the floating tags of the last release; the path of its status page. */
async function makeStatusPage(stage: Stage): Promise<string> {
  const { project, repository, here } = stage;
  const mirror = repository.replace(
    /^[^/]+/,
    here.registries.second.host.replace('127.0.0.1', 'localhost'),
  );
  tagship(stage, ['copy', repository, mirror, '--all-tags']);
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = join(project.home, 'cosign.pem');
  writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  await project.git('switch', '--quiet', 'main');
  await project.commit('For two platforms', { Dockerfile: 'FROM scratch\nCOPY busybox /\n' });
  await project.release('v1.3.0');
  const platforms = ['--platforms', 'linux/amd64,linux/arm64'];
  const sign = ['--sign', 'key', '--sign-key-file', key];
  tagship(stage, ['ship', '--push', '--image', repository, ...platforms, ...sign]);
  tagship(stage, ['copy', `${repository}:1.3.0`, mirror]);
  const page = join(project.home, 'status.html');
  tagship(stage, ['status', repository, mirror, '--html', page]);
  return page;
}

/** Writes `docs/images/status.webp`, and `status-dark.webp`. */
async function drawStatus(path: string): Promise<void> {
  const page = await openPage(pathToFileURL(path).href, { width: 1280 });
  try {
    for (const scheme of ['light', 'dark'] as const) {
      await page.setScheme(scheme);
      const name = scheme === 'light' ? 'status.webp' : 'status-dark.webp';
      writeFileSync(join(root, 'docs/images', name), await page.draw());
      checkSize(name);
    }
  } finally {
    await page.close();
  }
}

/** Runs the CLI on its own terminal, which `script` makes; returns everything that it shows. */
function tagship({ project, env }: Stage, args: readonly string[]): string {
  const command = `stty cols ${COLUMNS}; exec ${[process.execPath, cli, ...args].join(' ')}`;
  const { status, stdout, stderr } = spawnSync('script', ['-qec', command, '/dev/null'], {
    cwd: project.directory,
    env: { PATH: process.env.PATH, ...env },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`tagship ${args.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}

/** Replaces BuildKit's lines, which are not about tagship, by one. */
function cutBuildLog(text: string): string {
  const isBuild = (line: string) => /^(?:#\d+ |\s*$)/.test(stripVTControlCharacters(line));
  const isStep = (line: string) => stripVTControlCharacters(line).startsWith('#');
  const lines = text.replaceAll('\r', '').trimEnd().split('\n');
  const first = lines.findIndex(isStep);
  const last = lines.findLastIndex(isStep);
  const log = lines.slice(first, last + 1);
  if (first < 0 || !log.every(isBuild)) return text;
  const cut = `\u001b[2m  … ${log.length} lines of docker buildx build\u001b[0m`;
  return [...lines.slice(0, first), cut, ...lines.slice(last + 1)].join('\n');
}

/** Writes `docs/images/<name>.png`, in the size of the page. */
function draw(name: string, page: string): void {
  const directory = mkdtempSync(join(tmpdir(), 'tagship-pictures-'));
  const html = join(directory, 'page.html');
  const picture = join(root, 'docs/images', `${name}.png`);
  try {
    writeFileSync(html, page);
    mkdirSync(join(root, 'docs/images'), { recursive: true });
    const dom = chromium(directory, [`--window-size=${WIDTH},800`, '--dump-dom', html]);
    const [, size] = /data-size="(\d+,\d+)"/.exec(dom) ?? [];
    if (size === undefined) throw new Error('Chromium shows no page');
    chromium(directory, [`--window-size=${size}`, `--screenshot=${picture}`, html]);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
  checkSize(`${name}.png`);
}

function checkSize(name: string): void {
  const picture = join(root, 'docs/images', name);
  const { size } = statSync(picture);
  if (size > LARGEST) throw new Error(`${picture} has ${size} bytes, more than ${LARGEST}`);
  process.stdout.write(`wrote ${picture} (${Math.round(size / 1000)} kB)\n`);
}

function chromium(directory: string, args: readonly string[]): string {
  const { stdout, status, stderr } = spawnSync(
    browser,
    [
      ...CHROMIUM_FLAGS,
      `--force-device-scale-factor=${SCALE}`,
      `--user-data-dir=${join(directory, 'profile')}`,
      ...args,
    ],
    { encoding: 'utf8', timeout: 60_000 },
  );
  if (status !== 0) throw new Error(`Chromium: ${stderr}`);
  return stdout;
}

await main();
