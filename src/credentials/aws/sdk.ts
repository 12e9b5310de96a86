// SPDX-License-Identifier: Apache-2.0
// What all clients of the SDK of AWS have in common: how their requests leave, and what their errors mean.
import type { Env } from '../../facts/facts.ts';
import { isTrue } from '../../facts/variables.ts';
import { error, Problem } from '../../problem.ts';
import { failed } from '../../registry/failure.ts';
import { toLine } from '../../registry/http/line.ts';
import { toNetworkFailure } from '../../registry/http/network.ts';
import { createFinder, maskFound } from '../../secret-forms.ts';
import type { LoginContext } from '../oidc/exchange.ts';
import { createSdkHandler } from './sdk-handler.ts';

/** Tries of one request, its first included. */
const ATTEMPTS = 4;

/** Errors of status 400 that are not about what was asked: too much of it, or AWS does not reach the CI system. */
const TRANSIENT = /Throttl|IDPCommunicationError/;

/** The access keys of an account, a role or a user. */
export interface AwsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Long-lived keys have none. */
  readonly sessionToken?: string;
}

/** A refusal of AWS: its error by name, and all of its words. */
export interface AwsRefusal {
  readonly name: string;
  readonly status: number;
  readonly words: string;
  readonly host: 'AWS';
}

/** How a failed request is reported. */
export interface AwsAsked {
  /** The host of the registry. */
  readonly registry: string;
  /** What the answer may repeat, and no message may show. */
  readonly secrets: readonly string[];
  /** The problem that a refusal is. */
  readonly refuse: (refusal: AwsRefusal) => Problem;
}

/** The configuration of a client: the network of this program, and the endpoint that the SDK's own variables name. */
export function toConfig(name: string, region: string, { env, host, service }: LoginContext) {
  const endpoint = readEndpoint(env, name);
  // A name with FIPS in it asks for an API with it, too.
  const isFips = /\.dkr[.-]ecr-fips\./.test(host) || isTrue(env, 'AWS_USE_FIPS_ENDPOINT');
  const isDual = isTrue(env, 'AWS_USE_DUALSTACK_ENDPOINT');
  const isUsual = endpoint === undefined;
  return {
    region,
    maxAttempts: ATTEMPTS,
    requestHandler: createSdkHandler(service),
    ...(isUsual ? {} : { endpoint }),
    // What is not said here, the SDK reads from the environment and the files of the user.
    useFipsEndpoint: isUsual && isFips,
    useDualstackEndpoint: isUsual && isDual,
  };
}

/** @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html */
function readEndpoint(env: Env, name: string): string | undefined {
  const stated = [env[`AWS_ENDPOINT_URL_${name}`], env.AWS_ENDPOINT_URL];
  return stated.find((value) => value !== undefined && value !== '');
}

/** What the SDK throws for an answer of the service. */
interface SdkError extends Error {
  readonly $metadata: { readonly httpStatusCode?: number };
}

function isSdkError(thrown: unknown): thrown is SdkError {
  return thrown instanceof Error && '$metadata' in thrown && '$fault' in thrown;
}

/** The answer to a request of the SDK. @throws the Problem that its failure means */
export async function sent<T>(sending: Promise<T>, asked: AwsAsked): Promise<T> {
  const { registry, secrets, refuse } = asked;
  try {
    return await sending;
  } catch (thrown) {
    if (!isSdkError(thrown)) throw toNetworkProblem(thrown, registry);
    const { httpStatusCode: status = 0 } = thrown.$metadata;
    const said = `${thrown.name}: ${thrown.message}`;
    const words = toLine(maskFound(said, secrets.map(createFinder)));
    const isRefusal = status >= 400 && status < 500 && status !== 429;
    if (isRefusal && !TRANSIENT.test(thrown.name)) {
      const refused = refuse({ name: thrown.name, status, words, host: 'AWS' });
      throw new Problem(refused.problems, { cause: thrown });
    }
    throw serviceFailed(registry, `${status} "${words}"`, thrown);
  }
}

/** The SDK could not read the answer: it hides the answer in its error. */
function isGarbled(thrown: unknown): boolean {
  return thrown instanceof Error && '$response' in thrown;
}

function toNetworkProblem(thrown: unknown, registry: string): unknown {
  if (thrown instanceof Problem) return thrown;
  if (isGarbled(thrown)) {
    return serviceFailed(registry, 'with something else than its protocol has', thrown);
  }
  const failure = toNetworkFailure(thrown, 'the token service of AWS', `log in to ${registry}`);
  return failure === undefined ? thrown : failed({ ...failure, retry: 'permanent' }, thrown);
}

function serviceFailed(registry: string, said: string, cause: unknown): Problem {
  const message = `could not log in to ${registry}: AWS answered ${said}.`;
  const hint = 'Run again later. If it persists, look at the status page of AWS.';
  return new Problem([error('LOGIN_SERVICE_FAILED', message, hint)], { cause });
}
