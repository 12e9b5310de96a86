// SPDX-License-Identifier: Apache-2.0
// A step or a job is cancelled while a registry does not answer: it reports at once what it did, and ends.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import { pickNode } from '../bundle/node.ts';
import { githubEnv, pushEvent } from '../bundle/github.ts';
import { cliBundle } from '../e2e/cli.ts';
import { gitEnv, makeProject, type Project } from '../e2e/project.ts';
import { runActionStep } from '../lab/action-step.ts';
import type { Script } from '../lab/fault.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { pickRows } from '../lab/nightly.ts';
import type { RegistryFixture } from './registry-fixture.ts';
import { createRegistryPool } from './registry-pool.ts';
import {
  checkCut,
  checkTags,
  EXACT,
  snapshot,
  newPath,
  type Evidence,
  type Tags,
} from './release-run.ts';

const KINDS = ['plain', 'second'] as const;
/** From the signal to the end. GitHub's runner takes 7.5 s to the next signal and 2.5 s more to the kill. */
const PROMPT_MS = 5_000;
const pool = createRegistryPool();
let site: Lab;
let project: Project;
let sha: string;

beforeAll(async () => {
  site = await lab();
  project = await makeProject({ lab: site });
  sha = await project.release('v1.2.3');
});

afterAll(async () => {
  await pool.close();
  await project.remove();
});

/** Where the second registry stops answering, whether it has done the request, and what is reported of tags there. */
const silences = [
  {
    name: 'after the exact tag was written',
    url: /\/manifests\/1\.2\.3$/,
    when: 'after',
    second: { '1.2.3': 'failed', '1.2': 'failed', latest: 'failed' },
  },
  {
    name: 'before the exact tag is written',
    url: /\/manifests\/1\.2\.3$/,
    when: 'before',
    second: { '1.2.3': 'failed', '1.2': 'failed', latest: 'failed' },
  },
  {
    name: 'after latest was written',
    url: /\/manifests\/latest$/,
    when: 'after',
    second: { '1.2.3': 'created', latest: 'failed' },
  },
] as const;

/** The second registry never answers one write; then the run is cancelled. */
function fallSilent(
  fixture: RegistryFixture,
  { url, when }: Pick<(typeof silences)[number], 'url' | 'when'>,
  cancel: () => void,
): { readonly since: () => number } {
  let at = 0;
  const script: Script = (asked) => {
    if (asked.method !== 'PUT' || !url.test(asked.url)) return undefined;
    setTimeout(() => {
      at = Date.now();
      cancel();
    }, 500);
    return { kind: 'hang', when };
  };
  fixture.proxied[1]?.proxy.use(script);
  return { since: () => Date.now() - at };
}

const NONE: Tags = { [EXACT]: undefined, 1: undefined, '1.2': undefined, latest: undefined };

async function check(
  fixture: RegistryFixture,
  path: string,
  receipt: Receipt,
  second: object,
): Promise<void> {
  for (const { proxy } of fixture.proxied) proxy.use([]);
  const built = (await snapshot(fixture, path)).flatMap((tags) => tags[EXACT] ?? []);
  const scenario = { before: 'empty', bothRequired: true } as const;
  const evidence: Evidence = { fixture, path, scenario, before: [NONE, NONE], built };
  checkCut(receipt, evidence, await checkTags(evidence));
  expect(receipt.status).toBe('partial');
  const host = fixture.proxied[1]?.proxy.host ?? '';
  const images = receipt.targets.flatMap((target) => target.images);
  const there = images.filter(({ repository }) => repository.startsWith(`${host}/`));
  expect(Object.fromEntries(there.map(({ tag, action }) => [tag, action]))).toMatchObject(second);
}

describe.concurrent.each(pickRows(silences))('a registry falls silent $name', (silence) => {
  it.each(pickRows(['SIGTERM', 'SIGINT'] as const))(
    '%s: the CLI',
    { timeout: 120_000 },
    async (signal) => {
      const temp = mkdtempSync(join(tmpdir(), 'tagship-tag-'));
      await pool.lend(KINDS, async (fixture) => {
        const path = newPath();
        const hosts = fixture.proxied.map(({ proxy }) => proxy.host);
        const child = spawn(
          pickNode(),
          [
            ...[cliBundle, 'ship', '--push', '--json', '--receipt', join(temp, 'receipt.json')],
            ...['--dotenv', join(temp, 'ship.env')],
            ...hosts.flatMap((host) => ['--image', `${host}/${path}`]),
          ],
          {
            cwd: project.directory,
            env: { ...gitEnv(project.home), ...site.env, TMPDIR: temp },
            stdio: ['ignore', 'pipe', 'pipe'],
          },
        );
        let stdout = '';
        let stderr = '';
        child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
        child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
        const ended = new Promise((resolve) => child.once('close', resolve));
        const { since } = fallSilent(fixture, silence, () => child.kill(signal));
        expect(await ended, stderr).toBe(130);
        expect(since()).toBeLessThan(PROMPT_MS);
        expect(stderr).toContain(`the run was interrupted: ended by ${signal}.`);
        const receipt = JSON.parse(stdout) as Receipt;
        await check(fixture, path, receipt, silence.second);
        expect(JSON.parse(readFileSync(join(temp, 'receipt.json'), 'utf8'))).toEqual(receipt);
        const written = receipt.targets.flatMap(({ images }) =>
          images.filter(({ action }) => action === 'created').map(({ reference }) => reference),
        );
        const dotenv = readFileSync(join(temp, 'ship.env'), 'utf8');
        expect(dotenv).toContain(`SHIPPED_REFERENCES=${written.join(' ')}\n`);
        expect(readdirSync(temp).sort(), 'left behind').toEqual(['receipt.json', 'ship.env']);
      });
      rmSync(temp, { recursive: true });
    },
  );

  it('the action', { timeout: 120_000 }, async () => {
    await pool.lend(KINDS, async (fixture) => {
      const path = newPath();
      const ref = 'refs/tags/v1.2.3';
      let since = (): number => 0;
      const step = await runActionStep({
        action: fileURLToPath(new URL('../..', import.meta.url)),
        node: pickNode(),
        workspace: project.directory,
        event: pushEvent(ref),
        env: { ...site.env, ...githubEnv(ref, sha), HOME: project.home },
        with: { images: fixture.proxied.map(({ proxy }) => `${proxy.host}/${path}`).join('\n') },
        onStart: (cancel) => {
          ({ since } = fallSilent(fixture, silence, cancel));
        },
      });
      expect(step.code, step.stdout).toBe(130);
      expect(since()).toBeLessThan(PROMPT_MS);
      const { outputs, summary, commands } = step;
      await check(fixture, path, JSON.parse(outputs.receipt ?? '') as Receipt, silence.second);
      expect(summary).toContain('Stopped half-way');
      expect(summary).toContain('so it may exist');
      expect(commands.filter(({ name }) => name === 'error')).toMatchObject([
        { properties: 'title=SHIP_INTERRUPTED' },
      ]);
      const left = readdirSync(step.runnerTemp).filter((name) => !name.includes('bake'));
      expect(left, 'left behind').toEqual([]);
      expect(existsSync(join(project.home, '.docker'))).toBe(false);
      step.cleanup();
    });
  });
});
