// SPDX-License-Identifier: Apache-2.0
// Network errors: names, connections, certificates, truncated streams.
import { error } from '../../problem.ts';
import type { Failure } from '../failure.ts';
import { toLine } from './line.ts';
import { NO_CONNECTION } from './timeouts.ts';
import { describeTls, toTlsFault } from '../tls/failure.ts';
import { isLost, toErrno, toTrace, type Trace } from './trace.ts';

/** Why a host cannot be reached; most often a mistake of the user, of which a few retries suffice. */
const UNREACHABLE: Readonly<
  Record<string, { readonly what: string; readonly hint: string; readonly retry?: 'transient' }>
> = {
  EAI_AGAIN: {
    what: 'its name cannot be resolved now',
    hint: 'Check the network of this machine and its DNS settings.',
    retry: 'transient',
  },
  ENOTFOUND: {
    what: 'unknown host name',
    hint: 'Check the spelling of the host and the DNS settings of this machine.',
  },
  ECONNREFUSED: {
    what: 'connection refused',
    hint: 'Check the host and port, and that the server is running.',
  },
  EHOSTUNREACH: { what: 'no route to the host', hint: 'Check the network of this machine.' },
  ENETUNREACH: { what: 'no route to the host', hint: 'Check the network of this machine.' },
};

/** Most often permanent. */
const GARBLED =
  /^(?:HPE_HEADER_OVERFLOW|HPE_INVALID_HEADER_TOKEN|EPROTO_INFORMATIONAL|ERR_INVALID|ERR_UNESCAPED|ERR_SSL)/;

/** The first line of the answer is not one of HTTP: most often another service has this port. */
const NOT_HTTP = /^HPE_INVALID_(?:CONSTANT|VERSION|METHOD|STATUS)$/;

/** Whether the other side spoke plain HTTP where TLS was expected. */
export function isPlainHttp(thrown: unknown): boolean {
  return toTlsFault(thrown) === 'plain';
}

/** Whether the other side was reached and speaks TLS, even if TLS failed. */
export function isTls(thrown: unknown): boolean {
  const fault = toTlsFault(thrown);
  return fault !== undefined && fault !== 'plain';
}

/** Whether it failed before there was a connection, or in its TLS. */
export function isOfConnection(thrown: unknown): boolean {
  const errno = toErrno(thrown);
  if (UNREACHABLE[errno] !== undefined || errno === 'EPROXY') return true;
  return toTlsFault(thrown) !== undefined || (thrown as Error).message.startsWith(NO_CONNECTION);
}

/** Whether the host itself, and no proxy before it, has a certificate of an authority that isn't known. */
export function isUnknownAuthority(thrown: unknown): boolean {
  return toTrace(thrown).proxy === undefined && toTlsFault(thrown) === 'authority';
}

/**
 * The failure of one try that an error of the network means; undefined when it is none. `asked` is who
 * was asked: a host, or what it is and a host (`the token service auth.example.com`).
 */
export function toNetworkFailure(
  thrown: unknown,
  asked: string,
  doing: string,
): Failure | undefined {
  if (!isLost(thrown)) return undefined;
  const could = `could not ${doing}:`;
  const trace = toTrace(thrown);
  if (trace.proxy !== undefined) return toProxyFailure(thrown, trace.proxy, could);
  const host = toAsked(asked, trace.host);
  const fault = toTlsFault(thrown);
  if (fault === 'plain') {
    return {
      retry: 'permanent',
      problem: error(
        'REGISTRY_PLAIN_HTTP',
        `${could} ${host} speaks plain HTTP where TLS was expected.`,
        `If this is intended, set \`insecure: true\` for ${toHost(host)} in \`registries\`; otherwise check the port.`,
      ),
    };
  }
  if (fault !== undefined) {
    const problem = describeTls(fault, { name: host, isProxy: false }, could, thrown);
    return { retry: 'permanent', problem };
  }
  if (trace.isGivenUp === true) return toSilence(host, trace, could);
  const errno = toErrno(thrown);
  const slip = UNREACHABLE[errno];
  if (slip !== undefined) {
    const message = `${could} cannot reach ${host}: ${slip.what} (${errno}).`;
    const { retry = 'limited' } = slip;
    return { retry, problem: error('REGISTRY_UNREACHABLE', message, slip.hint) };
  }
  return toCutFailure({ errno, why: toLine(thrown.message), through: trace.through }, host, could);
}

/** A host that was abandoned before anything was sent. */
function toSilence(host: string, { through }: Trace, could: string): Failure {
  const way = through === undefined ? '' : `, through the proxy ${through}`;
  const problem = error(
    'REGISTRY_UNREACHABLE',
    `${could} ${host} does not respond${way}.`,
    'Check the host and port, and that the server is running; a firewall or proxy may drop the traffic.',
  );
  return { retry: 'permanent', problem };
}

/** The host that actually answers: the target of a redirect, if it is another host. */
function toAsked(asked: string, host: string | undefined): string {
  const withoutPort = (text: string) => toHost(text).replace(/:(?:443|80)$/, '');
  return host === undefined || withoutPort(host) === withoutPort(asked) ? asked : host;
}

function toHost(asked: string): string {
  return /\S*$/.exec(asked)?.[0] ?? '';
}

/** A proxy that is unreachable or refuses: the message names the proxy. */
function toProxyFailure(thrown: Error, proxy: string, could: string): Failure {
  const { status, said } = toTrace(thrown);
  if (status !== undefined) return toProxyRefusal({ status, said, proxy }, could);
  const fault = toTlsFault(thrown);
  if (fault !== undefined && fault !== 'plain') {
    const problem = describeTls(
      fault,
      { name: `the proxy ${proxy}`, isProxy: true },
      could,
      thrown,
    );
    return { retry: 'permanent', problem: { ...problem, code: 'REGISTRY_PROXY_FAILED' } };
  }
  const errno = toErrno(thrown);
  const what = UNREACHABLE[errno]?.what ?? toLine(thrown.message);
  const plain = 'it speaks plain HTTP: its address must begin with http://';
  const detail = fault === 'plain' ? `, ${plain}` : ` (${errno}, ${what})`;
  return {
    retry: fault === 'plain' ? 'permanent' : 'limited',
    problem: error(
      'REGISTRY_PROXY_FAILED',
      `${could} cannot connect through the proxy ${proxy}${detail}.`,
      `${PROXY_MOVE}.`,
    ),
  };
}

const PROXY_MOVE =
  'Check HTTPS_PROXY, HTTP_PROXY and ALL_PROXY, or add the host to NO_PROXY if it needs no proxy';

function toProxyRefusal(
  refusal: { readonly status: number; readonly said: string | undefined; readonly proxy: string },
  could: string,
): Failure {
  const { status, said = '', proxy } = refusal;
  const words = said === '' ? '' : ` "${toLine(said)}"`;
  const login =
    'Put the user name and password of the proxy into HTTPS_PROXY or HTTP_PROXY: USER:PASSWORD@HOST:PORT. Only Basic authentication is supported.';
  return {
    retry: status < 500 ? 'permanent' : 'limited',
    problem: error(
      'REGISTRY_PROXY_FAILED',
      `${could} the proxy ${proxy} refused the connection with ${status}${words}.`,
      status === 407 ? login : `Allow this host in the proxy. ${PROXY_MOVE}.`,
    ),
  };
}

/** Any other reason for an incomplete response. */
function toCutFailure(
  { errno, why, through }: { errno: string; why: string; through: string | undefined },
  host: string,
  could: string,
): Failure {
  if (errno === 'E2BIG') {
    const message = `${could} the response of ${host} is too large: ${why}.`;
    const hint = 'Check that the host is a container registry.';
    return { retry: 'permanent', problem: error('REGISTRY_ANSWER_INVALID', message, hint) };
  }
  const way = through === undefined ? '' : `, through the proxy ${through}`;
  if (NOT_HTTP.test(errno)) {
    const message = `${could} what ${host} answers is not HTTP${way} (${errno}).`;
    const hint = 'Check the host and port: another service may listen there.';
    return { retry: 'limited', problem: error('REGISTRY_UNREACHABLE', message, hint) };
  }
  const hint = /^(?:no (?:byte|answer|whole)|less than)/.test(why)
    ? 'Run again. If the registry is slow, raise push-idle-timeout.'
    : 'Run again. If it persists, the registry or a proxy in front of it has a problem.';
  const detail = [errno, why].filter((part) => part !== '').join(', ');
  const message = `${could} incomplete response from ${host}${way} (${detail}).`;
  const retry = GARBLED.test(errno) ? 'limited' : 'transient';
  return { retry, problem: error('REGISTRY_UNREACHABLE', message, hint) };
}
