// SPDX-License-Identifier: Apache-2.0
// Asks services that are no registries, such as those that exchange tokens: with the limits and retries of the client.
import type { Clock } from '../../clock.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import { oncePer } from '../../once.ts';
import { error, Problem } from '../../problem.ts';
import { createFinder, maskFound } from '../../secret-forms.ts';
import type { Log } from '../../log.ts';
import type { RegistrySetting } from '../../settings/settings.ts';
import { isLoopback, readReach } from '../address.ts';
import { failed, toFailure } from '../failure.ts';
import { isObject, parseJson, parseObject, type JsonObject } from '../json.ts';
import { PAGE_BYTES, SMALL_BYTES, toLimits } from '../limits.ts';
import { describeBody, readBodyText } from './body.ts';
import {
  createHttp,
  type Http,
  type HttpOptions,
  type HttpRequest,
  type HttpResponse,
} from './http.ts';
import { toTextLine } from './line.ts';
import { toNetworkFailure } from './network.ts';
import { createHostPause, type HostPause } from './pause.ts';
import { parseRetryAfter, withRetries } from './retry.ts';
import { createRetryLog, type RetryLog } from './retry-log.ts';

/** A question to a service. */
export interface ServiceRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** It is the API of a registry's host, which manages images, and not a token service. */
  readonly isApi?: true;
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as a form, or as JSON. */
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: JsonObject;
  /** For messages: `get an identity token`. */
  readonly doing: string;
  /** What an answer may repeat, and no message may show. */
  readonly secrets: readonly string[];
}

/** An answer below 500 that is not 429: what the service decided. */
export interface ServiceAnswer {
  readonly status: number;
  /** Empty where the body is no JSON object. */
  readonly body: JsonObject;
  /** The elements of a JSON list. */
  readonly list?: readonly unknown[];
  /** The address of the next page, as the header `Link` has it. */
  readonly next?: string;
  /** The header `WWW-Authenticate`. */
  readonly challenge?: string;
  /** Its error code and its words, on one line and without secrets; empty when it sent none. */
  readonly words: string;
  /** `host[:port]` */
  readonly host: string;
}

/** Asks services; repeats what is transient. */
export interface ServiceClient {
  /**
   * @throws Problem LOGIN_SERVICE_FAILED, of an API REGISTRY_API_FAILED, for 429, 5xx and garbled answers that persist,
   *   LOGIN_SERVICE_INSECURE for an address without TLS, REGISTRY_UNREACHABLE and the other problems of the network
   */
  readonly ask: (request: ServiceRequest) => Promise<ServiceAnswer>;
  /** Sends a request as it is, once, for a library that reads the answer itself. */
  readonly send: (request: HttpRequest) => Promise<HttpResponse>;
  /** The address of a host's own service; plain HTTP on this machine only. */
  readonly toBase: (host: string) => URL;
}

/** What {@link createServiceClient} needs. */
export interface ServiceOptions extends Pick<HttpOptions, 'env' | 'signal' | 'cwd' | 'except'> {
  readonly registries: readonly RegistrySetting[];
  readonly clock: Clock;
  readonly retryDeadlineMs: number;
  readonly log?: Log | undefined;
}

interface Asking extends ServiceOptions {
  readonly reportRetry: RetryLog;
  readonly http: Http;
  readonly pauseOf: (host: string) => HostPause;
}

const SOCKETS = 8;
const TRANSIENT = new Set([408, 425, 429]);

/** A client for one run. */
export function createServiceClient(options: ServiceOptions): ServiceClient {
  const asking: Asking = {
    ...options,
    reportRetry: createRetryLog(options.log, options.clock),
    http: createHttp({
      ...options,
      reach: (host) => readReach(options.registries, host),
      sockets: SOCKETS,
      limits: toLimits(),
    }),
    pauseOf: oncePer(
      (host: string) => host,
      () => createHostPause(options.clock, options.signal),
    ),
  };
  return {
    ask: (request) => ask(asking, request),
    send: async (request) => {
      refusePlain({ url: request.url, doing: 'log in' });
      return await asking.http.send(request);
    },
    toBase: (host) => {
      const isPlain = isLoopback(host) && readReach(options.registries, host).ca === undefined;
      return new URL(`${isPlain ? 'http' : 'https'}://${host}/`);
    },
  };
}

async function ask(asking: Asking, request: ServiceRequest): Promise<ServiceAnswer> {
  const { clock, signal, retryDeadlineMs: deadlineMs } = asking;
  const { url } = request;
  refusePlain(request);
  return await withRetries(
    {
      ...{ clock, signal, deadlineMs, pause: asking.pauseOf(url.host) },
      onRetry: (failure, waitMs) => {
        asking.reportRetry(url.host, failure, waitMs);
      },
    },
    () => askOnce(asking, request),
  );
}

/** Everything that is sent here is secret. */
function refusePlain({ url, doing }: Pick<ServiceRequest, 'url' | 'doing'>): void {
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.host))) return;
  throw new Problem([
    error(
      'LOGIN_SERVICE_INSECURE',
      `could not ${doing}: the address of ${url.host} does not begin with https://, so a token would not be safe there.`,
      'Correct the variable that names this address.',
    ),
  ]);
}

async function askOnce({ http, clock, log }: Asking, request: ServiceRequest) {
  const { method, url, doing } = request;
  const asked = request.isApi === true ? url.host : `the token service ${url.host}`;
  try {
    const answer = await http.send({ method, url, ...toMessage(request) });
    log?.debug(`${method} ${url.origin}${url.pathname} ${answer.statusCode}`);
    return await readAnswer(answer, request, { asked, nowMs: clock.now() });
  } catch (thrown) {
    if (toFailure(thrown) !== undefined) throw thrown;
    const failure = toNetworkFailure(thrown, asked, doing);
    throw failure === undefined ? thrown : failed(failure, thrown);
  }
}

function toMessage({ headers = {}, form, json }: ServiceRequest): {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
} {
  const accept = { accept: 'application/json', ...headers };
  if (form === undefined && json === undefined) return { headers: accept };
  const type = form === undefined ? 'application/json' : 'application/x-www-form-urlencoded';
  const text = form === undefined ? JSON.stringify(json) : new URLSearchParams(form).toString();
  return { headers: { ...accept, 'content-type': type }, body: Buffer.from(text) };
}

async function readAnswer(
  answer: HttpResponse,
  request: ServiceRequest,
  { asked, nowMs }: { readonly asked: string; readonly nowMs: number },
): Promise<ServiceAnswer> {
  const { doing, secrets, url, isApi = false } = request;
  const { statusCode: status, headers } = answer;
  const text = await readBodyText(answer, isApi ? PAGE_BYTES : SMALL_BYTES);
  const { body, list, isRead } = parseBody(text, isApi);
  const finders = secrets.map(createFinder);
  const words = toTextLine(maskFound(body === undefined ? text : toWords(body), finders));
  const isBusy = isTransient(answer);
  if (!isBusy && (status !== 200 || isRead)) {
    const more = { list, next: toNext(headers.link), challenge: headers['www-authenticate'] };
    return { status, body: body ?? {}, words, host: url.host, ...omitUndefined(more) };
  }
  const said = isBusy ? describe(status, words) : `without JSON (${describeBody(answer)})`;
  const message = `could not ${doing}: ${asked} answered ${said}.`;
  throw toServiceFailure(answer, { message, isApi, isBusy, nowMs });
}

function toServiceFailure(
  { statusCode: status, headers }: HttpResponse,
  told: {
    readonly message: string;
    readonly isApi: boolean;
    readonly isBusy: boolean;
    readonly nowMs: number;
  },
): Error {
  const retryAfterMs = parseRetryAfter(headers['retry-after'], told.nowMs);
  const hint =
    'Run again later, or raise `retry-deadline`. If it persists, look at the status page of the service.';
  return failed({
    retry: told.isBusy ? 'transient' : 'limited',
    pauseHost: [403, 429, 503].includes(status),
    ...omitUndefined({ retryAfterMs }),
    problem: error(told.isApi ? 'REGISTRY_API_FAILED' : 'LOGIN_SERVICE_FAILED', told.message, hint),
  });
}

/** GitHub's secondary limits are a 403 with a time. */
function isTransient({ statusCode: status, headers }: HttpResponse): boolean {
  const isLimited = status === 403 && headers['retry-after'] !== undefined;
  return TRANSIENT.has(status) || status >= 500 || isLimited;
}

/** The JSON of an answer; only APIs answer with lists, and with nothing. */
function parseBody(text: string, isApi: boolean) {
  const parsed = isApi ? parseJson(text) : parseObject(text);
  const body = isObject(parsed) ? parsed : undefined;
  const list = Array.isArray(parsed) ? (parsed as readonly unknown[]) : undefined;
  const isRead = body !== undefined || list !== undefined || (isApi && text === '');
  return { body, list, isRead };
}

/** @see https://www.rfc-editor.org/rfc/rfc8288 */
function toNext(link: string | string[] | undefined): string | undefined {
  return /<([^<>]*)>[^,<]*;\s*rel="?next"?/i.exec(String(link ?? ''))?.[1];
}

function describe(status: number, words: string): string {
  return words === '' ? String(status) : `${status} "${words}"`;
}

/** What services say of an error: OAuth's fields, those of Google, and those of registries. */
function toWords(body: JsonObject): string {
  const nested = Array.isArray(body.errors) ? (body.errors[0] as unknown) : body.error;
  const inner = isObject(nested) ? nested : {};
  const parts = [
    ...[body.error, inner.status, inner.code],
    ...[body.error_description, body.error_message, body.message, body.detail, inner.message],
  ];
  return parts.filter((part) => typeof part === 'string' && part !== '').join(': ');
}
