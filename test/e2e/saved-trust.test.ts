// SPDX-License-Identifier: Apache-2.0
// A trusted run that applies the saved plan of an untrusted one runs no test, no scan and leaves no login.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nightly } from '../lab/nightly.ts';
import { lab, writeDockerConfig, type Lab } from '../lab/lab.ts';
import { runCli, runId } from './cli.ts';
import { makeProject, type Project } from './project.ts';

let site: Lab;
let project: Project;
let dir: string;
/** By the name of the file, the plan of an untrusted run and that of a trusted one. */
const plans = { stranger: '', own: '' };

const image = () => `${site.registries.htpasswd.host}/saved-trust-${runId}/app`;
const user = () => Object.entries(site.registries.htpasswd.users)[0] ?? ['', ''];
const registries = () =>
  `{${site.registries.htpasswd.host}: {username: ${user()[0]}, password-env: PASSWORD}}`;

beforeAll(async () => {
  site = await lab();
  dir = await mkdtemp(join(tmpdir(), 'tagship-saved-trust-'));
  const gate = (name: string) => `#!/bin/sh\necho ran > '${join(dir, name)}'\n`;
  project = await makeProject({
    lab: site,
    files: { Dockerfile: 'FROM scratch\nCOPY busybox /\n' },
  });
  await project.write({ 'test.sh': gate('tested'), 'scan.sh': gate('scanned') });
  await project.git('add', '.');
  await project.git('update-index', '--chmod=+x', 'test.sh', 'scan.sh');
  await project.git('commit', '--quiet', '--message', 'Gates');
  await project.git('checkout', '--force', '--quiet', 'HEAD', '--', '.');
  await project.release('v1.2.3');
  const more = { stranger: ['--fork'], own: [] };
  for (const name of ['stranger', 'own'] as const) {
    const args = [
      'plan',
      '--json',
      '--no-push',
      '--image',
      image(),
      '--login',
      'job',
      ...more[name],
    ];
    const run = await runCli({ lab: site, project, args, env: env() });
    expect(run.code, run.stderr).toBe(0);
    plans[name] = join(dir, `${name}.json`);
    await writeFile(plans[name], run.stdout);
  }
});
afterAll(async () => {
  await project.remove();
  await rm(dir, { recursive: true });
});

/** With a Docker configuration of its own, new each time. */
function env(): Record<string, string> {
  writeDockerConfig(site, join(dir, 'docker'));
  return { DOCKER_CONFIG: join(dir, 'docker'), PASSWORD: user()[1] };
}

async function apply(plan: string) {
  const test = ['--test', './test.sh', '--no-test-untrusted'];
  const gates = [...test, '--scan', './scan.sh', '--login', 'job'];
  const args = ['ship', '--plan', plan, '--no-push', '--registries', registries(), ...gates];
  const { code, stdout, stderr } = await runCli({ lab: site, project, args, env: env() });
  return { code, said: stdout + stderr };
}

/** What the run has done of what only a trusted one does. */
async function listDone(): Promise<readonly string[]> {
  const done = ['tested', 'scanned'].filter((name) => existsSync(join(dir, name)));
  const config = await readFile(join(dir, 'docker/config.json'), 'utf8').catch(() => '');
  const all = [...done, ...(config.includes(site.registries.htpasswd.host) ? ['logged in'] : [])];
  for (const name of ['tested', 'scanned', 'docker']) {
    await rm(join(dir, name), { recursive: true, force: true });
  }
  return all;
}

it('the plan of an untrusted run keeps it from all of that, and it says so', async () => {
  const { code, said } = await apply(plans.stranger);
  expect(code, said).toBe(0);
  for (const what of ['TEST', 'SCAN', 'LOGIN']) {
    expect(said.split(`[${what}_LEFT_OUT]`), what).toHaveLength(2);
  }
  expect(await listDone()).toEqual([]);
});

nightly(it)('the plan of a trusted run does not', async () => {
  const { code, said } = await apply(plans.own);
  expect(code, said).toBe(0);
  expect(said).not.toContain('_LEFT_OUT');
  expect(await listDone()).toEqual(['tested', 'scanned', 'logged in']);
});
