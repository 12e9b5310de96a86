// SPDX-License-Identifier: Apache-2.0
// What of the job's environment the children of an untrusted run have.
import { describe, expect, it } from 'vitest';
import { toBuildEnv, toTestEnv } from '../../../../src/ship/build/command/child-env.ts';
import { settingsOf } from '../../builder/choosing.ts';

/** What both need; the rest differs. */
const shared = {
  ...{ PATH: '/bin', LANG: 'C', LC_ALL: 'C.UTF-8', LC_TIME: 'C', TZ: 'UTC', TMPDIR: '/tmp' },
  ...{ DOCKER_HOST: 'tcp://dind:2376', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/certs' },
  ...{ DOCKER_CONTEXT: 'x', DOCKER_DEFAULT_PLATFORM: 'linux/amd64' },
  ...{ HTTPS_PROXY: 'http://proxy:1', no_proxy: 'x', ALL_PROXY: 'y' },
};
const forBuildx = {
  ...{ HOME: '/root', CI: 'true', DOCKER_CONFIG: '/d', DOCKER_AUTH_CONFIG: '{}' },
  ...{ BUILDX_BUILDER: 'b', BUILDX_NO_DEFAULT_ATTESTATIONS: '1', BUILDKIT_HOST: 'tcp://b:1' },
};
/** Secrets, and names that say nothing. */
const others = {
  ...{ HUB_TOKEN: 's', GITHUB_TOKEN: 's', CI_JOB_TOKEN: 's', CI_REGISTRY_PASSWORD: 's' },
  ...{ INPUT_REGISTRIES: 's', 'INPUT_GITHUB-TOKEN': 's', TAGSHIP_REGISTRIES: 's', DEPLOY: 's' },
  ...{ AWS_SECRET_ACCESS_KEY: 's', AWS_SESSION_TOKEN: 's', AZURE_CLIENT_SECRET: 's' },
  ...{ ACTIONS_RUNTIME_TOKEN: 's', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 's', ACTIONS_CACHE_URL: 'u' },
  ...{
    BUILDX_BAKE_GIT_AUTH_TOKEN: 's',
    SSH_AUTH_SOCK: '/agent',
    NODE_OPTIONS: 'x',
    LD_PRELOAD: 'x',
  },
  ...{ BUILDKIT_AZURE_STORAGE_SECRET_ACCESS_KEY: 's', LC: 'x', PATH_TO: 'x', constructor: 'x' },
};
const env = { ...shared, ...forBuildx, ...others };

describe('the build has what buildx needs', () => {
  it('and nothing else', async () => {
    expect(toBuildEnv(env, await settingsOf({}))).toEqual({ ...shared, ...forBuildx });
  });

  it.each([
    { given: { 'secret-envs': 'hub=HUB_TOKEN' }, more: ['HUB_TOKEN'] },
    { given: { 'secret-envs': 'a=DEPLOY,b=GITHUB_TOKEN' }, more: ['DEPLOY', 'GITHUB_TOKEN'] },
    { given: { 'secret-files': 'a=env=HUB_TOKEN' }, more: [] },
    { given: { 'build-args': 'DEPLOY\nHUB_TOKEN=1' }, more: ['DEPLOY'] },
    { given: { ssh: 'default' }, more: ['SSH_AUTH_SOCK'] },
    { given: { builder: 'ssh://me@host' }, more: ['SSH_AUTH_SOCK'] },
    { given: { 'cache-from': 'type=gha' }, more: ['ACTIONS_CACHE_URL', 'ACTIONS_RUNTIME_TOKEN'] },
    { given: { cache: 'gha' }, more: ['ACTIONS_CACHE_URL', 'ACTIONS_RUNTIME_TOKEN'] },
    {
      given: { 'cache-from': 'type=s3,bucket=b' },
      more: ['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'],
    },
    {
      given: { 'cache-from': 'type=azblob,name=x' },
      more: ['AZURE_CLIENT_SECRET', 'BUILDKIT_AZURE_STORAGE_SECRET_ACCESS_KEY'],
    },
    { given: { 'cache-from': 'type=constructor' }, more: [] },
    { given: { 'cache-from': 'type=registry,ref=r' }, more: [] },
  ])('and what the workflow names: $given', async ({ given, more }) => {
    const got = toBuildEnv(env, await settingsOf(given));
    const names = Object.keys(got).filter((name) => Object.hasOwn(others, name));
    expect(names.sort()).toEqual(more);
  });
});

describe('the test has what leads to the engine', () => {
  it.each([
    { given: {}, more: {} },
    { given: { 'test-env': 'DEPLOY, HUB_TOKEN' }, more: { DEPLOY: 's', HUB_TOKEN: 's' } },
    { given: { 'test-env': '*' }, more: {} },
  ])('and what test-env names: $given', async ({ given, more }) => {
    expect(toTestEnv(env, await settingsOf(given))).toEqual({ ...shared, ...more });
  });
});
