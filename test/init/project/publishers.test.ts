// SPDX-License-Identifier: Apache-2.0
// Which jobs of a project publish images already, and with which repositories, platforms and logins.
import { describe, expect, it } from 'vitest';
import { readCommands } from '../../../src/init/project/publish-commands.ts';
import type { Publisher } from '../../../src/init/project/publisher.ts';
import { readGithubPublishers } from '../../../src/init/project/publishers-github.ts';
import { readGitlabPublishers } from '../../../src/init/project/publishers-gitlab.ts';
import { DOCKER_ACTIONS, workflow } from '../workflows.ts';
import { startCpuTime } from '../../cpu-time.ts';

function readGithub(text: string) {
  return readGithubPublishers([{ path: '.github/workflows/ci.yml', text }], 'Acme/App');
}

function summarize({ publishers }: { readonly publishers: readonly Publisher[] }) {
  return publishers.map(({ jobs, builds, logins, isOurs }) => ({
    jobs,
    images: builds.flatMap(({ images }) => images),
    platforms: builds.flatMap(({ platforms }) => platforms),
    unread: builds.flatMap(({ unread }) => unread),
    files: builds.flatMap(({ dockerfile = [] }) => dockerfile),
    logins: logins.map(({ host, username, passwordEnv }) => `${host} ${username} ${passwordEnv}`),
    isOurs,
  }));
}

const nothing = { images: [], platforms: [], unread: [], files: [], logins: [], isOurs: false };

describe('a GitHub workflow', () => {
  it('of the docker actions', () => {
    expect(summarize(readGithub(DOCKER_ACTIONS))).toEqual([
      {
        ...nothing,
        jobs: ['docker'],
        images: ['ghcr.io/acme/app', 'docker.io/acme/app'],
        platforms: ['linux/amd64', 'linux/arm64'],
        files: ['Dockerfile'],
        logins: ['docker.io ${{ vars.HUB_USER }} DOCKERHUB_TOKEN'],
      },
    ]);
  });

  it.each([
    {
      name: 'whole references in tags, with a tag that only a run knows',
      steps: `      - uses: docker/build-push-action@v6
        with: { push: true, file: docker/api.Dockerfile, tags: "ghcr.io/acme/api:\${{ github.sha }},ghcr.io/acme/api:latest" }
`,
      is: { images: ['ghcr.io/acme/api'], files: ['docker/api.Dockerfile'] },
    },
    {
      name: 'a name in a secret',
      steps: `      - uses: docker/build-push-action@v6
        with: { push: true, context: api, tags: "\${{ secrets.HUB_USER }}/app:latest" }
`,
      is: { unread: ['${{ secrets.HUB_USER }}/app:latest'], files: ['api/Dockerfile'] },
    },
    {
      name: 'push by digest',
      steps: `      - uses: docker/build-push-action@v6
        with: { outputs: "type=image,name=x,push-by-digest=true,push=true", platforms: linux/arm64 }
`,
      is: { platforms: ['linux/arm64'], files: ['Dockerfile'] },
    },
    {
      name: 'bake',
      steps: `      - uses: docker/bake-action@v6
        with: { push: true, set: "*.platform=linux/amd64,linux/arm64" }
`,
      is: { platforms: ['linux/amd64', 'linux/arm64'] },
    },
    {
      name: 'metadata-action with another builder',
      steps: `      - uses: docker/metadata-action@v5
        with: { images: ghcr.io/acme/app }
      - run: ./build.sh
`,
      is: { images: ['ghcr.io/acme/app'] },
    },
    {
      name: 'commands',
      steps: `      - run: |
          docker build -t ghcr.io/\${GITHUB_REPOSITORY,,}:latest \\
            --platform linux/arm64 .
          docker push ghcr.io/\${GITHUB_REPOSITORY,,}:latest
`,
      is: { images: ['ghcr.io/acme/app'], platforms: ['linux/arm64'], files: ['Dockerfile'] },
    },
    {
      name: 'buildx with --push',
      steps: `      - run: docker buildx build --push -t "quay.io/acme/app:$TAG" -f deploy/Dockerfile .\n`,
      is: { images: ['quay.io/acme/app'], files: ['deploy/Dockerfile'] },
    },
    {
      name: 'elgohr',
      steps: `      - uses: elgohr/Publish-Docker-Github-Action@v5
        with: { name: acme/app, registry: ghcr.io, platforms: linux/arm64 }
`,
      is: { images: ['ghcr.io/acme/app'], platforms: ['linux/arm64'], files: ['Dockerfile'] },
    },
    {
      name: 'redhat-actions',
      steps: `      - uses: redhat-actions/push-to-registry@v2
        with: { image: app, registry: quay.io/acme }
`,
      is: { images: ['quay.io/acme/app'] },
    },
    {
      name: 'tagship',
      steps: `      - uses: tagship/tagship@v1\n        with: { images: ghcr.io/acme/app }\n`,
      is: { images: ['ghcr.io/acme/app'], files: ['Dockerfile'], isOurs: true },
    },
  ])('$name', ({ steps, is }) => {
    expect(summarize(readGithub(workflow(steps)))).toEqual([
      { ...nothing, jobs: ['docker'], ...is },
    ]);
  });

  it('with a matrix of platforms', () => {
    const head = `    strategy:
      matrix:
        platform: [linux/amd64]
        include: [{ platform: linux/arm64 }]
`;
    const text = workflow(
      `      - uses: docker/build-push-action@v6
        with: { push: true, platforms: "\${{ matrix.platform }}", tags: acme/app:1 }
`,
      { head },
    );
    expect(summarize(readGithub(text))[0]?.platforms).toEqual(['linux/amd64', 'linux/arm64']);
  });

  it.each([
    { inputs: 'username: acme', is: ['docker.io acme TOKEN'] },
    {
      inputs: 'registry: https://index.docker.io/v1/, username: acme',
      is: ['docker.io acme TOKEN'],
    },
    { inputs: 'registry: quay.io, username: "acme+ci"', is: ['quay.io acme+ci TOKEN'] },
    {
      inputs: 'registry: quay.io, username: "${{ secrets.USER }}"',
      is: ['quay.io ${{ secrets.USER }} TOKEN'],
    },
    {
      inputs: 'registry: quay.io, username: "${{ github.repository_owner }}"',
      is: ['quay.io Acme TOKEN'],
    },
    { inputs: 'registry: "a b", username: acme', is: [] },
    { inputs: 'username: "x\' }, evil: { a: \'"', is: [] },
  ])('logs in with $inputs', ({ inputs, is }) => {
    const steps = `      - uses: docker/login-action@v4
        with: { ${inputs}, password: "\${{ secrets.TOKEN }}" }
      - run: docker push acme/app
`;
    expect(summarize(readGithub(workflow(steps)))[0]?.logins).toEqual(is);
  });

  it.each([
    { name: 'no image', steps: '      - run: npm test\n' },
    { name: 'a build without push', steps: '      - uses: docker/build-push-action@v6\n' },
    {
      name: 'metadata for a build without push',
      steps: `      - uses: docker/metadata-action@v5
        with: { images: a/b }
      - uses: docker/build-push-action@v6
        with: { push: false }
`,
    },
    { name: 'docker run', steps: '      - run: docker run --rm acme/push push\n' },
    {
      name: 'a plan',
      steps: '      - uses: tagship/tagship@v1\n        with: { command: plan }\n',
    },
  ])('with $name publishes nothing', ({ steps }) => {
    expect(readGithub(workflow(steps))).toEqual({ publishers: [], notes: [] });
  });
});

describe('a pipeline of GitLab', () => {
  const read = (text: string) => readGitlabPublishers([{ path: '.gitlab-ci.yml', text }]);

  it.each([
    {
      name: 'kaniko',
      text: `variables: { DEST: "$CI_REGISTRY_IMAGE/api" }
build image:
  image: { name: "gcr.io/kaniko-project/executor:debug", entrypoint: [""] }
  script:
    - /kaniko/executor --context "$CI_PROJECT_DIR/api" --destination "$DEST:$CI_COMMIT_TAG"
`,
      is: { jobs: ['build image'], images: ['$CI_REGISTRY_IMAGE/api'], files: ['api/Dockerfile'] },
    },
    {
      name: 'docker push in a template that a job extends',
      text: `.push:
  script: [[docker build -t $IMAGE .], docker push $IMAGE]
publish:
  extends: .push
  variables: { IMAGE: { value: "docker.io/acme/app:1" } }
`,
      is: { jobs: ['publish'], images: ['docker.io/acme/app'], files: ['Dockerfile'] },
    },
    {
      name: 'buildah',
      text: 'x: { script: ["buildah bud -f Containerfile -t app .", "buildah push app docker://quay.io/acme/app:1"] }\n',
      is: { jobs: ['x'], images: ['quay.io/acme/app'], unread: ['app'], files: ['Containerfile'] },
    },
    {
      name: 'our component',
      text: 'include: [{ component: gitlab.com/tagship/tagship/build@1 }]\n',
      is: { jobs: ['gitlab.com/tagship/tagship/build@1'], isOurs: true },
    },
    {
      name: "another project's component",
      text: 'include:\n  - component: $CI_SERVER_FQDN/to-be-continuous/docker/gitlab-ci-docker@6\n',
      is: { jobs: ['$CI_SERVER_FQDN/to-be-continuous/docker/gitlab-ci-docker@6'] },
    },
  ])('$name', ({ text, is }) => {
    expect(summarize(read(text))).toEqual([{ ...nothing, ...is }]);
  });

  it('of tests only publishes nothing', () => {
    expect(read('test: { script: [make test] }\n').publishers).toEqual([]);
  });
});

describe('hostile files', () => {
  const bomb = (levels: number): string =>
    `a0: &a0 [x, x]\n${Array.from(
      { length: levels },
      (_, index) => `a${index + 1}: &a${index + 1} [${`*a${index}, `.repeat(9)}*a${index}]\n`,
    ).join('')}jobs: { x: { steps: *a${levels} } }\n`;

  it.each([
    { name: 'an alias bomb', text: bomb(9) },
    { name: 'many aliases', text: bomb(30) },
    { name: 'a large file', text: `a: ${'x'.repeat(300_000)}\n` },
    { name: 'a deep file', text: `a: ${'['.repeat(1000)}${']'.repeat(1000)}\n` },
    { name: 'many values', text: 'a:\n' + '  - 1\n'.repeat(40_000) },
    { name: 'no YAML', text: 'a: [\n' },
    { name: 'no YAML at all', text: '\u0000\u0001: }{' },
  ])('$name is not looked at, and that is said', ({ text }) => {
    const spent = startCpuTime();
    for (const { publishers, notes } of [
      readGithub(text),
      readGitlabPublishers([{ path: '.gitlab-ci.yml', text }]),
    ]) {
      expect(publishers).toEqual([]);
      expect(notes).toEqual([expect.stringMatching(/^Ignored \.git\S+: it \w/)]);
    }
    expect(spent()).toBeLessThan(2000);
  });

  it.each([
    { name: 'jobs that are a list', text: 'jobs: [1, 2]\n' },
    { name: 'steps that are a text', text: 'jobs: { a: { steps: docker push x } }\n' },
    { name: 'an empty file', text: '' },
    { name: 'a list', text: '- a\n' },
    { name: 'names of prototypes', text: 'jobs: { constructor: { steps: [__proto__] } }\n' },
  ])('$name is nothing', ({ text }) => {
    expect(readGithub(text)).toEqual({ publishers: [], notes: [] });
  });

  it('variables that name each other end', () => {
    const env = `env:\n  A: ${'${{ env.B }}'.repeat(50)}\n  B: ${'${{ env.A }}'.repeat(50)}\n`;
    const text = workflow('      - run: docker push ${{ env.A }}/x\n', { env });
    const spent = startCpuTime();
    expect(summarize(readGithub(text))[0]).toMatchObject({ images: [] });
    expect(spent()).toBeLessThan(1000);
  });

  it('a script of many open quotation marks and braces takes no time', () => {
    const spent = startCpuTime();
    readCommands(`docker push ${'${{ '.repeat(20_000)}`, (text) => [text]);
    readCommands(`docker push ${`"'`.repeat(20_000)}`, (text) => [text]);
    expect(spent()).toBeLessThan(1000);
  });
});
