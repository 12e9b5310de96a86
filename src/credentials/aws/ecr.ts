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
  DescribeRegistriesCommand,
  ECRPUBLICClient,
  GetAuthorizationTokenCommand as GetPublicTokenCommand,
} from '@aws-sdk/client-ecr-public';
import { error, Problem } from '../../problem.ts';
import { isPublicEcrHost, toEcrAccount } from '../../registry-host.ts';
import { secret } from '../../settings/secret.ts';
import type { ExchangedLogin, LoginContext } from '../oidc/exchange.ts';
import { withoutToken } from '../oidc/refused.ts';
import { toLine } from '../../registry/http/line.ts';
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
export const isPublicEcr = ({ host }: LoginContext): boolean => isPublicEcrHost(host);

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
  const creating = toCreating(account, context, wanted);
  const { asked } = creating;
  if (isPublicEcr(context)) {
    await checkAlias(repositoryName, account, { ...creating, context });
    const command = new CreatePublicRepositoryCommand({
      repositoryName: toPublicName(repositoryName),
    });
    return await madeOrThere(toPublicEcrClient(account, context).send(command), asked);
  }
  const client = toEcrClient(account, context);
  const registryId = toEcrAccount(context.host);
  const command = new CreateRepositoryCommand({
    ...{ registryId, repositoryName },
    imageTagMutability: wanted.immutable ? 'IMMUTABLE' : 'MUTABLE',
    imageScanningConfiguration: { scanOnPush: wanted.scan },
  });
  const made = await madeOrThere(client.send(command), asked);
  if (made === 'created' && wanted.lifecycle !== undefined) {
    const policy = { registryId, repositoryName, lifecyclePolicyText: wanted.lifecycle };
    await sent(client.send(new PutLifecyclePolicyCommand(policy)), asked);
  }
  return made;
}

/** The name of a public repository in its registry: without the alias in front. */
export function toPublicName(path: string): string {
  return path.replace(/^[^/]*\//, '');
}

/** A problem of a repository: what could not be done, its code, and how requests for it are reported. */
export interface RepositoryAsked {
  readonly code: 'REPOSITORY_CREATE_FAILED' | 'PRUNE_REFUSED';
  /** `could not create "public.ecr.aws/acme/app"` */
  readonly failure: string;
  readonly asked: AwsAsked;
}

/**
 * A request for a public repository goes to the registry of the account that asks, whatever the alias in its name.
 *
 * @throws Problem where the alias is not one of this account's
 */
export async function checkAlias(
  path: string,
  account: EcrAccount,
  { context, code, failure, asked }: RepositoryAsked & { readonly context: LoginContext },
): Promise<void> {
  const asking = toPublicEcrClient(account, context).send(new DescribeRegistriesCommand({}));
  const { registries = [] } = await sent(asking, asked);
  const aliases = registries.flatMap((registry) => registry.aliases ?? []);
  const names = aliases.flatMap(({ name }) => (name === undefined ? [] : [toLine(name)]));
  const [alias = ''] = path.split('/');
  if (names.includes(alias)) return;
  const own = names.length === 0 ? 'no alias' : `the alias ${names.join(' and ')}`;
  throw new Problem([
    error(
      code,
      `${failure}: the public registry of ${account.source} has ${own}, and "${alias}" belongs to another account.`,
      `Correct the alias in the name, or use an account that owns "${alias}".`,
    ),
  ]);
}

/** The report of a request that AWS refused for a repository. */
export function toRefusal(
  { who, source }: EcrAccount,
  { code, failure }: Omit<RepositoryAsked, 'asked'>,
  allowed: string,
): AwsAsked['refuse'] {
  return ({ status, words }) => {
    const message = `${failure}, with the credential from ${source}: AWS answered ${status} "${words}".`;
    return new Problem([error(code, message, `Allow ${who} ${allowed}.`)]);
  };
}

/** What the account has to be allowed to create a repository as wanted. */
function toActions(service: 'ecr' | 'ecr-public', { path, lifecycle }: NewRepository): string {
  const more = service === 'ecr-public' ? ['DescribeRegistries'] : [];
  if (service === 'ecr' && lifecycle !== undefined) more.push('PutLifecyclePolicy');
  const actions = ['CreateRepository', ...more];
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

function toCreating(
  account: EcrAccount,
  context: LoginContext,
  wanted: NewRepository,
): RepositoryAsked {
  const allowed = toActions(isPublicEcr(context) ? 'ecr-public' : 'ecr', wanted);
  const failure = `could not create "${context.host}/${wanted.path}"`;
  const told = { code: 'REPOSITORY_CREATE_FAILED', failure } as const;
  const refuse = toRefusal(account, told, allowed);
  return { ...told, asked: { ...toAsked(account, context, allowed), refuse } };
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
