// SPDX-License-Identifier: Apache-2.0
// A configuration of Google's workload identity federation, as a file of application default credentials holds it.
// @see https://google.aip.dev/auth/4117
import { omitUndefined } from '../../omit-undefined.ts';
import { isObject, type JsonObject, parseObject, toTexts } from '../../registry/json.ts';
import type { OidcRole } from '../../settings/oidc.ts';
import type { ExchangedLogin } from '../oidc/exchange.ts';
import { exchangeGoogle } from '../oidc/google.ts';
import type { IdToken } from '../oidc/identity.ts';
import { withIdToken } from '../oidc/with-id-token.ts';
import type { AmbientContext } from './context.ts';
import { type NamedFile, readNamedFile, toIdToken } from './identity-file.ts';
import { accountInvalid } from './refused.ts';

type GoogleRole = Extract<OidcRole, { provider: 'google' }>;

/** Exchanges the identity token that the configuration points at. */
export async function federate(
  account: JsonObject,
  file: NamedFile,
  context: AmbientContext,
): Promise<ExchangedLogin & { readonly idToken: IdToken }> {
  const invalid = (field: string, hint: string) =>
    accountInvalid(
      context.host,
      `the field "${field}" in the file "${file.path}" that ${file.variable} names cannot be used`,
      hint,
    );
  const { role, sts, iam } = readRole(account, invalid);
  const endpoints = omitUndefined({ sts, iam });
  return await withIdToken(
    () => readSubject(account, file, { ...context, invalid }),
    async (idToken) => ({
      ...(await exchangeGoogle(role, { ...context, endpoints, idToken })),
      idToken,
    }),
  );
}

type Invalid = (field: string, hint: string) => Error;

const REMAKE = 'Make it again: gcloud iam workload-identity-pools create-cred-config.';

/** What is asked for, and at which addresses. */
function readRole(account: JsonObject, invalid: Invalid) {
  const texts = toTexts(account);
  const provider = /^\/\/iam\.googleapis\.com\/(projects\/.+)$/.exec(texts.audience ?? '')?.[1];
  if (provider === undefined) throw invalid('audience', REMAKE);
  const url = texts.service_account_impersonation_url;
  const serviceAccount =
    url === undefined ? undefined : /\/serviceAccounts\/([^/:]+):generateAccessToken$/.exec(url);
  if (serviceAccount === null) throw invalid('service_account_impersonation_url', REMAKE);
  const email = serviceAccount?.[1];
  const role: GoogleRole = {
    ...{ provider: 'google', identityProvider: provider },
    ...(email === undefined ? {} : { serviceAccount: decodeURIComponent(email) }),
  };
  return {
    role,
    sts: texts.token_url,
    iam: url,
  };
}

async function readSubject(
  account: JsonObject,
  file: NamedFile,
  context: AmbientContext & { readonly invalid: Invalid },
): Promise<IdToken> {
  const source = account.credential_source;
  const { file: path, url } = toTexts(source);
  const { invalid } = context;
  if (isObject(source) && ('executable' in source || 'environment_id' in source)) {
    const hint =
      'A program, or a signed request to AWS, is not run for a login. Point it at a file or a URL, or name workload-identity-provider in the entry of `registries`.';
    throw invalid('credential_source', hint);
  }
  if (path !== undefined) {
    const text = await readNamedFile({ variable: file.variable, path }, context);
    return toIdToken(pick(text, source, invalid), `the file "${path}"`, context);
  }
  if (url === undefined || !URL.canParse(url)) throw invalid('credential_source', REMAKE);
  const text = await askUrl(new URL(url), source, context);
  return toIdToken(pick(text, source, invalid), new URL(url).host, context);
}

/** The token in a text, which is one itself or JSON with one. */
function pick(text: string, source: unknown, invalid: Invalid): string {
  const format = isObject(source) ? toTexts(source.format) : {};
  if (format.type !== 'json') return text;
  const name = format.subject_token_field_name ?? 'access_token';
  const token = toTexts(parseObject(text))[name];
  if (token === undefined) {
    throw invalid('credential_source', `It gives no "${name}": check subject_token_field_name.`);
  }
  return token;
}

async function askUrl(url: URL, source: unknown, context: AmbientContext): Promise<string> {
  const { service, host, hide } = context;
  const headers = toTexts(isObject(source) ? source.headers : undefined);
  // A header is the scheme and the token; an answer may repeat the token alone.
  const secrets = Object.values(headers).map((value) => value.replace(/^\w+ /, ''));
  hide(secrets);
  const doing = `get an identity token for ${host}`;
  const answer = await service.ask({ method: 'GET', url, headers, doing, secrets });
  if (answer.status === 200) return JSON.stringify(answer.body);
  throw accountInvalid(
    host,
    `${answer.host} answered ${answer.status} to the question for an identity token`,
    'Check that the job may ask for one: on GitHub `permissions: { id-token: write }`.',
  );
}
