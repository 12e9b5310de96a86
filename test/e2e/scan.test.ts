// SPDX-License-Identifier: Apache-2.0
// Scanning as the gate, through the CLI bundle. No scanner can be installed in the lab: `trivy` on the PATH is a stand-in that
// speaks Trivy's command line and JSON (test/lab/trivy.ts), so these tests show what tagship does with a report, and not that a
// real Trivy writes it so; test/ship/scan/parse.test.ts has reports in the form of the projects' own documents.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import { readFixture } from '../facts/fixture.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { nightly, pickRows } from '../lab/nightly.ts';
import { installProgram } from '../lab/programs.ts';
import { runCli, runId, type CliOptions, type CliRun } from './cli.ts';
import { makeProject, type Project } from './project.ts';

const HIGH = {
  ...{ VulnerabilityID: 'CVE-2024-0001', PkgName: 'openssl', InstalledVersion: '3.0.1' },
  ...{ FixedVersion: '3.0.2', Severity: 'HIGH', PrimaryURL: 'https://example.com/CVE-2024-0001' },
};
const LOW = { ...HIGH, VulnerabilityID: 'CVE-2024-0002', Severity: 'LOW' };
const HOSTILE = {
  ...HIGH,
  VulnerabilityID: 'CVE-2024-0003\n::set-output name=owned::yes',
  PkgName: '\u001b[31m../../etc/passwd\u001b[0m',
};

const image = (findings: unknown): string =>
  `FROM scratch\nCOPY busybox /\nLABEL findings='${typeof findings === 'string' ? findings : JSON.stringify(findings)}'\n`;

let site: Lab;
let project: Project;
let tools: string;

beforeAll(async () => {
  site = await lab();
  project = await makeProject({
    lab: site,
    files: {
      'clean.Dockerfile': image([]),
      'low.Dockerfile': image([LOW]),
      'high.Dockerfile': image([LOW, HIGH]),
      'hostile.Dockerfile': image([LOW, HIGH, HOSTILE]),
      'hang.Dockerfile': image('hang'),
      'crash.Dockerfile': image('crash'),
      'nothing.Dockerfile': image('nothing'),
      'garbage.Dockerfile': image('garbage'),
      'database.Dockerfile': image('database'),
      'accepted.txt': `${HIGH.VulnerabilityID}\n`,
    },
  });
  await project.release('v1.2.3');
  tools = await mkdtemp(join(tmpdir(), 'tagship-trivy-'));
  await installProgram(tools, 'trivy', 'trivy.ts');
});
afterAll(async () => {
  await project.remove();
  await rm(tools, { recursive: true, force: true });
});

let count = 0;
const newImage = (host = site.registries.plain.host): string =>
  `${host}/scan-${runId}/${(count += 1)}`;

interface Shipped extends CliRun {
  readonly receipt: Receipt;
}

async function ship(args: readonly string[], more: Partial<CliOptions> = {}): Promise<Shipped> {
  const env = { PATH: `${tools}:${site.env.PATH}`, ...more.env };
  const all = ['ship', '--push', '--json', ...args];
  const run = await runCli({ lab: site, project, args: all, ...more, env });
  return { ...run, receipt: JSON.parse(run.stdout === '' ? '{}' : run.stdout) as Receipt };
}

const scanned = (file: string, name: string, ...args: string[]) =>
  ship(['--image', name, '--file', `${file}.Dockerfile`, '--scan', 'trivy', ...args]);

const codes = ({ receipt }: Shipped) =>
  receipt.problems.filter(({ level }) => level === 'error').map(({ code }) => code);

async function listTags(name: string): Promise<readonly string[]> {
  const slash = name.indexOf('/');
  const url = `http://${name.slice(0, slash)}/v2/${name.slice(slash + 1)}/tags/list`;
  const { tags } = (await (await fetch(url)).json()) as { tags?: string[] | null };
  return [...(tags ?? [])].sort();
}

describe('an image in which nothing is found that fails a run', () => {
  const rows = [
    { file: 'high', args: ['--scan-ignore', 'accepted.txt'], counts: { high: 0, low: 1 } },
    { file: 'low', args: [], counts: { high: 0, low: 1 } },
    { file: 'high', args: ['--scan-severity', 'critical'], counts: { high: 1, low: 1 } },
    { file: 'clean', args: [], counts: { high: 0, low: 0 } },
  ];
  it.each(pickRows(rows))('$file $args is shipped', async ({ file, args, counts }) => {
    const name = newImage();
    const run = await scanned(file, name, ...args);
    expect(run.code, run.stderr).toBe(0);
    expect(run.receipt.targets[0]?.scans).toMatchObject({
      'linux/amd64': { scanner: 'trivy', passed: true, counts },
    });
    expect(await listTags(name)).toContain('1.2.3');
    expect(run.left).toEqual([]);
  });
});

describe('the ignore file of the checkout, which Trivy reads by itself', () => {
  const ignore = { '.trivyignore': `${HIGH.VulnerabilityID}\n` };
  const remove = () => rm(join(project.directory, '.trivyignore'), { force: true });

  it('lets no change of another project through: its run scans nothing, and gives no tag of the project', async () => {
    const name = newImage();
    const { env, event } = readFixture('github', 'pull-request-target-from-fork');
    const path = join(tools, 'event.json');
    await writeFile(path, JSON.stringify(event));
    await project.write(ignore);
    const run = await ship(
      ['--image', name, '--file', 'high.Dockerfile', '--scan', 'trivy', '--scan-ignore', 'gone'],
      { env: { ...(env as Record<string, string>), GITHUB_EVENT_PATH: path } },
    );
    await remove();
    expect(run.code, run.stderr).toBe(0);
    expect(run.stderr).toContain('the image is not scanned, because');
    expect(run.receipt.targets[0]?.scans).toBeUndefined();
    expect(await listTags(name)).toEqual(['pr-7']);
  });

  nightly(it)('counts in a trusted run, whose own file it is', async () => {
    const name = newImage();
    await project.write(ignore);
    const run = await scanned('high', name, '--allow-dirty');
    await remove();
    expect(run.code, run.stderr).toBe(0);
    expect(run.receipt.targets[0]?.scans).toMatchObject({ 'linux/amd64': { passed: true } });
  });
});

nightly(it)('a database that is there already is used, and none is asked for', async () => {
  const cache = join(tools, 'cache');
  await mkdir(join(cache, 'db'), { recursive: true });
  await writeFile(join(cache, 'db', 'trivy.db'), '');
  const args = ['--file', 'database.Dockerfile', '--scan', 'trivy'];
  const refused = await ship(['--image', newImage(), ...args]);
  expect(codes(refused)).toEqual(['SCAN_FAILED']);
  const env = { TRIVY_SKIP_DB_UPDATE: 'true', TRIVY_OFFLINE_SCAN: 'true', TRIVY_CACHE_DIR: cache };
  const run = await ship(['--image', newImage(), ...args], { env });
  expect(run.code, run.stderr).toBe(0);
});

describe('an image with a finding', () => {
  it('gets no tag, and the findings are in receipt and files, and write no lines into the log', async () => {
    const name = newImage();
    const files = ['scan.sarif', 'scan-gitlab.json'].map((file) => join(tools, file));
    const [sarif = '', gitlab = ''] = files;
    const platforms = ['--platforms', 'linux/amd64,linux/arm64'];
    const outputs = ['--scan-sarif', sarif, '--scan-gitlab', gitlab];
    const run = await scanned('hostile', name, ...platforms, ...outputs);
    expect(run.code).toBe(1);
    expect(codes(run)).toEqual(['SCAN_FOUND']);
    expect(run.receipt.problems[0]).toMatchObject({
      message: expect.stringContaining('linux/arm64: 2 high, 1 low') as string,
      hint: expect.stringContaining(
        'high CVE-2024-0001 in openssl 3.0.1, fixed in 3.0.2',
      ) as string,
    });
    const each = { scanner: 'trivy', passed: false, counts: { high: 2, low: 1 } };
    expect(run.receipt.targets[0]?.scans).toMatchObject({
      'linux/amd64': each,
      'linux/arm64': each,
    });
    expect(await listTags(name)).toEqual([]);
    const [written] = (JSON.parse(await readFile(sarif, 'utf8')) as { runs: { results: [] }[] })
      .runs;
    expect(written?.results).toHaveLength(6);
    expect(JSON.parse(await readFile(gitlab, 'utf8'))).toMatchObject({
      scan: { type: 'container_scanning', scanner: { id: 'trivy', version: '0.58.0' } },
      vulnerabilities: expect.arrayContaining([
        expect.objectContaining({ severity: 'High', solution: 'Upgrade openssl to 3.0.2' }),
      ]) as object[],
    });
    expect(run.stderr).not.toMatch(/^::set-output/m);
    const { message, hint } = run.receipt.problems[0] ?? { message: '', hint: '' };
    expect(message + hint).not.toContain('\u001b');
    expect(hint).toContain('CVE-2024-0003 ::set-output name=owned::yes in ../../etc/passwd');
  });

  nightly(it)('does not keep other targets from being shipped with together: false', async () => {
    const [good, bad] = [newImage(), newImage()];
    const settings = {
      scan: 'trivy',
      together: false,
      targets: {
        good: { images: good, file: 'clean.Dockerfile' },
        bad: { images: bad, file: 'high.Dockerfile' },
      },
    };
    const path = join(tools, 'targets.yml');
    await writeFile(path, JSON.stringify(settings));
    const run = await ship(['--config', path]);
    expect(run.code).toBe(1);
    expect(codes(run)).toEqual(['SCAN_FOUND']);
    expect(await listTags(good)).toContain('1.2.3');
    expect(await listTags(bad)).toEqual([]);
  });
});

describe('a scanner that fails', () => {
  const rows = [
    { file: 'crash', args: [], says: 'exit code 1' },
    { file: 'hang', args: ['--scan-timeout', '3s'], says: 'it took longer than 3s (scan-timeout)' },
    { file: 'nothing', args: [], says: 'trivy wrote no report that can be read' },
    { file: 'garbage', args: [], says: 'trivy wrote no report of its own form' },
  ];
  it.each(pickRows(rows))('$file leaves no tag', async ({ file, args, says }) => {
    const name = newImage();
    const run = await scanned(file, name, ...args);
    expect(run.code).toBe(1);
    expect(codes(run)).toEqual(['SCAN_FAILED']);
    expect(run.receipt.problems[0]?.message).toContain(says);
    expect(run.receipt.problems[0]?.hint).toContain('Detected OS');
    expect(await listTags(name)).toEqual([]);
    expect(run.left).toEqual([]);
  });
});

describe('before anything is built', () => {
  it('a scanner that is not installed is an error that says how to install it', async () => {
    const name = newImage();
    const args = ['--image', name, '--file', 'clean.Dockerfile', '--scan', 'grype'];
    const run = await ship(args);
    expect(run.code).toBe(1);
    expect(codes(run)).toEqual(['SCAN_NOT_INSTALLED']);
    expect(run.receipt.problems[0]?.hint).toContain('Install Grype');
    expect(run.receipt.pushed).toBe(false);
    expect(run.receipt.durationsMs.build).toBeUndefined();
  });
});

describe('the login of the run', () => {
  it('reaches the scanner by a file, and no command line', async () => {
    const { host, users } = site.registries.htpasswd;
    const [[user, password] = ['', '']] = Object.entries(users);
    const name = newImage(host);
    const path = join(tools, 'login.yml');
    const registries = { [host]: { username: user, 'password-env': 'REGISTRY_SECRET' } };
    await writeFile(path, JSON.stringify({ registries, scan: 'trivy' }));
    const run = await ship(['--config', path, '--image', name, '--file', 'clean.Dockerfile'], {
      env: { REGISTRY_SECRET: password },
      watchProcesses: true,
    });
    expect(run.code, run.stderr).toBe(0);
    expect(run.commandLines.some((line) => line.includes('trivy.mjs'))).toBe(true);
    const login = Buffer.from(`${user}:${password}`).toString('base64');
    for (const secret of [password, login]) {
      expect(run.commandLines.filter((line) => line.includes(secret))).toEqual([]);
      expect(run.stdout + run.stderr).not.toContain(secret);
    }
  });
});

nightly(it)(
  'what a remote BuildKit makes is scanned in the registry, without an engine',
  async () => {
    const name = newImage();
    const env = { DOCKER_HOST: 'unix:///nowhere.sock' };
    const args = ['--builder', site.buildkit.tcp, '--scan', 'trivy', '--file', 'high.Dockerfile'];
    const run = await ship(['--image', name, ...args], { env });
    expect(codes(run)).toEqual(['SCAN_FOUND']);
    expect(await listTags(name)).toEqual([]);
  },
);

describe('a command', () => {
  const rows = [
    { script: 'echo "bad: $SHIPPED_IMAGE" >&2; exit 3', code: 1, tags: [] },
    { script: 'exit 0', code: 0, tags: ['1', '1.2', '1.2.3', 'latest'] },
  ];
  it.each(pickRows(rows))('$script decides by its exit code', async ({ script, code, tags }) => {
    const name = newImage();
    const path = join(tools, 'scan.sh');
    await writeFile(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const args = ['--image', name, '--file', 'clean.Dockerfile', '--scan', path];
    const run = await ship(args);
    expect(run.code, run.stderr).toBe(code);
    expect(await listTags(name)).toEqual(tags);
    if (code === 0) return;
    expect(run.receipt.problems[0]?.hint).toContain(`bad: ${name}@sha256:`);
  });
});
