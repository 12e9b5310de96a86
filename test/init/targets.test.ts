// SPDX-License-Identifier: Apache-2.0
// Several Dockerfiles: which images they are, where these go, and the steps that build them.
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  makeDraft,
  type InitRequest,
  type Draft,
  type FoundProject,
} from '../../src/init/draft.ts';
import { systems } from '../../src/init/systems/system.ts';
import { decideTargets } from '../../src/init/targets.ts';
import { DOCKER_ACTIONS } from './workflows.ts';

describe('the images of Dockerfiles', () => {
  it.each([
    { dockerfiles: ['Dockerfile'], are: [''] },
    { dockerfiles: ['api/Dockerfile'], are: ['context=api'] },
    { dockerfiles: ['Dockerfile', 'api/Dockerfile'], are: ['app', 'api+api context=api'] },
    {
      dockerfiles: ['services/api/Dockerfile', 'services/web/Dockerfile'],
      are: ['api+api context=services/api', 'web+web context=services/web'],
    },
    {
      dockerfiles: ['Dockerfile', 'Dockerfile.alpine', 'docker/api.Dockerfile'],
      are: ['app', 'alpine+alpine file=Dockerfile.alpine', 'api+api file=docker/api.Dockerfile'],
    },
    {
      dockerfiles: ['a/api/Dockerfile', 'b/api/Dockerfile'],
      are: ['a-api+a-api context=a/api', 'b-api+b-api context=b/api'],
    },
    {
      dockerfiles: ['api/Dockerfile', 'api/Dockerfile.slim'],
      are: ['api+api context=api', 'api-slim+api-slim file=api/Dockerfile.slim'],
    },
    {
      dockerfiles: ['docker/Dockerfile', 'docker/api/Dockerfile'],
      are: ['docker+docker file=docker/Dockerfile', 'api+api context=docker/api'],
    },
    {
      dockerfiles: ['Api_V2/Dockerfile', 'web/Dockerfile'],
      are: ['api-v2+api-v2 context=Api_V2', 'web+web context=web'],
    },
    { dockerfiles: ['Dockerfile', 'app/Dockerfile'], are: ['app-2', 'app+app context=app'] },
    { dockerfiles: ['Dockerfile', 'Dockerfile.dev'], are: [''], leftOut: ['Dockerfile.dev'] },
    {
      dockerfiles: ['Dockerfile', 'ci.Dockerfile', 'Dockerfile.test'],
      are: [''],
      leftOut: ['ci.Dockerfile', 'Dockerfile.test'],
    },
    { dockerfiles: ['Dockerfile.dev'], are: ['file=Dockerfile.dev'] },
    { dockerfiles: ['Containerfile', 'Dockerfile'], are: [''], leftOut: ['Containerfile'] },
  ])('$dockerfiles', ({ dockerfiles, are, leftOut = [] }) => {
    const decided = decideTargets(dockerfiles, 'App');
    if (!decided.ok) throw new Error(decided.problems[0]?.message);
    const shown = decided.value.planned.map(({ name = '', suffix, paths }) => {
      const { context, file } = paths;
      const where = context ? `context=${context}` : file ? `file=${file}` : '';
      return [`${name}${suffix && `+${suffix}`}`, where].filter(Boolean).join(' ');
    });
    expect(shown).toEqual(are);
    expect(decided.value.leftOut).toEqual(leftOut);
  });
});

const found: FoundProject = {
  remoteUrl: 'https://github.com/Acme/App.git',
  defaultBranch: 'main',
  dockerfiles: ['Dockerfile', 'api/Dockerfile'],
  files: [],
};

function draft(project: Partial<FoundProject> = {}, flags: Partial<InitRequest> = {}): Draft {
  const asked = { images: [], version: '9.8.7', ...flags };
  const made = makeDraft({ ...found, ...project }, asked);
  if (!made.ok) throw new Error(made.problems.map(({ message }) => message).join('\n'));
  return made.value;
}

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: { readonly image: { readonly steps: readonly { with?: object }[] } };
}

describe('the file for several Dockerfiles', () => {
  it('for GitHub has a step for each, with an image of its own', () => {
    const { text, notes } = draft();
    const { jobs } = parse(text) as Workflow;
    expect(jobs.image.steps.slice(1).map((step) => step.with)).toEqual([
      { name: 'app' },
      { name: 'api', images: 'ghcr.io/acme/app/api', context: 'api' },
    ]);
    expect(notes.join('\n')).toContain('api/Dockerfile: api, ghcr.io/acme/app/api');
  });

  it('for GitLab includes the component for each', () => {
    const { include } = parse(draft({}, { ci: 'gitlab' }).text) as { include: object[] };
    expect(include).toMatchObject([
      { inputs: { 'job-name': 'app-image', name: 'app' } },
      {
        inputs: {
          'job-name': 'api-image',
          name: 'api',
          images: ['$CI_REGISTRY_IMAGE/api'],
          context: 'api',
        },
      },
    ]);
  });

  it.each(systems.filter(({ ownRegistry }) => ownRegistry === undefined))(
    'for $title has a command for each',
    ({ name, path }) => {
      const { text } = draft({}, { ci: name });
      if (/\.ya?ml$/.test(path)) expect(parse(text)).toBeTypeOf('object');
      const flat = text.replaceAll(/\s+/g, ' ');
      expect(flat.match(/ship --name app --images docker\.io\/acme\/app\b(?!-)/g)).not.toBeNull();
      expect(flat).toMatch(/ship --name api --images docker\.io\/acme\/app-api .*--context api\b/);
      expect(text).toContain('HUB_TOKEN');
    },
  );

  it.each([
    { image: 'docker.io/acme/shop', is: ['docker.io/acme/shop', 'docker.io/acme/shop-api'] },
    { image: 'quay.io/acme/shop', is: ['quay.io/acme/shop', 'quay.io/acme/shop-api'] },
    {
      image: 'registry.acme.example:5000/shop',
      is: ['registry.acme.example:5000/shop', 'registry.acme.example:5000/shop/api'],
    },
  ])('names images after $image', ({ image, is }) => {
    const { jobs } = parse(draft({}, { images: [image] }).text) as Workflow;
    const inputs = jobs.image.steps.slice(1).map((step) => step.with as { images: string });
    expect(inputs.map(({ images }) => images)).toEqual(is);
  });

  it('logs in only where an image goes', () => {
    const ciFiles = [{ path: '.github/workflows/ci.yml', text: DOCKER_ACTIONS }];
    const { jobs } = parse(draft({ ciFiles }).text) as Workflow;
    expect(jobs.image.steps.slice(2).map((step) => step.with)).toEqual([
      {
        name: 'app',
        images: 'ghcr.io/acme/app\ndocker.io/acme/app\n',
        registries:
          "docker.io: { username: '${{ vars.HUB_USER }}', password-env: DOCKERHUB_TOKEN }\n",
        platforms: 'linux/amd64,linux/arm64',
      },
      { name: 'api', images: 'ghcr.io/acme/app/api', context: 'api' },
    ]);
  });
});

describe('an image on several registries', () => {
  const images = ['ghcr.io/acme/app', 'docker.io/acme/app', 'registry.acme.example/app'];

  it('has all logins that it wants, and says whose name is made up', () => {
    const { text, secrets } = draft({ dockerfiles: ['Dockerfile'] }, { images });
    expect(secrets).toEqual(['HUB_TOKEN', 'REGISTRY_TOKEN_2']);
    expect(parse(text)).toMatchObject({ permissions: { contents: 'read', packages: 'write' } });
    expect(text).toContain('# Replace the username "ci" with your user on registry.acme');
  });

  it.each(systems)('the file for $title names them all', ({ name }) => {
    const { text } = draft({ dockerfiles: ['Dockerfile'] }, { ci: name, images });
    for (const image of images) expect(text).toContain(image);
  });
});
