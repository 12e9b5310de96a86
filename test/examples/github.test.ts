// SPDX-License-Identifier: Apache-2.0
// The workflows of examples/github as GitHub runs them, job by job: our action from its bundle, real registries.
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import { renderGithub } from '../../src/init/systems/github.ts';
import { version } from '../../src/version.ts';
import { findNodes } from '../bundle/node.ts';
import { githubEnv, pushEvent } from '../bundle/github.ts';
import { runId } from '../e2e/cli.ts';
import { makeProject, type Project } from '../e2e/project.ts';
import { commits, readFixture } from '../facts/fixture.ts';
import { lab, writeDockerConfig, type Lab } from '../lab/lab.ts';
import { runWorkflow } from '../lab/workflow-run.ts';
import type { JobReport } from '../lab/workflow.ts';
import { nightly, pickRows } from '../lab/nightly.ts';
import { readExampleText } from './example.ts';

const action = fileURLToPath(new URL('../..', import.meta.url));

/** Starts from nothing and runs nothing, so that any platform can be built here. */
const DOCKERFILE = `FROM scratch
COPY busybox /bin/busybox
ARG VERSION=none
LABEL org.example.built-as=$VERSION
CMD ["/bin/busybox", "true"]
`;

/** Only this machine's platform can be run. */
const SMOKE_TEST = `#!/bin/sh
test "$SHIPPED_PLATFORM" != linux/amd64 || exec docker run --rm --network=none "$SHIPPED_IMAGE"
`;

let site: Lab;
let project: Project;
let sha: string;

beforeAll(async () => {
  site = await lab();
  const files = { Dockerfile: DOCKERFILE, 'smoke-test.sh': SMOKE_TEST };
  project = await makeProject({ lab: site, files });
  await chmod(join(project.directory, 'smoke-test.sh'), 0o755);
  await project.commit('Make the test run');
  sha = await project.release('v1.2.3');
  writeDockerConfig(site, join(project.home, '.docker'));
  await mkdir(join(project.home, 'bin'));
  await writeFile(
    join(project.home, 'bin/gh'),
    `#!/bin/sh\nprintf '%s\\n' "$GH_REPO" "$@" > '${project.home}/gh.log'\n`,
    { mode: 0o755 },
  );
});
afterAll(() => project.remove());

interface Run {
  readonly text: string;
  readonly ref?: string;
  /** A pull request of test/fixtures instead of a push. */
  readonly fixture?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
}

function run({ text, ref = 'refs/heads/main', fixture, env, secrets }: Run) {
  const pushed = { env: githubEnv(ref, sha), event: pushEvent(ref) };
  const said = fixture === undefined ? pushed : readFixture('github', fixture);
  const happened = JSON.parse(
    JSON.stringify(said).replaceAll(commits.merge, sha).replaceAll(commits.head, sha),
  ) as { env: Record<string, string>; event: object };
  const github = Object.entries(happened.env).flatMap(([name, value]) =>
    name.startsWith('GITHUB_') && !/_(?:EVENT_PATH|WORKSPACE|API_URL)$/.test(name)
      ? [[name.slice('GITHUB_'.length).toLowerCase(), value]]
      : [],
  );
  return runWorkflow(text, {
    workspace: project.directory,
    node: findNodes()[1]?.path ?? '',
    actions: {
      'actions/checkout': 'provided',
      'docker/setup-qemu-action': 'provided',
      'tagship/tagship': action,
    },
    github: {
      ...(Object.fromEntries(github) as Record<string, string>),
      api_url: 'http://127.0.0.1:9',
    },
    event: happened.event,
    ...(secrets && { secrets }),
    env: {
      PATH: [join(project.home, 'bin'), site.env.PATH].join(delimiter),
      DOCKER_HOST: site.env.DOCKER_HOST,
      HOME: project.home,
      ...env,
    },
  });
}

function summarize(jobs: readonly JobReport[]): readonly string[] {
  return jobs.map(({ id, result }) => `${id}: ${result}`);
}

function said(jobs: readonly JobReport[]): string {
  return jobs.flatMap(({ steps }) => steps.map(({ log }) => log)).join('\n');
}

async function ask(host: string, image: string, user?: string): Promise<readonly string[]> {
  const headers = user ? { authorization: `Basic ${Buffer.from(user).toString('base64')}` } : {};
  const response = await fetch(`http://${host}/v2/${image}/tags/list`, { headers });
  const { tags } = (await response.json()) as { tags?: string[] };
  return (tags ?? []).toSorted();
}

function gh(): Promise<string> {
  return readFile(join(project.home, 'gh.log'), 'utf8');
}

const short = expect.stringMatching(/^sha-[0-9a-f]{7}$/) as string;
const release = ['1', '1.2', '1.2.3', 'latest'];

describe('examples/github', () => {
  nightly(it)('image.yml ships a push to the default branch', async () => {
    const image = `examples-${runId}/image`;
    const { host } = site.registries.plain;
    const env = { TAGSHIP_IMAGES: `${host}/${image}` };
    const jobs = await run({ text: readExampleText('github/image.yml'), env });
    expect(summarize(jobs), said(jobs)).toEqual(['image: success']);
    expect(await ask(host, image)).toEqual(['main', short]);
  });

  it('release.yml ships two platforms after a test, and announces the digest', async () => {
    const image = `examples-${runId}/release`;
    const { host } = site.registries.plain;
    const jobs = await run({
      text: readExampleText('github/release.yml'),
      ref: 'refs/tags/v1.2.3',
      env: { TAGSHIP_IMAGES: `${host}/${image}` },
    });
    expect(summarize(jobs), said(jobs)).toEqual(['image: success', 'release: success']);
    expect(await ask(host, image)).toEqual(release);
    const receipt = JSON.parse(jobs[0]?.steps[2]?.outputs.receipt ?? '{}') as Receipt;
    expect(Object.keys(receipt.targets[0]?.platforms ?? {})).toEqual([
      'linux/amd64',
      'linux/arm64',
    ]);
    const { version = '', digest = '' } = jobs[0]?.outputs ?? {};
    expect(await gh()).toContain(`acme/app\nrelease\ncreate\nv1.2.3\n`);
    expect(await gh()).toContain(`Image ${version}@${digest}\n`);
  });

  nightly(it)('registries.yml ships one digest to three registries', async () => {
    const image = `examples-${runId}/registries`;
    const { plain, htpasswd, second } = site.registries;
    const text = readExampleText('github/registries.yml')
      .replace('ghcr.io/acme/app', `${plain.host}/${image}`)
      .replace('docker.io/acme/app', `${htpasswd.host}/${image}`)
      .replace('registry.example.com/mirror/app', `${second.host}/${image}`)
      .replace('docker.io: { username: acme', `"${htpasswd.host}": { username: alice`)
      .replace('registry.example.com: {', `"${second.host}": {`);
    const password = htpasswd.users.alice ?? '';
    const secrets = { HUB_TOKEN: password, MIRROR_PASSWORD: 'not asked for' };
    const jobs = await run({ text, ref: 'refs/tags/v1.2.3', secrets });
    expect(summarize(jobs), said(jobs)).toEqual(['image: success']);
    expect(await ask(plain.host, image)).toEqual(release);
    expect(await ask(second.host, image)).toEqual(release);
    expect(await ask(htpasswd.host, image, `alice:${password}`)).toEqual(release);
  });

  nightly(it)(
    'a file of init for two Dockerfiles, which a release workflow may call, ships both',
    async () => {
      const image = `examples-${runId}/several`;
      const { host } = site.registries.plain;
      const text = renderGithub({
        ...{ version, branch: 'main', logins: [], isCalled: true },
        targets: [
          { name: 'app', images: [`${host}/${image}`], platforms: [] },
          { name: 'api', images: [`${host}/${image}/api`], file: 'Dockerfile', platforms: [] },
        ],
      });
      const jobs = await run({ text, ref: 'refs/tags/v1.2.3' });
      expect(summarize(jobs), said(jobs)).toEqual(['image: success']);
      expect(await ask(host, image)).toEqual(release);
      expect(await ask(host, `${image}/api`)).toEqual(release);
    },
  );

  const changes = [
    { fixture: 'pull-request-from-fork', tags: [], comment: 'skipped' },
    { fixture: 'pull-request', tags: ['pr-7'], comment: 'success' },
  ];
  it.each(pickRows(changes))(
    'pull-request.yml: $fixture gives $tags',
    async ({ fixture, tags, comment }) => {
      const image = `examples-${runId}/${fixture}`;
      const { host, users } = site.registries.htpasswd;
      const jobs = await run({
        text: readExampleText('github/pull-request.yml'),
        fixture,
        env: {
          TAGSHIP_IMAGES: `${host}/${image}`,
          TAGSHIP_REGISTRIES: JSON.stringify({
            [host]: { username: 'alice', 'password-env': 'LAB_PASSWORD' },
          }),
          LAB_PASSWORD: users.alice ?? '',
        },
      });
      expect(summarize(jobs), said(jobs)).toEqual(['image: success', `comment: ${comment}`]);
      expect(await ask(host, image, `alice:${users.alice ?? ''}`)).toEqual(tags);
      if (comment === 'success') {
        expect(await gh()).toContain(`acme/App\npr\ncomment\n7\n`);
        expect(await gh()).toContain(`Image ${host}/${image}:pr-7\n`);
      }
    },
  );
});
