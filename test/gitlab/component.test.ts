// SPDX-License-Identifier: Apache-2.0
// The GitLab components in real pipelines: included as they are, and rendered as GitLab renders them.
import { readFile } from 'node:fs/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runId } from '../e2e/cli.ts';
import { makeProject, type Project } from '../e2e/project.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { isNightly, nightly, pickRows } from '../lab/nightly.ts';
import { runPipeline, type Pipeline, type PipelineOptions } from './pipeline.ts';
import { renderComponent, type InputValue } from './render.ts';

const templates = { build: await readTemplate('build'), plan: await readTemplate('plan') };
const component = '$CI_SERVER_FQDN/$CI_PROJECT_PATH';

/** Prints what the jobs before it handed over. */
const USE = `
use-image:
  stage: use
  script:
    - env | grep ^SHIPPED_
`;

let site: Lab;
let project: Project | undefined;

beforeAll(async () => {
  site = await lab();
});
afterEach(() => project?.remove());

function readTemplate(name: string): Promise<string> {
  return readFile(new URL(`../../templates/${name}.yml`, import.meta.url), 'utf8');
}

/** The component as GitLab includes it with these inputs. */
function render(template: string, inputs: Readonly<Record<string, InputValue>>): string {
  const rendered = renderComponent(template, inputs);
  if (rendered.errors.length > 0) throw new Error(rendered.errors.join('\n'));
  return rendered.text ?? '';
}

/** Runs the pipeline of a new project with one commit; `gitTag` is put on it. */
async function runNew(
  pipeline: string,
  { gitTag, ...options }: Partial<PipelineOptions> & { image: string; gitTag?: string },
): Promise<Pipeline> {
  const { build, plan } = templates;
  const files = {
    '.gitlab-ci.yml': pipeline,
    'templates/build.yml': build,
    'templates/plan.yml': plan,
  };
  project = await makeProject({ lab: site, files });
  if (gitTag !== undefined) await project.git('tag', gitTag);
  await project.push();
  return runPipeline({ site, project, ...options });
}

function ask(image: string, path: string, accept: string): Promise<Response> {
  const { url, users } = site.registries.htpasswd;
  const authorization = `Basic ${Buffer.from(`alice:${users.alice ?? ''}`).toString('base64')}`;
  return fetch(`${url}/v2/${image}/${path}`, { headers: { authorization, accept } });
}

/** The tags that a repository has now, in order. */
async function tagsOf(image: string): Promise<string[]> {
  const { tags } = (await (await ask(image, 'tags/list', '*/*')).json()) as { tags?: string[] };
  return (tags ?? []).sort();
}

interface Manifest {
  readonly manifests?: readonly { readonly digest: string }[];
  readonly config?: { readonly digest: string };
}

/** The labels of the image behind a tag. */
async function labelsOf(image: string, tag: string): Promise<Record<string, string>> {
  const types = ['image.index', 'image.manifest'].map(
    (type) => `application/vnd.oci.${type}.v1+json`,
  );
  const read = async (reference: string) =>
    (await (await ask(image, `manifests/${reference}`, types.join(', '))).json()) as Manifest;
  const index = await read(tag);
  const manifest = index.config ? index : await read(index.manifests?.[0]?.digest ?? '');
  const config = await ask(image, `blobs/${manifest.config?.digest ?? ''}`, '*/*');
  return ((await config.json()) as { config: { Labels: Record<string, string> } }).config.Labels;
}

describe.each(isNightly ? ['included'] : [])('the build component, %s', () => {
  it('with no inputs but the engine builds, pushes and tells later jobs', async () => {
    const image = `gitlab-${runId}/branch`;
    const pipeline = await runNew(
      `include:\n  - component: ${component}/build@$CI_COMMIT_SHA\n    inputs:\n      engine: host\nstages: [build, use]\n${USE}`,
      { image, checkSchema: true },
    );
    expect(pipeline.code, pipeline.log).toBe(0);
    const tags = await tagsOf(image);
    expect(tags).toEqual(['latest', 'main', expect.stringMatching(/^sha-[0-9a-f]{7}$/)]);
    const seen = pipeline.printed('use-image');
    expect(seen.SHIPPED_DIGEST).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(seen.SHIPPED_IMAGE).toBe(
      `${site.registries.htpasswd.host}/${image}@${seen.SHIPPED_DIGEST ?? ''}`,
    );
    expect(seen.SHIPPED_TAGS?.split(' ').sort()).toEqual(tags);
    expect(pipeline.log).not.toContain(site.registries.htpasswd.users.alice);
  });

  it('twice in one pipeline makes two images, and a later job sees both', async () => {
    const image = `gitlab-${runId}/two`;
    const include = (name: string) =>
      `  - component: ${component}/build@$CI_COMMIT_SHA\n    inputs:\n      engine: host\n      job-name: ${name}-image\n      name: ${name}\n      images: [$CI_REGISTRY_IMAGE/${name}]\n`;
    const text = `include:\n${include('api')}${include('web')}\nstages: [build, use]\n${USE}`;
    const pipeline = await runNew(`${text}    - for f in tagship-*.json; do echo "$f"; done\n`, {
      image,
    });
    expect(pipeline.code, pipeline.log).toBe(0);
    for (const name of ['api', 'web']) expect(await tagsOf(`${image}/${name}`)).toContain('main');
    expect(await tagsOf(image)).toEqual([]);
    const { host } = site.registries.htpasswd;
    const seen = pipeline.printed('use-image');
    for (const name of ['api', 'web']) {
      expect(seen[`SHIPPED_${name.toUpperCase()}_REPOSITORY`]).toBe(`${host}/${image}/${name}`);
      expect(pipeline.log).toMatch(new RegExp(`use-image +> tagship-${name}-image\\.json`));
    }
  });

  it('fails with the reason when an input means nothing, and pushes nothing', async () => {
    const image = `gitlab-${runId}/wrong`;
    const pipeline = await runNew(
      `include:\n  - component: ${component}/build@$CI_COMMIT_SHA\n    inputs:\n      engine: host\n      timeout: soon\n`,
      { image },
    );
    expect(pipeline.code).toBe(1);
    expect(pipeline.log).toContain('TAGSHIP_TIMEOUT: "soon" is not a duration');
    expect(await tagsOf(image)).toEqual([]);
  });
});

describe('the build component, rendered as GitLab renders it', () => {
  it('hands values over as they were written: git tag', async () => {
    const image = `gitlab-${runId}/tag`;
    const note = 'it\'s "quoted" #1: x, {{version}}';
    const text = render(templates.build, {
      engine: 'host',
      labels: [`org.example.note=${note}`, 'org.example.plain=true'],
      'build-args': ['VERSION={{version}}'],
      tags: ['standard', 'type=raw,value=extra-{{version}}'],
      'retry-deadline': '1m',
    });
    const pipeline = await runNew(`${text}\nstages: [build, use]\n${USE}`, {
      image,
      gitTag: 'v1.2.3',
      variables: { CI_COMMIT_TAG: 'v1.2.3', CI_COMMIT_REF_NAME: 'v1.2.3' },
      unset: ['CI_COMMIT_BRANCH'],
    });
    expect(pipeline.code, pipeline.log).toBe(0);
    expect(await tagsOf(image)).toEqual(['1', '1.2', '1.2.3', 'extra-1.2.3', 'latest']);
    expect(await labelsOf(image, '1.2.3')).toMatchObject({
      'org.example.note': note.replace('{{version}}', '1.2.3'),
      'org.example.plain': 'true',
      'org.opencontainers.image.version': '1.2.3',
    });
    expect(pipeline.printed('use-image')).toMatchObject({
      SHIPPED_VERSION: '1.2.3',
      SHIPPED_PUSHED: 'true',
    });
  });

  const titles = [
    { name: 'what reads like another item', title: 'x","org.example.added=1' },
    { name: 'quotation marks', title: 'Fix "foo" bar' },
  ];
  it.each(isNightly ? titles : [])(
    'keeps the items of a list apart whatever a variable holds: $name',
    async ({ title }) => {
      const image = `gitlab-${runId}/title-${title.length}`;
      const text = render(templates.build, {
        engine: 'host',
        labels: ['org.example.title=$CI_COMMIT_TITLE', 'org.example.second=$$2'],
        tags: ['type=raw,value=only'],
      });
      const pipeline = await runNew(text, { image, variables: { CI_COMMIT_TITLE: title } });
      expect(pipeline.code, pipeline.log).toBe(0);
      expect(await tagsOf(image)).toEqual(['only']);
      const labels = await labelsOf(image, 'only');
      expect(labels).toMatchObject({ 'org.example.title': title, 'org.example.second': '$2' });
      expect(labels).not.toHaveProperty('org.example.added');
    },
  );

  const change = {
    CI_PROJECT_PATH: 'acme/app',
    CI_PIPELINE_SOURCE: 'merge_request_event',
    CI_MERGE_REQUEST_IID: '42',
    CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'feature',
    CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
    CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: 'acme/app',
  };

  const events = [
    {
      name: 'a merge request',
      image: 'change',
      variables: change,
      unset: ['CI_COMMIT_BRANCH'],
      tags: ['pr-42'],
    },
    {
      name: 'a schedule',
      image: 'schedule',
      variables: { CI_PIPELINE_SOURCE: 'schedule' },
      unset: [],
      tags: ['nightly'],
    },
    {
      name: 'a merge request from a fork, in the parent project',
      image: 'fork',
      variables: { ...change, CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: 'mallory/app' },
      unset: ['CI_COMMIT_BRANCH'],
      tags: [],
    },
  ];
  it.each(isNightly ? events : events.filter(({ tags }) => tags.length === 0))(
    '$name: $tags',
    async ({ image: name, variables, unset, tags }) => {
      const image = `gitlab-${runId}/${name}`;
      const pipeline = await runNew(render(templates.build, { engine: 'host' }), {
        image,
        variables,
        unset,
      });
      expect(pipeline.code, pipeline.log).toBe(0);
      expect(await tagsOf(image)).toEqual(tags);
    },
  );

  nightly(it)('does not run for a push to a branch that has a merge request', async () => {
    const image = `gitlab-${runId}/once`;
    const pipeline = await runNew(
      `${render(templates.build, { engine: 'host' })}\nother:\n  script: [echo]\n`,
      {
        image,
        variables: { CI_PIPELINE_SOURCE: 'push', CI_OPEN_MERGE_REQUESTS: 'acme/app!42' },
      },
    );
    expect(pipeline.code, pipeline.log).toBe(0);
    expect(pipeline.log).not.toContain('tagship ship');
  });
});

describe('the plan component', () => {
  const ways = [
    { name: 'included', text: () => `include:\n  - component: ${component}/plan@$CI_COMMIT_SHA\n` },
    { name: 'rendered', text: () => render(templates.plan, {}) },
  ];
  it.each(pickRows(ways))(
    '$name, tells later jobs the tags and changes nothing',
    async ({ name, text }) => {
      const image = `gitlab-${runId}/plan-${name}`;
      const pipeline = await runNew(`${text()}\nstages: [build, use]\n${USE}`, {
        image,
        gitTag: 'v2.0.0',
        variables: { CI_COMMIT_TAG: 'v2.0.0', CI_COMMIT_REF_NAME: 'v2.0.0' },
        unset: ['CI_COMMIT_BRANCH'],
      });
      expect(pipeline.code, pipeline.log).toBe(0);
      expect(pipeline.printed('use-image')).toMatchObject({
        SHIPPED_VERSION: '2.0.0',
        SHIPPED_PUSHED: 'false',
        SHIPPED_TAG: '2.0.0',
      });
      expect(await tagsOf(image)).toEqual([]);
    },
  );
});
