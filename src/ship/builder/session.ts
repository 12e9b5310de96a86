// SPDX-License-Identifier: Apache-2.0
// Speaks HTTP/2 with a BuildKit at an address, and gRPC as far as one request needs it. Builds nothing.
import { createHash, randomBytes } from 'node:crypto';
import type { ClientHttp2Session, SecureClientSessionOptions } from 'node:http2';
import { connect, isIP } from 'node:net';
import { resolve } from 'node:path';
import { omitUndefined } from '../../omit-undefined.ts';
import { readSmallFile } from '../../small-file.ts';
import { parseAddress, toSocket } from '../engine/address.ts';
import type { BuilderNode } from './setting.ts';

/** The largest certificate or key of a builder, bytes. */
const PEM_BYTES = 1024 * 1024;

/** The files of the options, under Node's names for them. */
const TLS_FILES = { ca: 'cacert', cert: 'cert', key: 'key' } as const;

/** What a connection needs besides the address. */
export interface SessionTls {
  /** PEM, by Node's names; empty without TLS. */
  readonly files: Readonly<Record<string, string>>;
  readonly servername: string | undefined;
}

/** A file that an option names and that cannot be read. */
export interface UnreadableFile {
  readonly option: string;
  readonly path: string;
}

/** The certificates and the key that the options of a node name; relative paths start at `cwd`. */
export async function readTls(
  { options }: Pick<BuilderNode, 'options'>,
  cwd: string,
): Promise<SessionTls | UnreadableFile> {
  const named = new Map(options.map(splitOption));
  const files: Record<string, string> = {};
  for (const [name, option] of Object.entries(TLS_FILES)) {
    const path = named.get(option);
    if (path === undefined) continue;
    const file = await readSmallFile(resolve(cwd, path), PEM_BYTES);
    if (!file.ok) return { option, path };
    files[name] = file.text;
  }
  return { files, servername: named.get('servername') };
}

function splitOption(option: string): readonly [string, string] {
  const at = option.indexOf('=');
  return [option.slice(0, at), option.slice(at + 1)];
}

/** Undefined for a scheme that only buildx can dial; an error if a certificate or key cannot be used. */
export async function openSession(
  endpoint: string,
  { files, servername }: SessionTls,
): Promise<ClientHttp2Session | Error | undefined> {
  const { connect: connectHttp2 } = await import('node:http2'); // 5 ms that most runs do not need
  const path = toSocket(endpoint);
  if (path !== undefined) {
    return connectHttp2('http://localhost', { createConnection: () => connect(path) });
  }
  const address = parseAddress(endpoint);
  if (address === undefined) return undefined;
  const { host, port } = address;
  const scheme = Object.keys(files).length > 0 ? 'https' : 'http';
  try {
    return connectHttp2(`${scheme}://${host}:${port}`, {
      ...files,
      ...(await toServerName(servername)),
    });
  } catch (cause) {
    return cause as Error; // not PEM, or a key of another certificate
  }
}

/** TLS cannot ask for an IP address, so the certificate alone is compared with it, as in Go. */
async function toServerName(servername: string | undefined): Promise<SecureClientSessionOptions> {
  if (servername === undefined || isIP(servername) === 0) return omitUndefined({ servername });
  const { checkServerIdentity } = await import('node:tls');
  return {
    checkServerIdentity: (_host, certificate) => checkServerIdentity(servername, certificate),
  };
}

/**
 * Tells a BuildKit to look up an image, and resolves when it has answered, whatever it says: also if it cannot be
 * reached, or if the signal ends it. Nothing of it is kept in the history of the builder.
 */
export async function askForImage(
  node: BuilderNode,
  image: string,
  { cwd, signal }: { readonly cwd: string; readonly signal: AbortSignal },
): Promise<void> {
  const tls = await readTls(node, cwd);
  const session = 'files' in tls ? await openSession(node.endpoint ?? '', tls) : undefined;
  if (session === undefined || session instanceof Error) return;
  try {
    await new Promise<void>((done) => {
      const end = (): void => {
        done();
      };
      session.on('error', end).on('close', end);
      signal.addEventListener('abort', end);
      if (signal.aborted) {
        end();
        return;
      }
      const stream = session.request({
        ':method': 'POST',
        ':path': '/moby.buildkit.v1.Control/Solve',
        'content-type': 'application/grpc',
        te: 'trailers',
      });
      stream.on('error', end).on('close', end).resume();
      stream.end(encodeLookup(image, randomBytes(12).toString('hex')));
    });
  } finally {
    session.on('error', () => undefined).destroy(); // it counts that the image was asked for
  }
}

/**
 * The gRPC message that asks for an image: a `SolveRequest` whose definition is the image alone, as two operations, the
 * source and the end that refers to it. `internal` keeps it out of the history.
 *
 * @param ref the name of the request, which no other may have
 * @see https://github.com/moby/buildkit/blob/v0.25.1/api/services/control/control.proto
 * @see https://github.com/moby/buildkit/blob/v0.25.1/solver/pb/ops.proto
 * @see https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md
 */
export function encodeLookup(image: string, ref: string): Buffer {
  const source = field(OP_SOURCE, field(SOURCE_IDENTIFIER, `docker-image://${image}`));
  const digest = `sha256:${createHash('sha256').update(source).digest('hex')}`;
  const end = field(OP_INPUTS, field(INPUT_DIGEST, digest));
  const definition = [field(DEFINITION_DEF, source), field(DEFINITION_DEF, end)];
  const message = Buffer.concat([
    field(SOLVE_REF, ref),
    field(SOLVE_DEFINITION, Buffer.concat(definition)),
    Buffer.from([SOLVE_INTERNAL << 3, 1]),
  ]);
  const prefix = Buffer.alloc(GRPC_PREFIX_BYTES); // 0: not compressed
  prefix.writeUInt32BE(message.length, 1);
  return Buffer.concat([prefix, message]);
}

const GRPC_PREFIX_BYTES = 5;

/** The numbers of the fields. */
const [SOLVE_REF, SOLVE_DEFINITION, SOLVE_INTERNAL] = [1, 2, 11] as const;
const [DEFINITION_DEF, OP_INPUTS, OP_SOURCE] = [1, 1, 3] as const;
const [SOURCE_IDENTIFIER, INPUT_DIGEST] = [1, 1] as const;

/** A field of text, bytes or a message. @see https://protobuf.dev/programming-guides/encoding/ */
function field(number: number, content: string | Buffer): Buffer {
  const bytes = Buffer.from(content);
  const size: number[] = [];
  let rest = bytes.length;
  for (; rest >= 0x80; rest >>>= 7) size.push((rest & 0x7f) | 0x80);
  return Buffer.concat([Buffer.from([(number << 3) | 2, ...size, rest]), bytes]);
}
