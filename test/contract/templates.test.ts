// SPDX-License-Identifier: Apache-2.0
// The GitLab components: what they declare, and that every value reaches the settings as it was written.
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { defaultSettings } from '../../src/settings/table/defaults.ts';
import { readSettings } from '../../src/settings/read.ts';
import { inputVariableOf, isQuotedInput } from '../../src/settings/inputs/component/inputs.ts';
import { settingsTable, variableOf } from '../../src/settings/table/table.ts';
import { version } from '../../src/version.ts';
import { readInputs, renderComponent, resolveJob, splitComponent } from '../gitlab/render.ts';
import type { InputValue, Job } from '../gitlab/render.ts';
import { read } from './documents.ts';
import { settingsOf, trickyLines } from '../gitlab/job-settings.ts';

const components = [
  {
    template: 'templates/build.yml',
    job: 'container-image',
    engines: ['dind', 'dind-no-tls', 'remote', 'host'],
  },
  { template: 'templates/plan.yml', job: 'container-plan', engines: [] },
];

/** Secrets are masked variables of the project: an input can be read in every pipeline. */
const inputSettings = settingsTable.filter(
  ({ asFlag, inComponent }) => asFlag !== false && inComponent !== false,
);

describe.each(components)('$template', ({ template, job: jobName, engines }) => {
  const text = read(template);
  const inputs = readInputs(text);

  /** The job with these inputs. @throws Error with what GitLab would say. */
  function render(given: Readonly<Record<string, InputValue>> = {}): Job {
    const rendered = renderComponent(text, given);
    if (!('jobs' in rendered)) throw new Error(rendered.errors.join('\n'));
    return resolveJob(
      rendered.jobs,
      typeof given['job-name'] === 'string' ? given['job-name'] : jobName,
    );
  }

  it('has an input for every setting that is no secret, unset by default', () => {
    const names = inputSettings.map(({ name }) => name);
    expect(
      Object.keys(inputs).filter((name) => settingsTable.some((row) => row.name === name)),
    ).toEqual(names);
    for (const name of names)
      expect([['', []].flat(), '', []]).toContainEqual(inputs[name]?.default);
  });

  it('has inputs for the job itself', () => {
    const own = ['job-name', 'stage', 'rules', 'runner-tags', 'id-token-aud', 'tool-image'];
    const engine = engines.length > 0 ? ['engine', 'dind-image', 'buildkit-image'] : [];
    const names = Object.keys(inputs).filter(
      (name) => !settingsTable.some((row) => row.name === name),
    );
    expect(names).toEqual([...own, ...engine]);
    expect(inputs.engine?.options ?? []).toEqual(engines);
  });

  it.each(inputSettings)('takes $name in the form that its type has', ({ name, type, options }) => {
    const isList = ['text', 'list', 'registries', 'hooks'].includes(type);
    expect(inputs[name]?.type).toBe(isList ? 'array' : undefined);
    const words = type === 'boolean' ? ['true', 'false'] : options;
    expect(inputs[name]?.options).toEqual(words && ['', ...words]);
  });

  it('with no inputs at all asks for nothing: tagship.yml and the defaults decide', async () => {
    expect(await settingsOf(render())).toEqual(defaultSettings);
  });

  it('names the image of this version', () => {
    expect(inputs['tool-image']?.default).toBe(`ghcr.io/tagship/tagship:${version}`);
  });

  it('has hidden jobs and one job, and no keyword that reaches other jobs', () => {
    const rendered = renderComponent(text, { 'job-name': 'api: build #1' });
    const names = 'jobs' in rendered ? Object.keys(rendered.jobs) : rendered.errors;
    expect(names.filter((name) => !name.startsWith('.tagship:api: build #1:'))).toEqual([
      'api: build #1',
    ]);
  });

  it('puts no input into a script, and every value of a setting into a block scalar', () => {
    const { body } = splitComponent(text);
    const lines = body.split('\n');
    const script = lines.slice(lines.indexOf('  script:'), lines.indexOf('  artifacts:'));
    expect(script.join('\n')).not.toContain('$[[');
    for (const [index, line] of lines.entries()) {
      const setting = inputSettings.find(({ name }) => line.includes(`$[[ inputs.${name} ]]`));
      // The one input that chooses a hidden job has options, of which each has one.
      if (setting?.name === 'sign' && line.trim().startsWith('- ')) continue;
      if (setting) expect(lines[index - 1]).toMatch(/: >-$/);
    }
    for (const { name } of inputSettings)
      expect(body).toMatch(new RegExp(`>-\n +"?\\$\\[\\[ inputs\\.${name} ]]"?\n`));
  });

  it('asks for a token of Sigstore only where the image is signed without a key', () => {
    const tokens = (sign: string) => render({ sign }).id_tokens ?? {};
    expect(Object.keys(tokens(''))).toEqual(['REGISTRY_ID_TOKEN']);
    expect(Object.keys(tokens('key'))).toEqual(['REGISTRY_ID_TOKEN']);
    const signs = engines.length > 0 ? { SIGSTORE_ID_TOKEN: { aud: 'sigstore' } } : {};
    expect(tokens('keyless')).toEqual({ ...signs, REGISTRY_ID_TOKEN: { aud: 'tagship' } });
  });

  it('uses nothing that GitLab 17.0 does not know', () => {
    expect(text).not.toMatch(/component\.|posix_escape|\$\[\[[^\]]*\|/);
  });

  const strings = inputSettings.filter(({ type, options }) => type === 'string' && !options);
  const lists = inputSettings.filter(({ type }) => type === 'text' || type === 'list');

  describe.each(trickyLines)('the line %j', (line) => {
    it('arrives as it is, as a value of every setting that takes one', () => {
      const job = render(Object.fromEntries(strings.map(({ name }) => [name, line])));
      for (const setting of strings) {
        const isQuoted = isQuotedInput(setting);
        const name = isQuoted ? inputVariableOf(setting) : variableOf(setting);
        const variable = job.variables?.[name];
        const value = typeof variable === 'object' ? variable.value : variable;
        expect(value).toBe(isQuoted ? `"${line}"` : line);
      }
    });

    it('arrives as it is, as an item of every list', () => {
      const items = [line, 'second'];
      const job = render(Object.fromEntries(lists.map(({ name }) => [name, items])));
      for (const setting of lists) {
        const value = JSON.stringify(items);
        expect(job.variables?.[inputVariableOf(setting)]).toEqual({ value, expand: false });
      }
    });

    it('means what it means in the settings file', async () => {
      const given = { tags: [line, 'two'], 'build-args': [line], version: line };
      expect(await settingsOf(render(given))).toMatchObject({
        tags: `${line}\ntwo`,
        buildArgs: [line],
        version: line.trim(),
      });
    });
  });

  it('takes items with lines of their own, where a value cannot have any', async () => {
    const item = 'NOTE=one\n  two: "three"\n';
    expect(await settingsOf(render({ 'build-args': [item] }))).toHaveProperty('buildArgs', [item]);
  });

  it.each(inputSettings.filter(({ name }) => name !== 'config'))(
    'hands the examples of $name over',
    async (setting) => {
      for (const example of setting.examples) {
        const input = toInput(example, inputs[setting.name]?.type);
        if (input === undefined) continue;
        const text = typeof example === 'string' ? example : JSON.stringify(example);
        const wanted = await readSettings({ given: { [setting.name]: text }, env: {} });
        expect(await settingsOf(render({ [setting.name]: input }))).toEqual(
          wanted.ok && wanted.value,
        );
      }
    },
  );

  it.each([
    { name: 'an unknown input', given: { tagz: 'x' }, says: 'input arguments: unknown tagz' },
    { name: 'an unknown option', given: { latest: 'maybe' }, says: 'is not an option' },
    { name: 'a word for a list', given: { tags: 'x' }, says: 'is not a array' },
    { name: 'a boolean without quotes', given: { push: true }, says: 'is not a string' },
    { name: 'a test of several lines', given: { test: 'a\nb\n' }, says: 'does not match' },
    { name: 'a job name with a slash', given: { 'job-name': 'a/b' }, says: 'does not match' },
    { name: 'a job name with a quote', given: { 'job-name': "it's" }, says: 'does not match' },
    { name: 'a job name with an expression', given: { 'job-name': '$X' }, says: 'does not match' },
  ])('GitLab refuses $name', ({ given, says }) => {
    expect(renderComponent(text, given).errors.join('\n')).toContain(says);
  });

  it.each([' ', ', ', '\t', '#', '"'])('keeps the separator %j', async (separator) => {
    const settings = await settingsOf(render({ 'sep-tags': separator, 'sep-labels': separator }));
    expect(settings).toMatchObject({ sepTags: separator, sepLabels: separator });
  });

  it('takes one line of text that ends with a line break, as `test: |` has it', async () => {
    expect(await settingsOf(render({ test: './smoke.sh --all\n' }))).toHaveProperty(
      'test',
      './smoke.sh --all',
    );
    expect(inputs.test?.description).toContain('One line');
  });

  it('names the files of a job after it', () => {
    const job = render({ 'job-name': 'api: build #1' });
    expect(job.variables?.SHIPPED_FILES).toBe('tagship-api: build #1');
    const text = JSON.stringify(job.artifacts);
    expect(text).toContain('"dotenv":"tagship-api: build #1.env"');
    expect(text).not.toMatch(/"tagship\./);
  });

  it('hands rules and runner tags over to the job', () => {
    const rules = [
      { if: '$CI_COMMIT_TAG =~ /^v\\d/', when: 'manual' },
      { exists: ['it\'s "here"'] },
    ];
    expect(render({ rules, 'runner-tags': ['linux', 'a: b'] })).toMatchObject({
      rules,
      tags: ['linux', 'a: b'],
    });
    expect(render()).toMatchObject({ tags: [], stage: 'build' });
  });

  it('asks for an identity token with the audience of the input', () => {
    const ofToken = (aud: string) => ({ id_tokens: { REGISTRY_ID_TOKEN: { aud } } });
    expect(render()).toMatchObject(ofToken('tagship'));
    const aud = 'https://iam.googleapis.com/projects/1/locations/global';
    expect(render({ 'id-token-aud': aud })).toMatchObject(ofToken(aud));
  });

  it.each(engines)('with the engine %s has what that needs', (engine) => {
    const job = render({ engine });
    const hosts = { dind: 'tcp://docker:2376', 'dind-no-tls': 'tcp://docker:2375' };
    const host = hosts[engine as keyof typeof hosts] as string | undefined;
    expect(job.variables?.DOCKER_HOST).toBe(host);
    expect(job.variables?.TAGSHIP_BUILDER).toBe('');
    expect(job.variables?.BUILDKIT_HOST).toBe(
      engine === 'remote' ? 'tcp://buildkitd:1234' : undefined,
    );
    expect(job.services === undefined).toBe(engine === 'host');
  });
});

describe('the README', () => {
  const text = read('README.md');
  const examples = [...text.matchAll(/^```yaml\n(# \.gitlab-ci\.yml\n[\s\S]*?)^```$/gm)].map(
    ([, example = ''], index) => ({ name: `example ${index + 1}`, example }),
  );

  it.each(examples)('$name is taken by GitLab and by the program', async ({ example }) => {
    const { include } = parse(example) as {
      include: readonly { remote: string; inputs?: Readonly<Record<string, InputValue>> }[];
    };
    for (const { remote, inputs } of include) {
      expect(remote).toContain(`/v${version}/templates/`);
      const component = read(remote.slice(remote.indexOf('templates/')));
      const rendered = renderComponent(component, inputs);
      expect(rendered.errors).toEqual([]);
      const job =
        'jobs' in rendered && resolveJob(rendered.jobs, Object.keys(rendered.jobs).at(-1) ?? '');
      expect(job && (await settingsOf(job))).toBeTruthy();
    }
  });

  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(0);
  });
});

/** An example as somebody would write it into `inputs:`; GitLab takes neither maps nor bare numbers for these. */
function toInput(example: unknown, type: string | undefined): InputValue | undefined {
  if (type === 'array') {
    if (Array.isArray(example)) return example as readonly unknown[];
    return typeof example === 'object' && example !== null ? [example] : [String(example)];
  }
  return typeof example === 'string' ? example : JSON.stringify(example);
}
