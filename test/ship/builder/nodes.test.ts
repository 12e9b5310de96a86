// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseBuilder } from '../../../src/ship/builder/choose.ts';
import { makeIdentity } from '../../lab/certificates.ts';
import { startBuildKit } from './buildkit.ts';
import { choose, failing, push, settingsOf, version } from './choosing.ts';
import { makeEdge, scriptShell } from '../scripted-shell.ts';

const name = 'tagship-80000000';
const create = (index: number, driver = 'remote') =>
  `docker-buildx create ${index === 0 ? '' : '--append '}--name ${name} --node ${name}-${index} --driver ${driver}`;

describe('a builder by address', () => {
  it('is made in the state folder of this run, and leaves nothing to remove', async () => {
    const address = await startBuildKit();
    const { builder, lines, edge, commands } = await choose({ builder: address }, [version]);
    expect(builder).toMatchObject({ name, driver: 'remote', store: 'n/a', canPushByDigest: true });
    expect(lines()).toContain(`${create(0)} ${address} --bootstrap`);
    expect(
      commands.every(
        ({ env }) =>
          env.BUILDX_CONFIG === join(edge.tempDir, 'buildx') || env.BUILDX_CONFIG === undefined,
      ),
    ).toBe(true);
    const before = lines().length;
    await builder.remove?.();
    expect(lines()).toHaveLength(before);
    expect(existsSync(join(edge.tempDir, 'buildx'))).toBe(true);
  });

  it('has a node for each platform', async () => {
    const [one, other] = [await startBuildKit(), await startBuildKit()];
    const want = { ...push, platforms: ['linux/amd64', 'linux/arm64'] };
    const builder = `linux/amd64=${one},linux/arm64=${other}`;
    const { lines } = await choose({ builder }, [version], want);
    expect(lines().filter((line) => line.includes('create'))).toEqual([
      `${create(0)} --platform linux/amd64 ${one}`,
      `${create(1)} --platform linux/arm64 ${other} --bootstrap`,
    ]);
  });

  it('on a cluster is taken away again', async () => {
    const { builder, lines } = await choose({ builder: 'kubernetes://builds' }, [version]);
    expect(lines()).toContain(
      `${create(0, 'kubernetes')} --driver-opt namespace=builds --bootstrap`,
    );
    await builder.remove?.();
    expect(lines().at(-1)).toBe(`docker-buildx rm --force ${name}`);
  });

  it('on an engine over ssh gets the registries, and is removed again', async () => {
    const { builder, lines, edge } = await choose(
      { builder: 'ssh://me@arm?image=mirror/buildkit', registries: 'reg.corp: { insecure: true }' },
      [version],
    );
    expect(builder).toMatchObject({ driver: 'docker-container', knownHosts: ['reg.corp'] });
    expect(lines()).toContain(
      `${create(0, 'docker-container')} --buildkitd-config ${edge.tempDir}/buildkitd.toml --driver-opt image=mirror/buildkit ssh://me@arm --bootstrap`,
    );
    await builder.remove?.();
    expect(lines().at(-1)).toBe(`docker-buildx rm --force ${name}`);
  });

  it('is asked three times in CI, where it may start together with the job', async () => {
    const dead = { code: 1, stderr: 'ERROR: context deadline exceeded' };
    const answers = [version, { when: /--bootstrap/, result: [dead, dead, {}] }];
    const given = { builder: await startBuildKit() };
    const { builder, lines } = await choose(given, answers, push, { CI: 'true' });
    expect(builder.driver).toBe('remote');
    expect(lines().filter((line) => line.includes(`inspect --bootstrap ${name}`))).toHaveLength(2);
  });

  it.each([
    {
      name: 'it listens, and does not answer buildx',
      answers: [version, { when: /--bootstrap/, result: { code: 1, stderr: 'ERROR: timed out' } }],
      code: 'BUILDER_UNREACHABLE',
      says: '": ERROR: timed out',
    },
    {
      name: 'buildx is missing',
      answers: [{ when: / version/, result: { code: null, spawnError: 'ENOENT' } }],
      code: 'DOCKER_MISSING',
      says: 'PATH',
    },
  ])('or a Problem: $name', async ({ answers, code, says }) => {
    const problem = await failing(choose({ builder: await startBuildKit() }, answers));
    expect(problem).toMatchObject({ code });
    expect(problem?.message).toContain(says);
  });

  it.each([
    {
      name: 'what is refused for good is not tried again',
      said: 'ERROR: error while calling deploymentClient.Create for "x0": deployments.apps is forbidden: User "ci" cannot create resource "deployments"',
      tries: 1,
      says: '("namespace=builds"): deployments.apps is forbidden',
    },
    {
      name: 'pods that are not ready yet are waited for',
      said: 'ERROR: expected 1 replicas to be ready, got 0',
      tries: 3,
      says: 'expected 1 replicas to be ready',
    },
  ])('on a cluster, in CI: $name', async ({ said, tries, says }) => {
    const scripted = scriptShell([
      version,
      { when: /--bootstrap/, result: { code: 1, stderr: said } },
    ]);
    const { edge } = await makeEdge(scripted.shell, { CI: 'true' });
    const settings = await settingsOf({ builder: 'kubernetes://builds' });
    const problem = await failing(chooseBuilder(settings, edge, push));
    expect(problem).toMatchObject({ code: 'BUILDER_UNREACHABLE' });
    expect(problem?.message).toContain(says);
    expect(scripted.lines().filter((line) => line.includes('--bootstrap'))).toHaveLength(tries);
    expect(scripted.lines().at(-1)).toBe(`docker-buildx rm --force ${name}`);
  });

  it('hands on the paths of certificates as buildx wants them: absolute', async () => {
    const authority = makeIdentity({ name: 'ca' });
    const { shell, lines } = scriptShell([version]);
    const { edge } = await makeEdge(shell);
    const server = makeIdentity({ name: 's', issuer: authority, ipAddresses: ['127.0.0.1'] });
    const address = await startBuildKit({ server, clients: authority });
    const files = { 'ca.pem': authority.certificate, 'cert.pem': server.certificate };
    await writeFiles(edge.cwd, { ...files, 'key.pem': server.key });
    const builder = `${address}?cacert=ca.pem&cert=cert.pem&key=key.pem`;
    await chooseBuilder(await settingsOf({ builder }), edge, push);
    expect(lines().join('\n')).toContain(
      `--driver-opt cacert=${edge.cwd}/ca.pem --driver-opt cert=${edge.cwd}/cert.pem --driver-opt key=${edge.cwd}/key.pem ${address}`,
    );
  });

  it('is refused when a platform has none', async () => {
    const problem = await failing(choose({ builder: 'linux/arm64=tcp://b:1' }, [version]));
    expect(problem?.message).toContain('"linux/amd64"');
  });
});

async function writeFiles(folder: string, files: Readonly<Record<string, string>>) {
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
}
