// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { describeUnreachable } from '../../../src/ship/engine/unreachable.ts';
import { waitForEngine } from '../../../src/ship/engine/wait.ts';
import type { Env } from '../../../src/facts/facts.ts';
import { Problem } from '../../../src/problem.ts';
import { instantClock, makeEdge, scriptShell } from '../scripted-shell.ts';

const dind = { CI: 'true', DOCKER_HOST: 'tcp://docker:2376' };
const dead = {
  name: 'default',
  driver: '',
  platforms: [],
  nodes: 1,
  containerd: undefined,
  error: 'no daemon',
};
const alive = { ...dead, driver: 'docker', error: undefined };

describe('waiting for an engine', () => {
  it.each([
    { name: 'it answers', env: dind, answers: [alive], asked: 1 },
    {
      name: 'it starts together with the job',
      env: dind,
      answers: [dead, dead, dead, alive],
      asked: 4,
    },
  ])('$name', async ({ env, answers, asked }) => {
    const { edge } = await makeEdge(scriptShell([]).shell, env);
    let times = 0;
    const ask = () => Promise.resolve(answers[Math.min(times++, answers.length - 1)]);
    expect(await waitForEngine(edge, ask)).toEqual(alive);
    expect(times).toBe(asked);
  });

  it.each([
    {
      name: 'a minute for a service in CI',
      env: dind,
      said: 'no daemon',
      seconds: 60,
      hints: ['privileged', '/certs/client'],
    },
    {
      name: 'not on a laptop',
      env: { DOCKER_HOST: 'tcp://docker:2376' },
      said: 'no daemon',
      seconds: 0,
      hints: ['Start Docker'],
    },
    {
      name: 'not for a socket',
      env: { CI: 'true' },
      said: 'no daemon',
      seconds: 0,
      hints: ['Start Docker', 'tcp://host:1234'],
    },
    {
      name: 'not where it answers, in another protocol',
      env: dind,
      said: 'Error response from daemon: Client sent an HTTP request to an HTTPS server.',
      seconds: 0,
      hints: ['DOCKER_TLS_VERIFY=1', 'DOCKER_CERT_PATH'],
    },
    {
      name: 'not where it refuses an older client',
      env: dind,
      said: 'client version 1.43 is too old. Minimum supported API version is 1.44',
      seconds: 0,
      hints: ['Update the docker CLI'],
    },
  ])('$name', async ({ env, said, seconds, hints }) => {
    const clock = instantClock();
    const { edge } = await makeEdge(scriptShell([]).shell, env, { clock });
    const silent = { ...dead, error: said };
    const problem = await failing(waitForEngine(edge, () => Promise.resolve(silent)));
    expect(problem).toMatchObject({ code: 'ENGINE_UNREACHABLE' });
    expect(problem?.message).toContain(said);
    for (const hint of hints) expect(problem?.hint).toContain(hint);
    expect(clock.waits).toEqual(Array.from({ length: seconds }, () => 1_000));
  });

  it('names the certificates that are not there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tagship-certs-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, 'ca.pem'), '');
    const env = { ...dind, DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: folder };
    const { edge, said } = await makeEdge(scriptShell([]).shell, env);
    const problem = await failing(waitForEngine(edge, () => Promise.resolve(dead)));
    expect(said).toEqual([
      `Waiting for the Docker engine at tcp://docker:2376 and its certificates in "${folder}" …`,
    ]);
    expect(problem?.message).toContain(`"${folder}" has no cert.pem, key.pem`);
    expect(problem?.hint).toContain('/certs/client');
  });
});

describe('why no engine answers', () => {
  const tls = { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/certs/client' };
  const missing = { folder: '/certs/client', files: ['ca.pem'] };
  it.each<{
    name: string;
    env: Env;
    said: string;
    missing?: typeof missing;
    says: string;
    hint: string;
  }>([
    {
      name: 'TLS asked for at port 2375, without certificates',
      env: { ...dind, ...tls, DOCKER_HOST: 'tcp://docker:2375' },
      said: 'docker endpoint for "default" not found',
      missing,
      says: 'at "tcp://docker:2375": "/certs/client" has no ca.pem',
      hint: 'Remove DOCKER_HOST from the variables of the group',
    },
    {
      name: 'TLS asked for of a plain engine at another port',
      env: { ...dind, ...tls, DOCKER_HOST: 'tcp://docker:4000' },
      said: 'http: server gave HTTP response to HTTPS client',
      says: 'HTTP response',
      hint: 'engine: dind-no-tls',
    },
    {
      name: 'no TLS asked for, and the engine wants it',
      env: dind,
      said: 'Client sent an HTTP request to an HTTPS server.',
      says: 'HTTPS server',
      hint: 'set DOCKER_TLS_VERIFY=1',
    },
    {
      name: 'certificates of another authority',
      env: { ...dind, ...tls },
      said: 'tls: failed to verify certificate: x509: certificate signed by unknown authority',
      says: 'unknown authority',
      hint: 'certificates of an earlier engine',
    },
    {
      name: 'a service in CI',
      env: { ...dind, ...tls },
      said: 'Cannot connect to the Docker daemon',
      says: 'Cannot connect',
      hint: 'privileged = true',
    },
    { name: 'any other', env: {}, said: 'Cannot connect', says: 'here', hint: 'Start Docker' },
  ])('$name', ({ env, said, missing: files, says, hint }) => {
    const problem = describeUnreachable(env, said, files);
    expect(problem).toMatchObject({ code: 'ENGINE_UNREACHABLE' });
    expect(problem.message).toContain(says);
    expect(problem.hint).toContain(hint);
  });
});

async function failing(waiting: Promise<unknown>) {
  const thrown: unknown = await waiting.catch((cause: unknown) => cause);
  expect(thrown).toBeInstanceOf(Problem);
  return (thrown as Problem).problems[0];
}
