// SPDX-License-Identifier: Apache-2.0
// TLS failures, by the user's next move. Pure.
import { error, type ProblemCode, type ProblemData } from '../../problem.ts';
import { toLine } from '../http/line.ts';
import { type Trace, toErrno, toTrace } from '../http/trace.ts';

/** What is wrong with TLS. */
export type TlsFault =
  'plain' | 'expired' | 'early' | 'name' | 'authority' | 'wanted' | 'refused' | 'version' | 'other';

const EXPIRED = 'CERT_HAS_EXPIRED';
const EARLY = 'CERT_NOT_YET_VALID';
const NAME = /^(?:ERR_TLS_CERT_ALTNAME|HOSTNAME_MISMATCH)/;
const AUTHORITY =
  /^(?:UNABLE_TO_GET_ISSUER_CERT|UNABLE_TO_VERIFY_LEAF|SELF_SIGNED_|DEPTH_ZERO_|CERT_UNTRUSTED)/;
const OTHER =
  /^(?:CERT_|ERR_TLS_CERT|UNABLE_TO_|ERR_TLS_|INVALID_|PATH_LENGTH_|CRL_|ERROR_IN_C|EPROTO$)/;

/** What OpenSSL says, with blanks for underlines, so that codes and texts read alike. */
const PLAIN = /wrong version number|packet length too long|ssl wrong version/;
const WANTED = 'alert certificate required';
const REFUSED =
  /alert (?:bad certificate|unknown ca|unsupported certificate|certificate (?:unknown|expired|revoked)|access denied)/;
const HANDSHAKE = 'alert handshake failure';
const VERSION =
  /alert (?:protocol version|insufficient security)|unsupported protocol|no protocols available|version too low|(?:dh|ee|ca) key too small|ca md too weak|no shared cipher|legacy renegotiation/;

/**
 * The TLS fault behind a network error; undefined for any other error.
 *
 * | the other side                                                  | is                   |
 * | --------------------------------------------------------------- | -------------------- |
 * | answers with something that isn't TLS                           | `plain`              |
 * | has a certificate that is over, or not valid yet                | `expired`, `early`   |
 * | has a certificate for other names                               | `name`               |
 * | has a certificate of an authority that isn't known              | `authority`          |
 * | ends the handshake for want of a certificate of ours            | `wanted`             |
 * | ends it though it was shown one                                 | `refused`            |
 * | speaks older versions, or weaker ciphers and keys, than we do   | `version`            |
 * | has anything else that is wrong with its certificate or its TLS | `other`              |
 *
 * A handshake that was refused before it began is a matter of versions and ciphers; afterwards, when the
 * keys were agreed on, there is nothing left that the other side could object to but our certificate.
 */
export function toTlsFault(thrown: unknown): TlsFault | undefined {
  const errno = toErrno(thrown);
  const text = thrown instanceof Error ? thrown.message : '';
  const said = `${errno} ${text}`.replaceAll('_', ' ').toLowerCase();
  if (PLAIN.test(said)) return 'plain';
  if (errno === EXPIRED) return 'expired';
  if (errno === EARLY) return 'early';
  if (NAME.test(errno)) return 'name';
  if (AUTHORITY.test(errno)) return 'authority';
  return toAlert(said, toTrace(thrown)) ?? (OTHER.test(errno) ? 'other' : undefined);
}

function toAlert(said: string, trace: Trace): TlsFault | undefined {
  const isOurs = REFUSED.test(said) || (said.includes(HANDSHAKE) && trace.hasAgreedKeys === true);
  if (said.includes(WANTED) || isOurs) return trace.hasCertificate === true ? 'refused' : 'wanted';
  return VERSION.test(said) || said.includes(HANDSHAKE) ? 'version' : undefined;
}

/** The other side. */
export interface TlsPeer {
  /** As it stands in a sentence: `ghcr.io`, `the token service auth.example.com`, `the proxy proxy:3128`. */
  readonly name: string;
  readonly isProxy: boolean;
}

interface Said {
  readonly host: string;
  readonly isProxy: boolean;
  readonly trace: Trace;
}

/** What is wrong, after the host's name, and the move that fixes exactly this. */
const SAYINGS: Readonly<
  Record<
    Exclude<TlsFault, 'plain'>,
    {
      readonly code: ProblemCode;
      readonly what: (name: string, detail: string, thrown: unknown) => string;
      readonly hint: (said: Said) => string;
    }
  >
> = {
  expired: {
    code: 'REGISTRY_TLS_EXPIRED',
    what: (name) => `the certificate of ${name} has expired`,
    hint: () => 'Renew it; if it is valid elsewhere, correct the clock of this machine.',
  },
  early: {
    code: 'REGISTRY_TLS_EXPIRED',
    what: (name) => `the certificate of ${name} is not valid yet`,
    hint: () => 'Correct the clock of this machine; if it is right, reissue the certificate.',
  },
  name: {
    code: 'REGISTRY_TLS_NAME',
    what: (name, _, thrown) => `the certificate of ${name} is for other names (${toNames(thrown)})`,
    hint: ({ host, isProxy }) =>
      isProxy
        ? 'Use one of those names in HTTPS_PROXY, HTTP_PROXY or ALL_PROXY.'
        : `Use one of those names for the registry, or reissue the certificate for ${host}.`,
  },
  authority: {
    code: 'REGISTRY_TLS_UNTRUSTED',
    what: (name, detail) =>
      `the certificate of ${name} is not trusted: unknown certificate authority (${detail})`,
    hint: toAuthorityHint,
  },
  wanted: {
    code: 'REGISTRY_TLS_CLIENT',
    what: (name, detail) => `${name} requires a client certificate (${detail})`,
    hint: ({ host }) => toCertificateMove(host),
  },
  refused: {
    code: 'REGISTRY_TLS_CLIENT',
    what: (name, detail) => `${name} does not accept our client certificate (${detail})`,
    hint: ({ host }) =>
      `Check that the client certificate for ${host} is valid and signed by an authority that it trusts.`,
  },
  version: {
    code: 'REGISTRY_TLS_VERSION',
    what: (name, detail) => `${name} offers no secure TLS version or cipher (${detail})`,
    hint: ({ host }) => `Configure ${host} for TLS 1.2 or 1.3 with current ciphers and keys.`,
  },
  other: {
    code: 'REGISTRY_TLS_UNTRUSTED',
    what: (name, detail) => `the certificate of ${name} is not trusted (${detail})`,
    hint: ({ host }) => `Correct the certificate or the TLS configuration of ${host}.`,
  },
};

/** The problem that a fault of TLS is. `could` begins the sentence. */
export function describeTls(
  fault: Exclude<TlsFault, 'plain'>,
  { name, isProxy }: TlsPeer,
  could: string,
  thrown: unknown,
): ProblemData {
  const { code, what, hint } = SAYINGS[fault];
  const host = /\S*$/.exec(name)?.[0] ?? '';
  const message = `${could} ${what(name, toDetail(thrown), thrown)}.`;
  return error(code, message, hint({ host, isProxy, trace: toTrace(thrown) }));
}

/** The move where a host wants a client certificate. */
export function toCertificateMove(host: string): string {
  return `Give \`cert\` and \`key\` for ${host} in \`registries\`, or put client.cert and client.key into /etc/docker/certs.d/${host}/, where this run can read them.`;
}

function toAuthorityHint({ host, isProxy, trace: { through } }: Said): string {
  const elsewhere = `set SSL_CERT_FILE to it, or put it into /etc/docker/certs.d/${host}/ca.crt`;
  if (isProxy) return `Get the PEM file of the CA that signed it, and ${elsewhere}.`;
  const move = `Give \`ca\` for ${host} in \`registries\`: the PEM file of the CA that signed it; or ${elsewhere}.`;
  return through === undefined
    ? move
    : `${move} The proxy ${through} may have replaced the certificate with its own.`;
}

function toDetail(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  // `40ED…:error:0A00042E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version:../deps/…:918:`
  const reason = /:SSL routines:[^:]*:([^:]+):/.exec(text)?.[1] ?? text;
  const errno = toErrno(thrown);
  return toLine(errno === '' ? reason : `${errno}: ${reason}`);
}

function toNames(thrown: unknown): string {
  const cert: unknown = thrown instanceof Error && 'cert' in thrown ? thrown.cert : undefined;
  const { subjectaltname, subject } = (cert ?? {}) as {
    readonly subjectaltname?: unknown;
    readonly subject?: { readonly CN?: unknown };
  };
  const names = [subjectaltname, subject?.CN].find((one) => typeof one === 'string' && one !== '');
  return typeof names === 'string' ? toLine(names) : 'none';
}
