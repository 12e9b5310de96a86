// SPDX-License-Identifier: Apache-2.0
// A run whose environment offers the login: servers, variables, and what there is to see.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createCredentials, type Credentials } from '../../../src/credentials/credentials.ts';
import type { Env, Trust } from '../../../src/facts/facts.ts';
import type { RegistrySetting } from '../../../src/settings/settings.ts';
import { serve, type Script, type Served } from '../../registry/server.ts';
import { createQuickClock, type QuickClock } from '../../registry/bench.ts';
import { scriptShell } from '../../ship/scripted-shell.ts';
import { type HostScript, type Internet, openInternet } from './internet.ts';

/** The registries that a cloud's login is for. */
export const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
export const GAR = 'europe-docker.pkg.dev';
export const ACR = 'acme.azurecr.io';

/** Who runs, and what there is around it. */
export interface EnvironmentSetup {
  readonly env?: Env;
  readonly hosts?: Readonly<Record<string, HostScript>>;
  readonly trust?: Trust['level'];
  readonly registries?: readonly Partial<RegistrySetting>[];
}

/** A run. */
export interface EnvironmentWorld {
  readonly credentials: Credentials;
  readonly internet: Internet;
  readonly clock: QuickClock;
  /** The private directory of the run. */
  readonly tempDir: string;
  readonly masked: readonly string[];
  readonly said: readonly string[];
}

/** Nothing of the machine that runs the tests is asked. */
export const NOWHERE: Env = {
  HOME: '/nonexistent',
  AWS_EC2_METADATA_DISABLED: 'true',
  NO_GCE_CHECK: 'true',
  AZURE_POD_IDENTITY_AUTHORITY_HOST: 'http://127.0.0.1:9',
};

/** Starts a run; it ends with the test. */
export async function openEnvironment(setup: EnvironmentSetup): Promise<EnvironmentWorld> {
  const internet = await openInternet({ 'nothing.example': () => ({}), ...setup.hosts });
  onTestFinished(internet.close);
  const clock = createQuickClock();
  const [masked, said]: [string[], string[]] = [[], []];
  const say = (line: string): void => void said.push(line);
  const registries = (setup.registries ?? []).map((entry) => ({
    ...{ prefix: ECR, required: true, insecure: false },
    ...entry,
  }));
  const tempDir = await mkdtemp(join(tmpdir(), 'tagship-ambient-'));
  onTestFinished(() => rm(tempDir, { recursive: true }));
  const credentials = createCredentials({
    settings: { registries, githubToken: undefined, primary: undefined },
    env: { ...NOWHERE, ...internet.env, ...setup.env },
    shell: scriptShell([]).shell,
    ...{ cwd: tmpdir(), tempDir, clock },
    trust: { level: setup.trust ?? 'trusted', reason: 'a test' },
    vault: { add: (secrets) => masked.push(...secrets) },
    log: {
      group: async (_title, step) => await step(),
      ...{ info: say, debug: say, output: say },
      problem: ({ message }) => {
        say(message);
      },
    },
  });
  return { credentials, internet, clock, tempDir, masked, said };
}

/** A server that ends with the test. */
export async function open(script: Script): Promise<Served> {
  const served = await serve(script);
  onTestFinished(served.close);
  return served;
}

/** A file that ends with the test; its path. */
export async function makeFile(content: string | object, name = 'account.json'): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'tagship-account-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const path = join(directory, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
