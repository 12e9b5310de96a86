// SPDX-License-Identifier: Apache-2.0
// The Azure identity that the environment gives: a service principal, a federated token in a file, a managed identity.
// @see https://learn.microsoft.com/dotnet/api/azure.identity.environmentcredential
import { readText } from '../../facts/variables.ts';
import { parseObject, toTexts } from '../../registry/json.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import { readTextField } from '../oidc/answer.ts';
import { toAzureCloud } from '../oidc/audience.ts';
import { askEntra, exchangeAzure, logInToAcr } from '../oidc/azure.ts';
import type { ExchangedLogin } from '../oidc/exchange.ts';
import { withIdToken } from '../oidc/with-id-token.ts';
import type { AmbientContext, AmbientLogin } from './context.ts';
import { readNamedFile, toIdToken } from './identity-file.ts';
import type { MetadataAnswer } from './metadata.ts';
import { accountRefused } from './refused.ts';

const TITLE = 'Azure';

/** The login of the first of: AZURE_CLIENT_SECRET, AZURE_FEDERATED_TOKEN_FILE, the identity of the machine. */
export async function findAzureLogin(context: AmbientContext): Promise<AmbientLogin | undefined> {
  const { env } = context;
  const clientId = readText(env, 'AZURE_CLIENT_ID');
  const tenantId = readText(env, 'AZURE_TENANT_ID');
  if (clientId !== undefined && tenantId !== undefined) {
    const key = readText(env, 'AZURE_CLIENT_SECRET');
    if (key !== undefined) return await signIn({ clientId, tenantId, key }, context);
    const variable = 'AZURE_FEDERATED_TOKEN_FILE';
    const path = readText(env, variable);
    if (path !== undefined) {
      const role = { provider: 'azure', clientId, tenantId } as const;
      const read = async () =>
        toIdToken(
          await readNamedFile({ variable, path }, context),
          `the file that ${variable} names`,
          context,
        );
      return await withIdToken(read, async (idToken) => {
        const login = await exchangeAzure(role, { ...context, idToken });
        return { ...login, source: variable, idToken, account: clientId };
      });
    }
  }
  return await askMachine(clientId, context);
}

interface Principal {
  readonly clientId: string;
  readonly tenantId: string;
  readonly key: string;
}

/** A service principal and its secret. */
async function signIn(principal: Principal, context: AmbientContext): Promise<AmbientLogin> {
  const { clientId, tenantId, key } = principal;
  const { host, hide } = context;
  const source = 'AZURE_CLIENT_SECRET';
  hide([key]);
  const accessToken = await askEntra(tenantId, context, {
    form: { client_id: clientId, client_secret: key },
    secrets: [key],
    refuse: (answer) =>
      accountRefused({
        ...{ title: TITLE, registry: host, source, answer },
        hint: toHint(answer.words, principal),
      }),
  });
  const login = await exchange(accessToken, { source, tenantId }, context);
  return { ...login, source, account: clientId };
}

/** @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
function toHint(words: string, { clientId, tenantId }: Principal): string {
  if (/AADSTS(?:700016|90002|900023)\b/.test(words)) {
    return `Check AZURE_CLIENT_ID and AZURE_TENANT_ID: the application ${clientId} must be in the tenant ${tenantId}.`;
  }
  return /AADSTS7000222\b/.test(words)
    ? `The secret of the application ${clientId} has ended: make a new one for AZURE_CLIENT_SECRET.`
    : `Check that AZURE_CLIENT_SECRET is the value (not the ID) of a secret of the application ${clientId}.`;
}

async function exchange(
  accessToken: string,
  { source, tenantId }: { readonly source: string; readonly tenantId: string | undefined },
  context: AmbientContext,
): Promise<ExchangedLogin> {
  const { host } = context;
  return await logInToAcr(accessToken, context, {
    ...omitUndefined({ tenantId }),
    refuse: (answer) =>
      accountRefused({
        ...{ title: TITLE, registry: host, source, answer },
        hint: `Grant this identity the role AcrPush on the registry ${host}.`,
      }),
  });
}

/** The managed identity of a machine, a container app or a function. A machine without one answers 400. */
async function askMachine(
  clientId: string | undefined,
  context: AmbientContext,
): Promise<AmbientLogin | undefined> {
  const answer = await askIdentity(clientId, context);
  if (answer?.status !== 200) return undefined;
  const accessToken = readTextField(answer.body, 'access_token');
  if (accessToken === undefined) return undefined;
  context.hide([accessToken]);
  const payload = Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString('utf8');
  const { tid } = toTexts(parseObject(payload));
  const source = 'the managed identity of this machine';
  return { ...(await exchange(accessToken, { source, tenantId: tid }, context)), source };
}

async function askIdentity(
  clientId: string | undefined,
  { env, host, ask, hide }: AmbientContext,
): Promise<MetadataAnswer | undefined> {
  if (ask === undefined) return undefined;
  const endpoint = readText(env, 'IDENTITY_ENDPOINT');
  const header = readText(env, 'IDENTITY_HEADER');
  const isApp = endpoint !== undefined && header !== undefined;
  const base = readText(env, 'AZURE_POD_IDENTITY_AUTHORITY_HOST') ?? 'http://169.254.169.254';
  const stated = isApp ? endpoint : `${base.replace(/\/$/, '')}/metadata/identity/oauth2/token`;
  if (!URL.canParse(stated)) return undefined;
  const url = new URL(stated);
  url.searchParams.set('api-version', isApp ? '2019-08-01' : '2018-02-01');
  url.searchParams.set('resource', toAzureCloud(host).scope.replace(/\/\.default$/, ''));
  if (clientId !== undefined) url.searchParams.set('client_id', clientId);
  if (isApp) hide([header]);
  const headers: Record<string, string> = isApp
    ? { 'x-identity-header': header }
    : { metadata: 'true' };
  return await ask({ url, headers });
}
