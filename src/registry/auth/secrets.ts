// SPDX-License-Identifier: Apache-2.0
// The forms in which a credential may appear in text. Pure.
import type { Credential } from '../registry.ts';

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
