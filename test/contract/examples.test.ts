// SPDX-License-Identifier: Apache-2.0
// The files below examples/: what init writes, of this version, and shaped as their CI systems want them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments, parseDocument } from 'yaml';
import { examplePath, exampleWanted } from '../../scripts/examples.ts';
import { systems } from '../../src/init/systems/system.ts';
import { readers } from '../examples/example.ts';
import { toWanted } from '../../src/credentials/oidc/audience.ts';
import { readSettings } from '../../src/settings/read.ts';
import { type InputValue, renderComponent, resolveJob } from '../gitlab/render.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const { version } = JSON.parse(read('package.json')) as { version: string };

const files = readdirSync(join(root, 'examples'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.ya?ml$|Jenkinsfile$/.test(name))
  .map((name) => `examples/${name}`);

it.each(systems)('tagship init writes what the example for $title says', (system) => {
  expect(system.render(exampleWanted(system))).toBe(read(examplePath(system)));
});

it('there is one for every CI system that init knows', () => {
  expect(files).toEqual(expect.arrayContaining(systems.map(examplePath)));
  expect(systems.map(({ name }) => name).sort()).toEqual(
    ['github', 'gitlab', ...Object.keys(readers)].sort(),
  );
});

describe.each(files)('%s', (path) => {
  const text = read(path);

  it('says first where it belongs', () => {
    const [, where = ''] = /^(?:#|\/\/) (\S+)\n/.exec(text) ?? [];
    const [, name = ''] = path.split('/');
    const system = systems.find((one) => one.name === name);
    if (name === 'cli') expect(where).toBe('tagship.yml');
    else if (name === 'github') expect(where).toMatch(/^\.github\/workflows\/[a-z-]+\.yml$/);
    else expect(where).toBe(system?.path);
  });

  it('is of this version, everywhere', () => {
    const versions = [
      ...text.matchAll(
        /\b(?:tagship(?:@v?|:v?|\/v|\/build@v?)|ship\.yml@v)(\d[\w.+-]*)(?=$|\s|\/)/gm,
      ),
    ].map(([, found]) => found);
    expect(versions.length).toBeGreaterThan(0);
    expect(new Set(versions)).toEqual(new Set([version]));
  });

  it('is YAML without mistakes', () => {
    if (path.endsWith('Jenkinsfile')) return;
    const { errors, warnings } = parseDocument(text);
    expect([...errors, ...warnings]).toEqual([]);
  });

  it('takes passwords from the secret store only', () => {
    const [, name = ''] = path.split('/');
    const wanted = [...text.matchAll(/password-env"?: ?"?(\w+)/g)].map(([, found]) => found);
    const { secrets = {}, env = {} } = readers[name]?.(text) ?? {};
    if (readers[name]) expect(Object.keys(secrets)).toEqual(expect.arrayContaining(wanted));
    expect(wanted.filter((variable = '') => variable in env)).toEqual([]);
    expect(text).not.toMatch(/\bpassword"?: /);
    if (name !== 'github') return;
    for (const variable of wanted)
      expect(text).toContain(`${variable}: \${{ secrets.${variable} }}`);
  });
});

/** They log in by the identity token of the run, and have no other permission. */
const withoutSecrets = ['ecr', 'gar', 'acr', 'hub-oidc'].map(
  (name) => `examples/github/${name}.yml`,
);

describe('examples without stored secrets', () => {
  it.each(withoutSecrets)('%s has a login for its image', async (path) => {
    const { jobs } = parse(read(path)) as {
      jobs: { image: { steps: { with?: Record<string, string> }[] } };
    };
    const { images = '', registries = '' } = jobs.image.steps.at(-1)?.with ?? {};
    const found = await readSettings({ given: { images, registries }, env: {} });
    expect(found.problems).toEqual([]);
    const entries = found.value?.registries ?? [];
    expect(entries.map(({ prefix }) => prefix)).toEqual([images.split('/')[0]]);
    expect(entries.map(({ oidc }) => oidc?.role.provider)).not.toContain(undefined);
    expect(read(path)).not.toContain('secrets.');
  });

  it('examples/gitlab/oidc.yml has a token for each provider', async () => {
    const text = read('examples/gitlab/oidc.yml');
    const { include, ...jobs } = parse(text) as {
      include: { inputs: Record<string, InputValue> }[];
      'container-image': { id_tokens: Record<string, { aud: string }> };
    };
    const inputs = include[0]?.inputs ?? {};
    const rendered = renderComponent(read('templates/build.yml'), inputs);
    if (!('jobs' in rendered)) throw new Error(rendered.errors.join('\n'));
    const { variables = {} } = resolveJob(rendered.jobs, 'container-image');
    const env = Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [
        name,
        String(typeof value === 'object' ? value.value : value),
      ]),
    );
    const found = await readSettings({ given: {}, env });
    expect(found.problems).toEqual([]);
    const wanted = (found.value?.registries ?? []).map(({ prefix, oidc }) =>
      oidc === undefined ? undefined : toWanted(oidc, prefix).audience,
    );
    const others = Object.values(jobs['container-image'].id_tokens).map(({ aud }) => aud);
    expect([inputs['id-token-aud'], ...others]).toEqual(wanted);
  });
});

describe('workflows for GitHub', () => {
  interface Workflow {
    readonly permissions?: Readonly<Record<string, string>>;
    readonly jobs: Readonly<
      Record<string, { permissions?: object; uses?: string; steps?: { uses?: string }[] }>
    >;
  }
  const workflows = files.filter((path) => path.startsWith('examples/github/'));

  it.each(workflows)('%s gives no permission that is not needed', (path) => {
    const { permissions, jobs } = parse(read(path)) as Workflow;
    expect(permissions?.contents).toBe('read');
    const wide = Object.keys(permissions ?? {}).filter((name) => name !== 'contents');
    const needed = withoutSecrets.includes(path) ? ['id-token'] : ['packages'];
    expect(wide).toEqual(Object.keys(jobs).length === 1 ? needed : []);
    const uses = Object.values(jobs).flatMap((job) =>
      [job, ...(job.steps ?? [])].map((one) => one.uses),
    );
    const reusable = `tagship/tagship/.github/workflows/ship.yml@v${version}`;
    const isUsed = [`tagship/tagship@v${version}`, reusable].some((one) => uses.includes(one));
    expect(isUsed || read(path).includes(`npx --yes tagship@${version} status `)).toBe(true);
  });
});

describe('pipelines for GitLab', () => {
  it.each(['.gitlab-ci.yml', 'component.yml'])('%s includes the component as it is', (name) => {
    const { include } = parse(read(`examples/gitlab/${name}`)) as {
      include: { remote?: string; component?: string; inputs?: Record<string, string[]> }[];
    };
    const [{ remote, component, inputs } = {}] = include;
    expect(remote ?? component).toMatch(
      remote === undefined
        ? /^\$CI_SERVER_FQDN\/tagship\/tagship\/build@[\d.]+$/
        : /^https:\/\/raw\.githubusercontent\.com\/tagship\/tagship\/v[\d.]+\/templates\/build\.yml$/,
    );
    expect(renderComponent(read('templates/build.yml'), inputs ?? {}).errors).toEqual([]);
  });

  it('monorepo.yml includes the component that builds in legs', () => {
    const { include } = parse(read('examples/gitlab/monorepo.yml')) as {
      include: { remote: string; inputs: Record<string, string[]> }[];
    };
    const [{ remote, inputs } = { remote: '', inputs: {} }] = include;
    expect(remote).toMatch(/\/v[\d.]+\/templates\/multi\.yml$/);
    expect(renderComponent(read('templates/multi.yml'), inputs).errors).toEqual([]);
  });

  it('needs the job by the name that it has', () => {
    const [header] = parseAllDocuments(read('templates/build.yml'));
    const name = header?.getIn(['spec', 'inputs', 'job-name', 'default']);
    const { deploy, stages } = parse(read('examples/gitlab/component.yml')) as {
      deploy: { needs: string[]; stage: string };
      stages: string[];
    };
    expect(deploy.needs).toEqual([name]);
    expect(stages).toContain(deploy.stage);
  });
});

describe('files for other systems', () => {
  it.each([
    {
      path: 'travis/.travis.yml',
      has: { language: 'node_js', services: 'docker', install: 'skip' },
    },
    {
      path: 'circle/config.yml',
      has: {
        version: 2.1,
        workflows: { image: { jobs: [{ image: { filters: { tags: { only: '/.*/' } } } }] } },
      },
    },
    {
      path: 'azure/azure-pipelines.yml',
      has: {
        trigger: { branches: { include: ['main'] }, tags: { include: ['v*'] } },
        steps: [
          { checkout: 'self' },
          { task: 'NodeTool@0' },
          { env: { HUB_TOKEN: '$(HUB_TOKEN)' } },
        ],
      },
    },
    {
      path: 'bitbucket/bitbucket-pipelines.yml',
      has: {
        definitions: { services: { docker: { memory: 3072 } } },
        pipelines: {
          tags: {
            'v*': [{ step: { services: ['docker'], runtime: { cloud: { version: '3' } } } }],
          },
        },
      },
    },
    { path: 'buildkite/pipeline.yml', has: { steps: [{ secrets: ['HUB_TOKEN'] }] } },
    {
      path: 'woodpecker/image.yml',
      has: {
        labels: { backend: 'docker' },
        steps: [{ environment: { HUB_TOKEN: { from_secret: 'hub_token' } } }, {}],
      },
    },
    {
      path: 'drone/.drone.yml',
      has: {
        trigger: { ref: expect.arrayContaining(['refs/heads/main', 'refs/tags/**']) as [] },
        steps: [{ environment: { HUB_TOKEN: { from_secret: 'hub_token' } } }],
        volumes: [{ name: 'docker', host: { path: '/var/run/docker.sock' } }],
      },
    },
    {
      path: 'travis/.travis.yml',
      has: { dist: 'jammy', addons: { apt: { packages: ['docker-buildx'] } } },
    },
  ])('$path', ({ path, has }) => {
    expect(parse(read(`examples/${path}`))).toMatchObject(has);
  });

  it('the Jenkinsfile closes what it opens, and is declarative', () => {
    const text = read('examples/jenkins/Jenkinsfile');
    expect(text).toMatch(/^pipeline \{\n {2}agent any\n[\s\S]*\n\}\n$/m);
    const code = text.replaceAll(/\/\/.*|'[^'\n]*'/g, '');
    expect(code.match(/\{/g)).toHaveLength(code.match(/\}/g)?.length ?? 0);
    expect(code).not.toMatch(/["'$]/);
  });

  it('Woodpecker runs one step for each event, without a secret for pull requests', () => {
    const text = read('examples/woodpecker/image.yml');
    for (const event of ['push', 'tag', 'cron', 'manual', 'pull_request']) {
      const { secrets, script } = readers.woodpecker?.(text, event) ?? {};
      expect(script).toBe('tagship ship');
      expect(Object.keys(secrets ?? {})).toEqual(event === 'pull_request' ? [] : ['HUB_TOKEN']);
    }
  });
});

describe('the documents', () => {
  it.each([
    { path: 'github/image.yml', document: 'README.md' },
    { path: 'gitlab/.gitlab-ci.yml', document: 'README.md' },
    { path: 'jenkins/Jenkinsfile', document: 'docs/getting-started.md' },
    { path: 'travis/.travis.yml', document: 'docs/getting-started.md' },
  ])('$document shows $path as it is', ({ path, document }) => {
    expect(read(document)).toContain(`\n${read(`examples/${path}`)}\`\`\`\n`);
  });

  it.each(['README.md', 'docs/getting-started.md'])(
    '%s names the tool image of this version',
    (path) => {
      const versions = [...read(path).matchAll(/ghcr\.io\/tagship\/tagship:([\w.-]+)/g)];
      expect(versions.map(([, found]) => found)).toEqual([version]);
    },
  );
});
