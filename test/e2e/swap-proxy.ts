// SPDX-License-Identifier: Apache-2.0
// A real registry behind the logins of a provider: the provider's own paths are answered here, and a login that it gave is
// exchanged for the one that the registry, or its token service, knows. Everything else passes through as it is.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import type { Reply, Asked } from '../registry/server.ts';

/** What stands in front of which registry. */
export interface SwapOptions {
  /** The registry, `127.0.0.1:5002`, which takes Basic or the tokens of `tokenService`. */
  readonly target: string;
  /** The URL of its token service, which is asked here. */
  readonly tokenService?: string;
  /** What it knows, `USER:PASSWORD`. */
  readonly login: string;
  /** Whether the provider gave this login, `USER:PASSWORD`. */
  readonly accepts: (login: string) => boolean;
  /** Whether a repository does not exist, by its path: `acme/app`. */
  readonly lacks?: (path: string) => boolean;
  /** Whether all tokens that were given end before this request. */
  readonly endsAt?: (request: { readonly method: string; readonly path: string }) => boolean;
  /** The provider's own paths; undefined for a path of the registry. */
  readonly own: (asked: Asked) => Promise<Reply> | Reply | undefined;
}

/** A proxy that runs. */
export interface SwapProxy {
  readonly host: string;
  /** What was answered 401 because its token has ended. */
  readonly refused: readonly string[];
  readonly close: () => Promise<void>;
}

/** Starts it on a free port of loopback. */
export async function startSwapProxy(options: SwapOptions): Promise<SwapProxy> {
  const tokens = createTokens();
  const server = http.createServer((request, response) => {
    answer({ ...options, tokens }, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    refused: tokens.refused,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The tokens that the token service gave. */
interface Tokens {
  readonly given: Set<string>;
  readonly ended: Set<string>;
  readonly end: () => void;
  /** What they are for, as the registry calls itself. */
  readonly services: Set<string>;
  readonly refused: string[];
}

function createTokens(): Tokens {
  const [given, ended] = [new Set<string>(), new Set<string>()];
  const end = (): void => {
    for (const token of given) ended.add(token);
  };
  return { given, ended, end, services: new Set(), refused: [] };
}

type Swapping = SwapOptions & { readonly tokens: Tokens };

/** Whether the token of this request has ended. */
function hasEnded({ endsAt, tokens }: Swapping, request: http.IncomingMessage): boolean {
  const { method = '', url: path = '' } = request;
  if (endsAt?.({ method, path }) === true) tokens.end();
  const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
  if (!tokens.ended.has(token)) return false;
  tokens.refused.push(`${method} ${path.split('?')[0] ?? ''}`);
  return true;
}

async function answer(
  options: Swapping,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const path = request.url ?? '';
  const name = /^\/v2\/(.+)\/(?:blobs|manifests|tags)\//.exec(path)?.[1];
  if (name !== undefined && options.lacks?.(name) === true) {
    request.resume();
    const message = `The repository with name '${name}' does not exist in the registry`;
    response.writeHead(404, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ errors: [{ code: 'NAME_UNKNOWN', message }] }));
    return;
  }
  const { tokens } = options;
  if (hasEnded(options, request)) {
    request.resume();
    const realm = `http://${request.headers.host ?? ''}${TOKEN_PATH}`;
    const challenge = `Bearer realm="${realm}",service="${[...tokens.services].at(-1) ?? ''}",error="invalid_token"`;
    response.writeHead(401, { 'www-authenticate': challenge }).end();
    return;
  }
  if (path.startsWith('/v2/')) {
    await forward(options, request, response);
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const { method = '', headers } = request;
  if (options.tokenService !== undefined && path.startsWith(TOKEN_PATH)) {
    await giveToken(options, { path, headers, body: Buffer.concat(chunks) }, response);
    return;
  }
  const reply = await options.own({ method, path, headers, from: 0, body: Buffer.concat(chunks) });
  response.writeHead(reply?.status ?? 404, reply?.headers);
  response.end(reply?.body);
}

/** Where clients are sent for a token. */
const TOKEN_PATH = '/token';

/** A token for a login that the provider gave: the registry's own, for the same scopes. Asked by GET, or by POST as of OAuth. */
async function giveToken(
  { tokenService = '', login, accepts, tokens }: Swapping,
  { path, headers, body }: Pick<Asked, 'path' | 'headers' | 'body'>,
  response: http.ServerResponse,
): Promise<void> {
  const form = new URLSearchParams(body.toString());
  const given = form.has('password')
    ? `${form.get('username') ?? ''}:${form.get('password') ?? ''}`
    : decode(headers.authorization);
  if (!accepts(given)) {
    response.writeHead(401, { 'content-type': 'application/json' });
    response.end('{"details":"incorrect username or password"}');
    return;
  }
  const query = form.has('password') ? form : new URL(path, 'http://proxy').searchParams;
  const url = new URL(tokenService);
  const service = query.get('service') ?? '';
  tokens.services.add(service);
  url.searchParams.set('service', service);
  const scopes = query.getAll('scope').flatMap((scope) => scope.split(' '));
  for (const scope of scopes) url.searchParams.append('scope', scope);
  const authorization = `Basic ${Buffer.from(login).toString('base64')}`;
  const { token } = (await (await fetch(url, { headers: { authorization } })).json()) as {
    token: string;
  };
  tokens.given.add(token);
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ token, access_token: token, expires_in: 60 }));
}

async function forward(
  { target, tokenService, login, accepts }: SwapOptions,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const given = decode(request.headers.authorization);
  const basic = Buffer.from(given !== '' && accepts(given) ? login : given).toString('base64');
  const headers = {
    ...request.headers,
    ...(given === '' ? {} : { authorization: `Basic ${basic}` }),
  };
  // The host stays as the client knows it, so that the registry's addresses lead back here.
  const options = { ...toAddress(target), method: request.method, path: request.url, headers };
  const forwarded = http.request(options);
  const answered = new Promise<http.IncomingMessage>((resolve, reject) => {
    forwarded.on('response', resolve).on('error', reject);
  });
  answered.catch(() => undefined); // the pipeline fails too where the client went away
  await pipeline(request, forwarded);
  const from = await answered;
  const challenge = from.headers['www-authenticate'];
  const own = `http://${request.headers.host ?? ''}${TOKEN_PATH}`;
  response.writeHead(from.statusCode ?? 502, {
    ...from.headers,
    ...(challenge === undefined || tokenService === undefined
      ? {}
      : { 'www-authenticate': challenge.replace(/realm="[^"]*"/, `realm="${own}"`) }),
  });
  await pipeline(from, response);
}

function toAddress(target: string): { hostname: string; port: number } {
  const { hostname, port } = new URL(`http://${target}`);
  return { hostname, port: Number(port) };
}

/** `USER:PASSWORD`; empty for a bearer's token. */
function decode(authorization: string | undefined): string {
  if (authorization?.startsWith('Bearer ') === true) return '';
  return Buffer.from(authorization?.replace(/^Basic /, '') ?? '', 'base64').toString();
}
