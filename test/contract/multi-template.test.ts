// SPDX-License-Identifier: Apache-2.0
// The GitLab component templates/multi.yml: build.yml in legs. Rows of its matrix reach GitLab and the program as they were written.
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../src/settings/table/defaults.ts';
import { settingsOf, trickyLines } from '../gitlab/job-settings.ts';
import { readInputs, renderComponent, resolveJob, type InputValue } from '../gitlab/render.ts';
import { read } from './documents.ts';

const text = read('templates/multi.yml');
const build = read('templates/build.yml');

/** The jobs with these inputs. @throws Error with what GitLab would say. */
function jobsOf(given: Readonly<Record<string, InputValue>>) {
  const rendered = renderComponent(text, given);
  if (!('jobs' in rendered)) throw new Error(rendered.errors.join('\n'));
  return {
    leg: resolveJob(rendered.jobs, 'container-image:leg'),
    merge: resolveJob(rendered.jobs, 'container-image'),
  };
}

describe('the component', () => {
  const { 'runner-tags': tags, matrix, ...inputs } = readInputs(text);
  const { 'runner-tags': buildTags, ...buildInputs } = readInputs(build);

  it('has the inputs of build.yml, and the rows', () => {
    expect(inputs).toEqual(buildInputs);
    expect(tags).toEqual({
      ...buildTags,
      description: expect.stringContaining('merges') as string,
    });
    expect(matrix?.type).toBe('array');
  });

  it('hands all settings over as build.yml does', () => {
    const settings = (component: string) => {
      const [, found = ''] = /\n'\.tagship:[^\n]*:settings':\n([\s\S]*?)\n\n/.exec(component) ?? [];
      return found;
    };
    const rows = `    TAGSHIP_PLANNED_LEGS:\n      value: >-\n        $[[ inputs.matrix ]]\n      expand: false`;
    expect(settings(text)).toBe(`${settings(build)}\n${rows}`);
  });

  it('has the engines of build.yml', () => {
    const engines = (component: string) =>
      component.slice(component.indexOf(":dind':"), component.indexOf(":host':"));
    expect(engines(text)).toBe(engines(build));
    for (const engine of ['dind', 'dind-no-tls', 'remote', 'host']) {
      expect(jobsOf({ engine }).leg.services === undefined).toBe(engine === 'host');
    }
  });

  it('puts no input into a script', () => {
    const scripts = text.match(/^ {2}script:\n(?: {4}.*\n)+/gm);
    expect(scripts).toHaveLength(2);
    expect(scripts?.join('')).not.toContain('$[[');
  });

  it('has no jobs but the legs, the merge and hidden ones, and no keyword that reaches others', () => {
    const rendered = renderComponent(text, { 'job-name': 'api: build #1' });
    const names = 'jobs' in rendered ? Object.keys(rendered.jobs) : rendered.errors;
    const own = names.filter((name) => !name.startsWith('.tagship:api: build #1:'));
    expect(own).toEqual(['api: build #1:leg', 'api: build #1']);
  });

  it('uses nothing that GitLab 17.0 does not know', () => {
    expect(text).not.toMatch(/component\.|posix_escape|\$\[\[[^\]]*\|/);
  });
});

describe('the legs', () => {
  const trickyRows = trickyLines.map((line) => ({ LEG: 'linux/amd64', RUNNER: line }));

  it('are a job for each row, on the runner of the row', () => {
    const rows = [
      { LEG: 'linux/amd64', RUNNER: 'saas-linux-small-amd64' },
      { LEG: 'linux/arm64', RUNNER: 'saas-linux-small-arm64' },
    ];
    expect(jobsOf({}).leg).toMatchObject({ parallel: { matrix: rows }, tags: ['$RUNNER'] });
  });

  it('are given the settings of the merge', () => {
    const { leg, merge } = jobsOf({ engine: 'host' });
    expect(leg.variables).toEqual(merge.variables);
  });

  it('leave everything but the platforms to tagship.yml and the defaults', async () => {
    const platforms = ['linux/amd64', 'linux/arm64'];
    const wanted = { ...defaultSettings, platforms, platformsNamed: true };
    expect(await settingsOf(jobsOf({}).merge)).toEqual(wanted);
  });

  it('hand their records over by names of their own, in any job and pipeline', () => {
    const { leg, merge } = jobsOf({});
    const record = 'leg-$CI_PIPELINE_ID-$CI_NODE_INDEX.json';
    expect(leg.script).toEqual([
      `tagship ship --leg "$LEG" --record "$SHIPPED_FILES-${record}" --code-quality "$SHIPPED_FILES-quality.json" --scan-gitlab "$SHIPPED_FILES-scan.json"`,
    ]);
    expect(leg.artifacts).toMatchObject({ paths: [`tagship-container-image-${record}`] });
    expect(merge.needs).toEqual(['container-image:leg']);
    expect(merge.script?.[0]).toContain('merge "$SHIPPED_FILES-leg-$CI_PIPELINE_ID-*.json"');
  });

  it('leave what was found in the Dockerfile and in the image also when that fails them, as build.yml does', () => {
    const { leg } = jobsOf({});
    const rendered = renderComponent(build, {});
    const alone = resolveJob('jobs' in rendered ? rendered.jobs : {}, 'container-image');
    const reports = {
      codequality: 'tagship-container-image-quality.json',
      container_scanning: 'tagship-container-image-scan.json',
    };
    expect(leg.artifacts).toMatchObject({ when: 'always', reports });
    expect(alone.artifacts).toMatchObject({ when: 'always', reports });
    expect(alone.script?.[0]).toContain('--scan-gitlab "$SHIPPED_FILES-scan.json"');
  });

  it('are merged without an engine', () => {
    const { merge } = jobsOf({});
    expect(merge.services).toBeUndefined();
    expect(Object.keys(merge.variables ?? {}).filter((name) => name.startsWith('DOCKER'))).toEqual(
      [],
    );
  });

  it.each(trickyRows)('run on a runner with the tag $RUNNER', async (row) => {
    const other = { LEG: 'linux/arm64', RUNNER: 'arm' };
    const { leg, merge } = jobsOf({ matrix: [row, other] });
    expect(leg.parallel).toEqual({ matrix: [row, other] });
    const read = await settingsOf(merge);
    expect(read.platforms).toEqual(['linux/amd64', 'linux/arm64']);
  });

  it('take several platforms, and are named after them by GitLab', async () => {
    const matrix = [{ LEG: 'linux/arm64,linux/arm/v7', RUNNER: 'it\'s "big"' }];
    const { leg, merge } = jobsOf({ matrix });
    expect(leg.parallel).toEqual({ matrix });
    expect((await settingsOf(merge)).platforms).toEqual(['linux/arm64', 'linux/arm/v7']);
  });

  it.each([
    { name: 'a word', matrix: 'linux/amd64' },
    { name: 'a map as text', matrix: '{LEG: linux/amd64}' },
    { name: 'a boolean', matrix: true },
  ])('are refused by GitLab as $name', ({ matrix }) => {
    expect(renderComponent(text, { matrix }).errors).toEqual([
      '`matrix` input: provided value is not a array',
    ]);
  });

  it.each([
    { name: 'no rows', matrix: [], says: 'matrix: it is empty' },
    { name: 'words', matrix: ['linux/amd64'], says: 'is not a list of rows' },
    { name: 'rows with other names', matrix: [{ PLATFORM: 'x' }], says: 'row 1 has no LEG' },
    {
      name: 'text that would close the list',
      matrix: [{ LEG: 'linux/amd64"}]\n  evil: [{"', RUNNER: 'a' }],
      says: 'is not a platform',
    },
  ])('are refused by the program as $name', async ({ matrix, says }) => {
    const { leg, merge } = jobsOf({ matrix });
    expect(leg.parallel).toEqual({ matrix });
    await expect(settingsOf(merge)).rejects.toThrow(says);
  });
});
