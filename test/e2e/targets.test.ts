// SPDX-License-Identifier: Apache-2.0
// Several images of one project, shipped to two registries: base → api, web, by the engine and by a BuildKit.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import { lab as openLab, type Lab } from '../lab/lab.ts';
import { runCli, runId, type CliRun } from './cli.ts';
import { isNightly, nightly, pickRows } from '../lab/nightly.ts';
import { makeProject, type Project } from './project.ts';

let lab: Lab;
let project: Project;

const FROM_BASE = 'FROM base\nCOPY name /name\n';

beforeAll(async () => {
  lab = await openLab();
  project = await makeProject({
    lab,
    files: {
      'base/Dockerfile': 'FROM scratch\nARG TEXT=base\nCOPY text /base\nLABEL text=$TEXT\n',
      'base/text': 'base\n',
      'api/Dockerfile': FROM_BASE,
      'api/name': 'api\n',
      'web/Dockerfile': FROM_BASE,
      'web/name': 'web\n',
      'lone/Dockerfile': 'FROM scratch\nCOPY name /name\n',
      'lone/name': 'lone\n',
      'bad/Dockerfile': 'FROM scratch\nCOPY missing /\n',
      'bad/name': 'bad\n',
    },
  });
});
afterAll(() => project.remove());

let count = 0;
const newPath = (): string => `targets-${runId}/${(count += 1)}`;

interface Shipping {
  readonly path: string;
  readonly targets: string;
  readonly top?: string;
  readonly flags?: readonly string[];
  readonly gitTag?: string;
}

/** Commits a settings file, gives HEAD a git tag of its own, and ships it. */
async function ship({ path, targets, top = '', flags = [], gitTag }: Shipping): Promise<CliRun> {
  const { plain, second } = lab.registries;
  const images = [plain, second].map(({ host }) => `  ${host}/${path}/{{name}}\n`).join('');
  await project.commit('Settings', {
    'tagship.yml': `images: |\n${images}${top}targets:\n${targets}`,
  });
  await project.release(gitTag ?? `v1.0.${(count += 1)}`);
  return runCli({ lab, project, args: ['ship', '--push', '--json', ...flags] });
}

function receiptOf(run: CliRun): Receipt {
  return JSON.parse(run.stdout) as Receipt;
}

async function tagsOf(
  path: string,
  registry: 'plain' | 'second' = 'plain',
): Promise<readonly string[]> {
  const response = await fetch(`${lab.registries[registry].url}/v2/${path}/tags/list`);
  if (response.status === 404) return [];
  const { tags } = (await response.json()) as { readonly tags: readonly string[] | null };
  return [...(tags ?? [])].sort();
}

interface Manifest {
  readonly manifests?: readonly { readonly digest: string }[];
  readonly layers?: readonly { readonly digest: string }[];
}

/** The layers of an image of one platform, in the first registry. */
async function layersOf(path: string, reference: string): Promise<readonly string[]> {
  const read = async (name: string): Promise<Manifest> => {
    const answer = await fetch(`${lab.registries.plain.url}/v2/${path}/manifests/${name}`, {
      headers: { accept: `${OCI}.index.v1+json, ${OCI}.manifest.v1+json` },
    });
    return (await answer.json()) as Manifest;
  };
  const root = await read(reference);
  const image = root.manifests?.[0] === undefined ? root : await read(root.manifests[0].digest);
  return (image.layers ?? []).map(({ digest }) => digest);
}

const OCI = 'application/vnd.oci.image';

const BASE_API_WEB = `  base: {context: base}
  api: {context: api, build-contexts: base=target:base}
  web: {context: web, build-contexts: base=target:base}
`;

describe.each(
  pickRows([
    ['the engine', () => 'default'],
    ['a remote BuildKit', () => lab.buildkit.tcp],
  ]),
)('with %s', (_, builder) => {
  it('children are built on the base of the same run, in both registries', async () => {
    const path = newPath();
    const run = await ship({ path, targets: BASE_API_WEB, flags: ['--builder', builder()] });
    expect(run.code, run.stderr).toBe(0);
    const { targets, status } = receiptOf(run);
    expect(status).toBe('done');
    expect(targets.map((one) => `${one.name} ${one.status}`)).toEqual([
      'base shipped',
      'api shipped',
      'web shipped',
    ]);
    const version = targets[0]?.version ?? '';
    const [base, api, web] = await Promise.all(
      ['base', 'api', 'web'].map((name) => layersOf(`${path}/${name}`, version)),
    );
    expect(api?.slice(0, -1)).toEqual(base);
    expect(web?.slice(0, -1)).toEqual(base);
    for (const name of ['base', 'api', 'web']) {
      expect(await tagsOf(`${path}/${name}`, 'second')).toEqual(await tagsOf(`${path}/${name}`));
      expect(await tagsOf(`${path}/${name}`)).toContain('latest');
    }
    if (!isNightly) return;
    const args = ['ship', '--push', '--json', '--builder', builder()];
    const again = await runCli({ lab, project, args });
    expect(again.code, again.stderr).toBe(0);
    expect(receiptOf(again).targets.map(({ reused }) => reused)).toEqual([true, true, true]);
  });

  nightly(it)(
    'nothing is pushed without --push, and children are still built on the base',
    async () => {
      const { host } = lab.registries.plain;
      await project.commit('Settings', {
        'tagship.yml': `images: ${host}/${newPath()}/{{name}}\ntargets:\n${BASE_API_WEB}`,
      });
      const args = ['ship', '--json', '--builder', builder()];
      const run = await runCli({ lab, project, args });
      expect(run.code, run.stderr).toBe(0);
      expect(receiptOf(run)).toMatchObject({ status: 'done', pushed: false });
      expect(receiptOf(run).targets.map(({ status }) => status)).toEqual([
        'built',
        'built',
        'built',
      ]);
    },
  );
});

nightly(it)(
  'a base in a registry with a login is read by the builder with that login',
  async () => {
    const { token } = lab.registries;
    const images = `${token.host}/${newPath()}/{{name}}`;
    const settings = `images: ${images}\nregistries: {'${token.host}': {username: publisher, password-env: LAB_PASSWORD}}\n`;
    await project.commit('Settings', { 'tagship.yml': `${settings}targets:\n${BASE_API_WEB}` });
    await project.release(`v1.0.${(count += 1)}`);
    const args = ['ship', '--push', '--json', '--builder', lab.buildkit.tcp];
    const run = await runCli({
      lab,
      project,
      args,
      env: { LAB_PASSWORD: token.users.publisher ?? '' },
    });
    expect(run.code, run.stderr).toBe(0);
    expect(receiptOf(run).targets.map(({ status }) => status)).toEqual([
      'shipped',
      'shipped',
      'shipped',
    ]);
    expect(run.left).toEqual([]);
  },
);

nightly(it)(
  'only api: the base is built and pushed by digest, and only api is tagged',
  async () => {
    const path = newPath();
    const run = await ship({ path, targets: BASE_API_WEB, flags: ['--only', 'api'] });
    expect(run.code, run.stderr).toBe(0);
    expect(receiptOf(run).targets).toMatchObject([
      { name: 'api', status: 'shipped' },
      { name: 'base', status: 'built', reason: 'built only for api', images: [] },
    ]);
    expect(await tagsOf(`${path}/base`)).toEqual([]);
    expect(await tagsOf(`${path}/api`)).toContain('latest');
  },
);

const ONE_BAD = `  lone: {context: lone}
  bad: {context: bad}
  child: {context: api, build-contexts: base=target:bad}
  grandchild: {context: web, build-contexts: base=target:child}
`;

it('one that fails keeps all from being tagged, and every other one is reported', async () => {
  const path = newPath();
  const run = await ship({ path, targets: ONE_BAD });
  expect(run.code).toBe(1);
  const { status, pushed, targets, problems } = receiptOf(run);
  expect({ status, pushed }).toEqual({ status: 'failed', pushed: false });
  expect(targets).toMatchObject([
    { name: 'lone', status: 'built', reason: 'not tagged, because "bad" failed' },
    { name: 'bad', status: 'failed', reason: expect.stringContaining('"bad"') as string },
    { name: 'child', status: 'skipped', reason: 'its base "bad" failed' },
    { name: 'grandchild', status: 'skipped', reason: 'its base "child" was skipped' },
  ]);
  expect(targets[0]?.digest).toMatch(/^sha256:/);
  expect(problems.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['BUILD_FAILED', 'TARGETS_NOT_TAGGED']),
  );
  for (const name of ['lone', 'bad', 'child']) expect(await tagsOf(`${path}/${name}`)).toEqual([]);
});

nightly(it)('together: false tags those that succeeded, and the run fails', async () => {
  const path = newPath();
  const run = await ship({ path, targets: ONE_BAD, top: 'together: false\n' });
  expect(run.code).toBe(1);
  expect(receiptOf(run).status).toBe('partial');
  expect(receiptOf(run).targets.map(({ status }) => status)).toEqual([
    'shipped',
    'failed',
    'skipped',
    'skipped',
  ]);
  expect(await tagsOf(`${path}/lone`)).toContain('latest');
});

nightly(it)(
  'the test of each target has its name, and a failing one is reported with the others',
  async () => {
    const path = newPath();
    const targets =
      '  lone: {context: lone}\n  base: {context: base, test: "test {{name}} = other"}\n';
    const run = await ship({ path, targets, top: 'test: "test {{name}} = lone"\n' });
    expect(run.code).toBe(1);
    expect(receiptOf(run).targets).toMatchObject([
      { name: 'lone', status: 'built' },
      { name: 'base', status: 'failed' },
    ]);
    expect(receiptOf(run).problems.map(({ code }) => code)).toContain('GATE_FAILED');
    expect(await tagsOf(`${path}/lone`)).toEqual([]);
  },
);

nightly(it)('a git tag of one target ships that target alone', async () => {
  const path = newPath();
  const targets = '  lone: {context: lone}\n  web: {context: base, tag-prefix: web@}\n';
  const gitTag = `web@2.0.${count}`;
  const run = await ship({ path, targets, gitTag, flags: ['--git-tag', gitTag] });
  expect(run.code, run.stderr).toBe(0);
  expect(receiptOf(run).targets.map(({ name }) => name)).toEqual(['web']);
  expect(await tagsOf(`${path}/lone`)).toEqual([]);
  expect(await tagsOf(`${path}/web`)).toEqual(
    ['2', '2.0', gitTag.slice('web@'.length), 'latest'].sort(),
  );
});

nightly(it)('a saved plan of several targets ships them', async () => {
  const path = newPath();
  const first = await ship({ path, targets: BASE_API_WEB, flags: ['--only', 'base'] });
  expect(first.code, first.stderr).toBe(0);
  const planned = await runCli({ lab, project, args: ['plan', '--push', '--json'] });
  await project.write({ '../plan.json': planned.stdout });
  const run = await runCli({ lab, project, args: ['ship', '--json', '--plan', '../plan.json'] });
  expect(run.code, run.stderr).toBe(0);
  expect(receiptOf(run).targets.map(({ name, reused }) => [name, reused])).toEqual([
    ['base', true],
    ['api', false],
    ['web', false],
  ]);
});
