// SPDX-License-Identifier: Apache-2.0
// Makes a Docker context for an engine that only the environment names. Creates no builder, and changes no file of the user.
import { mkdir, rename, stat, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Env } from '../../facts/facts.ts';
import { readText } from '../../facts/variables.ts';
import type { CommandResult } from '../../shell.ts';
import { toEngineFolder } from '../builder/leftover.ts';
import { renderCsv } from '../build/command/csv.ts';
import { DEFAULT_CONTEXT, isTlsWanted, readCurrentContext, readHost } from './current.ts';
import { toDockerConfig } from './engine.ts';
import { toPrivateConfig } from '../../credentials/child.ts';
import type { RunContext } from '../context.ts';

/**
 * Whether buildx needs a context to create a builder: it refuses TLS files that only the environment
 * names, since it could not find them later.
 *
 * @see https://github.com/docker/buildx/blob/v0.29.1/builder/builder.go
 */
export function needsContext(env: Env): boolean {
  return isTlsWanted(env) && readCurrentContext(env).name === DEFAULT_CONTEXT;
}

/** A new context, or the error of `docker`. */
export interface EngineContext {
  readonly result: CommandResult;
  /** The engine's address. */
  readonly host: string;
  /** `DOCKER_CONFIG` for every command that must find the context. */
  readonly env: Env;
}

/**
 * Creates a context for the engine that the environment names. It is in the private folder of the run,
 * and so is the `DOCKER_CONFIG` that selects it: a link to the user's configuration, or what
 * {@link toPrivateConfig} holds if logins are passed in a file.
 */
export async function createDockerContext(
  runContext: RunContext,
  name: string,
): Promise<EngineContext> {
  const { env, cwd, tempDir } = runContext;
  const own = resolve(cwd, toDockerConfig(env));
  const folder = toEngineFolder(tempDir);
  const config = toPrivateConfig(tempDir);
  for (const directory of [folder, config]) {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    for (const file of ['config.json', 'cli-plugins']) {
      await linkUnlessThere(join(own, file), join(directory, file));
    }
  }
  const host = readHost(env);
  const docker = renderCsv([`host=${host}`, ...(await listTlsFields(env, own))]);
  const result = await runContext.shell({
    argv: ['docker', 'context', 'create', name, '--docker', docker],
    env: { ...env, DOCKER_CONFIG: folder },
    cwd,
    signal: runContext.signal,
  });
  await replaceLink(join(folder, 'contexts'), join(config, 'contexts'));
  return { result, host, env: { DOCKER_CONFIG: config } };
}

/** The certificate files as Docker finds them: the authority's, and the client's if they exist. */
async function listTlsFields(env: Env, dockerConfig: string): Promise<readonly string[]> {
  const folder = readText(env, 'DOCKER_CERT_PATH') ?? dockerConfig;
  const isVerified = readText(env, 'DOCKER_TLS_VERIFY') !== undefined;
  const client = await Promise.all(
    ['cert', 'key'].map(async (name) =>
      (await isThere(join(folder, `${name}.pem`))) ? [name] : [],
    ),
  );
  const names = [...(isVerified ? ['ca'] : []), ...client.flat()];
  const files = names.map((name) => `${name}=${resolve(folder, `${name}.pem`)}`);
  return isVerified ? files : [...files, 'skip-tls-verify=true'];
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function linkUnlessThere(target: string, path: string): Promise<void> {
  try {
    await symlink(target, path);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
  }
}

/** Replaces a link atomically. */
async function replaceLink(target: string, path: string): Promise<void> {
  const fresh = `${path}.new`;
  await symlink(target, fresh);
  await rename(fresh, path);
}
