// SPDX-License-Identifier: Apache-2.0
// Asks the services that signing needs: with the limits, proxies and retries of the registry client.
import type { Clock } from '../../../clock.ts';
import type { Log } from '../../../log.ts';
import { omitUndefined } from '../../../omit-undefined.ts';
import { oncePer } from '../../../once.ts';
import { error, Problem } from '../../../problem.ts';
import { failed, toFailure, type Failure } from '../../../registry/failure.ts';
import { readBody } from '../../../registry/http/body.ts';
import type { HttpResponse } from '../../../registry/http/http.ts';
import { toTextLine } from '../../../registry/http/line.ts';
import { toNetworkFailure } from '../../../registry/http/network.ts';
import { createHostPause } from '../../../registry/http/pause.ts';
import { parseRetryAfter, withRetries } from '../../../registry/http/retry.ts';
import { createRetryLog } from '../../../registry/http/retry-log.ts';
import type { ServiceClient } from '../../../registry/http/service.ts';
import { parseObject, type JsonObject } from '../../../registry/json.ts';
import { createFinder, maskFound } from '../../../secret-forms.ts';

/** A question to a service. */
export interface SignRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly json?: JsonObject;
  readonly accept: string;
  /** For messages: `the certificate authority`. */
  readonly who: string;
  /** For messages: `get a certificate to sign with`. */
  readonly doing: string;
  /** What an answer may repeat, and no message may show. */
  readonly secrets?: readonly string[];
}

/** What a service decided: 200, 201, or one of the statuses that the caller reads. */
export interface SignAnswer {
  readonly status: number;
  readonly bytes: Buffer;
  readonly location: string | undefined;
}

/**
 * Asks; repeats what is transient.
 *
 * @throws Problem SIGN_SERVICE_REFUSED, SIGN_SERVICE_FAILED, SIGN_SERVICE_ANSWER, and those of the network
 */
export type AskService = (request: SignRequest, reads?: readonly number[]) => Promise<SignAnswer>;

/** What {@link createAsk} needs. */
export interface AskOptions {
  readonly service: Pick<ServiceClient, 'send'>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly deadlineMs: number;
  readonly log?: Pick<Log, 'info' | 'debug'> | undefined;
}

/** A certificate chain, a log entry or a timestamp is some kilobytes. */
const ANSWER_BYTES = 1024 * 1024;
const TRANSIENT: readonly number[] = [408, 425, 429];

/** A function that asks, for one run. */
export function createAsk(options: AskOptions): AskService {
  const { clock, signal, deadlineMs, log } = options;
  const reportRetry = createRetryLog(log, clock);
  const pauseOf = oncePer(
    (host: string) => host,
    () => createHostPause(clock, signal),
  );
  return (request, reads = []) =>
    withRetries(
      {
        ...{ clock, signal, deadlineMs, pause: pauseOf(request.url.host) },
        onRetry: (failure, waitMs) => {
          reportRetry(request.url.host, failure, waitMs);
        },
      },
      () => askOnce(options, request, reads),
    );
}

async function askOnce(
  { service, clock, log }: AskOptions,
  request: SignRequest,
  reads: readonly number[],
): Promise<SignAnswer> {
  const { method, url, json, accept, who, doing } = request;
  const type = json === undefined ? {} : { 'content-type': 'application/json' };
  const body = json === undefined ? {} : { body: Buffer.from(JSON.stringify(json)) };
  try {
    const answer = await service.send({ method, url, headers: { accept, ...type }, ...body });
    log?.debug(`${method} ${url.origin}${url.pathname} ${answer.statusCode}`);
    const bytes = Buffer.from(await readBody(answer, ANSWER_BYTES));
    const { statusCode: status } = answer;
    if ([200, 201, ...reads].includes(status)) {
      return { status, bytes, location: answer.headers.location };
    }
    throw toRefusal(answer, bytes, { request, nowMs: clock.now() });
  } catch (thrown) {
    if (thrown instanceof Problem || toFailure(thrown) !== undefined) throw thrown;
    const failure = toNetworkFailure(thrown, `${who} ${url.host}`, doing);
    throw failure === undefined ? thrown : failed(withoutRegistry(failure, request), thrown);
  }
}

/** An answer that is too large is no registry's here. */
function withoutRegistry(failure: Failure, request: SignRequest): Failure {
  if (failure.problem.code !== 'REGISTRY_ANSWER_INVALID') return failure;
  return {
    ...failure,
    problem: garbledBy(request, `its answer is longer than ${ANSWER_BYTES} bytes`),
  };
}

function toRefusal(
  answer: HttpResponse,
  bytes: Buffer,
  { request, nowMs }: { readonly request: SignRequest; readonly nowMs: number },
): Problem {
  const { statusCode: status } = answer;
  const { doing, who, url, secrets = [] } = request;
  const words = toWords(bytes, secrets);
  const said = `${who} ${url.host} answered ${status}${words === '' ? '' : ` "${words}"`}`;
  if (!TRANSIENT.includes(status) && status < 500) {
    const hint =
      'Check that this address is the right one, and that this service accepts the identity tokens of the CI system.';
    const problem = error('SIGN_SERVICE_REFUSED', `could not ${doing}: ${said}.`, hint);
    return failed({ retry: 'permanent', problem });
  }
  const retryAfterMs = parseRetryAfter(answer.headers['retry-after'], nowMs);
  return failed({
    retry: 'transient',
    pauseHost: status === 429 || status === 503,
    ...omitUndefined({ retryAfterMs }),
    problem: error(
      'SIGN_SERVICE_FAILED',
      `could not ${doing}: ${said}.`,
      'Run again later, or raise retry-deadline. If it persists, look at the status page of the service.',
    ),
  });
}

function toWords(bytes: Buffer, secrets: readonly string[]): string {
  const text = bytes.toString('utf8');
  const { message } = parseObject(text) ?? {};
  return toTextLine(
    maskFound(typeof message === 'string' ? message : text, secrets.map(createFinder)),
  );
}

/** An answer that cannot be used: `why` says what is wrong with it. */
export function garbledBy({ who, url, doing }: SignRequest, why: string) {
  return error(
    'SIGN_SERVICE_ANSWER',
    `could not ${doing}: ${who} ${url.host} gave an answer that cannot be used: ${why}.`,
    'Check that this address is that of such a service, and not of a page or another API.',
  );
}

/** The JSON object of an answer. @throws Problem SIGN_SERVICE_ANSWER */
export function toJson({ bytes }: SignAnswer, request: SignRequest): JsonObject {
  const found = parseObject(bytes.toString('utf8'));
  if (found !== undefined) return found;
  throw new Problem([garbledBy(request, 'it is not a JSON object')]);
}

/** The address of an operation below the address of a service. */
export function below(base: URL, path: string): URL {
  return new URL(base.pathname.replace(/\/+$/, '') + path, base);
}
