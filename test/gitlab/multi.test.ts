// SPDX-License-Identifier: Apache-2.0
// The component templates/multi.yml in real pipelines: legs, their merge, and later jobs.
import { readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runId } from '../e2e/cli.ts';
import { makeProject, type Project } from '../e2e/project.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { nightly, pickRows } from '../lab/nightly.ts';
import { runPipeline, type Pipeline, type PipelineOptions } from './pipeline.ts';
import { renderComponent, type InputValue } from './render.ts';

const template = await readFile(new URL('../../templates/multi.yml', import.meta.url), 'utf8');
const [AMD64, ARM64] = ['linux/amd64', 'linux/arm64'];

/** Built without emulation. */
const FILES = {
  Dockerfile: 'FROM scratch\nARG TARGETARCH\nCOPY $TARGETARCH /arch\n',
  amd64: 'amd64\n',
  arm64: 'arm64\n',
};

/** Prints what the jobs before it handed over. */
const USE = `
stages: [build, use]
use-image:
  stage: use
  script:
    - env | grep ^SHIPPED_
`;

let site: Lab;
let project: Project | undefined;
let count = 0;

beforeAll(async () => {
  site = await lab();
});
afterEach(() => project?.remove());

const newImage = () => `gitlab-${runId}/multi-${(count += 1)}`;

/** The component as GitLab includes it with these inputs. */
function render(inputs: Readonly<Record<string, InputValue>>): string {
  const { errors, text = '' } = renderComponent(template, {
    ...{ engine: 'host', builder: site.buildkit.tcp },
    ...inputs,
  });
  expect(errors).toEqual([]);
  return text;
}

/** Runs the pipeline in a new project, or in the one of before. */
async function runIn(
  before: Project | undefined,
  pipeline: string,
  options: Partial<PipelineOptions> & { image: string },
): Promise<Pipeline> {
  const files = { ...FILES, '.gitlab-ci.yml': pipeline };
  project = before ?? (await makeProject({ lab: site, files }));
  await project.push();
  return runPipeline({ site, project, ...options });
}

const run = (pipeline: string, options: Partial<PipelineOptions> & { image: string }) =>
  runIn(undefined, pipeline, options);

const TYPES = 'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json';

async function ask(image: string, path: string): Promise<Response> {
  const { url, users } = site.registries.htpasswd;
  const authorization = `Basic ${Buffer.from(`alice:${users.alice ?? ''}`).toString('base64')}`;
  return fetch(`${url}/v2/${image}/${path}`, { headers: { authorization, accept: TYPES } });
}

/** The tags that a repository has now, in order. */
async function tagsOf(image: string): Promise<readonly string[]> {
  const { tags } = (await (await ask(image, 'tags/list')).json()) as { tags?: string[] };
  return (tags ?? []).toSorted();
}

/** The digest behind a tag, and the platforms of its index in order. */
async function indexOf(image: string, tag: string) {
  const answer = await ask(image, `manifests/${tag}`);
  const { manifests = [] } = (await answer.json()) as {
    manifests?: readonly { readonly platform?: { os: string; architecture: string } }[];
  };
  const platforms = manifests.map(
    ({ platform }) => `${platform?.os ?? ''}/${platform?.architecture ?? ''}`,
  );
  return {
    digest: answer.headers.get('docker-content-digest'),
    platforms: platforms.filter((platform) => platform !== 'unknown/unknown'),
  };
}

const BRANCH_TAGS = ['latest', 'main', expect.stringMatching(/^sha-[0-9a-f]{7}$/) as string];

describe('the legs and their merge', () => {
  it('tag one image of both platforms, and tell later jobs', async () => {
    const image = newImage();
    const pipeline = await run(render({}) + USE, { image, checkSchema: true });
    expect(pipeline.code, pipeline.log).toBe(0);
    expect(await tagsOf(image)).toEqual(BRANCH_TAGS);
    const index = await indexOf(image, 'main');
    expect(index.platforms).toEqual([AMD64, ARM64]);
    const seen = pipeline.printed('use-image');
    expect(seen.SHIPPED_DIGEST).toBe(index.digest);
    expect(seen.SHIPPED_TAGS?.split(' ').toSorted()).toEqual(await tagsOf(image));
    expect(pipeline.log).not.toContain(site.registries.htpasswd.users.alice);
  });

  nightly(it)('do not mix with those of the same component, included again', async () => {
    const image = newImage();
    const rows = {
      api: [{ LEG: 'linux/amd64,linux/arm64', RUNNER: 'it\'s "big" $& # x: y' }],
      web: [
        { LEG: ARM64, RUNNER: 'arm' },
        { LEG: AMD64, RUNNER: 'big' },
      ],
    };
    const texts = Object.entries(rows).map(([name, matrix]) =>
      render({ name, matrix, 'job-name': `${name}-image`, images: [`$CI_REGISTRY_IMAGE/${name}`] }),
    );
    const pipeline = await run(texts.join('\n') + USE, { image });
    expect(pipeline.code, pipeline.log).toBe(0);
    expect((await indexOf(`${image}/api`, 'main')).platforms).toEqual([AMD64, ARM64]);
    expect((await indexOf(`${image}/web`, 'main')).platforms).toEqual([ARM64, AMD64]);
    const seen = pipeline.printed('use-image');
    const { host } = site.registries.htpasswd;
    for (const name of ['api', 'web']) {
      const { digest } = await indexOf(`${image}/${name}`, 'main');
      expect(seen[`SHIPPED_${name.toUpperCase()}_IMAGE`]).toBe(
        `${host}/${image}/${name}@${digest ?? ''}`,
      );
    }
  });

  nightly(it)('go on after one leg is run again, and after the merge is', async () => {
    const image = newImage();
    const test = 'sh check.sh';
    const rows = [
      { LEG: AMD64, RUNNER: 'big' },
      { LEG: ARM64, RUNNER: 'arm' },
    ];
    const text = render({ test, matrix: rows, 'test-env': ['MARK'] });
    const files = { 'check.sh': 'test "$SHIPPED_PLATFORM" = linux/amd64 || test -e "$MARK"\n' };
    project = await makeProject({
      lab: site,
      files: { ...FILES, ...files, '.gitlab-ci.yml': text },
    });
    const mark = `${project.home}/mark`;
    const variables = { CI_PIPELINE_ID: '4711', MARK: mark };
    const again = (jobs?: readonly string[]) =>
      runIn(project, text, { image, variables, ...(jobs && { jobs }) });
    const first = await again();
    expect(first.code, first.log).toBe(1);
    expect(first.log).toContain('GATE_FAILED');
    expect(await tagsOf(image)).toEqual([]);
    await writeFile(mark, '');
    const leg = await again(['container-image:leg: [linux/arm64,arm]']);
    expect(leg.code, leg.log).toBe(0);
    expect(await tagsOf(image)).toEqual([]);
    const merge = await again(['container-image']);
    expect(merge.code, merge.log).toBe(0);
    expect(await tagsOf(image)).toEqual(BRANCH_TAGS);
    const { digest } = await indexOf(image, 'main');
    const kept = await again(['container-image']);
    expect(kept.code, kept.log).toBe(0);
    expect((await indexOf(image, 'main')).digest).toBe(digest);
  });
});

describe('nothing is tagged', () => {
  const overridden = [
    {
      name: 'where a variable of the pipeline overrides LEG',
      variables: { LEG: AMD64 },
      says: 'MATRIX_LEG_CHANGED',
    },
    {
      name: 'where a variable of the pipeline empties LEG',
      variables: { LEG: '' },
      says: 'MATRIX_LEG_CHANGED',
    },
  ];
  it.each(pickRows(overridden))('$name', async ({ variables, says }) => {
    const image = newImage();
    const pipeline = await run(render({}), { image, variables });
    expect(pipeline.code).toBe(1);
    expect(pipeline.log).toContain(says);
    expect(await tagsOf(image)).toEqual([]);
  });
});
