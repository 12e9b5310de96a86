// SPDX-License-Identifier: Apache-2.0
// What it means when no answer comes at all: names, connections, certificates, cut streams.
import { error } from '../problem.ts';
import type { Failure } from './failure.ts';

/** Not there now; it may be in a moment, and most often it is a slip of the user's. */
const SELDOM: Readonly<Record<string, { readonly what: string; readonly hint: string }>> = {
  ENOTFOUND: {
    what: 'its name is not known',
    hint: 'Check the spelling of the host and the name service of this machine.',
  },
  ECONNREFUSED: {
    what: 'nothing listens there',
    hint: 'Check host and port, and that the registry is running.',
  },
  EHOSTUNREACH: { what: 'there is no way to it', hint: 'Check the network of this machine.' },
  ENETUNREACH: { what: 'there is no way to it', hint: 'Check the network of this machine.' },
};

const TRANSIENT = new Set([
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'ERR_STREAM_PREMATURE_CLOSE',
]);

const UNTRUSTED =
  /^(?:CERT_|ERR_TLS_CERT|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_TLS_|INVALID_CA|HOSTNAME_MISMATCH)/;

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

/** The failure of one try that an error of the network means; undefined when it is none. */
export function toNetworkFailure(
  thrown: unknown,
  host: string,
  doing: string,
): Failure | undefined {
  const errno = toErrno(thrown);
  const why = thrown instanceof Error ? thrown.message : '';
  if (isPlainHttp(thrown)) {
    return {
      again: 'never',
      problem: error(
        'REGISTRY_PLAIN_HTTP',
        `Could not ${doing}: ${host} speaks plain HTTP where TLS was expected.`,
        `If that is meant, set \`insecure: true\` for ${host} in \`registries\`; else check the port.`,
      ),
    };
  }
  if (UNTRUSTED.test(errno) || errno === 'EPROTO') {
    return {
      again: 'never',
      problem: error(
        'REGISTRY_TLS_UNTRUSTED',
        `Could not ${doing}: the certificate of ${host} is not trusted (${errno}: ${firstLine(why)}).`,
        `Give \`ca\` for ${host} in \`registries\`: the PEM file of the authority that signed it.`,
      ),
    };
  }
  const slip = SELDOM[errno];
  if (slip !== undefined) {
    const message = `Could not ${doing}: ${host} cannot be reached, ${slip.what} (${errno}).`;
    return { again: 'seldom', problem: error('REGISTRY_UNREACHABLE', message, slip.hint) };
  }
  if (!TRANSIENT.has(errno) && !errno.startsWith('HPE_')) return undefined;
  const message = `Could not ${doing}: no whole answer from ${host} (${errno}, ${firstLine(why)}).`;
  const hint = /^no (byte|answer)/.test(why)
    ? 'Run again; if the registry is that slow, raise push-idle-timeout.'
    : 'Run again; if it stays so, the registry or a proxy before it is in trouble.';
  return { again: 'always', problem: error('REGISTRY_UNREACHABLE', message, hint) };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.trim() ?? '';
}
