// SPDX-License-Identifier: Apache-2.0
// An HTTP server on loopback instead of GitHub's API, and the environment of a run that asks it.
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '../../src/clock.ts';
import type { AskEnvironment } from '../../src/run/github/ask.ts';

/** What GitHub says of a repository, as far as a run reads it. */
export const REPOSITORY = {
  id: 1,
  full_name: 'acme/App',
  description: 'Ships things: "anywhere", ünder any name',
  license: { key: 'apache-2.0', name: 'Apache License 2.0', spdx_id: 'Apache-2.0' },
  private: false,
  default_branch: 'trunk',
};

/** One answer: JSON unless it is text; `reset` cuts the connection, `silent` never answers, `dripping` never ends. */
export type Scripted =
  | 'reset'
  | 'dripping'
  | 'silent'
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
      /** Repeats the body's text without end. */
      readonly isEndless?: boolean;
    };

/** The server, and what it was asked. */
export interface GithubServer {
  readonly url: string;
  readonly requests: readonly {
    readonly method: string | undefined;
    readonly url: string | undefined;
    readonly headers: http.IncomingHttpHeaders;
  }[];
  readonly close: () => Promise<void>;
}

/** Starts a server that gives these answers in turn, and the last one again and again. */
export async function startGithub(...answers: readonly Scripted[]): Promise<GithubServer> {
  const requests: GithubServer['requests'][number][] = [];
  const server = http.createServer((request, response) => {
    const { method, url, headers } = request;
    const answer = answers[Math.min(requests.length, answers.length - 1)] ?? { body: REPOSITORY };
    requests.push({ method, url, headers });
    if (answer === 'reset') request.socket.resetAndDestroy();
    else if (answer === 'dripping') drip(response);
    else if (answer !== 'silent') give(answer, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A byte of JSON now and then. */
function drip(response: http.ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => {
    clearInterval(timer);
  });
}

function give(answer: Exclude<Scripted, string>, response: http.ServerResponse): void {
  const { status = 200, headers = {}, body = REPOSITORY, isEndless = false } = answer;
  const isText = typeof body === 'string';
  const type = isText ? 'text/html' : 'application/json; charset=utf-8';
  response.writeHead(status, { 'content-type': type, ...headers });
  const text = isText ? body : JSON.stringify(body);
  if (!isEndless) {
    response.end(text);
    return;
  }
  const more = (): void => {
    while (response.write(text));
  };
  response.on('drain', more);
  more();
}

/** The environment of a run; waits between tries take no time. */
export function surround(given: Partial<AskEnvironment> = {}): AskEnvironment {
  return {
    env: {},
    cwd: '/',
    clock: { ...systemClock, random: () => 0 },
    signal: new AbortController().signal,
    log: {
      group: (_title, step) => step(),
      info: () => undefined,
      debug: () => undefined,
      output: () => undefined,
      problem: () => undefined,
    },
    token: 'ghs_secret',
    ...given,
  };
}

/** GitHub's answer to too many requests. */
export function limited(headers: Readonly<Record<string, string>>): Scripted {
  return { status: 403, headers, body: { message: 'API rate limit exceeded' } };
}
