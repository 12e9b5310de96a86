// SPDX-License-Identifier: Apache-2.0
// A server on loopback that writes the very bytes it is told to, and a registry that is well but for one kind of request.
import net, { type AddressInfo, type Socket } from 'node:net';
import { type TestBlob, toBlob, toManifest } from './bench.ts';

/** Bytes as they go out, and how it ends. */
export interface RawReply {
  readonly bytes: string | Uint8Array;
  /** `keep` leaves the connection as it is; `hold` gives no more of it. The default is `end`. */
  readonly then?: 'end' | 'reset' | 'hold' | 'keep';
  /** What goes out before them, at once. */
  readonly first?: string;
  /** The bytes go out one by one, ms apart. */
  readonly dripMs?: number;
  /** Again and again, until the connection is gone. */
  readonly isEndless?: boolean;
}

/** What a request was for. */
export const KINDS = [
  ...['ping', 'token', 'tags', 'HEAD manifest', 'GET manifest', 'PUT manifest'],
  ...['HEAD blob', 'GET blob', 'mount', 'upload', 'PUT blob', 'CONNECT'],
] as const;

/** See {@link KINDS}. */
export type Kind = string;

/** A server that runs. */
export interface RawServer {
  readonly host: string;
  /** The request lines that came. */
  readonly lines: readonly string[];
  /** The heads of the requests that came, with their headers. */
  readonly heads: readonly string[];
  readonly close: () => Promise<void>;
}

/** Starts a server that answers each request with bytes; `head` is its request line and headers. */
export async function serveRaw(
  answer: (head: string, nth: number) => RawReply,
): Promise<RawServer> {
  const lines: string[] = [];
  const heads: string[] = [];
  const sockets = new Set<Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    let kept = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      kept = Buffer.concat([kept, chunk]);
      for (;;) {
        const end = kept.indexOf('\r\n\r\n');
        if (end < 0) return;
        const head = kept.subarray(0, end).toString('latin1');
        const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
        if (kept.byteLength < end + 4 + length) return;
        kept = kept.subarray(end + 4 + length);
        heads.push(head);
        lines.push(head.split(' HTTP/', 1)[0] ?? '');
        give(socket, answer(head, lines.length - 1));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    lines,
    heads,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function give(socket: Socket, reply: RawReply): void {
  const bytes = Buffer.from(reply.bytes as string);
  if (reply.first !== undefined) socket.write(reply.first);
  const finish = (): void => {
    if (reply.isEndless === true) {
      if (!socket.destroyed) socket.write(bytes, () => setImmediate(finish));
    } else if (reply.then === 'reset') socket.resetAndDestroy();
    else if (reply.then === undefined || reply.then === 'end') socket.end();
  };
  if (reply.dripMs === undefined) {
    socket.write(bytes, finish);
    return;
  }
  let at = 0;
  const drip = setInterval(() => {
    if (socket.destroyed || at >= bytes.byteLength) {
      clearInterval(drip);
      if (!socket.destroyed) finish();
    } else socket.write(bytes.subarray(at, (at += 1)));
  }, reply.dripMs);
}

/** An answer of a well-behaved server. */
export function whole(
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body = '',
): RawReply {
  const all = { 'content-length': String(Buffer.byteLength(body)), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return { bytes: `HTTP/1.1 ${status} OK\r\n${lines.join('')}\r\n${body}`, then: 'keep' };
}

/** The image of the registry below. */
export const config: TestBlob = toBlob('{"os":"linux","architecture":"amd64"}');
/** Its manifest. */
export const manifest = toManifest({ config: config.descriptor, layers: [] });

/** What a request is for. */
export function toKind(head: string): Kind {
  const [method = '', target = ''] = head.split(' ');
  if (method === 'CONNECT') return 'CONNECT';
  if (target.startsWith('/token')) return 'token';
  if (target.includes('/tags/list')) return 'tags';
  if (target.includes('/manifests/')) return `${method} manifest`;
  if (target.startsWith('/up')) return 'PUT blob';
  if (target.includes('/uploads/')) return target.includes('mount=') ? 'mount' : 'upload';
  return target.includes('/blobs/') ? `${method} blob` : 'ping';
}

/** A registry with a token service that answers well, but for what `odd` answers itself. */
export function toRegistry(
  odd: (kind: Kind, head: string) => RawReply | undefined,
): (head: string) => RawReply {
  return (head) => {
    const kind = toKind(head);
    const host = /^host: (\S+)/im.exec(head)?.[1] ?? '';
    return odd(kind, head) ?? (good[kind] ?? good.ping)?.(host) ?? whole(404);
  };
}

const isManifest = {
  'content-type': manifest.mediaType,
  'docker-content-digest': manifest.digest,
};
const good: Readonly<Record<string, (host: string) => RawReply>> = {
  ping: (host) =>
    whole(401, { 'www-authenticate': `Bearer realm="http://${host}/token",service="s"` }),
  token: () => whole(200, {}, '{"token":"t"}'),
  tags: () => whole(200, {}, '{"tags":["a"]}'),
  'HEAD manifest': () => whole(200, { ...isManifest, 'content-length': '77' }),
  'GET manifest': () => whole(200, isManifest, Buffer.from(manifest.bytes).toString()),
  'PUT manifest': () => whole(201),
  'HEAD blob': () => whole(404, { 'content-length': '0' }),
  'GET blob': () => whole(200, {}, config.bytes.toString()),
  mount: () => whole(202, { location: '/up' }),
  upload: () => whole(202, { location: '/up' }),
  'PUT blob': () => whole(201),
};
