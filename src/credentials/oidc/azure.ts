// SPDX-License-Identifier: Apache-2.0
// Azure: an access token of Microsoft Entra ID, exchanged at the registry for a refresh token.
// @see https://github.com/Azure/acr/blob/main/docs/AAD-OAuth.md
import type { Problem } from '../../problem.ts';
import type { ServiceAnswer } from '../../registry/http/service.ts';
import { secret } from '../../settings/secret.ts';
import type { OidcRole } from '../../settings/oidc.ts';
import { readEndMs, readTextField } from './answer.ts';
import { toAzureCloud } from './audience.ts';
import type { Exchange, ExchangedLogin, LoginContext } from './exchange.ts';
import type { IdToken } from './identity.ts';
import { pickHint, trustRefused, withoutToken } from './refused.ts';

const TITLE = 'Azure';
/** The user name that a registry takes with a refresh token. */
const USERNAME = '00000000-0000-0000-0000-000000000000';
/** A refresh token lives three hours; one that does not say so counts as an hour, ms. */
const HOUR_MS = 3_600_000;

type AzureRole = Extract<OidcRole, { provider: 'azure' }>;

/** How a refusal of a service is reported. */
type Refuse = (answer: ServiceAnswer) => Problem;

/** A refresh token of the registry. `AZURE_AUTHORITY_HOST` names another Entra ID, as for Azure's own programs. */
export const exchangeAzure: Exchange<'azure'> = async (role, context) => {
  const { idToken, host: registry } = context;
  const { clientId, tenantId } = role;
  const refused = (answer: ServiceAnswer, hint: string) =>
    trustRefused({ title: TITLE, registry, idToken, answer, hint });
  const token = idToken.token.reveal();
  const accessToken = await askEntra(tenantId, context, {
    form: {
      client_id: clientId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: token,
    },
    secrets: [token],
    refuse: (answer) => {
      const identity = { role, registry, idToken };
      return refused(answer, pickHint(HINTS, answer.words, { identity, usual: addFederated }));
    },
  });
  const hint = `Grant the application ${clientId} the role AcrPush on the registry ${registry}.`;
  return await logInToAcr(accessToken, context, {
    tenantId,
    refuse: (answer) => refused(answer, hint),
  });
};

/** An access token of Entra ID. `form` says who asks, by secret or by assertion. */
export async function askEntra(
  tenantId: string,
  { service, env, host, hide }: LoginContext,
  asked: {
    readonly form: Readonly<Record<string, string>>;
    readonly secrets: readonly string[];
    readonly refuse: Refuse;
  },
): Promise<string> {
  const cloud = toAzureCloud(host);
  const stated = env.AZURE_AUTHORITY_HOST;
  const authority = stated === undefined || !URL.canParse(stated) ? cloud.authority : stated;
  const answer = await service.ask({
    method: 'POST',
    url: new URL(`/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`, authority),
    form: { ...asked.form, scope: cloud.scope, grant_type: 'client_credentials' },
    doing: `log in to ${host}`,
    secrets: asked.secrets,
  });
  if (answer.status !== 200) throw asked.refuse(answer);
  const accessToken = readTextField(answer.body, 'access_token');
  if (accessToken === undefined) throw withoutToken(TITLE, host, answer.host);
  hide([accessToken]);
  return accessToken;
}

/** Who asks, and with which token. */
interface Asking {
  readonly role: AzureRole;
  readonly registry: string;
  readonly idToken: IdToken;
}

/** @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const HINTS: readonly (readonly [RegExp, (asking: Asking) => string])[] = [
  [
    /AADSTS(?:90002|900023)\b/,
    (asking) =>
      `Correct tenant-id: there is no tenant ${asking.role.tenantId} in this cloud. The application ${asking.role.clientId} needs a federated credential there: ${toFederated(asking)}`,
  ],
  [
    /AADSTS700016\b/,
    (asking) =>
      `Check client-id and tenant-id: the application ${asking.role.clientId} must be in the tenant ${asking.role.tenantId}, with a federated credential: ${toFederated(asking)}`,
  ],
  [
    /AADSTS7000112\b/,
    ({ role }) => `Enable the application ${role.clientId} in the tenant ${role.tenantId}.`,
  ],
  [
    /AADSTS5300\d\b/,
    ({ role }) =>
      `A Conditional Access policy of the tenant blocks the application ${role.clientId} from the address of this machine: change the policy, or run on a machine that it allows.`,
  ],
  [
    /AADSTS500011\b/,
    ({ role, registry }) =>
      `Check tenant-id: it must be the tenant that the registry ${registry} belongs to, and ${role.tenantId} knows no container registries of Azure.`,
  ],
  [/AADSTS70025\b/, (asking) => `The application has none yet. ${addFederated(asking)}`],
];

function toFederated({ idToken: { claims } }: Asking): string {
  const { issuer, audiences, subject } = claims;
  return `issuer ${issuer}, audience ${audiences.join(' and ')}, subject ${subject}`;
}

function addFederated(asking: Asking): string {
  return `Add a federated credential to the application ${asking.role.clientId}: ${toFederated(asking)}`;
}

/** Exchanges an access token of Entra ID for a refresh token of the registry. */
export async function logInToAcr(
  accessToken: string,
  { service, host, clock, hide }: LoginContext,
  { tenantId, refuse }: { readonly tenantId?: string; readonly refuse: Refuse },
): Promise<ExchangedLogin> {
  const startMs = clock.now();
  const answer = await service.ask({
    method: 'POST',
    url: new URL('/oauth2/exchange', service.toBase(host)),
    form: {
      grant_type: 'access_token',
      service: host,
      ...(tenantId === undefined ? {} : { tenant: tenantId }),
      access_token: accessToken,
    },
    doing: `log in to ${host}`,
    secrets: [accessToken],
  });
  if (answer.status !== 200) throw refuse(answer);
  const password = readTextField(answer.body, 'refresh_token');
  if (password === undefined) throw withoutToken(TITLE, host, answer.host);
  hide([password]);
  const untilMs = readEndMs(password) ?? startMs + HOUR_MS;
  return { username: USERNAME, password: secret(password), untilMs };
}
