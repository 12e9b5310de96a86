// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { explainBoot } from '../../../src/ship/builder/failure.ts';
import type { BuilderNode } from '../../../src/ship/builder/setting.ts';

const cluster: BuilderNode = { driver: 'kubernetes', options: ['namespace=builds'], platforms: [] };
const engine: BuilderNode = {
  driver: 'docker-container',
  endpoint: 'ssh://me@host',
  options: [],
  platforms: [],
};

const boot = 'ERROR: error for bootstrap "x0": ';
const init = 'ERROR: failed to initialize builder x (x0): ';
const get = 'Get "https://cluster:6443/apis/apps/v1/namespaces/builds/deployments/x0": ';

describe('why a builder did not start on a cluster', () => {
  it.each([
    {
      name: 'no configuration',
      stderr: `${init}cannot determine Kubernetes namespace, specify manually: invalid configuration: no configuration has been provided, try setting KUBERNETES_MASTER environment variable`,
      said: /^invalid configuration: no configuration/,
      hint: 'Set KUBECONFIG',
    },
    {
      name: 'a file that is not there',
      stderr: `${init}cannot determine Kubernetes namespace, specify manually: stat /nope/kc: no such file or directory`,
      said: /^stat \/nope\/kc: no such file/,
      hint: 'Set KUBECONFIG',
    },
    {
      name: 'refused',
      stderr: `#1 [internal] booting buildkit\n${boot}${get}dial tcp 127.0.0.1:6443: connect: connection refused\n`,
      said: /^Get .*connection refused$/,
      hint: 'Check server under clusters',
    },
    {
      name: 'unknown host',
      stderr: `${boot}${get}dial tcp: lookup cluster: no such host`,
      said: /no such host$/,
      hint: 'Check server under clusters',
    },
    {
      name: 'a certificate that is not trusted',
      stderr: `${boot}${get}tls: failed to verify certificate: x509: certificate signed by unknown authority`,
      said: /x509/,
      hint: 'certificate-authority',
    },
    {
      name: 'a token that is not accepted',
      stderr: `${boot}Unauthorized`,
      said: /^Unauthorized$/,
      hint: 'under users in the kubeconfig',
    },
    {
      name: 'a program that is not there',
      stderr: `${boot}${get}getting credentials: exec: executable aws not found`,
      said: /executable aws not found/,
      hint: 'users, exec',
    },
    {
      name: 'forbidden',
      stderr: `ERROR: error while calling deploymentClient.Create for "x0": deployments.apps is forbidden: User "system:serviceaccount:ci:default" cannot create resource "deployments" in API group "apps" in the namespace "builds"`,
      said: /^deployments.apps is forbidden: User/,
      hint: 'role in the namespace "builds"',
    },
    {
      name: 'exceeded quota',
      stderr: `ERROR: error while calling deploymentClient.Create for "x0": pods "x0" is forbidden: exceeded quota: q, requested: pods=1`,
      said: /^pods "x0" is forbidden: exceeded quota/,
      hint: 'Raise the quota of the namespace "builds"',
    },
    {
      name: 'privileged pods that are not permitted',
      stderr: `ERROR: error while calling deploymentClient.Create for "x0": pods "x0" is forbidden: violates PodSecurity "restricted:latest": privileged`,
      said: /violates PodSecurity/,
      hint: 'rootless=true',
    },
    {
      name: 'no such namespace',
      stderr: `ERROR: error while calling deploymentClient.Create for "x0": namespaces "builds" not found`,
      said: /^namespaces "builds" not found$/,
      hint: 'kubectl create namespace builds',
    },
    {
      name: 'never ready',
      stderr: 'ERROR: expected 1 replicas to be ready, got 0',
      said: /^expected 1 replicas/,
      hint: 'kubectl --namespace builds get events',
      isSlow: true,
    },
    {
      name: 'anything else',
      stderr: 'ERROR: error while calling deploymentClient.Create for "x0": etcd',
      said: /^etcd$/,
      hint: 'kubectl --namespace builds get deployments',
    },
  ])('$name', ({ stderr, said, hint, isSlow = false }) => {
    const failure = explainBoot([cluster], stderr);
    expect(failure.said).toMatch(said);
    expect(failure.hint).toContain(hint);
    expect(failure.isSlow).toBe(isSlow);
  });
});

it.each([
  { stderr: `${boot}Unauthorized`, isUnmade: true },
  { stderr: `${init}no configuration`, isUnmade: true },
  { stderr: 'ERROR: error while calling deploymentClient.Create for "x0": x', isUnmade: false },
  { stderr: 'ERROR: expected 1 replicas to be ready, got 0', isUnmade: false },
])('nothing was made that would have to be removed: $stderr', ({ stderr, isUnmade }) => {
  expect(explainBoot([cluster], stderr).isUnmade).toBe(isUnmade);
});

describe('why a builder did not start on an engine over ssh', () => {
  const ssh = (said: string) =>
    `${init}error during connect: Get "http://docker.example.com/v1.51/containers/x/json": command [ssh -l me -o ConnectTimeout=30 -T -- host docker system dial-stdio] has exited with exit status 255, make sure the URL is valid, and Docker 18.09 or later is installed on the remote host: stderr=${said}\n\n`;
  it.each([
    {
      name: 'a host key that is not known',
      said: 'Host key verification failed.',
      hint: 'known_hosts',
    },
    {
      name: 'a host key that has changed',
      said: '@@@@@@@\n@  WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!  @\n@@@@@@@\nHost key verification failed.',
      hint: 'known_hosts',
    },
    { name: 'no key', said: 'me@host: Permission denied (publickey).', hint: 'SSH_AUTH_SOCK' },
    {
      name: 'an unknown host',
      said: 'ssh: Could not resolve hostname host: Name or service not known',
      hint: 'ssh://user@host:port',
    },
    {
      name: 'refused',
      said: 'ssh: connect to host host port 22: Connection refused',
      hint: 'ssh://user@host:port',
    },
    { name: 'no Docker there', said: 'sh: docker: not found', hint: 'Install the Docker CLI' },
    {
      name: 'no right to use it',
      said: 'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock',
      hint: 'group docker',
    },
  ])('$name', ({ said, hint }) => {
    const failure = explainBoot([engine], ssh(said));
    expect(failure.said).toBe(said.split('\n').at(-1));
    expect(failure.hint).toContain(hint);
  });

  it('no ssh here', () => {
    const stderr = `${init}error during connect: Get "http://docker.example.com/_ping": exec: "ssh": executable file not found in $PATH`;
    expect(explainBoot([engine], stderr).hint).toContain('Install ssh');
  });

  it('an image that cannot be pulled', () => {
    const stderr = 'ERROR: Error response from daemon: pull access denied for moby/buildkit';
    const { said, hint } = explainBoot([engine], stderr);
    expect(said).toContain('pull access denied');
    expect(hint).toContain('docker pull moby/buildkit');
  });
});
