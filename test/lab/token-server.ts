// SPDX-License-Identifier: Apache-2.0
// A token service as registries use them (Bearer, Distribution's flavour).
import { createPrivateKey, randomUUID, sign, X509Certificate, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';

/** Someone who may ask for tokens. A right is a prefix of repository paths; `''` is all of them. */
export interface TokenUser {
  readonly password: string;
  readonly pull: readonly string[];
  readonly push: readonly string[];
  /** Accepted in place of the password: what a Docker configuration calls `identitytoken`. */
  readonly refreshToken?: string;
  /** How long a token really lives; the answer keeps saying `announcedSeconds`. */
  readonly lifetimeSeconds?: number;
}

/** What the service is started with; as a process, a JSON file of it. */
export interface TokenServerConfig {
  readonly port: number;
  readonly service: string;
  readonly issuer: string;
  /** PEM. */
  readonly key: string;
  readonly certificate: string;
  readonly users: Readonly<Record<string, TokenUser>>;
  /** What may be pulled without a word. */
  readonly anonymousPull: readonly string[];
  readonly announcedSeconds: number;
  /** Answer POST with 405, as services without OAuth2 do. */
  readonly getOnly?: boolean;
}

/** One request for a token. */
export interface TokenRequest {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  readonly grant: string;
  readonly user: string;
  readonly scopes: readonly string[];
  readonly status: number;
  readonly userAgent: string;
  readonly wantsRefreshToken: boolean;
}

/** A running token service. */
export interface TokenServer {
  readonly url: string;
  readonly requests: () => readonly TokenRequest[];
  readonly close: () => Promise<void>;
}

interface Ask {
  readonly grant: string;
  readonly user: string;
  readonly secret: string;
  readonly scopes: readonly string[];
  readonly wantsRefreshToken: boolean;
}

/** Distribution accepts a token for this long after it has expired, against clocks that differ. */
const LEEWAY_SECONDS = 60;
const LONGEST_LOG = 10_000;

/** Starts the service on loopback; port 0 takes a free one. `GET /log?since=MS` shows what was asked. */
export async function startTokenServer(config: TokenServerConfig): Promise<TokenServer> {
  const log: TokenRequest[] = [];
  const key = createPrivateKey(config.key);
  const server = createServer((request, response) => {
    void answer({ config, key, log }, request, response);
  });
  await new Promise<void>((resolve) => server.listen(config.port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${portOf(server)}/token`,
    requests: () => log,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

interface Service {
  readonly config: TokenServerConfig;
  readonly key: KeyObject;
  readonly log: TokenRequest[];
}

async function answer(
  service: Service,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://token');
  const body = await readBody(request);
  if (url.pathname === '/log') {
    const since = Number(url.searchParams.get('since') ?? 0);
    send(
      response,
      200,
      service.log.filter((entry) => entry.at >= since),
    );
    return;
  }
  const ask = request.method === 'POST' ? parsePost(body, service.config) : parseGet(url, request);
  const { status, content } = decide(service, request.method ?? 'GET', ask);
  note(service.log, {
    at: Date.now(),
    method: request.method ?? 'GET',
    grant: ask.grant,
    user: ask.user,
    scopes: ask.scopes,
    status,
    userAgent: request.headers['user-agent'] ?? '',
    wantsRefreshToken: ask.wantsRefreshToken,
  });
  send(response, status, content);
}

function decide(service: Service, method: string, ask: Ask): { status: number; content: unknown } {
  const { config } = service;
  if (method === 'POST' && config.getOnly) return { status: 405, content: failure('UNSUPPORTED') };
  const isAnonymous = ask.user === '' && ask.secret === '';
  const user = isAnonymous ? undefined : config.users[ask.user];
  if (!isAnonymous && (!user || ![user.password, user.refreshToken].includes(ask.secret))) {
    return { status: 401, content: failure('UNAUTHORIZED') };
  }
  const token = makeToken(service, ask, user);
  const refresh =
    ask.wantsRefreshToken && user?.refreshToken ? { refresh_token: user.refreshToken } : {};
  const named = method === 'POST' ? { access_token: token } : { token };
  return {
    status: 200,
    content: {
      ...named,
      expires_in: config.announcedSeconds,
      issued_at: new Date().toISOString(),
      ...refresh,
    },
  };
}

function makeToken({ config, key }: Service, ask: Ask, user: TokenUser | undefined): string {
  const now = Math.floor(Date.now() / 1000);
  const lifetime =
    user?.lifetimeSeconds === undefined
      ? config.announcedSeconds
      : user.lifetimeSeconds - LEEWAY_SECONDS;
  const der = new X509Certificate(config.certificate).raw.toString('base64');
  const head = encode({ typ: 'JWT', alg: 'RS256', x5c: [der] });
  const claims = encode({
    iss: config.issuer,
    sub: ask.user,
    aud: config.service,
    iat: now,
    nbf: now - LEEWAY_SECONDS,
    exp: now + lifetime,
    jti: randomUUID(),
    access: ask.scopes.flatMap((scope) => grant(scope, user, config.anonymousPull)),
  });
  const signature = sign('sha256', Buffer.from(`${head}.${claims}`), key).toString('base64url');
  return `${head}.${claims}.${signature}`;
}

/** What of `repository:acme/app:pull,push` the user may have. */
function grant(
  scope: string,
  user: TokenUser | undefined,
  anonymousPull: readonly string[],
): object[] {
  const match = /^repository:(?<name>.+):(?<actions>[^:]+)$/.exec(scope)?.groups;
  if (!match) return [];
  const { name = '', actions = '' } = match;
  const isIn = (prefixes: readonly string[]): boolean =>
    prefixes.some((prefix) => name.startsWith(prefix));
  const mayPush = isIn(user?.push ?? []);
  const mayPull = mayPush || isIn([...(user?.pull ?? []), ...anonymousPull]);
  const granted = actions.split(',').filter((action) => (action === 'pull' ? mayPull : mayPush));
  return [{ type: 'repository', name, actions: granted }];
}

function parseGet(url: URL, request: IncomingMessage): Ask {
  const basic = /^Basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const decoded = Buffer.from(basic, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  return {
    grant: basic === '' ? 'anonymous' : 'basic',
    user: decoded.slice(0, Math.max(colon, 0)),
    secret: decoded.slice(colon + 1),
    scopes: url.searchParams.getAll('scope').flatMap((scope) => scope.split(' ')),
    wantsRefreshToken: url.searchParams.get('offline_token') === 'true',
  };
}

function parsePost(body: string, config: TokenServerConfig): Ask {
  const form = new URLSearchParams(body);
  const refreshToken = form.get('refresh_token') ?? '';
  const owner = Object.entries(config.users).find(
    ([, user]) => user.refreshToken !== undefined && user.refreshToken === refreshToken,
  );
  return {
    grant: form.get('grant_type') ?? '',
    user: form.get('username') ?? owner?.[0] ?? '',
    secret: form.get('password') ?? refreshToken,
    scopes: (form.get('scope') ?? '').split(' ').filter((scope) => scope !== ''),
    wantsRefreshToken: form.get('access_type') === 'offline',
  };
}

function note(log: TokenRequest[], entry: TokenRequest): void {
  log.push(entry);
  if (log.length > LONGEST_LOG) log.shift();
}

function failure(code: string): object {
  return { errors: [{ code, message: 'the token service says no' }] };
}

function send(response: ServerResponse, status: number, content: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(content));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await startTokenServer(
    JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as TokenServerConfig,
  );
}
