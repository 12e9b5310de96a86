// SPDX-License-Identifier: Apache-2.0
// Connections through a proxy by CONNECT, whose answer has the limits of any other. Knows nothing of registries.
import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import type { Limits } from './limits.ts';
import { watch } from './patience.ts';

/** What Node hands to an agent that is to connect. */
type Target = tls.ConnectionOptions & { readonly host?: string; readonly port?: number | string };
type Done = (error: Error | null, socket?: Duplex) => void;

/**
 * An agent for `https:` whose connections lead through a proxy. A proxy that refuses, or is not there,
 * gives an error with the proxy's host as its `proxy`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-connect
 */
export function createTunnelAgent(
  proxy: URL,
  pool: http.AgentOptions,
  limits: Limits,
): https.Agent {
  const agent = new https.Agent(pool);
  const opening = new Set<{ destroy: () => unknown }>();
  const destroy = agent.destroy.bind(agent);
  return Object.assign(agent, {
    createConnection: (target: Target, done: Done) => {
      const order = { proxy, limits, target, opening };
      openTunnel(order).then(
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

interface Order {
  readonly proxy: URL;
  readonly limits: Limits;
  readonly target: Target;
  /** What is being opened, to be ended with the agent. */
  readonly opening: Set<{ destroy: () => unknown }>;
}

async function openTunnel(order: Order): Promise<tls.TLSSocket> {
  return await secure(await connect(order), order);
}

/** A connection to the target as the proxy gives it. */
async function connect({ proxy, limits, target, opening }: Order): Promise<Socket> {
  const { host = '', port = 443 } = target;
  const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const isTls = proxy.protocol === 'https:';
  const request = (isTls ? https : http).request({
    method: 'CONNECT',
    host: proxy.hostname.replace(/^\[|\]$/g, ''),
    port: proxy.port === '' ? (isTls ? 443 : 80) : proxy.port,
    path: authority,
    headers: { host: authority, ...toAuthorization(proxy) },
    agent: false,
  });
  opening.add(request);
  watch(request, limits, { isTls, isProxied: false, isBlob: false, bytes: 0 });
  try {
    return await new Promise((resolve, reject) => {
      request.once('error', reject);
      request.once('close', () => {
        reject(Object.assign(new Error('the connection ended'), { code: 'ECONNRESET' }));
      });
      request.once('connect', (answer, socket, head) => {
        if (answer.statusCode === 200) {
          if (head.byteLength > 0) socket.unshift(head);
          resolve(socket);
          return;
        }
        socket.destroy();
        const why = `it answered ${answer.statusCode ?? ''}`;
        reject(Object.assign(new Error(why), { code: 'EPROXY', status: answer.statusCode }));
      });
      request.end();
    });
  } catch (thrown) {
    throw thrown instanceof Error ? Object.assign(thrown, { proxy: proxy.host }) : thrown;
  } finally {
    opening.delete(request);
  }
}

function toAuthorization({ username, password }: URL): Record<string, string> {
  if (username === '' && password === '') return {};
  const pair = `${decode(username)}:${decode(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}

/** A `%` that begins no escape stands for itself. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** TLS with the target itself, inside of the tunnel. */
async function secure(socket: Socket, { limits, target, opening }: Order): Promise<tls.TLSSocket> {
  const secured = tls.connect({ ...target, socket });
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
        reject(Object.assign(new Error('the connection ended'), { code: 'ECONNRESET' }));
      });
      secured.once('secureConnect', () => {
        clearTimeout(late);
        resolve(secured);
      });
    });
  } finally {
    opening.delete(secured);
  }
}
