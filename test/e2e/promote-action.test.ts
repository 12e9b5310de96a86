// SPDX-License-Identifier: Apache-2.0
// Promotions by the Action's bundle, and by the CLI's where nothing is checked out.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Promotion } from '../../src/lifecycle/promote/promotion.ts';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import { findNodes } from '../bundle/node.ts';
import { runActionStep } from '../lab/action-step.ts';
import { isNightly } from '../lab/nightly.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { runCli, runId } from './cli.ts';
import { makeProject, type Project } from './project.ts';
import { images, linesOf, read, receiptOf } from './promotions.ts';

const action = fileURLToPath(new URL('../..', import.meta.url));
let site: Lab;
let project: Project;
let shipped = '';

beforeAll(async () => {
  site = await lab();
  const files = { Dockerfile: 'FROM scratch\nCOPY busybox /\n' };
  project = await makeProject({ lab: site, files });
  await project.release('v1.2.3');
  const args = ['ship', '--push', '--json', ...images(releases())];
  const receipt = receiptOf(await runCli({ lab: site, project, args }));
  shipped = receipt.targets[0]?.digest ?? '';
}, 120_000);
afterAll(() => project.remove());

const releases = () => `${site.registries.plain.host}/promote-action-${runId}/app`;
const elsewhere = (name: string) =>
  `${site.registries.second.host}/promote-action-${runId}/${name}`;

it('needs no checkout, no git and no Docker: a reference, a tag, a receipt and a dotenv file', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'tagship-bare-'));
  const asked = ['promote', `${releases()}:1.2.3`, '--to', 'bare'];
  const files = ['--receipt', 'receipt.json', '--dotenv', 'ship.env'];
  const bare = { ...project, directory };
  const env = { PATH: directory, DOCKER_HOST: 'tcp://127.0.0.1:9' };
  const run = await runCli({ lab: site, project: bare, args: [...asked, ...files], env });
  expect(run.code, run.stderr).toBe(0);
  expect(run.stdout).toContain('promoted 1.2.3 to');
  const receipt = JSON.parse(await readFile(join(directory, 'receipt.json'), 'utf8')) as Receipt;
  expect(linesOf(receipt)).toEqual([`${releases()}:bare created`]);
  expect(await readFile(join(directory, 'ship.env'), 'utf8')).toContain(
    `SHIPPED_IMAGE=${releases()}@${shipped}`,
  );
  await rm(directory, { recursive: true });
});

/** The Action's main step, in a job of the project that was started by hand. */
async function step(
  inputs: Readonly<Record<string, string>>,
  given: { readonly event?: object; readonly env?: Readonly<Record<string, string>> } = {},
) {
  return runActionStep({
    action,
    node: findNodes().at(-1)?.path ?? process.execPath,
    workspace: project.directory,
    event: {
      ref: 'refs/heads/main',
      repository: { full_name: 'acme/App', default_branch: 'main' },
      ...given.event,
    },
    with: inputs,
    env: {
      ...site.env,
      HOME: project.home,
      GITHUB_EVENT_NAME: 'workflow_dispatch',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_REF_TYPE: 'branch',
      GITHUB_SHA: await project.git('rev-parse', 'HEAD'),
      GITHUB_REPOSITORY: 'acme/App',
      GITHUB_SERVER_URL: 'https://github.com',
      ...given.env,
    },
  });
}

/** What a run of a pull request from another project has. */
const FORK = {
  event: {
    number: 7,
    pull_request: {
      number: 7,
      head: { ref: 'main', sha: 'a'.repeat(40), repo: { full_name: 'other/App', fork: true } },
      base: { ref: 'main', repo: { full_name: 'acme/App' } },
    },
  },
  env: {
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_REF: 'refs/pull/7/merge',
    GITHUB_HEAD_REF: 'main',
    GITHUB_BASE_REF: 'main',
  },
};

it('the Action promotes, and has outputs and a summary', async () => {
  const target = elsewhere('action');
  const main = await step({
    command: 'promote',
    from: '1.2.3',
    to: 'stable',
    images: `${releases()}\n${target}`,
  });
  expect(main.code, main.stdout).toBe(0);
  expect(main.unexpectedInputs).toEqual([]);
  expect(main.outputs).toMatchObject({
    version: '1.2.3',
    digest: shipped,
    tags: `${releases()}:stable\n${target}:stable`,
    pushed: 'true',
  });
  expect((JSON.parse(main.outputs.plan ?? '') as Promotion).kind).toBe('tagship/promotion');
  expect(main.summary).toContain('Promoted');
  expect(main.commands.filter(({ name }) => name === 'error')).toEqual([]);
  expect(await read(target, 'stable')).toBe(shipped);
  main.cleanup();
});

it('the Action verifies what an earlier job shipped', async () => {
  const good = await step({ command: 'verify', references: `${releases()}@${shipped}` });
  expect(good.code, good.stdout).toBe(0);
  expect(good.unexpectedInputs).toEqual([]);
  expect(good.outputs.digest).toBe(shipped);
  expect(good.summary).toContain('Verified');
  good.cleanup();
  const bad = await step({
    ...{ command: 'verify', provenance: 'true', sbom: 'true' },
    references: `${releases()}:1.2.3, ${releases()}:none`,
  });
  expect(bad.code).toBe(1);
  expect(bad.stdout).toContain('VERIFY_UNATTESTED');
  expect(bad.stdout).toContain(':none');
  expect(bad.summary).toContain('Not verified');
  bad.cleanup();
});

/** Whether all were found, one after the other. */
const isAscending = (places: readonly number[]) =>
  places.every((at, nth) => at > (places[nth - 1] ?? -1));

it('the Action copies and prunes, at night shows and yanks, and changes nothing without being told to', async () => {
  const target = elsewhere('lifecycle');
  const run = async (inputs: Readonly<Record<string, string>>) => {
    const main = await step({ images: target, ...inputs });
    expect(main.unexpectedInputs).toEqual([]);
    const answer = JSON.parse(main.outputs.receipt ?? 'null') as unknown;
    main.cleanup();
    return { ...main, answer };
  };
  const references = `${releases()}:1.2.3\n${target}:pr-1\n${target}:1.2.3`;
  const copied = await run({ command: 'copy', references });
  expect(copied.code, copied.stdout).toBe(0);
  expect(copied.answer).toMatchObject({ status: 'done' });

  if (isNightly) {
    const status = await run({ command: 'status', 'fail-on': 'unsigned, drift' });
    expect(status.code, status.stdout).toBe(3);
    expect(status.summary).toContain('Status: unsigned');

    const log = await run({ command: 'log', references: `${target}:1.2.3` });
    expect(log.code, log.stdout).toBe(0);
    expect(log.answer).toMatchObject({ kind: 'tagship/log', moves: [] });

    const yank = { command: 'yank', references: '1.2.3', because: 'it is <slow>' };
    const dry = await run({ ...yank, 'dry-run': 'true' });
    expect(dry.code, dry.stdout).toBe(0);
    expect(dry.answer).toMatchObject({ status: 'planned', because: 'it is <slow>' });
    const yanked = await run(yank);
    expect(yanked.code, yanked.stdout).toBe(0);
    const marks = ['Plan\n\nyank 1.2.3', 'is marked as yanked', 'was marked as yanked'];
    expect(marks.map((mark) => yanked.stdout.indexOf(mark))).toSatisfy(isAscending);
  }

  const policy = '{delete: "pr-*", minimum-age: 0}';
  const shown = await run({ command: 'prune', policy });
  expect(shown.code, shown.stdout).toBe(0);
  expect(shown.answer).toMatchObject({ status: 'planned' });
  expect(await read(target, 'pr-1')).toBe(shipped);
  const refused = await run({ command: 'prune', policy, 'dry-run': 'true' });
  expect(refused.stdout).toContain('COMMAND_INPUT');
  const pruned = await run({ command: 'prune', policy, yes: 'true' });
  expect(pruned.code, pruned.stdout).toBe(0);
  // The log has the plan before anything is deleted, the summary what went and why.
  const parts = ['Plan\n\n', '0 images and 1 tag to delete', 'deleted by pr-*', 'done: '];
  expect(parts.map((part) => pruned.stdout.indexOf(part))).toSatisfy(isAscending);
  expect(pruned.summary).toMatch(/pr-1 .*deleted by pr-\*/);
  expect(await read(target, 'pr-1')).toBeUndefined();
  expect(await read(target, '1.2.3')).toBe(shipped);
});

it('the Action writes nothing to a registry for a change of another project', async () => {
  const target = elsewhere('untrusted');
  const refused = await Promise.all(
    [
      { command: 'prune', references: releases(), yes: 'true' },
      { command: 'yank', references: '1.2.3', because: 'so' },
      { command: 'copy', references: `${releases()}:1.2.3 ${target}:x` },
      { command: 'promote', from: '1.2.3', to: 'qa' },
    ].map(async (inputs) => {
      const main = await step({ images: releases(), ...inputs }, FORK);
      main.cleanup();
      return { code: main.code, stdout: main.stdout };
    }),
  );
  expect(refused.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
  const codes = ['PRUNE_UNTRUSTED', 'YANK_UNTRUSTED', 'COPY_UNTRUSTED', 'PROMOTE_UNTRUSTED'];
  expect(codes.filter((code, at) => !refused[at]?.stdout.includes(code))).toEqual([]);
});
