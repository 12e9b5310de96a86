// SPDX-License-Identifier: Apache-2.0
// What was migrated, planned in a real git repository: the tags are those that the commands gave, event by event.
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { translate } from '../../../src/init/from/from.ts';
import { makeProject, type Project } from '../../e2e/project.ts';
import { renderComponent, resolveJob, type InputValue } from '../../gitlab/render.ts';
import { interpolateAll } from '../../lab/expressions.ts';
import { runWords } from '../../run/command-line.ts';

const template = readFileSync(new URL('../../../templates/build.yml', import.meta.url), 'utf8');

type Words = Readonly<Record<string, string>>;

let project: Project;
let sha = '';

beforeAll(async () => {
  project = await makeProject({
    files: { 'api/Dockerfile': 'FROM scratch\n', 'web/Dockerfile': 'FROM scratch\n' },
  });
  sha = await project.release('v1.2.3');
  // With these no service is asked about the project.
  const repository = {
    ...{ full_name: 'acme/app', default_branch: 'main', fork: false },
    ...{ html_url: 'https://github.com/acme/app', description: 'An app', license: null },
  };
  await writeFile(join(project.home, 'event.json'), JSON.stringify({ repository }));
});
afterAll(() => project.remove());

function migrate(text: string, files: Words = {}): string {
  const made = translate(text, { version: '0.1.0' }, new Map(Object.entries(files)));
  if (typeof made === 'string') throw new Error(made);
  return made.text;
}

/** The references of all exact and floating tags that a run with these variables plans. */
async function plan(env: Words): Promise<readonly string[]> {
  const { code, stdout, stderr } = await runWords(['plan', '--json'], {
    cwd: project.directory,
    env: { HOME: project.home, ...env },
  });
  expect(code, stderr).toBe(0);
  const { targets } = JSON.parse(stdout) as { readonly targets: readonly PlannedImage[] };
  return targets.flatMap(({ repositories, tags }) =>
    tags.flatMap(({ tag, repositories: own = repositories }) =>
      own.map((repository) => `${repository}:${tag}`),
    ),
  );
}

interface PlannedImage {
  readonly repositories: readonly string[];
  readonly tags: readonly { readonly tag: string; readonly repositories?: readonly string[] }[];
}

const EVENTS = ['main', 'feature', 'tag', 'change'] as const;
type Event = (typeof EVENTS)[number];

/** The tags of each event, without their host. */
type Expected = Readonly<Record<Event, readonly string[]>>;

function toGitlab(event: Event): Words {
  const ref = { main: 'main', feature: 'feature/x', tag: 'v1.2.3', change: 'feature/x' }[event];
  const slug = ref.replaceAll(/[^a-z0-9]/g, '-');
  const host = 'registry.gitlab.com';
  return {
    ...{ CI: 'true', GITLAB_CI: 'true', CI_SERVER_HOST: 'gitlab.com', CI_PROJECT_ID: '7' },
    CI_PIPELINE_SOURCE: event === 'change' ? 'merge_request_event' : 'push',
    ...{ CI_COMMIT_SHA: sha, CI_COMMIT_SHORT_SHA: sha.slice(0, 8), CI_COMMIT_REF_NAME: ref },
    ...{ CI_COMMIT_REF_SLUG: slug, CI_DEFAULT_BRANCH: 'main', CI_PROJECT_PATH: 'acme/app' },
    ...{ CI_REGISTRY: host, CI_REGISTRY_IMAGE: `${host}/acme/app`, CI_REGISTRY_USER: 'ci' },
    CI_REGISTRY_PASSWORD: 'x',
    ...(event === 'tag' && { CI_COMMIT_TAG: ref }),
    ...((event === 'main' || event === 'feature') && { CI_COMMIT_BRANCH: ref }),
    ...(event === 'change' && {
      CI_MERGE_REQUEST_IID: '12',
      CI_MERGE_REQUEST_PROJECT_ID: '7',
      CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '7',
      CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: ref,
      CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: sha,
    }),
  };
}

/** The variables of each job of a pipeline, as a runner fills them in. */
function listGitlabRuns(text: string, event: Event): readonly Words[] {
  const {
    include,
    variables = {},
    ...jobs
  } = parse(text) as {
    readonly include: readonly { readonly inputs?: Readonly<Record<string, InputValue>> }[];
    readonly variables?: Words;
  } & Readonly<Record<string, { readonly variables?: Words } | undefined>>;
  return include.flatMap(({ inputs }) => {
    if (inputs === undefined) return [];
    const rendered = renderComponent(template, inputs);
    expect(rendered.errors).toEqual([]);
    if (!('jobs' in rendered)) return [];
    const name = String(inputs['job-name']);
    const own = resolveJob(rendered.jobs, name).variables ?? {};
    const base: Words = { ...toGitlab(event), ...variables, ...jobs[name]?.variables };
    const fill = (value: string, depth = 0): string =>
      depth > 5
        ? value
        : value.replaceAll(/\$\{?(\w+)\}?/g, (_, key: string) => fill(base[key] ?? '', depth + 1));
    const filled = Object.entries(own).map(([key, value]) => [
      key,
      typeof value === 'object' && value.expand === false
        ? value.value
        : fill(String(typeof value === 'object' ? value.value : value)),
    ]);
    return [{ ...base, ...(Object.fromEntries(filled) as Words) }];
  });
}

const LOGIN = '- docker login -u $CI_REGISTRY_USER -p $CI_REGISTRY_PASSWORD $CI_REGISTRY';

const gitlab: readonly {
  readonly name: string;
  readonly text: string;
  readonly files?: Words;
  readonly tags: Expected;
}[] = [
  {
    name: 'latest or the branch, as in the template of GitLab',
    text: `
a:
  services: [docker:dind]
  script:
    ${LOGIN}
    - |
      if [[ "$CI_COMMIT_BRANCH" == "$CI_DEFAULT_BRANCH" ]]; then
        tag=""
      else
        tag=":$CI_COMMIT_REF_SLUG"
      fi
    - docker build -t "$CI_REGISTRY_IMAGE\${tag}" .
    - docker push "$CI_REGISTRY_IMAGE\${tag}"
`,
    tags: {
      main: ['acme/app:latest'],
      feature: ['acme/app:feature-x'],
      tag: ['acme/app:v1-2-3'],
      change: ['acme/app:feature-x'],
    },
  },
  {
    name: 'several images',
    text: `
a:
  services: [docker:dind]
  script:
    ${LOGIN}
    - docker build -t $CI_REGISTRY_IMAGE/api:$CI_COMMIT_REF_SLUG api
    - docker build -t $CI_REGISTRY_IMAGE/web:$CI_COMMIT_REF_SLUG -t $CI_REGISTRY_IMAGE/web:edge web
    - docker push $CI_REGISTRY_IMAGE/api:$CI_COMMIT_REF_SLUG
    - docker push --all-tags $CI_REGISTRY_IMAGE/web
    - if [ "$CI_COMMIT_TAG" ]; then docker tag $CI_REGISTRY_IMAGE/api:$CI_COMMIT_REF_SLUG $CI_REGISTRY_IMAGE/api:$CI_COMMIT_TAG; docker push $CI_REGISTRY_IMAGE/api:$CI_COMMIT_TAG; fi
`,
    tags: {
      main: ['acme/app/api:main', 'acme/app/web:edge', 'acme/app/web:main'],
      feature: ['acme/app/api:feature-x', 'acme/app/web:edge', 'acme/app/web:feature-x'],
      tag: [
        ...['acme/app/api:v1-2-3', 'acme/app/api:v1.2.3', 'acme/app/web:edge'],
        'acme/app/web:v1-2-3',
      ],
      change: ['acme/app/api:feature-x', 'acme/app/web:edge', 'acme/app/web:feature-x'],
    },
  },
  {
    name: 'a template of an included file',
    text: 'include: ci/docker.yml\na:\n  extends: .docker\n  variables: { NAME: api }\n',
    files: {
      'ci/docker.yml': `.docker:\n  services: [docker:dind]\n  variables: { NAME: x }\n  script:\n    - docker build -t $CI_REGISTRY_IMAGE/$NAME:$CI_COMMIT_SHORT_SHA $NAME\n    - docker push $CI_REGISTRY_IMAGE/$NAME:$CI_COMMIT_SHORT_SHA\n`,
    },
    tags: {
      main: ['acme/app/api:SHA8'],
      feature: ['acme/app/api:SHA8'],
      tag: ['acme/app/api:SHA8'],
      change: ['acme/app/api:SHA8'],
    },
  },
];

describe.each(gitlab)('GitLab: $name', ({ text, files, tags }) => {
  it.each(EVENTS)('%s', async (event) => {
    const planned: string[] = [];
    for (const env of listGitlabRuns(migrate(text, files), event)) {
      planned.push(...(await plan(env)));
    }
    const short = planned.map((one) => one.replace('registry.gitlab.com/', ''));
    expect(short.toSorted()).toEqual(
      tags[event].map((one) => one.replace('SHA8', sha.slice(0, 8))).toSorted(),
    );
  });
});

function toGithub(event: Event): { readonly env: Words; readonly contexts: Words } {
  const ref = {
    main: 'refs/heads/main',
    feature: 'refs/heads/feature/x',
    tag: 'refs/tags/v1.2.3',
    change: 'refs/pull/12/merge',
  }[event];
  const name = ref.replace(/^refs\/(?:heads|tags|pull)\//, '');
  const contexts = {
    ...{ ref, ref_name: name, sha, event_name: event === 'change' ? 'pull_request' : 'push' },
    ...{ repository: 'acme/app', repository_owner: 'acme', server_url: 'https://github.com' },
  };
  const env = Object.fromEntries(
    Object.entries(contexts).map(([key, value]) => [`GITHUB_${key.toUpperCase()}`, value]),
  );
  const type = event === 'tag' ? 'tag' : 'branch';
  const path = join(project.home, 'event.json');
  return {
    env: {
      ...{ ...env, CI: 'true', GITHUB_ACTIONS: 'true' },
      ...{ GITHUB_REF_TYPE: type, GITHUB_EVENT_PATH: path },
    },
    contexts,
  };
}

interface Step {
  readonly uses?: string;
  readonly with?: Words;
}

/** The inputs of each step of ours, as variables. */
function listGithubRuns(text: string, event: Event): readonly Words[] {
  const { jobs } = parse(text) as { readonly jobs: Readonly<Record<string, { steps: Step[] }>> };
  const { env, contexts } = toGithub(event);
  return Object.values(jobs).flatMap(({ steps }) =>
    steps
      .filter(({ uses }) => uses?.startsWith('tagship/') === true)
      .map(({ with: given }) => {
        const known = { github: contexts, env: { REG: 'ghcr.io/acme' }, secrets: { T: 'x' } };
        const inputs = Object.entries(interpolateAll(given, known, { hasFailed: false }));
        const variables = inputs
          .filter(([name]) => name !== 'registries')
          .map(([name, value]) => [`TAGSHIP_${name.toUpperCase().replaceAll('-', '_')}`, value]);
        return { ...env, ...(Object.fromEntries(variables) as Words) };
      }),
  );
}

const github: readonly { readonly name: string; readonly run: string; readonly tags: Expected }[] =
  [
    {
      name: 'several images in one script',
      run: `docker build -t $REG/api:$GITHUB_SHA -t $REG/api:latest api && docker push -a $REG/api
docker build -f web/Dockerfile -t $REG/web:$GITHUB_SHA web
docker push $REG/web:$GITHUB_SHA`,
      tags: every(['api:SHA', 'api:latest', 'web:SHA']),
    },
    {
      name: 'a script that changes the directory, and builds twice',
      run: `cd api
docker build -t $REG/api:$GITHUB_SHA . > /dev/null
docker build -t $REG/api:edge .
docker push $REG/api:$GITHUB_SHA
cd "$GITHUB_WORKSPACE"
docker push $REG/api:edge`,
      tags: every(['api:SHA', 'api:edge']),
    },
  ];

function every(tags: readonly string[]): Expected {
  return { main: tags, feature: tags, tag: tags, change: tags };
}

function workflow(run: string): string {
  const script = run.replaceAll(/^/gm, '          ');
  return `on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    env: { REG: ghcr.io/acme }\n    steps:\n      - uses: actions/checkout@v6\n      - id: x\n        if: github.actor != 'x'\n        run: |\n${script}\n      - run: echo done\n`;
}

describe.each(github)('GitHub: $name', ({ run, tags }) => {
  it.each(EVENTS)('%s', async (event) => {
    const planned: string[] = [];
    for (const env of listGithubRuns(migrate(workflow(run)), event)) {
      planned.push(...(await plan(env)));
    }
    const short = planned.map((one) => one.replace('ghcr.io/acme/', '').replace(sha, 'SHA'));
    expect(short.toSorted()).toEqual(tags[event].toSorted());
  });
});

it('the steps of one script keep its condition, and one of them its id', () => {
  const made = migrate(workflow(github[0]?.run ?? ''));
  expect(made.match(/^ +(?:- )?if: github\.actor/gm)).toHaveLength(2);
  expect(made.match(/^ +(?:- )?id: x$/gm)).toHaveLength(1);
  expect(made.endsWith('      - run: echo done\n')).toBe(true);
});
