// SPDX-License-Identifier: Apache-2.0
// Elastic Container Registry: its login, and the creation of repositories.
import {
  type AuthorizationData,
  CreateRepositoryCommand,
  ECRClient,
  GetAuthorizationTokenCommand,
  PutLifecyclePolicyCommand,
} from '@aws-sdk/client-ecr';
import {
  CreateRepositoryCommand as CreatePublicRepositoryCommand,
  ECRPUBLICClient,
  GetAuthorizationTokenCommand as GetPublicTokenCommand,
} from '@aws-sdk/client-ecr-public';
import { error, Problem } from '../../problem.ts';
import { secret } from '../../settings/secret.ts';
import type { ExchangedLogin, LoginContext } from '../oidc/exchange.ts';
import { withoutToken } from '../oidc/refused.ts';
import { type AwsAsked, type AwsKeys, type AwsRefusal, sent, toConfig } from './sdk.ts';

/** How long a login lives that does not say it, ms. */
const HOUR_MS = 3_600_000;

/** Whose keys are used: the region they work in, and the problem that a refusal of them is. */
export interface EcrAccount {
  readonly keys: AwsKeys;
  readonly region: string;
  /** Who is to be allowed what, for hints: `the role arn:…`, `the owner of these keys`. */
  readonly who: string;
  /** Where it is from, for messages. */
  readonly source: string;
  /** The problem of a login that is refused. `hint` says what to allow. */
  readonly refuse: (refusal: AwsRefusal, hint: string) => Problem;
}

/** A repository that is to exist. */
export interface NewRepository {
  /** Its name in the registry: `acme/app`. */
  readonly path: string;
  /** Tags cannot be overwritten. */
  readonly immutable: boolean;
  /** Each image is scanned when it is pushed. */
  readonly scan: boolean;
  /** The text of a lifecycle policy. */
  readonly lifecycle?: string | undefined;
}

/** Whether it is the public registry. */
export const isPublicEcr = ({ host }: LoginContext): boolean => host === 'public.ecr.aws';

const LOGIN_ACTION = 'the action ecr:GetAuthorizationToken on all resources';
const PUBLIC_LOGIN_ACTIONS =
  'the actions ecr-public:GetAuthorizationToken and sts:GetServiceBearerToken';

/** The user AWS, with a password for all repositories that the account may use; it lives for twelve hours. */
export async function logInToEcr(
  account: EcrAccount,
  context: LoginContext,
): Promise<ExchangedLogin> {
  if (isPublicEcr(context)) {
    const asking = toPublicEcrClient(account, context).send(new GetPublicTokenCommand({}));
    const answer = await sent(asking, toAsked(account, context, PUBLIC_LOGIN_ACTIONS));
    return toLogin(answer.authorizationData, context);
  }
  const asking = toEcrClient(account, context).send(new GetAuthorizationTokenCommand({}));
  const answer = await sent(asking, toAsked(account, context, LOGIN_ACTION));
  return toLogin(answer.authorizationData?.[0], context);
}

/** Creates a repository. One that exists already is left as it is. */
export async function createEcrRepository(
  wanted: NewRepository,
  account: EcrAccount,
  context: LoginContext,
): Promise<'created' | 'exists'> {
  const { path: repositoryName } = wanted;
  if (isPublicEcr(context)) {
    // The first part of a public name is the alias of its registry.
    const command = new CreatePublicRepositoryCommand({
      repositoryName: repositoryName.replace(/^[^/]*\//, ''),
    });
    const sending = toPublicEcrClient(account, context).send(command);
    return await madeOrThere(sending, toCreating(account, context, wanted));
  }
  const client = toEcrClient(account, context);
  const command = new CreateRepositoryCommand({
    repositoryName,
    imageTagMutability: wanted.immutable ? 'IMMUTABLE' : 'MUTABLE',
    imageScanningConfiguration: { scanOnPush: wanted.scan },
  });
  const asked = toCreating(account, context, wanted);
  const made = await madeOrThere(client.send(command), asked);
  if (made === 'created' && wanted.lifecycle !== undefined) {
    const policy = { repositoryName, lifecyclePolicyText: wanted.lifecycle };
    await sent(client.send(new PutLifecyclePolicyCommand(policy)), asked);
  }
  return made;
}

/** What the account has to be allowed to create a repository as wanted. */
function toActions(service: 'ecr' | 'ecr-public', { path, lifecycle }: NewRepository): string {
  const actions =
    lifecycle === undefined ? ['CreateRepository'] : ['CreateRepository', 'PutLifecyclePolicy'];
  return `${actions.map((action) => `${service}:${action}`).join(' and ')} on repository/${path}, or create the repository yourself`;
}

/** AWS's name for what is there already, which is as good as made. */
const EXISTS = 'RepositoryAlreadyExistsException';

async function madeOrThere(
  sending: Promise<unknown>,
  asked: AwsAsked,
): Promise<'created' | 'exists'> {
  const making = sending.then(
    () => 'created' as const,
    (thrown: unknown) => {
      if (thrown instanceof Error && thrown.name === EXISTS) return 'exists' as const;
      throw thrown;
    },
  );
  return await sent(making, asked);
}

/** A client for private registries. */
export function toEcrClient({ keys, region }: EcrAccount, context: LoginContext): ECRClient {
  return new ECRClient({ ...toConfig('ECR', region, context), credentials: keys });
}

/** A client for the public registry. */
export function toPublicEcrClient({ keys }: EcrAccount, context: LoginContext): ECRPUBLICClient {
  return new ECRPUBLICClient({
    ...toConfig('ECR_PUBLIC', 'us-east-1', context),
    credentials: keys,
  });
}

/** How requests are reported; `allowed` is what the account lacks if they are refused. */
export function toAsked(account: EcrAccount, { host }: LoginContext, allowed: string): AwsAsked {
  const { keys, who, refuse } = account;
  const { secretAccessKey, sessionToken } = keys;
  return {
    registry: host,
    secrets: sessionToken === undefined ? [secretAccessKey] : [secretAccessKey, sessionToken],
    refuse: (refusal) => refuse(refusal, `Allow ${who} ${allowed}.`),
  };
}

/** As {@link toAsked}, for what creates a repository. */
function toCreating(account: EcrAccount, context: LoginContext, wanted: NewRepository): AwsAsked {
  const allowed = toActions(isPublicEcr(context) ? 'ecr-public' : 'ecr', wanted);
  const name = `${context.host}/${wanted.path}`;
  return {
    ...toAsked(account, context, allowed),
    refuse: ({ status, words }) =>
      new Problem([
        error(
          'REPOSITORY_CREATE_FAILED',
          `Could not create "${name}", with the credential from ${account.source}: AWS answered ${status} "${words}".`,
          `Allow ${account.who} ${allowed}.`,
        ),
      ]),
  };
}

/** User name and password, in characters that headers and Docker configurations take. */
const LOGIN = /^([\x21-\x39\x3b-\x7e]+):([\x21-\x7e]+)$/;

/** The password is in base64 behind the user name `AWS`. */
function toLogin(
  data: Pick<AuthorizationData, 'authorizationToken' | 'expiresAt'> | undefined,
  { host, clock, hide }: LoginContext,
): ExchangedLogin {
  const token = String(data?.authorizationToken);
  const [, username, password] = LOGIN.exec(Buffer.from(token, 'base64').toString('utf8')) ?? [];
  if (username === undefined || password === undefined) throw withoutToken('AWS', host, 'ecr');
  hide([password, token]);
  const endMs = data?.expiresAt?.getTime() ?? Number.NaN;
  const untilMs = Number.isNaN(endMs) ? clock.now() + HOUR_MS : endMs;
  return { username, password: secret(password), untilMs };
}
