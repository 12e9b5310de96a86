// SPDX-License-Identifier: Apache-2.0
// The components of the commands about published images in real pipelines: a gate, a promotion, a copy, a prune, a page, a yanked version.
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runId } from '../e2e/cli.ts';
import { writeKeys } from '../e2e/history.ts';
import { makeProject, type Project } from '../e2e/project.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { nightly } from '../lab/nightly.ts';
import { runPipeline, type Pipeline, type PipelineOptions } from './pipeline.ts';
import { serveRegistryApi } from './registry-api.ts';
import { renderComponent, type InputValue } from './render.ts';

const image = `gitlab-${runId}/commands`;
const TYPE = 'application/vnd.oci.image.index.v1+json';
const REFERENCE = '$CI_REGISTRY_IMAGE:1.2.3';

let site: Lab;
let project: Project;
let keys: string;

/** A public key that has signed nothing. */
function makeOtherKey(): string {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return publicKey.export({ type: 'spki', format: 'pem' }).toString();
}

/** A component as GitLab includes it with these inputs. */
async function include(
  component: string,
  inputs: Readonly<Record<string, InputValue>>,
): Promise<string> {
  const text = await readFile(new URL(`../../templates/${component}.yml`, import.meta.url), 'utf8');
  const rendered = renderComponent(text, inputs);
  if (rendered.errors.length > 0) throw new Error(rendered.errors.join('\n'));
  return rendered.text ?? '';
}

/** The jobs of the project. Those of a component that is included again have a name of their own. */
async function makePipeline(): Promise<string> {
  const sign = { sign: 'key', 'sign-key-file': join(keys, 'own.pem') };
  const own = { signed: true, 'verify-key': 'own.pub' };
  const other = { signed: true, 'verify-key': 'other.pub' };
  const named = (name: string) => ({ 'job-name': name, rules: [{ when: 'manual' }] });
  const texts = [
    include('build', { engine: 'host', history: 'true', ...sign }),
    include('verify', { references: ['$SHIPPED_IMAGE', REFERENCE], 'same-digest': true, ...own }),
    include('verify', { ...named('other-key'), references: [REFERENCE], ...other }),
    include('verify', { ...named('no-image'), references: [REFERENCE, '$NOT_SHIPPED'] }),
    include('verify', { ...named('no-sbom'), references: [REFERENCE], sbom: true }),
    include('promote', own),
    include('promote', { ...named('promote-other-key'), ...other, to: ['other'] }),
    include('promote', { ...named('try'), 'environment-tags': false, to: ['qa'], 'dry-run': true }),
    include('prune', { delete: ['old-*'], keep: ['1.*'], 'minimum-age': '0d' }),
    include('prune', {
      ...named('prune-now'),
      delete: ['$OLD'],
      keep: ['1.*'],
      'minimum-age': '0d',
      yes: true,
    }),
    include('copy', {
      references: ['$CI_REGISTRY_IMAGE:1.2.3', '$CI_REGISTRY_IMAGE/mirror', 'oci:mirror'],
    }),
    include('log', {}),
    include('unyank', {}),
    include('status', { 'fail-on': ['unsigned', 'backwards'] }),
    include('yank', {}),
  ];
  return `stages: [build, test, deploy]
${(await Promise.all(texts)).join('\n')}
use-image:
  stage: deploy
  script:
    - env | grep ^SHIPPED_
`;
}

beforeAll(async () => {
  site = await lab();
  keys = await mkdtemp(join(tmpdir(), 'tagship-keys-'));
  await writeKeys(keys);
  const files = {
    '.gitlab-ci.yml': await makePipeline(),
    'own.pub': await readFile(join(keys, 'own.pub'), 'utf8'),
    'other.pub': makeOtherKey(),
  };
  project = await makeProject({ lab: site, files });
  await project.release('v1.2.3');
});
afterAll(async () => {
  await project.remove();
  await rm(keys, { recursive: true, force: true });
});

const RELEASE = {
  variables: { CI_COMMIT_TAG: 'v1.2.3', CI_COMMIT_REF_NAME: 'v1.2.3' },
  unset: ['CI_COMMIT_BRANCH'],
};

function run(options: Partial<PipelineOptions> = {}): Promise<Pipeline> {
  return runPipeline({ site, project, image, ...RELEASE, ...options });
}

function ask(path: string, init: RequestInit = {}, repository = image): Promise<Response> {
  const { url, users } = site.registries.htpasswd;
  const authorization = `Basic ${Buffer.from(`alice:${users.alice ?? ''}`).toString('base64')}`;
  const headers = { authorization, accept: TYPE, 'content-type': TYPE };
  return fetch(`${url}/v2/${repository}/${path}`, { ...init, headers });
}

/** What the tags of the repository point at. */
async function readTags(): Promise<Readonly<Record<string, string>>> {
  const { tags } = (await (await ask('tags/list')).json()) as { tags?: string[] };
  const found = (tags ?? []).filter((tag) => !tag.startsWith('sha256-')).toSorted();
  const digests = found.map(async (tag) => {
    const answer = await ask(`manifests/${tag}`);
    return [tag, answer.headers.get('docker-content-digest') ?? ''] as const;
  });
  return Object.fromEntries(await Promise.all(digests));
}

/** The image of the release under other tags, each with an index without a signature. */
async function putUnsigned(...tags: readonly string[]): Promise<void> {
  const index = (await (await ask('manifests/1.2.3')).json()) as Record<string, unknown>;
  for (const tag of tags) {
    const body = JSON.stringify({ ...index, annotations: { tag } });
    expect((await ask(`manifests/${tag}`, { method: 'PUT', body })).status).toBe(201);
  }
}

it('a release is verified by what the build handed over, before jobs of later stages run', async () => {
  const pipeline = await run({ checkSchema: true });
  expect(pipeline.code, pipeline.log).toBe(0);
  expect(pipeline.log).toMatch(/verify-image +> ok .*signed, same digest/);
  expect(pipeline.printed('use-image').SHIPPED_VERSION).toBe('1.2.3');
  expect(Object.keys(await readTags())).toEqual(['1', '1.2', '1.2.3', 'latest']);
  expect(pipeline.log).not.toMatch(/\$ tagship (?:promote|copy|prune|status|log|yank|unyank)/);
  expect(pipeline.log).not.toContain(site.registries.htpasswd.users.alice);
});

it('the gate is closed for what is not signed or attested, or was not handed over', async () => {
  const pipeline = await run({ jobs: ['other-key', 'no-sbom', 'no-image'] });
  expect(pipeline.code, pipeline.log).toBe(1);
  expect(pipeline.log).toMatch(/other-key +> error: .*VERIFY_UNSIGNED/);
  expect(pipeline.log).toMatch(/no-sbom +> error: .*has no SBOM.*VERIFY_UNATTESTED/);
  expect(pipeline.log).toMatch(/no-image +> error: references: .*"\$NOT_SHIPPED" is empty/);
  expect(pipeline.log).not.toMatch(/no-image +> ok/);
});

it('a promotion gives the tags of the environment, and is refused for another key', async () => {
  const { latest } = await readTags();
  const pipeline = await run({ jobs: ['promote-image', 'promote-other-key', 'try'] });
  expect(pipeline.code, pipeline.log).toBe(1);
  expect(pipeline.log).toMatch(/PASS +promote-image/);
  expect(pipeline.log).toMatch(/promote-other-key +> error: .*PROMOTE_UNSIGNED/);
  expect(pipeline.log).toMatch(/try +> .*qa/);
  expect(pipeline.log).not.toContain('SETTINGS_UNUSED');
  const { production, '1.2.3-production': exact, ...tags } = await readTags();
  expect([production, exact]).toEqual([latest, latest]);
  expect(Object.keys(tags)).not.toContain('qa');
  expect(Object.keys(tags)).not.toContain('other');
});

describe('a scheduled pipeline', () => {
  // The local runner's GitLab has no API: the registry is asked by its own.
  const schedule = {
    variables: { CI_PIPELINE_SOURCE: 'schedule', OLD: 'old-*' },
    unset: ['CI_API_V4_URL'],
  };

  it('publishes the page, fails for what it found in a job of its own, and shows what would be deleted', async () => {
    await putUnsigned('1.1.0', 'old-1');
    const before = await readTags();
    const jobs = ['pages', 'pages:findings', 'prune-images'];
    const pipeline = await run({ ...schedule, jobs });
    expect(pipeline.code, pipeline.log).toBe(1);
    expect(pipeline.log).toMatch(/PASS +pages\s/);
    expect(pipeline.log).toMatch(/pages:findings +> .*fail-on unsigned: .*1\.1\.0/);
    const page = await readFile(join(project.directory, 'public', 'index.html'), 'utf8');
    expect(page).toContain('1.1.0');
    expect(pipeline.log).toMatch(/PASS +prune-images/);
    expect(pipeline.log).toMatch(/prune-images +> .*old-1/);
    expect(await readTags()).toEqual(before);
  });

  nightly(it)('deletes it where that is said, and nothing else', async () => {
    const { 'old-1': gone, ...kept } = await readTags();
    expect(gone).toBeDefined();
    const pipeline = await run({ ...schedule, jobs: ['prune-now'] });
    expect(pipeline.code, pipeline.log).toBe(0);
    expect(await readTags()).toEqual(kept);
  });

  nightly(it)(
    'deletes by the API of GitLab with the token of the job, and fails for a tag that is protected',
    async () => {
      await putUnsigned('old-2', 'old-3');
      const before = await readTags();
      const gitlab = await serveRegistryApi({
        ...{ path: image, token: site.registries.htpasswd.users.alice ?? '' },
        ask: (path, init) => ask(path, init),
        protectedTags: ['old-3'],
      });
      const { variables } = schedule;
      const pipeline = await run({
        variables: { ...variables, OLD: 'regex:old-[23]', CI_API_V4_URL: gitlab.api },
        ...{ unset: [], jobs: ['prune-now'] },
      });
      expect(pipeline.code, pipeline.log).toBe(1);
      expect(pipeline.log).toMatch(/prune-now +> .*PRUNE_REFUSED/);
      const { 'old-2': gone, ...kept } = before;
      expect(gone).toBeDefined();
      expect(await readTags()).toEqual(kept);
      const deleted = gitlab.lines().filter((line) => line.startsWith('DELETE'));
      expect(deleted.map((line) => line.split('/').at(-1)).toSorted()).toEqual(['old-2', 'old-3']);
    },
  );
});

nightly(it)(
  'a schedule copies an image with its signatures, to a repository and to a directory',
  async () => {
    const variables = { CI_PIPELINE_SOURCE: 'schedule' };
    const pipeline = await run({ jobs: ['copy-images'], variables, unset: [] });
    expect(pipeline.code, pipeline.log).toBe(0);
    const digest = (await readTags())['1.2.3'] ?? '';
    const mirror = await ask('manifests/1.2.3', {}, `${image}/mirror`);
    expect(mirror.headers.get('docker-content-digest')).toBe(digest);
    const signed = await ask(`manifests/${digest.replace(':', '-')}`, {}, `${image}/mirror`);
    expect(signed.status).toBe(200);
    expect(pipeline.log).toMatch(/copy-images +> .*oci:mirror/);
  },
);

nightly(it)(
  'a version is yanked in a pipeline that names it, with the words as they are',
  async () => {
    const because = 'it is "slow"; $(id) `id` #1, --yes';
    const variables = { CI_PIPELINE_SOURCE: 'web', YANK_VERSION: '1.2.3', YANK_BECAUSE: because };
    const pipeline = await run({ jobs: ['yank-version'], variables, unset: [] });
    expect(pipeline.code, pipeline.log).toBe(0);
    expect(pipeline.log).toContain(because);
    expect((await readTags()).latest).toBe((await readTags())['1.1.0']);
  },
);

nightly(it)('the history says which pipeline moved a tag, and a yank is lifted', async () => {
  const web = { CI_PIPELINE_SOURCE: 'web' };
  const shipped = `${site.registries.htpasswd.host}/${image}:1.2.3`;
  const log = await run({
    ...{ jobs: ['tag-log'], unset: [] },
    variables: { ...web, LOG_REFERENCE: shipped },
  });
  expect(log.code, log.log).toBe(0);
  expect(log.log).toMatch(/tag-log +> .*created/);
  const lifted = await run({
    ...{ jobs: ['unyank-version'], unset: [] },
    variables: { ...web, UNYANK_VERSION: '1.2.3' },
  });
  expect(lifted.code, lifted.log).toBe(0);
  const promoted = await run({ jobs: ['promote-image'] });
  expect(promoted.code, promoted.log).toBe(0);
});
