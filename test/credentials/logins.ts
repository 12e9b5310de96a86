// SPDX-License-Identifier: Apache-2.0
// Credentials under test: a home with a Docker configuration, and whatever else says who we are.
import { Readable } from 'node:stream';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCredentials, type Credentials } from '../../src/credentials/credentials.ts';
import type { Env } from '../../src/facts/facts.ts';
import type { ProblemData } from '../../src/problem.ts';
import type { FoundCredential } from '../../src/registry/registry.ts';
import { secret } from '../../src/settings/secret.ts';
import type { RegistrySetting } from '../../src/settings/settings.ts';
import { type Answer, makeEdge, scriptShell, type ScriptedShell } from '../ship/scripted-shell.ts';
import type { RepositoryName } from '../../src/registry-host.ts';

/** What a run has to log in with. */
export interface CredentialsSetup {
  readonly registries?: readonly Partial<RegistrySetting>[];
  readonly githubToken?: string;
  readonly primary?: string;
  readonly env?: Env;
  /** `~/.docker/config.json`. */
  readonly config?: object | string;
  readonly stdin?: string;
  readonly answers?: readonly Answer[];
}

/** Credentials, and what there is to see of their work. */
export interface CredentialsFixture extends Credentials {
  readonly shell: ScriptedShell;
  readonly home: string;
  readonly tempDir: string;
  readonly problems: readonly ProblemData[];
  /** The user's own file, byte for byte. */
  readonly userFile: () => Promise<string>;
}

const NEW_TOOLS: readonly Answer[] = [
  { when: /^docker buildx version/, result: { stdout: 'github.com/docker/buildx v0.29.1 abc' } },
  { when: /^docker --version/, result: { stdout: 'Docker version 28.5.2, build abc' } },
];

/** Credentials for what is in the setup. */
export async function openCredentials(setup: CredentialsSetup): Promise<CredentialsFixture> {
  const shell = scriptShell([...(setup.answers ?? []), ...NEW_TOOLS]);
  const { edge, problems } = await makeEdge(shell.shell, setup.env);
  const home = join(edge.env.HOME ?? '', '.docker');
  const file = join(home, 'config.json');
  await mkdir(home, { recursive: true });
  const text = typeof setup.config === 'string' ? setup.config : JSON.stringify(setup.config);
  if (setup.config !== undefined) await writeFile(file, text);
  const credentials = createCredentials({
    ...edge,
    settings: {
      registries: (setup.registries ?? []).map((entry) => ({
        prefix: '',
        required: true,
        insecure: false,
        ...entry,
      })),
      githubToken: setup.githubToken === undefined ? undefined : secret(setup.githubToken),
      primary: setup.primary,
    },
    stdin: Readable.from([setup.stdin ?? '']),
  });
  const userFile = () => readFile(file, 'utf8').catch(() => '');
  return { ...credentials, shell, home, tempDir: edge.tempDir, problems, userFile };
}

/** `host/path` taken apart. */
export function repository(name: string): RepositoryName {
  const [host = '', ...path] = name.split('/');
  return { name, host, path: path.join('/') };
}

/** A found credential in one line: `user:password from source`. */
export function show(found: FoundCredential | undefined): string {
  if (found === undefined) return 'anonymous';
  const { credential, source } = found;
  return credential.kind === 'password'
    ? `${credential.username}:${credential.password.reveal()} from ${source}`
    : `token ${credential.token.reveal()} from ${source}`;
}

/** `user:password` in base64. */
export function basic(pair: string): string {
  return Buffer.from(pair).toString('base64');
}
