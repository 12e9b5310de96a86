// SPDX-License-Identifier: Apache-2.0
// AWS: a role, assumed with the identity token, and the login of Elastic Container Registry. Loaded only where a role is
// named, since the SDK is large; its requests go through the client of this program, with its proxies and certificates.
import {
  type AuthorizationData,
  ECRClient,
  GetAuthorizationTokenCommand,
} from '@aws-sdk/client-ecr';
import {
  ECRPUBLICClient,
  GetAuthorizationTokenCommand as GetPublicTokenCommand,
} from '@aws-sdk/client-ecr-public';
import { AssumeRoleWithWebIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Env } from '../../facts/facts.ts';
import { error, Problem } from '../../problem.ts';
import { failed } from '../../registry/failure.ts';
import { toNetworkFailure } from '../../registry/http/network.ts';
import { toLine } from '../../registry/http/line.ts';
import { secret } from '../../settings/secret.ts';
import type { OidcRole } from '../../settings/oidc.ts';
import type { Exchange, ExchangeContext, ExchangedLogin } from './exchange.ts';
import { trustRefused, withoutToken } from './refused.ts';
import { createSdkHandler } from './sdk-handler.ts';

const TITLE = 'AWS';
const SESSION_NAME = 'tagship';
/** Tries of one request, its first included. */
const ATTEMPTS = 4;
/** How long a login lives that does not say it, ms. */
const HOUR_MS = 3_600_000;

type AwsRole = Extract<OidcRole, { provider: 'aws' }>;

interface AwsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** The user AWS, with a password for all repositories that the role may use; it lives for twelve hours. */
export const exchangeAws: Exchange<'aws'> = async (role, context) => {
  const keys = await assumeRole(role, context);
  const isPublic = context.host === 'public.ecr.aws';
  return isPublic ? await logInPublic(keys, context) : await logIn(role, keys, context);
};

/** What all clients have: the same way out, and the endpoint that the SDK's own variables name. */
function toConfig(name: string, region: string, { env, service }: ExchangeContext) {
  const endpoint = readEndpoint(env, name);
  return {
    region,
    maxAttempts: ATTEMPTS,
    requestHandler: createSdkHandler(service),
    ...(endpoint === undefined ? {} : { endpoint }),
  };
}

/** @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html */
function readEndpoint(env: Env, name: string): string | undefined {
  const stated = [env[`AWS_ENDPOINT_URL_${name}`], env.AWS_ENDPOINT_URL];
  return stated.find((value) => value !== undefined && value !== '');
}

async function assumeRole(role: AwsRole, context: ExchangeContext): Promise<AwsKeys> {
  const { idToken, host } = context;
  const client = new STSClient(toConfig('STS', role.region, context));
  const command = new AssumeRoleWithWebIdentityCommand({
    RoleArn: role.roleArn,
    RoleSessionName: role.sessionName ?? SESSION_NAME,
    WebIdentityToken: idToken.token.reveal(),
    ...(role.durationS === undefined ? {} : { DurationSeconds: role.durationS }),
  });
  const { Credentials: found } = await sent(client.send(command), context, toTrustHint(role));
  const { AccessKeyId: id, SecretAccessKey: key, SessionToken: session } = found ?? {};
  if (id === undefined || key === undefined || session === undefined) {
    throw withoutToken(TITLE, host, 'sts');
  }
  context.hide([key, session]);
  return { accessKeyId: id, secretAccessKey: key, sessionToken: session };
}

/** What the trust policy of the role must say. */
function toTrustHint(role: AwsRole): (name: string, context: ExchangeContext) => string {
  return (name, { idToken }) => {
    const { issuer, audiences, subject } = idToken.claims;
    const provider = issuer.replace(/^https:\/\//, '');
    if (name.includes('InvalidIdentityToken')) {
      return `Add an identity provider to the AWS account of ${role.roleArn} in IAM: URL ${issuer}, audience ${audiences.join(' and ')}.`;
    }
    if (/Validation|RegionDisabled/.test(name)) {
      return 'Check role-to-assume, aws-region, role-session-name and role-duration-seconds; the role limits how long a session may be.';
    }
    return `Let the trust policy of ${role.roleArn} allow sts:AssumeRoleWithWebIdentity to the provider ${provider} under the condition StringEquals ${provider}:aud = ${audiences.join(' and ')}, ${provider}:sub = ${subject}`;
  };
}

async function logIn(
  role: AwsRole,
  credentials: AwsKeys,
  context: ExchangeContext,
): Promise<ExchangedLogin> {
  const client = new ECRClient({ ...toConfig('ECR', role.region, context), credentials });
  const answer = await sent(
    client.send(new GetAuthorizationTokenCommand({})),
    context,
    () => `Allow the role ${role.roleArn} the action ecr:GetAuthorizationToken on all resources.`,
  );
  return toLogin(answer.authorizationData?.[0], context);
}

async function logInPublic(
  credentials: AwsKeys,
  context: ExchangeContext,
): Promise<ExchangedLogin> {
  const config = toConfig('ECR_PUBLIC', 'us-east-1', context);
  const client = new ECRPUBLICClient({ ...config, credentials });
  const answer = await sent(
    client.send(new GetPublicTokenCommand({})),
    context,
    () =>
      'Allow the role the actions ecr-public:GetAuthorizationToken and sts:GetServiceBearerToken.',
  );
  return toLogin(answer.authorizationData, context);
}

/** The password is in base64 behind the user name `AWS`. */
function toLogin(
  data: Pick<AuthorizationData, 'authorizationToken' | 'expiresAt'> | undefined,
  { host, clock, hide }: ExchangeContext,
): ExchangedLogin {
  const pair = Buffer.from(data?.authorizationToken ?? '', 'base64').toString('utf8');
  const at = pair.indexOf(':');
  const password = pair.slice(at + 1);
  if (at < 0 || password === '') throw withoutToken(TITLE, host, 'ecr');
  hide([password, data?.authorizationToken ?? '']);
  const untilMs = data?.expiresAt?.getTime() ?? clock.now() + HOUR_MS;
  return { username: pair.slice(0, at), password: secret(password), untilMs };
}

/** What the SDK throws for an answer of the service. */
interface SdkError extends Error {
  readonly $metadata: { readonly httpStatusCode?: number };
}

function isSdkError(thrown: unknown): thrown is SdkError {
  return thrown instanceof Error && '$metadata' in thrown && '$fault' in thrown;
}

/** The answer, or the Problem that its failure means. */
async function sent<T>(
  sending: Promise<T>,
  context: ExchangeContext,
  toHint: (name: string, context: ExchangeContext) => string,
): Promise<T> {
  const { host: registry, idToken } = context;
  try {
    return await sending;
  } catch (thrown) {
    if (!isSdkError(thrown)) throw toNetworkProblem(thrown, registry);
    const { httpStatusCode: status = 0 } = thrown.$metadata;
    const words = toLine(
      `${thrown.name}: ${thrown.message}`.replaceAll(idToken.token.reveal(), '***'),
    );
    if (status >= 400 && status < 500 && status !== 429 && !thrown.name.includes('Throttl')) {
      const hint = toHint(thrown.name, context);
      const answer = { status, words, host: 'AWS' };
      throw trustRefused({ title: TITLE, registry, idToken, answer, hint });
    }
    throw serviceFailed(registry, `${status} "${words}"`, thrown);
  }
}

function toNetworkProblem(thrown: unknown, registry: string): unknown {
  if (thrown instanceof Problem) return thrown;
  const failure = toNetworkFailure(thrown, 'the token service of AWS', `log in to ${registry}`);
  return failure === undefined ? thrown : failed({ ...failure, again: 'never' }, thrown);
}

function serviceFailed(registry: string, said: string, cause: unknown): Problem {
  const message = `Could not log in to ${registry}: AWS answered ${said}.`;
  const hint = 'Run again later. If it persists, look at the status page of AWS.';
  return new Problem([error('LOGIN_SERVICE_FAILED', message, hint)], { cause });
}
