// SPDX-License-Identifier: Apache-2.0
// release.yml, job by job as GitHub runs it, in a repository with two registries, an instance of Sigstore, and servers in place of
// GitHub's API and npm's registry. Something small takes the place of .ci/run, of gh, of npm's provenance, which the public
// Sigstore signs, and of BuildKit's scanner on Docker Hub.
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { pinAction, SHIP_WORKFLOW } from '../../scripts/ship-workflow.ts';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import { version } from '../../src/version.ts';
import { githubEnv, pushEvent } from '../bundle/github.ts';
import { findNodes } from '../bundle/node.ts';
import { openIssuer, type Issuer } from '../credentials/oidc/issuer.ts';
import { lab as openLab, writeDockerConfig, type Lab } from '../lab/lab.ts';
import { nightly } from '../lab/nightly.ts';
import { openSigstore, type Sigstore } from '../lab/sigstore.ts';
import { runWorkflow } from '../lab/workflow-run.ts';
import type { JobReport } from '../lab/workflow.ts';
import { serve, type Served } from '../registry/server.ts';
import { CLAIMS } from '../ship/attest/claims.ts';
import { IDENTITY } from '../ship/sign/keyless-run.ts';
import { runId } from './cli.ts';
import { makeProject, type Project } from './project.ts';
import { read } from './promotions.ts';
import { pushScanner } from './scanner.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const RELEASE = '.github/workflows/release.yml';
const gitTag = `v${version}`;

let lab: Lab;
let project: Project;
let sigstore: Sigstore;
let issuer: Issuer;
let github: Served;
let npm: Served;
let sha: string;
const attested: string[] = [];
/** What npm's registry has: the package's document, as it was published. */
const published: Record<string, unknown>[] = [];

beforeAll(async () => {
  lab = await openLab();
  sigstore = await openSigstore();
  issuer = await openIssuer({ ...CLAIMS, sub: IDENTITY }, Date.now);
  github = await serve(({ method, path, body }) => {
    if (method === 'POST') attested.push(body.toString());
    return json(method === 'POST' ? { id: 1 } : { full_name: 'acme/app', path }, 201);
  });
  npm = await serve(({ method, path, body }) => {
    if (method === 'PUT') published.push(JSON.parse(body.toString()) as Record<string, unknown>);
    const [last] = published.slice(-1);
    const isKnown = last !== undefined && path.startsWith('/tagship');
    return isKnown ? json(last) : json({ error: 'not found' }, method === 'PUT' ? 201 : 404);
  });
  project = await makeProject({ lab, files: { ...readFiles(), ...makeFiles() } });
  await cp(join(root, 'dist'), join(project.directory, 'dist'), { recursive: true });
  const first = await project.commit(`Release ${version}`);
  const pinned = pinAction(readText(SHIP_WORKFLOW), first);
  await project.commit('Name the action of this release', { [SHIP_WORKFLOW]: pinned });
  sha = await project.release(gitTag);
  writeDockerConfig(lab, join(project.home, '.docker'));
}, 60_000);
afterAll(async () => {
  const services = [sigstore.close(), issuer.served.close(), github.close(), npm.close()];
  await Promise.all([...services, project.remove()]);
});

const readText = (path: string) => readFileSync(join(root, path), 'utf8');
const json = (value: object, status = 200) => ({
  ...{ status, body: JSON.stringify(value) },
  headers: { 'content-type': 'application/json' },
});

function readFiles(): Record<string, string> {
  const names = [
    'action.yml',
    'package.json',
    RELEASE,
    SHIP_WORKFLOW,
    'scripts/release-git-tags.ts',
  ];
  return Object.fromEntries(names.map((path) => [path, readText(path)]));
}

const images = () =>
  [lab.registries.plain, lab.registries.second].map(({ host }) => `${host}/release-${runId}/tool`);

const scanner = () => `${lab.registries.plain.host}/release-${runId}/scanner:1`;

/** The image that is released, where it goes, and what stands in for what is not here. */
function makeFiles(): Record<string, string> {
  const { signFulcioUrl, signRekorUrl, signTsaUrl, signTrustedRoot } = sigstore.settings;
  return {
    Dockerfile: 'FROM scratch\nCOPY busybox /\nENTRYPOINT ["/busybox", "echo"]\n',
    '.dockerignore': '*\n!busybox\n',
    '.ci/run': 'echo checked\n',
    'tagship.yml': JSON.stringify({
      images: images(),
      ...{ 'sign-fulcio-url': signFulcioUrl, 'sign-rekor-url': signRekorUrl },
      ...{ 'sign-tsa-url': signTsaUrl, 'sign-trusted-root': signTrustedRoot },
    }),
  };
}

/** `npm` without provenance, and `gh` that knows the releases that it made. */
async function makeStandIns(): Promise<string> {
  const bin = join(project.home, 'bin');
  const path = process.env.PATH ?? '';
  const own = path.split(delimiter).find((one) => existsSync(join(one, 'npm'))) ?? '';
  await project.write({
    '../home/bin/npm': `#!/bin/bash
for word; do [ "$word" = --provenance ] || set -- "$@" "$word"; shift; done
exec ${join(own, 'npm')} "$@"
`,
    '../home/bin/gh': `#!/bin/sh
echo "gh $*" >> "$HOME/gh.log"
[ "$2" = create ] || grep -q 'create v' "$HOME/gh.log"
`,
  });
  for (const name of ['npm', 'gh']) chmodSync(join(bin, name), 0o755);
  return bin;
}

async function run(text: string): Promise<readonly JobReport[]> {
  const ref = `refs/tags/${gitTag}`;
  const names = Object.entries({ ...githubEnv(ref, sha), GITHUB_API_URL: github.url });
  const node = findNodes()[1]?.path ?? '';
  const host = npm.url.replace('http:', '');
  const release = text.replace("sbom: 'true'", `sbom: generator=${scanner()}`);
  return await runWorkflow(release, {
    ...{ workspace: project.directory, node, event: pushEvent(ref) },
    actions: {
      ...{ 'actions/checkout': 'provided', 'actions/setup-node': 'provided' },
      ...{ 'docker/setup-qemu-action': 'provided' },
      'actions/upload-artifact': join(root, 'test/lab/artifacts/upload'),
      'actions/download-artifact': join(root, 'test/lab/artifacts/download'),
      'tagship/tagship': project.directory,
    },
    workflows: {
      [`./${SHIP_WORKFLOW}`]: readFileSync(join(project.directory, SHIP_WORKFLOW), 'utf8'),
    },
    github: Object.fromEntries(
      names.map(([name, value]) => [name.slice('GITHUB_'.length).toLowerCase(), value]),
    ),
    env: {
      PATH: [await makeStandIns(), dirname(node), lab.env.PATH, process.env.PATH].join(delimiter),
      ...{ DOCKER_HOST: lab.env.DOCKER_HOST, HOME: project.home, ...issuer.env },
      ...{ npm_config_registry: npm.url, [`npm_config_${host}/:_authToken`]: 'npm_lab' },
    },
  });
}

const outputsOf = (jobs: readonly JobReport[]): JobReport['outputs'] =>
  jobs.find(({ id }) => id === 'image')?.outputs ?? {};

const logs = (jobs: readonly JobReport[]) =>
  jobs
    .flatMap(({ id, steps }) => steps.map(({ name, log }) => `${id}: ${name}\n${log}`))
    .join('\n');

const readAnnounced = (): readonly string[] =>
  readFileSync(join(project.home, 'gh.log'), 'utf8')
    .split('\n')
    .filter((line) => line.includes(' create '));

const readGitTag = async (name: string) =>
  (await project.git('ls-remote', 'origin', `refs/tags/${name}`)).split('\t')[0];

/** release.yml with the job `publish` alone. */
function readPublish(): string {
  const workflow = parse(readText(RELEASE)) as { jobs: Record<string, object> };
  const publish = { ...workflow.jobs.publish, needs: [] };
  return stringify({ ...workflow, jobs: { publish } });
}

it('publishes to npm, moves the git tags of the series and announces the release', async () => {
  const jobs = await run(readPublish());
  expect(jobs, logs(jobs)).toMatchObject([{ id: 'publish', result: 'success' }]);
  const series = version.split('.');
  expect(await readGitTag(`v${series[0] ?? ''}`)).toBe(sha);
  expect(await readGitTag(`v${series.slice(0, 2).join('.')}`)).toBe(sha);
  expect(published).toMatchObject([{ name: 'tagship', 'dist-tags': { latest: version } }]);
  expect(readAnnounced()).toEqual([`gh release create ${gitTag} --verify-tag --generate-notes`]);
});

nightly(it)(
  'tests, ships, signs and attests the image; a job that ran already is done',
  async () => {
    await pushScanner(lab, project.home, scanner());
    const jobs = await run(readText(RELEASE));
    expect(
      jobs.map(({ id, result }) => `${id}: ${result}`),
      logs(jobs),
    ).toEqual([
      'test: success',
      'image / plan: success',
      'image / leg: success',
      'image / leg: success',
      'image / ship: success',
      'image: success',
      'publish: success',
    ]);
    const outputs = outputsOf(jobs);
    const receipt = JSON.parse(outputs.receipt ?? '{}') as Receipt;
    expect(receipt.status).toBe('done');
    for (const image of images()) expect(await read(image, version)).toBe(outputs.digest);
    expect(attested).toHaveLength(1);
    expect(receipt.targets[0]?.verifyCommand).toContain('cosign verify');
    expect(published).toHaveLength(1);
    expect(readAnnounced()).toHaveLength(1);

    const again = await run(readText(RELEASE));
    expect(again.at(-1), logs(again)).toMatchObject({ id: 'publish', result: 'success' });
    expect(outputsOf(again).digest).toBe(outputs.digest);
  },
);

nightly(it)(
  'a backport takes neither the git tag of the major version nor npm’s latest',
  async () => {
    const [major = '', minor = ''] = version.split('.');
    published.splice(0);
    await project.commit('A later release');
    const higher = await project.release(`v${major}.${Number(minor) + 1}.0`);
    for (const name of [`v${major}`, `v${major}.${minor}`]) {
      const to = name === `v${major}` ? higher : '';
      await project.git('push', '--quiet', '--force', 'origin', `${to}:refs/tags/${name}`);
    }
    await project.git('checkout', '--quiet', gitTag);
    const jobs = await run(readPublish());
    expect(jobs, logs(jobs)).toMatchObject([{ id: 'publish', result: 'success' }]);
    expect(await readGitTag(`v${major}`)).toBe(higher);
    expect(await readGitTag(`v${major}.${minor}`)).toBe(sha);
    expect(published).toMatchObject([{ name: 'tagship', 'dist-tags': { other: version } }]);
  },
);
