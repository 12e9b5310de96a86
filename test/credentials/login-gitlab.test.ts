// SPDX-License-Identifier: Apache-2.0
// The logins that GitLab gives to a job, and which of them counts for which repository.
import { expect, it } from 'vitest';
import { openCredentials, repository, show } from './logins.ts';

const gitlab = {
  CI_REGISTRY: 'gitlab.acme.io:5050',
  CI_REGISTRY_USER: 'gitlab-ci-token',
  CI_REGISTRY_PASSWORD: 'jobtoken',
};
const deploy = { CI_DEPLOY_USER: 'gitlab+deploy-token-1', CI_DEPLOY_PASSWORD: 'deploytoken' };
const proxy = {
  CI_DEPENDENCY_PROXY_SERVER: 'gitlab.acme.io:443',
  CI_DEPENDENCY_PROXY_USER: 'gitlab-ci-token',
  CI_DEPENDENCY_PROXY_PASSWORD: 'proxytoken',
};

it.each([
  {
    name: "GitLab's before the deploy token, for the project itself",
    image: 'gitlab.acme.io:5050/g/p/web',
    env: { ...gitlab, ...deploy, CI_REGISTRY_IMAGE: 'gitlab.acme.io:5050/g/p' },
    found: 'gitlab-ci-token:jobtoken from CI_REGISTRY_PASSWORD',
  },
  {
    name: 'the deploy token before it, for another project',
    image: 'gitlab.acme.io:5050/g/p2',
    env: { ...gitlab, ...deploy, CI_REGISTRY_IMAGE: 'gitlab.acme.io:5050/g/p' },
    found: 'gitlab+deploy-token-1:deploytoken from CI_DEPLOY_PASSWORD',
  },
  {
    name: 'the deploy token alone',
    image: 'gitlab.acme.io:5050/g/p',
    env: { CI_REGISTRY: gitlab.CI_REGISTRY, ...deploy },
    found: 'gitlab+deploy-token-1:deploytoken from CI_DEPLOY_PASSWORD',
  },
  {
    name: "the deploy token, where it is named and empty: GitLab's",
    image: 'gitlab.acme.io:5050/g/p2',
    env: { ...gitlab, CI_DEPLOY_USER: '', CI_DEPLOY_PASSWORD: '', CI_REGISTRY_IMAGE: 'x/y' },
    found: 'gitlab-ci-token:jobtoken from CI_REGISTRY_PASSWORD',
  },
  {
    name: 'the dependency proxy, with its port',
    image: 'gitlab.acme.io:443/g/dependency_proxy/containers/alpine',
    env: { ...gitlab, ...proxy },
    found: 'gitlab-ci-token:proxytoken from CI_DEPENDENCY_PROXY_PASSWORD',
  },
  {
    name: 'the dependency proxy, without the port of https',
    image: 'gitlab.acme.io/g/dependency_proxy/containers/alpine',
    env: { ...gitlab, ...proxy },
    found: 'gitlab-ci-token:proxytoken from CI_DEPENDENCY_PROXY_PASSWORD',
  },
])('$name', async ({ image, env, found }) => {
  const { find } = await openCredentials({ env });
  expect(show(await find(repository(image)))).toBe(found);
});
