// SPDX-License-Identifier: Apache-2.0
// What the action's bundle prints: commands and secrets of a build and a test are neither obeyed nor seen, and the command that
// verifies a signature does so in a shell.
import { chmod, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import { findForms } from '../bundle/echo.ts';
import { githubEnv, pushEvent } from '../bundle/github.ts';
import { findNodes } from '../bundle/node.ts';
import { runActionStep } from '../lab/action-step.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { isNightly } from '../lab/nightly.ts';
import { judge, judgeLine } from '../lab/verifiers.ts';
import { findCommands } from '../report/runner.ts';
import { runId } from './cli.ts';
import { watchProcesses } from './processes.ts';
import { makeProject, type Project } from './project.ts';

const action = fileURLToPath(new URL('../..', import.meta.url));
const secret = String.raw`p"a\ss<w>örd%41`;

/** Prints the secret and commands, in a step and by its argument's value in the step's name. */
const DOCKERFILE = String.raw`FROM scratch
COPY busybox /bin/busybox
ARG NPM_TOKEN
RUN ["/bin/busybox", "sh", "-c", "/bin/busybox printf '%s\\n' \"$NPM_TOKEN\" '::add-mask::x' '##[add-path]/tmp/evil' '\u0085::set-env name=X::y' '##vso[task.setvariable variable=X]y'; /bin/busybox printf '%s' \"$NPM_TOKEN\" | /bin/busybox base64"]
CMD ["/bin/busybox", "cat", "/bin/busybox"]
`;

const TEST = `#!/bin/sh
printf '10%%\\r::set-env name=X::y\\n  ::add-path::/tmp/evil\\nx ##[set-env name=X]y\\n'
printf '::stop-commands::z\\n' >&2
`;

let site: Lab;
let project: Project;
let sha: string;

beforeAll(async () => {
  site = await lab();
  project = await makeProject({ lab: site, files: { Dockerfile: DOCKERFILE, 'check.sh': TEST } });
  await chmod(join(project.directory, 'check.sh'), 0o755);
  await project.commit('Run the check');
  sha = await project.release('v1.2.3');
});

afterAll(() => project.remove());

it('a secret build argument and commands in output', async () => {
  const ref = 'refs/tags/v1.2.3';
  const stopWatching = watchProcesses();
  const result = await runActionStep({
    action,
    node: findNodes()[0]?.path ?? process.execPath,
    workspace: project.directory,
    event: pushEvent(ref),
    with: {
      images: `${site.registries.plain.host}/printed-${runId}/app`,
      push: 'true',
      'build-args': `NPM_TOKEN=${secret}`,
      provenance: 'true',
      test: './check.sh',
    },
    env: {
      ...site.env,
      ...githubEnv(ref, sha),
      HOME: project.home,
    },
  });
  // The step of the Dockerfile hands the value to programs of its own.
  const lines = stopWatching().filter((line) => !line.includes('/bin/busybox'));
  result.cleanup();
  const printed = result.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  const { outputs, env, state, summary } = result;
  const effects = Object.values({ ...outputs, ...env, ...state });
  const all = [...printed, result.stderr, summary, ...effects].join('\n');
  expect(result.code, all).toBe(0);
  expect(all).toContain('# #[add-path]/tmp/evil');
  expect(all).toContain(': :add-path::/tmp/evil');
  expect(findForms(all, secret, 'u')).toEqual([]);
  const commands = findCommands([...printed, result.stderr].join('\n')).map(({ name }) => name);
  const others = commands.filter((name) => !/^(?:group|endgroup|notice|debug)$/.test(name));
  // BuildKit's finding about the name of the argument is the only warning.
  expect(others).toEqual(['warning']);
  expect(printed.filter((line) => line.startsWith('::warning'))).toEqual([
    expect.stringMatching(/^::warning title=BUILD_CHECK,file=Dockerfile,line=3::/) as string,
  ]);
  expect(lines.join('\n')).toMatch(/ --build-arg NPM_TOKEN .* --provenance mode=min[ ,]/);
  expect(findForms(lines.join('\n'), secret, 'u')).toEqual([]);
});

/** Words of a shell that are none in a path. */
const KEYS = "it's $(id) keys";
const PASSWORD = 'correct horse battery';

it.each(isNightly ? (['sign-key-file', 'sign-key-env'] as const) : [])(
  'the output verify-command, and that of the summary, verifies as it is: %s',
  async (input) => {
    const keys = join(project.home, KEYS, input);
    await mkdir(keys, { recursive: true });
    const env = { COSIGN_PASSWORD: PASSWORD };
    const made = await judge('cosign-3', ['generate-key-pair'], { cwd: keys, env });
    expect(made.ok, made.text).toBe(true);
    const key = await readFile(join(keys, 'cosign.key'), 'utf8');
    const ref = 'refs/tags/v1.2.3';
    const result = await runActionStep({
      ...{ action, node: findNodes()[0]?.path ?? process.execPath, event: pushEvent(ref) },
      workspace: project.directory,
      with: {
        images: `${site.registries.plain.host}/printed-${runId}/${input}`,
        ...{ push: 'true', sign: 'key' },
        [input]: input === 'sign-key-env' ? 'OWN_KEY' : join(keys, 'cosign.key'),
      },
      env: { ...site.env, ...githubEnv(ref, sha), ...env, OWN_KEY: key, HOME: project.home },
    });
    result.cleanup();
    const { outputs, summary } = result;
    expect(result.code, result.stdout).toBe(0);
    const line = outputs['verify-command'] ?? '';
    expect(summary.split('\n')).toContain(line);
    expect((JSON.parse(outputs.receipt ?? '') as Receipt).targets[0]?.verifyCommand).toBe(line);
    for (const cosign of ['cosign-2', 'cosign-3'] as const) {
      const judged = await judgeLine(cosign, line, { cwd: keys });
      expect(judged.ok, `${cosign} ${line} ${judged.text}`).toBe(true);
      const other = line.replace(outputs.digest ?? '', `sha256:${'0'.repeat(64)}`);
      expect(await judgeLine(cosign, other, { cwd: keys })).toMatchObject({ ok: false });
    }
    const printed = result.stdout.split('\n').filter((one) => !one.startsWith('::add-mask::'));
    const all = [...printed, result.stderr, summary, ...Object.values(outputs)].join('\n');
    const lines = key.split('\n').filter((one) => one.length > 20 && !one.startsWith('---'));
    expect(lines.length).toBeGreaterThan(3);
    expect([PASSWORD, ...lines].filter((secret) => all.includes(secret))).toEqual([]);
  },
);
