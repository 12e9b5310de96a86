// SPDX-License-Identifier: Apache-2.0
// A git server on loopback: git's own http-backend behind node:http, with a login where one is asked for.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { onFileEnd } from '../../cleanup.ts';

/** A server with one repository. */
export interface GitServer {
  /** `http://127.0.0.1:1234` */
  readonly origin: string;
  /** The repository's URL, without a login. */
  readonly url: string;
  /** The `authorization` header of each request so far. */
  readonly logins: readonly (string | undefined)[];
}

/** How it serves. */
export interface Serving {
  /** The value of the only `authorization` header that it takes; any without it. */
  readonly login?: string;
  /** Called with each request that it would answer, before it does. */
  readonly before?: () => void | Promise<void>;
  /** Where every request is sent on to. */
  readonly redirect?: string;
}

/** The `authorization` header of a user. */
export function basic(username: string, password: string): string {
  return `basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

/** Serves the repository in a directory until the test file ends. */
export async function serveGit(directory: string, serving: Serving = {}): Promise<GitServer> {
  const logins: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    logins.push(request.headers.authorization);
    void answer(directory, serving, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onFileEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, url: `${origin}/.git`, logins };
}

async function answer(
  directory: string,
  { login, before, redirect }: Serving,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (redirect !== undefined) {
    response.writeHead(302, { location: `${redirect}${request.url ?? ''}` }).end();
    return;
  }
  const given = request.headers.authorization?.replace(/^basic/i, 'basic');
  if (login !== undefined && given !== login) {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
    return;
  }
  await before?.();
  const [head, body] = await runBackend(directory, request);
  const headers = head.split(/\r?\n/).map((line) => line.split(/: /, 2) as [string, string]);
  const status = headers.find(([name]) => name.toLowerCase() === 'status')?.[1];
  response.writeHead(Number(status?.slice(0, 3) ?? 200), Object.fromEntries(headers)).end(body);
}

/** What CGI answers: head and body. */
async function runBackend(directory: string, request: IncomingMessage): Promise<[string, Buffer]> {
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
  const child = spawn('git', ['-c', 'safe.directory=*', 'http-backend'], {
    env: {
      PATH: process.env.PATH,
      GIT_PROJECT_ROOT: directory,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: pathname,
      QUERY_STRING: search.slice(1),
      REQUEST_METHOD: request.method ?? 'GET',
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  request.pipe(child.stdin);
  const [output] = await Promise.all([buffer(child.stdout), once(child, 'close')]);
  const end = output.indexOf('\r\n\r\n');
  return [output.subarray(0, end).toString(), output.subarray(end + 4)];
}
