// SPDX-License-Identifier: Apache-2.0
// What GitLab gives to a job: logins, files and protected variables, in real pipelines against the lab.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { runId } from '../e2e/cli.ts';
import { makeProject, type Project } from '../e2e/project.ts';
import { installProgram } from '../lab/programs.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { isNightly, nightly, pickRows } from '../lab/nightly.ts';
import { runPipeline, type Pipeline, type PipelineOptions } from './pipeline.ts';
import { renderComponent, type InputValue } from './render.ts';

const template = await readFile(new URL('../../templates/build.yml', import.meta.url), 'utf8');

let site: Lab;
let project: Project | undefined;

beforeAll(async () => {
  site = await lab();
});
afterEach(() => project?.remove());

/** Runs the component in a new project. */
async function runNew(
  {
    inputs,
    files,
    ...options
  }: Partial<PipelineOptions> & {
    image: string;
    inputs?: Readonly<Record<string, InputValue>>;
    files?: Readonly<Record<string, string>>;
  },
  prepare?: (project: Project) => Promise<Readonly<Record<string, string>>>,
): Promise<Pipeline> {
  const { errors, text = '' } = renderComponent(template, { engine: 'host', ...inputs });
  expect(errors).toEqual([]);
  project = await makeProject({ lab: site, files: { ...files, '.gitlab-ci.yml': text } });
  const own = await prepare?.(project);
  const variables = { ...options.variables, ...own };
  return runPipeline({ site, project, ...options, variables });
}

/** The tags of a repository, as alice sees them. */
async function tagsOf(image: string, registry: 'htpasswd' | 'plain' = 'htpasswd') {
  const { url, users } = site.registries[registry];
  const authorization = `Basic ${Buffer.from(`alice:${users.alice ?? ''}`).toString('base64')}`;
  const headers = registry === 'plain' ? {} : { authorization };
  const response = await fetch(`${url}/v2/${image}/tags/list`, { headers });
  const { tags } = (await response.json()) as { tags?: string[] };
  return (tags ?? []).toSorted();
}

nightly(it)('pulls base images through the dependency proxy, with its login', async () => {
  const image = `gitlab-${runId}/proxied`;
  const base = `gitlab-${runId}/base`;
  const first = await runNew({ image: base, inputs: { tags: ['type=raw,value=1'] } });
  expect(first.code, first.log).toBe(0);
  await project?.remove();
  const { host, users } = site.registries.htpasswd;
  const plain = site.registries.plain.host;
  const pipeline = await runNew({
    image,
    files: { Dockerfile: 'ARG PREFIX\nFROM $PREFIX/base:1\nLABEL proxied=yes\n' },
    inputs: {
      'build-args': ['PREFIX=$CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX'],
      tags: ['type=raw,value=2'],
    },
    variables: {
      CI_REGISTRY: plain,
      CI_REGISTRY_IMAGE: `${plain}/${image}`,
      CI_REGISTRY_USER: '',
      CI_DEPENDENCY_PROXY_SERVER: host,
      CI_DEPENDENCY_PROXY_USER: 'alice',
      CI_DEPENDENCY_PROXY_PASSWORD: users.alice ?? '',
      CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX: `${host}/gitlab-${runId}`,
    },
  });
  expect(pipeline.code, pipeline.log).toBe(0);
  expect(await tagsOf(image, 'plain')).toEqual(['2']);
  expect(pipeline.log).not.toContain(users.alice);
});

nightly(it)('is logged in by DOCKER_AUTH_CONFIG as a file variable', async () => {
  const image = `gitlab-${runId}/auth-file`;
  const { host, users } = site.registries.htpasswd;
  const auth = Buffer.from(`alice:${users.alice ?? ''}`).toString('base64');
  const pipeline = await runNew(
    { image, inputs: { tags: ['type=raw,value=1'] } },
    async ({ home }) => {
      const path = join(home, 'DOCKER_AUTH_CONFIG');
      await writeFile(path, JSON.stringify({ auths: { [host]: { auth } } }));
      return { DOCKER_AUTH_CONFIG: path, CI_REGISTRY_USER: '' };
    },
  );
  expect(pipeline.code, pipeline.log).toBe(0);
  expect(await tagsOf(image)).toEqual(['1']);
  expect(pipeline.log).not.toContain(auth);
});

it("reaches a registry behind the server's own authority", async () => {
  const { host } = site.registries.tls;
  const variables = {
    CI_REGISTRY: host,
    CI_REGISTRY_IMAGE: `${host}/gitlab-${runId}/tls`,
    CI_REGISTRY_USER: '',
  };
  const image = `gitlab-${runId}/tls`;
  const inputs = { tags: ['type=raw,value=1'] };
  const ca = { CI_SERVER_TLS_CA_FILE: site.ca };
  const pipeline = await runNew({ image, inputs, variables: { ...variables, ...ca } });
  expect(pipeline.code, pipeline.log).toBe(0);
  expect(pipeline.log).toMatch(/pushed|new/);
  if (!isNightly) return;
  const without = await runNew({ image, inputs, variables });
  expect(without.code).toBe(1);
});

nightly(it)('hands the findings that stop it to the container scanning report', async () => {
  const image = `gitlab-${runId}/scan`;
  const found = { PkgName: 'openssl', InstalledVersion: '3.0.1', Severity: 'HIGH' };
  const findings = JSON.stringify([{ VulnerabilityID: 'CVE-2024-0001', ...found }]);
  const pipeline = await runNew(
    {
      image,
      inputs: { scan: 'trivy', 'scan-severity': ['high'] },
      files: { Dockerfile: `FROM scratch\nCOPY busybox /\nLABEL findings='${findings}'\n` },
    },
    async ({ home }) => {
      await installProgram(join(home, 'bin'), 'trivy', 'trivy.ts');
      return {};
    },
  );
  expect(pipeline.code, pipeline.log).toBe(1);
  expect(pipeline.log).toContain('SCAN_FOUND');
  // The local runner leaves reports in the directory of the job.
  const directory = join(project?.directory ?? '', '.gitlab-ci-local/builds/container-image');
  const report = join(directory, 'tagship-container-image-scan.json');
  expect(JSON.parse(await readFile(report, 'utf8'))).toMatchObject({
    scan: { type: 'container_scanning', scanner: { id: 'trivy' } },
    vulnerabilities: [{ severity: 'High', identifiers: [{ value: 'CVE-2024-0001' }] }],
  });
  expect(await tagsOf(image)).toEqual([]);
});

const refs = [
  {
    name: 'a git tag that is not protected',
    variables: { CI_COMMIT_TAG: 'v1.0.0', CI_COMMIT_REF_NAME: 'v1.0.0' },
    unset: ['CI_COMMIT_BRANCH'],
    code: 1,
  },
  { name: 'a branch that is not protected', variables: {}, unset: [], code: 0 },
];
it.each(pickRows(refs))('on $name without the protected password: exit code $code', async (run) => {
  const image = `gitlab-${runId}/unprotected`;
  const { host } = site.registries.htpasswd;
  const pipeline = await runNew(
    {
      image,
      inputs: {
        images: [`${host}/${image}`],
        registries: [{ [host]: { username: 'alice', 'password-env': 'PROTECTED_TOKEN' } }],
      },
      variables: { CI_COMMIT_REF_PROTECTED: 'false', ...run.variables },
      unset: run.unset,
    },
    async (own) => {
      await own.git('tag', 'v1.0.0');
      await own.push();
      return {};
    },
  );
  expect(pipeline.code, pipeline.log).toBe(run.code);
  expect(pipeline.log).toContain('PROTECTED_TOKEN is empty');
  expect(pipeline.log).toContain(
    'GitLab passes protected variables only to protected branches and git tags',
  );
  expect(pipeline.log.includes('built and not pushed')).toBe(run.code === 0);
  expect(await tagsOf(image)).toEqual([]);
});
