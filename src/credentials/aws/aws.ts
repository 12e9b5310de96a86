// SPDX-License-Identifier: Apache-2.0
// AWS: a role, assumed with the identity token, or keys. Loaded only where one is used, since the SDK is large; all that
// imports the SDK is reached through this file, so that it is in one chunk.
import { AssumeRoleWithWebIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { toEcrRegion } from '../../registry-host.ts';
import { accountRefused } from '../ambient/refused.ts';
import type { ExchangeContext, ExchangedLogin, LoginContext } from '../oidc/exchange.ts';
import { trustRefused, withoutToken } from '../oidc/refused.ts';
import type { AwsAccount, AwsRole, SourcedKeys } from './account.ts';
import { type EcrImages, openEcrImages } from './ecr-images.ts';
import { createEcrRepository, type EcrAccount, logInToEcr, type NewRepository } from './ecr.ts';
import { type AwsKeys, type AwsRefusal, sent, toConfig } from './sdk.ts';
import { toTrustHint } from './trust-hints.ts';

const TITLE = 'AWS';
const SESSION_NAME = 'tagship';

/** What an account does in its registry. */
export interface Ecr {
  readonly logIn: () => Promise<ExchangedLogin>;
  readonly create: (wanted: NewRepository) => Promise<'created' | 'exists'>;
  readonly openImages: (path: string) => EcrImages;
}

/** The registry of an account. A role is assumed for it. */
export async function openEcr(account: AwsAccount, context: LoginContext): Promise<Ecr> {
  const opened =
    'keys' in account
      ? openKeys(account, context)
      : await openRole(account.role, { ...context, idToken: account.idToken });
  return {
    logIn: () => logInToEcr(opened, context),
    create: (wanted) => createEcrRepository(wanted, opened, context),
    openImages: (path) => openEcrImages(path, opened, context),
  };
}

function openKeys({ keys, source }: SourcedKeys, { host }: LoginContext): EcrAccount {
  const region = toEcrRegion(host) ?? 'us-east-1';
  const refuse = (answer: AwsRefusal, hint: string) =>
    accountRefused({
      ...{ title: TITLE, registry: host, source, answer },
      hint: toKeyHint(answer.name, source) ?? hint,
    });
  return { keys, region, refuse, source, who: 'the owner of these keys' };
}

/** The next move where the keys themselves are wrong. */
function toKeyHint(name: string, source: string): string | undefined {
  if (/ExpiredToken|RequestExpired/.test(name)) {
    return 'The session has ended: get new keys right before this step, or check the clock of this machine.';
  }
  return /UnrecognizedClient|InvalidSignature|InvalidClientTokenId|IncompleteSignature/.test(name)
    ? `Check the keys from ${source}: access key, secret key and session token belong together.`
    : undefined;
}

async function openRole(role: AwsRole, context: ExchangeContext): Promise<EcrAccount> {
  const { idToken, host: registry } = context;
  const keys = await assumeRole(role, context);
  return {
    ...{ keys, who: `the role ${role.roleArn}`, source: role.roleArn },
    // The role may be assumed elsewhere; a registry is in one region.
    region: toEcrRegion(registry) ?? role.region,
    refuse: (answer, hint) => trustRefused({ title: TITLE, registry, idToken, answer, hint }),
  };
}

async function assumeRole(role: AwsRole, context: ExchangeContext): Promise<AwsKeys> {
  const { idToken, host: registry } = context;
  const token = idToken.token.reveal();
  const client = new STSClient(toConfig('STS', role.region, context));
  const command = new AssumeRoleWithWebIdentityCommand({
    RoleArn: role.roleArn,
    RoleSessionName: role.sessionName ?? SESSION_NAME,
    WebIdentityToken: token,
    ...(role.durationS === undefined ? {} : { DurationSeconds: role.durationS }),
  });
  const { Credentials: found } = await sent(client.send(command), {
    ...{ registry, secrets: [token] },
    refuse: (answer) => {
      const hint = toTrustHint(answer.words, role, idToken.claims);
      return trustRefused({ title: TITLE, registry, idToken, answer, hint });
    },
  });
  const { AccessKeyId: id, SecretAccessKey: key, SessionToken: session } = found ?? {};
  if (!isText(id) || !isText(key) || !isText(session)) {
    throw withoutToken(TITLE, registry, 'sts');
  }
  context.hide([key, session]);
  return { accessKeyId: id, secretAccessKey: key, sessionToken: session };
}

/** Whatever the type of the SDK promises. */
function isText(value: string | undefined): value is string {
  return typeof value === 'string' && value !== '';
}
