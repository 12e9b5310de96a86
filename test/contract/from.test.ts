// SPDX-License-Identifier: Apache-2.0
// GitHub accepts what `init --from` makes of a workflow, and our action has all inputs that it uses.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildInputs, buildxInputs, metadataInputs } from '../../src/init/from/inputs.ts';
import { buildOutputs, metadataOutputs } from '../../src/init/from/outputs.ts';
import { names, readGolden, translated } from '../init/from/golden.ts';
import { renderComponent, resolveJob, type InputValue } from '../gitlab/render.ts';
import { lintWorkflow } from '../lab/workflow-lint.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const action = parse(readFileSync(`${root}/action.yml`, 'utf8')) as {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
};

async function lint(text: string): Promise<readonly string[]> {
  const path = '.github/workflows/x.yml';
  const actions = { 'tagship/tagship': root };
  const found = await lintWorkflow({ path, text, root, actions });
  // The service cannot know the variables that a script hands on.
  return found
    .map((line) => line.replace(/^[^ ]*: /, ''))
    .filter((line) => !line.endsWith('Context access might be invalid: TAG'));
}

const workflows = names.filter((name) => !/^(?:gitlab|action)-/.test(name));

describe('GitHub accepts as much of the new workflow as of the old one', () => {
  it.each(workflows)('%s', async (name) => {
    const [before, after] = await Promise.all([
      lint(readGolden(name)),
      lint(translated(readGolden(name)).text),
    ]);
    expect(after.filter((line) => !before.includes(line))).toEqual([]);
  });
});

describe('GitLab takes the component with the inputs of the new pipeline', () => {
  const template = readFileSync(`${root}/templates/build.yml`, 'utf8');
  const pipelines = names.filter((name) => name.startsWith('gitlab'));

  it.each(pipelines)('%s', (name) => {
    const { text } = translated(readGolden(name));
    const pipeline = parse(text, { logLevel: 'error' }) as Readonly<Record<string, unknown>>;
    const include = pipeline.include as readonly {
      readonly inputs?: Readonly<Record<string, InputValue>>;
    }[];
    for (const { inputs = {} } of include) {
      const rendered = renderComponent(template, inputs);
      expect(rendered.errors, JSON.stringify(inputs)).toEqual([]);
      if (!('jobs' in rendered)) continue;
      const job = String(inputs['job-name'] ?? 'container-image');
      expect(resolveJob(rendered.jobs, job).script).toHaveLength(1);
      // What is left of the job replaces nothing that the component needs.
      expect(Object.keys(pipeline[job] ?? {})).not.toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^(?:script|image|services|extends|only|except)$/),
        ]),
      );
    }
  });
});

describe('action.yml has', () => {
  it.each([...buildInputs, ...buildxInputs, ...metadataInputs, 'registries', 'registry-auth'])(
    'the input %s',
    (name) => {
      expect(Object.keys(action.inputs)).toContain(name);
    },
  );

  it.each([...buildOutputs, ...metadataOutputs])('the output %s', (name) => {
    expect(Object.keys(action.outputs)).toContain(name);
  });
});
