// SPDX-License-Identifier: Apache-2.0
// The forms in which a credential may show up in a text, and their masking. Pure.
import type { Credential } from './registry.ts';

const MASK = '***';
/** Shorter values would garble ordinary words. */
const SHORTEST = 4;

/** Every form of a credential that must not be shown: as it is, in base64, in an address. */
export function toSecrets(credential: Credential): readonly string[] {
  if (credential.kind === 'identityToken') return [credential.token.reveal()];
  const password = credential.password.reveal();
  return [
    password,
    Buffer.from(`${credential.username}:${password}`).toString('base64'),
    Buffer.from(password).toString('base64'),
    encodeURIComponent(password),
  ];
}

/** A text in which none of the secrets can be read, the longest taken out first. */
export function mask(text: string, secrets: readonly string[]): string {
  return [...secrets]
    .filter((secret) => secret.length >= SHORTEST)
    .sort((a, b) => b.length - a.length)
    .reduce((masked, secret) => masked.replaceAll(secret, MASK), text);
}
