// SPDX-License-Identifier: Apache-2.0
// The command of cosign that verifies what a run signed. Pure.

/** How a signature is verified: with which key. */
export interface VerifyBy {
  /** Path of the public key, as a user would have it: next to the private one. */
  readonly keyPath: string;
}

/** How the signatures of a run with these settings are verified. */
export function toVerifyBy(signKeyFile: string | undefined): VerifyBy {
  const keyPath =
    signKeyFile === undefined ? 'cosign.pub' : signKeyFile.replace(/\.(?:key|pem)$/, '');
  return { keyPath: keyPath.endsWith('.pub') ? keyPath : `${keyPath}.pub` };
}

/**
 * The command line for a shell, which both major versions of cosign understand. Signatures by a key are in no
 * transparency log, which has to be said.
 */
export function renderVerifyCommand({ keyPath }: VerifyBy, reference: string): string {
  const words = ['cosign', 'verify', '--key', keyPath, '--insecure-ignore-tlog=true', reference];
  return words.map(quote).join(' ');
}

function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
