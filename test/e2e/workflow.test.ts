// SPDX-License-Identifier: Apache-2.0
// A release workflow with our action in it, job by job as GitHub runs it: built, shipped to registries with TLS and tokens, run.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import { findNodes } from '../bundle/node.ts';
import { githubEnv, pushEvent, release } from '../bundle/github.ts';
import { lab, writeDockerConfig, type Lab } from '../lab/lab.ts';
import { nightly } from '../lab/nightly.ts';
import { runWorkflow } from '../lab/workflow-run.ts';
import type { JobReport } from '../lab/workflow.ts';
import { makeProject, type Project } from './project.ts';
import { watchTags } from './tags.ts';

const action = fileURLToPath(new URL('../..', import.meta.url));
const name = `workflow-${process.pid}-${Date.now()}/app`;

const WORKFLOW = `
name: Release
on: { push: { tags: ['v*'] } }
permissions: { contents: read }
jobs:
  ship:
    runs-on: ubuntu-24.04
    outputs:
      digest: \${{ steps.ship.outputs.digest }}
      version: \${{ steps.ship.outputs.version }}
    steps:
      - uses: actions/checkout@v5
      - id: ship
        uses: tagship/tagship@v0
        with:
          images: |
            \${{ vars.TLS }}/${name}
            \${{ vars.TOKENS }}/${name}
          build-args: VERSION={{version}}
          registries: |
            \${{ vars.TLS }}: { username: bob, password-env: TLS_PASSWORD, ca: \${{ vars.CA }} }
            \${{ vars.TOKENS }}: { username: publisher, password-env: TOKENS_PASSWORD }
        env:
          TLS_PASSWORD: \${{ secrets.TLS }}
          TOKENS_PASSWORD: \${{ secrets.TOKENS }}
      - run: echo "\${{ steps.ship.outputs.tags }}"
  deploy:
    needs: ship
    runs-on: ubuntu-24.04
    steps:
      - run: echo "\${{ needs.ship.outputs.version }} is \${{ needs.ship.outputs.digest }}"
`;

let here: Lab;
let project: Project;
let sha: string;
let first: readonly JobReport[];

beforeAll(async () => {
  here = await lab();
  project = await makeProject({ lab: here });
  sha = await release(project);
  writeDockerConfig(here, join(project.home, '.docker'));
});

afterAll(() => project.remove());

/** Runs the workflow; no tag may change but those that its receipt names. */
async function ship(node: string): Promise<readonly JobReport[]> {
  const { tls, token } = here.registries;
  const ref = 'refs/tags/v1.2.3';
  const github = Object.entries(githubEnv(ref, sha)).map(([key, value]) => [
    key.slice('GITHUB_'.length).toLowerCase(),
    value,
  ]);
  const tags = watchTags(here);
  const jobs = await runWorkflow(WORKFLOW, {
    workspace: project.directory,
    node,
    actions: { 'actions/checkout': 'provided', 'tagship/tagship': action },
    github: Object.fromEntries(github) as Record<string, string>,
    event: pushEvent(ref),
    vars: { TLS: tls.host, TOKENS: token.host, CA: here.ca },
    secrets: { TLS: tls.users.bob ?? '', TOKENS: token.users.publisher ?? '' },
    env: { PATH: here.env.PATH, DOCKER_HOST: here.env.DOCKER_HOST, HOME: project.home },
  });
  const { receipt = '{}' } = jobs[0]?.steps[1]?.outputs ?? {};
  tags.expectOnly(JSON.parse(receipt) as Receipt, WORKFLOW);
  return jobs;
}

describe('a release workflow', () => {
  const nodes = findNodes();

  it('ships on the first run, under Node 24', async () => {
    first = await ship(nodes[1]?.path ?? '');
    const [job, deploy] = first;
    expect(job?.steps.map(({ name, code }) => [name, code])).toEqual([
      ['actions/checkout@v5', 0],
      ['tagship/tagship@v0', 0],
      [expect.stringContaining('echo'), 0],
      ['Post tagship/tagship@v0', 0],
    ]);
    expect(job?.outputs).toMatchObject({
      version: '1.2.3',
      digest: expect.stringMatching(/^sha256:/) as string,
    });
    expect(deploy?.steps[0]?.log).toBe(`1.2.3 is ${job?.outputs.digest ?? ''}\n`);
    expect(job?.steps[2]?.log.trim().split('\n')).toHaveLength(8);
    expect(job?.leftBehind).toEqual([]);
    expect(job?.steps[1]?.summary).toContain(job?.outputs.digest ?? 'a digest');
  });

  nightly(it)('finds everything in place on the second run, under Node 20', async () => {
    const [job] = await ship(nodes[0]?.path ?? '');
    const { receipt = '{}' } = job?.steps[1]?.outputs ?? {};
    const { targets } = JSON.parse(receipt) as {
      targets: { reused: boolean; images: { action: string }[] }[];
    };
    expect(targets.map(({ reused }) => reused)).toEqual([true]);
    expect(new Set(targets.flatMap(({ images }) => images.map(({ action }) => action)))).toEqual(
      new Set(['kept']),
    );
  });

  it('has shipped what it says', async () => {
    const config = join(project.home, 'pull');
    const { host, users } = here.registries.token;
    const auth = Buffer.from(`publisher:${users.publisher ?? ''}`).toString('base64');
    writeDockerConfig(here, config, { auths: { [host]: { auth } } });
    const { stdout } = await promisify(execFile)(
      'docker',
      ['run', '--rm', '--quiet', '--pull=always', '--network=none', `${host}/${name}:latest`],
      { env: { ...process.env, ...here.env, DOCKER_CONFIG: config } },
    );
    expect(stdout.trim()).toBe('1.2.3');
  });

  it('shows no password anywhere', () => {
    const text = JSON.stringify(
      first.map(({ steps }) => steps.map((step) => ({ ...step, log: withoutMasks(step.log) }))),
    );
    for (const secret of [here.registries.tls.users.bob, here.registries.token.users.publisher]) {
      expect(text).not.toContain(JSON.stringify(secret ?? '').slice(1, -1));
    }
  });
});

/** The commands that tell the runner what to mask, and which it does not show. */
function withoutMasks(log: string): string {
  return log.replaceAll(/^::add-mask::.*$/gm, '');
}
