// SPDX-License-Identifier: Apache-2.0
// What jobs of GitLab build with besides docker, and what is said of them.
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { translate } from '../../../../src/init/from/from.ts';
import { BUILD, job, migrate } from './migrate.ts';

describe('other programs', () => {
  it('buildah pushes to another reference', () => {
    const { inputs } = migrate(
      job('buildah build -t app .\nbuildah push app docker://quay.io/acme/app:1'),
    );
    expect(inputs).toMatchObject([{ engine: 'remote', tags: ['quay.io/acme/app:1'] }]);
  });

  it.each([
    {
      script: 'buildah push app oci:dir',
      says: 'tags or pushes an image that it does not build: tagship promote',
    },
    { script: 'buildah from x\nbuildah build -t a .', says: '"buildah from" does something else' },
    { script: 'docker compose -f x.yml build --pull', says: 'targets-from' },
    { script: 'docker buildx bake --push', says: 'targets-from' },
    { script: 'skopeo copy docker://a docker://b', says: 'tagship copy' },
    { script: 'docker manifest create a b c', says: 'one build with all platforms' },
    { script: 'make docker-image', says: 'builds or pushes an image by itself' },
    {
      script: `cat $KEY | docker login -u _json_key --password-stdin gcr.io\n${BUILD}`,
      says: 'take the password of a login from a variable',
    },
    { script: `${BUILD} || make`, says: 'leave that out' },
    { script: 'for i in a b; do docker push acme/$i; done', says: 'one by one' },
  ])('$script', ({ script, says }) => {
    const { count, said } = migrate(job(script));
    expect(count).toBe(0);
    expect(said).toContain(says);
  });

  it('what says something, hides output or fails anyway is no reason to stay', () => {
    const { count, jobs } = migrate(
      job(
        `docker build -t acme/app:1 . > /dev/null 2>&1 || exit 1\ndocker push acme/app:1 &>/dev/null\nif [ "$CI_COMMIT_TAG" ]; then echo release; fi\necho "at $(date)"`,
      ),
    );
    expect(count).toBe(1);
    expect(jobs).toEqual({});
  });

  it('emulation of other platforms stays ahead of the build', () => {
    const run = 'docker run --rm --privileged tonistiigi/binfmt --install all';
    const build = 'docker buildx build --platform linux/arm64 --push -t acme/app:1 .';
    const { jobs, inputs } = migrate(job(`${run}\n${build}`));
    expect(inputs).toMatchObject([{ platforms: ['linux/arm64'] }]);
    expect(jobs.a).toEqual({ before_script: [run] });
  });
});

describe('what is to check', () => {
  it.each([
    {
      name: 'artifacts that take the place of the receipt and the variables',
      text: job(BUILD, '  artifacts: { paths: [x], reports: { dotenv: build.env } }\n'),
      says: ['add tagship-a.json to paths', 'with tagship-a.env'],
    },
    {
      name: 'the command of the engine',
      text: job(BUILD).replace('[docker:dind]', '[{ name: docker:dind, command: [--mtu=1400] }]'),
      says: ['the command of its service docker:dind is left out'],
    },
    {
      name: 'a service of another image, from Docker Hub by its whole name',
      text: job(BUILD).replace('[docker:dind]', '[docker:dind, docker.io/library/postgres:16]'),
      says: ['its service docker.io/library/postgres:16 is not there'],
    },
    {
      name: 'a Dockerfile that kaniko may find in the context',
      text: job(
        '/kaniko/executor --context $CI_PROJECT_DIR/app --dockerfile Dockerfile.prod --destination acme/app:1',
      ),
      says: ['--dockerfile: kaniko takes Dockerfile.prod from the context', 'app/Dockerfile.prod'],
    },
    {
      name: 'a second include of another template',
      text: `include:\n${'  - component: $CI_SERVER_FQDN/to-be-continuous/docker/gitlab-ci-docker@6\n'.repeat(2)}${job(BUILD)}`,
      says: [
        'run tagship init --from again for this include',
        'job a: it builds an image by itself',
      ],
    },
  ])('$name', ({ text, says }) => {
    const { count, said } = migrate(text);
    expect(count).toBe(1);
    for (const one of says) expect(said).toContain(one);
  });

  it('lines with any indent stay what they are', () => {
    const text = `a:\n  services: [docker:dind]\n  script:\n    - |\n      echo start\n          if [ -f x ]; then\n            make\n      fi\n      docker build -t acme/app:1 .\n      docker push acme/app:1\n`;
    const { jobs } = migrate(text);
    expect(jobs.a?.before_script).toEqual(['echo start', 'if [ -f x ]; then\n      make\nfi\n']);
  });

  it.each([
    'include:\n  # ours\n  - local: x.yml\n',
    'include: x.yml\n',
    "include: 'x.yml' # ours\n",
    'include: { local: x.yml }\n',
    'include:\n  local: x.yml\n  rules:\n    - if: $CI_COMMIT_TAG\n',
  ])('what is included already stays: %j', (include) => {
    const made = translate(`${include}${job(BUILD)}`, { version: '0.1.0' });
    const text = typeof made === 'string' ? '' : made.text;
    const { include: entries } = parse(text) as { readonly include: readonly unknown[] };
    const before = (parse(include) as { readonly include: unknown }).include;
    expect(entries).toEqual(
      [before].flat().concat([expect.objectContaining({ inputs: expect.anything() as unknown })]),
    );
  });
});
