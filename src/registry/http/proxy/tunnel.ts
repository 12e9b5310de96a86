// SPDX-License-Identifier: Apache-2.0
// Connections through a proxy by CONNECT, whose answer has the limits of any other.
import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import type { Limits } from '../../limits.ts';
import { toLine } from '../line.ts';
import { watch } from '../timeouts.ts';
import { toProxyAddress, toProxyHeaders } from './proxies.ts';
import { noteHandshake, traced } from '../trace.ts';
import type { TlsTrust, TlsTrusts } from '../../tls/trust.ts';

/** What Node hands to an agent that is to connect. */
type Target = tls.ConnectionOptions & { readonly host?: string; readonly port?: number | string };
type Done = (error: Error | null, socket?: Duplex) => void;

/** What {@link createTunnelAgent} needs. */
export interface TunnelOptions {
  readonly pool: http.AgentOptions;
  readonly limits: Limits;
  /** Whose certificate a proxy behind `https:` may have. */
  readonly trusts: TlsTrusts;
}

/**
 * An agent for `https:` whose connections lead through a proxy. A proxy that refuses, or is not there,
 * gives an error with the proxy's host in its trace.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-connect
 */
export function createTunnelAgent(proxy: URL, options: TunnelOptions): https.Agent {
  const agent = new https.Agent(options.pool);
  const opening = new Set<{ destroy: () => unknown }>();
  const destroy = agent.destroy.bind(agent);
  return Object.assign(agent, {
    createConnection: (target: Target, done: Done) => {
      openTunnel({ proxy, target, opening, ...options }).then(
        (socket) => {
          done(null, socket);
        },
        (thrown: unknown) => {
          done(thrown instanceof Error ? thrown : new Error(String(thrown)));
        },
      );
      return undefined;
    },
    destroy: () => {
      for (const one of opening) one.destroy();
      destroy();
    },
  });
}

interface Order extends TunnelOptions {
  readonly proxy: URL;
  readonly target: Target;
  /** What is being opened, to be ended with the agent. */
  readonly opening: Set<{ destroy: () => unknown }>;
}

async function openTunnel(order: Order): Promise<tls.TLSSocket> {
  return await secure(await connect(order), order);
}

/** A connection to the target as the proxy gives it. */
async function connect(order: Order): Promise<Socket> {
  const { proxy, trusts } = order;
  const isTls = proxy.protocol === 'https:';
  try {
    return isTls
      ? await trusts.connect({ host: proxy.host }, (trust) => ask(order, trust))
      : await ask(order, {});
  } catch (thrown) {
    throw traced(thrown, { proxy: proxy.host });
  }
}

async function ask({ proxy, limits, target, opening }: Order, trust: TlsTrust): Promise<Socket> {
  const { host = '', port = 443 } = target;
  const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const isTls = proxy.protocol === 'https:';
  const request = (isTls ? https : http).request({
    method: 'CONNECT',
    ...toProxyAddress(proxy),
    path: authority,
    headers: { host: authority, ...toProxyHeaders(proxy) },
    agent: false,
    ...trust,
  });
  const known = noteHandshake(request, trust);
  opening.add(request);
  watch(request, limits, { isTls, isProxied: false, isBlob: false, bytes: 0 });
  try {
    return await new Promise((resolve, reject) => {
      request.once('error', reject);
      request.once('close', () => {
        reject(Object.assign(new Error('the connection closed'), { code: 'ECONNRESET' }));
      });
      request.once('connect', (answer, socket, head) => {
        if (answer.statusCode === 200) {
          if (head.byteLength > 0) socket.unshift(head);
          resolve(socket);
          return;
        }
        socket.destroy();
        reject(refusedBy(answer));
      });
      request.end();
    });
  } catch (thrown) {
    throw traced(thrown, known());
  } finally {
    opening.delete(request);
  }
}

/** The error that a proxy's refusal is. */
export function refusedBy({
  statusCode = 0,
  statusMessage = '',
  headers,
}: http.IncomingMessage): Error {
  const reason = headers['x-squid-error'];
  const said = toLine(typeof reason === 'string' ? reason : statusMessage);
  const refusal = new Error(`it answered ${statusCode}`);
  return traced(Object.assign(refusal, { code: 'EPROXY' }), { status: statusCode, said });
}

/** TLS with the target itself, inside of the tunnel. */
async function secure(
  socket: Socket,
  { proxy, limits, target, opening }: Order,
): Promise<tls.TLSSocket> {
  const secured = tls.connect({ ...target, socket });
  let hasAgreedKeys = false;
  secured.once('keylog', () => {
    hasAgreedKeys = true;
  });
  opening.add(secured);
  try {
    return await new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        const error = new Error(`no connection within ${limits.connectMs / 1000} s`);
        secured.destroy(Object.assign(error, { code: 'ETIMEDOUT' }));
      }, limits.connectMs);
      secured.once('error', reject);
      secured.once('close', () => {
        clearTimeout(late);
        reject(Object.assign(new Error('the connection closed'), { code: 'ECONNRESET' }));
      });
      secured.once('secureConnect', () => {
        clearTimeout(late);
        resolve(secured);
      });
    });
  } catch (thrown) {
    throw traced(thrown, { hasAgreedKeys, through: proxy.host });
  } finally {
    opening.delete(secured);
  }
}
