// SPDX-License-Identifier: Apache-2.0
// The examples of all CI systems but GitHub and GitLab, as far as the plan: run as these systems run them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../src/plan/plan.ts';
import { makeProject, type Project } from '../e2e/project.ts';
import { isNightly } from '../lab/nightly.ts';
import { readers, readExampleText } from './example.ts';
import { readRun, runScript } from './runs.ts';

let project: Project;
let sha: string;

beforeAll(async () => {
  project = await makeProject({});
  sha = await project.release('v1.2.3');
});
afterAll(() => project.remove());

const release = ['1.2.3', '1.2', '1', 'latest'];

const table = [
  { ci: 'jenkins', path: 'jenkins/Jenkinsfile', run: 'multibranch-tag', tags: release },
  { ci: 'jenkins', path: 'jenkins/Jenkinsfile', run: 'multibranch-pull-request', tags: ['pr-7'] },
  { ci: 'travis', path: 'travis/.travis.yml', run: 'push-tag', tags: release },
  { ci: 'circle', path: 'circle/config.yml', run: 'push-tag', tags: release },
  { ci: 'azure', path: 'azure/azure-pipelines.yml', run: 'push-tag', tags: release },
  { ci: 'bitbucket', path: 'bitbucket/bitbucket-pipelines.yml', run: 'push-tag', tags: release },
  { ci: 'buildkite', path: 'buildkite/pipeline.yml', run: 'push-tag', tags: release },
  { ci: 'woodpecker', path: 'woodpecker/image.yml', run: 'push-tag', tags: release },
  { ci: 'drone', path: 'drone/.drone.yml', run: 'push-tag', tags: release },
] as const;

/** These test/examples/ship.test.ts ships in `npm test`, from which their plans are seen as well. */
const isShipped = ({ ci }: (typeof table)[number]) => ci === 'jenkins';
const rows = isNightly ? table : table.filter((row) => !isShipped(row));

describe.each(rows)('$path on $run', ({ ci, path, run, tags }) => {
  it('plans the tags, to be pushed', async () => {
    const example = readers[ci]?.(readExampleText(path));
    if (example === undefined) throw new Error(`no example for ${ci}`);
    expect(example.script).toMatch(/(?:^|@[\d.]+ |tagship )ship\b/);
    const script = example.script.replace(/\bship\b(?!@)/, 'plan --json');
    const result = await runScript({
      project,
      example: { ...example, script },
      ci: readRun(ci, run, sha),
      store: { HUB_TOKEN: 's3cret-4711', 'hub-token': 's3cret-4711', hub_token: 's3cret-4711' },
    });
    expect(result.code, result.stderr).toBe(0);
    const plan = JSON.parse(result.stdout) as Plan;
    expect(plan).toMatchObject({ facts: { ci }, push: { mode: 'push' } });
    expect(plan.targets.map(({ repositories }) => repositories)).toEqual([['docker.io/acme/app']]);
    expect(plan.targets[0]?.tags.map(({ tag }) => tag)).toEqual(tags);
    expect(result.stdout + result.stderr).not.toContain('s3cret-4711');
  });
});
