// SPDX-License-Identifier: Apache-2.0
// The command of cosign that verifies what a run signed. Pure.

/** How a signature is verified: with which key, or by whom it is. */
export type VerifyBy =
  | {
      /** Path of the public key, as a user would have it: next to the private one. Or the address of a key in a service. */
      readonly keyPath: string;
    }
  | {
      readonly identity: string;
      readonly issuer: string;
      /** The file with the trusted root of an instance that is not the public one. */
      readonly trustedRoot: string | undefined;
      readonly isLogged: boolean;
      /** Whether the instance records its certificates. */
      readonly hasCertificateLog: boolean;
    };

/**
 * Whether a setting that names a key is an address for cosign rather than a path: of a service that it knows, or of a plugin
 * `sigstore-kms-NAME`.
 *
 * @see https://docs.sigstore.dev/cosign/key_management/overview/
 */
export function isKeyAddress(text: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/|pkcs11:)/.test(text);
}

/** How the signatures of a key are verified. */
export function toKeyCommand(signKeyFile: string | undefined): VerifyBy {
  if (signKeyFile !== undefined && isKeyAddress(signKeyFile)) return { keyPath: signKeyFile };
  const keyPath =
    signKeyFile === undefined ? 'cosign.pub' : signKeyFile.replace(/\.(?:key|pem)$/, '');
  return { keyPath: keyPath.endsWith('.pub') ? keyPath : `${keyPath}.pub` };
}

/**
 * The command line for a shell, which both major versions of cosign understand; a trusted root in a file only the third. Signatures
 * that are in no transparency log have to be called so.
 */
export function renderVerifyCommand(verifyBy: VerifyBy, reference: string): string {
  return ['cosign', 'verify', ...listFlags(verifyBy), reference].map(quote).join(' ');
}

const UNLOGGED = '--insecure-ignore-tlog=true';

function listFlags(verifyBy: VerifyBy): readonly string[] {
  if ('keyPath' in verifyBy) return ['--key', verifyBy.keyPath, UNLOGGED];
  const { identity, issuer, trustedRoot, isLogged, hasCertificateLog } = verifyBy;
  return [
    ...['--certificate-identity', identity, '--certificate-oidc-issuer', issuer],
    ...(trustedRoot === undefined ? [] : ['--trusted-root', trustedRoot]),
    ...(isLogged ? [] : ['--use-signed-timestamps', UNLOGGED]),
    ...(hasCertificateLog ? [] : ['--insecure-ignore-sct=true']),
  ];
}

function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
