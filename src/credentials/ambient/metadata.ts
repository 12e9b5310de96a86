// SPDX-License-Identifier: Apache-2.0
// The services that give a machine or a container its own credentials: addresses of the link, asked in plain HTTP.
import type { Env } from '../../facts/facts.ts';
import type { Log } from '../../log.ts';
import { type JsonObject, parseObject } from '../../registry/json.ts';
import { readBodyText } from '../../registry/http/body.ts';
import { createHttp, type HttpRequest } from '../../registry/http/http.ts';
import { isLost } from '../../registry/http/trace.ts';
import { SMALL_BYTES, toLimits } from '../../registry/limits.ts';
import { Problem } from '../../problem.ts';

/** Each answer must be here within this, ms: on a machine without such a service nothing answers. */
const LIMIT_MS = 1000;

/** An answer of such a service. */
export interface MetadataAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** Empty where the body is no JSON object. */
  readonly body: JsonObject;
}

/** Asks a service once; undefined where nothing answers, or too late, or too much. */
export type AskMetadata = (request: {
  readonly method?: HttpRequest['method'];
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
}) => Promise<MetadataAnswer | undefined>;

/**
 * A function that asks services of the machine: no proxy, no redirect, no second try, and a limit of one second. A proxy would answer
 * with the credentials of another machine.
 */
export function createMetadata({
  env,
  signal,
  log,
}: {
  readonly env: Env;
  readonly signal: AbortSignal;
  readonly log?: Log | undefined;
}): AskMetadata {
  const direct = Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(?:https?|all|no)_proxy$/i.test(name)),
  );
  return async ({ method = 'GET', url, headers }) => {
    const http = createHttp({
      ...{ env: direct, cwd: '/', sockets: 1, reach: () => ({ insecure: false }) },
      signal: AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]),
      limits: toLimits({ idleMs: 2 * LIMIT_MS, connectMs: LIMIT_MS, totalMs: LIMIT_MS }),
    });
    const address = `${url.origin}${url.pathname}`;
    try {
      const answer = await http.send({ method, url, headers });
      const text = await readBodyText(answer, SMALL_BYTES);
      log?.debug(`${method} ${address} ${answer.statusCode}`);
      const { statusCode: status, headers: its } = answer;
      return { status, headers: its, text, body: parseObject(text) ?? {} };
    } catch (thrown) {
      signal.throwIfAborted();
      if (!isLost(thrown) && !(thrown instanceof Problem) && !isTimeout(thrown)) throw thrown;
      log?.debug(`${method} ${address}: no answer`);
      return undefined;
    } finally {
      http.close();
    }
  };
}

function isTimeout(thrown: unknown): boolean {
  return thrown instanceof Error && /^(?:AbortError|TimeoutError)$/.test(thrown.name);
}

/** A text of a service that may be sent in a header; undefined for anything else. */
export function toHeaderText(text: string | undefined): string | undefined {
  const trimmed = text?.trim() ?? '';
  return /^[\x21-\x7e]{1,8192}$/.test(trimmed) ? trimmed : undefined;
}
