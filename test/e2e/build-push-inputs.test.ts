// SPDX-License-Identifier: Apache-2.0
// Inputs pasted from docker/build-push-action, in the action's bundle: what BuildKit, registries and the engine have afterwards.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import { pickNode } from '../bundle/node.ts';
import { runActionStep, type StepResult } from '../lab/action-step.ts';
import { lab as openLab, type Lab } from '../lab/lab.ts';
import { isNightly, pickRows } from '../lab/nightly.ts';
import { runId } from './cli.ts';
import { makeProject, type Project } from './project.ts';
import { pushScanner } from './scanner.ts';
import { watchTags } from './tags.ts';

const action = fileURLToPath(new URL('../..', import.meta.url));
const repository = { full_name: 'acme/app', default_branch: 'main', private: false };
let lab: Lab;
let project: Project;
let sha = '';
let scanner = '';

beforeAll(async () => {
  lab = await openLab();
  const files = {
    'labels.Dockerfile': 'FROM scratch\nLABEL com.example.only=labels\n',
    'copy.Dockerfile': 'FROM scratch\nCOPY copy.Dockerfile /\n',
  };
  project = await makeProject({ lab, files });
  sha = await project.release('v1.2.3');
  scanner = `${lab.registries.plain.host}/pasted-${runId}/scanner:1`;
  if (isNightly) await pushScanner(lab, project.home, scanner);
});
afterAll(() => project.remove());

let count = 0;
const newPath = (): string => `pasted-${runId}/${(count += 1)}`;

interface Step {
  readonly inputs: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly event?: unknown;
}

async function run({ inputs, env, event }: Step): Promise<StepResult> {
  const words = Object.values(inputs).join('\n');
  const tags = watchTags(lab, words);
  const result = await runActionStep({
    action,
    node: pickNode(),
    workspace: project.directory,
    event: event ?? { ref: 'refs/tags/v1.2.3', repository },
    with: inputs,
    env: {
      ...lab.env,
      HOME: project.home,
      GITHUB_EVENT_NAME: 'push',
      GITHUB_REF: 'refs/tags/v1.2.3',
      GITHUB_REF_TYPE: 'tag',
      GITHUB_SHA: sha,
      GITHUB_REPOSITORY: 'acme/app',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_RUN_ID: '77',
      ...env,
    },
  });
  expect(result.code, result.stdout).toBe(0);
  tags.expectOnly(JSON.parse(result.outputs.receipt ?? '') as Receipt, words);
  result.cleanup();
  return result;
}

/** What a registry has under a tag or digest. */
async function readManifest(
  path: string,
  reference: string,
): Promise<{
  readonly mediaType: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly manifests?: readonly { readonly digest: string }[];
}> {
  const { host } = lab.registries.plain;
  const accept = ['index.v1', 'manifest.v1'].map(
    (kind) => `application/vnd.oci.image.${kind}+json`,
  );
  const answer = await fetch(`http://${host}/v2/${path}/manifests/${reference}`, {
    headers: { accept: accept.join(', ') },
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Awaited<ReturnType<typeof readManifest>>;
}

const exports = [
  { outputs: '', kind: 'index' },
  { outputs: 'type=oci,dest=OUT/image.tar', kind: 'manifest' },
];

it.each(isNightly ? exports : [])(
  'a private project, one platform, outputs: "$outputs"',
  async ({ outputs: to, kind }) => {
    const path = newPath();
    const result = await run({
      event: { ref: 'refs/tags/v1.2.3', repository: { ...repository, private: true } },
      inputs: {
        builder: 'default',
        images: `${lab.registries.plain.host}/${path}`,
        file: 'copy.Dockerfile',
        annotations: 'index,manifest:com.example.a=b',
        push: to === '' ? 'true' : 'false',
        ...(to === '' ? {} : { outputs: to.replace('OUT', project.home) }),
      },
    });
    expect((JSON.parse(result.outputs.receipt ?? '') as Receipt).retries).toBe(0);
    if (kind === 'manifest') return;
    const index = await readManifest(path, '1.2.3');
    expect(index.mediaType).toContain('image.index');
    expect(index.annotations).toMatchObject({ 'com.example.a': 'b' });
  },
);

const builders = [
  { by: 'the docker driver', builder: () => 'default' },
  { by: 'a remote BuildKit', builder: () => lab.buildkit.tcp },
] as const;

describe.each(pickRows(builders))(
  'an image of labels alone, which BuildKit attests nothing to, by $by',
  (strategy) => {
    const images = [
      { platforms: 'linux/amd64', more: {} },
      { platforms: 'linux/amd64,linux/arm64', more: { provenance: 'mode=max' }, sbom: true },
      { platforms: 'linux/amd64', more: { provenance: 'mode=max' }, sbom: true },
      { platforms: 'linux/amd64,linux/arm64', more: {} },
    ];
    it.each(pickRows(images))('$platforms $more', async ({ platforms, more, sbom }) => {
      const path = newPath();
      const { outputs } = await run({
        inputs: {
          images: `${lab.registries.plain.host}/${path}`,
          builder: strategy.builder(),
          file: 'labels.Dockerfile',
          annotations: 'com.example.both=1\nindex:com.example.index=2',
          platforms,
          ...more,
          ...(sbom === true ? { sbom: `generator=${scanner}` } : {}),
        },
      });
      expect(outputs['tag-names']?.split('\n')).toContain('1.2.3');
      const manifest = await readManifest(path, '1.2.3');
      const isIndex = manifest.manifests !== undefined;
      if (platforms.includes(',')) expect(isIndex).toBe(true);
      expect(manifest.annotations).toMatchObject(
        isIndex
          ? { 'com.example.both': '1', 'com.example.index': '2' }
          : { 'com.example.both': '1' },
      );
    });
  },
);

describe('a leg that pushes by digest', () => {
  const legs = [
    { platforms: 'linux/arm64', tags: '' },
    { platforms: 'linux/amd64', tags: '' },
    { platforms: 'linux/amd64', tags: 'type=semver,pattern={{version}}' },
  ];
  it.each(pickRows(legs))(
    'gives no tag, and says so: $platforms $tags',
    async ({ platforms, tags }) => {
      const path = newPath();
      const name = `${lab.registries.plain.host}/${path}`;
      const { outputs, commands } = await run({
        inputs: {
          ...(tags === '' ? {} : { tags, images: name }),
          builder: lab.buildkit.tcp,
          file: 'copy.Dockerfile',
          platforms,
          annotations: 'index:com.example.index=2',
          outputs: `type=image,name=${name},push-by-digest=true,name-canonical=true,push=true`,
        },
      });
      const { digest = '' } = outputs;
      expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
      const manifest = await readManifest(path, digest);
      expect(manifest.annotations).toMatchObject({ 'com.example.index': '2' });
      expect(await listTags(path)).toEqual([]);
      expect(outputs.tags).toBe('');
      expect(JSON.parse(outputs.metadata ?? '')).toMatchObject({
        'containerimage.digest': digest,
        'image.name': name,
      });
      const said = commands.map(({ properties, message }) => `${properties} ${message}`).join('\n');
      expect(said).toContain('PUSHED_BY_OUTPUTS');
      expect(said).toContain('by digest and without a tag');
    },
  );
});

async function listTags(path: string): Promise<readonly string[]> {
  const answer = await fetch(`http://${lab.registries.plain.host}/v2/${path}/tags/list`);
  const { tags } = (await answer.json()) as { readonly tags?: readonly string[] | null };
  return tags ?? [];
}

describe('a run that push: auto decides not to push', () => {
  const docker = async (...args: string[]): Promise<string> =>
    (await promisify(execFile)('docker', args, { env: lab.env })).stdout.trim();

  const change = {
    action: 'opened',
    pull_request: {
      number: 12,
      head: { ref: 'topic', sha: '1'.repeat(40), repo: { full_name: 'acme/app' } },
      base: { ref: 'main', repo: { full_name: 'acme/app' } },
    },
    repository,
  };
  const onChange = {
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_REF: 'refs/pull/12/merge',
    GITHUB_REF_TYPE: 'branch',
    GITHUB_HEAD_REF: 'topic',
    GITHUB_BASE_REF: 'main',
  };

  it('leaves the image in the engine of the docker driver, under its planned tags', async () => {
    const path = newPath();
    const name = `${lab.registries.htpasswd.host}/${path}`;
    const { commands } = await run({
      inputs: { images: name, builder: 'default', file: 'copy.Dockerfile' },
      env: onChange,
      event: change,
    });
    const said = commands.map(({ properties }) => properties).join('\n');
    expect(said).toMatch(/PUSH_(NOT_ALLOWED|SKIPPED)/);
    expect(
      await docker('image', 'inspect', '--format', '{{json .RepoTags}}', `${name}:pr-12`),
    ).toBe(JSON.stringify([`${name}:pr-12`]));
    await docker('image', 'rm', `${name}:pr-12`);
  });

  const others = [
    { name: 'of a stranger', more: {}, head: { repo: { full_name: 'mallory/app' } } },
    { name: 'with outputs', more: { outputs: 'type=cacheonly' } },
    { name: 'with push: false', more: { push: 'false' } },
  ];
  it.each(pickRows(others))('leaves nothing there $name', async ({ more, head }) => {
    const name = `${lab.registries.htpasswd.host}/${newPath()}`;
    const { pull_request: own } = change;
    await run({
      inputs: { images: name, builder: 'default', file: 'copy.Dockerfile', ...more },
      env: onChange,
      event: { ...change, pull_request: { ...own, head: { ...own.head, ...head } } },
    });
    await expect(docker('image', 'inspect', `${name}:pr-12`)).rejects.toThrow('No such image');
  });
});
