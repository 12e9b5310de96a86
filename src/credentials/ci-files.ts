// SPDX-License-Identifier: Apache-2.0
// The files that a CI system names in variables: a Docker configuration, the authority of its server. An edge: reads them.
import { isAbsolute } from 'node:path';
import type { Env } from '../facts/facts.ts';
import { readText } from '../facts/variables.ts';
import { notice, type ProblemData } from '../problem.ts';
import type { Settings } from '../settings/settings.ts';
import { DOCKER_CONFIG_BYTES, readSmallFile } from '../small-file.ts';
import { addServerAuthority } from './gitlab-ca.ts';

/**
 * The settings and the environment with the content of these files: the JSON in `DOCKER_AUTH_CONFIG`, and
 * `CI_SERVER_TLS_CA_FILE` as the `ca` of `CI_REGISTRY`.
 */
export async function readCiFiles(
  settings: Settings,
  given: Env,
): Promise<ResolvedEnv & { readonly settings: Settings }> {
  const { env, problems } = await resolveAuthConfig(given);
  const registries = await addServerAuthority(settings.registries, env);
  return { settings: { ...settings, registries }, env, problems };
}

/** An environment in which DOCKER_AUTH_CONFIG is JSON or missing, with its notices. */
export interface ResolvedEnv {
  readonly env: Env;
  readonly problems: readonly ProblemData[];
}

/**
 * The environment with the content of the file in place of its path, since Docker and buildx read
 * JSON only. A file that can't be read gives no login, with the notice LOGIN_CONFIG_INVALID. What is
 * not an absolute path is left as it is.
 *
 * @see https://docs.gitlab.com/ci/variables/#use-file-type-cicd-variables
 */
export async function resolveAuthConfig(env: Env): Promise<ResolvedEnv> {
  const path = readText(env, 'DOCKER_AUTH_CONFIG')?.trim();
  if (path === undefined || !isAbsolute(path)) return { env, problems: [] };
  const file = await readSmallFile(path, DOCKER_CONFIG_BYTES);
  if (file.ok) return { env: { ...env, DOCKER_AUTH_CONFIG: file.text }, problems: [] };
  const problem = notice(
    'LOGIN_CONFIG_INVALID',
    `cannot read the file "${path}" that DOCKER_AUTH_CONFIG names: ${file.why}; ignoring it.`,
    'Set it to the JSON itself, make it a variable of the type "File", or unset it.',
  );
  return { env: { ...env, DOCKER_AUTH_CONFIG: undefined }, problems: [problem] };
}
