// SPDX-License-Identifier: Apache-2.0
// What a job of GitLab inherits, also from files that are included.
import { describe, expect, it } from 'vitest';
import { BUILD, job, migrate } from './migrate.ts';

describe('what a job inherits', () => {
  it('maps are joined key by key, as extends does', () => {
    const text = `
.base:
  services: [docker:dind]
  variables: { NAME: app, OTHER: x }
  cache: { key: k, paths: [node_modules] }
  retry: { max: 2 }
  script: [docker build -t acme/$NAME:$OTHER ., docker push acme/$NAME:$OTHER]
a:
  extends: .base
  variables: { NAME: web }
  cache:
    policy: pull
`;
    const { inputs, jobs } = migrate(text);
    expect(inputs).toMatchObject([{ tags: ['acme/$NAME:$OTHER'] }]);
    expect(jobs.a).toEqual({
      variables: { NAME: 'web', OTHER: 'x' },
      cache: { policy: 'pull', key: 'k', paths: ['node_modules'] },
      retry: { max: 2 },
    });
  });

  it('a map that << merges is replaced as a whole', () => {
    const text = `
.base: &base
  services: [docker:dind]
  variables: { OTHER: '1' }
  script: [docker build -t acme/app:$OTHER ., docker push acme/app:$OTHER]
a:
  <<: *base
  variables: { NAME: web }
`;
    expect(migrate(text).jobs.a).toEqual({ variables: { NAME: 'web' } });
  });

  it('aliases and references in a script are what they stand for', () => {
    const text = `
.login: &login
  - docker login -u $USER_NAME -p $TOKEN quay.io
.build:
  script:
    - docker build -t quay.io/acme/app:1 .
.rules: &rules
  - if: $CI_COMMIT_TAG
.cache: &cache { key: k }
a:
  services: [docker:dind]
  before_script: *login
  rules: *rules
  cache: *cache
  script:
    - !reference [.build, script]
    - docker push quay.io/acme/app:1
`;
    const { inputs, jobs } = migrate(text);
    expect(inputs).toMatchObject([
      {
        tags: ['quay.io/acme/app:1'],
        rules: [{ if: '$CI_COMMIT_TAG' }],
        registries: [{ 'quay.io': { username: '$USER_NAME', 'password-env': 'TOKEN' } }],
      },
    ]);
    expect(jobs.a).toEqual({ cache: { key: 'k' } });
  });

  it('a reference as the value of any key', () => {
    const text = `
.x:
  services: [docker:dind]
  tags: [shell]
  variables: { TAG: '1' }
a:
  services: !reference [.x, services]
  tags: !reference [.x, tags]
  variables: !reference [.x, variables]
  cache: !reference [.x, cache]
  script: [docker build -t $NAME:$TAG ., docker push $NAME:$TAG]
`;
    const { inputs, jobs } = migrate(text);
    expect(inputs).toEqual([expect.objectContaining({ 'runner-tags': ['shell'] })]);
    expect(inputs).not.toEqual([expect.objectContaining({ engine: expect.anything() as unknown })]);
    expect(jobs.a?.variables).toEqual({ TAG: '1' });
    expect(jobs.a).toHaveProperty('cache');
  });

  it.each([
    {
      name: 'an anchor that others use',
      text: `a:\n  services: [docker:dind]\n  script: &s\n    - docker build -t acme/app:1 .\n    - docker push acme/app:1\nb:\n  stage: deploy\n  script: *s\n`,
      says: 'job a: other parts of the file use its anchor s',
    },
    {
      name: 'a job that another extends',
      text: `${job(BUILD)}b:\n  extends: a\n  script: [make]\n`,
      says: 'job a: job b extends it',
    },
    {
      name: 'too many jobs',
      text: `${job(BUILD, '  extends: .j0\n')}${Array.from({ length: 30 }, (_, at) => `.j${at}:\n  extends: .j${at + 1}\n`).join('')}.j30: { retry: 1 }\n`,
      says: 'job a: it extends too many jobs',
    },
  ])('$name: stays, with the reason', ({ text, says }) => {
    expect(migrate(text).said).toContain(says);
  });
});

describe('files that are included', () => {
  const main = `
include:
  # templates
  - local: /ci/docker.yml
  - { component: $CI_SERVER_FQDN/acme/lint/lint@1 }
a:
  extends: .docker
  variables: { NAME: app }
`;
  const docker = `
variables: { REGISTRY: quay.io }
.docker:
  services: [docker:dind]
  stage: build
  retry: 1
  script:
    - docker build -t $REGISTRY/acme/$NAME:1 .
    - docker push $REGISTRY/acme/$NAME:1
`;

  it('a job that extends a template of the project', () => {
    const { inputs, jobs, count } = migrate(main, { 'ci/docker.yml': docker });
    expect(count).toBe(1);
    expect(inputs).toEqual([
      {
        'job-name': 'a',
        rules: [{ if: '$CI_COMMIT_BRANCH' }, { if: '$CI_COMMIT_TAG' }],
        tags: ['$REGISTRY/acme/$NAME:1'],
      },
    ]);
    expect(jobs.a).toEqual({ retry: 1, variables: { NAME: 'app' } });
  });

  it('a file counts more than what it includes, and a later one more than an earlier', () => {
    const name = (tag: string): string => `.x:\n  variables: { TAG: '${tag}' }\n`;
    const files = {
      'a.yml': `include: [{ local: a1.yml }]\n${name('a')}`,
      'a1.yml': `${name('a1')}.y: { variables: { OTHER: a1 } }\n`,
      'b.yml': '.y: { variables: { OTHER: b } }\n',
    };
    const text = `include: [a.yml, b.yml]\na:\n  extends: [.x, .y]\n  services: [docker:dind]\n  script: [docker build -t acme/app:$TAG-$OTHER ., docker push acme/app:$TAG-$OTHER]\n`;
    const block = text.replace('[a.yml, b.yml]', '\n  - a.yml\n  - b.yml');
    expect(migrate(block, files).jobs.a).toEqual({ variables: { TAG: 'a', OTHER: 'b' } });
  });

  it('one with inputs cannot be read, and is named', () => {
    const text = 'include: ci/x.yml\na:\n  extends: .docker\n';
    const { said } = migrate(text, { 'ci/x.yml': 'spec:\n  inputs: {}\n---\n.docker: {}\n' });
    expect(said).toContain('it may come from the include of local ci/x.yml');
  });

  it('a template of another project, and one that is not there, are named', () => {
    const { said } = migrate(main);
    expect(said).toContain('job a: it extends .docker, which is in none of the files');
    expect(said).toContain('the include of local /ci/docker.yml and 1 more');
  });

  it('a file that builds is named, by include or by trigger', () => {
    const { count, said } = migrate(
      'include: ci/docker.yml\nchild:\n  trigger:\n    include: [{ local: ci/child.yml }]\n',
      { 'ci/docker.yml': job(BUILD), 'ci/child.yml': job(BUILD) },
    );
    expect(count).toBe(0);
    expect(said).toContain(
      'local ci/docker.yml: it builds an image: run tagship init --from ci/docker.yml',
    );
    expect(said).toContain('run tagship init --from ci/child.yml');
  });
});
