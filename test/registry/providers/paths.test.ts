// SPDX-License-Identifier: Apache-2.0
// The form that registries demand of the paths of repositories, and the providers of hosts.
import { describe, expect, it } from 'vitest';
import { parseRepository } from '../../../src/plan/reference/references.ts';
import { checkPath } from '../../../src/registry/providers/paths.ts';
import { findProvider, providers } from '../../../src/registry/providers/providers.ts';

const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';

function check(name: string): readonly string[] {
  const parsed = parseRepository(name);
  if (!parsed.ok) return expect.fail(JSON.stringify(parsed.problems));
  return checkPath(parsed.value).map(({ code, message, hint }) => `${code} ${message} ${hint}`);
}

describe('a name that its registry accepts', () => {
  it.each([
    ...['acme/app', 'docker.io/acme/app', 'registry-1.docker.io/acme/app', 'busybox'],
    ...['ghcr.io/acme/app', 'ghcr.io/acme/app/api', 'registry.gitlab.com/acme/team/app/api'],
    ...[`${ECR}/app`, `${ECR}/team/app/api`, `${ECR}/${'a'.repeat(255)}`],
    ...['public.ecr.aws/acme/app', 'public.ecr.aws/acme/team/app'],
    ...['europe-docker.pkg.dev/acme/images/app', 'europe-docker.pkg.dev/acme/images/team/app'],
    ...['gcr.io/acme/app', 'eu.gcr.io/acme/team/app', 'acme.azurecr.io/app'],
    ...['quay.io/acme/app', 'quay.io/acme/team/app', 'acme.jfrog.io/app', 'localhost:5000/a'],
    ...['registry.acme.example/a', 'harbor.acme.example/a/b/c/d'],
  ])('%s', (name) => {
    expect(check(name)).toEqual([]);
  });
});

describe('a name that its registry never accepts', () => {
  it.each([
    ['docker.io/acme/app/api', '3 components, and may have at most 2', 'docker.io/NAMESPACE/IMAGE'],
    ['index.docker.io/acme/a/b/c', '4 components', 'docker.io/NAMESPACE/IMAGE'],
    ['ghcr.io/app', '1 component, and needs at least 2', 'ghcr.io/OWNER/IMAGE'],
    ['registry.gitlab.com/acme', '1 component', 'registry.gitlab.com/GROUP/PROJECT'],
    ['public.ecr.aws/app', '1 component', 'public.ecr.aws/ALIAS/REPOSITORY'],
    ['ecr-public.aws.com/app', '1 component', 'ecr-public.aws.com/ALIAS/REPOSITORY'],
    [
      'europe-docker.pkg.dev/acme/app',
      '2 components',
      'europe-docker.pkg.dev/PROJECT/REPOSITORY/IMAGE',
    ],
    ['us.gcr.io/app', '1 component', 'us.gcr.io/PROJECT/IMAGE'],
    ['quay.io/app', '1 component', 'quay.io/NAMESPACE/IMAGE'],
  ])('%s', (name, says, form) => {
    const [problem, ...more] = check(name);
    expect(more).toEqual([]);
    expect(problem).toMatch(/^REPOSITORY_PATH .*https:\/\//);
    expect(problem).toContain(says);
    expect(problem).toContain(`Write ${form}`);
  });
});

it.each([
  ['docker.io', 'Docker Hub'],
  ['ghcr.io', 'GitHub Packages'],
  ['registry.gitlab.com', 'GitLab'],
  [ECR, 'Amazon ECR'],
  ['public.ecr.aws', 'Amazon ECR'],
  ['eu.gcr.io', 'Google Artifact Registry'],
  ['us-central1-docker.pkg.dev', 'Google Artifact Registry'],
  ['acme.azurecr.cn', 'Azure Container Registry'],
  ['quay.io', 'Quay'],
  ['evil-ghcr.io', undefined],
  ['docker.io.example', undefined],
  ['registry.acme.example', undefined],
])('the provider of %s is %s', (host, title) => {
  expect(findProvider(host)?.title).toBe(title);
});

it('no host has two providers', () => {
  const hosts = ['docker.io', 'ghcr.io', ECR, 'gcr.io', 'acme.azurecr.io', 'quay.io'];
  const counts = hosts.map((host) => providers.filter(({ is }) => is?.(host) === true).length);
  expect(counts).toEqual(hosts.map(() => 1));
});
