// SPDX-License-Identifier: Apache-2.0
// Jobs of GitLab that build images: what the includes say, and when a job stays.
import { describe, expect, it } from 'vitest';
import { BUILD, job, migrate } from './migrate.ts';

describe('a variable holds what the shell gives it', () => {
  it.each([
    {
      name: 'set again under a condition',
      before: 'TAG=latest\nif [ -n "$CI_COMMIT_TAG" ]; then TAG=$CI_COMMIT_TAG; fi',
    },
    { name: 'set again by a command', before: 'TAG=dev\nTAG=$(cat VERSION)' },
    { name: 'in a file of variables', before: '. ./build.env' },
    { name: 'read from a file', before: 'read -r OTHER TAG < VERSION' },
    { name: 'of a loop', before: 'TAG=x\nfor TAG in 1 2; do echo $TAG; done' },
    { name: 'a default', before: 'TAG=x\n: ${TAG:=$(cat VERSION)}; test -n "$TAG"' },
  ])('$name', ({ before }) => {
    const build = 'docker build -t acme/app:$TAG .\ndocker push acme/app:$TAG';
    const { inputs, jobs } = migrate(job(`${before}\n${build}`));
    expect(inputs).toMatchObject([{ tags: ['acme/app:$TAG'] }]);
    const lines = jobs.a?.before_script as readonly string[];
    expect(lines.slice(0, -1)).toEqual(before.split('\n'));
    expect(lines.at(-1)).toBe('export TAG');
  });

  it('a condition that sets one and pushes is refused', () => {
    const condition =
      'if [ -n "$CI_COMMIT_TAG" ]; then T=stable; docker tag acme/app:1 acme/app:$T; docker push acme/app:$T; fi';
    const { count, said } = migrate(job(`${BUILD}\n${condition}`));
    expect(count).toBe(0);
    expect(said).toContain('it sets a variable or changes the directory under a condition');
  });

  it('the output of a command in a tag becomes a variable', () => {
    const { inputs, jobs } = migrate(
      job(
        'docker build -t acme/app:$(cat VERSION) --label "x=$(date +%F)" .\ndocker push acme/app:$(cat VERSION)',
      ),
    );
    expect(inputs).toMatchObject([
      { tags: ['acme/app:$DOCKER_VALUE_1'], labels: ['x=$DOCKER_VALUE_2'] },
    ]);
    expect(jobs.a?.before_script).toEqual([
      'export DOCKER_VALUE_1="$(cat VERSION)"',
      'export DOCKER_VALUE_2="$(date +%F)"',
    ]);
  });

  it('the output of a command as a password too', () => {
    const login = 'docker login -u oauth2accesstoken -p "$(gcloud auth print-access-token)" gcr.io';
    const { inputs, jobs } = migrate(job(`${login}\n${BUILD}`));
    expect(inputs).toMatchObject([
      { registries: [{ 'gcr.io': { 'password-env': 'DOCKER_VALUE_1' } }] },
    ]);
    expect(jobs.a?.before_script).toEqual([
      'export DOCKER_VALUE_1="$(gcloud auth print-access-token)"',
    ]);
  });

  it.each(['cd app && ', 'V=2; '])('not where %jchanges what it prints', (before) => {
    const { count, said } = migrate(job(`${before}docker build -t acme/app:$(cat VERSION) .`));
    expect(count).toBe(0);
    expect(said).toContain('put that into a variable');
  });

  it('between single quotes it is text, and in a context GitLab would need it before', () => {
    const text = migrate(job(`docker build -t acme/app:1 --label 'x=$(date)' .`));
    expect(text.inputs).toMatchObject([{ labels: ['x=$(date)'] }]);
    const context = migrate(job('docker build -t acme/app:1 $(cat DIRECTORY)'));
    expect(context.count).toBe(0);
    expect(context.said).toMatch(/may hold flags|put that into a variable/);
  });
});

describe('tags of some runs', () => {
  const tag = (word: string): string =>
    `docker tag acme/app:1 acme/app:${word}; docker push acme/app:${word}; fi`;
  const ofTag = 'if [ -n "$CI_COMMIT_TAG" ]; then ';
  const ofBranch = 'if [ "$CI_COMMIT_BRANCH" = "$CI_DEFAULT_BRANCH" ]; then ';

  it('of two conditions for one tag both count', () => {
    const { count, said } = migrate(
      job(`${BUILD}\n${ofTag}${tag('latest')}\n${ofBranch}${tag('latest')}`),
    );
    expect(count).toBe(0);
    expect(said).toContain('it gives git tags acme/app:latest: write a rule for it');
  });

  it('one tag for each condition', () => {
    const { inputs } = migrate(
      job(`${BUILD}\n${ofTag}${tag('$CI_COMMIT_TAG')}\n${ofBranch}${tag('latest')}`),
    );
    expect(inputs).toMatchObject([
      {
        images: ['acme/app'],
        tags: [
          'acme/app:1',
          'type=ref,event=tag',
          'type=raw,value=latest,enable={{is_default_branch}}',
        ],
        flavor: ['latest=false'],
      },
    ]);
  });

  it('latest on the default branch, else the branch, as in the template of GitLab', () => {
    const text = `a:
  services: [docker:dind]
  script:
    - |
      if [[ "$CI_COMMIT_BRANCH" == "$CI_DEFAULT_BRANCH" ]]; then
        tag=""
        echo "default branch"
      else
        tag=":$CI_COMMIT_REF_SLUG"
      fi
    - docker build --pull -t "$CI_REGISTRY_IMAGE\${tag}" .
    - docker push "$CI_REGISTRY_IMAGE\${tag}"
`;
    const { inputs, jobs } = migrate(text);
    expect(inputs).toMatchObject([
      {
        images: ['$CI_REGISTRY_IMAGE'],
        tags: [
          'type=raw,value=latest,enable={{is_default_branch}}',
          'type=raw,value=$CI_COMMIT_REF_SLUG,enable={{is_not_default_branch}}',
        ],
        flavor: ['latest=false'],
      },
    ]);
    expect(jobs.a).toBeUndefined();
  });
});

describe('several images in one script', () => {
  const script = `docker build -t acme/api:$CI_COMMIT_SHA api
docker push acme/api:$CI_COMMIT_SHA
docker build -f web/Dockerfile.prod -t acme/web:$CI_COMMIT_SHA -t acme/web:latest .
docker push --all-tags acme/web`;

  it('become an include each', () => {
    const { inputs, jobs, said } = migrate(job(script, '  retry: 1\n'));
    expect(inputs).toMatchObject([
      { 'job-name': 'a:api', tags: ['acme/api:$CI_COMMIT_SHA'], context: 'api' },
      {
        'job-name': 'a:web',
        tags: ['acme/web:$CI_COMMIT_SHA', 'acme/web:latest'],
        file: 'web/Dockerfile.prod',
      },
    ]);
    expect(jobs).toEqual({ 'a:api': { retry: 1 }, 'a:web': { retry: 1 } });
    expect(said).toContain('its images are built at the same time');
  });

  it('builds that differ in their tags are one', () => {
    const { inputs } = migrate(
      job(`docker build -t acme/app:1 .\ndocker build -t acme/app:2 .\ndocker push -a acme/app`),
    );
    expect(inputs).toMatchObject([{ 'job-name': 'a', tags: ['acme/app:1', 'acme/app:2'] }]);
  });

  it.each([
    {
      name: 'one that is not pushed',
      text: job(`docker build --target test -t t .\n${BUILD}`),
      says: 'does not push them all',
    },
    {
      name: 'one tag for two',
      text: job(`${BUILD}\ndocker build -f B -t acme/app:1 .\ndocker push acme/app:1`),
      says: 'gives one tag to two builds',
    },
    {
      name: 'one built on another',
      text: job(
        `${BUILD}\ndocker build -t acme/b:1 --build-arg BASE=acme/app:1 b\ndocker push acme/b:1`,
      ),
      says: 'built on another',
    },
    {
      name: 'another job needs it',
      text: `${job(script)}deploy:\n  needs: [{ job: a }]\n  script: [make]\n`,
      says: 'job deploy needs it',
    },
  ])('$name: stays, with the reason', ({ text, says }) => {
    const { count, said } = migrate(text);
    expect(count).toBe(0);
    expect(said).toContain(says);
  });
});
