// SPDX-License-Identifier: Apache-2.0
// Which values of this run must never be shown. Pure; what a credential helper hands out later is added by who asks it.
import type { Env } from '../facts/facts.ts';
import { findSecretParts } from './secret-parts.ts';
import type { RegistrySetting, Settings } from './settings.ts';

/** Shorter values are words, not secrets, and masking them would garble the log. */
const SHORTEST = 6;

const SECRET_NAME =
  /(?:^|_)(?:TOKEN|JWT|PASSWORD|PASSWD|PASSPHRASE|SECRET|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIALS?)(?:$|_)/i;

/** Names a value that only points at a secret, or tells when it ends. */
const NOT_SECRET = /(?:_(?:FILE|PATH|URL|URI|USER(?:NAME)?|ID|NAME|EXPIRES?\w*))$/i;

/** Whether the name of a variable or build argument says that its value is a secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name) && !NOT_SECRET.test(name);
}

/** Passwords, tokens and build secrets of the settings, those inside of caches, outputs and contexts, and values of environment variables that are named like secrets. */
export function knownSecrets(settings: Settings, env: Env): string[] {
  const values = [
    settings.githubToken?.reveal(),
    ...settings.buildSecrets.map(({ secret }) => secret.reveal()),
    ...settings.registries.map(({ password }) => givenPassword(password, env)),
    ...listWords(settings).flatMap(findSecretParts),
    ...environmentSecrets(env),
  ];
  return longEnough(values);
}

function listWords(settings: Settings): readonly string[] {
  const { cacheFrom, cacheTo, outputs, buildxFlags, context } = settings;
  return [...cacheFrom, ...cacheTo, ...outputs, ...buildxFlags.map(({ value }) => value), context];
}

/** Values of the environment variables that are named like secrets: known before any setting is read. */
export function environmentSecrets(env: Env): string[] {
  return longEnough(
    Object.keys(env)
      .filter(isSecretName)
      .map((name) => env[name]),
  );
}

function longEnough(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values)].filter(
    (value): value is string => value !== undefined && value.length >= SHORTEST,
  );
}

function givenPassword(password: RegistrySetting['password'], env: Env): string | undefined {
  if (password?.from === 'given') return password.secret.reveal();
  return password?.from === 'env' ? env[password.name] : undefined;
}
