// SPDX-License-Identifier: Apache-2.0
// Sends the requests of hooks: with the limits and retries of the client, and secrets to no other host.
import { oncePer } from '../../once.ts';
import { error, Problem } from '../../problem.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import { createFinder, maskFound } from '../../secret-forms.ts';
import { isLoopback, readReach } from '../../registry/address.ts';
import { failed, toFailure } from '../../registry/failure.ts';
import { readStart } from '../../registry/http/body.ts';
import { createHttp, type HttpResponse } from '../../registry/http/http.ts';
import { toTextLine } from '../../registry/http/line.ts';
import { toNetworkFailure } from '../../registry/http/network.ts';
import { createHostPause } from '../../registry/http/pause.ts';
import { parseRetryAfter, withRetries } from '../../registry/http/retry.ts';
import { createRetryLog } from '../../registry/http/retry-log.ts';
import { parseObject, type JsonObject } from '../../registry/json.ts';
import { SMALL_BYTES, toLimits } from '../../registry/limits.ts';
import type { ShipContext } from '../context.ts';

/** One request of a hook. */
export interface HookRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** What an answer may repeat, and no message may show. */
  readonly secrets: readonly string[];
  readonly insecure: boolean;
  /** For all of a request and its answer, ms. */
  readonly timeoutMs: number;
}

/** An answer of 200 to 299. */
export interface HookAnswer {
  readonly status: number;
  /** Empty where the body is no JSON object. */
  readonly body: JsonObject;
}

/** What sending needs of a run. */
export type SendContext = Pick<
  ShipContext,
  'env' | 'cwd' | 'clock' | 'signal' | 'log' | 'settings'
>;

const REDIRECTS = 3;
const TRANSIENT = new Set([408, 425, 429]);
const REDIRECT = new Set([301, 302, 303, 307, 308]);
const HINT = 'Look at the log of the service, and at the address in the variable.';

/**
 * Sends a request until it is answered with 200 to 299: 408, 425, 429, 5xx and faults of the network are tried again a few
 * times. A redirect is followed on the same host only, and not where it would turn a POST into a GET.
 *
 * @throws Problem DEPLOY_FAILED, whose message names the host and nothing else of the address, or one of the network
 */
export async function sendHook(request: HookRequest, context: SendContext): Promise<HookAnswer> {
  refusePlain(request);
  const { clock, signal, settings, log } = context;
  const http = createHttp({
    ...context,
    reach: (host) => readReach(settings.registries, host),
    sockets: 1,
    limits: toLimits({ idleMs: 2 * request.timeoutMs, totalMs: request.timeoutMs }),
  });
  const reportRetry = createRetryLog(log, clock);
  const pauseOf = oncePer(
    (host: string) => host,
    () => createHostPause(clock, signal),
  );
  try {
    return await withRetries(
      {
        ...{ clock, signal, deadlineMs: settings.retryDeadline, pause: pauseOf(request.url.host) },
        onRetry: (failure, waitMs) => {
          reportRetry(request.url.host, failure, waitMs);
        },
      },
      () =>
        sendOnce(
          request,
          (url, method) => http.send({ ...toMessage(request), method, url }),
          context,
        ),
    );
  } finally {
    http.close();
  }
}

function toMessage({ headers, body }: HookRequest) {
  return { headers, ...(body === undefined ? {} : { body: Buffer.from(body) }) };
}

/** All that a hook sends may be secret. */
function refusePlain({ url, insecure }: HookRequest): void {
  if (url.protocol === 'https:' || isLoopback(url.host) || insecure) return;
  throw deploymentFailed(
    `the address on ${url.host} does not begin with https://, so its secrets would not be safe`,
    'Use https://, or allow it with insecure: true of the hook.',
  );
}

type SendOne = (url: URL, method: HookRequest['method']) => Promise<HttpResponse>;

async function sendOnce(
  request: HookRequest,
  send: SendOne,
  { clock }: SendContext,
): Promise<HookAnswer> {
  let { url } = request;
  const { host } = url;
  try {
    for (let redirects = 0; ; redirects += 1) {
      const answer = await send(url, request.method);
      const { statusCode: status } = answer;
      const { location } = answer.headers;
      if (!REDIRECT.has(status) || location === undefined) {
        return await readAnswer(answer, request, clock.now());
      }
      answer.destroy();
      if (redirects === REDIRECTS)
        throw deploymentFailed(`${host} redirects more than ${REDIRECTS} times`, HINT);
      url = follow(location, url, { request, status });
    }
  } catch (thrown) {
    if (thrown instanceof Problem) throw thrown;
    const failure = toNetworkFailure(thrown, host, 'call the hook');
    if (failure === undefined) throw thrown;
    const retry = failure.retry === 'transient' ? 'limited' : failure.retry;
    throw failed({ ...failure, retry }, thrown);
  }
}

/** Where a redirect leads, on the same host. */
function follow(
  location: string,
  url: URL,
  { request, status }: { readonly request: HookRequest; readonly status: number },
): URL {
  const next = URL.canParse(location, url.href) ? new URL(location, url) : undefined;
  if (next?.origin !== url.origin) {
    const where = next === undefined ? 'elsewhere' : `to ${next.host}`;
    throw deploymentFailed(
      `${url.host} redirects ${where}, and secrets go to no other host`,
      'Put the address that it redirects to into the variable.',
    );
  }
  if (request.method !== 'GET' && status !== 307 && status !== 308) {
    throw deploymentFailed(
      `${url.host} answered ${status}, which would turn ${request.method} into GET`,
      'Put the address that it redirects to into the variable.',
    );
  }
  return next;
}

async function readAnswer(
  answer: HttpResponse,
  request: HookRequest,
  nowMs: number,
): Promise<HookAnswer> {
  const { statusCode: status } = answer;
  // A body that is cut still has the status before it.
  const text = Buffer.from(await readStart(answer, SMALL_BYTES)).toString('utf8');
  if (status >= 200 && status < 300) return { status, body: parseObject(text) ?? {} };
  const words = toTextLine(maskFound(toWords(text), request.secrets.map(createFinder)));
  const said = words === '' ? `${status}` : `${status} "${words}"`;
  const isBusy = TRANSIENT.has(status) || status >= 500;
  const retryAfterMs = parseRetryAfter(answer.headers['retry-after'], nowMs);
  throw failed({
    retry: isBusy ? 'limited' : 'permanent',
    pauseHost: status === 429 || status === 503,
    ...omitUndefined({ retryAfterMs }),
    problem: error(
      'DEPLOY_FAILED',
      `${request.url.host} answered ${said}`,
      status === 401 || status === 403 ? 'Check the token or the key in the variable.' : HINT,
    ),
  });
}

/** The message of a JSON answer, else the text. */
function toWords(text: string): string {
  const { message, error: fault, detail } = parseObject(text) ?? {};
  const found = [message, fault, detail].find((one) => typeof one === 'string');
  return typeof found === 'string' ? found : text;
}

/** A Problem that is not tried again. */
export function deploymentFailed(message: string, hint: string): Problem {
  return failed({ retry: 'permanent', problem: error('DEPLOY_FAILED', message, hint) });
}

/** The problem of a hook whose call failed; undefined where something else was thrown. */
export function toCallProblem(thrown: unknown): { message: string; hint: string } | undefined {
  const problem = toFailure(thrown)?.problem;
  if (problem !== undefined) return problem;
  return thrown instanceof Problem ? thrown.problems[0] : undefined;
}
