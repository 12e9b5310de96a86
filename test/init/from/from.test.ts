// SPDX-License-Identifier: Apache-2.0
// CI files with other tools → with tagship: the whole text, and what is said of it.
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { translate } from '../../../src/init/from/from.ts';
import { names, readGolden, render, translated } from './golden.ts';

interface Workflow {
  readonly jobs?: Readonly<Record<string, { readonly steps?: readonly Step[] }>>;
}

interface Step {
  readonly uses?: string;
  readonly id?: string;
  readonly with?: Readonly<Record<string, string>>;
}

/** The output of a step that goes, and its value. */
const ECR_OUTPUT = '${{ steps.login-ecr.outputs.registry }}';
const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';

function stepsOf(text: string): readonly Step[] {
  // `!reference` of GitLab is a tag that only GitLab knows.
  const { jobs = {} } = parse(text, { logLevel: 'error' }) as Workflow;
  return Object.values(jobs).flatMap(({ steps = [] }) => steps);
}

it.each(names)('%s', async (name) => {
  await expect(render(translated(readGolden(name)))).toMatchFileSnapshot(`golden/${name}.out`);
});

describe('every file', () => {
  it.each(names)('%s: a second time there is nothing to do', (name) => {
    const { text, count } = translated(readGolden(name));
    if (count === 0) expect(text).toBe(readGolden(name));
    const again = translate(text, { version: '0.1.0' }, new Map());
    if (typeof again === 'string') expect(again).toContain('does not include');
    else expect(again.text).toBe(text);
  });

  it.each(names)('%s: with CRLF it is the same, with CRLF', (name) => {
    const text = readGolden(name);
    const { text: made } = translated(text.replaceAll('\n', '\r\n'));
    expect(made).toBe(translated(text).text.replaceAll('\n', '\r\n'));
  });

  /** Those in which steps become steps; the others call a workflow. */
  const steps = names.filter((name) => !translated(readGolden(name)).text.includes('/ship.yml@'));

  it.each(steps)('%s: all other lines are there, in their order', (name) => {
    const before = readGolden(name).split('\n');
    const after = translated(readGolden(name)).text.split('\n');
    const foreign = before.filter((line) =>
      /^\s*(?:#.*keep|- run: echo|- uses: actions\/checkout)/.test(line),
    );
    expect(after).toEqual(
      expect.arrayContaining(foreign.filter((line) => !line.includes('steps.'))),
    );
  });

  it.each(steps)(
    '%s: images, rules and flavor of docker/metadata-action mean what they meant',
    (name) => {
      const before = stepsOf(readGolden(name)).filter(({ uses = '' }) =>
        uses.startsWith('docker/metadata-action'),
      );
      const after = stepsOf(translated(readGolden(name)).text);
      for (const { with: inputs = {} } of before) {
        for (const key of ['images', 'tags', 'flavor'].filter((input) => input in inputs)) {
          const lines = (inputs[key] ?? '').trim().replace(ECR_OUTPUT, ECR);
          expect(
            after.some((step) => step.with?.[key]?.includes(lines)),
            `${name} ${key}`,
          ).toBe(true);
        }
      }
    },
  );
});

it('names the commit of the version, where it is known', () => {
  const commit = 'a'.repeat(40);
  const made = translate(readGolden('one-login'), { version: '1.2.3', commit });
  expect(made).toMatchObject({ count: 1 });
  expect(typeof made === 'string' ? '' : made.text).toContain(
    `uses: tagship/tagship@${commit} # v1.2.3\n`,
  );
});

describe('a file of another system is named, and nothing is made of it', () => {
  const steps = 'steps:\n  - run: docker build -t a/b:1 .\n  - run: docker push a/b:1\n';
  const indented = steps.replaceAll(/^/gm, '    ');
  const build = '  - docker build -t a/b:1 .\n  - docker push a/b:1\n';
  it.each([
    { text: `version: 2.1\njobs:\n  build:\n${indented}`, says: '--ci circle' },
    { text: `language: node_js\nscript:\n${build}`, says: '--ci travis' },
    {
      text: `deploy:\n  provider: script\n  script: docker push a/b\ndist: jammy\n`,
      says: '--ci travis',
    },
    {
      text: `pipelines:\n  default:\n    - step:\n        script: [docker push a/b]\n`,
      says: '--ci bitbucket',
    },
    {
      text: 'kind: pipeline\nsteps:\n  - name: x\n    image: plugins/docker\n',
      says: '--ci drone',
    },
    { text: 'pool: { vmImage: x }\nsteps:\n  - task: Docker@2\n', says: '--ci azure' },
    { text: 'trigger: [main]\nstages:\n  - stage: Build\n    jobs: []\n', says: '--ci azure' },
    {
      text: 'steps:\n  - name: gcr.io/cloud-builders/docker\n    args: [build, .]\n',
      says: 'Google Cloud Build',
    },
    { text: 'steps:\n  - command: docker build .\n', says: '--ci buildkite' },
    { text: 'steps:\n  publish:\n    image: plugin-docker-buildx\n', says: '--ci woodpecker' },
    { text: 'services:\n  api: { build: . }\n', says: 'targets-from' },
    { text: 'target "app" {\n  tags = ["a/b"]\n}\n', says: 'targets-from' },
    { text: '{"group": {"default": {}}, "target": {"app": {}}}', says: 'targets-from' },
    { text: '// Images\npipeline {\n  agent any\n}\n', says: '--ci jenkins' },
    { text: "@Library('x') _\nnode('docker') {\n  docker.build('a/b')\n}\n", says: '--ci jenkins' },
    { text: '# syntax=docker/dockerfile:1\nFROM alpine\nRUN true\n', says: 'is a Dockerfile' },
  ])('$says', ({ text, says }) => {
    expect(translate(text, { version: '0.1.0' })).toContain(says);
  });

  it.each(['pipelines', 'trigger', 'dist', 'pool'])('a job of GitLab may be named %s', (name) => {
    const made = translate(`${name}:\n  script:\n  ${build.replace('\n', '\n  ')}`, {
      version: '0.1.0',
    });
    expect(made).toMatchObject({ count: 1 });
  });
});

describe('what is no CI file', () => {
  it.each([
    { text: '', says: 'is not a map' },
    { text: '- a', says: 'is not a map' },
    { text: 'a: b', says: 'has no jobs of GitHub Actions' },
    { text: 'jobs: 1', says: 'has no jobs of GitHub Actions' },
    { text: 'a: [', says: 'is not valid YAML at line 1' },
    { text: 'a: b\n---\nc: d\n', says: 'is not valid YAML' },
    { text: 'a\rb: c', says: 'line endings' },
    { text: `a: ${'x'.repeat(300_000)}`, says: 'is larger than 256 KiB' },
    { text: `a: ${'['.repeat(100)}`, says: 'is nested too deeply' },
    { text: `a: [${'&a x, *a, '.repeat(200)}]`, says: 'anchors and aliases' },
    { text: `a: [${'x, '.repeat(20_000)}]`, says: 'holds too many values' },
    { text: 'include: [{ component: gitlab.com/acme/other@1 }]', says: 'does not include' },
  ])('$says', ({ text, says }) => {
    expect(translate(text, { version: '0.1.0' })).toContain(says);
  });
});
