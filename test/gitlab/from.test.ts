// SPDX-License-Identifier: Apache-2.0
// A `.gitlab-ci.yml` before and after `init --from`, run against the lab: both push the same tags of the same image.
import { afterEach, beforeAll, expect, it } from 'vitest';
import { readFile } from 'node:fs/promises';
import { parse, stringify } from 'yaml';
import { translate } from '../../src/init/from/from.ts';
import { runId } from '../e2e/cli.ts';
import { makeProject, type Project } from '../e2e/project.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { nightly } from '../lab/nightly.ts';
import { runPipeline } from './pipeline.ts';
import { renderComponent, type InputValue } from './render.ts';

const template = await readFile(new URL('../../templates/build.yml', import.meta.url), 'utf8');

let site: Lab;
let project: Project | undefined;

beforeAll(async () => {
  site = await lab();
});
afterEach(() => project?.remove());

type Map = Readonly<Record<string, unknown>>;

/** The pipeline with its includes put into it, as GitLab does: maps are joined, and what stands in the file counts. */
function include(text: string): string {
  const { include: entries, ...own } = parse(text) as Map & {
    readonly include: readonly { readonly inputs: Readonly<Record<string, InputValue>> }[];
  };
  const jobs = entries.map(({ inputs }) => {
    const rendered = renderComponent(template, inputs);
    expect(rendered.errors).toEqual([]);
    return 'jobs' in rendered ? rendered.jobs : {};
  });
  return stringify(jobs.reduce<Map>((all, one) => join(one, all), own));
}

function join(base: Map, over: Map): Map {
  const entries = Object.entries(over).map(([key, value]) => {
    const below = base[key];
    return [key, isMap(below) && isMap(value) ? join(below, value) : value] as const;
  });
  return { ...base, ...Object.fromEntries(entries) };
}

function isMap(value: unknown): value is Map {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface Row {
  readonly kind: string;
  readonly name: string;
  readonly text: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly tags: readonly string[];
  /** The parts of the repository's name behind that of the project, where it has several images. */
  readonly images?: readonly string[];
}

const LOGIN = '- docker login -u "$CI_REGISTRY_USER" -p "$CI_REGISTRY_PASSWORD" $CI_REGISTRY';
const branch = { CI_COMMIT_BRANCH: 'main', CI_COMMIT_REF_NAME: 'main', CI_COMMIT_REF_SLUG: 'main' };

const rows: readonly Row[] = [
  {
    kind: 'docker',
    name: 'a tag for each branch, and latest for the default branch',
    text: `
variables:
  IMAGE: $CI_REGISTRY_IMAGE:$CI_COMMIT_REF_SLUG
images:
  stage: build
  before_script:
    ${LOGIN}
  script:
    - docker build --build-arg FROM_PIPELINE=yes -t "$IMAGE" .
    - docker push "$IMAGE"
    - |
      if [[ "$CI_COMMIT_BRANCH" == "$CI_DEFAULT_BRANCH" ]]; then
        docker tag "$IMAGE" "$CI_REGISTRY_IMAGE:latest"
        docker push "$CI_REGISTRY_IMAGE:latest"
      fi
`,
    variables: { ...branch, CI_DEFAULT_BRANCH: 'main' },
    tags: ['latest', 'main'],
  },
  {
    kind: 'shell',
    name: 'a tag that the shell computes',
    text: `
stages: [build]
images:
  stage: build
  before_script:
    ${LOGIN}
  script:
    - if [ -n "$CI_COMMIT_TAG" ]; then CHANNEL=stable; else CHANNEL=edge; fi
    - docker build -t $CI_REGISTRY_IMAGE:$CHANNEL -t $CI_REGISTRY_IMAGE:$CI_COMMIT_REF_SLUG-1 .
    - docker push --all-tags $CI_REGISTRY_IMAGE
`,
    variables: { ...branch, CI_DEFAULT_BRANCH: 'trunk' },
    tags: ['edge', 'main-1'],
  },
  {
    kind: 'template',
    name: 'latest on the default branch, as in the template of GitLab',
    text: `
images:
  stage: build
  before_script:
    ${LOGIN}
  script:
    - |
      if [[ "$CI_COMMIT_BRANCH" == "$CI_DEFAULT_BRANCH" ]]; then
        tag=""
      else
        tag=":$CI_COMMIT_REF_SLUG"
      fi
    - docker build --pull=false -t "$CI_REGISTRY_IMAGE\${tag}" .
    - docker push "$CI_REGISTRY_IMAGE\${tag}"
`,
    variables: { ...branch, CI_DEFAULT_BRANCH: 'main' },
    tags: ['latest'],
  },
  {
    kind: 'several',
    name: 'several images, and the output of a command in their tags',
    text: `
stages: [build]
images:
  stage: build
  before_script:
    ${LOGIN}
  script:
    - docker build -t $CI_REGISTRY_IMAGE/api:$(cat Dockerfile | wc -l | tr -d ' ') .
    - docker build --label of=web -t $CI_REGISTRY_IMAGE/web:$(cat Dockerfile | wc -l | tr -d ' ') .
    - docker push $CI_REGISTRY_IMAGE/api:$(cat Dockerfile | wc -l | tr -d ' ')
    - docker push $CI_REGISTRY_IMAGE/web:$(cat Dockerfile | wc -l | tr -d ' ')
`,
    variables: { ...branch, CI_DEFAULT_BRANCH: 'main' },
    tags: ['2'],
    images: ['/api', '/web'],
  },
];

function migrate({ text, images = [''] }: Row): string {
  const made = translate(text, { version: '0.1.0' });
  if (typeof made === 'string') throw new Error(made);
  expect(made.count).toBe(images.length);
  return made.text;
}

it.each(rows)('$name: an include for each image takes the place of the commands', (row) => {
  const jobs = parse(include(migrate(row))) as Readonly<Record<string, Map>>;
  for (const image of row.images ?? ['']) {
    expect(jobs[`images${image.replace('/', ':')}`]?.script).toEqual([
      expect.stringContaining('tagship ship '),
    ]);
  }
});

for (const row of rows) {
  const { name: title, text, variables, kind, tags, images = [''] } = row;
  nightly(it)(`${title}: both push the same`, async () => {
    const image = `gitlab-${runId}/from-${kind}`;
    for (const [name, pipeline] of Object.entries({ old: text, new: include(migrate(row)) })) {
      project = await makeProject({
        lab: site,
        files: { '.gitlab-ci.yml': pipeline, Dockerfile: 'FROM scratch\nCOPY Dockerfile /\n' },
      });
      const repository = `${image}-${name}`;
      const { code, log } = await runPipeline({ site, project, image: repository, variables });
      expect(code, log).toBe(0);
      for (const one of images) expect(await tagsOf(`${repository}${one}`)).toEqual(tags);
      await project.remove();
    }
  });
}

async function tagsOf(image: string): Promise<readonly string[]> {
  const { url, users } = site.registries.htpasswd;
  const authorization = `Basic ${Buffer.from(`alice:${users.alice ?? ''}`).toString('base64')}`;
  const response = await fetch(`${url}/v2/${image}/tags/list`, { headers: { authorization } });
  return ((await response.json()) as { readonly tags: readonly string[] }).tags.toSorted();
}
