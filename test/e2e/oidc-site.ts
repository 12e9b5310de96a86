// SPDX-License-Identifier: Apache-2.0
// Runs whose only secret is an identity token: a project, a CI system that signs, and a search for what must not be shown.
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { createFinder } from '../../src/secret-forms.ts';
import { githubEnv } from '../bundle/github.ts';
import type { Trusted } from '../credentials/oidc/clouds.ts';
import { openIssuer, type Issuer } from '../credentials/oidc/issuer.ts';
import { lab as openLab, type Lab } from '../lab/lab.ts';
import { type CliOptions, type CliRun, runCli, runId } from './cli.ts';
import { makeProject, type Project } from './project.ts';

/** Who the run is to the providers. */
const subject = 'repo:acme/app:ref:refs/tags/v1.2.3';

/** How a run is to differ. */
export interface SiteRun {
  readonly host: string;
  /** Below the path of this run of the tests. */
  readonly path: string;
  /** The entry of `registries`. */
  readonly entry: Readonly<Record<string, unknown>>;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** On GitLab, with identity tokens for these audiences; on GitHub without it. */
  readonly gitlab?: readonly string[];
  readonly onStderr?: CliOptions['onStderr'];
}

/** A run, and what there is to see of its children and its files. */
export interface SeenRun extends CliRun {
  /** The argv, environment and configuration of each buildx, but for the variables of the job. */
  readonly recorded: string;
  /** What is in the files of its home directory, its Docker configuration and its checkout after it, with the receipt. */
  readonly files: string;
}

/** All that such runs need. */
export interface OidcSite {
  readonly lab: Lab;
  readonly project: Project;
  readonly issuer: Issuer;
  readonly subject: string;
  /** Whom all providers accept. */
  readonly trust: () => Trusted;
  readonly ship: (run: SiteRun) => Promise<SeenRun>;
  /** The run was done, left nothing behind, and no secret is to be found of it: `findShown`. */
  readonly expectDone: (run: SeenRun, given: readonly string[], reference: string) => void;
  /** Of these, and of the tokens of the issuer, those that the run showed, handed to its children or left in files. */
  readonly findShown: (run: SeenRun, given: readonly string[]) => readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens it, with v1.2.3 as HEAD. */
export async function openOidcSite(
  files: Readonly<Record<string, string>> = {},
): Promise<OidcSite> {
  const lab = await openLab();
  const project = await makeProject({ lab, files });
  const sha = await project.release('v1.2.3');
  const issuer = await openIssuer({ sub: subject }, Date.now);
  const findShown: OidcSite['findShown'] = (run, given) => {
    const secrets = [
      ...issuer.tokens.map(({ token }) => token),
      ...[...given, issuer.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? ''],
    ];
    const { stdout, stderr, commandLines, recorded, files } = run;
    const text = [stdout, stderr, ...commandLines, recorded, files].join('\n');
    return secrets.filter((value) => createFinder(value)(text).length > 0);
  };
  return {
    ...{ lab, project, issuer, subject, findShown },
    trust: () => ({ issuer: () => issuer.served.url, subject, now: Date.now, busy: [] }),
    ship: async ({ host, path, entry, args, env, gitlab, onStderr }) => {
      const image = `${host}/oidc-${runId}/${path}`;
      const seen = await makeRecorder(lab);
      const job = {
        ...(gitlab === undefined
          ? { ...githubEnv('refs/tags/v1.2.3', sha), ...issuer.env }
          : { ...gitlabEnv(sha), ...toIdTokens(issuer, gitlab) }),
        TAGSHIP_REGISTRIES: JSON.stringify({ [host]: entry }),
        ...env,
      };
      const receipt = ['--receipt', join(seen.config, 'receipt.json')];
      const run = await runCli({
        ...{ lab, project, watchProcesses: true },
        ...(onStderr === undefined ? {} : { onStderr }),
        args: ['ship', '--image', image, '--platforms', 'linux/amd64', ...receipt, ...args],
        env: { ...job, DOCKER_CONFIG: seen.config },
      });
      const recorded = await seen.read(job);
      const trees = await Promise.all([seen.config, project.home, project.directory].map(readTree));
      await rm(seen.config, { recursive: true });
      return { ...run, recorded, files: trees.join('\n') };
    },
    expectDone: (run, given, reference) => {
      expect(run.stderr).not.toContain('LOGIN_');
      expect(run.code, run.stderr).toBe(0);
      expect(run.stdout).toContain(reference);
      expect(run.left).toEqual([]);
      expect(run.recorded).toContain('DOCKER_CONFIG=');
      expect(findShown(run, given)).toEqual([]);
    },
    close: async () => {
      await Promise.all([project.remove(), issuer.served.close()]);
    },
  };
}

/** A Docker configuration whose buildx records its argv, environment and configuration, then runs the real one. */
async function makeRecorder(lab: Lab) {
  const config = await mkdtemp(join(tmpdir(), 'tagship-recorder-'));
  const recorded = await mkdtemp(join(tmpdir(), 'tagship-recorded-'));
  const plugins = join(config, 'cli-plugins');
  await mkdir(plugins);
  const script = [
    '#!/bin/sh',
    `{ printf '%s\\n' "$0" "$@"; env; cat "$DOCKER_CONFIG/config.json"; } >> '${recorded}/record' 2>/dev/null`,
    `exec '${join(lab.plugins, 'docker-buildx')}' "$@"`,
  ];
  await writeFile(join(plugins, 'docker-buildx'), `${script.join('\n')}\n`, { mode: 0o755 });
  await writeFile(join(config, 'config.json'), '{}');
  /** What was recorded, without the variables of the job, which every child has. */
  const read = async (job: Readonly<Record<string, string>>): Promise<string> => {
    const text = await readTree(recorded);
    await rm(recorded, { recursive: true });
    const own = new Set(Object.entries(job).map(([name, value]) => `${name}=${value}`));
    return text
      .split('\n')
      .filter((line) => !own.has(line))
      .join('\n');
  };
  return { config, read };
}

/** The content of all regular files below a directory. */
async function readTree(directory: string): Promise<string> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const texts = files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8'));
  return (await Promise.all(texts)).join('\n');
}

/** A pipeline of GitLab for a git tag. */
export function gitlabEnv(sha: string, tag = 'v1.2.3'): Record<string, string> {
  const file = fileURLToPath(new URL('../fixtures/gitlab/push-tag-v1.2.3.json', import.meta.url));
  const { env } = JSON.parse(readFileSync(file, 'utf8')) as { env: Record<string, string> };
  return {
    ...env,
    ...{ CI_COMMIT_SHA: sha, CI_COMMIT_TAG: tag, CI_COMMIT_REF_NAME: tag },
    ...{ CI_PROJECT_PATH: 'acme/app', CI_API_V4_URL: 'http://127.0.0.1:9/api/v4' },
  };
}

/** The variables that `id_tokens` of a job sets. */
function toIdTokens(issuer: Issuer, audiences: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    audiences.map((audience, index) => [`N${index}_ID_TOKEN`, issuer.sign(audience)]),
  );
}

/** The push strategies, with a builder that has them. */
export const strategies = [
  { publish: 'layout', builder: 'default' },
  { publish: 'builder', builder: 'remote' },
  { publish: 'endpoint', builder: 'default' },
] as const;

/** Flags for a strategy. */
export function toFlags(lab: Lab, { publish, builder }: (typeof strategies)[number]) {
  return ['--builder', builder === 'remote' ? lab.buildkit.tcp : builder, '--publish', publish];
}
