// SPDX-License-Identifier: Apache-2.0
// The environment of child processes in an untrusted run: fixed lists, and the variables that the workflow names. Pure.
import type { Env } from '../../../facts/facts.ts';
import { readText } from '../../../facts/variables.ts';
import { readFields } from '../../../settings/values/entries.ts';
import type { Settings } from '../../../settings/settings.ts';
import { readBuilder } from '../../builder/setting.ts';

/** What every program needs; the last ones are for Windows. */
const SYSTEM = [
  ...['PATH', 'LANG', 'TZ', 'TMPDIR'],
  ...['SystemRoot', 'COMSPEC', 'PATHEXT', 'TEMP', 'TMP'],
];

/** The prefix of all locale variables, besides `LANG`. */
const LOCALE = 'LC_';

/** What the connection to the Docker engine needs. */
const ENGINE = [
  ...['DOCKER_HOST', 'DOCKER_TLS_VERIFY', 'DOCKER_CERT_PATH', 'DOCKER_CONTEXT'],
  'DOCKER_DEFAULT_PLATFORM',
];

/** In upper and lower case, since programs differ. */
const PROXIES = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY', 'FTP_PROXY'].flatMap(
  (name) => [name, name.toLowerCase()],
);

/**
 * What buildx and docker read. `DOCKER_AUTH_CONFIG` holds logins, which are needed for base
 * images. By name, not by prefix: a build does not need `BUILDX_BAKE_GIT_AUTH_TOKEN`.
 *
 * @see https://docs.docker.com/build/building/variables/#build-tool-configuration-variables
 * @see https://docs.docker.com/reference/cli/docker/#environment-variables
 */
const BUILDX = [
  ...['HOME', 'USER', 'LOGNAME', 'LANGUAGE', 'TERM', 'NO_COLOR', 'CI'],
  ...['USERPROFILE', 'APPDATA', 'LOCALAPPDATA', 'ProgramData', 'ProgramFiles'],
  ...['XDG_RUNTIME_DIR', 'XDG_CONFIG_HOME', 'SSL_CERT_FILE', 'SSL_CERT_DIR'],
  ...['DOCKER_CONFIG', 'DOCKER_AUTH_CONFIG', 'DOCKER_API_VERSION', 'DOCKER_TLS'],
  ...[
    'DOCKER_TLS_CERTDIR',
    'DOCKER_BUILDKIT',
    'DOCKER_CLI_EXPERIMENTAL',
    'DOCKER_HIDE_LEGACY_COMMANDS',
  ],
  ...['BUILDX_BUILDER', 'BUILDX_CONFIG', 'BUILDX_EXPERIMENTAL', 'BUILDX_GIT_CHECK_DIRTY'],
  ...['BUILDX_GIT_INFO', 'BUILDX_GIT_LABELS', 'BUILDX_METADATA_PROVENANCE'],
  ...['BUILDX_METADATA_WARNINGS', 'BUILDX_NO_DEFAULT_ATTESTATIONS', 'BUILDX_NO_DEFAULT_LOAD'],
  ...['BUILDX_NO_DEFAULT_OCI_ARTIFACT', 'BUILDKIT_HOST', 'BUILDKIT_COLORS', 'BUILDKIT_PROGRESS'],
  ...['BUILDKIT_TTY_LOG_LINES', 'KUBECONFIG', 'KUBERNETES_SERVICE_HOST', 'KUBERNETES_SERVICE_PORT'],
];

/** What buildx reads for a type of cache if the cache entry does not set it: prefixes of the names. */
const CACHES: ReadonlyMap<string, readonly string[]> = new Map([
  ['gha', ['ACTIONS_CACHE_', 'ACTIONS_RESULTS_URL', 'ACTIONS_RUNTIME_TOKEN']],
  ['s3', ['AWS_']],
  ['azblob', ['BUILDKIT_AZURE_STORAGE_', 'AZURE_']],
]);

/** The settings that name variables; in an untrusted run all of them come from the workflow. */
export type NamingSettings = Pick<
  Settings,
  'buildArgs' | 'buildxFlags' | 'builder' | 'cache' | 'cacheFrom' | 'cacheTo'
>;

/** {@link toBuildEnv} for a run of several targets: with what the settings of any of them name. */
export function toBuildEnvs(env: Env, all: readonly NamingSettings[]): Env {
  return Object.assign({}, ...all.map((settings) => toBuildEnv(env, settings))) as Env;
}

/**
 * The environment of buildx and docker in an untrusted run: what they need, proxies, and what the
 * workflow's settings name: variables of `secret-envs`, build arguments without a value, the agent of
 * `ssh`, the credentials of a cache.
 */
export function toBuildEnv(env: Env, settings: NamingSettings): Env {
  const { buildArgs, buildxFlags, cache, cacheFrom, cacheTo } = settings;
  const secrets = buildxFlags
    .filter(({ flag }) => flag === '--secret')
    .flatMap(({ value }) => readFields(value, 'env'));
  const named = [...cacheFrom, ...cacheTo].flatMap((entry) => readFields(entry, 'type'));
  const types = cache === 'gha' ? [...named, 'gha'] : named;
  const names = [
    ...[...SYSTEM, ...ENGINE, ...PROXIES, ...BUILDX, ...secrets],
    ...buildArgs.filter((arg) => !arg.includes('=')),
    ...(needsAgent(env, settings) ? ['SSH_AUTH_SOCK'] : []),
  ];
  return pick(env, names, [LOCALE, ...types.flatMap((type) => CACHES.get(type) ?? [])]);
}

/** Build steps use the agent if the workflow sets `ssh`; buildx uses it for an engine over ssh. */
function needsAgent(env: Env, { buildxFlags, builder }: NamingSettings): boolean {
  const isRemote = [readText(env, 'DOCKER_HOST') ?? '', readBuilder(builder, env)].some((text) =>
    text.includes('ssh://'),
  );
  return isRemote || buildxFlags.some(({ flag }) => flag === '--ssh');
}

/** The environment of `test` in an untrusted run: no home, no login; plus the variables in `test-env`. */
export function toTestEnv(env: Env, { testEnv }: Pick<Settings, 'testEnv'>): Env {
  return pick(env, [...SYSTEM, ...ENGINE, ...PROXIES, ...testEnv], [LOCALE]);
}

/** The variables with these names, and those with these prefixes. */
function pick(env: Env, names: readonly string[], beginnings: readonly string[]): Env {
  const exact = new Set(names);
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => exact.has(name) || beginnings.some((beginning) => name.startsWith(beginning)),
    ),
  );
}
