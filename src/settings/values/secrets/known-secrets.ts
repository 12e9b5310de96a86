// SPDX-License-Identifier: Apache-2.0
// The secret values of this run. Pure; credentials of helpers are added later by their caller.
import type { Env } from '../../../facts/facts.ts';
import { error, notice, type ProblemData } from '../../../problem.ts';
import { isSecretName } from '../../../secret-text.ts';
import { findHookSecrets } from '../../deploy/secrets.ts';
import { findSecretParts } from './secret-parts.ts';
import type { RegistrySetting, Settings } from '../../settings.ts';

/** Shorter values of variables are ordinary words, and masking them would garble the log. */
const SHORTEST_VARIABLE = 6;

/** Shorter values can't be masked: they occur in ordinary words. */
const SHORTEST = 4;

/** A value that must not be shown, and where it is from. */
export interface KnownSecret {
  readonly value: string;
  /** The setting or variable, as a message names it: `the variable NPM_TOKEN`. */
  readonly source: string;
  /** A password or token as such; else a part of a longer value. */
  readonly isCredential: boolean;
}

/**
 * Passwords, tokens and build secrets of the settings, those inside of build arguments, caches, outputs and contexts,
 * and values of environment variables that are named like secrets; each once, of all targets.
 */
export function listKnownSecrets(all: readonly Settings[], env: Env): readonly KnownSecret[] {
  const own = all.flatMap((settings) => [
    ...listCredentials(settings, env),
    ...listWords(settings).flatMap(([name, word]) =>
      findSecretParts(word).map((value) => ({ value, source: name, isCredential: false })),
    ),
  ]);
  const found = [...own, ...listVariables(env)].filter(({ value }) => value.length >= SHORTEST);
  return [...new Map(found.map((one) => [`${one.source} ${one.value}`, one])).values()];
}

/** What must not be shown of {@link listKnownSecrets}: also user and password in the form of basic authentication. */
export function knownSecrets(all: readonly Settings[], env: Env): string[] {
  const registries = all.flatMap((settings) => settings.registries);
  const pairs = registries.flatMap(({ username, password }) => {
    const value = givenPassword(password, env) ?? '';
    if (username === undefined || value.length < SHORTEST) return [];
    return [Buffer.from(`${username}:${value}`).toString('base64')];
  });
  return [...new Set([...listKnownSecrets(all, env).map(({ value }) => value), ...pairs])];
}

/** Values of the environment variables that are named like secrets: known before any setting is read. */
export function environmentSecrets(env: Env): string[] {
  return [...new Set(listVariables(env).map(({ value }) => value))];
}

/**
 * The problems of secrets that are too short to be masked. Codes: PASSWORD_SHORT (error) for a
 * registry's, SECRET_SHORT (notice) for a build secret.
 */
export function checkSecrets(settings: Settings, env: Env): readonly ProblemData[] {
  const passwords = settings.registries.flatMap(({ prefix, password }) => {
    const value = givenPassword(password, env);
    return value !== undefined && isShort(value) ? [shortPassword(prefix, nameOf(password))] : [];
  });
  const secrets = settings.buildSecrets.flatMap(({ id, secret }) =>
    isShort(secret.reveal()) ? [shortSecret(id)] : [],
  );
  return [...passwords, ...secrets];
}

/** Whether a value is set, but too short to be masked. */
export function isShort(value: string): boolean {
  return value !== '' && value.trim().length < SHORTEST;
}

/** The error PASSWORD_SHORT; the value is not in it. @param source where the password is from */
export function shortPassword(registry: string, source: string): ProblemData {
  return error(
    'PASSWORD_SHORT',
    `the password for ${registry} (${source}) has fewer than ${SHORTEST} characters; it cannot be masked in logs`,
    'Use an access token or a longer password; check that the variable holds the whole value.',
  );
}

function shortSecret(id: string): ProblemData {
  return notice(
    'SECRET_SHORT',
    `the build secret "${id}" has fewer than ${SHORTEST} characters; it cannot be masked in logs`,
    'Use a longer value if it must stay secret.',
  );
}

function listCredentials(settings: Settings, env: Env): readonly KnownSecret[] {
  const credential = (source: string, value: string | undefined): readonly KnownSecret[] =>
    value === undefined ? [] : [{ value, source, isCredential: true }];
  return [
    ...credential('github-token', settings.githubToken?.reveal()),
    ...settings.buildSecrets.flatMap(({ id, secret }) =>
      credential(`the build secret "${id}"`, secret.reveal()),
    ),
    ...listKeys(settings).flatMap((name) => credential(`the variable ${name}`, env[name])),
    ...findHookSecrets(settings.deploy, env).flatMap(({ variable, value }) =>
      credential(`the variable ${variable}`, value),
    ),
    ...settings.registries.flatMap(({ prefix, oidc }) =>
      oidc?.idToken?.from === 'env'
        ? credential(`the identity token for ${prefix}`, env[oidc.idToken.name])
        : [],
    ),
    ...settings.registries.flatMap(({ prefix, password }) =>
      credential(
        `the password for ${prefix} (${nameOf(password)})`,
        givenPassword(password, env)?.replace(/\r?\n$/, ''),
      ),
    ),
  ];
}

/** The variables with the private key and its password, or with the identity token. */
function listKeys(settings: Settings): readonly string[] {
  const { sign, signKeyEnv, signIdTokenEnv, githubAttestation } = settings;
  const hasToken = sign === 'keyless' || githubAttestation;
  const token = hasToken ? [signIdTokenEnv ?? 'SIGSTORE_ID_TOKEN'] : [];
  if (sign !== 'key') return token;
  const key = signKeyEnv === undefined ? [] : [signKeyEnv];
  return [...token, 'COSIGN_PASSWORD', ...key];
}

function listVariables(env: Env): readonly KnownSecret[] {
  return Object.entries(env).flatMap(([name, value]) =>
    value !== undefined && isSecretName(name) && value.length >= SHORTEST_VARIABLE
      ? [{ value, source: `the variable ${name}`, isCredential: true }]
      : [],
  );
}

/** A proxy with a login goes to the build as it is: buildx would take one in its environment for its own. */
const PROXY_ARG = /^\w+_PROXY=/i;

function listWords(settings: Settings): readonly (readonly [setting: string, word: string])[] {
  const { buildArgs, cacheFrom, cacheTo, outputs, buildxFlags, context } = settings;
  return [
    ...buildArgs.filter((arg) => !PROXY_ARG.test(arg)).map((word) => ['build-args', word] as const),
    ...cacheFrom.map((word) => ['cache-from', word] as const),
    ...cacheTo.map((word) => ['cache-to', word] as const),
    ...outputs.map((word) => ['outputs', word] as const),
    ...buildxFlags.map(({ flag, value }) => [flag, value] as const),
    ['context', context],
  ];
}

function givenPassword(password: RegistrySetting['password'], env: Env): string | undefined {
  if (password?.from === 'given') return password.secret.reveal();
  return password?.from === 'env' ? env[password.name] : undefined;
}

function nameOf(password: RegistrySetting['password']): string {
  switch (password?.from) {
    case 'env':
      return `the variable ${password.name}`;
    case 'file':
      return `the file ${password.path}`;
    case 'stdin':
      return 'standard input';
    case 'given':
    case undefined:
      return 'the setting registries';
  }
}
