// SPDX-License-Identifier: Apache-2.0
// The examples for Jenkins, Travis CI, Woodpecker and Drone, really shipping to a registry that asks for a password.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runId } from '../e2e/cli.ts';
import { makeProject, type Project } from '../e2e/project.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { pickRows } from '../lab/nightly.ts';
import { readers, readExampleText } from './example.ts';
import { readRun, runScript } from './runs.ts';

let site: Lab;
let project: Project;
let sha: string;

beforeAll(async () => {
  site = await lab();
  project = await makeProject({ lab: site });
  sha = await project.release('v1.2.3');
});
afterAll(() => project.remove());

/** The example with the lab's registry instead of Docker Hub, and alice instead of acme. */
function toLab(text: string, image: string): string {
  const { host } = site.registries.htpasswd;
  return text
    .replaceAll('docker.io/acme/app', `${host}/${image}`)
    .replaceAll('"docker.io"', `"${host}"`)
    .replaceAll('"acme"', '"alice"');
}

async function tagsOf(image: string): Promise<readonly string[]> {
  const { url, users } = site.registries.htpasswd;
  const authorization = `Basic ${Buffer.from(`alice:${users.alice ?? ''}`).toString('base64')}`;
  const response = await fetch(`${url}/v2/${image}/tags/list`, { headers: { authorization } });
  const { tags } = (await response.json()) as { tags?: string[] };
  return (tags ?? []).toSorted();
}

const rows = [
  {
    ci: 'jenkins',
    path: 'jenkins/Jenkinsfile',
    run: 'multibranch-tag',
    secret: 'hub-token',
    tags: ['1', '1.2', '1.2.3', 'latest'],
  },
  {
    ci: 'jenkins',
    path: 'jenkins/Jenkinsfile',
    run: 'multibranch-pull-request-from-fork',
    secret: 'hub-token',
    tags: [],
  },
  {
    ci: 'travis',
    path: 'travis/.travis.yml',
    run: 'push-branch',
    secret: 'HUB_TOKEN',
    tags: ['main', expect.stringMatching(/^sha-[0-9a-f]{7}$/) as string],
  },
  {
    ci: 'woodpecker',
    path: 'woodpecker/image.yml',
    run: 'pull-request',
    event: 'pull_request',
    secret: 'hub_token',
    tags: [],
  },
  {
    ci: 'drone',
    path: 'drone/.drone.yml',
    run: 'push-tag',
    secret: 'hub_token',
    tags: ['1', '1.2', '1.2.3', 'latest'],
  },
  { ci: 'drone', path: 'drone/.drone.yml', run: 'pull-request', secret: 'none', tags: [] },
];

describe.each(pickRows(rows))('$path on $run', ({ ci, path, run, event, secret, tags }) => {
  it(`gives ${tags.length === 0 ? 'no tag' : 'its tags'}`, async () => {
    const image = `examples-${runId}/${ci}-${run}`;
    const example = readers[ci]?.(toLab(readExampleText(path), image), event);
    if (example === undefined) throw new Error(`no example for ${ci}`);
    const password = site.registries.htpasswd.users.alice ?? '';
    const result = await runScript({
      project,
      example,
      ci: readRun(ci, run, sha),
      store: { [secret]: password },
      env: site.env,
    });
    expect(result.code, result.stderr).toBe(0);
    expect(await tagsOf(image)).toEqual(tags);
    expect(result.stdout + result.stderr).not.toContain(password);
  });
});
