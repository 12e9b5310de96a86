// SPDX-License-Identifier: Apache-2.0
// Asks GitHub's API through the same connections as the registries: same proxies, same certificates. Loaded on demand.
import { findTerritory } from '../../facts/git/checkout.ts';
import {
  createGithubApi,
  type ApiLimits,
  type GithubApi,
  type Reply,
  type ApiRequest,
} from '../../github/api.ts';
import {
  readRepository,
  type GithubQuestion,
  type GithubRepository,
} from '../../github/repository.ts';
import {
  findAttestation,
  storeAttestation,
  type AttestationBundle,
  type FoundAttestation,
  type Stored,
} from '../../github/attestation.ts';
import { recordDeployment, type DeploymentRecord, type Recorded } from '../../github/deployment.ts';
import type { Parsed } from '../../problem.ts';
import { readBody } from '../../registry/http/body.ts';
import { createHttp, type Http } from '../../registry/http/http.ts';
import { toLimits } from '../../registry/limits.ts';
import { toErrno, toTrace } from '../../registry/http/trace.ts';
import type { RunEnvironment } from '../request.ts';

/** What a question needs from the environment of a run. */
export type AskEnvironment = Pick<RunEnvironment, 'env' | 'cwd' | 'clock' | 'signal' | 'log'> & {
  readonly token: string | undefined;
  readonly limits?: ApiLimits;
  /** The largest answer that is read, bytes; {@link LARGEST_BYTES} where it is left out. */
  readonly mostBytes?: number;
};

/** The largest answer that is read, bytes; a repository with its parent and its organisation has 30 kB. */
const LARGEST_BYTES = 512 * 1024;

/** What GitHub's API says about the repository; a failure is a notice. Nothing from the checkout is trusted. */
export async function askGithub(
  question: GithubQuestion,
  environment: AskEnvironment,
): Promise<Parsed<GithubRepository>> {
  const except = await findTerritory(environment.cwd);
  const api = createGithubApi({
    ...environment,
    url: question.api,
    send: (sent) => send(sent, { ...environment, except }),
  });
  return readRepository(api, question);
}

/** GitHub's API at an address, for more than one question. */
export function createAsking(
  url: string,
  environment: AskEnvironment & { readonly except: string },
): GithubApi {
  return createGithubApi({
    ...environment,
    url,
    send: (sent) => send(sent, environment),
  });
}

/** The attestations of a project are asked for and stored right before the tags, so they get more time than a fact. */
const ATTEST_LIMITS: ApiLimits = { tryMs: 30_000, deadlineMs: 60_000 };

/** Stores an attestation on GitHub. */
export async function askToStore(
  { api, slug, bundle }: Attested & { readonly bundle: AttestationBundle },
  environment: AskEnvironment,
): Promise<Stored> {
  return storeAttestation(await openApi(api, ATTEST_LIMITS, environment), slug, bundle);
}

/** The provenance of a digest that GitHub has. */
export async function askForAttestation(
  { api, slug, digest }: Attested & { readonly digest: string },
  environment: AskEnvironment,
): Promise<FoundAttestation | undefined> {
  return findAttestation(await openApi(api, ATTEST_LIMITS, environment), slug, digest);
}

interface Attested {
  readonly api: string;
  /** `acme/app` */
  readonly slug: string;
}

async function openApi(
  url: string,
  limits: ApiLimits,
  environment: AskEnvironment,
): Promise<GithubApi> {
  const except = await findTerritory(environment.cwd);
  return createGithubApi({
    ...environment,
    ...{ url, limits },
    send: (sent) => send(sent, { ...environment, except }),
  });
}

/** Records a deployment on GitHub; within its own time limit. */
export async function askForDeployment(
  {
    api: url,
    timeoutMs,
    ...deployment
  }: DeploymentRecord & {
    readonly api: string;
    readonly timeoutMs: number;
  },
  environment: AskEnvironment,
): Promise<Recorded> {
  const limits = { tryMs: timeoutMs, deadlineMs: timeoutMs };
  return recordDeployment(await openApi(url, limits, environment), deployment);
}

async function send(
  { method, url, headers, body, signal }: ApiRequest,
  { env, cwd, except, log, clock, mostBytes }: AskEnvironment & { readonly except: string },
): Promise<Reply> {
  const http: Http = createHttp({
    ...{ env, cwd, except, signal },
    reach: () => ({ insecure: false }),
    certsDirs: [],
    sockets: 1,
    limits: toLimits(),
  });
  try {
    const startMs = clock.now();
    const bytes = body === undefined ? {} : { body: Buffer.from(body) };
    const answer = await http.send({ method, url, headers, ...bytes });
    const { statusCode, headers: got } = answer;
    log.debug(`${method} ${url.origin}${url.pathname} ${statusCode} (${clock.now() - startMs} ms)`);
    return {
      status: statusCode,
      headers: toTexts(got),
      body: await readBody(answer, mostBytes ?? LARGEST_BYTES),
    };
  } catch (thrown) {
    const { proxy } = toTrace(thrown);
    if (proxy === undefined || !(thrown instanceof Error)) throw thrown;
    throw Object.assign(new Error(`${thrown.message}, at the proxy ${proxy}`, { cause: thrown }), {
      code: toErrno(thrown),
    });
  } finally {
    http.close();
  }
}

/** Headers that occur once. */
function toTexts(headers: NodeJS.Dict<string | string[]>): Reply['headers'] {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
}
