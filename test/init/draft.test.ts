// SPDX-License-Identifier: Apache-2.0
// Which file a project gets, and with what in it.
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  makeDraft,
  type InitRequest,
  type Draft,
  type FoundProject,
} from '../../src/init/draft.ts';
import { systems } from '../../src/init/systems/system.ts';

const found: FoundProject = {
  remoteUrl: 'https://user:t0ken@github.com/Acme/App.git',
  defaultBranch: 'trunk',
  dockerfiles: ['Dockerfile'],
  files: [],
};
const asked: InitRequest = { images: [], version: '9.8.7' };

function draft(project: Partial<FoundProject>, flags: Partial<InitRequest> = {}): Draft {
  const made = makeDraft({ ...found, ...project }, { ...asked, ...flags });
  if (!made.ok) throw new Error(made.problems.map(({ message }) => message).join('\n'));
  return made.value;
}

function problems(
  project: Partial<FoundProject>,
  flags: Partial<InitRequest> = {},
): readonly string[] {
  const made = makeDraft({ ...found, ...project }, { ...asked, ...flags });
  return made.problems.map(({ code, message, hint }) => `${code}: ${message}. ${hint}`);
}

describe('the CI system', () => {
  it.each([
    { name: 'GitHub by its host', remoteUrl: 'git@github.com:acme/app.git', is: 'github' },
    { name: 'GitLab by its host', remoteUrl: 'https://gitlab.com/a/b/c', is: 'gitlab' },
    { name: "a firm's GitLab", remoteUrl: 'git@code.gitlab.acme.example:a/b.git', is: 'gitlab' },
    { name: 'Bitbucket', remoteUrl: 'git@bitbucket.org:acme/app.git', is: 'bitbucket' },
    { name: 'Azure', remoteUrl: 'https://dev.azure.com/acme/the/_git/app', is: 'azure' },
    { name: 'Codeberg', remoteUrl: 'https://codeberg.org/acme/app', is: 'woodpecker' },
    { name: 'what is asked for', ci: 'jenkins', is: 'jenkins' },
    { name: 'what is in use', files: ['.buildkite'], is: 'buildkite' },
    {
      name: "of several in use, the host's own",
      files: ['.circleci', '.github/workflows'],
      is: 'github',
    },
  ])('$name: $is', ({ is, ci, files = [], remoteUrl = found.remoteUrl ?? '' }) => {
    expect(draft({ remoteUrl, files }, ci === undefined ? {} : { ci }).system.name).toBe(is);
  });

  it.each([
    {
      name: 'an unknown name',
      asked: { ci: 'hudson' },
      says: /^INIT_UNKNOWN_CI: .*"hudson".*jenkins/,
    },
    {
      name: 'an unknown host',
      project: { remoteUrl: 'https://git.acme.example/a/b' },
      says: /^INIT_WHICH_CI: cannot detect .*--ci with one of github, gitlab/,
    },
    {
      name: 'several in use',
      project: { files: ['.circleci', '.travis.yml'] },
      says: /^INIT_WHICH_CI: several .*Travis CI, CircleCI/,
    },
    {
      name: 'a file that is there',
      project: { files: ['.github/workflows', '.github/workflows/image.yml'] },
      says: /^INIT_FILE_EXISTS: \.github\/workflows\/image\.yml already exists/,
    },
    {
      name: 'a file that would be hidden by the new one',
      project: { files: ['.woodpecker.yml'] },
      says: /^INIT_FILE_EXISTS: \.woodpecker\.yml already exists/,
    },
  ])('$name is a problem', ({ project = {}, asked: flags = {}, says }) => {
    expect(problems(project, flags)).toEqual([expect.stringMatching(says)]);
  });
});

describe('the Dockerfile', () => {
  it.each([
    { name: 'at the root', dockerfiles: ['Dockerfile'], has: undefined },
    { name: 'next to its sources', dockerfiles: ['api/Dockerfile'], has: { context: 'api' } },
    {
      name: 'in a directory for it',
      dockerfiles: ['docker/Dockerfile'],
      has: { file: 'docker/Dockerfile' },
    },
    { name: 'of another name', dockerfiles: ['Containerfile'], has: { file: 'Containerfile' } },
    {
      name: 'as asked for',
      dockerfiles: ['a/Dockerfile', 'b/Dockerfile'],
      asked: { context: 'b', file: 'b/Dockerfile' },
      has: { context: 'b', file: 'b/Dockerfile' },
    },
  ])('$name', ({ dockerfiles, asked: flags = {}, has }) => {
    const { jobs } = parse(draft({ dockerfiles }, flags).text) as {
      jobs: { image: { steps: { with?: unknown }[] } };
    };
    expect(jobs.image.steps[1]?.with).toEqual(has);
  });

  it.each([
    { name: 'none', dockerfiles: [], says: /^INIT_NO_DOCKERFILE/ },
    {
      name: 'more than fit into a file',
      dockerfiles: Array.from({ length: 21 }, (_, index) => `a${index}/Dockerfile`),
      says: /^INIT_WHICH_DOCKERFILE: found 21 Dockerfiles/,
    },
  ])('$name is a problem', ({ dockerfiles, says }) => {
    expect(problems({ dockerfiles })).toEqual([expect.stringMatching(says)]);
  });
});

describe('the image', () => {
  it.each([
    { name: 'on Docker Hub, by owner and project', text: 'docker.io/acme/app', env: 'HUB_TOKEN' },
    {
      name: 'on Docker Hub, without groups within groups',
      remoteUrl: 'https://gitlab.com/acme/team/app',
      text: 'docker.io/acme/app',
      env: 'HUB_TOKEN',
    },
    {
      name: 'as asked for',
      images: ['registry.acme.example:5000/x/y'],
      text: 'registry.acme.example:5000/x/y',
      env: 'REGISTRY_TOKEN',
    },
    {
      name: 'on GHCR from elsewhere',
      images: ['ghcr.io/acme/app'],
      text: 'ghcr.io/acme/app',
      env: 'GHCR_TOKEN',
    },
  ])('$name', ({ text, env, images = [], remoteUrl = found.remoteUrl ?? '' }) => {
    const made = draft({ remoteUrl }, { ci: 'jenkins', images });
    expect(made.text).toContain(`TAGSHIP_IMAGES = '${text}'`);
    expect(made.secrets).toEqual([env]);
    expect(made.text).toContain(`${env} = credentials('${env.toLowerCase().replace('_', '-')}')`);
  });

  it('needs no login in the registry of the CI system', () => {
    const { text, secrets } = draft({}, { images: ['ghcr.io/acme/other'] });
    expect(secrets).toEqual([]);
    expect(parse(text)).toMatchObject({ permissions: { contents: 'read', packages: 'write' } });
  });

  it('needs a secret elsewhere, and then no right to packages', () => {
    const { text } = draft({}, { images: ['docker.io/acme/app'] });
    const workflow = parse(text) as { permissions: object; jobs: { image: { steps: object[] } } };
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(workflow.jobs.image.steps[1]).toEqual({
      uses: 'tagship/tagship@v9.8.7',
      env: { HUB_TOKEN: '${{ secrets.HUB_TOKEN }}' },
      with: {
        images: 'docker.io/acme/app',
        registries: 'docker.io: { username: acme, password-env: HUB_TOKEN }\n',
      },
    });
  });

  it.each([
    {
      name: 'no remote',
      project: { remoteUrl: '/srv/app.git' },
      images: [],
      says: /^INIT_NO_IMAGE/,
    },
    { name: 'an illegal one', project: {}, images: ['https://a/b'], says: /^REPOSITORY_IS_URL/ },
  ])('$name is a problem', ({ project, images, says }) => {
    expect(problems(project, { ci: 'travis', images })).toEqual([expect.stringMatching(says)]);
  });
});

describe.each(systems)('the file for $title', ({ name, path }) => {
  it('has our version, no token of the remote, and is YAML where it says so', () => {
    const { text } = draft({}, { ci: name, context: 'api', file: 'api/Dockerfile' });
    expect(text).toContain('9.8.7');
    expect(text).not.toContain('t0ken');
    if (/\.ya?ml$/.test(path)) expect(parse(text)).toBeTypeOf('object');
    expect(text).toContain('api/Dockerfile');
  });

  it.each(["a'b", 'a"b', 'a b', '$(touch x)', '${{ x }}', '-x', 'a\nb', 'a\\b', '{{x}}'])(
    'does not take a word such as %j',
    (word) => {
      for (const flags of [{ context: word }, { file: word }]) {
        expect(problems({}, { ci: name, ...flags })[0]).toMatch(/^INIT_HARD_WORD/);
      }
      expect(problems({ defaultBranch: word }, { ci: name })[0]).toMatch(/^INIT_HARD_WORD/);
    },
  );
});
