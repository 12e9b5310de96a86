// SPDX-License-Identifier: Apache-2.0
// The GitLab components of the commands about published images: what they declare, and what they hand over.
import { describe, expect, it } from 'vitest';
import { inputVariableOf } from '../../src/settings/inputs/component/inputs.ts';
import {
  componentCommands,
  flagVariableOf,
  listComponentFlags,
} from '../../src/settings/inputs/component/flags.ts';
import { parseCommandLine } from '../../src/settings/inputs/component/command-line.ts';
import { commands } from '../../src/settings/table/commands.ts';
import { defaultSettings } from '../../src/settings/table/defaults.ts';
import { settingsTable, variableOf } from '../../src/settings/table/table.ts';
import { settingsOf, trickyLines } from '../gitlab/job-settings.ts';
import {
  readInputs,
  renderComponent,
  resolveJob,
  splitComponent,
  type InputValue,
  type Job,
} from '../gitlab/render.ts';
import { read } from './documents.ts';

type Given = Readonly<Record<string, InputValue>>;

const components = [
  {
    command: 'verify',
    job: 'verify-image',
    when: ['$CI_COMMIT_TAG', '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH'],
  },
  { command: 'promote', job: 'promote-image', when: ['$CI_COMMIT_TAG'] },
  { command: 'copy', job: 'copy-images', when: ['$CI_PIPELINE_SOURCE == "schedule"'] },
  { command: 'prune', job: 'prune-images', when: ['$CI_PIPELINE_SOURCE == "schedule"'] },
  { command: 'status', job: 'pages', when: ['$CI_PIPELINE_SOURCE == "schedule"'] },
  { command: 'log', job: 'tag-log', when: ['$LOG_REFERENCE && $CI_PIPELINE_SOURCE == "web"'] },
  { command: 'yank', job: 'yank-version', when: ['$YANK_VERSION && $CI_PIPELINE_SOURCE == "web"'] },
  {
    command: 'unyank',
    job: 'unyank-version',
    when: ['$UNYANK_VERSION && $CI_PIPELINE_SOURCE == "web"'],
  },
] as const;

it('every command that has a component is here', () => {
  expect(components.map(({ command }) => command)).toEqual(componentCommands);
});

/** The variables of a job as the program sees them. */
function envOf(job: Job): Record<string, string> {
  return Object.fromEntries(
    Object.entries(job.variables ?? {}).map(([name, variable]) => [
      name,
      String(typeof variable === 'object' ? variable.value : variable),
    ]),
  );
}

describe.each(components)('the component $command', ({ command, job: jobName, when }) => {
  const text = read(`templates/${command}.yml`);
  const inputs = readInputs(text);
  const flags = listComponentFlags(command);
  const wanted = commands.find(({ name }) => name === command)?.settings ?? [];
  const settings = settingsTable.filter(
    ({ name, asFlag, inComponent }) =>
      wanted.includes(name) && asFlag !== false && inComponent !== false,
  );

  /** The job with these inputs; of several the last, which has all of them. @throws Error with what GitLab would say. */
  function render(given: Given = {}): Job {
    const rendered = renderComponent(text, given);
    if (!('jobs' in rendered)) throw new Error(rendered.errors.join('\n'));
    return resolveJob(rendered.jobs, Object.keys(rendered.jobs).at(-1) ?? '');
  }

  it('has inputs for its job, for the flags and for the settings of the command, and no others', () => {
    const own = ['job-name', 'stage', 'rules', 'runner-tags', 'id-token-aud', 'tool-image'];
    const more = command === 'promote' ? ['environment-tags'] : [];
    const names = [...own, ...more, ...[...flags, ...settings].map(({ name }) => name)];
    expect(Object.keys(inputs).toSorted()).toEqual(names.toSorted());
    for (const { name } of flags) expect(inputs[name]?.description).not.toMatch(/--\w/);
  });

  it('runs on no change, unless its rules are replaced', () => {
    const rules = inputs.rules?.default as readonly { if: string; when?: string }[];
    expect(rules.map((rule) => rule.if)).toEqual(when);
    expect(
      rules.every((rule) => rule.when === (command === 'promote' ? 'manual' : undefined)),
    ).toBe(true);
    const rule = [{ if: '$X == "a: b"', when: 'manual' }];
    expect(render({ rules: rule })).toMatchObject({ rules: rule });
  });

  it('puts no input into a script, and every value into a block scalar', () => {
    const { body } = splitComponent(text);
    const scripts = body.match(/^ {2}script:\n(?: {4}.*\n)+/gm) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.join('')).not.toContain('$[[');
    for (const { name } of [...flags, ...settings]) {
      expect(body).toMatch(new RegExp(`>-\n +\\$\\[\\[ inputs\\.${name} ]]\n`));
    }
  });

  it('has hidden jobs and its own, and no keyword that reaches other jobs', () => {
    for (const name of [jobName, 'api: image #1']) {
      const rendered = renderComponent(text, name === jobName ? {} : { 'job-name': name });
      const names = 'jobs' in rendered ? Object.keys(rendered.jobs) : rendered.errors;
      const own = names.filter((one) => !one.startsWith(`.tagship:${name}:`));
      expect(own).toEqual(command === 'status' ? [name, `${name}:findings`] : [name]);
    }
  });

  it('asks for a token of Sigstore only where it signs without a key', () => {
    const aud = { REGISTRY_ID_TOKEN: { aud: 'tagship' } };
    expect(render().id_tokens).toEqual(aud);
    if (!Object.hasOwn(inputs, 'sign')) return;
    expect(render({ sign: 'keyless' }).id_tokens).toEqual({
      ...{ SIGSTORE_ID_TOKEN: { aud: 'sigstore' } },
      ...aud,
    });
  });

  it('leaves the settings to tagship.yml, and turns nothing on by itself', async () => {
    const environment = command === 'promote' ? { environment: 'production' } : {};
    expect(await settingsOf(render())).toEqual({ ...defaultSettings, ...environment });
    for (const { name, form } of flags) {
      if (form === 'switch') expect(inputs[name]?.default).toBe(false);
    }
  });

  it('uses nothing that GitLab 17.0 does not know', () => {
    expect(text).not.toMatch(/component\.|posix_escape|\$\[\[[^\]]*\|/);
  });

  describe.each(trickyLines)('the line %j', (line) => {
    it('arrives as it is, as a value of every flag and of every setting', () => {
      const values = Object.fromEntries(
        [...flags, ...settings].flatMap(({ name }): [string, InputValue][] => {
          const { type = 'string', options, regex = '' } = inputs[name] ?? {};
          if (type === 'array') return [[name, [line, 'second']]];
          const isFree = type === 'string' && options === undefined;
          return isFree && new RegExp(regex).test(line) ? [[name, line]] : [];
        }),
      );
      const env = envOf(render(values));
      for (const [name, value] of Object.entries(values)) {
        const setting = settings.find((one) => one.name === name);
        const isList = Array.isArray(value);
        const ofSetting = isList ? inputVariableOf : variableOf;
        const variable = (setting === undefined ? flagVariableOf : ofSetting)({ name });
        expect(env[variable], name).toBe(isList ? JSON.stringify(value) : value);
      }
    });

    it('is no flag, and ends no word', () => {
      const given = Object.fromEntries(
        flags.flatMap(({ name, form }): [string, InputValue][] => {
          const value = line.replaceAll('$', '$$$$');
          if (form === 'switch' || name === 'fail-on') return [];
          const times = name === 'references' && command === 'copy' ? 2 : 1;
          const isList = form === 'words' || form === 'list';
          return [[name, isList ? Array<string>(times).fill(value) : value]];
        }),
      );
      const { value, problems } = parseCommandLine([command], envOf(render(given)));
      expect(problems).toEqual([]);
      const words = flags.filter(({ form }) => form === 'word' || form === 'words');
      const wanted = words.flatMap(() => (command === 'copy' ? [line, line] : [line]));
      expect(value?.positionals).toEqual(wanted);
      const { prune } = value ?? {};
      if (command === 'prune') expect(prune).toMatchObject({ keep: [line], 'in-use': [line] });
      if (command === 'promote') expect(value?.given).toMatchObject({ because: [line] });
    });
  });

  it.each([
    { name: 'an unknown input', given: { tagz: 'x' }, says: 'input arguments: unknown tagz' },
    { name: 'a job name with a quote', given: { 'job-name': "it's" }, says: 'does not match' },
    { name: 'a tool of two lines', given: { 'tool-image': 'a\nb' }, says: 'does not match' },
    { name: 'a stage with a quote', given: { stage: '"x' }, says: 'does not match' },
  ])('GitLab refuses $name', ({ given, says }) => {
    expect(renderComponent(text, given).errors.join('\n')).toContain(says);
  });
});

describe('promote', () => {
  const text = read('templates/promote.yml');
  const jobOf = (given: Given) => {
    const rendered = renderComponent(text, given);
    if (!('jobs' in rendered)) throw new Error(rendered.errors.join('\n'));
    return resolveJob(rendered.jobs, 'promote-image');
  };

  it('promotes the git tag of the pipeline to the environment of the job', () => {
    const job = jobOf({ environment: 'staging' });
    expect(job.environment).toEqual({ name: 'staging' });
    expect(envOf(job)).toMatchObject({
      TAGSHIP_ENVIRONMENT: 'staging',
      TAGSHIP_FLAG_FROM: '$CI_COMMIT_TAG',
    });
  });

  it('leaves the tags of the environment out where they are not wanted', () => {
    const job = jobOf({ 'environment-tags': false, to: ['stable'] });
    expect(job.environment).toEqual({ name: 'production' });
    expect(envOf(job)).toMatchObject({ TAGSHIP_ENVIRONMENT: '', TAGSHIP_FLAG_TO: '["stable"]' });
  });

  it.each(['', '/a', 'a/', 'a:b', 'a"b', "a'b", 'a\nb', 'a#b'])(
    'GitLab refuses the environment %j',
    (environment) => {
      expect(renderComponent(text, { environment }).errors.join()).toContain('does not match');
    },
  );
});

describe('status', () => {
  it('publishes the page whatever is found, and fails for it in another job', () => {
    const rendered = renderComponent(read('templates/status.yml'), {});
    if (!('jobs' in rendered)) throw new Error(rendered.errors.join('\n'));
    const page = resolveJob(rendered.jobs, 'pages');
    const findings = resolveJob(rendered.jobs, 'pages:findings');
    expect(envOf(page).TAGSHIP_FLAG_FAIL_ON).toBe('');
    expect(page.artifacts).toMatchObject({ paths: ['public'] });
    expect(envOf(findings).TAGSHIP_FLAG_FAIL_ON).toBe('["drift","backwards","broken"]');
  });
});
