// SPDX-License-Identifier: Apache-2.0
// What it means when no answer comes at all: names, connections, certificates, cut streams.
import { error, Problem } from '../problem.ts';
import type { Failure } from './failure.ts';
import { toLine } from './line.ts';

/** Not there now; it may be in a moment, and most often it is a slip of the user's. */
const SELDOM: Readonly<Record<string, { readonly what: string; readonly hint: string }>> = {
  ENOTFOUND: {
    what: 'its name is not known',
    hint: 'Check the spelling of the host and the name service of this machine.',
  },
  ECONNREFUSED: {
    what: 'nothing listens there',
    hint: 'Check host and port, and that it is running.',
  },
  EHOSTUNREACH: { what: 'there is no way to it', hint: 'Check the network of this machine.' },
  ENETUNREACH: { what: 'there is no way to it', hint: 'Check the network of this machine.' },
};

/** Not as it should be, and most often so again. */
const GARBLED = /^(?:HPE_HEADER_OVERFLOW|EPROTO_INFORMATIONAL|ERR_INVALID|ERR_UNESCAPED|ERR_SSL)/;

const LOST = Symbol('lost');

/**
 * Marks what the network threw, for {@link toNetworkFailure} to tell it from all else: from a bug, or
 * from a file that is to be sent and cannot be read. Problems and the end of the run stay as they are.
 */
export function lost(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || thrown instanceof Problem) return thrown;
  return thrown.name === 'AbortError' ? thrown : Object.assign(thrown, { [LOST]: true });
}

const UNTRUSTED =
  /^(?:CERT_|ERR_TLS_CERT|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_TLS_|INVALID_|PATH_LENGTH_|CRL_|ERROR_IN_C|HOSTNAME_MISMATCH)/;

/** Whether the other side spoke plain HTTP where TLS was expected. */
export function isPlainHttp(thrown: unknown): boolean {
  const text = thrown instanceof Error ? thrown.message : '';
  return /wrong version number|packet length too long|ERR_SSL_WRONG_VERSION/i.test(text);
}

/** Whether the other side was reached and its certificate is not trusted. */
export function isUntrusted(thrown: unknown): boolean {
  return UNTRUSTED.test(toErrno(thrown));
}

function toErrno(thrown: unknown): string {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  return typeof code === 'string' ? code : '';
}

/**
 * The failure of one try that an error of the network means; undefined when it is none. `host` is who
 * was asked: a host, or what it is and a host (`the token service auth.example.com`).
 */
export function toNetworkFailure(
  thrown: unknown,
  host: string,
  doing: string,
): Failure | undefined {
  if (!(thrown instanceof Error) || !(LOST in thrown)) return undefined;
  const errno = toErrno(thrown);
  const why = toLine(thrown.message);
  const could = `Could not ${doing}:`;
  const proxied = toProxyFailure(thrown, could);
  if (proxied !== undefined) return proxied;
  if (isPlainHttp(thrown)) {
    return {
      again: 'never',
      problem: error(
        'REGISTRY_PLAIN_HTTP',
        `${could} ${host} speaks plain HTTP where TLS was expected.`,
        `If that is meant, set \`insecure: true\` for ${host} in \`registries\`; else check the port.`,
      ),
    };
  }
  if (UNTRUSTED.test(errno) || errno === 'EPROTO') {
    return {
      again: 'never',
      problem: error(
        'REGISTRY_TLS_UNTRUSTED',
        `${could} the certificate of ${host} is not trusted (${errno}: ${why}).`,
        `Give \`ca\` for ${host} in \`registries\`: the PEM file of the authority that signed it.`,
      ),
    };
  }
  const slip = SELDOM[errno];
  if (slip !== undefined) {
    const message = `${could} ${host} cannot be reached, ${slip.what} (${errno}).`;
    return { again: 'seldom', problem: error('REGISTRY_UNREACHABLE', message, slip.hint) };
  }
  return toCutFailure({ errno, why }, host, could);
}

/** A proxy that is not there, or does not let us through: it is the proxy's name that helps then. */
function toProxyFailure(thrown: Error, could: string): Failure | undefined {
  if (!('proxy' in thrown) || typeof thrown.proxy !== 'string') return undefined;
  const status =
    'status' in thrown && typeof thrown.status === 'number' ? thrown.status : undefined;
  const errno = toErrno(thrown);
  const detail = status === undefined ? ` (${errno}, ${toLine(thrown.message)})` : `, ${status}`;
  const what = status === undefined ? 'cannot be reached or used' : 'does not let us through';
  const hint =
    status === 407
      ? 'Give HTTPS_PROXY the user name and password of the proxy: http://user:password@host:port.'
      : 'Check HTTPS_PROXY and ALL_PROXY, or name the host in NO_PROXY.';
  return {
    again: status !== undefined && status < 500 ? 'never' : 'seldom',
    problem: error(
      'REGISTRY_PROXY_FAILED',
      `${could} the proxy ${thrown.proxy} ${what}${detail}.`,
      hint,
    ),
  };
}

/** Whatever else keeps an answer from being whole. */
function toCutFailure(
  { errno, why }: { readonly errno: string; readonly why: string },
  host: string,
  could: string,
): Failure {
  if (errno === 'E2BIG') {
    const message = `${could} the answer of ${host} is too large, ${why}.`;
    const hint = 'Check that the host is a container registry.';
    return { again: 'never', problem: error('REGISTRY_ANSWER_INVALID', message, hint) };
  }
  const hint = /^(?:no (?:byte|answer|whole)|less than)/.test(why)
    ? 'Run again; if the registry is that slow, raise push-idle-timeout.'
    : 'Run again; if it stays so, the registry or a proxy before it is in trouble.';
  const detail = [errno, why].filter((part) => part !== '').join(', ');
  const message = `${could} no whole answer from ${host} (${detail}).`;
  const again = GARBLED.test(errno) ? 'seldom' : 'always';
  return { again, problem: error('REGISTRY_UNREACHABLE', message, hint) };
}
