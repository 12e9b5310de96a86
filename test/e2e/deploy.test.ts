// SPDX-License-Identifier: Apache-2.0
// Deploy hooks through the CLI bundle: real registries, and a server on loopback in the place of a service.
import { createHmac } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Promotion } from '../../src/lifecycle/promote/promotion.ts';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { nightly } from '../lab/nightly.ts';
import { openReceiver, type Receiver } from '../ship/deploy/receiver.ts';
import { runCli, runId, type CliRun } from './cli.ts';
import { makeProject, type Project } from './project.ts';

const SECRET = `s3cret-path-${runId}`;
const KEY = `s3cret-key-${runId}`;

let site: Lab;
let project: Project;
let receiver: Receiver;
let dir: string;
let image: string;

beforeAll(async () => {
  site = await lab();
  project = await makeProject({ lab: site, files: { 'tagship.yml': CONFIG } });
  receiver = await openReceiver();
  dir = await mkdtemp(join(tmpdir(), 'tagship-deploy-'));
  image = `${site.registries.plain.host}/deploy-${runId}/app`;
});
afterAll(async () => {
  await receiver.close();
  await project.remove();
  await rm(dir, { recursive: true });
});

const CONFIG = `deploy:
  - name: production
    kind: webhook
    url-env: HOOK
    secret-env: HOOK_SIGNATURE
    query: {imgURL: "{{image}}@{{digest}}"}
  - name: any
    kind: webhook
    when: '*'
    url-env: HOOK
    body: receipt
`;

interface Ended extends CliRun {
  readonly receipt: Receipt;
}

function ship(name: string, env: Record<string, string> = {}): Promise<Ended> {
  return run(['ship', '--push', '--image', image], name, env);
}

async function run(
  args: readonly string[],
  name: string,
  env: Record<string, string> = {},
): Promise<Ended> {
  const path = join(dir, `${name}.json`);
  const ended = await runCli({
    ...{ lab: site, project },
    args: [...args, '--receipt', path],
    env: { HOOK: `${receiver.url}/${SECRET}`, HOOK_SIGNATURE: KEY, ...env },
    watchProcesses: name === 'first',
  });
  const text = await readFile(path, 'utf8');
  for (const secret of [SECRET, KEY]) {
    const said = [ended.stdout, ended.stderr, ...ended.commandLines, text];
    expect(said.join('\n')).not.toContain(secret);
  }
  return { ...ended, receipt: JSON.parse(text) as Receipt };
}

const outcomesOf = ({ receipt }: Ended) =>
  (receipt.deploy ?? []).map(({ name, outcome }) => `${name} ${outcome}`);

const calls: string[] = [];

it('a release, and one that fails and its re-run', async () => {
  await project.release('v1.2.3');
  const first = await ship('first');
  expect(first.code, first.stderr).toBe(0);
  expect(first.receipt.status).toBe('done');
  expect(outcomesOf(first)).toEqual(['production done', 'any done']);
  const [hook, any] = receiver.received;
  const digest = first.receipt.targets[0]?.digest ?? '';
  expect(hook?.path).toBe(`/${SECRET}?imgURL=${encodeURIComponent(`${image}@${digest}`)}`);
  const signature = createHmac('sha256', KEY)
    .update(hook?.body ?? '')
    .digest('hex');
  expect(hook?.headers['x-hub-signature-256']).toBe(`sha256=${signature}`);
  expect(JSON.parse(hook?.body ?? '')).toMatchObject({ tag: '1.2.3', digest, moved: 'latest' });
  expect(JSON.parse(any?.body ?? '')).toMatchObject({ schemaVersion: 1, pushed: true });

  await project.commit('Second', { second: '' });
  await project.release('v1.3.0');
  receiver.react(({ path }) => {
    const name = path.includes('imgURL') ? 'production' : 'any';
    calls.push(name);
    return name === 'production' ? { status: 403, body: `no ${SECRET}` } : {};
  });
  const failed = await ship('failed');
  expect(failed.code, failed.stderr).toBe(1);
  expect(failed.stderr).toContain('DEPLOY_FAILED');
  expect(failed.receipt).toMatchObject({ status: 'deploy-failed', pushed: true });
  expect(outcomesOf(failed)).toEqual(['production failed', 'any done']);
  receiver.react(({ path }) => {
    calls.push(path.includes('imgURL') ? 'production' : 'any');
    return {};
  });
  const rerun = await ship('failed');
  expect(rerun.code, rerun.stderr).toBe(0);
  expect(outcomesOf(rerun)).toEqual(['production done', 'any skipped']);
  expect(calls).toEqual(['production', 'any', 'production']);
});

nightly(it)('a re-run of what is done, a backport and a change', async () => {
  const again = await ship('failed');
  expect(outcomesOf(again)).toEqual(['production skipped', 'any skipped']);
  for (const { reason } of again.receipt.deploy ?? []) {
    expect(reason).toMatch(/ has called it with this image at \d{4}-\d\d-\d\dT/);
  }
  expect(calls).toEqual(['production', 'any', 'production']);

  await project.git('checkout', '--quiet', 'v1.2.3');
  await project.commit('Backport', { backport: '' });
  await project.release('v1.2.4');
  const backport = await ship('backport');
  expect(backport.code, backport.stderr).toBe(0);
  expect(outcomesOf(backport)).toEqual(['production skipped', 'any done']);
  expect(backport.receipt.deploy?.[0]?.reason).toContain('latest is held');
  expect(calls).toEqual(['production', 'any', 'production', 'any']);

  const change = await ship('change', {
    ...{ GITLAB_CI: 'true', CI: 'true', CI_PIPELINE_SOURCE: 'merge_request_event' },
    ...{ CI_MERGE_REQUEST_IID: '7', CI_PROJECT_PATH: 'acme/app', CI_PROJECT_ID: '1' },
    ...{ CI_MERGE_REQUEST_PROJECT_PATH: 'acme/app', CI_MERGE_REQUEST_PROJECT_ID: '1' },
    CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: 'acme/app',
    CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '1',
    CI_COMMIT_SHA: await project.git('rev-parse', 'HEAD'),
  });
  expect(change.code, change.stderr).toBe(0);
  expect(change.receipt.targets[0]?.images.map(({ tag }) => tag)).toEqual(['pr-7']);
  expect(outcomesOf(change)).toEqual(['production skipped', 'any skipped']);
  expect(change.receipt.deploy?.[0]?.reason).toBe('change 7 is not merged');
  expect(calls).toHaveLength(4);
});

nightly(it)('a variable that is not set ends the run before anything is pushed', async () => {
  await project.commit('Third', { third: '' });
  await project.release('v2.0.0');
  const { code, stderr, receipt } = await ship('unset', { HOOK: '' });
  expect(code).toBe(1);
  expect(stderr).toContain('DEPLOY_VARIABLE_MISSING');
  expect(receipt).toMatchObject({ status: 'failed', pushed: false });
});

nightly(it)(
  'a promotion calls what follows its tags, also --back, and a re-run of one that failed only the rest',
  async () => {
    const hooks = `deploy:
  - {name: site, kind: webhook, when: production, url-env: HOOK, query: {tag: "{{tag}}"}}
  - {name: chat, kind: slack, when: production, url-env: HOOK}
  - {name: release, kind: webhook, url-env: HOOK}
`;
    await project.write({ 'tagship.yml': hooks });
    let code = 200;
    const calls: string[] = [];
    receiver.react(({ path }) => {
      calls.push(path.includes('tag=') ? `site ${path.split('tag=')[1] ?? ''}` : 'chat');
      return path.includes('tag=') ? { status: code, body: `no ${SECRET}` } : {};
    });
    const promote = (name: string, ...args: string[]) =>
      run(['promote', ...args, '--to', 'production', '--image', image, '--history'], name);
    const dry = await runCli({
      ...{ lab: site, project },
      args: ['promote', '1.2.3', '--to', 'production', '--image', image, '--dry-run', '--json'],
      env: { HOOK: `${receiver.url}/${SECRET}` },
    });
    const planned = (JSON.parse(dry.stdout) as Promotion).deploy;
    expect(planned?.map(({ name, call }) => `${name} ${String(call)}`)).toEqual([
      'site true',
      'chat true',
      'release false',
    ]);
    expect(calls).toEqual([]);

    const first = await promote('promoted', '1.2.3');
    expect(first.code, first.stderr).toBe(0);
    expect(outcomesOf(first)).toEqual(['site done', 'chat done', 'release skipped']);
    expect(first.receipt.deploy?.[0]?.reference).toBe(`${image}:1.2.3`);
    expect(calls.splice(0)).toEqual(['site 1.2.3', 'chat']);

    code = 403;
    const failed = await promote('stopped', '1.3.0');
    expect(failed.code, failed.stderr).toBe(1);
    expect(failed.receipt.status).toBe('deploy-failed');
    expect(outcomesOf(failed)).toEqual(['site failed', 'chat done', 'release skipped']);
    expect(calls.splice(0)).toEqual(['site 1.3.0', 'chat']);
    code = 200;
    const rerun = await promote('stopped', '1.3.0');
    expect(rerun.code, rerun.stderr).toBe(0);
    expect(outcomesOf(rerun)).toEqual(['site done', 'chat skipped', 'release skipped']);
    expect(calls.splice(0)).toEqual(['site 1.3.0']);
    const back = await promote('back', '--back');
    expect(back.code, back.stderr).toBe(0);
    expect(outcomesOf(back)).toEqual(['site done', 'chat done', 'release skipped']);
    expect(calls.splice(0)).toEqual(['site 1.2.3', 'chat']);

    const hook = 'kind: webhook\nwhen: qa\nurl-env: NOT_SET';
    const unset = await runCli({
      ...{ lab: site, project },
      args: ['promote', '1.3.0', '--to', 'qa', '--image', image, '--deploy', hook],
    });
    expect(unset.code).toBe(1);
    expect(unset.stderr).toContain('DEPLOY_VARIABLE_MISSING');
  },
);
