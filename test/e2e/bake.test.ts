// SPDX-License-Identifier: Apache-2.0
// Bake and compose files taken over by the real buildx: shipped, in untrusted runs, and as the output of a plan.
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../src/plan/plan.ts';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import { pickNode } from '../bundle/node.ts';
import { runActionStep } from '../lab/action-step.ts';
import { lab as openLab, type Lab } from '../lab/lab.ts';
import { nightly, pickRows } from '../lab/nightly.ts';
import { runCli, runId } from './cli.ts';
import { makeProject, type Project } from './project.ts';

const exec = promisify(execFile);
let lab: Lab;
let project: Project;

beforeAll(async () => {
  lab = await openLab();
  project = await makeProject({
    lab,
    files: {
      'base/Dockerfile': 'FROM scratch\nARG TEXT\nLABEL text=$TEXT\nCOPY text /base\n',
      'base/text': 'base\n',
      'api/image.Dockerfile': 'FROM base\nCOPY name /name\n',
      'api/name': 'api\n',
    },
  });
});
afterAll(() => project.remove());

function bakeFile(path: string): string {
  const host = lab.registries.plain.host;
  return `variable "REGISTRY" { default = "unset" }
variable "SECRET_WORD" { default = "" }
group "default" { targets = ["api"] }
group "all" { targets = ["api", "base"] }
target "base" {
  context = "base"
  args = { TEXT = "seen: \${SECRET_WORD}" }
  tags = ["${host}/${path}/base:ignored"]
  output = ["type=tar,dest=made.tar"]
}
target "api" {
  context = "api"
  dockerfile = "image.Dockerfile"
  contexts = { base = "target:base" }
  tags = ["\${REGISTRY}/${path}/api:ignored"]
}
`;
}

const composeFile = (path: string): string => `services:
  cache: {image: redis}
  base: {image: '${lab.registries.plain.host}/${path}/base:1', build: base}
  api:
    image: '${lab.registries.plain.host}/${path}/api:1'
    build: {context: api, dockerfile: image.Dockerfile, additional_contexts: {base: 'service:base'}}
`;

let count = 0;
const newPath = (): string => `bake-${runId}/${(count += 1)}`;

async function tagsOf(path: string): Promise<readonly string[]> {
  const response = await fetch(`${lab.registries.plain.url}/v2/${path}/tags/list`);
  const { tags } = (await response.json()) as { readonly tags?: readonly string[] | null };
  return [...(tags ?? [])].sort();
}

function summarize(receipt: string): readonly string[] {
  const { targets } = JSON.parse(receipt) as Receipt;
  return targets.map(({ name, status }) => `${name} ${status}`);
}

it('a bake file is shipped: a group, a base without tags, a variable that is named', async () => {
  const path = newPath();
  await project.commit('Bake', { 'docker-bake.hcl': bakeFile(path) });
  await project.release('v1.0.1');
  const run = await runCli({
    ...{ lab, project },
    args: ['ship', '--push', '--json', '--targets-from=docker-bake.hcl', '--targets-env=REGISTRY'],
    env: { REGISTRY: lab.registries.plain.host, SECRET_WORD: 'hidden' },
  });
  expect(run.code, run.stderr).toBe(0);
  expect(summarize(run.stdout)).toEqual(['api shipped', 'base built']);
  expect(run.stdout).not.toContain('hidden');
  expect(run.stderr).toContain('TARGETS_FROM_TAGS');
  expect(await tagsOf(`${path}/api`)).toEqual(['1', '1.0', '1.0.1', 'latest']);
  expect(await tagsOf(`${path}/base`)).toEqual([]);
  // Reading the file must not make the files that its outputs name.
  expect(await readdir(project.directory)).not.toContain('made.tar');
});

nightly(it)(
  'a compose file is shipped, with a target of it changed by the settings file',
  async () => {
    const path = newPath();
    await project.commit('Compose', {
      'compose.yml': composeFile(path),
      'tagship.yml': 'targets-from: compose.yml\ntargets: {base: {build-args: [TEXT=changed]}}\n',
    });
    await project.release('v1.0.2');
    const run = await runCli({ lab, project, args: ['ship', '--push', '--json'] });
    expect(run.code, run.stderr).toBe(0);
    expect(summarize(run.stdout)).toEqual(['base shipped', 'api shipped']);
    expect(await tagsOf(`${path}/base`)).toContain('1.0.2');
    await project.git('rm', '--quiet', 'tagship.yml', 'compose.yml');
  },
);

describe('what buildx says', () => {
  const unreadable = [
    ['a cycle', 'target "default" { contexts = { a = "target:default" } }', 'default'],
    ['no default target', 'target "a" {}', 'targets-group'],
    ['a name with a control character', 'target "a\u001b[31m" {}', 'Invalid'],
    ['no bake file', '= = =', 'x.hcl'],
  ] as const;
  it.each(pickRows(unreadable))('%s', async (_, text, said) => {
    const { code, stderr } = await plan('x.hcl', text);
    expect(code).toBe(1);
    expect(stderr).toContain('TARGETS_FROM_FAILED');
    expect(stderr).toContain(said);
    expect(stderr).not.toContain('\u001b');
  });
});

describe('a plan opens no file that an output names', () => {
  const files = ['csv', 'map', 'case', 'order', 'type', 'variable', 'joined', 'inherited'];

  it('in whatever form it is written', async () => {
    const outside = await mkdtemp(join(project.home, 'kept-'));
    await Promise.all(files.map((name) => writeFile(join(outside, name), 'kept')));
    const run = await plan(
      'docker-bake.hcl',
      `variable "T" { default = "tar" }
variable "output" { default = "type=docker,dest=${outside}/variable" }
group "default" {
  targets = ["csv", "map", "case", "order", "type", "variable", "joined", "inherited", "below", "output"]
}
target "csv" { output = ["type=tar,dest=${outside}/csv"] }
target "map" { output = [{ type = "oci", dest = "${outside}/map" }] }
target "case" { output = ["Type=tar,DEST=${outside}/case"] }
target "order" { output = ["dest=${outside}/order,type=oci"] }
target "type" { output = ["type=\${T},dest=${outside}/type"] }
target "variable" { output = [output] }
target "joined" { output = [join("", ["type=tar,de", "st=${outside}/joined"])] }
target "base" { output = ["type=tar,dest=${outside}/inherited"] }
target "inherited" { inherits = ["base"] }
target "below" { output = ["type=tar,dest=missing/below.tar"] }
target "output" { output = ["${outside}/directory"] }
`,
    );
    const texts = files.map((name) => readFile(join(outside, name), 'utf8'));
    expect(await Promise.all(texts)).toEqual(files.map(() => 'kept'));
    expect(await readdir(outside)).toEqual(files.toSorted());
    // They are no images, all of them.
    expect(run.stderr.match(/TARGETS_FROM_OUTPUT/g), run.stderr).toHaveLength(10);
  });

  nightly(it)('and knows the attributes of images, and caches as caches', async () => {
    const text = `variable "KIND" { default = "zstd" }
target "default" {
  context = "base"
  output = [{ type = "image", compression = KIND }]
  cache-to = ["type=local,dest=caches"]
}
`;
    const run = await plan('docker-bake.hcl', text);
    expect(run.code, run.stderr).toBe(0);
    expect(run.stdout).toContain('type=local,dest=caches');
    const docker = await plan('docker-bake.hcl', text, ['--media-types=docker']);
    expect(docker.stderr).toContain('compression=zstd');
  });

  it('of a compose file that takes over another one, whose outputs are not read', async () => {
    await project.write({
      '.env': 'TEXT=of-the-project\nKIND=type=tar,dest=a.tar\n',
      'other.yml': `services:
  b: {build: {context: api, x-bake: {output: ["type=tar,dest=b.tar"], cache-to: ["type=local,dest=c"]}}}
`,
    });
    const run = await plan(
      'compose.yml',
      `include: [other.yml]
services:
  a: {build: {context: base, args: {TEXT: "\${TEXT:?}"}, cache_to: ["type=local,dest=c"]}}
`,
    );
    const own = await plan(
      'compose.yml',
      'services: {a: {build: {context: base, x-bake: {output: ["${KIND:?}"]}}}}\n',
    );
    await exec('rm', ['.env', 'other.yml'], { cwd: project.directory });
    const { targets } = JSON.parse(run.stdout || '{"targets":[]}') as Plan;
    expect(
      targets.map(({ name }) => name),
      run.stderr,
    ).toEqual(['a', 'b']);
    expect(run.stderr).toContain('TARGETS_FROM_OUTPUT');
    expect(own.stderr).toMatch(/target (?:"a"|a) has an output that is not an image/);
    expect(await readdir(project.directory)).not.toEqual(expect.arrayContaining(['a.tar']));
    expect(await readdir(project.directory)).not.toEqual(expect.arrayContaining(['b.tar']));
  });
});

/** A plan of a file that is not committed. */
async function plan(name: string, text: string, flags: readonly string[] = []) {
  await project.write({ [name]: text });
  const args = ['plan', '--json', `--targets-from=${name}`, ...flags];
  const run = await runCli({ lab, project, args, env: { SECRET_WORD: 'hidden' } });
  await exec('rm', [join(project.directory, name)]);
  return run;
}

describe('an untrusted change', () => {
  it('its bake file sees no variable, writes no file and sets only what stays in the build', async () => {
    const path = newPath();
    const run = await plan('docker-bake.hcl', bakeFile(path), [
      '--fork',
      '--targets-env=SECRET_WORD',
    ]);
    expect(run.code, run.stderr).toBe(0);
    const { targets } = JSON.parse(run.stdout) as Plan;
    expect(targets.map(({ name }) => name)).toEqual(['api', 'base']);
    expect(run.stdout).not.toContain('hidden');
    expect(targets.flatMap(({ repositories }) => repositories)).toEqual([]);
    expect(run.stderr).toMatch(/SETTINGS_LEFT_OUT/);
    expect(run.stderr).toMatch(/images, outputs/);
    expect(await readdir(project.directory)).not.toContain('made.tar');
  });

  nightly(it)('its compose file takes over no file of the machine', async () => {
    const outside = join(project.home, 'outside.env');
    await writeFile(outside, 'WORD=of-the-machine\n');
    const text = `services: {a: {env_file: ${outside}, build: {context: ., args: [WORD]}}}`;
    const refused = await plan('compose.yml', text, ['--fork']);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('TARGETS_FROM_UNTRUSTED');
    await symlink(outside, join(project.directory, '.env'));
    const linked = await plan(
      'compose.yml',
      'services: {a: {build: {context: ., args: {A: "${WORD}"}}}}',
      ['--fork'],
    );
    await exec('rm', [join(project.directory, '.env')]);
    expect(linked.code).toBe(1);
    expect(linked.stderr).toContain('".env" is a symbolic link');
    expect(refused.stdout + refused.stderr + linked.stdout + linked.stderr).not.toContain(
      'of-the-machine',
    );
  });
});

it('a plan of several targets writes bake files with one target each, which bake merges into its own', async () => {
  const path = newPath();
  await project.commit('Targets', {
    'docker-bake.hcl': bakeFile(path),
    'tagship.yml':
      'images: ghcr.io/acme/{{name}}\ntargets: {api: {}, base: {tag-prefix: base-}, a.b: {}}\n',
  });
  await project.release('v1.0.3');
  const step = await runActionStep({
    action: fileURLToPath(new URL('../..', import.meta.url)),
    node: pickNode(),
    workspace: project.directory,
    event: { ref: 'refs/tags/v1.0.3' },
    with: { command: 'plan' },
    env: {
      ...{ ...lab.env, HOME: project.home, GITHUB_EVENT_NAME: 'push' },
      ...{ GITHUB_REF: 'refs/tags/v1.0.3', GITHUB_REF_TYPE: 'tag', GITHUB_REPOSITORY: 'acme/App' },
      ...{ GITHUB_SHA: await project.git('rev-parse', 'HEAD') },
    },
  });
  expect(step.code, step.stdout).toBe(0);
  const files = ['docker-bake.hcl', step.outputs['bake-file'] ?? ''].flatMap((file) => [
    '-f',
    file,
  ]);
  const { stdout } = await exec(
    'docker',
    ['buildx', 'bake', ...files, '--print', '--progress=quiet', 'api', 'a_b'],
    { cwd: project.directory, env: { ...lab.env, HOME: project.home } },
  );
  step.cleanup();
  const { target } = JSON.parse(stdout) as { readonly target: Record<string, { tags: string[] }> };
  expect(target.api).toMatchObject({
    context: 'api',
    tags: ['1.0.3', '1.0', '1', 'latest'].map((tag) => `ghcr.io/acme/api:${tag}`),
    args: { DOCKER_META_VERSION: '1.0.3' },
  });
  expect(target.a_b?.tags).toContain('ghcr.io/acme/a.b:1.0.3');
  await exec('rm', ['-f', join(project.directory, 'made.tar')]);
});
