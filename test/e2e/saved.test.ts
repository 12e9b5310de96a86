// SPDX-License-Identifier: Apache-2.0
// Saved plans through the CLI bundle and real registries: as docs/getting-started.md saves and ships them, and damaged.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { pushEvent } from '../bundle/github.ts';
import { pickNode } from '../bundle/node.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { isNightly, nightly, pickRows } from '../lab/nightly.ts';
import { cliBundle, runCli, runId, type CliRun } from './cli.ts';
import { gitEnv, makeProject, type Project } from './project.ts';

let site: Lab;
let project: Project;
let dir: string;

beforeAll(async () => {
  site = await lab();
  project = await makeProject({ lab: site });
  await project.release('v1.2.3');
  dir = await mkdtemp(join(tmpdir(), 'tagship-saved-'));
});
afterAll(async () => {
  await project.remove();
  await rm(dir, { recursive: true });
});

const cli = (args: readonly string[], env: Record<string, string> = {}): Promise<CliRun> =>
  runCli({ lab: site, project, args, env });

/** Runs a line in a shell, where `tagship` is the bundle: it is the shell that makes the plan's file. */
function shell(line: string, env: Record<string, string>): Promise<{ code: number; said: string }> {
  const node = pickNode();
  const script = `tagship() { '${node}' '${cliBundle}' "$@"; }\n${line}`;
  const options = { cwd: project.directory, env: { ...gitEnv(project.home), ...site.env, ...env } };
  return new Promise((resolve) => {
    execFile('sh', ['-c', script], options, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: stdout + stderr });
    });
  });
}

async function listTags(name: string): Promise<readonly string[]> {
  const answer = await fetch(`${site.registries.plain.url}/v2/${name}/tags/list`);
  return answer.ok ? (((await answer.json()) as { tags: string[] | null }).tags ?? []) : [];
}

/** The commit as GitHub would say it of a pushed git tag. */
async function githubEnv(): Promise<Record<string, string>> {
  const payload = join(project.home, 'event.json');
  await writeFile(payload, JSON.stringify(pushEvent('refs/tags/v1.2.3')));
  return {
    CI: 'true',
    GITHUB_EVENT_PATH: payload,
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_REF: 'refs/tags/v1.2.3',
    GITHUB_REF_NAME: 'v1.2.3',
    GITHUB_REF_TYPE: 'tag',
    GITHUB_REPOSITORY: 'acme/app',
    GITHUB_SHA: await project.git('rev-parse', 'HEAD'),
  };
}

describe.each(
  pickRows([
    { save: '--json > plan.json', path: 'redirected' },
    { save: '--out plan.json', path: 'out' },
  ]),
)('plan --push $save && ship --plan plan.json', ({ save, path: below }) => {
  const machines = [
    { name: 'in CI', env: githubEnv },
    { name: 'on a laptop', env: () => Promise.resolve({}) },
  ];
  it.each(pickRows(machines))('$name', async ({ name, env }) => {
    const path = `saved-${runId}/${below}-${name.replaceAll(' ', '-').toLowerCase()}`;
    const plan = `tagship plan --push --image ${site.registries.plain.host}/${path} ${save}`;
    const line = `${plan} && ${plan} && tagship ship --plan plan.json --receipt receipt.json`;
    const { code, said } = await shell(line, await env());
    const receipt = JSON.parse(
      await readFile(join(project.directory, 'receipt.json'), 'utf8'),
    ) as Receipt;
    await project.git('clean', '--quiet', '-d', '--force');
    expect({ code, said }, said).toMatchObject({ code: 0 });
    expect(said).toContain('shipped');
    expect(said.includes('PLAN_IN_CONTEXT')).toBe(name === 'on a laptop');
    expect(receipt).toMatchObject({ status: 'done', pushed: true });
    expect([...(await listTags(path))].sort()).toEqual(['1', '1.2', '1.2.3', 'latest']);
  });

  it('with another change in the checkout is refused, and nothing is pushed', async () => {
    const path = `saved-${runId}/${below}-dirty`;
    await project.write({ notes: 'mine' });
    const line = `tagship plan --push --image ${site.registries.plain.host}/${path} ${save}; tagship ship --plan plan.json`;
    const { code, said } = await shell(line, {});
    await project.git('clean', '--quiet', '-d', '--force');
    expect(code, said).toBe(1);
    expect(said).toContain('TAGS_DIRTY');
    expect(said.includes('FILE_NOT_FOUND')).toBe(save.startsWith('--out'));
    expect(await listTags(path)).toEqual([]);
  });
});

it('a plan that asked the registries is refused when a floating tag has moved since', async () => {
  const own = await makeProject({ lab: site });
  const run = (...args: string[]) => runCli({ lab: site, project: own, args });
  const path = `saved-${runId}/stale`;
  const { host, url } = site.registries.plain;
  const image = ['--image', `${host}/${path}`];
  const file = join(dir, 'stale.json');
  await own.release('v1.2.2');
  expect(await run('ship', '--push', ...image)).toMatchObject({ code: 0 });
  await own.commit('Second', { second: '' });
  await own.release('v1.2.3');
  const planned = await run('plan', '--push', '--registry', ...image, '--out', file);
  expect(planned, planned.stderr).toMatchObject({ code: 0 });
  const latest = `${url}/v2/${path}/manifests/latest`;
  const kinds = ['index', 'manifest'].map((kind) => `application/vnd.oci.image.${kind}.v1+json`);
  const before = await fetch(latest, { headers: { accept: kinds.join() } });
  const headers = { 'content-type': before.headers.get('content-type') ?? '' };
  const body = await before.text();
  const put = async (text: string) =>
    (await fetch(latest, { method: 'PUT', headers, body: text })).status;
  expect(await put(`${body}\n`)).toBe(201);
  const stale = await run('ship', '--plan', file);
  expect(stale.code, stale.stderr).toBe(1);
  expect(stale.stderr).toContain('[PLAN_STALE]');
  expect(await listTags(path)).not.toContain('1.2.3');
  expect(await put(body)).toBe(201);
  if (isNightly) {
    const shipped = await run('ship', '--plan', file);
    expect(shipped.code, shipped.stderr).toBe(0);
    expect(await listTags(path)).toContain('1.2.3');
  }
  await own.remove();
});

describe('a damaged plan writes nothing', () => {
  const path = `saved-${runId}/damaged`;
  let plan: Plan;
  beforeAll(async () => {
    const image = ['--image', `${site.registries.plain.host}/${path}`];
    plan = JSON.parse((await cli(['plan', '--push', '--json', ...image])).stdout) as Plan;
  });

  const edit = (change: (text: string) => string) => change(JSON.stringify(plan));
  const damages: readonly { name: string; text: () => string; code: string }[] = [
    {
      name: 'a tag with a query',
      text: () => edit((text) => text.replaceAll('"tag":"latest"', '"tag":"ok?x=1"')),
      code: 'PLAN_DAMAGED',
    },
    {
      name: 'a tag that goes up',
      text: () => edit((text) => text.replaceAll('"tag":"latest"', '"tag":"x/../y"')),
      code: 'PLAN_DAMAGED',
    },
    {
      name: 'a tag of 200 characters',
      text: () => edit((text) => text.replaceAll('"tag":"latest"', `"tag":"${'a'.repeat(200)}"`)),
      code: 'PLAN_DAMAGED',
    },
    {
      name: 'a repository with a line break',
      text: () => edit((text) => text.replaceAll(`${path}"`, `${path}\\n"`)),
      code: 'PLAN_DAMAGED',
    },
    {
      name: 'a repository in a host that is none',
      text: () => edit((text) => text.replaceAll(site.registries.plain.host, 'app.123')),
      code: 'PLAN_DAMAGED',
    },
    {
      name: 'a series without its version',
      text: () =>
        edit((text) =>
          text.replaceAll('"scheme":"semver","version":"1.2.3",', '"scheme":"semver",'),
        ),
      code: 'PLAN_DAMAGED',
    },
    {
      name: 'a platform that is not built',
      text: () =>
        edit((text) => text.replace('"tag":"latest"', '"platform":"linux/s390x","tag":"latest"')),
      code: 'PLAN_DAMAGED',
    },
    {
      name: 'labels that are a list',
      text: () => edit((text) => text.replace(/"labels":\{[^}]*\}/, '"labels":[1]')),
      code: 'PLAN_DAMAGED',
    },
    {
      name: 'an output',
      text: () =>
        edit((text) => text.replace('"build",', '"build","--output","type=local,dest=/",')),
      code: 'PLAN_DAMAGED',
    },
    { name: 'no target', text: () => JSON.stringify({ ...plan, targets: [] }), code: 'PLAN_EMPTY' },
    {
      name: 'half of it',
      text: () => edit((text) => text.slice(0, text.length / 2)),
      code: 'PLAN_NOT_JSON',
    },
    { name: '17 MiB', text: () => ' '.repeat(17 * 1024 * 1024), code: 'PLAN_TOO_LARGE' },
  ];
  it.each(pickRows(damages))('$name', async ({ text, code }) => {
    const file = join(dir, 'damaged.json');
    await writeFile(file, text());
    const ended = await cli(['ship', '--plan', file, '--push']);
    expect(ended.stderr).toContain(`[${code}]`);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(await listTags(path)).toEqual([]);
  });

  const marks = [
    { name: 'UTF-16', toBytes: (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le') },
    { name: 'UTF-8', toBytes: (text: string) => Buffer.from(`\ufeff${text}`) },
  ];
  it.each(isNightly ? marks : [])(
    'but a byte order mark of $name damages none',
    async ({ toBytes }) => {
      const file = join(dir, 'marked.json');
      await writeFile(
        file,
        toBytes(JSON.stringify({ ...plan, facts: { ...plan.facts, sha: 'f'.repeat(40) } })),
      );
      expect((await cli(['ship', '--plan', file])).stderr).toContain('[PLAN_OTHER_COMMIT]');
    },
  );

  it("is not pushed by a stranger's change, which only builds", async () => {
    const file = join(dir, 'stranger.json');
    await writeFile(file, JSON.stringify(plan));
    const sha = await project.git('rev-parse', 'HEAD');
    const ended = await cli(['ship', '--plan', file], {
      GITLAB_CI: 'true',
      CI: 'true',
      CI_COMMIT_SHA: sha,
      CI_PIPELINE_SOURCE: 'merge_request_event',
      CI_MERGE_REQUEST_IID: '7',
      CI_MERGE_REQUEST_PROJECT_PATH: 'acme/app',
      CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: 'stranger/app',
      CI_MERGE_REQUEST_PROJECT_ID: '1',
      CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '2',
      CI_PROJECT_PATH: 'acme/app',
    });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('[PLAN_TRUST]');
    expect(ended.stderr).toContain('[PLAN_PUSHES]');
    expect(await listTags(path)).toEqual([]);
  });
});

describe('output files', () => {
  it('that cannot be written end a run before it does anything', async () => {
    const path = `saved-${runId}/files`;
    await symlink('../home', join(project.directory, 'out'));
    const image = ['--image', `${site.registries.plain.host}/${path}`];
    const files = ['--receipt', 'none/r.json', '--links', 'out/l.json', '--dotenv', '.'];
    const ended = await cli(['ship', '--push', '--allow-dirty', ...image, ...files]);
    await rm(join(project.directory, 'out'));
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    for (const word of ['none/r.json', 'OUTPUT_FILE_LINK', 'it is a directory']) {
      expect(ended.stderr).toContain(word);
    }
    expect(await listTags(path)).toEqual([]);
  });

  nightly(it)(
    'of which one becomes unwritable in the run: the receipt is said, the others are written',
    async () => {
      const path = `saved-${runId}/late`;
      const image = ['--image', `${site.registries.plain.host}/${path}`];
      const files = ['receipt', 'links'].flatMap((name) => [`--${name}`, join(dir, name)]);
      const test = ['--test', `mkdir ${join(dir, 'links')}`];
      const ended = await cli(['ship', '--push', '--json', ...image, ...files, ...test]);
      expect(ended.stderr).toContain('OUTPUT_FILE_UNWRITABLE');
      expect(ended.code).toBe(1);
      expect(JSON.parse(ended.stdout)).toMatchObject({ status: 'done' });
      expect(await readFile(join(dir, 'receipt'), 'utf8')).toBe(ended.stdout);
      expect(await listTags(path)).toContain('1.2.3');
    },
  );
});

it('a missing file of a build secret is said before the build, and at night left out of it', async () => {
  const image = ['--image', `${site.registries.plain.host}/saved-${runId}/secret`];
  const secrets = ['--secret-files', 'a=none', '--secret-envs', 'b=NONE'];
  if (isNightly) {
    const ended = await cli(['ship', '--push', '--json', ...image, ...secrets]);
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.stderr).toContain('"a" is left out of the build: there is no file "none"');
    expect(ended.stderr).toContain('"b" is empty in the build: the variable NONE is not set');
  }
  const required = await cli(['ship', '--push', ...image, '--secret-envs', 'b=NONE,required']);
  expect(required).toMatchObject({ code: 1, stdout: '' });
  expect(required.stderr).toContain('"b" is required: the variable NONE is not set');
});
