// SPDX-License-Identifier: Apache-2.0
// Google: the Security Token Service, and a service account where one is named.
// @see https://cloud.google.com/iam/docs/workload-identity-federation-with-deployment-pipelines
import { secret } from '../../settings/secret.ts';
import { readLifeMs, readTextField } from './answer.ts';
import {
  type Exchange,
  type ExchangeContext,
  type ExchangedLogin,
  toEndpoint,
} from './exchange.ts';
import type { IdClaims } from './claims.ts';
import { pickHint, trustRefused, withoutToken } from './refused.ts';

const TITLE = 'Google';
const SCOPE = 'https://www.googleapis.com/auth/cloud-platform';
/** The user name that Artifact Registry takes with an access token. */
const USERNAME = 'oauth2accesstoken';
const HOUR_MS = 3_600_000;

/** An access token: of the service account, or of the federated identity itself. */
export const exchangeGoogle: Exchange<'google'> = async (role, context) => {
  const federated = await exchangeAtSts(role.identityProvider, context);
  return role.serviceAccount === undefined
    ? federated
    : await impersonate(role.serviceAccount, role.identityProvider, federated, context);
};

/** `googleapis.com`, or the domain of another of Google's universes. */
function toService(name: 'sts' | 'iamcredentials', { env }: ExchangeContext): string {
  const stated = env.GOOGLE_CLOUD_UNIVERSE_DOMAIN;
  const domain = stated === undefined || stated === '' ? 'googleapis.com' : stated;
  return toEndpoint(env, `${name}.googleapis.com`, `https://${name}.${domain}`);
}

/** What a provider decides by. */
interface Federated extends Pick<IdClaims, 'issuer' | 'audiences'> {
  readonly provider: string;
}

/** @see https://cloud.google.com/iam/docs/troubleshooting-workload-identity-federation */
const STS_HINTS: readonly (readonly [RegExp, (identity: Federated) => string])[] = [
  [
    /condition/i,
    ({ provider }) =>
      `Change the attribute condition of the provider ${provider} so that it is true for this subject.`,
  ],
  [
    /\binvalid_target\b/,
    (identity) =>
      `Correct workload-identity-provider: ${identity.provider} does not exist or is disabled. It holds the number of the project, not its name. ${acceptToken(identity)}`,
  ],
  [
    /127 bytes|mapped attribute/i,
    ({ provider }) =>
      `Map a shorter claim in the provider ${provider}, such as google.subject=assertion.repository_id on GitHub or assertion.project_id on GitLab.`,
  ],
  [
    /error connecting|fetch|retriev/i,
    ({ issuer }) =>
      `Google must be able to fetch ${issuer}/.well-known/openid-configuration and the keys that it names; where it cannot, upload them: --jwk-json-path.`,
  ],
];

function acceptToken({ provider, issuer, audiences }: Federated): string {
  return `Let the provider ${provider} accept this token: --issuer-uri=${issuer} --allowed-audiences=${audiences.join(',')}, an attribute mapping google.subject=assertion.sub, and a condition that is true for this subject.`;
}

async function exchangeAtSts(provider: string, context: ExchangeContext): Promise<ExchangedLogin> {
  const { idToken, service, host, clock } = context;
  const startMs = clock.now();
  const token = idToken.token.reveal();
  const answer = await service.ask({
    method: 'POST',
    url: new URL('/v1/token', context.endpoints?.sts ?? toService('sts', context)),
    json: {
      audience: `//iam.googleapis.com/${provider}`,
      grantType: 'urn:ietf:params:oauth:grant-type:token-exchange',
      requestedTokenType: 'urn:ietf:params:oauth:token-type:access_token',
      scope: SCOPE,
      subjectTokenType: 'urn:ietf:params:oauth:token-type:jwt',
      subjectToken: token,
    },
    doing: `log in to ${host}`,
    secrets: [token],
  });
  if (answer.status !== 200) {
    const identity = { provider, ...idToken.claims };
    const hint = pickHint(STS_HINTS, answer.words, { identity, usual: acceptToken });
    throw trustRefused({ title: TITLE, registry: host, idToken, answer, hint });
  }
  const password = readTextField(answer.body, 'access_token');
  if (password === undefined) throw withoutToken(TITLE, host, answer.host);
  context.hide([password]);
  const untilMs = startMs + (readLifeMs(answer.body.expires_in) ?? HOUR_MS);
  return { username: USERNAME, password: secret(password), untilMs };
}

/** The account to act as, and the pool of the identity that is to. */
interface Acting {
  readonly account: string;
  readonly pool: string;
}

const ACCOUNT_HINTS: readonly (readonly [RegExp, (acting: Acting) => string])[] = [
  [
    /has not been used|is disabled|SERVICE_DISABLED/i,
    ({ account }) =>
      `Enable the API in the project of ${account}: gcloud services enable iamcredentials.googleapis.com.`,
  ],
  [
    /^404\b/,
    (acting) => `Correct service-account: there is no account ${acting.account}. ${actAs(acting)}`,
  ],
];

function actAs({ account, pool }: Acting): string {
  return `Let this identity act as ${account}: grant roles/iam.workloadIdentityUser on it to the member principal://iam.googleapis.com/${pool}/subject/SUBJECT, where SUBJECT is the subject above.`;
}

async function impersonate(
  account: string,
  provider: string,
  federated: ExchangedLogin,
  context: ExchangeContext,
): Promise<ExchangedLogin> {
  const { idToken, service, host, clock } = context;
  const startMs = clock.now();
  const bearer = federated.password.reveal();
  const path = `/v1/projects/-/serviceAccounts/${encodeURIComponent(account)}:generateAccessToken`;
  const answer = await service.ask({
    method: 'POST',
    url: new URL(path, context.endpoints?.iam ?? toService('iamcredentials', context)),
    headers: { authorization: `Bearer ${bearer}` },
    json: { scope: [SCOPE], lifetime: '3600s' },
    doing: `log in to ${host} as ${account}`,
    secrets: [bearer, idToken.token.reveal()],
  });
  if (answer.status !== 200) {
    const said = `${answer.status} ${answer.words}`;
    const identity = { account, pool: provider.replace(/\/providers\/.*$/, '') };
    const hint = pickHint(ACCOUNT_HINTS, said, { identity, usual: actAs });
    throw trustRefused({ title: TITLE, registry: host, idToken, answer, hint });
  }
  const password = readTextField(answer.body, 'accessToken');
  if (password === undefined) throw withoutToken(TITLE, host, answer.host);
  context.hide([password]);
  const { expireTime } = answer.body;
  const endMs = typeof expireTime === 'string' ? Date.parse(expireTime) : Number.NaN;
  const untilMs = Number.isNaN(endMs) ? startMs + HOUR_MS : endMs;
  return { username: USERNAME, password: secret(password), untilMs };
}
