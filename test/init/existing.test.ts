// SPDX-License-Identifier: Apache-2.0
// `tagship init` where something already publishes the image, where Dockerfiles are several, and with what was asked for.
import { mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeProject, type Project } from '../e2e/project.ts';
import { pickRows } from '../lab/nightly.ts';
import { run } from './run.ts';
import { DOCKER_ACTIONS, RELEASE_STEPS, releaseWorkflow, workflow } from './workflows.ts';

let project: Project | undefined;
afterEach(() => project?.remove());

const CI = '.github/workflows/ci.yml';
const NEW = '.github/workflows/image.yml';

const read = (here: Project, path: string): Promise<string> =>
  readFile(join(here.directory, path), 'utf8').catch(() => '');

describe('a workflow that already publishes the image', () => {
  it('is named, with its job, and its registries and platforms are proposed', async () => {
    project = await makeProject({ files: { [CI]: DOCKER_ACTIONS } });
    const { result, printed, said } = await run(project, {});
    expect(result).toBe('shown');
    expect(said).toContain(
      `${CI} (job "docker") already publishes an image: ghcr.io/acme/app, docker.io/acme/app, for linux/amd64, linux/arm64.`,
    );
    expect(said).toContain('/README.md#coming-from-the-docker-actions');
    expect(said).toContain(`tagship init --yes --add writes ${NEW}.`);
    expect(parse(printed)).toMatchObject({
      jobs: {
        image: {
          uses: 'tagship/tagship/.github/workflows/ship.yml@v1.2.3',
          with: {
            images: 'ghcr.io/acme/app\ndocker.io/acme/app\n',
            platforms: 'linux/amd64,linux/arm64',
          },
          secrets: {
            registries:
              "docker.io: { username: '${{ vars.HUB_USER }}', password: ${{ toJSON(secrets.DOCKERHUB_TOKEN) }} }\n",
          },
        },
      },
    });
  });

  it('is joined by the new file only with --add', async () => {
    project = await makeProject({ files: { [CI]: DOCKER_ACTIONS } });
    await expect(run(project, { isAgreed: true })).rejects.toThrow(
      `${CI} already publishes the image; ${NEW} not written`,
    );
    expect(await read(project, NEW)).toBe('');
    const { result, printed } = await run(project, { isAgreed: true, add: true });
    expect(result).toBe('written');
    expect(await read(project, NEW)).toBe(printed);
    expect(await read(project, CI)).toBe(DOCKER_ACTIONS);
  });

  it('is named in the question', async () => {
    project = await makeProject({ files: { [CI]: DOCKER_ACTIONS } });
    const questions: string[] = [];
    const ask = (question: string): Promise<boolean> => {
      questions.push(question);
      return Promise.resolve(true);
    };
    expect((await run(project, { ask })).result).toBe('written');
    expect(questions).toEqual([`${CI} would publish the image too. Write ${NEW}? [y/N] `]);
  });

  it('at the usual place leaves it, and the new file is another', async () => {
    project = await makeProject({ files: { [NEW]: DOCKER_ACTIONS } });
    const { printed } = await run(project, { isAgreed: true, add: true });
    expect(printed).toMatch(/^# \.github\/workflows\/tagship\.yml\n/);
    expect(await read(project, NEW)).toBe(DOCKER_ACTIONS);
    expect(await read(project, '.github/workflows/tagship.yml')).toBe(printed);
  });

  it('by tagship is reported, and stays the only one', async () => {
    project = await makeProject({});
    await run(project, { isAgreed: true });
    await expect(run(project, { isAgreed: true })).rejects.toThrow(`${NEW} already exists`);
    await rename(join(project.directory, NEW), join(project.directory, CI));
    const { result, said } = await run(project, {});
    expect(result).toBe('shown');
    expect(said).toContain(`${CI} (job "image") already publishes with tagship`);
    expect(said).not.toContain('coming-from');
  });

  const others = [
    {
      name: 'another Dockerfile',
      text: workflow(
        '      - uses: docker/build-push-action@v6\n        with: { push: true, file: docs/Dockerfile, tags: "ghcr.io/acme/docs:1" }\n',
      ),
      given: {},
    },
    {
      name: 'another image than the one that is asked for',
      text: DOCKER_ACTIONS,
      given: { images: ['quay.io/acme/app'] },
    },
    {
      name: 'nothing',
      text: workflow('      - uses: docker/build-push-action@v6\n        with: { push: false }\n'),
      given: {},
    },
  ];
  it.each(pickRows(others))('of $name does not matter', async ({ text, given }) => {
    project = await makeProject({ files: { [CI]: text } });
    const { result, said } = await run(project, { isAgreed: true, given });
    expect(result).toBe('written');
    expect(said).not.toContain('already');
  });

  it('that is a link or too large is not read, and nothing fails', async () => {
    project = await makeProject({
      files: { '.github/workflows/large.yml': 'a: x\n'.repeat(300_000) },
    });
    await symlink('/dev/zero', join(project.directory, '.github/workflows/zero.yml'));
    const { result, said } = await run(project, { isAgreed: true });
    expect(result).toBe('written');
    expect(said).toContain('large.yml: it is larger than 256 KiB.');
    expect(said).not.toContain('zero.yml');
  });
});

describe('a pipeline of GitLab that is there', () => {
  const text = `build:
  script:
    - docker build --platform linux/arm64 -t $CI_REGISTRY_IMAGE/app .
    - docker push $CI_REGISTRY_IMAGE/app
`;

  it('is reported and not changed; the new file is one to include', async () => {
    project = await makeProject({ files: { '.gitlab-ci.yml': text } });
    const shown = await run(project, { host: 'gitlab.com' });
    expect(shown.said).toContain('.gitlab-ci.yml (job "build") already publishes an image');
    const { said } = await run(project, { host: 'gitlab.com', isAgreed: true, add: true });
    expect(said).toContain('include: [{ local: .gitlab/tagship.yml }]');
    expect(await read(project, '.gitlab-ci.yml')).toBe(text);
    expect(parse(await read(project, '.gitlab/tagship.yml'))).toMatchObject({
      include: [{ inputs: { images: ['$CI_REGISTRY_IMAGE/app'], platforms: ['linux/arm64'] } }],
    });
  });

  it('without images is added to with --add', async () => {
    project = await makeProject({ files: { '.gitlab-ci.yml': 'test: { script: [make] }\n' } });
    const options = { host: 'gitlab.com', isAgreed: true };
    await expect(run(project, options)).rejects.toMatchObject({
      problems: [{ hint: expect.stringContaining('--add writes .gitlab/tagship.yml') as string }],
    });
    expect((await run(project, { ...options, add: true })).result).toBe('written');
  });
});

describe('Dockerfiles', () => {
  it('that are several are an image each', async () => {
    const files = { 'api/Dockerfile': '', 'Dockerfile.alpine': '', 'Dockerfile.dev': '' };
    project = await makeProject({ files });
    const { printed, said } = await run(project, {});
    expect(printed).toContain('images: ghcr.io/acme/app/api\n');
    expect(printed).toContain('file: Dockerfile.alpine\n');
    expect(said).toContain('Found 3 Dockerfiles');
    expect(said).toContain('Dockerfile.dev');
  });

  it('that lead to the same file are one', async () => {
    project = await makeProject({ files: { 'docker/prod.Dockerfile': '' } });
    await rm(join(project.directory, 'Dockerfile'));
    await symlink('docker/prod.Dockerfile', join(project.directory, 'Dockerfile'));
    const { printed, said } = await run(project, {});
    expect(printed).not.toContain('with:');
    expect(said).not.toContain('Dockerfiles');
  });
});

describe('a release tool', () => {
  const tools: readonly { name: string; files: Readonly<Record<string, string>> }[] = [
    {
      name: 'in a workflow',
      files: { '.github/workflows/r.yml': releaseWorkflow(RELEASE_STEPS.releasePlz) },
    },
    { name: 'in package.json', files: { 'package.json': '{"release": {}}' } },
    { name: 'in .github', files: { '.github/release-please-config.json': '{}' } },
    { name: 'in a directory', files: { '.changeset/config.json': '{}' } },
  ];
  it.each(pickRows(tools))('$name gets a way in, and its lines', async ({ files }) => {
    project = await makeProject({ files });
    const { printed, said } = await run(project, { isAgreed: true });
    expect(printed).toContain('workflow_call:');
    expect(said).toContain(`uses: ./${NEW}`);
    expect(said).toContain('Add the lines above to the release workflow.');
  });

  it('that cannot be read is none', async () => {
    project = await makeProject({ files: { 'package.json': '{"release"' } });
    await mkdir(join(project.directory, '.releaserc.json.d'));
    expect((await run(project, {})).printed).not.toContain('workflow_call');
  });
});

describe('the command that would write', () => {
  const asked = [
    { ci: 'jenkins', given: {}, is: 'tagship init --yes --ci jenkins writes Jenkinsfile.' },
    {
      ci: 'jenkins',
      given: { images: ['registry.example.com/acme/app'], context: ['my dir'] },
      fails: true,
    },
    {
      ci: 'travis',
      given: {
        images: ['registry.example.com/acme/app'],
        context: ['api'],
        file: ['x/Dockerfile'],
      },
      is: 'tagship init --yes --ci travis --image registry.example.com/acme/app --context api --file x/Dockerfile writes .travis.yml.',
    },
  ];
  it.each(pickRows(asked, ({ fails }) => fails))(
    'repeats what was asked for: $given',
    async ({ ci, given, is, fails }) => {
      project = await makeProject({});
      const running = run(project, { ci, given });
      if (fails) await expect(running).rejects.toThrow('my dir');
      else expect((await running).said).toContain(`Nothing written. ${is ?? ''}`);
    },
  );

  it('says whose user name is made up', async () => {
    project = await makeProject({});
    const given = { images: ['registry.example.com/acme/app'] };
    const { printed } = await run(project, { ci: 'jenkins', given });
    expect(printed).toContain(
      '// Replace the username "ci" with your user on registry.example.com.\n',
    );
  });
});
