// SPDX-License-Identifier: Apache-2.0
// What the documents show exists and works: links, files, workflows, pipelines, settings, commands, variables, versions.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SHIP_WORKFLOW } from '../../scripts/ship-workflow.ts';
import { parse } from 'yaml';
import { readSettings } from '../../src/settings/read.ts';
import { commands } from '../../src/settings/table/commands.ts';
import { factFlags, runFlags } from '../../src/settings/inputs/run-flags.ts';
import { settingsTable } from '../../src/settings/table/table.ts';
import { renderComponent, type InputValue } from '../gitlab/render.ts';
import { lintWorkflow } from '../lab/workflow-lint.ts';
import { gitTagEvent } from '../plan/facts.ts';
import { planOf } from '../plan/planned.ts';
import { type Block, documents, guides, listAnchors, listBlocks, read, root } from './documents.ts';

const { version } = JSON.parse(read('package.json')) as { version: string };
const blocks = guides.flatMap(listBlocks);

describe('links', () => {
  it.each(documents)('%s leads only to files and headings that exist', (path) => {
    const links = [...read(path).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^https?:/.test(target));
    for (const target of links) {
      const [file = '', heading] = target.split('#');
      const to = file === '' ? path : join(dirname(path), file);
      expect(existsSync(join(root, to)), target).toBe(true);
      if (heading !== undefined) expect(listAnchors(to), target).toContain(heading);
    }
  });

  it.each(['CONTRIBUTING.md', ...guides])(
    '%s names only files of the project that exist',
    (path) => {
      const named = [...read(path).matchAll(/`((?:src|test|scripts|docs|examples)\/[\w./-]+)`/g)];
      const missing = named.filter(
        ([, file = '']) => !file.includes('NNNN') && !existsSync(join(root, file)),
      );
      expect(missing.map(([, file]) => file)).toEqual([]);
    },
  );
});

describe('workflows', () => {
  const workflows = blocks.filter(({ path }) => path.startsWith('.github/workflows/'));

  it('are there', () => {
    expect(workflows.length).toBeGreaterThanOrEqual(8);
  });

  it.each(workflows)('$name is taken by GitHub, and says its permissions', async (block) => {
    await expectWorkflow(block);
    expect(parse(block.text)).toMatchObject({ permissions: { contents: 'read' } });
  });

  it.each(workflows)('$name uses the released version', ({ text }) => {
    const names = ['tagship/tagship', `tagship/tagship/${SHIP_WORKFLOW}`];
    expect(names.some((name) => text.includes(`${name}@v${version}\n`))).toBe(true);
  });

  it.each(blocks.filter(({ language }) => language === 'diff'))(
    '$name gives a workflow that GitHub takes',
    async (block) => {
      const kept = block.text.split('\n').filter((line) => !line.startsWith('-'));
      const steps = kept.map((line) => line.slice(1)).join('\n');
      const text = `on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n${steps}`;
      await expectWorkflow({ ...block, path: '.github/workflows/diff.yml', text });
    },
  );
});

async function expectWorkflow({ path, text }: Block): Promise<void> {
  expect(await lintWorkflow({ path, text, root, actions: { 'tagship/tagship': root } })).toEqual(
    [],
  );
}

describe('GitLab', () => {
  const files = blocks.filter(({ path }) => path === '.gitlab-ci.yml');
  it.each(files)('$name includes a component that exists, with inputs that it has', ({ text }) => {
    const { include = [] } = parse(text) as {
      include?: {
        remote?: string;
        component?: string;
        inputs?: Readonly<Record<string, InputValue>>;
      }[];
    };
    for (const { remote, component = '', inputs = {} } of include) {
      const path =
        remote ?? `templates/${component.replace(/@.*/, '').split('/').at(-1) ?? ''}.yml`;
      const [template = 'none'] = /templates\/.*$/.exec(path) ?? [];
      expect(existsSync(join(root, template))).toBe(true);
      expect(renderComponent(read(template), inputs).errors).toEqual([]);
    }
  });

  it.each(files)('$name includes it by its address, which any GitLab can read', ({ text }) => {
    const { include = [] } = parse(text) as { include?: { remote?: string }[] };
    const address = `https://raw.githubusercontent.com/tagship/tagship/v${version}/templates/`;
    for (const { remote } of include) expect(remote).toContain(address);
  });

  it('has examples', () => {
    expect(files.length).toBeGreaterThanOrEqual(4);
  });
});

describe('the policy for Kyverno', () => {
  const [policy, keyless] = ['kyverno.yml', 'kyverno-keyless.yml'].map(
    (path) => parse(blocks.find((block) => block.path === path)?.text ?? '') as Policy | undefined,
  );

  interface Policy {
    readonly spec: { readonly validations: readonly { readonly expression: string }[] } & Attested;
    readonly attestors: Attested['attestors'];
  }

  interface Attested {
    readonly attestors: readonly { readonly name: string; readonly cosign: object }[];
  }

  /** The fields by https://kyverno.io/docs/policy-types/image-validating-policy/ */
  it('asks for the signature of the attestor that it has', () => {
    expect(policy).toMatchObject({
      ...{ apiVersion: 'policies.kyverno.io/v1', kind: 'ImageValidatingPolicy' },
      spec: { validationActions: ['Deny'], matchImageReferences: [{ glob: 'ghcr.io/acme/app*' }] },
    });
    const { attestors = [], validations = [] } = policy?.spec ?? {};
    expect(attestors.map(({ name, cosign }) => [name, Object.keys(cosign)])).toEqual([
      ['release', ['key', 'ctlog']],
    ]);
    const [{ expression } = { expression: '' }] = validations;
    expect(expression).toContain('verifyImageSignatures(image, [attestors.release])');
  });

  it('takes an identity in place of a key', () => {
    expect(keyless?.attestors).toMatchObject([
      {
        name: 'release',
        cosign: { keyless: { identities: [{ issuer: expect.any(String) as string }] } },
      },
    ]);
  });
});

describe('settings files', () => {
  const files = blocks.filter(
    ({ language, path, text }) =>
      language === 'yaml' &&
      (path === '' || path === 'tagship.yml') &&
      // The steps of docs/registries.md are tried in test/credentials.
      !text.startsWith('# GitHub: a step'),
  );

  it.each(files)('$name is read, and gives a plan', async ({ text }) => {
    const file = { path: 'tagship.yml', text, owner: 'workflow' } as const;
    const { value, problems } = await readSettings({ given: {}, env: {}, file });
    expect(problems).toEqual([]);
    // A backslash in single quotes is one, so that two match a backslash.
    expect(JSON.stringify(value)).not.toContain(String.raw`\\\\`);
    const plan = await planOf({ event: gitTagEvent('v1.2.3') }, value);
    expect(plan.problems.filter(({ level }) => level === 'error')).toEqual([]);
    expect(plan.targets[0]?.tags).not.toEqual([]);
  });

  it('are there', () => {
    expect(files.length).toBeGreaterThan(8);
  });
});

describe('commands', () => {
  const lines = blocks
    .filter(({ language }) => ['sh', 'console', 'groovy'].includes(language))
    .flatMap(({ name, text }) =>
      [...text.matchAll(/\btagship(?:@\S+)? ([a-z]+)([^#'\n|>]*)/g)].map(
        ([whole, command = '', rest = '']) => ({ name, whole: whole.trim(), command, rest }),
      ),
    );
  const flags = ['image', ...[...settingsTable, ...runFlags, ...factFlags].map(({ name }) => name)];

  it('are there', () => {
    expect(lines.length).toBeGreaterThan(12);
  });

  it.each(lines)('$name: $whole', ({ command, rest }) => {
    expect(commands.map(({ name }) => name)).toContain(command);
    for (const [, flag] of rest.matchAll(/ --([a-z-]+)/g)) expect(flags).toContain(flag);
  });
});

it.each(guides)('%s names variables that exist', (path) => {
  const known = settingsTable.map(
    ({ name }) => `TAGSHIP_${name.toUpperCase().replaceAll('-', '_')}`,
  );
  const given = [...read(path).matchAll(/\bTAGSHIP_[A-Z_]+\b/g)].map(([name]) => name);
  expect(given.filter((name) => name !== 'TAGSHIP_NAME' && !known.includes(name))).toEqual([]);
});

it.each(guides)('%s names the tool image, the action and the component of this version', (path) => {
  const versions = [
    ...read(path).matchAll(/\btagship(?:@v?|:v?|\/v|\/build@v?)(\d[\w.+-]*)(?=$|\s|\/|`|')/gm),
  ].map(([, found]) => found);
  expect(versions.filter((found) => found !== version)).toEqual([]);
});
