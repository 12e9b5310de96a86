// SPDX-License-Identifier: Apache-2.0
// The project's own pipeline on GitLab, which publishes a release in the CI/CD catalog: what can be run of it without GitLab.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeProject, type Project } from '../e2e/project.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { isNightly, nightly } from '../lab/nightly.ts';
import { runPipeline, type Pipeline } from './pipeline.ts';

const text = readFileSync(fileURLToPath(new URL('../../.gitlab-ci.yml', import.meta.url)), 'utf8');
let site: Lab;
let project: Project | undefined;

beforeAll(async () => {
  if (!isNightly) return;
  site = await lab();
  const files = { '.gitlab-ci.yml': text, 'package.json': '{"version":"0.2.1"}' };
  project = await makeProject({ lab: site, files });
  await project.commit('Release 0.2.1');
});
afterAll(() => project?.remove());

/** Runs the pipeline of a git tag. */
async function release(gitTag: string): Promise<Pipeline> {
  if (project === undefined) throw new Error('there is no project');
  return await runPipeline({ site, project, image: 'tool', variables: { CI_COMMIT_TAG: gitTag } });
}

it('the catalog gets the version without its v, from the job with the keyword release', () => {
  const { catalog } = parse(text) as {
    catalog: { needs: string[]; release: { tag_name: string; ref: string } };
  };
  expect(catalog.needs).toEqual(['version']);
  expect(catalog.release).toMatchObject({ tag_name: '$CATALOG_VERSION', ref: '$CI_COMMIT_SHA' });
});

nightly(it)('a release is published as its version', async () => {
  const { code, log } = await release('v0.2.1');
  expect(code, log).toBe(0);
  expect(log).toContain('Publishing the component as 0.2.1');
});

nightly(it)('a git tag that is not the version in package.json is not published', async () => {
  const { code, log } = await release('v0.2.2');
  expect(code, log).not.toBe(0);
  expect(log).not.toContain('Publishing');
});

nightly(it)('neither a prerelease nor another git tag is published', async () => {
  for (const gitTag of ['v0.2.1-rc.1', '0.2.1', 'v0', 'nightly']) {
    const { log } = await release(gitTag);
    expect(log, gitTag).not.toContain('Publishing');
  }
});
