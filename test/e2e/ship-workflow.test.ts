// SPDX-License-Identifier: Apache-2.0
// The reusable workflow ship.yml and the same in plain jobs, job by job as GitHub runs them: plan, legs, merge, deploy.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import { findNodes } from '../bundle/node.ts';
import { githubEnv, pushEvent } from '../bundle/github.ts';
import { lab as openLab, writeDockerConfig, type Lab } from '../lab/lab.ts';
import { runWorkflow } from '../lab/workflow-run.ts';
import type { JobReport } from '../lab/workflow.ts';
import { isNightly, nightly } from '../lab/nightly.ts';
import { caller, masking, SHIP } from './callers.ts';
import { tagsOf } from './legs.ts';
import { makeProject, type Project } from './project.ts';
import { watchTags } from './tags.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

let lab: Lab;
let project: Project;
let sha: string;
let artifacts: string;
let count = 0;

beforeAll(async () => {
  lab = await openLab();
  project = await makeProject({
    lab,
    files: {
      Dockerfile: 'FROM scratch\nARG TARGETARCH\nCOPY $TARGETARCH /arch\n',
      amd64: 'amd64\n',
      arm64: 'arm64\n',
    },
  });
  sha = await project.release('v1.2.3');
  writeDockerConfig(lab, join(project.home, '.docker'));
  artifacts = join(project.home, 'artifacts');
});

afterAll(() => project.remove());

const newName = () => `ship-workflow-${process.pid}/${Date.now()}-${(count += 1)}`;

async function run(
  workflow: string,
  {
    attempt = 1,
    ref = 'refs/tags/v1.2.3',
    event = pushEvent(ref),
    name = 'push',
    hidden = {},
  } = {},
): Promise<readonly JobReport[]> {
  const { tls, token } = lab.registries;
  const env = { ...githubEnv(ref, sha), GITHUB_RUN_ATTEMPT: String(attempt) };
  const github = Object.entries({ ...env, GITHUB_EVENT_NAME: name }).map(([key, value]) => [
    key.slice('GITHUB_'.length).toLowerCase(),
    value,
  ]);
  const tags = watchTags(lab);
  const jobs = await runWorkflow(workflow, {
    workspace: project.directory,
    node: findNodes()[1]?.path ?? '',
    actions: {
      'actions/checkout': 'provided',
      'actions/upload-artifact': join(root, 'test/lab/artifacts/upload'),
      'actions/download-artifact': join(root, 'test/lab/artifacts/download'),
      'tagship/tagship': root,
    },
    workflows: { [SHIP]: read('.github/workflows/ship.yml') },
    github: Object.fromEntries(github) as Record<string, string>,
    event,
    vars: { TLS: tls.host, TOKENS: token.host, CA: lab.ca, PLAIN: lab.registries.plain.host },
    secrets: { TLS: tls.users.bob ?? '', TOKENS: token.users.publisher ?? '', ...hidden },
    env: {
      PATH: lab.env.PATH,
      DOCKER_HOST: lab.env.DOCKER_HOST,
      HOME: project.home,
      LAB_ARTIFACTS: artifacts,
    },
  });
  const last = jobs.find(({ id }) => id === 'image / ship' || id === 'ship');
  const { receipt } = last?.steps.map(({ outputs }) => outputs).find((one) => one.receipt) ?? {};
  const names = Object.values(lab.registries).map(({ host }) => host);
  tags.expectOnly(
    receipt === undefined ? undefined : (JSON.parse(receipt) as Receipt),
    [workflow, ...names].join('\n'),
  );
  return jobs;
}

const results = (jobs: readonly JobReport[]) => jobs.map(({ id, result }) => `${id}: ${result}`);
const logs = (jobs: readonly JobReport[]) =>
  jobs.flatMap(({ steps }) => steps.map(({ log }) => log)).join('\n');
const receiptOf = (jobs: readonly JobReport[]) =>
  JSON.parse(jobs.find(({ id }) => id === 'image')?.outputs.receipt ?? '{}') as Receipt;

describe('ship.yml', () => {
  const name = newName();
  const both = `\${{ vars.TLS }}/${name}\n        \${{ vars.TOKENS }}/${name}`;
  const outputs = `      push: true
      upload-outputs: files
      outputs: |
        type=local,dest=out
        type=tar,dest=all.tar
`;
  const reader = `  read:
    needs: image
    runs-on: ubuntu-24.04
    steps:
      - { uses: actions/download-artifact@v8, with: { name: files, path: read } }
      - run: cd read && cat out/*/arch && ls */*.tar && cd .. && rm -r read
`;
  const workflow = caller('linux/amd64,linux/arm64', both, outputs) + reader;

  /** What a later job reads of the files of all legs. */
  function expectFiles(jobs: readonly JobReport[]): void {
    const read = jobs.find(({ id }) => id === 'read');
    expect(read?.steps[1]?.log, logs(jobs)).toBe(
      'amd64\narm64\nlinux_amd64/all.tar\nlinux_arm64/all.tar\n',
    );
  }

  it('builds each platform on its runner, merges, and tells later jobs', async () => {
    const jobs = await run(workflow);
    expect(results(jobs), logs(jobs)).toEqual([
      'image / plan: success',
      'image / leg: success',
      'image / leg: success',
      'image / ship: success',
      'image: success',
      'deploy: success',
      'read: success',
    ]);
    expectFiles(jobs);
    expect(jobs.slice(0, 4).map(({ runsOn }) => runsOn)).toEqual([
      ...['ubuntu-24.04', 'ubuntu-24.04', 'ubuntu-24.04-arm', 'ubuntu-24.04'],
    ]);
    const { digest } = jobs[4]?.outputs ?? {};
    expect(jobs[5]?.steps[0]?.log).toBe(`1.2.3 is ${digest ?? 'nothing'}\n`);
    const [target] = receiptOf(jobs).targets;
    expect(Object.keys(target?.platforms ?? {})).toEqual(['linux/amd64', 'linux/arm64']);
    expect(target?.images).toHaveLength(8);
    // The joined files: a runner empties its temporary directory with each job.
    expect(jobs.flatMap(({ leftBehind }) => leftBehind)).toEqual(['tagship-outputs']);
  });

  nightly(it)('keeps all tags in a later attempt, and joins the files again', async () => {
    const jobs = await run(workflow, { attempt: 2 });
    expectFiles(jobs);
    const actions = receiptOf(jobs).targets.flatMap(({ images }) => images);
    expect(new Set(actions.map(({ action }) => action))).toEqual(new Set(['kept']));
  });

  nightly(it)('starts no leg in a later attempt where no files are asked for', async () => {
    const own = caller('linux/amd64,linux/arm64', `\${{ vars.PLAIN }}/${newName()}`);
    await run(own);
    const jobs = await run(own, { attempt: 2 });
    expect(results(jobs)).toContain('image / leg: skipped');
    expect(logs(jobs)).not.toContain('exporting');
  });

  nightly(it)('builds one platform in the last job, on its runner', async () => {
    const one = `\${{ vars.PLAIN }}/${newName()}`;
    const jobs = await run(caller('linux/arm64', one));
    expect(results(jobs), logs(jobs)).toEqual([
      'image / plan: success',
      'image / leg: skipped',
      'image / ship: success',
      'image: success',
      'deploy: success',
    ]);
    expect(jobs[2]?.runsOn).toBe('ubuntu-24.04-arm');
    expect(receiptOf(jobs).targets[0]?.images).toHaveLength(4);
  });

  nightly(it)('tags nothing if a leg fails', async () => {
    const failing = caller(
      'linux/amd64,linux/arm64',
      `\${{ vars.PLAIN }}/${newName()}`,
      '      test: sh -c "test $SHIPPED_PLATFORM = linux/amd64"\n',
    );
    expect(results(await run(failing))).toEqual([
      'image / plan: success',
      'image / leg: success',
      'image / leg: failure',
      'image / ship: skipped',
      'image: failure',
      'deploy: skipped',
    ]);
  });
});

describe.each(isNightly ? ['the plan'] : [])(
  'an output of %s that is dropped, since it contains a secret, ends the run:',
  () => {
    const rows = [
      { name: 'matrix', platforms: 'linux/amd64,linux/arm64', password: 'linux-amd64' },
      { name: 'runner', platforms: 'linux/arm64', password: 'ubuntu-24.04-arm' },
    ];
    it.each(rows)('$name', async ({ platforms, password }) => {
      const name = newName();
      const jobs = await run(masking(platforms, `\${{ vars.PLAIN }}/${name}`, password));
      expect(results(jobs), logs(jobs)).toEqual([
        ...['image / plan: success', 'image / leg: skipped', 'image / ship: failure'],
        ...['image: failure', 'deploy: skipped'],
      ]);
      expect(logs(jobs)).toContain(
        '::error::The output matrix, count or runner of the job plan is',
      );
      expect(await tagsOf(`${lab.registries.plain.host}/${name}`)).toEqual([]);
    });
  },
);

describe.each(isNightly ? ['plain jobs'] : [])('a record of %s that is', (kind) => {
  it.each([
    { name: 'dropped', hidden: { KEY: 'linux-arm64' }, says: 'missing build for linux/arm64' },
    { name: 'masked', password: 'linux-arm64', says: 'the value of a secret is masked in it' },
  ])('$name ends the run in the merge', async ({ hidden = {}, password = 'none', says }) => {
    const name = newName();
    const entry = `registries: 'elsewhere.example.com: { username: bob, password: "${password}" }'`;
    const given = `$&\n$1images: \${{ vars.PLAIN }}/${name}\n$1${entry}`;
    const [, text = kind] = listRecipes()[1] ?? [];
    const jobs = await run(text.replaceAll(/^( +)platforms: .*$/gm, given), { hidden });
    expect(results(jobs), logs(jobs)).toEqual(['leg: success', 'leg: success', 'ship: failure']);
    expect(logs(jobs)).toContain(says);
    expect(await tagsOf(`${lab.registries.plain.host}/${name}`)).toEqual([]);
  });
});

// By day legs.test.ts has legs that do not push, and untrusted.test.ts the action in a run for a fork.
nightly(it)(
  'a pull request from a fork is built by each leg and not pushed, and all jobs succeed',
  async () => {
    const repo = (full: string) => ({ full_name: full, fork: full !== 'acme/app' });
    const event = {
      ...pushEvent('refs/pull/7/merge'),
      number: 7,
      pull_request: {
        number: 7,
        head: { ref: 'patch', sha, repo: repo('mallory/app') },
        base: { ref: 'main', sha, repo: repo('acme/app') },
      },
    };
    const workflow = caller('linux/amd64,linux/arm64', `\${{ vars.PLAIN }}/${newName()}`);
    const jobs = await run(workflow, { ref: 'refs/pull/7/merge', event, name: 'pull_request' });
    expect(results(jobs), logs(jobs)).toEqual([
      'image / plan: success',
      'image / leg: success',
      'image / leg: success',
      'image / ship: success',
      'image: success',
      'deploy: success',
    ]);
    expect(jobs[4]?.outputs.pushed).toBe('false');
    expect(logs(jobs)).toContain('built by 2 legs and not pushed');
  },
);

function listRecipes(): readonly RegExpExecArray[] {
  return [...read('docs/cookbook.md').matchAll(/```yaml\n(# .*\nname: image\n[^]*?)```/g)];
}

describe.each(isNightly ? ['the cookbook'] : [])('the workflows of %s', () => {
  const texts = listRecipes();

  const recipes = [
    { name: 'plain jobs', at: 1, jobs: ['leg', 'leg', 'ship'], prefix: '' },
    { name: 'ship.yml', at: 0, jobs: ['plan', 'leg', 'leg', 'ship'], prefix: 'image / ' },
  ];
  it.each(recipes)('ship two platforms: $name', async ({ at, jobs: ids, prefix }) => {
    const image = `images: \${{ vars.PLAIN }}/${newName()}`;
    const text = (texts[at]?.[1] ?? '').replaceAll(/^( +)platforms: .*$/gm, `$&\n$1${image}`);
    const jobs = (await run(text)).filter(({ id }) => id !== 'image');
    expect(results(jobs), logs(jobs)).toEqual(ids.map((id) => `${prefix}${id}: success`));
    const outputs = jobs.at(-1)?.steps.map((step) => step.outputs.receipt ?? '') ?? [];
    const [target] = (JSON.parse(outputs.find(Boolean) ?? '{}') as Receipt).targets;
    expect(Object.keys(target?.platforms ?? {})).toEqual(['linux/amd64', 'linux/arm64']);
  });
});

nightly(it)(
  'ship.yml with targets gives a leg to each part that is not built on another, and merges all',
  async () => {
    const images = `\${{ vars.PLAIN }}/${newName()}/{{name}}`;
    const targets =
      'targets:\n  base: {}\n  api: {file: api.Dockerfile, build-contexts: base=target:base}\n  web: {platforms: linux/amd64}\n';
    await project.commit('Targets', {
      'api.Dockerfile': 'FROM base\nCOPY amd64 /name\n',
      'tagship.yml': `platforms: [linux/amd64, linux/arm64]\n${targets}`,
    });
    sha = await project.release('v1.3.0');
    const workflow = caller('none', images, '      split: target\n');
    const jobs = await run(workflow.replace(/ +platforms: none\n/, ''), {
      ref: 'refs/tags/v1.3.0',
    });
    expect(results(jobs), logs(jobs)).toEqual([
      'image / plan: success',
      ...['image / leg: success', 'image / leg: success', 'image / leg: success'],
      ...['image / ship: success', 'image: success', 'deploy: success'],
    ]);
    const { digests = '{}' } = jobs.at(-2)?.outputs ?? {};
    expect(Object.keys(JSON.parse(digests) as object)).toEqual(['base', 'api', 'web']);
    expect(
      receiptOf(jobs).targets.map(({ status, legs = {} }) => [status, Object.keys(legs)]),
    ).toEqual([
      ['shipped', ['linux/amd64', 'linux/arm64']],
      ['shipped', ['linux/amd64', 'linux/arm64']],
      ['shipped', ['linux/amd64']],
    ]);
  },
);
